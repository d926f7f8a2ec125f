//! A transaction that is being made: containers, rows and plain values.

use super::Rewritten;
use super::typing::Wrote;
use crate::plain::Plain;
use crate::read::object_at;
use crate::rich::{compose, difference};
use crate::{Author, EditError, Kind};
use automerge::transaction::Transactable;
use automerge::{AutoCommit, ObjId, ObjType, ROOT, ReadDoc, Value};
use ryadom_domain::{PersonId, Rich, Timestamp};
use std::collections::VecDeque;

/// A transaction that is being made.
pub(crate) struct Tx<'d, K: Kind> {
    pub(super) inner: &'d mut AutoCommit,
    pub(crate) person: PersonId,
    pub(crate) at: Timestamp,
    undo: Vec<K::Edit>,
    pub(super) wrote: Vec<Wrote<K>>,
    pub(super) rewrites: VecDeque<Rewritten>,
}

impl<'d, K: Kind> Tx<'d, K> {
    /// `rewrites`: what each edit at an earlier version comes to now, in the order of the edits.
    pub(super) fn begin(
        inner: &'d mut AutoCommit,
        author: &Author,
        at: Timestamp,
        rewrites: VecDeque<Rewritten>,
    ) -> Self {
        inner.set_actor(author.actor.clone());
        Self {
            inner,
            person: author.person,
            at,
            undo: Vec::new(),
            wrote: Vec::new(),
            rewrites,
        }
    }

    /// What takes everything back: edits, and what was typed.
    pub(super) fn end(self) -> (Vec<K::Edit>, Vec<Wrote<K>>) {
        (self.undo, self.wrote)
    }
    /// Remembers an edit that takes back what was just done.
    pub(crate) fn undo(&mut self, edit: K::Edit) {
        self.undo.push(edit);
    }

    /// A container of the root.
    pub(crate) fn container(&self, key: &'static str) -> Result<ObjId, EditError> {
        object_at(self.inner, &ROOT, key, ObjType::Map).ok_or(EditError::Damaged(key))
    }

    /// A map inside a row, made when an older version made the row without it.
    pub(crate) fn inside(&mut self, row: &ObjId, key: &str) -> Result<ObjId, EditError> {
        match object_at(self.inner, row, key, ObjType::Map) {
            Some(map) => Ok(map),
            None => Ok(self.inner.put_object(row, key, ObjType::Map)?),
        }
    }

    /// A row that is there, removed or not.
    pub(crate) fn row(&self, collection: &ObjId, id: impl ToString) -> Result<ObjId, EditError> {
        let id = id.to_string();
        object_at(self.inner, collection, &id, ObjType::Map).ok_or(EditError::NoSuchRow(id))
    }

    /// Makes a row.
    pub(crate) fn new_row(
        &mut self,
        collection: &ObjId,
        id: impl ToString,
    ) -> Result<ObjId, EditError> {
        let id = id.to_string();
        if self.inner.get(collection, id.as_str())?.is_some() {
            return Err(EditError::AlreadyThere(id));
        }
        let row = self.inner.put_object(collection, id, ObjType::Map)?;
        self.inner.put(&row, "fate", 1)?;
        Ok(row)
    }

    /// Writes into a row that is being made: nothing for what an absent field means anyway.
    pub(crate) fn fill<T: Plain>(
        &mut self,
        row: &ObjId,
        key: &str,
        value: &T,
    ) -> Result<(), EditError> {
        if *value != T::default() {
            self.inner.put(row, key, value.to_scalar())?;
        }
        Ok(())
    }

    /// Makes a text in a row that is being made.
    pub(crate) fn fill_text(
        &mut self,
        row: &ObjId,
        key: &str,
        words: &str,
    ) -> Result<(), EditError> {
        let text = self.inner.put_object(row, key, ObjType::Text)?;
        if !words.is_empty() {
            self.inner.splice_text(&text, 0, 0, words)?;
        }
        Ok(())
    }

    /// Makes a rich text in a row that is being made.
    pub(crate) fn fill_rich(
        &mut self,
        row: &ObjId,
        key: &str,
        words: &Rich,
    ) -> Result<(), EditError> {
        let text = self.inner.put_object(row, key, ObjType::Text)?;
        if let Some(edit) = difference(&Rich::default(), words, usize::MAX) {
            compose(self.inner, &text, edit.splice.as_slice(), &edit.dress)?;
        }
        Ok(())
    }

    /// Makes a map in a row that is being made.
    pub(crate) fn fill_map(&mut self, row: &ObjId, key: &str) -> Result<ObjId, EditError> {
        Ok(self.inner.put_object(row, key, ObjType::Map)?)
    }

    /// A field's shown value.
    pub(crate) fn value<T: Plain>(&self, map: &ObjId, key: &str) -> T {
        let Ok(Some((Value::Scalar(scalar), _))) = self.inner.get(map, key) else {
            return T::default();
        };
        T::from_scalar(scalar.as_ref().into()).unwrap_or_default()
    }

    /// Writes a field, which also settles it when it has two values. Taken back by `back` of what was shown before; when
    /// that is what was chosen to stay, of what went.
    pub(crate) fn set<T: Plain>(
        &mut self,
        map: &ObjId,
        key: &str,
        value: &T,
        back: impl FnOnce(T) -> K::Edit,
    ) -> Result<(), EditError> {
        let shown = self.value(map, key);
        let before = if shown == *value {
            self.values(map, key)
                .into_iter()
                .find(|other| other != value)
        } else {
            Some(shown)
        };
        self.inner.put(map, key, value.to_scalar())?;
        self.undo.extend(before.map(back));
        Ok(())
    }

    /// Every value that a field has.
    pub(super) fn values<T: Plain>(&self, map: &ObjId, key: &str) -> Vec<T> {
        let all = self.inner.get_all(map, key).unwrap_or_default();
        all.iter()
            .filter_map(|(value, _)| match value {
                Value::Scalar(scalar) => T::from_scalar(scalar.as_ref().into()),
                Value::Object(_) => None,
            })
            .collect()
    }

    /// Every key of a map.
    pub(crate) fn keys(&self, map: &ObjId) -> Vec<String> {
        self.inner.keys(map).collect()
    }

    /// What a map of yes and no inside a row says.
    pub(crate) fn flags(&self, row: &ObjId, key: &str) -> Vec<(String, bool)> {
        let Some(map) = object_at(self.inner, row, key, ObjType::Map) else {
            return Vec::new();
        };
        let all = self.keys(&map).into_iter();
        all.map(|key| {
            let there = self.value(&map, &key);
            (key, there)
        })
        .collect()
    }

    /// Writes a field for good: nobody takes back what they have seen.
    pub(crate) fn write<T: Plain>(
        &mut self,
        map: &ObjId,
        key: &str,
        value: &T,
    ) -> Result<(), EditError> {
        Ok(self.inner.put(map, key, value.to_scalar())?)
    }

    /// Takes a field's value out, so that what is written next is this person's, even if it is the same.
    pub(crate) fn clear(&mut self, map: &ObjId, key: &str) -> Result<(), EditError> {
        if self.inner.get(map, key)?.is_some() {
            self.inner.delete(map, key)?;
        }
        Ok(())
    }

    /// The first edit of an actor says whose it is.
    pub(super) fn sign(&mut self, author: &Author) -> Result<(), EditError> {
        if self.inner.pending_ops() == 0 {
            return Ok(());
        }
        let authors = self.container("authors")?;
        let actor = author.actor.to_hex_string();
        if self.inner.get(&authors, actor.as_str())?.is_none() {
            self.inner.put(&authors, actor, author.person.to_string())?;
        }
        Ok(())
    }
}
