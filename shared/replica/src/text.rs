//! One text of a document, without reading the rest.

use crate::read::object_at;
use crate::rich::{Dress, clean};
use crate::write::{Rewrite, Rewritten};
use crate::{Document, Splice, genesis, splice_between};
use automerge::{ChangeHash, Cursor, ObjId, ObjType, Patch, PatchAction, ROOT, ReadDoc};
use std::borrow::Cow;
use std::cmp::Reverse;

/// The cursor before the first letter.
const START: &str = "start";
/// What a cursor behind a letter begins with; the letter's own name follows.
const BEHIND: char = '>';

/// Where a text is in its document. Made from a kind's own text enum, such as `ProgrammeText::Goal`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct TextRef {
    /// Keys from the root: maps, and the text last.
    path: Vec<Cow<'static, str>>,
}

impl TextRef {
    pub(crate) fn root(key: &'static str) -> Self {
        Self {
            path: vec![key.into()],
        }
    }

    pub(crate) fn row(collection: &'static str, id: impl ToString, key: &'static str) -> Self {
        Self {
            path: vec![collection.into(), id.to_string().into(), key.into()],
        }
    }

    pub(crate) fn nested(
        collection: &'static str,
        id: impl ToString,
        inner: &'static str,
        inner_id: impl ToString,
        key: &'static str,
    ) -> Self {
        let (id, inner_id) = (id.to_string(), inner_id.to_string());
        Self {
            path: vec![
                collection.into(),
                id.into(),
                inner.into(),
                inner_id.into(),
                key.into(),
            ],
        }
    }
}

/// The keys, with slashes between them: the same on every device, so it names the text in what is said of carets.
impl std::fmt::Display for TextRef {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.path.join("/"))
    }
}

impl Document {
    /// One text, without reading the rest; `None` when there is no such text (or not yet).
    pub fn text(&mut self, text: &TextRef) -> Option<String> {
        let object = self.text_object(text)?;
        self.automerge().text(&object).ok().map(clean)
    }

    /// One text as it was at a version; `None` when there is no such text (or not yet).
    pub fn text_at(&mut self, text: &TextRef, heads: &[ChangeHash]) -> Option<String> {
        let object = self.text_object(text)?;
        self.automerge().text_at(&object, heads).ok().map(clean)
    }

    /// What happened to one text between two versions, as splices to make one after the other.
    pub fn text_splices_between(
        &mut self,
        before: &[ChangeHash],
        after: &[ChangeHash],
        text: &TextRef,
    ) -> Vec<Splice> {
        if before == after {
            return Vec::new();
        }
        let Some(object) = self.text_object(text) else {
            return Vec::new();
        };
        let inner = self.automerge();
        let patches = inner
            .diff_obj(&object, before, after, false)
            .unwrap_or_default();
        let here = patches.into_iter().filter(|patch| patch.obj == object);
        let splices: Option<Vec<Splice>> = here.filter_map(splice_of).collect();
        splices.unwrap_or_else(|| {
            let old = inner
                .text_at(&object, before)
                .map(clean)
                .unwrap_or_default();
            let new = inner.text_at(&object, after).map(clean).unwrap_or_default();
            splice_between(&old, &new, new.encode_utf16().count())
                .into_iter()
                .collect()
        })
    }

    /// A stable name for a position in a text, to send to others: it stays behind the letter before it, whatever is
    /// typed elsewhere.
    pub fn cursor_at(&mut self, text: &TextRef, position: usize) -> Option<String> {
        let object = self.text_object(text)?;
        let inner = self.automerge();
        let Some(before) = position.min(inner.length(&object)).checked_sub(1) else {
            return Some(START.to_owned());
        };
        let cursor = inner.get_cursor(&object, before, None).ok()?;
        Some(format!("{BEHIND}{cursor}"))
    }

    /// Where a cursor made by [`Document::cursor_at`], here or on another device, is now. `None` when this device has
    /// not got the letter yet, or the cursor is damaged.
    pub fn position_of(&mut self, text: &TextRef, cursor: &str) -> Option<usize> {
        let object = self.text_object(text)?;
        let first = genesis::hash(self.kind());
        let inner = self.automerge();
        if cursor == START {
            return Some(0);
        }
        let letter = cursor.strip_prefix(BEHIND)?;
        // Automerge slices a cursor's text by bytes, and would panic on what is no cursor at all.
        let is_ours = |letter: &str| letter.is_ascii() && !letter.starts_with('-');
        if letter.is_empty() || !is_ours(letter) || letter.len() > 128 {
            return None;
        }
        let parsed = Cursor::try_from(letter).ok()?;
        // Of the newest version Automerge looks for the letter in the whole document, and panics when it is in another
        // text; of a version that it does not take for the newest, in this text only. So the first change is named too.
        let mut now = inner.get_heads();
        now.push(first);
        let index = inner
            .get_cursor_position(&object, &parsed, Some(&now))
            .ok()?;
        // The letter itself, or, once that was deleted, what follows it.
        let is_there = inner
            .get_cursor(&object, index, None)
            .is_ok_and(|now| now == parsed);
        let width = if is_there {
            letter_width(inner, &object, index)
        } else {
            0
        };
        Some(index + width)
    }

    pub(crate) fn text_object(&mut self, text: &TextRef) -> Option<ObjId> {
        let document = self.automerge().document();
        let (key, path) = text.path.split_last()?;
        let map = path.iter().try_fold(ROOT, |map, key| {
            object_at(document, &map, key, ObjType::Map)
        })?;
        object_at(document, &map, key, ObjType::Text)
    }

    /// Carries a splice from the version it was meant for to this one: what others typed meanwhile stays.
    pub(crate) fn carry(&mut self, rewrite: Rewrite, now: &[ChangeHash]) -> Rewritten {
        let Rewrite {
            text,
            splice,
            dress,
            heads,
        } = rewrite;
        let is_here = heads.is_empty();
        if is_here || heads == now || !self.has(&heads) {
            let splices = Vec::from_iter(splice);
            return Rewritten {
                splices,
                dress,
                is_here,
            };
        }
        let meanwhile = self.text_splices_between(&heads, now, &text);
        let splices = splice
            .iter()
            .flat_map(|splice| carry(splice.clone(), &meanwhile));
        let splices: Vec<Splice> = splices.collect();
        let dress = dress
            .into_iter()
            .map(|one| dressed(one, splice.as_ref(), &meanwhile, &splices))
            .collect();
        Rewritten {
            splices,
            dress,
            is_here,
        }
    }
}

/// A splice once others' splices are there too.
fn carry(mut carried: Splice, meanwhile: &[Splice]) -> Vec<Splice> {
    {
        // The pieces to take away, each as start and length: typing in the middle of one cuts it in two.
        let mut pieces =
            Vec::from_iter((carried.delete > 0).then_some((carried.at, carried.delete)));
        for other in meanwhile {
            // What stands in for something stays with it; what stands for itself stays where it was.
            carried.at = other.carry(carried.at, carried.delete > 0);
            pieces = pieces
                .into_iter()
                .flat_map(|piece| cut_by(piece, other))
                .collect();
        }
        if let Some((first, _)) = pieces.first() {
            carried.at = *first;
        }
        let mut splices: Vec<Splice> = pieces
            .into_iter()
            .map(|(at, delete)| Splice {
                at,
                delete,
                insert: String::new(),
            })
            .collect();
        if !carried.insert.is_empty() {
            splices.push(Splice {
                delete: 0,
                ..carried
            });
        }
        // From the end, so that one does not move the next; at one place, first what goes, then what comes.
        splices.sort_by_key(|splice| (Reverse(splice.at), Reverse(splice.delete)));
        splices
    }
}

/// What lines and words become, once others' splices are there: `own` is what was put in where it was meant, `made` what
/// that has come to.
fn dressed(dress: Dress, own: Option<&Splice>, meanwhile: &[Splice], made: &[Splice]) -> Dress {
    let put = made.iter().find(|splice| !splice.insert.is_empty());
    let carried = |position: usize, after: bool| {
        if let (Some(own), Some(put)) = (own, put) {
            let inserted = own.insert.encode_utf16().count();
            if (own.at..own.at + inserted).contains(&position) {
                // What was put in is together, behind what others' and one's own splices have moved it by.
                let moved = made.iter().filter(|splice| splice.at < put.at);
                let at = moved.fold(put.at, |at, splice| splice.carry(at, true));
                return at + position - own.at;
            }
        }
        let before = own.map_or(position, |own| {
            let inserted = own.insert.encode_utf16().count();
            if position < own.at {
                position
            } else {
                (position + own.delete).saturating_sub(inserted)
            }
        });
        let now = meanwhile
            .iter()
            .fold(before, |at, splice| splice.carry(at, after));
        made.iter().fold(now, |at, splice| splice.carry(at, after))
    };
    match dress {
        // Of a line its beginning is named: what stands before its words.
        Dress::Line { at, kind } => Dress::Line {
            at: carried(at.saturating_sub(1), true) + 1,
            kind,
        },
        Dress::Words {
            from,
            to,
            emphasis,
            on,
        } => {
            let last = to.saturating_sub(1).max(from);
            Dress::Words {
                from: carried(from, true),
                to: carried(last, true) + usize::from(to > from),
                emphasis,
                on,
            }
        }
    }
}

/// How many UTF-16 units the letter at an index takes.
fn letter_width(document: &impl ReadDoc, text: &ObjId, index: usize) -> usize {
    let Ok(Some((letter, _))) = document.get(text, index) else {
        return 0;
    };
    letter
        .as_str()
        .map_or(1, |letter| letter.encode_utf16().count())
}

/// What remains of a piece of text (start, length) after a splice: up to two pieces.
fn cut_by((start, length): (usize, usize), splice: &Splice) -> Vec<(usize, usize)> {
    let end = start + length;
    let (from, to) = (splice.at, splice.at + splice.delete);
    let before = start..end.min(from);
    let after = start.max(to)..end;
    let inserted = splice.insert.encode_utf16().count();
    let mut pieces = Vec::new();
    if !before.is_empty() {
        pieces.push((before.start, before.len()));
    }
    if !after.is_empty() {
        pieces.push((after.start - splice.delete + inserted, after.len()));
    }
    pieces
}

/// A patch as a splice. Nothing for marks, which leave the words alone; `Some(None)` for what is no splice:
/// single replaced letters, as other programmes write them.
fn splice_of(patch: Patch) -> Option<Option<Splice>> {
    match patch.action {
        PatchAction::SpliceText { index, value, .. } => Some(Some(Splice {
            at: index,
            delete: 0,
            insert: clean(value.make_string()),
        })),
        PatchAction::DeleteSeq { index, length } => Some(Some(Splice {
            at: index,
            delete: length,
            insert: String::new(),
        })),
        PatchAction::Insert { index, values } => Some(Some(Splice {
            at: index,
            delete: 0,
            insert: "\n".repeat(values.len()),
        })),
        PatchAction::Mark { .. } => None,
        _ => Some(None),
    }
}
