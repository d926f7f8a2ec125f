//! A document's life: who worked on it, and how it looked then.

mod support;

use ryadom_domain::{DocumentKind, EditionId, ProgrammeState, TaskId, Timestamp};
use ryadom_replica::{ActorId, Author, Document, Kind, ProgrammeDoc, ProgrammeEdit, told};
use support::person;

const MINUTE: i64 = 60;

fn task(n: u8, text: &str) -> ProgrammeEdit {
    ProgrammeEdit::AddTask {
        id: TaskId::from_random([n; 16]),
        after: None,
        text: text.to_owned(),
    }
}

fn edit(document: &mut Document, who: u8, at: i64, edit: &ProgrammeEdit) {
    let author = Author {
        person: person(who),
        actor: ActorId::from([who; 16]),
    };
    ProgrammeDoc::edit(document, &author, Timestamp(at), edit).expect("an edit");
}

fn tasks(document: &mut Document) -> Vec<String> {
    let view = ProgrammeDoc::read(document);
    view.tasks.into_iter().map(|row| row.text).collect()
}

#[test]
fn a_life_is_told_by_whose_turn_it_was_and_shown_as_it_then_was() {
    let mut document = Document::genesis(DocumentKind::Programme);
    assert_eq!(document.life(), []);
    edit(&mut document, 1, 0, &task(1, "one"));
    edit(&mut document, 1, 10 * MINUTE, &task(2, "two"));
    edit(&mut document, 2, 11 * MINUTE, &task(3, "three"));
    edit(&mut document, 1, 12 * MINUTE, &task(4, "four"));
    edit(&mut document, 1, 90 * MINUTE, &task(5, "five"));

    let life = document.life();
    let turns: Vec<_> = life
        .iter()
        .map(|stretch| (stretch.by, stretch.changes, stretch.from.0, stretch.to.0))
        .collect();
    assert_eq!(
        turns,
        [
            (Some(person(1)), 2, 0, 10 * MINUTE),
            (Some(person(2)), 1, 11 * MINUTE, 11 * MINUTE),
            (Some(person(1)), 1, 12 * MINUTE, 12 * MINUTE),
            (Some(person(1)), 1, 90 * MINUTE, 90 * MINUTE),
        ]
    );
    let mut then = document.at(&life[1].heads).expect("it was so");
    assert_eq!(tasks(&mut then), ["three", "two", "one"]);
    assert_eq!(told(&mut then, &life[0].heads).len(), 1);
    let mut last = document.at(&life[3].heads).expect("it is so");
    assert_eq!(last.heads(), document.heads());
}

#[test]
fn devices_that_worked_apart_tell_the_same_life() {
    let mut anna = Document::genesis(DocumentKind::Programme);
    let mut marina = anna.clone();
    for n in 1..4 {
        edit(&mut anna, 1, i64::from(n), &task(n, "Анна"));
        edit(&mut marina, 2, i64::from(n), &task(n + 10, "Марина"));
    }
    let (from_anna, from_marina) = (anna.changes_since(&[]), marina.changes_since(&[]));
    anna.apply(from_marina.iter().map(|change| change.bytes.as_slice()))
        .expect("merges");
    marina
        .apply(from_anna.iter().map(|change| change.bytes.as_slice()))
        .expect("merges");
    let life = anna.life();
    assert_eq!(life, marina.life());
    for stretch in &life {
        let (mut here, mut there) = (
            anna.at(&stretch.heads).expect("known"),
            marina.at(&stretch.heads).expect("known"),
        );
        assert_eq!(tasks(&mut here), tasks(&mut there));
    }
}

#[test]
fn a_version_that_is_not_here_is_not_shown() {
    let mut document = Document::genesis(DocumentKind::Programme);
    let mut other = document.clone();
    edit(&mut other, 1, 0, &task(1, "elsewhere"));
    assert!(document.at(&other.heads()).is_err());
}

#[test]
fn an_edition_is_the_version_that_its_approver_saw() {
    let mut document = Document::genesis(DocumentKind::Programme);
    edit(&mut document, 1, 0, &task(1, "approved"));
    let mut elsewhere = document.clone();
    edit(
        &mut elsewhere,
        2,
        MINUTE,
        &task(2, "not seen by the approver"),
    );
    let approval = ProgrammeEdit::Several(vec![
        ProgrammeEdit::ChangeState(ProgrammeState::Approved),
        ProgrammeEdit::AddEdition {
            id: EditionId::from_random([3; 16]),
            edition: Box::default(),
        },
    ]);
    edit(&mut document, 3, 2 * MINUTE, &approval);
    edit(&mut document, 1, 3 * MINUTE, &task(4, "later"));
    let theirs = elsewhere.changes_since(&[]);
    document
        .apply(theirs.iter().map(|change| change.bytes.as_slice()))
        .expect("merges");

    let heads = ProgrammeDoc::read(&mut document).editions[0].heads.clone();
    let mut approved = document.at(&heads).expect("it was approved");
    assert_eq!(tasks(&mut approved), ["approved"]);
    // What is told since: the approval itself, the task that came from elsewhere, and the later one.
    assert_eq!(told(&mut document, &heads).len(), 3);
}
