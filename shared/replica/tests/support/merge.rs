//! Replicas that edit apart under any delivery, and what must be true of them at the end.
//!
//! The oracle knows nothing of Automerge: from what each edit did on the device that made it, and from which edits that
//! device had seen, it works out what must be on every device once all have everything.

use super::Device;
use super::vocabulary::{Named, Names};
use proptest::prelude::*;
use proptest::test_runner::FileFailurePersistence;
use ryadom_domain::Timestamp;
use ryadom_replica::{ChangeHash, Choice, Document, Fate, Kind, Stamp, told};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Debug;

/// What a view holds, in a form that the oracle can follow.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Snapshot {
    pub texts: BTreeMap<String, String>,
    pub rows: BTreeMap<String, RowState>,
    pub fields: BTreeMap<String, FieldState>,
    /// Links and memberships: what was put in stays until somebody who saw it takes it out.
    pub sets: BTreeMap<String, BTreeSet<String>>,
    /// The order of each list.
    pub lists: BTreeMap<String, Vec<String>>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct RowState {
    pub shown: bool,
    pub torn: bool,
    pub touched: Option<Stamp>,
}

/// A field's values with the moments of their writing, the shown one first.
pub type FieldState = Vec<(String, Option<i64>)>;

impl Snapshot {
    pub fn text(&mut self, key: impl ToString, text: &str) {
        self.texts.insert(key.to_string(), text.to_owned());
    }

    pub fn row(&mut self, key: impl ToString, fate: &Fate, touched: Option<Stamp>) {
        let state = RowState {
            shown: fate.is_shown(),
            torn: fate.is_torn(),
            touched,
        };
        self.rows.insert(key.to_string(), state);
    }

    pub fn field<T: Debug>(&mut self, key: impl ToString, choice: &Choice<T>) {
        let Choice {
            value,
            written,
            rivals,
        } = choice;
        let state = if rivals.is_empty() {
            vec![(
                format!("{value:?}"),
                written.map(|stamp| stamp.at.seconds()),
            )]
        } else {
            rivals
                .iter()
                .map(|rival| (format!("{:?}", rival.value), Some(rival.at.seconds())))
                .collect()
        };
        self.fields.insert(key.to_string(), state);
    }

    pub fn set<T: ToString>(&mut self, key: impl ToString, all: impl IntoIterator<Item = T>) {
        let all = all.into_iter().map(|one| one.to_string()).collect();
        self.sets.insert(key.to_string(), all);
    }

    pub fn list(&mut self, key: &str, ids: impl Iterator<Item = impl ToString>) {
        self.lists
            .insert(key.to_owned(), ids.map(|id| id.to_string()).collect());
    }

    /// Without moments: what must not depend on clocks.
    pub fn timeless(mut self) -> Self {
        for row in self.rows.values_mut() {
            row.touched = None;
        }
        for (_, at) in self.fields.values_mut().flatten() {
            *at = None;
        }
        self
    }
}

/// A kind of document that the harness can drive.
pub trait Vocabulary: Kind {
    /// What a view holds.
    fn snapshot(view: &Self::View) -> Snapshot;
    /// An edit of the whole vocabulary, chosen by numbers. `fresh` is unique in this run.
    fn choose(
        view: &Self::View,
        what: usize,
        which: usize,
        how: usize,
        fresh: &mut Fresh,
    ) -> Self::Edit;
}

/// Ids, letters and values that are used once in a run.
#[derive(Debug, Default)]
pub struct Fresh(u32);

impl Fresh {
    pub fn number(&mut self) -> u32 {
        self.0 += 1;
        self.0
    }

    pub fn id(&mut self) -> [u8; 16] {
        let mut bytes = [0; 16];
        bytes[..4].copy_from_slice(&self.number().to_be_bytes());
        bytes
    }

    /// Letters that nobody else types: of one and of two UTF-16 units.
    pub fn letters(&mut self, count: usize) -> String {
        (0..count % 3 + 1)
            .filter_map(|_| {
                let number = self.number();
                char::from_u32(if number.is_multiple_of(2) {
                    0xE000 + number
                } else {
                    0xF_0000 + number
                })
            })
            .collect()
    }
}

/// One thing that happens.
#[derive(Debug, Clone)]
pub enum Step {
    Edit {
        who: usize,
        what: usize,
        which: usize,
        how: usize,
    },
    Undo {
        who: usize,
    },
    /// Some of what one has reaches another: each change by its bit, in an order of its own, some twice.
    Deliver {
        from: usize,
        to: usize,
        chosen: u64,
        order: u64,
    },
    /// The app is closed and opened again.
    Restart {
        who: usize,
    },
}

pub fn steps(up_to: usize) -> impl Strategy<Value = Vec<Step>> {
    let edit =
        // What is done takes two bytes: one is too few for everything that is done in a journal.
        (0..5_usize, any::<u16>(), any::<u8>(), any::<u8>()).prop_map(|(who, what, which, how)| {
            Step::Edit {
                who,
                what: what.into(),
                which: which.into(),
                how: how.into(),
            }
        });
    let deliver = (0..5_usize, 0..5_usize, any::<u64>(), any::<u64>()).prop_map(
        |(from, to, chosen, order)| Step::Deliver {
            from,
            to,
            chosen,
            order,
        },
    );
    let step = prop_oneof![
        8 => edit,
        2 => (0..5_usize).prop_map(|who| Step::Undo { who }),
        6 => deliver,
        1 => (0..5_usize).prop_map(|who| Step::Restart { who }),
    ];
    proptest::collection::vec(step, 1..up_to)
}

/// Cases per property: as many as every run has time for, more when `RYADOM_SEEDS` says how many. A history that failed,
/// made as small as it will go, is printed and its seed kept in `tests/merging/kept.txt`: commit it, and it is tried
/// first ever after.
pub fn config(usual: u32) -> ProptestConfig {
    let cases = std::env::var("RYADOM_SEEDS")
        .ok()
        .and_then(|seeds| seeds.parse().ok())
        .unwrap_or(usual);
    ProptestConfig {
        cases,
        failure_persistence: Some(Box::new(FileFailurePersistence::Direct(
            "tests/merging/kept.txt",
        ))),
        ..ProptestConfig::default()
    }
}

/// What one edit did to one row or field on the device that made it.
#[derive(Debug)]
struct Event {
    key: String,
    change: ChangeHash,
    at: i64,
    /// The value or fate; `None` for the mere choice of a value that stays as it was.
    value: Option<String>,
    /// Earlier events that it replaced.
    replaced: Vec<usize>,
}

/// A run of one kind of document.
pub struct Run<K: Vocabulary> {
    devices: Vec<Device<K>>,
    undo: Vec<Vec<K::Edit>>,
    fresh: Fresh,
    clocks: Vec<i64>,
    ticks: i64,
    fates: Vec<Event>,
    fields: Vec<Event>,
    /// Fields of which two equal values were seen: settling them leaves no trace that the oracle could see.
    doubtful: BTreeSet<String>,
    typed: BTreeMap<String, BTreeSet<char>>,
    deleted: BTreeMap<String, BTreeSet<char>>,
    linked: BTreeMap<String, BTreeSet<String>>,
    unlinked: BTreeMap<String, BTreeSet<String>>,
    /// What each device shows, until something comes.
    views: Vec<Option<K::View>>,
    /// Every edit that changed something.
    pub made: Names,
}

impl<K: Vocabulary> Run<K>
where
    K::Edit: Debug + Named,
    K::View: Debug,
{
    /// `clocks`: how many seconds each device's clock is off.
    pub fn new(clocks: &[i64]) -> Self {
        Self {
            devices: (1..).take(clocks.len()).map(Device::new).collect(),
            undo: clocks.iter().map(|_| Vec::new()).collect(),
            fresh: Fresh::default(),
            clocks: clocks.to_vec(),
            ticks: 0,
            fates: Vec::new(),
            fields: Vec::new(),
            doubtful: BTreeSet::new(),
            typed: BTreeMap::new(),
            deleted: BTreeMap::new(),
            linked: BTreeMap::new(),
            unlinked: BTreeMap::new(),
            views: clocks.iter().map(|_| None).collect(),
            made: Names::new(),
        }
    }

    pub fn play(&mut self, steps: &[Step]) {
        let count = self.devices.len();
        for step in steps {
            match *step {
                Step::Edit {
                    who,
                    what,
                    which,
                    how,
                } => {
                    let who = who % count;
                    let view = self.view(who);
                    let edit = K::choose(&view, what, which, how, &mut self.fresh);
                    if let Some(undo) = self.edit(who, &edit) {
                        self.undo[who].push(undo);
                    }
                }
                Step::Undo { who } => {
                    let who = who % count;
                    if let Some(edit) = self.undo[who].pop() {
                        self.edit(who, &edit);
                    }
                }
                Step::Deliver {
                    from,
                    to,
                    chosen,
                    order,
                } => self.deliver(from % count, to % count, chosen, order),
                Step::Restart { who } => self.restart(who % count),
            }
        }
    }

    /// The first device's document.
    pub fn document(&mut self) -> &mut Document {
        &mut self.devices[0].document
    }

    fn view(&mut self, who: usize) -> K::View {
        let device = &mut self.devices[who];
        let view = self.views[who].take().unwrap_or_else(|| device.view());
        self.views[who] = Some(view.clone());
        view
    }

    fn edit(&mut self, who: usize, edit: &K::Edit) -> Option<K::Edit> {
        let before = K::snapshot(&self.view(who));
        let device = &mut self.devices[who];
        let heads = device.document.heads();
        self.ticks += 1;
        let at = 1_770_000_000 + self.clocks[who] + self.ticks;
        let made = K::edit(&mut device.document, &device.author, Timestamp(at), edit);
        let view = device.view();
        let after = K::snapshot(&view);
        self.views[who] = Some(view);
        let Ok(made) = made else {
            assert_eq!(before, after, "a refused edit changes nothing: {edit:?}");
            assert_eq!(
                heads,
                device.document.heads(),
                "a refused edit changes nothing: {edit:?}"
            );
            return None;
        };
        let Some(change) = made.change else {
            assert_eq!(
                before, after,
                "an edit without a change changes nothing: {edit:?}"
            );
            return None;
        };
        edit.names(&mut self.made);
        self.note(who, change.hash, at, &before, &after);
        made.undo
    }

    /// Remembers what an edit did on its own device.
    fn note(
        &mut self,
        who: usize,
        change: ChangeHash,
        at: i64,
        before: &Snapshot,
        after: &Snapshot,
    ) {
        for (key, row) in &after.rows {
            if row.touched.map(|stamp| stamp.at.seconds()) == Some(at) {
                let replaced = seen(&mut self.devices[who].document, &self.fates, key);
                let value = Some(row.shown.to_string());
                self.fates.push(Event {
                    key: key.clone(),
                    change,
                    at,
                    value,
                    replaced,
                });
            }
        }
        for (key, now) in &after.fields {
            let seen = seen(&mut self.devices[who].document, &self.fields, key);
            let replaced: BTreeSet<usize> = seen
                .iter()
                .flat_map(|event| self.fields[*event].replaced.iter().copied())
                .collect();
            let mut values: Vec<&String> = seen
                .iter()
                .filter(|event| !replaced.contains(event))
                .filter_map(|event| self.fields[*event].value.as_ref())
                .collect();
            let count = values.len();
            values.sort();
            values.dedup();
            if values.len() < count {
                self.doubtful.insert(key.clone());
            }
            let was = before.fields.get(key).cloned().unwrap_or_default();
            if was == *now {
                continue;
            }
            let (value, written) = &now[0];
            if *written == Some(at) {
                self.fields.push(Event {
                    key: key.clone(),
                    change,
                    at,
                    value: Some(value.clone()),
                    replaced: seen,
                });
            } else {
                // The shown value was chosen over its rivals: it stays as it was written, they go.
                let kept = *written;
                let replaced = seen
                    .into_iter()
                    .filter(|event| Some(self.fields[*event].at) != kept)
                    .collect();
                self.fields.push(Event {
                    key: key.clone(),
                    change,
                    at,
                    value: None,
                    replaced,
                });
            }
        }
        self.note_links(before, after);
        let keys: BTreeSet<&String> = before.texts.keys().chain(after.texts.keys()).collect();
        for key in keys {
            let letters = |snapshot: &Snapshot| -> BTreeSet<char> {
                snapshot
                    .texts
                    .get(key)
                    .map(|text| text.chars().collect())
                    .unwrap_or_default()
            };
            let (was, now) = (letters(before), letters(after));
            self.typed
                .entry(key.clone())
                .or_default()
                .extend(now.difference(&was));
            self.deleted
                .entry(key.clone())
                .or_default()
                .extend(was.difference(&now));
        }
    }

    fn note_links(&mut self, before: &Snapshot, after: &Snapshot) {
        let none = BTreeSet::new();
        let keys: BTreeSet<&String> = before.sets.keys().chain(after.sets.keys()).collect();
        for key in keys {
            let was = before.sets.get(key).unwrap_or(&none);
            let now = after.sets.get(key).unwrap_or(&none);
            let linked = self.linked.entry(key.clone()).or_default();
            linked.extend(now.difference(was).cloned());
            let unlinked = self.unlinked.entry(key.clone()).or_default();
            unlinked.extend(was.difference(now).cloned());
        }
    }

    fn deliver(&mut self, from: usize, to: usize, chosen: u64, order: u64) {
        if from == to {
            return;
        }
        let mut changes = self.devices[from].document.changes_since(&[]);
        let bit = |number: u64, index: usize| {
            number.rotate_right(u32::try_from(index % 64).unwrap_or(0)) & 1 == 1
        };
        let mut index = 0;
        changes.retain(|_| {
            index += 1;
            bit(chosen, index)
        });
        let twice: Vec<_> = changes
            .iter()
            .enumerate()
            .filter(|(index, _)| bit(order, *index))
            .map(|(_, c)| c.clone())
            .collect();
        changes.extend(twice);
        let shift = usize::try_from(order % 64).unwrap_or(0) % changes.len().max(1);
        changes.rotate_left(shift);
        if bit(order, 7) {
            changes.reverse();
        }
        self.views[to] = None;
        self.devices[to]
            .document
            .apply(changes.iter().map(|change| change.bytes.as_slice()))
            .expect("honest changes apply");
    }

    fn restart(&mut self, who: usize) {
        let document = &mut self.devices[who].document;
        let view = K::read(document);
        let bytes = document.save().expect("what was written can be saved");
        let mut loaded = Document::load(K::KIND, &bytes).expect("what was saved can be loaded");
        assert_eq!(loaded.heads(), document.heads());
        assert_eq!(K::read(&mut loaded), view);
        *document = loaded;
        self.views[who] = None;
    }

    /// Everybody gets everything, whatever was lost on the way; then all are the same and nothing is missing.
    pub fn finish(&mut self) -> Snapshot {
        let (first, others) = self.devices.split_first_mut().expect("at least one device");
        for other in others.iter_mut() {
            first.take(other);
        }
        let (heads, view) = (first.document.heads(), first.view());
        for other in others {
            other.take(first);
            assert_eq!(other.document.heads(), heads, "equal heads");
            assert_eq!(other.view(), view, "equal views");
            assert_eq!(
                told(&mut other.document, &[]),
                told(&mut first.document, &[]),
                "told the same"
            );
            assert_eq!(
                told(&mut other.document, &heads),
                [],
                "nothing new is told of nothing new"
            );
        }
        let snapshot = K::snapshot(&view);
        self.check(&snapshot);
        snapshot
    }

    /// Panics when anything is missing from what is at the end, or is there and should not be.
    pub fn check(&self, end: &Snapshot) {
        self.nothing_typed_is_missing(end);
        self.nothing_linked_is_missing(end);
        self.every_row_is_as_its_last_words_say(end);
        self.every_field_shows_what_was_set_apart(end);
    }

    fn nothing_typed_is_missing(&self, end: &Snapshot) {
        for (key, typed) in &self.typed {
            let text = end.texts.get(key).cloned().unwrap_or_default();
            let deleted = &self.deleted[key];
            for letter in typed.difference(deleted) {
                assert_eq!(
                    text.matches(*letter).count(),
                    1,
                    "{letter:?} once in {key}: {text:?}"
                );
            }
            assert!(
                text.chars().all(|letter| typed.contains(&letter)),
                "only what was typed in {key}: {text:?}"
            );
        }
        assert!(
            end.texts
                .iter()
                .all(|(key, text)| text.is_empty() || self.typed.contains_key(key))
        );
    }

    fn nothing_linked_is_missing(&self, end: &Snapshot) {
        for (key, linked) in &self.linked {
            let now = end.sets.get(key).cloned().unwrap_or_default();
            for one in linked.difference(&self.unlinked[key]) {
                assert!(now.contains(one), "{one} is in {key}: {now:?}");
            }
            assert!(now.is_subset(linked), "only what was put in {key}: {now:?}");
        }
    }

    fn every_row_is_as_its_last_words_say(&self, end: &Snapshot) {
        for (key, row) in &end.rows {
            let last: BTreeSet<&str> = last_words(&self.fates, key)
                .filter_map(|event| event.value.as_deref())
                .collect();
            assert_eq!(row.shown, last.contains("true"), "{key}: {last:?}");
            assert_eq!(row.torn, last.len() > 1, "{key}: {last:?}");
        }
        let rows: BTreeSet<&String> = self.fates.iter().map(|event| &event.key).collect();
        assert!(
            rows.into_iter().all(|key| end.rows.contains_key(key)),
            "every row that was added is there or removed"
        );
    }

    fn every_field_shows_what_was_set_apart(&self, end: &Snapshot) {
        for (key, shown) in end
            .fields
            .iter()
            .filter(|(key, _)| !self.doubtful.contains(*key))
        {
            let last: BTreeSet<(&str, Option<i64>)> = last_words(&self.fields, key)
                .filter_map(|event| event.value.as_deref().map(|value| (value, Some(event.at))))
                .collect();
            let values: BTreeSet<&str> = last.iter().map(|(value, _)| *value).collect();
            let shown: BTreeSet<(&str, Option<i64>)> = shown
                .iter()
                .map(|(value, at)| (value.as_str(), *at))
                .collect();
            match values.len() {
                0 => assert!(
                    shown.iter().all(|(_, at)| at.is_none()),
                    "{key} was never written: {shown:?}"
                ),
                1 => assert!(shown.is_subset(&last), "{key}: {shown:?} of {last:?}"),
                _ => assert_eq!(shown, last, "{key}"),
            }
        }
    }
}

/// The events on this row or field that a device has.
fn seen(document: &mut Document, events: &[Event], key: &str) -> Vec<usize> {
    let mut seen = Vec::new();
    for (index, event) in events.iter().enumerate() {
        if event.key == key && document.has(&[event.change]) {
            seen.push(index);
        }
    }
    seen
}

/// The events that nobody who saw them replaced.
fn last_words<'a>(events: &'a [Event], key: &'a str) -> impl Iterator<Item = &'a Event> {
    let of_key = move |event: &&Event| event.key == key;
    let replaced: BTreeSet<usize> = events
        .iter()
        .filter(of_key)
        .flat_map(|event| event.replaced.iter().copied())
        .collect();
    events
        .iter()
        .enumerate()
        .filter(move |(index, event)| event.key == key && !replaced.contains(index))
        .map(|(_, event)| event)
}
