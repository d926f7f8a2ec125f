//! One edit as one Automerge transaction.

use crate::plain::Plain;
use crate::read::object_at;
use crate::{
    Author, Document, EditError, Edited, Kind, Mode, Splice, SpliceError, TextRef, order,
    splice_between,
};
use automerge::transaction::{CommitOptions, Transactable};
use automerge::{AutoCommit, ChangeHash, ObjId, ObjType, ROOT, ReadDoc, Value};
use ryadom_domain::{PersonId, Timestamp};
use std::collections::VecDeque;

/// How a kind's edits are made. The public face is [`Kind::edit`].
pub(crate) trait Editing: Kind {
    /// Makes the edit within the transaction.
    fn apply(tx: &mut Tx<'_, Self>, edit: &Self::Edit) -> Result<(), EditError>
    where
        Self: Sized;

    /// The edit that types at a position of an earlier version.
    fn write_at(text: Self::Text, splice: Splice, heads: Vec<ChangeHash>) -> Self::Edit;

    /// Every such edit within this one, in the order in which [`Editing::apply`] comes to them.
    fn rewrites(edit: &Self::Edit, found: &mut Vec<Rewrite>);
}

/// A splice at positions of an earlier version.
#[derive(Debug)]
pub(crate) struct Rewrite {
    pub(crate) text: TextRef,
    pub(crate) splice: Splice,
    pub(crate) heads: Vec<ChangeHash>,
}

/// Makes an edit: all of it as one change, or nothing.
pub(crate) fn make<K: Editing>(
    document: &mut Document,
    author: &Author,
    at: Timestamp,
    edit: &K::Edit,
) -> Result<Edited<K::Edit>, EditError> {
    if let Mode::NewerSchema(schema) = document.mode() {
        return Err(EditError::NewerSchema(schema));
    }
    // Positions of earlier versions are found before the transaction: comparing versions would commit it.
    let now = document.heads();
    let mut rewrites = Vec::new();
    K::rewrites(edit, &mut rewrites);
    let rewrites = rewrites
        .into_iter()
        .map(|rewrite| document.carry(rewrite, &now))
        .collect();

    let inner = document.automerge();
    inner.set_actor(author.actor.clone());
    let mut tx = Tx::<K> {
        inner,
        person: author.person,
        at,
        undo: Vec::new(),
        wrote: Vec::new(),
        rewrites,
    };
    let made = K::apply(&mut tx, edit).and_then(|()| tx.sign(author));
    let (undo, wrote) = (std::mem::take(&mut tx.undo), std::mem::take(&mut tx.wrote));
    if let Err(error) = made {
        inner.rollback();
        return Err(error);
    }
    let Some(hash) = inner.commit_with(CommitOptions::default().with_time(at.seconds())) else {
        return Ok(Edited {
            change: None,
            undo: None,
        });
    };
    let change = document.change(&hash);
    Ok(Edited {
        change,
        undo: undo_of::<K>(document, undo, wrote, hash),
    })
}

/// The edit that takes everything back, the last first.
fn undo_of<K: Editing>(
    document: &mut Document,
    mut undo: Vec<K::Edit>,
    wrote: Vec<Wrote<K>>,
    hash: ChangeHash,
) -> Option<K::Edit> {
    for Wrote {
        text,
        before,
        splices,
    } in wrote
    {
        let inverse = match splices.as_slice() {
            [(splice, deleted)] => Some(Splice {
                at: splice.at,
                delete: splice.insert.encode_utf16().count(),
                insert: deleted.clone(),
            }),
            _ => {
                let after = document.text(&text.clone().into()).unwrap_or_default();
                splice_between(&after, &before, before.encode_utf16().count())
            }
        };
        undo.extend(inverse.map(|inverse| K::write_at(text, inverse, vec![hash])));
    }
    undo.reverse();
    match undo.len() {
        0 => None,
        1 => undo.pop(),
        _ => Some(K::several(undo)),
    }
}

/// A transaction that is being made.
pub(crate) struct Tx<'d, K: Kind> {
    inner: &'d mut AutoCommit,
    pub(crate) person: PersonId,
    pub(crate) at: Timestamp,
    undo: Vec<K::Edit>,
    wrote: Vec<Wrote<K>>,
    rewrites: VecDeque<Vec<Splice>>,
}

/// What was typed into one text.
struct Wrote<K: Kind> {
    text: K::Text,
    before: String,
    /// Each splice with what it took away.
    splices: Vec<(Splice, String)>,
}

impl<K: Kind> Tx<'_, K> {
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
    fn values<T: Plain>(&self, map: &ObjId, key: &str) -> Vec<T> {
        let all = self.inner.get_all(map, key).unwrap_or_default();
        all.iter()
            .filter_map(|(value, _)| match value {
                Value::Scalar(scalar) => T::from_scalar(scalar.as_ref().into()),
                Value::Object(_) => None,
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

    /// Says that a row was edited: it stays, should somebody else remove it at the same time.
    pub(crate) fn touch(&mut self, row: &ObjId) -> Result<(), EditError> {
        let fate = self.next_fate(row);
        Ok(self.inner.put(row, "fate", fate)?)
    }

    /// Removes a row. True when it was there.
    pub(crate) fn remove(&mut self, row: &ObjId) -> Result<bool, EditError> {
        let was_there = self.is_there(row);
        let fate = self.next_fate(row);
        self.inner.put(row, "fate", -fate)?;
        Ok(was_there)
    }

    /// Brings a row back, or keeps one that came back. True when it was either.
    pub(crate) fn restore(&mut self, row: &ObjId) -> Result<bool, EditError> {
        let was_removed = self.fates(row).iter().any(|fate| *fate < 0);
        self.touch(row)?;
        Ok(was_removed)
    }

    fn fates(&self, row: &ObjId) -> Vec<i64> {
        self.values(row, "fate")
    }

    /// One more than any fate seen, so that the row's last word is always a new value.
    fn next_fate(&self, row: &ObjId) -> i64 {
        let most = self
            .fates(row)
            .into_iter()
            .map(i64::saturating_abs)
            .max()
            .unwrap_or(0);
        most.saturating_add(1)
    }

    /// True for a row that lists show.
    fn is_there(&self, row: &ObjId) -> bool {
        let fates = self.fates(row);
        fates.is_empty() || fates.iter().any(|fate| *fate >= 0)
    }

    /// Rows of a collection that are there, in order, with their keys.
    fn ordered(&self, collection: &ObjId) -> Vec<(String, String)> {
        let ids: Vec<String> = self.inner.keys(collection).collect();
        let mut rows: Vec<(String, String)> = ids
            .into_iter()
            .filter_map(|id| {
                let row = object_at(self.inner, collection, &id, ObjType::Map)?;
                self.is_there(&row).then(|| (self.value(&row, "order"), id))
            })
            .collect();
        rows.sort();
        rows
    }

    /// The row before this one, of those that are there.
    pub(crate) fn predecessor(&self, collection: &ObjId, id: impl ToString) -> Option<String> {
        let id = id.to_string();
        let rows = self.ordered(collection);
        let index = rows.iter().position(|(_, row)| *row == id)?;
        index
            .checked_sub(1)
            .and_then(|index| rows.get(index))
            .map(|(_, id)| id.clone())
    }

    /// The last row that is there.
    pub(crate) fn last(&self, collection: &ObjId) -> Option<String> {
        self.ordered(collection).pop().map(|(_, id)| id)
    }

    /// Puts a row after another; first, when that is `None`; last, when that is not there.
    pub(crate) fn place(
        &mut self,
        collection: &ObjId,
        id: impl ToString,
        after: Option<impl ToString>,
    ) -> Result<(), EditError> {
        let id = id.to_string();
        let row = self.row(collection, &id)?;
        let rows: Vec<_> = self
            .ordered(collection)
            .into_iter()
            .filter(|(_, other)| *other != id)
            .collect();
        let index = match after {
            None => 0,
            Some(after) => {
                let after = after.to_string();
                rows.iter()
                    .position(|(_, other)| *other == after)
                    .map_or(rows.len(), |index| index + 1)
            }
        };
        let key = |index: Option<usize>| {
            index
                .and_then(|index| rows.get(index))
                .map(|(key, _)| key.as_str())
        };
        let before = key(index.checked_sub(1));
        if let Some(order) = order::between(before, key(Some(index))) {
            return Ok(self.inner.put(&row, "order", order)?);
        }
        // No room: two rows were put in one place while apart. Those that follow get new keys too, as many as must.
        let mut rest = vec![row];
        for (_, id) in &rows[index.min(rows.len())..] {
            rest.push(self.row(collection, id)?);
        }
        for (row, order) in rest.iter().zip(order::run_after(before, rest.len())) {
            self.inner.put(row, "order", order)?;
        }
        Ok(())
    }

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
        let before = self.inner.text(&object)?;
        let deleted = cut(&before, splice)?;
        let delete = isize::try_from(splice.delete).unwrap_or(isize::MAX);
        self.inner
            .splice_text(&object, splice.at, delete, &splice.insert)?;
        let wrote = match self.wrote.iter_mut().find(|wrote| wrote.text == *text) {
            Some(wrote) => wrote,
            None => {
                self.wrote.push(Wrote {
                    text: text.clone(),
                    before,
                    splices: Vec::new(),
                });
                let last = self.wrote.len() - 1;
                &mut self.wrote[last]
            }
        };
        wrote.splices.push((splice.clone(), deleted));
        Ok(())
    }

    /// Types at positions of an earlier version, carried here before the transaction.
    pub(crate) fn splice_carried(
        &mut self,
        map: &ObjId,
        key: &str,
        text: &K::Text,
    ) -> Result<(), EditError> {
        for splice in self.rewrites.pop_front().unwrap_or_default() {
            self.splice(map, key, text, &splice)?;
        }
        Ok(())
    }

    /// The first edit of an actor says whose it is.
    fn sign(&mut self, author: &Author) -> Result<(), EditError> {
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

/// What a splice takes away.
fn cut(text: &str, splice: &Splice) -> Result<String, SpliceError> {
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
