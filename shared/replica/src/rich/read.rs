//! Reading a rich text, without trusting what others have put into it.

use super::{BLOCK, clean, kind_named, mark_name};
use crate::plain::{Plain, Scalar};
use crate::{Document, TextRef};
use automerge::marks::Mark;
use automerge::{ChangeHash, ObjId, ObjType, ReadDoc, ScalarValue, Value};
use ryadom_domain::rich::{Begins, Emphasis, Line, LineKind, Rich, Run};

impl Document {
    /// One rich text; `None` when there is no such text (or not yet).
    pub fn rich(&mut self, text: &TextRef) -> Option<Rich> {
        let object = self.text_object(text)?;
        Some(rich_of(self.automerge(), &object, None))
    }

    /// One rich text as it was at a version; `None` when there is no such text (or not yet).
    pub fn rich_at(&mut self, text: &TextRef, heads: &[ChangeHash]) -> Option<Rich> {
        let object = self.text_object(text)?;
        Some(rich_of(self.automerge(), &object, Some(heads)))
    }
}

/// A rich text. Of each block only its own name is looked at, however much somebody has put into it.
pub(crate) fn rich_of(document: &impl ReadDoc, text: &ObjId, heads: Option<&[ChangeHash]>) -> Rich {
    let words = match heads {
        None => document.text(text),
        Some(heads) => document.text_at(text, heads),
    };
    let words = words.unwrap_or_default();
    if words.is_empty() {
        return Rich::default();
    }
    let marks = match heads {
        None => document.marks(text),
        Some(heads) => document.marks_at(text, heads),
    };
    let marks = marks.unwrap_or_default();
    if marks.is_empty() && !words.contains(BLOCK) {
        return Rich::plain(&words);
    }
    let strong = emphasised(&marks, Emphasis::Strong);
    let em = emphasised(&marks, Emphasis::Em);
    let mut lines = vec![Line::default()];
    let mut at = 0;
    for letter in words.chars() {
        let begins = match letter {
            '\n' => Some((Begins::Break, LineKind::Paragraph)),
            BLOCK => Some(
                kind_at(document, text, at, heads)
                    .map_or((Begins::Break, LineKind::Paragraph), |kind| {
                        (Begins::Block, kind)
                    }),
            ),
            _ => None,
        };
        match begins {
            // The text begins with a block: it says what the first line is.
            Some((Begins::Block, kind)) if at == 0 => {
                lines = vec![Line {
                    begins: Begins::Block,
                    kind,
                    runs: Vec::new(),
                }];
            }
            Some((begins, kind)) => lines.push(Line {
                begins,
                kind,
                runs: Vec::new(),
            }),
            None => {
                let run = Run {
                    words: letter.to_string(),
                    strong: is_in(&strong, at),
                    em: is_in(&em, at),
                };
                if let Some(line) = lines.last_mut() {
                    line.push(run);
                }
            }
        }
        at += letter.len_utf16();
    }
    Rich { lines }
}

/// The kind of the block that stands here; `None` when it is a letter.
pub(crate) fn kind_at(
    document: &impl ReadDoc,
    text: &ObjId,
    at: usize,
    heads: Option<&[ChangeHash]>,
) -> Option<LineKind> {
    let found = match heads {
        None => document.get(text, at),
        Some(heads) => document.get_at(text, at, heads),
    };
    let (Value::Object(ObjType::Map), block) = found.ok()?? else {
        return None;
    };
    let named = match heads {
        None => document.get(&block, "type"),
        Some(heads) => document.get_at(&block, "type", heads),
    };
    Some(match named {
        Ok(Some((Value::Scalar(name), _))) => String::from_scalar(Scalar::from(name.as_ref()))
            .map_or_else(LineKind::default, |name| kind_named(&name)),
        // Programs older than immutable strings write names as texts.
        Ok(Some((Value::Object(ObjType::Text), name))) => document
            .text(&name)
            .map_or_else(|_| LineKind::default(), |name| kind_named(&clean(name))),
        _ => LineKind::default(),
    })
}

/// Where words are emphasised so, in order.
pub(crate) fn emphasised(marks: &[Mark], emphasis: Emphasis) -> Vec<(usize, usize)> {
    let name = mark_name(emphasis);
    let mut ranges: Vec<(usize, usize)> = marks
        .iter()
        .filter(|mark| mark.name == name && mark.value == ScalarValue::Boolean(true))
        .map(|mark| (mark.start, mark.end))
        .collect();
    ranges.sort_unstable();
    ranges
}

fn is_in(ranges: &[(usize, usize)], at: usize) -> bool {
    let next = ranges.partition_point(|(from, _)| *from <= at);
    next.checked_sub(1)
        .and_then(|index| ranges.get(index))
        .is_some_and(|(_, to)| at < *to)
}
