//! What turns one rich text into another. Pure.

use super::{Dress, RichEdit};
use crate::Splice;
use crate::splice::splice_before;
use ryadom_domain::rich::{Begins, Emphasis, Line, LineKind, Rich};
use std::collections::BTreeMap;

/// The edit that turns `old` into `new`; where several would do, the one whose words end at `caret`. `None` when nothing
/// changed.
pub fn difference(old: &Rich, new: &Rich, caret: usize) -> Option<RichEdit> {
    let units = new.words().encode_utf16().count();
    difference_before(old, new, units.saturating_sub(caret))
}

/// The same, where several would do the one with so many units behind its words.
pub(crate) fn difference_before(old: &Rich, new: &Rich, behind: usize) -> Option<RichEdit> {
    let mut new = new.clone().begun_as(old);
    let mut splice = splice_before(&old.words(), &new.words(), behind);
    let mut place = Place::of(splice.as_ref());
    if is_bared(old, &new, place) {
        if let Some(first) = new.lines.first_mut() {
            first.begins = Begins::Block;
        }
        splice = splice_before(&old.words(), &new.words(), behind);
        place = Place::of(splice.as_ref());
    }
    let new = &new;
    let mut dress = lines(old, new, place);
    for emphasis in [Emphasis::Strong, Emphasis::Em] {
        words(old, new, place, emphasis, &mut dress);
    }
    let edit = RichEdit { splice, dress };
    (!edit.is_nothing()).then_some(edit)
}

/// Whether a block that stood between two lines comes to stand before all words, where it would be taken for what the first
/// line is.
fn is_bared(old: &Rich, new: &Rich, place: Place) -> bool {
    let is_begun = |line: &Line| line.begins != Begins::Text;
    if new.lines.first().is_none_or(is_begun)
        || new.lines.first().is_some_and(|line| line.units() > 0)
    {
        return false;
    }
    let Some(before) = place.before(0) else {
        return false;
    };
    let blocks = old.lines.iter().zip(old.starts());
    blocks
        .filter(|(line, _)| line.begins == Begins::Block)
        .any(|(_, start)| start == before + 1)
}

/// What a splice puts in: from here to there of the new text, in place of so many units of the old.
#[derive(Debug, Clone, Copy)]
struct Place {
    from: usize,
    to: usize,
    deleted: usize,
}

impl Place {
    fn of(splice: Option<&Splice>) -> Self {
        splice.map_or(
            Self {
                from: usize::MAX,
                to: usize::MAX,
                deleted: 0,
            },
            |splice| Self {
                from: splice.at,
                to: splice.at + splice.insert.encode_utf16().count(),
                deleted: splice.delete,
            },
        )
    }

    /// Where a unit of the new text was in the old one; `None` for one that was put in.
    const fn before(self, unit: usize) -> Option<usize> {
        if unit < self.from {
            Some(unit)
        } else if unit < self.to {
            None
        } else {
            Some(unit - self.to + self.from + self.deleted)
        }
    }
}

/// Lines that become the first of a block, or of a block of another kind.
fn lines(old: &Rich, new: &Rich, place: Place) -> Vec<Dress> {
    let begun: BTreeMap<usize, (Begins, LineKind)> = old
        .lines
        .iter()
        .zip(old.starts())
        .filter(|(line, _)| line.begins != Begins::Text)
        .filter_map(|(line, at)| Some((at.checked_sub(1)?, (line.begins, line.kind))))
        .collect();
    let was = |unit: usize| begun.get(&unit).copied();
    let mut dress = Vec::new();
    for (line, at) in new.lines.iter().zip(new.starts()) {
        let begun = at
            .checked_sub(1)
            .and_then(|unit| place.before(unit))
            .and_then(was);
        let wants = match (line.begins, begun) {
            (Begins::Block, Some((Begins::Block, kind))) => kind != line.kind,
            (Begins::Block, _) => true,
            // A block that stays where it is cannot become a line feed: it becomes one of this kind.
            (_, Some((Begins::Block, kind))) => kind != line.kind,
            _ => false,
        };
        if wants {
            dress.push(Dress::Line {
                at,
                kind: line.kind,
            });
        }
    }
    dress
}

/// Words that get an emphasis, or lose it. Of words that were put in all are named where anything is emphasised: what
/// they get from their neighbours is not known here.
fn words(old: &Rich, new: &Rich, place: Place, emphasis: Emphasis, dress: &mut Vec<Dress>) {
    let (was, is) = (flags(old, emphasis), flags(new, emphasis));
    let any = was.iter().chain(&is).any(|flag| *flag == Some(true));
    if !any {
        return;
    }
    let mut open: Option<(usize, bool)> = None;
    for unit in 0..=is.len() {
        let wanted = is.get(unit).copied().flatten().filter(|on| {
            let before = place
                .before(unit)
                .and_then(|unit| was.get(unit).copied().flatten());
            before != Some(*on)
        });
        if let Some((from, on)) = open
            && wanted != Some(on)
        {
            dress.push(Dress::Words {
                from,
                to: unit,
                emphasis,
                on,
            });
            open = None;
        }
        if let (None, Some(on)) = (open, wanted) {
            open = Some((unit, on));
        }
    }
}

/// Of each unit, whether it is emphasised so; `None` for what stands between lines.
fn flags(rich: &Rich, emphasis: Emphasis) -> Vec<Option<bool>> {
    let mut flags = Vec::new();
    for line in &rich.lines {
        if line.begins != Begins::Text {
            flags.push(None);
        }
        for run in &line.runs {
            let units = run.words.encode_utf16().count();
            flags.extend(std::iter::repeat_n(Some(run.is(emphasis)), units));
        }
    }
    flags
}
