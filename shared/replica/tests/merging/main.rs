//! Whatever people edit apart, and however changes reach the others: everybody ends with the same, and nothing is
//! missing.

mod journal;
mod notes;
mod numbers;
mod programme;
mod registry;
#[path = "../support/mod.rs"]
mod support;

use proptest::prelude::*;
use ryadom_replica::{JournalDoc, ProgrammeDoc, ReflectionDoc, RegistryDoc};
use support::merge::{Run, Snapshot, Step, Vocabulary, config, steps};

const YEAR: i64 = 365 * 24 * 3600;

fn play<K: Vocabulary>(devices: usize, steps: &[Step]) -> Snapshot
where
    K::Edit: std::fmt::Debug,
    K::View: std::fmt::Debug,
{
    let mut run = Run::<K>::new(&vec![0; devices]);
    run.play(steps);
    run.finish()
}

/// The oracle is worth what it notices.
#[test]
fn an_end_with_anything_missing_is_noticed() {
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
        edit(0, 6, 0, 0),
        edit(1, 6, 0, 0),
        edit(0, 13, 1, 0),
        edit(1, 2, 1, 1),
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
    assert!(tampered.len() >= 10);
    for end in tampered {
        let checked = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| run.check(&end)));
        assert!(checked.is_err(), "{end:?}");
    }
}

proptest! {
    #![proptest_config(config(48))]

    #[test]
    fn a_programme_edited_apart_merges_and_nothing_is_missing(devices in 2..=5_usize, steps in steps()) {
        play::<ProgrammeDoc>(devices, &steps);
    }

    #[test]
    fn a_journal_edited_apart_merges_and_nothing_is_missing(devices in 2..=5_usize, steps in steps()) {
        play::<JournalDoc>(devices, &steps);
    }

    #[test]
    fn notes_written_apart_merge_and_nothing_is_missing(devices in 2..=5_usize, steps in steps()) {
        play::<ReflectionDoc>(devices, &steps);
    }

    #[test]
    fn a_registry_edited_apart_merges_and_nothing_is_missing(devices in 2..=5_usize, steps in steps()) {
        play::<RegistryDoc>(devices, &steps);
    }

    #[test]
    fn clocks_that_are_years_off_change_nothing_but_the_moments_shown(
        clocks in proptest::collection::vec(-2 * YEAR..2 * YEAR, 2..=4),
        steps in steps(),
    ) {
        let right = play::<ProgrammeDoc>(clocks.len(), &steps);
        let mut run = Run::<ProgrammeDoc>::new(&clocks);
        run.play(&steps);
        prop_assert_eq!(run.finish().timeless(), right.timeless());
    }
}
