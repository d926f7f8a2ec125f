//! A document written anew without somebody who was never in it shows what it showed.

use super::support::merge::{Run, Snapshot, Step, Vocabulary, config, steps};
use super::support::person;
use super::support::vocabulary::Named;
use proptest::prelude::*;
use ryadom_domain::Name;
use ryadom_replica::{
    CardDoc, ConfidentialDoc, CounselDoc, DisputeDoc, JournalDoc, PersonDoc, PersonnelDoc,
    PrivateDoc, ProgrammeDoc, ReflectionDoc, RegistryDoc, ReviewDoc, SchoolDoc,
};
use ryadom_replica::{Document, Forgotten, authors_of, write_anew};
use std::collections::BTreeMap;

fn anew<K: Vocabulary>(steps: &[Step])
where
    K::Edit: std::fmt::Debug + Named,
    K::View: std::fmt::Debug,
{
    let mut run = Run::<K>::new(&[0, 500, -500]);
    run.play(steps);
    let before: Snapshot = run.finish();
    let document = run.document();
    let actors = document.authors();
    let stranger = Forgotten::new(person(99), &Name::new("Никто", "", ""), false);
    let mut count = 0_u128;
    let mut random = || {
        count += 1;
        count
            .wrapping_mul(0x9e37_79b9_7f4a_7c15_f39c_c060_5ced_c835)
            .to_be_bytes()
    };
    let old = document.automerge().document();
    let anew = write_anew(
        old,
        K::KIND,
        &actors,
        &stranger,
        &BTreeMap::new(),
        &mut random,
    );
    let anew = anew.expect("is written");
    let mut written = Document::genesis(K::KIND);
    written
        .apply(anew.changes.iter().map(|change| change.bytes.as_slice()))
        .expect("applies");
    assert_eq!(K::snapshot(&K::read(&mut written)), before);
    assert_eq!((anew.letters, anew.mentions), (0, 0));
    let named = authors_of(written.automerge().document());
    for change in &anew.changes[1..] {
        let theirs = anew.actors.iter().any(|(actor, _)| *actor == change.actor);
        let is_ladder = !named.contains_key(&change.actor);
        assert!(theirs || is_ladder, "whose is it?");
        assert!(!actors.contains_key(&change.actor), "an actor of its own");
    }
    assert_eq!(named, anew.actors.into_iter().collect());
}

proptest! {
    #![proptest_config(config(24))]

    #[test]
    fn a_programme_is_the_same_anew(steps in steps(120)) {
        anew::<ProgrammeDoc>(&steps);
    }

    #[test]
    fn a_journal_is_the_same_anew(steps in steps(120)) {
        anew::<JournalDoc>(&steps);
    }

    #[test]
    fn notes_are_the_same_anew(steps in steps(120)) {
        anew::<ReflectionDoc>(&steps);
    }

    #[test]
    fn a_registry_is_the_same_anew(steps in steps(120)) {
        anew::<RegistryDoc>(&steps);
    }

    #[test]
    fn what_is_one_persons_or_the_schools_is_the_same_anew(steps in steps(60)) {
        anew::<PersonDoc>(&steps);
        anew::<PrivateDoc>(&steps);
        anew::<ConfidentialDoc>(&steps);
        anew::<PersonnelDoc>(&steps);
        anew::<CounselDoc>(&steps);
        anew::<CardDoc>(&steps);
        anew::<ReviewDoc>(&steps);
        anew::<DisputeDoc>(&steps);
        anew::<SchoolDoc>(&steps);
    }
}
