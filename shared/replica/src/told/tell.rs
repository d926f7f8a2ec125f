//! From what changes did to what is told of it.

use super::events::{Deed, Event, events};
use super::places::{Places, Row};
use super::{Subject, Told, Value, What};
use crate::read::{MapReader, Reader};
use crate::rich::clean;
use crate::schema::{Child, Field, Shape};
use crate::{Document, Fate, Stamp, Written};
use automerge::{ChangeHash, ObjId, ReadDoc, Value as Kept};
use ryadom_domain::{FileOf, Name, PersonId};
use std::collections::HashSet;

/// Everything that changed after the version `since`, oldest first.
///
/// Changes of one field by one person that follow one another are folded into one, and what came to nothing is left
/// out: a row added and removed, a date changed and changed back. `since` empty tells from the beginning; hashes that
/// the document does not have are passed over.
pub fn told(document: &mut Document, since: &[ChangeHash]) -> Vec<Told> {
    let since = document.known(since);
    let mut changes = document.automerge().get_changes(&since);
    // Devices hold changes in the order of their arrival. This order is the same on all of them, and lets nothing come
    // before what it follows: a change's first operation is numbered after all that its device had seen.
    changes.sort_by(|one, other| {
        (one.start_op(), one.actor_id()).cmp(&(other.start_op(), other.actor_id()))
    });
    if changes.is_empty() {
        return Vec::new();
    }
    let new: HashSet<ChangeHash> = changes.iter().map(automerge::Change::hash).collect();
    let places = Places::of(document);
    let events = events(document, &places, &changes);
    let reader = document.reader();
    let teller = Teller {
        reader,
        places: &places,
        since: &since,
        new: &new,
    };
    teller.tell(&events)
}

struct Teller<'a> {
    reader: Reader<'a>,
    places: &'a Places,
    since: &'a [ChangeHash],
    new: &'a HashSet<ChangeHash>,
}

impl Teller<'_> {
    fn tell(&self, events: &[Event]) -> Vec<Told> {
        let torn = self.two_values();
        let mut told: Vec<Told> = events
            .iter()
            .filter(|event| !is_rival(event, &torn))
            .filter_map(|event| {
                let what = self.what(event, events)?;
                Some(Told {
                    by: event.by,
                    at: event.at,
                    subject: self.subject(event.row)?,
                    what,
                })
            })
            .collect();
        told.extend((0..self.places.rows.len()).filter_map(|row| self.came_back(row)));
        told.extend(torn.into_iter().filter_map(|torn| {
            let Torn {
                row, field, values, ..
            } = torn;
            let shown = values.first()?;
            let (by, at) = (shown.by, shown.at);
            Some(Told {
                by,
                at,
                subject: self.subject(row)?,
                what: What::TwoValues { field, values },
            })
        }));
        told
    }

    /// What an event comes to, seen from the end.
    fn what(&self, event: &Event, all: &[Event]) -> Option<What> {
        let (was_shown, fate) = match event.row {
            Some(row) => (self.was_shown(row), self.fate(row)),
            None => (true, Fate::Kept),
        };
        let parent = event.row.and_then(|row| self.places.rows.get(row)?.parent);
        if let Some(parent) = parent
            && !self.fate(parent).is_shown()
        {
            return None;
        }
        if let Fate::Removed(_) = fate {
            let last = all
                .iter()
                .rfind(|other| other.row == event.row && other.deed == Deed::Removed);
            let is_last = last.is_some_and(|last| std::ptr::eq(last, event));
            return (was_shown && is_last).then_some(What::Removed);
        }
        match &event.deed {
            Deed::Added if is_added_by(parent, event.by, all) => None,
            Deed::Added => Some(What::Added),
            Deed::Removed => None,
            // A row that somebody edited after it was removed is back too: told by its first event.
            _ if !was_shown && self.is_first_since_removed(event, all) => Some(What::Restored),
            Deed::Kept => None,
            // Whoever adds a row goes on filling it: told as one.
            _ if is_added_by(event.row, event.by, all) => None,
            _ if is_added_by(parent, event.by, all) => None,
            Deed::Moved => Some(What::Moved),
            Deed::Answered(sheet) => Some(What::Answered(*sheet)),
            Deed::Set(map, key, field) => self.set(event, map, key, field),
            Deed::Wrote(text, field) => {
                let at = |heads: &[ChangeHash]| {
                    self.reader
                        .document
                        .text_at(text, heads)
                        .map(clean)
                        .unwrap_or_default()
                };
                let (before, after) = (at(&event.before), at(&[event.last]));
                (before != after).then(|| What::Wrote {
                    field: field.clone(),
                    before,
                    after,
                })
            }
        }
    }

    /// True for the event that brought a row back which was there before and not shown.
    fn is_first_since_removed(&self, event: &Event, all: &[Event]) -> bool {
        let Some(row) = event.row else { return false };
        if all
            .iter()
            .any(|other| other.row == event.row && other.deed == Deed::Added)
        {
            return false;
        }
        let removed_before = |event: &Event| {
            let before = self.fates_at(row, &event.before);
            !before.is_empty() && before.iter().all(|fate| *fate < 0)
        };
        let first = all.iter().find(|other| {
            other.row == event.row && other.deed != Deed::Removed && removed_before(other)
        });
        first.is_some_and(|first| std::ptr::eq(first, event))
    }

    fn set(&self, event: &Event, map: &ObjId, key: &str, field: &Field) -> Option<What> {
        let mut before = self.value_at(map, key, field, &event.before);
        let after = self.value_at(map, key, field, &[event.last]);
        if before == after {
            // Keeping the shown one of two values is an edit too: the other one went.
            let all = self
                .reader
                .document
                .get_all_at(map, key, &event.before)
                .unwrap_or_default();
            before = all
                .iter()
                .map(|(kept, _)| value_of(field, kept))
                .find(|other| *other != after)?;
        }
        Some(What::Set {
            field: field.clone(),
            before,
            after,
        })
    }

    fn value_at(&self, map: &ObjId, key: &str, field: &Field, heads: &[ChangeHash]) -> Value {
        match self.reader.document.get_at(map, key, heads) {
            Ok(Some((kept, _))) => value_of(field, &kept),
            _ => field.value(None),
        }
    }

    fn row(&self, row: usize) -> Option<(&Row, MapReader<'_>)> {
        let found = self.places.rows.get(row)?;
        Some((found, self.reader.map(found.object.clone())))
    }

    fn fate(&self, row: usize) -> Fate {
        self.row(row)
            .map(|(_, map)| map.fate().0)
            .unwrap_or_default()
    }

    fn fates_at(&self, row: usize, heads: &[ChangeHash]) -> Vec<i64> {
        let Some(row) = self.places.rows.get(row) else {
            return Vec::new();
        };
        let all = self
            .reader
            .document
            .get_all_at(&row.object, "fate", heads)
            .unwrap_or_default();
        all.iter()
            .filter_map(|(fate, _)| {
                if let Kept::Scalar(fate) = fate {
                    fate.as_i64()
                } else {
                    None
                }
            })
            .collect()
    }

    /// Whether a row was there and shown at the version `since`.
    fn was_shown(&self, row: usize) -> bool {
        !self.since.is_empty() && self.fates_at(row, self.since).iter().any(|fate| *fate >= 0)
    }

    /// A row that somebody removed and somebody edited, when either did so after `since`.
    fn came_back(&self, row: usize) -> Option<Told> {
        let (found, map) = self.row(row)?;
        let Fate::CameBack { removed, edited } = map.fate().0 else {
            return None;
        };
        let fates = self.reader.document.get_all(&found.object, "fate").ok()?;
        fates.iter().find(|(_, operation)| self.is_new(operation))?;
        let (removed, edited): (&Stamp, &Stamp) = (removed.first()?, edited.first()?);
        let what = What::CameBack {
            edited_by: edited.by,
            edited_at: edited.at,
        };
        Some(Told {
            by: removed.by,
            at: removed.at,
            subject: self.subject(Some(row))?,
            what,
        })
    }

    fn is_new(&self, operation: &ObjId) -> bool {
        self.reader
            .document
            .hash_for_opid(operation)
            .is_some_and(|hash| self.new.contains(&hash))
    }

    /// Every field with two values of which one is new, in rows that are shown.
    fn two_values(&self) -> Vec<Torn> {
        let mut found = Vec::new();
        for (object, shape, row) in &self.places.maps {
            if row.is_some_and(|row| !self.is_shown_with_parent(row)) {
                continue;
            }
            for item in self
                .reader
                .document
                .map_range(object, ..)
                .filter(|item| item.conflict)
            {
                let Some(Child::Value(field)) = shape.child(&item.key) else {
                    continue;
                };
                if field.is_link() {
                    continue;
                }
                let mut all = self
                    .reader
                    .document
                    .get_all(object, item.key.as_ref())
                    .unwrap_or_default();
                all.reverse();
                if !all.iter().any(|(_, operation)| self.is_new(operation)) {
                    continue;
                }
                let values: Vec<Written<Value>> = all
                    .iter()
                    .map(|(kept, operation)| {
                        let Stamp { by, at } = self.reader.history.stamp(operation);
                        Written {
                            value: value_of(&field, kept),
                            by,
                            at,
                        }
                    })
                    .collect();
                if values
                    .iter()
                    .any(|written| Some(&written.value) != values.first().map(|first| &first.value))
                {
                    found.push(Torn {
                        row: *row,
                        field,
                        values,
                    });
                }
            }
        }
        found
    }

    fn is_shown_with_parent(&self, row: usize) -> bool {
        let parent = self.places.rows.get(row).and_then(|row| row.parent);
        self.fate(row).is_shown() && parent.is_none_or(|parent| self.fate(parent).is_shown())
    }

    /// What a row is called now. `None` for one whose key is no id.
    fn subject(&self, row: Option<usize>) -> Option<Subject> {
        let Some(row) = row else {
            return Some(Subject::Whole);
        };
        let (found, map) = self.row(row)?;
        Some(match found.shape {
            Shape::Item => Subject::Item {
                id: found.id.parse().ok()?,
                event: map.text("event"),
            },
            Shape::Task => Subject::Task {
                id: found.id.parse().ok()?,
                text: map.text("text"),
            },
            Shape::Deficit => Subject::Deficit {
                id: found.id.parse().ok()?,
                text: map.text("text"),
            },
            Shape::Correction => Subject::Correction {
                id: found.id.parse().ok()?,
                text: map.value("what"),
            },
            Shape::Comment => Subject::Comment {
                item: map.value("item"),
                id: found.id.parse().ok()?,
                asks: map.value("asks"),
                text: map.text("text"),
            },
            Shape::Approval => Subject::Approval {
                id: found.id.parse().ok()?,
                day: map.value("date"),
            },
            Shape::Meeting => Subject::Meeting {
                id: found.id.parse().ok()?,
                date: map.value("date"),
                topic: map.text("topic"),
            },
            Shape::Agreement => Subject::Agreement {
                meeting: self.places.rows.get(found.parent?)?.id.parse().ok()?,
                id: found.id.parse().ok()?,
                text: map.text("what"),
            },
            Shape::Observation => Subject::Observation {
                id: found.id.parse().ok()?,
                date: map.value("date"),
                topic: map.text("topic"),
            },
            Shape::LessonNote => Subject::LessonNote {
                visit: self.places.rows.get(found.parent?)?.id.parse().ok()?,
                id: found.id.parse().ok()?,
                text: map.text("text"),
            },
            Shape::Stage => Subject::Stage {
                visit: self.places.rows.get(found.parent?)?.id.parse().ok()?,
                id: found.id.parse().ok()?,
                name: map.text("name"),
            },
            Shape::OpenLesson => Subject::OpenLesson {
                id: found.id.parse().ok()?,
                date: map.value("date"),
                topic: map.text("topic"),
            },
            Shape::Sheet => Subject::Sheet {
                lesson: self.places.rows.get(found.parent?)?.id.parse().ok()?,
                id: found.id.parse().ok()?,
                name: map.value("name"),
            },
            Shape::Record => Subject::Record {
                id: found.id.parse().ok()?,
                instrument: map.value::<Option<_>>("instrument")?,
                day: map.value("day"),
            },
            Shape::Note => Subject::Note {
                id: found.id.parse().ok()?,
                title: map.text("title"),
            },
            Shape::File => Subject::File {
                id: found.id.parse().ok()?,
                name: map.value("name"),
                of: map.value::<Option<FileOf>>("of")?,
            },
            Shape::Person => Subject::Person {
                id: found.id.parse().ok()?,
                name: Name {
                    last: map.value("lastName"),
                    first: map.value("firstName"),
                    patronymic: map.value("patronymic"),
                },
            },
            Shape::Act => Subject::Act {
                id: found.id.parse().ok()?,
                title: map.value("title"),
            },
            Shape::Blank => Subject::Blank {
                id: found.id.parse().ok()?,
                kind: map.value::<Option<_>>("kind")?,
                title: map.value("title"),
            },
            Shape::Line => Subject::Line {
                blank: self.places.rows.get(found.parent?)?.id.parse().ok()?,
                id: found.id.parse().ok()?,
                words: map.value("words"),
            },
            Shape::Template => Subject::Template {
                id: found.id.parse().ok()?,
                name: map.value("name"),
            },
            Shape::Pair => Subject::Pair {
                id: found.id.parse().ok()?,
            },
            Shape::Training => Subject::Training {
                id: found.id.parse().ok()?,
                title: map.value("title"),
            },
            Shape::Request => Subject::Request {
                id: found.id.parse().ok()?,
                words: map.text("words"),
            },
            _ => return None,
        })
    }
}

/// A field with two values.
struct Torn {
    row: Option<usize>,
    field: Field,
    values: Vec<Written<Value>>,
}

fn is_added_by(row: Option<usize>, by: Option<PersonId>, all: &[Event]) -> bool {
    row.is_some()
        && all
            .iter()
            .any(|other| other.row == row && other.by == by && other.deed == Deed::Added)
}

/// True for a change whose value is told among the two values of its field.
fn is_rival(event: &Event, torn: &[Torn]) -> bool {
    let Deed::Set(_, _, field) = &event.deed else {
        return false;
    };
    let said = |person: Option<PersonId>, torn: &Torn| {
        torn.values.iter().any(|written| written.by == person)
    };
    torn.iter()
        .any(|torn| torn.row == event.row && torn.field == *field && said(event.by, torn))
}

fn value_of(field: &Field, kept: &Kept<'_>) -> Value {
    match kept {
        Kept::Scalar(scalar) => field.value(Some(scalar.as_ref().into())),
        Kept::Object(_) => field.value(None),
    }
}
