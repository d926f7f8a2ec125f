//! Rows that are removed, brought back, and put in order.

use super::Tx;
use crate::read::object_at;
use crate::{EditError, Kind, order};
use automerge::transaction::Transactable;
use automerge::{ObjId, ObjType, ReadDoc};
use std::str::FromStr;

impl<K: Kind> Tx<'_, K> {
    /// Says that a row was edited: it stays, should somebody else remove it at the same time.
    pub(crate) fn touch(&mut self, row: &ObjId) -> Result<(), EditError> {
        let fate = self.next_fate(row);
        Ok(self.inner.put(row, "fate", fate)?)
    }

    /// Removes a row. `back` takes that back, when the row was there.
    pub(crate) fn remove(&mut self, row: &ObjId, back: K::Edit) -> Result<(), EditError> {
        let was_there = self.is_there(row);
        let fate = self.next_fate(row);
        self.inner.put(row, "fate", -fate)?;
        if was_there {
            self.undo(back);
        }
        Ok(())
    }

    /// Brings a row back, or keeps one that came back. `back` takes that back, when it was either.
    pub(crate) fn restore(&mut self, row: &ObjId, back: K::Edit) -> Result<(), EditError> {
        let was_removed = self.fates(row).iter().any(|fate| *fate < 0);
        self.touch(row)?;
        if was_removed {
            self.undo(back);
        }
        Ok(())
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

    /// Every row of a collection, removed ones too.
    pub(crate) fn ids<Id: FromStr>(&self, collection: &ObjId) -> Vec<Id> {
        let keys = self.inner.keys(collection);
        keys.filter_map(|key| key.parse().ok()).collect()
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
}
