use super::*;
use crate::world::Machine;
use ryadom_domain::Registry;
use ryadom_replica::{Document, JournalDoc, Kind, ProgrammeDoc, ReflectionDoc};

fn document(founding: &Founding, id: DocumentId, kind: DocumentKind) -> Document {
    let append = founding
        .documents
        .iter()
        .find(|append| append.document == id)
        .expect("the document is there");
    let mut document = Document::genesis(kind);
    document
        .apply(append.changes.iter().map(|change| change.bytes.as_slice()))
        .expect("its changes fit");
    document
}

fn registry(founding: &Founding) -> Registry {
    document(founding, founding.registry, DocumentKind::Registry).registry(founding.registry)
}

#[test]
fn the_demo_school_has_its_people_and_three_pairs() {
    let founding = embedded()
        .expect("reads")
        .build(&Machine::default())
        .expect("builds");
    let registry = registry(&founding);
    assert_eq!(registry.people.len(), 10);
    assert_eq!(registry.curators().count(), 2);
    assert_eq!(registry.pairs.len(), 3);
    assert_eq!(
        registry
            .people
            .values()
            .filter(|person| person.roles.head)
            .count(),
        1
    );
    let guests: Vec<Guest> = serde_json::from_slice(&founding.settings[0].1).expect("guests");
    assert_eq!(guests.len(), 8, "pupils have no device of their own");
    assert!(
        guests
            .iter()
            .all(|guest| !guest.role.is_empty() && guest.name.contains(' '))
    );
}

#[test]
fn every_column_of_the_plan_and_every_meeting_arrives() {
    let founding = embedded()
        .expect("reads")
        .build(&Machine::default())
        .expect("builds");
    let registry = registry(&founding);
    let mut sizes = Vec::new();
    for pair in registry.pairs.values() {
        let programme = pair.programme.expect("a programme");
        let view = ProgrammeDoc::read(&mut document(&founding, programme, DocumentKind::Programme));
        assert_eq!(view.places(), 0, "nothing in the demo is torn");
        assert!(!view.goal.is_empty());
        assert!(
            view.items
                .iter()
                .all(|item| !item.event.is_empty() && item.planned.value.is_some())
        );
        let confirmed = view
            .items
            .iter()
            .filter(|item| item.confirmed.value)
            .count();
        let journal = pair.journal.expect("a journal");
        let journal = JournalDoc::read(&mut document(&founding, journal, DocumentKind::Journal));
        assert!(
            journal
                .meetings
                .iter()
                .all(|meeting| meeting.agreements.len() == 1)
        );
        sizes.push((
            view.items.len(),
            confirmed,
            journal.meetings.len(),
            journal.notes.notes.len(),
        ));
        let reflection = pair.reflection.expect("a reflection");
        if founding
            .documents
            .iter()
            .any(|append| append.document == reflection)
        {
            let notes = ReflectionDoc::read(&mut document(
                &founding,
                reflection,
                DocumentKind::Reflection,
            ));
            assert_eq!(notes.notes.len(), 1);
        }
    }
    sizes.sort_unstable();
    assert_eq!(sizes, [(16, 15, 13, 2), (17, 13, 11, 1), (22, 15, 15, 1)]);
}

#[test]
fn edits_carry_the_names_of_those_who_made_them() {
    let founding = embedded()
        .expect("reads")
        .build(&Machine::default())
        .expect("builds");
    let registry = registry(&founding);
    let mut writers = Vec::new();
    for pair in registry.pairs.values() {
        let mut programme = document(
            &founding,
            pair.programme.expect("a programme"),
            DocumentKind::Programme,
        );
        let view = ProgrammeDoc::read(&mut programme);
        let title = view.title.name.written.expect("somebody wrote it");
        assert!(registry.curators().any(|curator| Some(curator) == title.by));
        let bound = founding
            .documents
            .iter()
            .find(|append| Some(append.document) == pair.programme);
        writers.push(bound.expect("stored").actors.len());
    }
    writers.sort_unstable();
    assert_eq!(writers, [1, 3, 3], "for pupils the curator writes");
}

#[test]
fn what_is_wrong_with_a_file_is_said_with_its_place() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("demo.json");
    let text = |text: &str| {
        std::fs::write(&file, text).expect("writes");
        match read(&file) {
            Ok(demo) => demo
                .build(&Machine::default())
                .expect_err("refused")
                .to_string(),
            Err(error) => error.to_string(),
        }
    };
    assert!(text("{\n \"programmes\": [\n  {}\n ]\n}").contains("line 3"));
    assert!(text("not json").contains("line 1"));
    assert!(text("{\"programmes\": []}").contains("no programme"));
    let ours = include_str!("../../demo/programmes.json");
    let odd = ours.replacen("\"status\": \"реализуется\"", "\"status\": \"спит\"", 1);
    assert!(text(&odd).contains("ppn-2025-001"), "{}", text(&odd));
    assert!(matches!(
        read(&folder.path().join("nothing")),
        Err(DemoError::Unreadable { .. })
    ));
}
