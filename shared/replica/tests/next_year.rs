//! A pair goes on into another school year: new papers, the old ones beside them, whoever does it and how often.

mod support;

use jiff::civil::date;
use ryadom_domain::{
    DocumentId, DocumentKind, Name, Pair, PairId, PairState, Person, PersonId, Side,
};
use ryadom_replica::{EditError, PairEdit, RegistryDoc, RegistryEdit};
use support::{Device, empty_pair, pair, person};

const YEAR: i16 = 2026;

fn papers(number: u8) -> DocumentId {
    DocumentId::from_random([number; 16])
}

fn registry_at() -> DocumentId {
    papers(99)
}

/// Two curators who know of one working pair.
fn school() -> (Device<RegistryDoc>, Device<RegistryDoc>) {
    let mut one = Device::new(1);
    for number in 1..=4 {
        one.edit(&RegistryEdit::AddPerson {
            id: person(number),
            person: Box::new(Person {
                name: Name::new(&format!("Человек{number}"), "Анна", ""),
                ..Person::default()
            }),
        });
    }
    one.edit(&RegistryEdit::AddPair(Box::new(Pair {
        state: PairState::Working,
        mentors: [person(2)].into(),
        mentees: [person(3)].into(),
        start: Some(date(2025, 9, 8)),
        end: Some(date(2026, 5, 22)),
        programme: Some(papers(10)),
        journal: Some(papers(11)),
        reflection: Some(papers(12)),
        ..empty_pair(1)
    })));
    let other = one.fork(2);
    (one, other)
}

fn go_on(device: &mut Device<RegistryDoc>) {
    of_pair(device, PairEdit::NextYear(YEAR));
}

fn of_pair(device: &mut Device<RegistryDoc>, edit: PairEdit) {
    device.edit(&RegistryEdit::Pair { id: pair(1), edit });
}

fn now(device: &mut Device<RegistryDoc>) -> Pair {
    let registry = device.document.registry(registry_at());
    registry.pairs[&pair(1)].clone()
}

fn before(device: &mut Device<RegistryDoc>) -> Option<Pair> {
    let registry = device.document.registry(registry_at());
    registry.years_before(pair(1)).first().copied().cloned()
}

#[test]
fn a_pair_goes_on_with_new_papers_and_keeps_the_old_ones() {
    let (mut one, _) = school();
    go_on(&mut one);
    let (new, old) = (now(&mut one), before(&mut one).expect("an earlier year"));
    assert_eq!(new.state, PairState::Working);
    assert_eq!(
        (new.start, new.end),
        (Some(date(2026, 9, 1)), Some(date(2027, 5, 26)))
    );
    assert_eq!(new.programme, Some(papers(10).of_year(YEAR)));
    assert_eq!(
        [old.programme, old.journal, old.reflection],
        [10, 11, 12].map(|number| Some(papers(number)))
    );
    assert_eq!(
        (old.start, old.end),
        (Some(date(2025, 9, 8)), Some(date(2026, 5, 22)))
    );
    assert_eq!(old.state, PairState::Completed);
    assert_eq!((&old.mentors, &old.mentees), (&new.mentors, &new.mentees));
    assert_ne!(old.id, new.id);
}

#[test]
fn two_curators_who_go_on_apart_make_one_year() {
    let (mut one, mut other) = school();
    go_on(&mut one);
    go_on(&mut other);
    let papers_of_one = now(&mut one);
    one.take(&mut other);
    other.take(&mut one);
    assert_eq!(one.document.heads(), other.document.heads());
    let registry = one.document.registry(registry_at());
    assert_eq!(registry.years_before(pair(1)).len(), 1);
    assert_eq!(registry.pairs.len(), 2, "the pair, and its earlier year");
    assert_eq!(now(&mut other), papers_of_one);
    let view = one.view();
    let row = &view.pairs[0];
    assert!(!row.programme.is_torn() && !row.start.is_torn() && !row.end.is_torn());
}

#[test]
fn nobody_goes_on_twice() {
    let (mut one, _) = school();
    go_on(&mut one);
    let again = one.try_edit(&RegistryEdit::Pair {
        id: pair(1),
        edit: PairEdit::NextYear(YEAR),
    });
    assert!(matches!(again, Err(EditError::AlreadyThere(_))));
    let first = now(&mut one);
    of_pair(&mut one, PairEdit::NextYear(YEAR + 1));
    let registry = one.document.registry(registry_at());
    let years: Vec<_> = registry
        .years_before(pair(1))
        .iter()
        .map(|pair| pair.programme)
        .collect();
    assert_eq!(years, [first.programme, Some(papers(10))]);
}

#[test]
fn the_old_papers_stay_theirs_who_wrote_them() {
    let (mut one, _) = school();
    go_on(&mut one);
    of_pair(&mut one, PairEdit::Member(Side::Mentor, person(2), false));
    of_pair(&mut one, PairEdit::Member(Side::Mentor, person(4), true));
    let registry = one.document.registry(registry_at());
    let reads = |who: PersonId, document| registry.grant(who, document).is_some();
    let (old, new) = (papers(12), papers(12).of_year(YEAR));
    assert!(reads(person(2), old) && !reads(person(2), new));
    assert!(reads(person(4), new) && !reads(person(4), old));
    assert!(reads(person(3), old) && reads(person(3), new));
    assert_eq!(registry.kind_of(old), Some(DocumentKind::Reflection));
}

#[test]
fn whoever_either_curator_knew_of_is_in_the_earlier_year() {
    let (mut one, mut other) = school();
    of_pair(&mut other, PairEdit::Member(Side::Mentee, person(4), true));
    go_on(&mut one);
    go_on(&mut other);
    one.take(&mut other);
    let old = before(&mut one).expect("an earlier year");
    // One curator knew of the new mentee, and wrote it; the other wrote nothing against it.
    assert_eq!(old.mentees, [person(3), person(4)].into());
}

#[test]
fn going_on_is_taken_back_and_leads_to_the_same_papers_again() {
    let (mut one, _) = school();
    let undo = one.edit(&RegistryEdit::Pair {
        id: pair(1),
        edit: PairEdit::NextYear(YEAR),
    });
    let gone = now(&mut one);
    let redo = one.edit(&undo.undo.expect("an undo"));
    assert_eq!(before(&mut one), None);
    let back = now(&mut one);
    assert_eq!(back.programme, Some(papers(10)));
    assert_eq!(back.end, Some(date(2026, 5, 22)));
    one.edit(&redo.undo.expect("a redo"));
    assert_eq!(now(&mut one), gone);
}

#[test]
fn an_earlier_year_is_no_row_that_anybody_edits() {
    let (mut one, _) = school();
    go_on(&mut one);
    let old: PairId = before(&mut one).expect("an earlier year").id;
    let edit = RegistryEdit::Pair {
        id: old,
        edit: PairEdit::End(None),
    };
    let refused = one.try_edit(&edit);
    assert!(matches!(refused, Err(EditError::NoSuchRow(_))));
    assert_eq!(one.view().pairs.len(), 1);
}
