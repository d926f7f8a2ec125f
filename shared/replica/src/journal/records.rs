//! Records of the instruments: rows that all have one shape, whichever instrument they are made with.

use super::JournalEdit;
use super::apply::{Journal, Result};
use crate::read::{MapReader, RowReader};
use crate::{Choice, EditError, Fate, Stamp};
use automerge::ObjId;
use jiff::civil::Date;
use ryadom_domain::{
    DeficitId, Instrument, Part, PersonId, Record, RecordId, RecordText, RecordValue,
};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// The container's key.
const RECORDS: &str = "instruments";

/// What a person may do to a record. Writing a field that has two values settles it.
#[derive(Debug, Clone, PartialEq)]
pub enum RecordEdit {
    /// The day.
    Day(Option<Date>),
    /// Who did it.
    By(Option<PersonId>),
    /// About whom.
    About(Option<PersonId>),
    /// A plain value, as [`ryadom_domain::Measure::kept`] keeps it.
    Set(RecordValue, String),
    /// Whether a deficit was proposed from it.
    Deficit(DeficitId, bool),
    /// Removes the record.
    Remove,
    /// Brings it back, or keeps one that came back.
    Restore,
}

/// A record as it is shown.
#[derive(Debug, Clone, PartialEq)]
pub struct RecordRow {
    /// Its id.
    pub id: RecordId,
    /// Whether it is there.
    pub fate: Fate,
    /// Who touched it last.
    pub touched: Option<Stamp>,
    /// What it is made with.
    pub instrument: Instrument,
    /// The day.
    pub day: Choice<Option<Date>>,
    /// Who did it.
    pub by: Choice<Option<PersonId>>,
    /// About whom.
    pub about: Choice<Option<PersonId>>,
    /// Every plain value of the instrument.
    pub values: BTreeMap<RecordValue, Choice<String>>,
    /// Every text of the instrument.
    pub texts: BTreeMap<RecordText, String>,
    /// The deficits that were proposed from it.
    pub deficits: BTreeSet<DeficitId>,
}

impl RecordRow {
    /// Its shown values, for the rules of the domain.
    pub fn plain(&self) -> Record {
        let values = self.values.iter();
        let values = values.map(|(value, words)| (*value, words.value.clone()));
        let texts = self
            .texts
            .iter()
            .map(|(text, words)| (*text, words.clone()));
        Record {
            instrument: self.instrument,
            day: self.day.value,
            by: self.by.value,
            about: self.about.value,
            values: values.filter(|(_, words)| !words.is_empty()).collect(),
            texts: texts.filter(|(_, words)| !words.is_empty()).collect(),
            deficits: self.deficits.clone(),
        }
    }

    /// Places to look at: fields with two values, plus one when it came back.
    pub fn places(&self) -> usize {
        let own = [
            self.fate.is_torn(),
            self.day.is_torn(),
            self.by.is_torn(),
            self.about.is_torn(),
        ];
        let values = self.values.values().map(Choice::is_torn);
        own.into_iter().chain(values).filter(|torn| *torn).count()
    }
}

/// Every record, newest first; those without a day before them. One that is made with an instrument of a newer version is
/// not shown.
pub(super) fn read(root: &MapReader<'_>) -> Vec<RecordRow> {
    let rows = root.rows(RECORDS).into_iter().filter_map(record);
    let mut rows: Vec<RecordRow> = rows.collect();
    rows.sort_by_key(|row| Reverse((row.day.value.is_none(), row.day.value, row.id)));
    rows
}

fn record(row: RowReader<'_, RecordId>) -> Option<RecordRow> {
    let RowReader {
        id,
        map,
        fate,
        touched,
        ..
    } = row;
    let instrument = map.value::<Option<Instrument>>("instrument")?;
    let values = instrument.values();
    let texts = instrument.texts();
    Some(RecordRow {
        id,
        fate,
        touched,
        instrument,
        day: map.choice("day"),
        by: map.choice("by"),
        about: map.choice("about"),
        values: values
            .map(|value| (value, map.choice(value.as_str())))
            .collect(),
        texts: texts.map(|text| (text, map.text(text.as_str()))).collect(),
        deficits: map.flags("deficits"),
    })
}

/// The row of a record.
fn row(tx: &Journal<'_>, id: RecordId) -> Result<ObjId> {
    let records = tx.container(RECORDS)?;
    tx.row(&records, id)
}

/// The map that holds a text of a record.
pub(super) fn holder(tx: &mut Journal<'_>, id: RecordId, text: RecordText) -> Result<ObjId> {
    let row = row(tx, id)?;
    belongs(tx, &row, Part::Text(text), text.as_str())?;
    tx.touch(&row)?;
    Ok(row)
}

/// Nothing is written where nobody would ever see it.
fn belongs(tx: &Journal<'_>, row: &ObjId, part: Part, key: &str) -> Result {
    let instrument = tx.value::<Option<Instrument>>(row, "instrument");
    match instrument.is_some_and(|one| one.parts().contains(&part)) {
        true => Ok(()),
        false => Err(EditError::NoSuchRow(key.to_owned())),
    }
}

/// Every text of the instrument is made with the row, so that two devices that begin one apart write into the same.
pub(super) fn add(tx: &mut Journal<'_>, id: RecordId, record: &Record) -> Result {
    let records = tx.container(RECORDS)?;
    let row = tx.new_row(&records, id)?;
    tx.fill(&row, "instrument", &Some(record.instrument))?;
    tx.fill(&row, "day", &record.day)?;
    tx.fill(&row, "by", &record.by)?;
    tx.fill(&row, "about", &record.about)?;
    for value in record.instrument.values() {
        let words = record.values.get(&value).cloned().unwrap_or_default();
        tx.fill(&row, value.as_str(), &words)?;
    }
    for text in record.instrument.texts() {
        let words = record.texts.get(&text).map_or("", String::as_str);
        tx.fill_text(&row, text.as_str(), words)?;
    }
    let deficits = tx.fill_map(&row, "deficits")?;
    for deficit in &record.deficits {
        tx.fill(&deficits, &deficit.to_string(), &true)?;
    }
    tx.undo(JournalEdit::Record {
        id,
        edit: RecordEdit::Remove,
    });
    Ok(())
}

pub(super) fn change(tx: &mut Journal<'_>, id: RecordId, edit: &RecordEdit) -> Result {
    let row = row(tx, id)?;
    let back = |edit| JournalEdit::Record { id, edit };
    match edit {
        RecordEdit::Remove => return tx.remove(&row, back(RecordEdit::Restore)),
        RecordEdit::Restore => return tx.restore(&row, back(RecordEdit::Remove)),
        RecordEdit::Set(value, _) => belongs(tx, &row, Part::Value(*value), value.as_str())?,
        _ => {}
    }
    tx.touch(&row)?;
    match edit {
        RecordEdit::Day(day) => tx.set(&row, "day", day, |before| back(RecordEdit::Day(before))),
        RecordEdit::By(who) => tx.set(&row, "by", who, |before| back(RecordEdit::By(before))),
        RecordEdit::About(who) => {
            tx.set(&row, "about", who, |before| back(RecordEdit::About(before)))
        }
        RecordEdit::Set(value, words) => tx.set(&row, value.as_str(), words, |before| {
            back(RecordEdit::Set(*value, before))
        }),
        RecordEdit::Deficit(deficit, proposed) => {
            let deficits = tx.inside(&row, "deficits")?;
            tx.set(&deficits, &deficit.to_string(), proposed, |before| {
                back(RecordEdit::Deficit(*deficit, before))
            })
        }
        RecordEdit::Remove | RecordEdit::Restore => Ok(()),
    }
}
