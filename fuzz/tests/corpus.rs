//! The kept corpus is what honest programs say. `cargo test -p ryadom-fuzz -- --ignored` writes it anew.

use automerge::marks::{ExpandMark, Mark};
use automerge::sync::{State, SyncDoc};
use automerge::transaction::{CommitOptions, Transactable};
use automerge::{ActorId, AutoCommit, Automerge, ObjType, ROOT, ScalarValue};
use ryadom_domain::{DocumentKind, Note, NoteId, Rich, Timestamp};
use ryadom_fuzz::corpus::{Seed, folder, frames, messages};
use ryadom_fuzz::file;
use ryadom_fuzz::target::{Outcome, Try, frame, sender};
use ryadom_replica::{Author, Document, Kind, NoteEdit, ReflectionDoc};
use ryadom_sync::{Ephemeral, Join, Message, Metadata, Sync};
use std::fs;

#[test]
fn the_corpus_is_honest() {
    let (mut plain, mut others) = (0, 0);
    for seed in messages().expect("a corpus") {
        let document = Automerge::load(&seed.document).expect("loads");
        let attempt = match Try::of(&document, &seed) {
            Ok(attempt) => attempt,
            Err(outcome) => panic!("{outcome:?}"),
        };
        if attempt.is_plain() {
            plain += 1
        } else {
            others += 1
        }
        assert_eq!(attempt.take_in(&document), Ok(Outcome::Taken));
    }
    assert!(plain >= 10 && others >= 3, "{plain} plain, {others} others");
    for bytes in frames().expect("a corpus") {
        assert_eq!(frame(&bytes), Ok(Outcome::Taken));
    }
    let by_file = messages().expect("a corpus").into_iter().map(|seed| {
        let document = Document::load(DocumentKind::Reflection, &seed.document).expect("loads");
        file::taken(&document, &file::of(&seed.data))
    });
    let taken = by_file.filter(|outcome| *outcome == Ok(Outcome::Taken));
    assert!(
        taken.count() >= 4,
        "a device without a network takes little in"
    );
}

/// A device and the relay, and everything that the device sends with changes in it.
struct Wire {
    here: AutoCommit,
    there: Automerge,
    states: [State; 2],
    said: Vec<Seed>,
}

impl Wire {
    fn new(here: AutoCommit, there: Automerge) -> Self {
        Self {
            here,
            there,
            states: [State::new(), State::new()],
            said: Vec::new(),
        }
    }

    fn settle(&mut self) {
        let [here, there] = &mut self.states;
        loop {
            let mut silent = true;
            if let Some(message) = self.here.sync().generate_sync_message(here) {
                silent = false;
                if !message.changes.is_empty() {
                    let document = self.there.save();
                    self.said.push(Seed {
                        document,
                        data: message.clone().encode(),
                    });
                }
                self.there
                    .receive_sync_message(there, message)
                    .expect("honest");
            }
            if let Some(message) = self.there.generate_sync_message(there) {
                silent = false;
                self.here
                    .sync()
                    .receive_sync_message(here, message)
                    .expect("honest");
            }
            if silent {
                return;
            }
        }
    }

    fn commits(&mut self) {
        self.here
            .commit_with(CommitOptions::default().with_time(1_790_000_000));
        self.settle();
    }
}

fn notes() -> Vec<Seed> {
    let mut anna = Document::genesis(DocumentKind::Reflection);
    let there = anna.automerge().document().clone();
    let author = Author {
        person: sender(),
        actor: ActorId::from([1; 16]),
    };
    let mut wire = Wire::new(anna.automerge().clone(), there);
    for n in 0..6 {
        let edit = NoteEdit::Add {
            id: NoteId::from_random([n; 16]),
            note: Box::new(Note {
                title: format!("Заметка {n}"),
                body: Rich::plain(&"Слова".repeat(usize::from(n) * 20)),
                ..Note::default()
            }),
        };
        ReflectionDoc::edit(&mut anna, &author, Timestamp(1_790_000_000), &edit).expect("an edit");
        wire.here.merge(anna.automerge()).expect("merges");
        // Each alone, and the last ones together.
        if n < 4 {
            wire.settle();
        }
    }
    wire.settle();
    wire.said
}

fn everything() -> Vec<Seed> {
    let genesis = Document::genesis(DocumentKind::Reflection)
        .automerge()
        .clone();
    let mut wire = Wire::new(
        genesis.clone().with_actor(ActorId::from([2; 16])),
        genesis.clone().document().clone(),
    );
    let map = wire
        .here
        .put_object(ROOT, "map", ObjType::Map)
        .expect("a map");
    let values: [(&str, ScalarValue); 9] = [
        ("words", "слова".into()),
        ("yes", true.into()),
        ("no", false.into()),
        ("down", ScalarValue::Int(-70_000)),
        ("up", ScalarValue::Uint(70_000)),
        ("half", 0.5.into()),
        ("at", ScalarValue::Timestamp(1_790_000_000_000)),
        ("bytes", ScalarValue::Bytes(vec![0, 255])),
        ("marks", ScalarValue::counter(1)),
    ];
    for (key, value) in values {
        wire.here.put(&map, key, value).expect("a value");
    }
    wire.commits();
    wire.here.increment(&map, "marks", 3).expect("a counter");
    wire.here.delete(&map, "words").expect("was there");
    wire.here
        .put(&map, "yes", ScalarValue::Null)
        .expect("a value");
    wire.commits();
    let list = wire
        .here
        .put_object(&map, "list", ObjType::List)
        .expect("a list");
    for place in 0..5 {
        wire.here
            .insert(&list, place, i64::try_from(place).expect("few"))
            .expect("inserts");
    }
    let inner = wire
        .here
        .insert_object(&list, 2, ObjType::Map)
        .expect("inserts");
    wire.here.put(&inner, "deep", "er").expect("a value");
    wire.commits();
    wire.here.delete(&list, 0).expect("was there");
    wire.here.put(&list, 1, "another").expect("a value");
    wire.commits();
    let text = wire
        .here
        .put_object(ROOT, "text", ObjType::Text)
        .expect("a text");
    wire.here
        .splice_text(&text, 0, 0, "Это 👩‍🏫 текст")
        .expect("splices");
    wire.commits();
    wire.here.splice_text(&text, 2, 4, "").expect("splices");
    wire.commits();

    // Two at once, and one who saw both.
    let mut other = wire.here.fork().with_actor(ActorId::from([3; 16]));
    wire.here.splice_text(&text, 0, 0, "А").expect("splices");
    wire.commits();
    other.splice_text(&text, 0, 0, "Б").expect("splices");
    other.put(&map, "yes", 1).expect("a value");
    other.commit();
    let mut others = Wire::new(other.clone(), wire.there.clone());
    others.settle();
    wire.here.merge(&mut other).expect("merges");
    wire.here.put(&map, "yes", 2).expect("a value");
    wire.commits();

    wire.here
        .mark(
            &text,
            Mark::new("bold".to_owned(), true, 0, 3),
            ExpandMark::Both,
        )
        .expect("marks");
    wire.commits();
    wire.here
        .splice_text(&text, 0, 0, &"много слов ".repeat(900))
        .expect("splices");
    wire.commits();
    // To somebody who has nothing of it.
    let mut anew = Wire::new(wire.here.clone(), genesis.clone().document().clone());
    anew.settle();
    [wire.said, others.said, anew.said].concat()
}

fn honest_frames() -> Vec<Vec<u8>> {
    let sender = || "device-1".to_owned();
    let document = || "2akvofn6L1o4RMUEMQi7qzwRjKWZ".to_owned();
    let sync = |request, receipt| Sync {
        sender: sender(),
        target: "relay".to_owned(),
        document: document(),
        data: notes()[0].data.clone(),
        request,
        receipt,
    };
    let messages = [
        Message::Join(Join {
            sender: sender(),
            metadata: Metadata {
                storage: Some("storage".to_owned()),
                ephemeral: false,
            },
            versions: vec!["1".to_owned()],
        }),
        Message::Sync(sync(true, None)),
        Message::Sync(sync(false, Some(vec![7; 64]))),
        Message::Ephemeral(Ephemeral {
            sender: sender(),
            target: "relay".to_owned(),
            document: document(),
            session: "session".to_owned(),
            count: 3,
            data: vec![1, 2, 3],
            account: None,
        }),
    ];
    messages.iter().map(Message::encode).collect()
}

#[test]
#[ignore = "writes the corpus anew"]
fn write_the_corpus() {
    let messages = [notes(), everything()].concat();
    let messages: Vec<_> = messages.iter().map(Seed::encode).collect();
    for (kind, files) in [("message", messages), ("frame", honest_frames())] {
        let folder = folder().join(kind);
        fs::create_dir_all(&folder).expect("a folder");
        for (number, bytes) in files.iter().enumerate() {
            fs::write(folder.join(format!("{number:02}")), bytes).expect("writes");
        }
    }
}
