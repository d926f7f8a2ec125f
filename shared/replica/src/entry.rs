//! Rows of which only named fields are known, each in words: local acts, trainings, talks.

use crate::read::RowReader;
use crate::write::Tx;
use crate::{Choice, EditError, Fate, Kind, Stamp};
use std::collections::BTreeMap;
use std::fmt::Display;

/// Such a row as it is shown.
#[derive(Debug, Clone, PartialEq)]
pub struct EntryRow<Id, F> {
    /// Its id.
    pub id: Id,
    /// Whether it is there.
    pub fate: Fate,
    /// Who touched it last.
    pub touched: Option<Stamp>,
    /// What is known of it.
    pub fields: BTreeMap<F, Choice<String>>,
}

/// What may be done to such a row. Writing a field that has two values settles it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EntryEdit<F> {
    /// Writes one field; empty to say nothing.
    Set(F, String),
    /// Takes it off the list.
    Remove,
    /// Brings it back, or keeps one that came back.
    Restore,
}

impl<Id, F: Ord> EntryRow<Id, F> {
    /// A field's words; empty when there are none.
    pub fn field(&self, field: F) -> &str {
        self.fields.get(&field).map_or("", |said| said.value.trim())
    }

    /// Fields with two values, plus one when it came back.
    pub fn places(&self) -> usize {
        let torn = self.fields.values().filter(|field| field.is_torn()).count();
        usize::from(self.fate.is_torn()) + torn
    }
}

/// Reads a row; `known` are the fields that there are.
pub(crate) fn entry<Id, F>(row: RowReader<'_, Id>, known: &[F]) -> EntryRow<Id, F>
where
    F: Copy + Ord + Display,
{
    let RowReader {
        id,
        map,
        fate,
        touched,
        ..
    } = row;
    let fields = known.iter().copied();
    EntryRow {
        id,
        fate,
        touched,
        fields: fields
            .map(|field| (field, map.choice(&field.to_string())))
            .filter(|(_, said)| said.written.is_some())
            .collect(),
    }
}

/// Makes a row in a container; taken back by `back`.
pub(crate) fn add<K: Kind, F: Display>(
    tx: &mut Tx<'_, K>,
    container: &'static str,
    id: impl ToString,
    fields: &BTreeMap<F, String>,
    back: K::Edit,
) -> Result<(), EditError> {
    let all = tx.container(container)?;
    let row = tx.new_row(&all, id)?;
    for (field, words) in fields {
        tx.fill(&row, &field.to_string(), words)?;
    }
    tx.undo(back);
    Ok(())
}

/// Changes a row of a container; `back` makes of the opposite what the document's own edits call it.
pub(crate) fn change<K: Kind, F: Copy + Display>(
    tx: &mut Tx<'_, K>,
    container: &'static str,
    id: impl ToString,
    edit: &EntryEdit<F>,
    back: impl Fn(EntryEdit<F>) -> K::Edit,
) -> Result<(), EditError> {
    let all = tx.container(container)?;
    let row = tx.row(&all, id)?;
    match edit {
        EntryEdit::Remove => tx.remove(&row, back(EntryEdit::Restore)),
        EntryEdit::Restore => tx.restore(&row, back(EntryEdit::Remove)),
        EntryEdit::Set(field, words) => {
            tx.touch(&row)?;
            tx.set(&row, &field.to_string(), words, |before| {
                back(EntryEdit::Set(*field, before))
            })
        }
    }
}
