//! Documents that newer versions, other programmes or hostile hands have written.

mod support;

use automerge::transaction::{CommitOptions, Transactable};
use automerge::{ActorId, AutoCommit, ObjId, ObjType, ROOT, ReadDoc, ScalarValue};
use proptest::prelude::*;
use ryadom_domain::{DocumentId, DocumentKind, NoteId, PlanItem, ProgrammeState};
use ryadom_replica::{
    ApplyError, Document, EditError, ItemEdit, JournalDoc, Kind, LoadError, Mode, NoteText,
    NotesText, PersonDoc, PrivateDoc, PrivateEdit, ProgrammeDoc, ProgrammeEdit, ProgrammeSummary,
    ProgrammeText, ReflectionDoc, RegistryDoc, SchoolDoc, Splice, TextRef, told,
};
use support::{Device, item, note};

fn add(id: u8) -> ProgrammeEdit {
    let plan_item = PlanItem {
        event: "Беседа".to_owned(),
        ..PlanItem::default()
    };
    ProgrammeEdit::AddItem {
        id: item(id),
        after: None,
        item: Box::new(plan_item),
    }
}

fn commit(document: &mut AutoCommit) {
    document.commit_with(CommitOptions::default().with_time(0));
}

fn object(document: &AutoCommit, map: &ObjId, key: &str) -> ObjId {
    document
        .get(map, key)
        .expect("readable")
        .expect("is there")
        .1
}

// F19
#[test]
fn a_document_of_a_newer_schema_is_shown_and_not_edited() {
    let mut mentor = Device::<ProgrammeDoc>::new(1);
    mentor.edit(&add(1));
    let inner = mentor.document.automerge();
    inner.put(ROOT, "schema", 2_u64).expect("put");
    commit(inner);
    assert_eq!(mentor.document.mode(), Mode::NewerSchema(2));
    assert_eq!(mentor.view().items.len(), 1);
    let heads = mentor.document.heads();
    assert!(matches!(
        mentor.try_edit(&add(2)),
        Err(EditError::NewerSchema(2))
    ));
    assert_eq!(mentor.document.heads(), heads);
}

// F19
#[test]
fn what_a_newer_version_put_into_a_row_outlives_edits_of_the_row() {
    let mut mentor = Device::<ProgrammeDoc>::new(1);
    mentor.edit(&add(1));
    let inner = mentor.document.automerge();
    let items = object(inner, &ROOT, "items");
    let row = object(inner, &items, &item(1).to_string());
    inner.put(&row, "colour", "зелёный").expect("put");
    inner.put(&row, "mark", "a mark of tomorrow").expect("put");
    commit(inner);
    assert_eq!(mentor.view().items[0].mark.value, None);

    mentor.edit(&ProgrammeEdit::Item {
        id: item(1),
        edit: ItemEdit::Confirm(true),
    });
    mentor.edit(&ProgrammeEdit::Item {
        id: item(1),
        edit: ItemEdit::Remove,
    });
    mentor.edit(&ProgrammeEdit::Item {
        id: item(1),
        edit: ItemEdit::Restore,
    });
    let inner = mentor.document.automerge();
    let (colour, _) = inner
        .get(&row, "colour")
        .expect("readable")
        .expect("is there");
    assert_eq!(colour.as_str(), Some("зелёный"));
    let (mark, _) = inner
        .get(&row, "mark")
        .expect("readable")
        .expect("is there");
    assert_eq!(mark.as_str(), Some("a mark of tomorrow"));
}

#[test]
fn numbers_from_javascript_are_read_as_numbers() {
    let mut mentor = Device::<ProgrammeDoc>::new(1);
    mentor.edit(&add(1));
    let inner = mentor.document.automerge();
    let items = object(inner, &ROOT, "items");
    let row = object(inner, &items, &item(1).to_string());
    inner.put(&row, "fate", -9.0).expect("put");
    commit(inner);
    assert!(mentor.view().items.is_empty());
}

#[test]
fn bytes_of_another_kind_or_of_none_are_refused() {
    let programme = Document::genesis(DocumentKind::Programme)
        .save()
        .expect("saved");
    assert!(matches!(
        Document::load(DocumentKind::Journal, &programme),
        Err(LoadError::OtherKind {
            expected: DocumentKind::Journal
        })
    ));
    assert!(matches!(
        Document::load(DocumentKind::Journal, b"no document"),
        Err(LoadError::Damaged(_))
    ));
    let mut stranger = AutoCommit::new();
    stranger.put(ROOT, "kind", "journal").expect("put");
    assert!(matches!(
        Document::load(DocumentKind::Journal, &stranger.save()),
        Err(LoadError::OtherKind { .. })
    ));
}

#[test]
fn a_document_is_loaded_from_changes_alone_with_or_without_the_first_ones() {
    let mut mentor = Device::<ProgrammeDoc>::new(1);
    mentor.edit(&add(1));
    mentor.edit(&add(2));
    let changes = mentor.document.changes_since(&[]);
    assert_eq!(changes.len(), 4);
    for from in [0, 1, 2] {
        let bytes: Vec<u8> = changes[from..]
            .iter()
            .flat_map(|change| change.bytes.clone())
            .collect();
        let mut loaded = Document::load(DocumentKind::Programme, &bytes).expect("loads");
        assert_eq!(loaded.heads(), mentor.document.heads());
        assert_eq!(ProgrammeDoc::read(&mut loaded), mentor.view());
    }
    let mut snapshot = mentor.document.save().expect("saved");
    let more = mentor.edit(&add(3)).change.expect("a change");
    snapshot.extend(more.bytes);
    let mut loaded = Document::load(DocumentKind::Programme, &snapshot).expect("loads");
    assert_eq!(ProgrammeDoc::read(&mut loaded), mentor.view());
}

#[test]
fn one_damaged_change_among_good_ones_adds_none() {
    let mut mentor = Device::<ProgrammeDoc>::new(1);
    let good = mentor.edit(&add(1)).change.expect("a change").bytes;
    let mut bad = mentor.edit(&add(2)).change.expect("a change").bytes;
    let last = bad.len() - 1;
    bad[last] ^= 1;
    let mut mentee = Device::<ProgrammeDoc>::new(2);
    let applied = mentee.document.apply([good.as_slice(), bad.as_slice()]);
    assert!(matches!(applied, Err(ApplyError::Damaged(_))));
    assert!(mentee.view().items.is_empty());
    assert_eq!(
        mentee.document.apply([good.as_slice()]).expect("applies"),
        1
    );
    assert_eq!(
        mentee.document.apply([good.as_slice()]).expect("applies"),
        0
    );
}

#[test]
fn two_devices_that_open_a_registered_document_apart_write_into_the_same_one() {
    let (mut mentor, mut mentee) = (Device::<ProgrammeDoc>::new(1), Device::new(2));
    mentor.edit(&add(1));
    mentee.edit(&add(2));
    let typed = |insert: &str| Splice {
        at: 0,
        delete: 0,
        insert: insert.to_owned(),
    };
    mentor.edit(&ProgrammeDoc::write(
        ProgrammeText::Goal,
        typed("Уверенный урок"),
    ));
    mentee.edit(&ProgrammeDoc::write(ProgrammeText::Goal, typed("!")));
    mentor.exchange(&mut mentee);
    assert_eq!(mentor.view().items.len(), 2);
    assert_eq!(
        mentor.view().goal.chars().count(),
        "Уверенный урок!".chars().count()
    );
    assert_eq!(mentor.document.authors().len(), 2);
}

#[test]
fn a_cursor_that_is_none_has_no_position() {
    let mut pair = Device::<ReflectionDoc>::new(1);
    let body = NotesText {
        note: note(1),
        text: NoteText::Body,
    };
    let first = ryadom_domain::Note {
        title: String::new(),
        body: ryadom_domain::Rich::plain("раз"),
        ..ryadom_domain::Note::default()
    };
    pair.edit(&ryadom_replica::NoteEdit::Add {
        id: note(1),
        note: Box::new(first),
    });
    for hostile in [
        "",
        "ы",
        "-",
        "@",
        "1@",
        "@@",
        "-1@",
        "999999999999999999999@00",
        "5@zz",
        &"9".repeat(400),
        ">",
        ">ы",
        ">-",
        ">-1@",
        ">@",
        ">5@zz",
        ">999999999999999999999@00",
        ">5@00000000000000000000000000000000",
    ] {
        assert_eq!(
            pair.document.position_of(&body.into(), hostile),
            None,
            "{hostile}"
        );
    }
    // Whatever else was written in the document is no letter of this text.
    for actor in [ActorId::from([0; 16]), pair.author.actor.clone()] {
        for number in 0..40 {
            for before in ["", "-"] {
                let cursor = format!(">{before}{number}@{}", actor.to_hex_string());
                let position = pair.document.position_of(&body.into(), &cursor);
                assert!(position.is_none_or(|position| position <= 3), "{cursor}");
            }
        }
    }
    let nowhere = NotesText {
        note: note(9),
        text: NoteText::Body,
    };
    assert_eq!(pair.document.text(&nowhere.into()), None);
    assert_eq!(pair.document.cursor_at(&nowhere.into(), 0), None);
}

#[test]
fn a_cursor_stays_at_its_letter_while_others_type() {
    let mut mentor = Device::<ReflectionDoc>::new(1);
    let first = ryadom_domain::Note {
        title: String::new(),
        body: ryadom_domain::Rich::plain("Я 👩‍🏫 объясняю"),
        ..ryadom_domain::Note::default()
    };
    mentor.edit(&ryadom_replica::NoteEdit::Add {
        id: note(1),
        note: Box::new(first),
    });
    let mut mentee = mentor.fork(2);
    let body = NotesText {
        note: note(1),
        text: NoteText::Body,
    };
    let text: TextRef = body.into();
    let all = mentor.document.text(&text).expect("the text");
    let word = all[..all.find('о').expect("the word")]
        .encode_utf16()
        .count();
    let cursor = mentor.document.cursor_at(&text, word).expect("a cursor");
    let end = mentor
        .document
        .cursor_at(&text, 10_000)
        .expect("a cursor at the end");

    mentee.edit(&ReflectionDoc::write(
        body,
        Splice {
            at: 0,
            delete: 0,
            insert: "😀 ".to_owned(),
        },
    ));
    assert_eq!(mentee.document.position_of(&text, &cursor), Some(word + 3));
    let length = mentee
        .document
        .text(&text)
        .expect("the text")
        .encode_utf16()
        .count();
    assert_eq!(mentee.document.position_of(&text, &end), Some(length));
}

#[test]
fn every_place_between_letters_has_a_cursor_that_finds_it_again() {
    let mut mentor = Device::<ReflectionDoc>::new(1);
    let words = "Я 👩‍🏫é😀 да";
    let first = ryadom_domain::Note {
        title: String::new(),
        body: ryadom_domain::Rich::plain(words),
        ..ryadom_domain::Note::default()
    };
    mentor.edit(&ryadom_replica::NoteEdit::Add {
        id: note(1),
        note: Box::new(first),
    });
    let body = NotesText {
        note: note(1),
        text: NoteText::Body,
    };
    let text: TextRef = body.into();
    let places = words
        .char_indices()
        .map(|(at, _)| words[..at].encode_utf16().count());
    for place in places.chain([words.encode_utf16().count()]) {
        let cursor = mentor.document.cursor_at(&text, place).expect("a cursor");
        assert_eq!(mentor.document.position_of(&text, &cursor), Some(place));
    }

    // Behind a letter that was deleted: where it was.
    let cursor = mentor.document.cursor_at(&text, 2).expect("a cursor");
    let splice = Splice {
        at: 1,
        delete: 1,
        insert: String::new(),
    };
    mentor.edit(&ReflectionDoc::write(body, splice));
    assert_eq!(mentor.document.position_of(&text, &cursor), Some(1));
}

#[test]
fn what_happened_to_a_text_is_given_as_splices_that_do_the_same() {
    let mut mentor = Device::<ReflectionDoc>::new(1);
    let first = ryadom_domain::Note {
        title: String::new(),
        body: ryadom_domain::Rich::plain("один 😀 два"),
        ..ryadom_domain::Note::default()
    };
    mentor.edit(&ryadom_replica::NoteEdit::Add {
        id: note(1),
        note: Box::new(first),
    });
    let before = mentor.document.heads();
    let body = NotesText {
        note: note(1),
        text: NoteText::Body,
    };
    let text: TextRef = body.into();
    let old = mentor.document.text(&text).expect("the text");
    let mut mentee = mentor.fork(2);
    mentor.edit(&ReflectionDoc::write(
        body,
        Splice {
            at: 0,
            delete: 4,
            insert: "три".to_owned(),
        },
    ));
    mentor.edit(&ReflectionDoc::write(
        body,
        Splice {
            at: 10,
            delete: 0,
            insert: "!".to_owned(),
        },
    ));
    mentee.edit(&ReflectionDoc::write(
        body,
        Splice {
            at: 5,
            delete: 2,
            insert: "🎓".to_owned(),
        },
    ));
    mentor.exchange(&mut mentee);
    let after = mentor.document.heads();
    let splices = mentor.document.text_splices_between(&before, &after, &text);
    assert!(splices.len() > 1);
    let made = splices
        .iter()
        .fold(old, |text, splice| splice.apply(&text).expect("fits"));
    assert_eq!(Some(made), mentor.document.text(&text));
}

#[test]
fn what_either_of_a_persons_devices_has_seen_is_seen() {
    let (mut tablet, mut phone) = (Device::<PrivateDoc>::new(1), Device::new(2));
    let looked_at = DocumentId::from_random([5; 16]);
    let hash = |number| ryadom_replica::ChangeHash([number; 32]);
    tablet.edit(&PrivateEdit::Saw(looked_at, vec![hash(1)]));
    phone.edit(&PrivateEdit::Saw(looked_at, vec![hash(2), hash(3)]));
    tablet.exchange(&mut phone);
    assert_eq!(tablet.view().seen[&looked_at], [hash(1), hash(2), hash(3)]);
    tablet.edit(&PrivateEdit::Saw(looked_at, vec![hash(4)]));
    assert_eq!(tablet.view().seen[&looked_at], [hash(4)]);

    tablet.edit(&PrivateEdit::Prefer("theme".to_owned(), "dark".to_owned()));
    assert_eq!(tablet.view().preferences["theme"], "dark");
    tablet.edit(&PrivateEdit::Prefer("theme".to_owned(), String::new()));
    assert!(tablet.view().preferences.is_empty());
}

/// Any value where a document of ours has something: other scalars, objects, deletions.
fn vandalise(document: &mut AutoCommit, picks: &[(u16, u8)]) {
    for (which, how) in picks {
        let mut spots: Vec<(ObjId, String)> = Vec::new();
        let mut maps = vec![ROOT];
        while let Some(map) = maps.pop() {
            for entry in document
                .map_range(&map, ..)
                .map(|entry| (entry.key.to_string(), entry.id()))
                .collect::<Vec<_>>()
            {
                if document
                    .object_type(&entry.1)
                    .is_ok_and(|kind| kind == ObjType::Map)
                {
                    maps.push(entry.1);
                }
                spots.push((map.clone(), entry.0));
            }
        }
        let Some((map, key)) = spots.get(usize::from(*which) % spots.len().max(1)) else {
            return;
        };
        let done = match how % 9 {
            0 => document.put(map, key.as_str(), i64::MIN),
            1 => document.put(map, key.as_str(), ScalarValue::Null),
            2 => document.put(map, key.as_str(), "не то"),
            3 => document.put(map, key.as_str(), f64::NAN),
            4 => document
                .put_object(map, key.as_str(), ObjType::List)
                .map(drop),
            5 => document
                .put_object(map, key.as_str(), ObjType::Map)
                .map(drop),
            6 => document
                .put_object(map, key.as_str(), ObjType::Text)
                .map(drop),
            7 => document.put(map, "z".repeat(300), u64::MAX),
            _ => document.delete(map, key.as_str()),
        };
        done.expect("the vandal can write");
        commit(document);
    }
}

fn survives<K: Kind>(picks: &[(u16, u8)], edits: &[K::Edit]) {
    let mut device = Device::<K>::new(1);
    for edit in edits {
        device.edit(edit);
    }
    let seen = device.document.heads();
    vandalise(device.document.automerge(), picks);
    device.view();
    told(&mut device.document, &seen);
    told(&mut device.document, &[]);
    for edit in edits {
        // Refused or made, but never a panic.
        let _ = device.try_edit(edit);
    }
    device.view();
}

proptest! {
    #![proptest_config(support::merge::config(64))]

    #[test]
    fn no_document_however_broken_stops_the_app(picks in proptest::collection::vec((any::<u16>(), any::<u8>()), 1..12)) {
        let change = |edit| ProgrammeEdit::Item { id: item(1), edit };
        survives::<ProgrammeDoc>(&picks, &[
            add(1),
            add(2),
            change(ItemEdit::MoveAfter(Some(item(2)))),
            change(ItemEdit::Confirm(true)),
            ProgrammeEdit::ChangeState(ProgrammeState::Agreed),
            ProgrammeDoc::write(ProgrammeText::Goal, Splice { at: 0, delete: 0, insert: "Цель".to_owned() }),
            change(ItemEdit::Remove),
        ]);
        survives::<JournalDoc>(&picks, &support::journal_edits());
        survives::<RegistryDoc>(&picks, &support::registry_edits());
        survives::<ReflectionDoc>(&picks, &[ryadom_replica::NoteEdit::Add { id: NoteId::from_random([1; 16]), note: Box::default() }]);
        survives::<SchoolDoc>(&picks, &[ryadom_replica::SchoolEdit::Label("lesson".to_owned(), "занятие".to_owned())]);
        survives::<PersonDoc>(&picks, &[ryadom_replica::PersonEdit::Phone("1".to_owned())]);
        survives::<PrivateDoc>(&picks, &[PrivateEdit::Prefer("theme".to_owned(), "dark".to_owned())]);
    }
}

#[test]
fn a_summary_says_what_lists_need_and_is_read_back() {
    let mut mentor = Device::<ProgrammeDoc>::new(1);
    mentor.edit(&add(1));
    let text =
        serde_json::to_string(&ProgrammeSummary::of(&mut mentor.document)).expect("serialises");
    let summary: ProgrammeSummary = serde_json::from_str(&text).expect("reads back");
    assert_eq!(summary, ProgrammeSummary::of(&mut mentor.document));
    assert_eq!(summary.items[0].event, "Беседа");
    assert_eq!(summary.touched_by, Some(mentor.author.person));
    assert_eq!(summary.heads, [mentor.document.heads()[0].to_string()]);
    // A summary that an older version stored is read with what it lacks left empty.
    assert_eq!(
        serde_json::from_str::<ProgrammeSummary>("{}").expect("reads"),
        ProgrammeSummary::default()
    );
}
