//! What a person has learned: the rows of a profile's register of training.

use super::{PersonDoc, PersonEdit};
use crate::read::{MapReader, RowReader};
use crate::write::Tx;
use crate::{Choice, EditError, Fate, Stamp};
use ryadom_domain::{Training, TrainingField, TrainingId};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// The container's key.
pub(crate) const TRAINING: &str = "training";

/// What may be done to a training. Writing a field that has two values settles it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TrainingEdit {
    /// Writes one field; empty to say nothing.
    Set(TrainingField, String),
    /// Takes it off the list.
    Remove,
    /// Brings it back, or keeps one that came back.
    Restore,
}

/// A training as it is shown.
#[derive(Debug, Clone, PartialEq)]
pub struct TrainingRow {
    /// Its id.
    pub id: TrainingId,
    /// Whether it is there.
    pub fate: Fate,
    /// Who touched it last.
    pub touched: Option<Stamp>,
    /// What is known of it.
    pub fields: BTreeMap<TrainingField, Choice<String>>,
}

impl TrainingRow {
    /// A field's words; empty when there are none.
    pub fn field(&self, field: TrainingField) -> &str {
        self.fields.get(&field).map_or("", |said| said.value.trim())
    }

    /// Its shown values, for the rules of the domain.
    pub fn plain(&self) -> Training {
        Training::read(|field| self.field(field))
    }

    /// Fields with two values, plus one when it came back.
    pub fn places(&self) -> usize {
        let torn = self.fields.values().filter(|field| field.is_torn()).count();
        usize::from(self.fate.is_torn()) + torn
    }
}

/// Every training, the newest first; those without a day before them.
pub(super) fn read(root: &MapReader<'_>) -> Vec<TrainingRow> {
    let rows = root.rows(TRAINING).into_iter().map(training);
    let mut rows: Vec<TrainingRow> = rows.collect();
    rows.sort_by_cached_key(|row| {
        let day = row.plain().day();
        Reverse((day.is_none(), day, row.id))
    });
    rows
}

fn training(row: RowReader<'_, TrainingId>) -> TrainingRow {
    let RowReader {
        id,
        map,
        fate,
        touched,
        ..
    } = row;
    let fields = TrainingField::ALL.iter().copied();
    TrainingRow {
        id,
        fate,
        touched,
        fields: fields
            .map(|field| (field, map.choice(field.as_str())))
            .filter(|(_, said)| said.written.is_some())
            .collect(),
    }
}

pub(super) fn add(
    tx: &mut Tx<'_, PersonDoc>,
    id: TrainingId,
    fields: &BTreeMap<TrainingField, String>,
) -> Result<(), EditError> {
    let all = tx.container(TRAINING)?;
    let row = tx.new_row(&all, id)?;
    for (field, words) in fields {
        tx.fill(&row, field.as_str(), words)?;
    }
    let edit = TrainingEdit::Remove;
    tx.undo(PersonEdit::Training { id, edit });
    Ok(())
}

pub(super) fn change(
    tx: &mut Tx<'_, PersonDoc>,
    id: TrainingId,
    edit: &TrainingEdit,
) -> Result<(), EditError> {
    let all = tx.container(TRAINING)?;
    let row = tx.row(&all, id)?;
    let back = |edit| PersonEdit::Training { id, edit };
    match edit {
        TrainingEdit::Remove => tx.remove(&row, back(TrainingEdit::Restore)),
        TrainingEdit::Restore => tx.restore(&row, back(TrainingEdit::Remove)),
        TrainingEdit::Set(field, words) => {
            tx.touch(&row)?;
            tx.set(&row, field.as_str(), words, |before| {
                back(TrainingEdit::Set(*field, before))
            })
        }
    }
}
