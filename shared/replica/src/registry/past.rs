//! The years that a pair has left behind, kept in its own row as plain values: two curators who go on with it apart write
//! the same, and what one of them wrote is never out of the other's sight.

use super::RegistryDoc;
use super::apply::Result;
use super::read::side_key;
use super::{PairEdit, RegistryEdit};
use crate::EditError;
use crate::read::MapReader;
use crate::relay::surely;
use crate::write::Tx;
use automerge::ObjId;
use jiff::civil::Date;
use ryadom_domain::{DocumentId, Pair, PairId, PairState, PersonId, SchoolYear, Side};
use std::collections::BTreeSet;

const PAST: &str = "past/";
const PAPERS: [&str; 3] = ["programme", "journal", "reflection"];
const DAYS: [&str; 2] = ["start", "end"];
const SIDES: [Side; 2] = [Side::Mentor, Side::Mentee];

fn key(year: i16, what: &str) -> String {
    format!("{PAST}{year}/{what}")
}

/// The year before which the papers at a key were a pair's; `None` for any other key.
pub(crate) fn year_at(key: &str) -> Option<i16> {
    let (year, what) = key.strip_prefix(PAST)?.split_once('/')?;
    (what == PAPERS[0]).then(|| year.parse().ok()).flatten()
}

/// Every year before which the pair had other papers.
pub(super) fn years(row: &MapReader<'_>) -> BTreeSet<i16> {
    let has_papers = |year: &i16| {
        row.value::<Option<DocumentId>>(&key(*year, PAPERS[0]))
            .is_some()
    };
    row.keys().filter_map(year_at).filter(has_papers).collect()
}

/// The pair as it was before a year.
pub(super) fn read(row: &MapReader<'_>, pair: &Pair, year: i16) -> Pair {
    let on = |side: Side| -> BTreeSet<PersonId> {
        let prefix = key(year, side_key(side)) + "/";
        row.keys()
            .filter(|key| surely(row, key))
            .filter_map(|key| key.strip_prefix(&prefix)?.parse().ok())
            .collect()
    };
    let papers = |what| row.value(&key(year, what));
    let day = |what| row.value(&key(year, what));
    Pair {
        id: pair.id.before_year(year),
        form: pair.form,
        kind: pair.kind,
        state: PairState::Completed,
        mentors: on(Side::Mentor),
        mentees: on(Side::Mentee),
        start: day(DAYS[0]),
        end: day(DAYS[1]),
        programme: papers(PAPERS[0]),
        journal: papers(PAPERS[1]),
        reflection: papers(PAPERS[2]),
    }
}

/// Goes on with new papers, and keeps the old ones beside.
pub(super) fn go_on(tx: &mut Tx<'_, RegistryDoc>, row: &ObjId, id: PairId, year: i16) -> Result {
    let left: Option<DocumentId> = tx.value(row, &key(year, PAPERS[0]));
    if left.is_some() {
        return Err(EditError::AlreadyThere(key(year, PAPERS[0])));
    }
    for what in PAPERS {
        let now: Option<DocumentId> = tx.value(row, what);
        tx.write(row, &key(year, what), &now)?;
        tx.write(row, what, &now.map(|now| now.of_year(year)))?;
    }
    let first = Date::new(year, 9, 1).unwrap_or(Date::MIN);
    let new = SchoolYear::of(first);
    for (what, new) in DAYS.into_iter().zip([new.first_day(), new.last_day()]) {
        let now: Option<Date> = tx.value(row, what);
        tx.write(row, &key(year, what), &now)?;
        tx.write(row, what, &Some(new))?;
    }
    for side in SIDES {
        for (person, there) in tx.flags(row, side_key(side)) {
            if there {
                tx.write(
                    row,
                    &key(year, &format!("{}/{person}", side_key(side))),
                    &true,
                )?;
            }
        }
    }
    tx.undo(RegistryEdit::Pair {
        id,
        edit: PairEdit::YearBack(year),
    });
    Ok(())
}

/// Takes the old papers up again. Those of the later year have an address that is worked out: going on leads to them.
pub(super) fn go_back(tx: &mut Tx<'_, RegistryDoc>, row: &ObjId, id: PairId, year: i16) -> Result {
    let left: Option<DocumentId> = tx.value(row, &key(year, PAPERS[0]));
    if left.is_none() {
        return Err(EditError::NoSuchRow(key(year, PAPERS[0])));
    }
    for what in PAPERS {
        let before: Option<DocumentId> = tx.value(row, &key(year, what));
        tx.write(row, what, &before)?;
    }
    for what in DAYS {
        let before: Option<Date> = tx.value(row, &key(year, what));
        tx.write(row, what, &before)?;
    }
    for key in tx.keys(row) {
        if key.starts_with(&format!("{PAST}{year}/")) {
            tx.clear(row, &key)?;
        }
    }
    tx.undo(RegistryEdit::Pair {
        id,
        edit: PairEdit::NextYear(year),
    });
    Ok(())
}
