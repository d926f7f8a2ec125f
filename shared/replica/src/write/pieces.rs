//! Which pieces of a text an edit has changed.

use super::typing::cut;
use crate::Splice;

/// Pieces of a text that were changed, in order, with something unchanged between any two.
#[derive(Debug, Default)]
pub(super) struct Pieces(Vec<Piece>);

/// What stands in for what.
#[derive(Debug, Clone, Copy)]
struct Piece {
    /// Where it was, and how many units.
    was: (usize, usize),
    /// Where it is, and how many units.
    is: (usize, usize),
}

impl Piece {
    const fn was_to(&self) -> usize {
        self.was.0 + self.was.1
    }

    const fn is_to(&self) -> usize {
        self.is.0 + self.is.1
    }
}

impl Pieces {
    pub(super) const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// One more splice, of the text as the ones before have left it.
    pub(super) fn add(&mut self, splice: &Splice) {
        let (from, to) = (splice.at, splice.at + splice.delete);
        let inserted = splice.insert.encode_utf16().count();
        let first = self.0.partition_point(|piece| piece.is_to() < from);
        let next = self.0.partition_point(|piece| piece.is.0 <= to);
        let before = first.checked_sub(1).and_then(|index| self.0.get(index));
        let piece = match self.0.get(first..next) {
            Some([one, .., last]) => joined(one, last, (from, to), inserted),
            Some([one]) => joined(one, one, (from, to), inserted),
            _ => Piece {
                was: (
                    before.map_or(from, |piece| piece.was_to() + from - piece.is_to()),
                    splice.delete,
                ),
                is: (from, inserted),
            },
        };
        for piece in self.0.iter_mut().skip(next) {
            piece.is.0 = piece.is.0 + inserted - splice.delete;
        }
        self.0.splice(first..next, [piece]);
    }

    /// A splice that was meant for the text before any of these.
    pub(super) fn moved(&self, splice: Splice) -> Splice {
        let from = self.now(splice.at, splice.delete > 0);
        let to = self.now(splice.at + splice.delete, false).max(from);
        Splice {
            at: from,
            delete: to - from,
            insert: splice.insert,
        }
    }

    /// Where a position of the text before these is now; `after` what was put in exactly there, if asked for.
    fn now(&self, position: usize, after: bool) -> usize {
        let is_before =
            |piece: &Piece| piece.was.0 < position || after && piece.was == (position, 0);
        let before = self.0.partition_point(is_before);
        match before.checked_sub(1).and_then(|index| self.0.get(index)) {
            Some(piece) => position.saturating_sub(piece.was_to()) + piece.is_to(),
            None => position,
        }
    }

    /// How many units at the end of a text that was so long nothing was done to.
    pub(super) fn behind(&self, length: usize) -> usize {
        let last = self.0.last().map_or(0, Piece::was_to);
        length.saturating_sub(last)
    }

    /// What takes them back: each alone, so that what others wrote between them is not written again.
    pub(super) fn back(&self, before: &str) -> Vec<Splice> {
        let splice = |piece: &Piece| {
            let was = Splice {
                at: piece.was.0,
                delete: piece.was.1,
                insert: String::new(),
            };
            Splice {
                at: piece.is.0,
                delete: piece.is.1,
                insert: cut(before, &was).unwrap_or_default(),
            }
        };
        let all = self.0.iter().map(splice);
        all.filter(|splice| splice.delete > 0 || !splice.insert.is_empty())
            .collect()
    }
}

fn joined(one: &Piece, last: &Piece, (from, to): (usize, usize), inserted: usize) -> Piece {
    let (begin, end) = (from.min(one.is.0), to.max(last.is_to()));
    let was = one.was.0 - (one.is.0 - begin);
    Piece {
        was: (was, last.was_to() + (end - last.is_to()) - was),
        is: (begin, end - begin - (to - from) + inserted),
    }
}
