//! What a person has learned: the rows of a profile's register of training.

use crate::entry::{EntryEdit, EntryRow, entry};
use crate::read::MapReader;
use ryadom_domain::{Training, TrainingField, TrainingId};
use std::cmp::Reverse;

/// The container's key.
pub(crate) const TRAINING: &str = "training";

/// What may be done to a training.
pub type TrainingEdit = EntryEdit<TrainingField>;

/// A training as it is shown.
pub type TrainingRow = EntryRow<TrainingId, TrainingField>;

impl TrainingRow {
    /// Its shown values, for the rules of the domain.
    pub fn plain(&self) -> Training {
        Training::read(|field| self.field(field))
    }
}

/// Every training, the newest first; those without a day before them.
pub(super) fn read(root: &MapReader<'_>) -> Vec<TrainingRow> {
    let rows = root.rows(TRAINING).into_iter();
    let mut rows: Vec<TrainingRow> = rows.map(|row| entry(row, TrainingField::ALL)).collect();
    rows.sort_by_cached_key(|row| {
        let day = row.plain().day();
        Reverse((day.is_none(), day, row.id))
    });
    rows
}
