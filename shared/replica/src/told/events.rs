//! What each change did, from its operations, folded by row, field and person.

use super::places::{Place, Places};
use crate::Document;
use crate::schema::{Child, Field, Shape};
use automerge::legacy::{Key, ObjectId, OpType};
use automerge::{Change, ChangeHash, ObjId};
use ryadom_domain::{AnswerSheet, PersonId, Timestamp};

/// What happened, without its values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Deed {
    Added,
    Removed,
    /// A row's fate was written, and nothing else of it: kept, or brought back.
    Kept,
    Moved,
    /// A plain field of this map was written, under this key.
    Set(ObjId, String, Field),
    Wrote(ObjId, Field),
    /// Any question of this sheet was answered.
    Answered(AnswerSheet),
}

/// What one person did to one row or field, in one change or several that follow one another.
#[derive(Debug, Clone)]
pub(super) struct Event {
    pub(super) row: Option<usize>,
    pub(super) deed: Deed,
    pub(super) by: Option<PersonId>,
    pub(super) at: Timestamp,
    /// The version before its first change.
    pub(super) before: Vec<ChangeHash>,
    /// Its last change.
    pub(super) last: ChangeHash,
}

/// Everything that the changes did, in their order.
pub(super) fn events(document: &mut Document, places: &Places, changes: &[Change]) -> Vec<Event> {
    let mut events: Vec<Event> = Vec::new();
    for change in changes {
        let by = document.reader().history.author(change.actor_id());
        for (row, deed) in deeds(places, change) {
            let event = Event {
                row,
                deed,
                by,
                at: Timestamp(change.timestamp()),
                before: change.deps().to_vec(),
                last: change.hash(),
            };
            fold(&mut events, event);
        }
    }
    events
}

/// Adds an event, to the one before it when the same person did the same to the same.
fn fold(events: &mut Vec<Event>, mut event: Event) {
    let same = events
        .iter()
        .rposition(|earlier| earlier.row == event.row && earlier.deed == event.deed);
    if let Some(index) = same
        && events[index].by == event.by
        && event.deed != Deed::Removed
    {
        event.before = events.remove(index).before;
    }
    events.push(event);
}

/// What one change did, each thing once.
fn deeds(places: &Places, change: &Change) -> Vec<(Option<usize>, Deed)> {
    let mut deeds: Vec<(Option<usize>, Deed)> = Vec::new();
    let decoded = change.decode();
    for (counter, operation) in (decoded.start_op.get()..).zip(&decoded.operations) {
        let place = match &operation.obj {
            ObjectId::Root => places.root(),
            ObjectId::Id(object) => places.place(object.counter(), object.actor()),
        };
        let Some((object, place)) = place else {
            continue;
        };
        let key = match &operation.key {
            Key::Map(key) => key.as_str(),
            Key::Seq(_) => "",
        };
        let found = match place {
            Place::Text(field, row) => Some((*row, Deed::Wrote(object.clone(), field.clone()))),
            Place::Rows => places
                .row_made_by(counter, &decoded.actor_id)
                .map(|row| (Some(row), Deed::Added)),
            Place::Map(_, row @ Some(_)) if key == "order" => Some((*row, Deed::Moved)),
            Place::Map(shape, row @ Some(_)) if key == "fate" && shape.is_row() => {
                let removed = matches!(&operation.action, OpType::Put(value) if value.as_i64().is_some_and(|fate| fate < 0));
                Some((*row, if removed { Deed::Removed } else { Deed::Kept }))
            }
            Place::Map(shape, row) => set(*shape, key).map(|field| match field {
                Field::Answer(sheet) => (*row, Deed::Answered(sheet)),
                field => (*row, Deed::Set(object.clone(), key.to_owned(), field)),
            }),
        };
        if let Some(deed) = found
            && !deeds.contains(&deed)
        {
            deeds.push(deed);
        }
    }
    tidy(places, deeds)
}

fn set(shape: Shape, key: &str) -> Option<Field> {
    match shape.child(key) {
        Some(Child::Value(field)) => Some(field),
        _ => None,
    }
}

/// Of a row that the change made, only that; of one that it edited, not that it is kept.
fn tidy(places: &Places, deeds: Vec<(Option<usize>, Deed)>) -> Vec<(Option<usize>, Deed)> {
    let added = |row: Option<usize>| row.is_some() && deeds.contains(&(row, Deed::Added));
    let parent = |row: Option<usize>| {
        row.and_then(|row| places.rows.get(row))
            .and_then(|row| row.parent)
    };
    deeds
        .iter()
        .filter(|(row, deed)| match deed {
            Deed::Added => !added(parent(*row)),
            Deed::Kept => {
                let touched = |other: &(Option<usize>, Deed)| {
                    other.1 != Deed::Kept && (other.0 == *row || parent(other.0) == *row)
                };
                !added(*row) && !added(parent(*row)) && !deeds.iter().any(touched)
            }
            _ => !added(*row) && !added(parent(*row)),
        })
        .cloned()
        .collect()
}
