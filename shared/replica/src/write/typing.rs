//! Typing into texts.

use super::Tx;
use super::pieces::Pieces;
use crate::read::object_at;
use crate::rich::{clean, compose, rich_of};
use crate::{EditError, Kind, Splice, SpliceError};
use automerge::transaction::Transactable;
use automerge::{ObjId, ObjType, ReadDoc};
use ryadom_domain::Rich;

/// What was typed into one text.
pub(super) struct Wrote<K: Kind> {
    pub(super) text: K::Text,
    pub(super) before: String,
    /// The same with what its lines and words were, when any of that changed too.
    pub(super) rich: Option<Rich>,
    pub(super) pieces: Pieces,
}

impl<K: Kind> Tx<'_, K> {
    /// Types into a text that is a value of `map`.
    pub(crate) fn splice(
        &mut self,
        map: &ObjId,
        key: &str,
        text: &K::Text,
        splice: &Splice,
    ) -> Result<(), EditError> {
        let object = match object_at(self.inner, map, key, ObjType::Text) {
            Some(object) => object,
            None => self.inner.put_object(map, key, ObjType::Text)?,
        };
        let before = clean(self.inner.text(&object)?);
        cut(&before, splice)?;
        let delete = isize::try_from(splice.delete).unwrap_or(isize::MAX);
        self.inner
            .splice_text(&object, splice.at, delete, &splice.insert)?;
        let wrote = match self.wrote.iter_mut().find(|wrote| wrote.text == *text) {
            Some(wrote) => wrote,
            None => {
                self.wrote.push(Wrote {
                    text: text.clone(),
                    before,
                    rich: None,
                    pieces: Pieces::default(),
                });
                let last = self.wrote.len() - 1;
                &mut self.wrote[last]
            }
        };
        wrote.pieces.add(splice);
        Ok(())
    }

    /// Types at positions of an earlier version, carried here before the transaction.
    pub(crate) fn splice_carried(
        &mut self,
        map: &ObjId,
        key: &str,
        text: &K::Text,
    ) -> Result<(), EditError> {
        let rewritten = self.rewrites.pop_front().unwrap_or_default();
        for splice in rewritten.splices {
            let splice = match self.wrote.iter().find(|wrote| wrote.text == *text) {
                Some(wrote) if !rewritten.is_here => wrote.pieces.moved(splice),
                _ => splice,
            };
            self.splice(map, key, text, &splice)?;
        }
        Ok(())
    }
}

impl<K: Kind> Tx<'_, K> {
    /// Edits a rich text at positions of an earlier version, carried here before the transaction.
    pub(crate) fn compose_carried(
        &mut self,
        map: &ObjId,
        key: &str,
        text: &K::Text,
    ) -> Result<(), EditError> {
        let mut rewritten = self.rewrites.pop_front().unwrap_or_default();
        let object = match object_at(self.inner, map, key, ObjType::Text) {
            Some(object) => object,
            None => self.inner.put_object(map, key, ObjType::Text)?,
        };
        let mut now = clean(self.inner.text(&object)?);
        if !self.wrote.iter().any(|wrote| wrote.text == *text) {
            self.wrote.push(Wrote {
                text: text.clone(),
                before: now.clone(),
                rich: None,
                pieces: Pieces::default(),
            });
        }
        let before = rich_of(self.inner, &object, None);
        if let Some(wrote) = self.wrote.iter_mut().find(|wrote| wrote.text == *text) {
            let typed = !wrote.pieces.is_empty();
            let words = &wrote.before;
            wrote
                .rich
                .get_or_insert_with(|| if typed { Rich::plain(words) } else { before });
            let is_moved = !rewritten.is_here && rewritten.dress.is_empty();
            for splice in &mut rewritten.splices {
                if is_moved {
                    *splice = wrote.pieces.moved(std::mem::take(splice));
                }
                // Before anything is written: whether it fits.
                cut(&now, splice)?;
                wrote.pieces.add(splice);
                now = splice.apply(&now)?;
            }
        }
        compose(self.inner, &object, &rewritten.splices, &rewritten.dress)
    }
}

/// What a splice takes away.
pub(super) fn cut(text: &str, splice: &Splice) -> Result<String, SpliceError> {
    let units: Vec<u16> = text.encode_utf16().collect();
    let reaches = splice.at.saturating_add(splice.delete);
    let error = SpliceError {
        reaches,
        length: units.len(),
    };
    let is_cut = |at: usize| {
        units
            .get(at)
            .is_some_and(|unit| (0xDC00..0xE000).contains(unit))
    };
    let cut = units.get(splice.at..reaches).ok_or(error)?;
    if is_cut(splice.at) || is_cut(reaches) {
        return Err(error);
    }
    String::from_utf16(cut).map_err(|_| error)
}
