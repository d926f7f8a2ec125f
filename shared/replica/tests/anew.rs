//! A document without somebody who was in it.

mod support;

use automerge::Change;
use ryadom_domain::{
    Attachment, Contents, Digest, DocumentId, FileId, FileOf, FileType, Name, Note, Pair, Person,
    Side, TitleBlock,
};
use ryadom_replica::{
    Anew, Document, Forgotten, JournalDoc, Kind, MeetingEdit, NoteEdit, NoteText, NotesText,
    PairEdit, ProgrammeDoc, ProgrammeEdit, ReflectionDoc, RegistryDoc, RegistryEdit, Splice,
    TitleEdit, write_anew,
};
use ryadom_replica::{FileEdit, JournalEdit, RegistryView, attached};
use std::collections::BTreeMap;
use support::{Device, document, empty_pair, meeting, note, pair, person};

const ANNA: u8 = 41;

/// Anna Ivanova is forgotten; everybody else stays.
fn anna() -> Forgotten {
    Forgotten::new(
        person(ANNA),
        &Name::new("Иванова", "Анна", "Петровна"),
        false,
    )
}

fn without_anna<K: Kind>(
    device: &mut Device<K>,
    moved: &BTreeMap<DocumentId, DocumentId>,
) -> (Document, Anew) {
    let actors = device.document.authors();
    let mut count = 0;
    let mut random = || {
        count += 1;
        [count + 100; 16]
    };
    let old = device.document.automerge().document();
    let anew = write_anew(old, K::KIND, &actors, &anna(), moved, &mut random);
    let anew = anew.expect("is written");
    let mut written = Document::genesis(K::KIND);
    let changes = anew.changes.iter().map(|change| change.bytes.as_slice());
    written.apply(changes).expect("applies");
    for change in &anew.changes {
        let change = Change::from_bytes(change.bytes.clone()).expect("a change");
        let said = format!("{:?}", change.decode());
        assert!(!said.contains(&person(ANNA).to_string()), "{said}");
    }
    (written, anew)
}

fn typed(at: usize, words: &str) -> Splice {
    Splice {
        at,
        delete: 0,
        insert: words.to_owned(),
    }
}

fn write(note: u8, splice: Splice) -> NoteEdit {
    NoteEdit::Write {
        text: NotesText {
            note: support::note(note),
            text: NoteText::Body,
        },
        splice,
    }
}

fn add(id: u8, title: &str) -> NoteEdit {
    NoteEdit::Add {
        id: note(id),
        note: Box::new(Note {
            title: title.to_owned(),
            ..Note::default()
        }),
    }
}

#[test]
fn of_a_text_of_two_the_others_letters_stay_and_theirs() {
    let mut anna = Device::<ReflectionDoc>::new(ANNA);
    anna.edit(&add(1, "Урок"));
    anna.edit(&write(1, typed(0, "Было страшно. ")));
    let mut marina = anna.fork(2);
    marina.edit(&write(1, typed(14, "Мне тоже. ")));
    marina.edit(&add(2, "Моё"));
    anna.edit(&write(1, typed(0, "Сначала ")));
    anna.edit(&add(3, "Только моё"));
    anna.exchange(&mut marina);

    let (mut written, anew) = without_anna(&mut marina, &BTreeMap::new());
    let notes = ReflectionDoc::read(&mut written).notes;
    let shown: Vec<_> = notes
        .iter()
        .map(|note| (note.id, note.title.as_str(), note.body.words(), note.author))
        .collect();
    assert_eq!(
        shown,
        [
            (note(2), "Моё", String::new(), Some(person(2))),
            (note(1), "", "Мне тоже. ".to_owned(), None)
        ]
    );
    assert_eq!(
        anew.letters,
        "УрокБыло страшно. Сначала Только моё".chars().count()
    );
    let people: Vec<_> = written.authors().into_values().collect();
    assert!(people.contains(&person(2)) && !people.contains(&person(ANNA)));
}

#[test]
fn what_was_done_stays_and_nobody_did_it() {
    let mut anna = Device::<JournalDoc>::new(ANNA);
    for edit in &support::journal_edits()[..3] {
        anna.edit(edit);
    }
    let mut marina = anna.fork(2);
    marina.edit(&JournalEdit::Meeting {
        id: meeting(1),
        edit: MeetingEdit::Participant(person(ANNA), true),
    });
    marina.edit(&JournalEdit::Meeting {
        id: meeting(1),
        edit: MeetingEdit::Participant(person(2), true),
    });
    let (mut written, _) = without_anna(&mut marina, &BTreeMap::new());
    let view = JournalDoc::read(&mut written);
    let [met] = view.meetings.as_slice() else {
        panic!("one meeting: {view:?}");
    };
    assert_eq!(met.topic, "", "words go");
    assert!(met.agreements[0].done.value, "what was done stays");
    let by = met.agreements[0]
        .done
        .written
        .and_then(|written| written.by);
    assert!(by.is_some_and(|by| by != person(ANNA) && by != person(2)));
    assert_eq!(met.participants, [person(2)].into());
}

#[test]
fn a_field_that_names_her_goes_and_a_text_is_left_to_people() {
    let mut curator = Device::<ProgrammeDoc>::new(3);
    let title = |edit| ProgrammeEdit::Title(edit);
    curator.edit(&title(TitleEdit::Name("Первый год".to_owned())));
    curator.edit(&title(TitleEdit::Curator("Иванова А. П.".to_owned())));
    curator.edit(&ProgrammeDoc::write(
        ryadom_replica::ProgrammeText::Goal,
        typed(0, "Слушать Иванову и других"),
    ));
    let (mut written, anew) = without_anna(&mut curator, &BTreeMap::new());
    let view = ProgrammeDoc::read(&mut written);
    assert_eq!(view.title.name.value, "Первый год");
    assert_eq!(view.title.curator.value, TitleBlock::default().curator);
    assert_eq!(view.goal, "Слушать Иванову и других");
    assert_eq!(anew.mentions, 1);
}

#[test]
fn what_was_written_and_deleted_is_found_and_goes() {
    let mut marina = Device::<ReflectionDoc>::new(2);
    marina.edit(&add(1, "Про Иванову"));
    let remove = Splice {
        at: 0,
        delete: 11,
        insert: "Про урок".to_owned(),
    };
    let text = NotesText {
        note: note(1),
        text: NoteText::Title,
    };
    marina.edit(&NoteEdit::Write {
        text,
        splice: remove,
    });
    let changes = marina.document.automerge().get_changes(&[]);
    assert!(changes.iter().any(|change| anna().is_in(change)));
    let (mut written, anew) = without_anna(&mut marina, &BTreeMap::new());
    assert_eq!(ReflectionDoc::read(&mut written).notes[0].title, "Про урок");
    assert_eq!((anew.letters, anew.mentions), (0, 0));
    for change in written.automerge().get_changes(&[]) {
        assert!(!anna().is_in(&change));
    }
}

#[test]
fn the_registry_forgets_her_and_knows_where_documents_are_now() {
    let mut curator = Device::<RegistryDoc>::new(3);
    for (id, last) in [(ANNA, "Иванова"), (2, "Иванова"), (3, "Сидорова")] {
        curator.edit(&RegistryEdit::AddPerson {
            id: person(id),
            person: Box::new(Person {
                name: Name::new(last, "Мария", ""),
                ..Person::default()
            }),
        });
    }
    curator.edit(&RegistryEdit::AddPair(Box::new(Pair {
        mentees: [person(2)].into(),
        programme: Some(document(1)),
        journal: Some(document(2)),
        ..empty_pair(1)
    })));
    curator.edit(&RegistryEdit::Pair {
        id: pair(1),
        edit: PairEdit::Member(Side::Mentor, person(ANNA), true),
    });
    let moved = BTreeMap::from([(document(1), document(11))]);
    let (mut written, _) = without_anna(&mut curator, &moved);
    let registry = written.registry(document(10));
    assert_eq!(registry.people.len(), 2);
    assert_eq!(
        registry.people[&person(2)].name.last,
        "Иванова",
        "a namesake"
    );
    let found = &registry.pairs[&pair(1)];
    assert!(found.mentors.is_empty() && found.mentees.contains(&person(2)));
    assert_eq!(found.programme, Some(document(11)));
    assert_eq!(found.journal, Some(document(2)));
    let view: RegistryView = RegistryDoc::read(&mut written);
    assert!(view.removed_people.is_empty());
}

#[test]
fn a_photo_of_who_is_forgotten_goes_with_its_name() {
    let photo = |first: u8| FileEdit::Add {
        id: FileId::from_random([first; 16]),
        file: Box::new(Attachment {
            name: "Доска.jpg".to_owned(),
            kind: Some(FileType::Jpeg),
            contents: Contents {
                sha: Digest([first; 32]),
                size: 9,
            },
            thumb: None,
            of: FileOf::Meeting(meeting(1)),
        }),
    };
    let mut anna = Device::<JournalDoc>::new(ANNA);
    let mut boris = Device::<JournalDoc>::new(ANNA + 1);
    anna.edit(&JournalEdit::File(photo(1)));
    boris.edit(&JournalEdit::File(photo(2)));
    anna.exchange(&mut boris);
    let (mut written, _) = without_anna(&mut anna, &BTreeMap::new());
    let left = JournalDoc::read(&mut written).files;
    assert_eq!(left.removed, []);
    let ids: Vec<FileId> = left.files.iter().map(|row| row.id).collect();
    assert_eq!(ids, [FileId::from_random([2; 16])]);
    let bytes = attached(written.automerge().document());
    assert_eq!(bytes.len(), 1, "nothing of hers is asked for");
}
