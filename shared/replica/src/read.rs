//! Reading maps, rows and texts. Nothing here fails: an unexpected shape reads as if it were not there.

use crate::history::History;
use crate::plain::{Plain, Scalar};
use crate::relay::GENESIS_ACTOR;
use crate::rich::{clean, rich_of};
use crate::{Choice, Fate, Stamp, Written};
use automerge::iter::MapRangeItem;
use automerge::{Automerge, ChangeHash, ObjId, ObjType, ROOT, ReadDoc, Value, ValueRef};
use ryadom_domain::Rich;
use std::collections::BTreeSet;
use std::str::FromStr;

/// A document at its newest version, with who wrote what.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Reader<'a> {
    pub(crate) document: &'a Automerge,
    pub(crate) history: &'a History,
}

/// One map, read in one pass.
#[derive(Debug)]
pub(crate) struct MapReader<'a> {
    reader: Reader<'a>,
    id: ObjId,
    /// In order of key.
    entries: Vec<MapRangeItem<'a>>,
}

/// One row of a collection.
#[derive(Debug)]
pub(crate) struct RowReader<'a, Id> {
    pub(crate) id: Id,
    pub(crate) map: MapReader<'a>,
    pub(crate) fate: Fate,
    pub(crate) touched: Option<Stamp>,
    pub(crate) order: String,
}

impl<'a> Reader<'a> {
    pub(crate) fn root(self) -> MapReader<'a> {
        self.map(ROOT)
    }

    pub(crate) fn map(self, id: ObjId) -> MapReader<'a> {
        let entries = self.document.map_range(&id, ..).collect();
        MapReader {
            reader: self,
            id,
            entries,
        }
    }
}

impl<'a> MapReader<'a> {
    fn entry(&self, key: &str) -> Option<&MapRangeItem<'a>> {
        let index = self
            .entries
            .binary_search_by(|entry| entry.key.as_ref().cmp(key))
            .ok()?;
        self.entries.get(index)
    }

    /// Every key, in order.
    pub(crate) fn keys(&self) -> impl Iterator<Item = &str> {
        self.entries.iter().map(|entry| entry.key.as_ref())
    }

    /// After how many operations, as far as its maker knew, this map was made: what was made in knowledge of something
    /// comes after it, whatever the clocks said.
    pub(crate) fn made_after(&self) -> u64 {
        match self.id {
            ObjId::Id(counter, ..) => counter,
            ObjId::Root => 0,
        }
    }

    /// The version of the document that this map was made on.
    pub(crate) fn made_on(&self) -> Vec<ChangeHash> {
        let document = self.reader.document;
        document
            .hash_for_opid(&self.id)
            .and_then(|change| document.get_change_meta_by_hash(&change))
            .map(|change| change.deps)
            .unwrap_or_default()
    }

    /// A field's value with its rivals.
    pub(crate) fn choice<T: Plain>(&self, key: &str) -> Choice<T> {
        let Some(entry) = self.entry(key) else {
            return Choice::default();
        };
        if entry.conflict {
            return choice_of(self.written(key));
        }
        let ValueRef::Scalar(scalar) = &entry.value else {
            return Choice::default();
        };
        match T::from_scalar(scalar.into()) {
            Some(value) => Choice {
                value,
                written: Some(self.reader.history.stamp(&entry.id())),
                rivals: Vec::new(),
            },
            None => Choice::default(),
        }
    }

    /// A field's shown value.
    pub(crate) fn value<T: Plain>(&self, key: &str) -> T {
        self.choice(key).value
    }

    /// Every value that a field has, the shown one first, without those of another type.
    pub(crate) fn written<T: Plain>(&self, key: &str) -> Vec<Written<T>> {
        // Automerge lists the one that everybody shows last.
        let mut all = self
            .reader
            .document
            .get_all(&self.id, key)
            .unwrap_or_default();
        all.reverse();
        all.into_iter()
            .filter_map(|(value, operation)| {
                let Value::Scalar(scalar) = value else {
                    return None;
                };
                let value = T::from_scalar(Scalar::from(scalar.as_ref()))?;
                let Stamp { by, at } = self.reader.history.stamp(&operation);
                Some(Written { value, by, at })
            })
            .collect()
    }

    /// A text; empty when there is none.
    pub(crate) fn text(&self, key: &str) -> String {
        self.object(key, ObjType::Text)
            .and_then(|id| self.reader.document.text(&id).ok())
            .map(clean)
            .unwrap_or_default()
    }

    /// A rich text; without lines when there is none.
    pub(crate) fn rich(&self, key: &str) -> Rich {
        self.object(key, ObjType::Text)
            .map(|id| rich_of(self.reader.document, &id, None))
            .unwrap_or_default()
    }

    /// A map inside this one.
    pub(crate) fn child(&self, key: &str) -> Option<MapReader<'a>> {
        self.object(key, ObjType::Map).map(|id| self.reader.map(id))
    }

    fn object(&self, key: &str, wanted: ObjType) -> Option<ObjId> {
        let entry = self.entry(key)?;
        match entry.value {
            ValueRef::Object(found) if !entry.conflict => (found == wanted).then(|| entry.id()),
            _ if entry.conflict => object_at(self.reader.document, &self.id, key, wanted),
            _ => None,
        }
    }

    /// The ids in a map of id to yes, without those that say no.
    pub(crate) fn flags<Id: FromStr + Ord>(&self, key: &str) -> BTreeSet<Id> {
        let Some(flags) = self.child(key) else {
            return BTreeSet::new();
        };
        flags
            .keys()
            .filter(|key| flags.value(key))
            .filter_map(|key| key.parse().ok())
            .collect()
    }

    /// Every row of a collection in this map, in order, removed ones too.
    pub(crate) fn rows<Id: FromStr + Ord + Copy>(&self, key: &str) -> Vec<RowReader<'a, Id>> {
        let Some(collection) = self.child(key) else {
            return Vec::new();
        };
        let mut rows: Vec<_> = collection
            .keys()
            .filter_map(|key| {
                let id = key.parse().ok()?;
                let map = collection.child(key)?;
                let (fate, touched) = map.fate();
                let order = map.value("order");
                Some(RowReader {
                    id,
                    map,
                    fate,
                    touched,
                    order,
                })
            })
            .collect();
        rows.sort_by(|one, other| (&one.order, one.id).cmp(&(&other.order, other.id)));
        rows
    }

    /// Whether this row is there, and who touched it last.
    pub(crate) fn fate(&self) -> (Fate, Option<Stamp>) {
        let Some(entry) = self.entry("fate") else {
            return (Fate::Kept, None);
        };
        // Of several who touched it apart, the one whose value everybody shows: not the last by clocks, which may be wrong.
        let touched = self.reader.history.stamp(&entry.id());
        let all: Vec<Written<i64>> = self.written("fate");
        let stamps = |removed: bool| -> Vec<Stamp> {
            all.iter()
                .filter(|fate| (fate.value < 0) == removed)
                .map(|fate| Stamp {
                    by: fate.by,
                    at: fate.at,
                })
                .collect()
        };
        let (removed, edited) = (stamps(true), stamps(false));
        let fate = match removed.first() {
            None => Fate::Kept,
            Some(stamp) if edited.is_empty() => Fate::Removed(*stamp),
            Some(_) => Fate::CameBack { removed, edited },
        };
        (fate, Some(touched))
    }
}

/// The shown value with its rivals, of all that were written; the shown one is the first.
fn choice_of<T: Plain>(all: Vec<Written<T>>) -> Choice<T> {
    let Some(shown) = all.first().cloned() else {
        return Choice::default();
    };
    let torn = all.iter().any(|written| written.value != shown.value);
    let written = Some(Stamp {
        by: shown.by,
        at: shown.at,
    });
    Choice {
        value: shown.value,
        written,
        rivals: if torn { all } else { Vec::new() },
    }
}

/// The object of this type at a key. Of several, the one that every document of its kind begins with, else the one
/// that everybody shows.
pub(crate) fn object_at(
    document: &impl ReadDoc,
    map: &ObjId,
    key: &str,
    wanted: ObjType,
) -> Option<ObjId> {
    let all = document.get_all(map, key).ok()?;
    let mut found = None;
    for (value, id) in all {
        if matches!(value, Value::Object(kind) if kind == wanted) {
            let from_genesis =
                matches!(&id, ObjId::Id(_, actor, _) if actor.to_bytes() == GENESIS_ACTOR);
            if from_genesis {
                return Some(id);
            }
            found = Some(id);
        }
    }
    found
}

/// Rows that are shown, and rows that were removed.
pub(crate) fn divide<Row>(
    rows: impl IntoIterator<Item = Row>,
    fate: impl Fn(&Row) -> &Fate,
) -> (Vec<Row>, Vec<Row>) {
    rows.into_iter().partition(|row| fate(row).is_shown())
}
