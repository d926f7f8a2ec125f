//! Whatever people edit apart, and however changes reach the others: everybody ends with the same, and nothing is
//! missing.

mod anew;
mod dispute;
mod files;
mod journal;
mod lessons;
mod notes;
mod numbers;
mod person;
mod programme;
mod records;
mod registry;
mod review;
mod single;
#[path = "../support/mod.rs"]
mod support;

use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use ryadom_replica::{
    CardDoc, ConfidentialDoc, CounselDoc, DisputeDoc, JournalDoc, PersonDoc, PersonnelDoc,
    PrivateDoc, ProgrammeDoc, ReflectionDoc, RegistryDoc, ReviewDoc, SchoolDoc,
};
use std::fs;
use std::path::Path;
use support::merge::{Run, Snapshot, Step, Vocabulary, config, steps};
use support::vocabulary::{ENUMS, Named, Names, all_names};

const YEAR: i64 = 365 * 24 * 3600;

fn play<K: Vocabulary>(devices: usize, steps: &[Step]) -> Snapshot
where
    K::Edit: std::fmt::Debug + Named,
    K::View: std::fmt::Debug,
{
    let mut run = Run::<K>::new(&vec![0; devices]);
    run.play(steps);
    run.finish()
}

/// What so many long histories make of a kind's edits: a small part of what every run of the properties tries.
fn made<K: Vocabulary>(histories: usize) -> Names
where
    K::Edit: std::fmt::Debug + Named,
    K::View: std::fmt::Debug,
{
    let mut runner = TestRunner::deterministic();
    let mut made = Names::new();
    for _ in 0..histories {
        let steps = steps(300).new_tree(&mut runner).expect("steps").current();
        let mut run = Run::<K>::new(&[0; 2]);
        run.play(&steps);
        made.append(&mut run.made);
    }
    made
}

#[test]
fn histories_make_every_edit_there_is() {
    let made: Names = [
        made::<ProgrammeDoc>(48),
        made::<JournalDoc>(60),
        made::<ReflectionDoc>(24),
        made::<RegistryDoc>(24),
        made::<PersonDoc>(24),
        made::<PrivateDoc>(24),
        made::<ConfidentialDoc>(24),
        made::<CardDoc>(4),
        made::<ReviewDoc>(12),
        made::<DisputeDoc>(12),
        made::<PersonnelDoc>(24),
        made::<CounselDoc>(12),
        made::<SchoolDoc>(24),
    ]
    .into_iter()
    .flatten()
    .collect();
    let missing: Vec<_> = all_names().difference(&made).copied().collect();
    assert_eq!(missing, [""; 0], "no history makes these");
}

/// Whoever adds an enum to the crate says whether it is something that people do.
#[test]
fn every_enum_of_the_crate_is_known_here() {
    // Each use of `EntryEdit` has a name of its own, and is found by that.
    const NOT_DONE_BY_PEOPLE: [&str; 8] = [
        "EntryEdit",
        "Fate",
        "Field",
        "Mode",
        "NoText",
        "Subject",
        "Value",
        "What",
    ];
    let mut found = Vec::new();
    enums(
        Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src")),
        &mut found,
    );
    found.retain(|name| !name.ends_with("Error") && !NOT_DONE_BY_PEOPLE.contains(&name.as_str()));
    found.sort();
    let mut known = ENUMS.to_vec();
    known.sort_unstable();
    assert_eq!(found, known);
}

fn enums(folder: &Path, found: &mut Vec<String>) {
    for entry in fs::read_dir(folder).expect("the sources") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            enums(&path, found);
            continue;
        }
        let source = fs::read_to_string(path).expect("a source");
        let names = source.lines().filter_map(|line| {
            let entries = line
                .strip_prefix("pub type ")
                .filter(|rest| rest.contains("= EntryEdit<"));
            line.strip_prefix("pub enum ").or(entries)
        });
        found.extend(
            names
                .filter_map(|rest| rest.split([' ', '<', '{']).next())
                .map(str::to_owned),
        );
    }
}

/// The oracle is worth what it notices.
#[test]
fn an_end_with_anything_missing_is_noticed() {
    /// The number of [`ryadom_replica::ItemEdit::LinkDeficit`] in the programme's list.
    const LINK: usize = 96 + 19;
    let edit = |who, what, which, how| Step::Edit {
        who,
        what,
        which,
        how,
    };
    let everything = |from, to| Step::Deliver {
        from,
        to,
        chosen: u64::MAX,
        order: 0,
    };
    let mut run = Run::<ProgrammeDoc>::new(&[0, 0]);
    run.play(&[
        edit(0, 0, 0, 2),
        edit(0, 0, 0, 2),
        everything(0, 1),
        edit(0, 2, 0, 0),
        edit(1, 2, 0, 0),
        edit(0, 6, 1, 0),
        edit(1, 1, 1, 1),
        edit(1, LINK, 0, 0),
    ]);
    let end = run.finish();
    assert!(end.rows.values().any(|row| row.torn), "a row came back");
    assert!(
        end.fields.values().any(|field| field.len() == 2),
        "a field has two values"
    );

    let mut tampered = Vec::new();
    for key in end.texts.keys().filter(|key| !end.texts[*key].is_empty()) {
        let mut other = end.clone();
        other.texts.entry(key.clone()).and_modify(|text| {
            text.pop();
        });
        tampered.push(other);
    }
    for key in end.rows.keys() {
        let (mut hidden, mut settled, mut gone) = (end.clone(), end.clone(), end.clone());
        hidden
            .rows
            .entry(key.clone())
            .and_modify(|row| row.shown = false);
        settled
            .rows
            .entry(key.clone())
            .and_modify(|row| row.torn = !row.torn);
        gone.rows.remove(key);
        tampered.extend([hidden, settled, gone]);
    }
    for key in end.fields.keys().filter(|key| end.fields[*key].len() == 2) {
        let (mut one, mut other) = (end.clone(), end.clone());
        one.fields
            .entry(key.clone())
            .and_modify(|values| drop(values.pop()));
        other
            .fields
            .entry(key.clone())
            .and_modify(|values| drop(values.remove(0)));
        tampered.extend([one, other]);
    }
    for key in end.sets.keys().filter(|key| !end.sets[*key].is_empty()) {
        let (mut lost, mut invented) = (end.clone(), end.clone());
        lost.sets.insert(key.clone(), [].into());
        invented
            .sets
            .entry(key.clone())
            .and_modify(|set| set.extend(["nobody".to_owned()]));
        tampered.extend([lost, invented]);
    }
    assert!(tampered.len() >= 12);
    for end in tampered {
        let checked = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| run.check(&end)));
        assert!(checked.is_err(), "{end:?}");
    }
}

proptest! {
    #![proptest_config(config(500))]

    #[test]
    fn a_programme_edited_apart_merges_and_nothing_is_missing(devices in 2..=5_usize, steps in steps(50)) {
        play::<ProgrammeDoc>(devices, &steps);
    }

    #[test]
    fn a_journal_edited_apart_merges_and_nothing_is_missing(devices in 2..=5_usize, steps in steps(50)) {
        play::<JournalDoc>(devices, &steps);
    }

    #[test]
    fn notes_written_apart_merge_and_nothing_is_missing(devices in 2..=5_usize, steps in steps(50)) {
        play::<ReflectionDoc>(devices, &steps);
    }

    #[test]
    fn a_registry_edited_apart_merges_and_nothing_is_missing(devices in 2..=5_usize, steps in steps(50)) {
        play::<RegistryDoc>(devices, &steps);
    }

    // F06
    #[test]
    fn what_one_person_writes_on_several_devices_merges(devices in 2..=5_usize, steps in steps(50)) {
        play::<PersonDoc>(devices, &steps);
        play::<PrivateDoc>(devices, &steps);
        play::<ConfidentialDoc>(devices, &steps);
        play::<CardDoc>(devices, &steps);
        play::<PersonnelDoc>(devices, &steps);
        play::<CounselDoc>(devices, &steps);
        play::<DisputeDoc>(devices, &steps);
    }

    #[test]
    fn what_is_said_of_a_programme_apart_merges_and_nothing_is_missing(devices in 2..=5_usize, steps in steps(50)) {
        play::<ReviewDoc>(devices, &steps);
    }

    #[test]
    fn a_school_set_up_apart_merges_and_nothing_is_missing(devices in 2..=5_usize, steps in steps(50)) {
        play::<SchoolDoc>(devices, &steps);
    }

    #[test]
    fn clocks_that_are_years_off_change_nothing_but_the_moments_shown(
        clocks in proptest::collection::vec(-2 * YEAR..2 * YEAR, 2..=4),
        steps in steps(50),
    ) {
        let right = play::<ProgrammeDoc>(clocks.len(), &steps);
        let mut run = Run::<ProgrammeDoc>::new(&clocks);
        run.play(&steps);
        prop_assert_eq!(run.finish().timeless(), right.timeless());
    }
}
