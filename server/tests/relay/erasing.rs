//! A person is forgotten for good: nothing of hers is left in the files, and nobody brings it back.

use super::{
    school::{note, titles},
    support::{Device, Joined, Program, Wire, connect},
};
use automerge::Change;
use ryadom_domain::{Comment, CommentId, DocumentId, DocumentKind, Pair, PersonId};
use ryadom_replica::{
    PairEdit, PrivateDoc, PrivateEdit, ReflectionDoc, RegistryDoc, RegistryEdit, ReviewDoc,
    ReviewEdit,
};
use ryadom_server::{
    DataFolder,
    store::{Position, Store},
};
use serde_json::Value;
use std::{fs, path::Path};

const SHARED: &str = "firebird";
const OWN: &str = "nightingale";
const REFUSED: &[u8] = b"Bscarecrow";
const OTHERS: &str = "sparrow";
const SAID: &str = "kingfisher";

struct Member {
    joined: Joined,
    device: Device,
}

fn joined(welcome: &Value) -> Joined {
    let text = |name: &str| welcome[name].as_str().expect("a text").to_owned();
    Joined {
        person: text("person").parse().expect("an id"),
        device: text("device"),
        token: text("token"),
    }
}

/// Where the registry is, as a session is told.
fn registry(program: &Program, joined: &Joined) -> DocumentId {
    let answer = ureq::get(format!("{}/api/session", program.address))
        .header("authorization", format!("Bearer {}", joined.token))
        .call();
    let session: Value = answer
        .expect("a session")
        .body_mut()
        .read_json()
        .expect("JSON");
    let address = session["registry"].as_str().expect("an address");
    address.parse().expect("an address")
}

impl Member {
    async fn come(program: &Program, line: &str, n: u8) -> Self {
        let joined = joined(&program.join(&program.code_in(line)));
        let mut device = Device::new(&joined, n);
        device
            .connect(program.socket_address(), &joined.token)
            .await;
        Self { joined, device }
    }

    async fn open(&mut self, document: DocumentId, kind: DocumentKind) {
        self.device.open(document, kind).await;
        self.device.until_confirmed(document).await;
    }

    async fn come_back(&mut self, program: &Program) {
        self.device.disconnect().await;
        self.device
            .connect(program.socket_address(), &self.joined.token)
            .await;
    }

    /// The pair that this person is in, by a registry that is open.
    fn pair(&mut self, book: DocumentId) -> Pair {
        let registry = self.device.document(book).registry(book);
        let person = self.joined.person;
        registry.pairs_of(person).next().expect("a pair").clone()
    }
}

fn holds(folder: &Path, bytes: &[u8]) -> bool {
    let files = fs::read_dir(folder).expect("a folder");
    files
        .map(|file| fs::read(file.expect("a file").path()).expect("reads"))
        .any(|contents| contents.windows(bytes.len()).any(|window| window == bytes))
}

/// Everything that is stored, in words: a file also has it compressed.
async fn said(folder: &Path) -> (Vec<DocumentId>, String) {
    let store = DataFolder::take(folder)
        .expect("free")
        .open()
        .expect("opens");
    let all = store.documents(None, 1000).await.expect("lists");
    let mut said = String::new();
    for document in &all {
        let changes = store.changes_after(*document, Position::default()).await;
        for bytes in changes.expect("reads") {
            let change = Change::from_bytes(bytes).expect("a change").decode();
            said += &format!("{:?}", change.operations);
        }
    }
    store.close().await.expect("closes");
    (all, letters(&said))
}

/// Words that were typed letter by letter, put together.
fn letters(said: &str) -> String {
    let typed: String = said
        .split("Str(\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .collect();
    format!("{said}{typed}")
}

fn erase(folder: &Path, more: &[&str]) -> String {
    let data = folder.to_str().expect("a path");
    Program::output(&[&["erase", "--data", data, "Иванова Анна"], more].concat())
}

#[tokio::test]
async fn who_is_erased_is_in_no_byte_and_in_no_history_and_does_not_come_back() {
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path();
    let program = Program::serve(data, &["--demo"]);
    let mut anna = Member::come(&program, "Анна Иванова", 1).await;
    let mut marina = Member::come(&program, "Марина Кузнецова", 2).await;
    let mut curator = Member::come(&program, "Нина Сидорова", 3).await;
    let old_book = registry(&program, &anna.joined);
    for member in [&mut anna, &mut marina, &mut curator] {
        member.open(old_book, DocumentKind::Registry).await;
    }
    let person = anna.joined.person;
    let pair = anna.pair(old_book);
    let (notes, plan) = (
        pair.reflection.expect("notes"),
        pair.programme.expect("a plan"),
    );
    let people = anna.device.document(old_book).registry(old_book).people;
    let private = people[&person].private.expect("a private document");
    anna.open(private, DocumentKind::Private).await;
    anna.open(notes, DocumentKind::Reflection).await;
    marina.open(notes, DocumentKind::Reflection).await;
    anna.device
        .edit::<ReflectionDoc>(notes, note(101, SHARED))
        .await;
    anna.device
        .edit::<PrivateDoc>(private, PrivateEdit::Note(note(102, OWN)))
        .await;
    marina
        .device
        .edit::<ReflectionDoc>(notes, note(103, OTHERS))
        .await;
    curator.open(plan.beside(), DocumentKind::Review).await;
    let said_of_it = ReviewEdit::AddComment {
        id: CommentId::from_random([105; 16]),
        comment: Box::new(Comment {
            text: SAID.to_owned(),
            ..Comment::default()
        }),
    };
    curator
        .device
        .edit::<ReviewDoc>(plan.beside(), said_of_it)
        .await;
    curator.device.until_confirmed(plan.beside()).await;
    anna.device.until_confirmed(notes).await;
    anna.device.until_confirmed(private).await;
    marina.device.until_confirmed(notes).await;
    let address = program.socket_address();
    let mut hostile = Wire::open(address, &anna.joined.token, "hostile").await;
    hostile.sync(notes, REFUSED.to_vec()).await;
    while hostile.next().await.is_some() {}
    refused_while_it_runs(data);
    program.stop();
    for words in [
        SHARED.as_bytes(),
        OWN.as_bytes(),
        REFUSED,
        person.as_bytes(),
    ] {
        assert!(holds(data, words), "{}", String::from_utf8_lossy(words));
    }

    let before = fs::read(data.join("ryadom.db")).expect("reads");
    let plan_of_it = erase(data, &[]);
    assert!(plan_of_it.contains("Nothing was changed"), "{plan_of_it}");
    assert!(plan_of_it.contains(&notes.to_string()), "{plan_of_it}");
    assert!(fs::read(data.join("ryadom.db")).expect("reads") == before);
    assert!(erase(data, &["--for-good"]).contains("Erased"));

    for words in [
        SHARED.as_bytes(),
        OWN.as_bytes(),
        REFUSED,
        person.as_bytes(),
    ] {
        assert!(!holds(data, words), "{}", String::from_utf8_lossy(words));
    }
    assert!(!holds(data, person.to_string().as_bytes()));
    let (stored, said_now) = said(data).await;
    for old in [old_book, notes, plan, plan.beside(), private] {
        assert!(!stored.contains(&old), "{old}");
    }
    for words in [SHARED, OWN, &person.to_string()] {
        assert!(!said_now.contains(words), "{words}");
    }
    assert!(said_now.contains(OTHERS));

    let program = Program::serve(data, &["--demo"]);
    others_go_on(&program, &mut marina, notes, person).await;
    nobody_brings_it_back(&program, &mut curator, &mut marina, notes).await;
    let refused = connect(program.socket_address(), &anna.joined.token).await;
    assert!(refused.is_err(), "her device is let in no more");
    program.stop();
    let (stored, said_now) = said(data).await;
    assert!(!stored.contains(&notes) && !said_now.contains(SHARED));
    let verified = Program::output(&["verify", "--data", data.to_str().expect("a path")]);
    assert!(verified.contains("Read "), "{verified}");
}

fn refused_while_it_runs(data: &Path) {
    let data = data.to_str().expect("a path");
    let arguments = ["erase", "--data", data, "Иванова Анна", "--for-good"];
    let refused = Program::start(&arguments, &[]).expect_err("refuses");
    assert_eq!(refused.code, Some(2));
    assert!(refused.stderr.contains("in use"), "{}", refused.stderr);
}

/// Who wrote with her finds their own words, as theirs, at the new address; the old one is gone.
async fn others_go_on(program: &Program, marina: &mut Member, notes: DocumentId, gone: PersonId) {
    marina.come_back(program).await;
    marina
        .device
        .until("gone", |marina| marina.is_unavailable(notes))
        .await;
    let book = registry(program, &marina.joined);
    marina.open(book, DocumentKind::Registry).await;
    let pair = marina.pair(book);
    assert!(!pair.mentors.contains(&gone));
    // What the council said of the plan went with the plan, though nothing of hers was in it.
    let review = pair.programme.expect("a plan").beside();
    marina.open(review, DocumentKind::Review).await;
    marina
        .device
        .until("what was said of the plan", |marina| {
            let said = marina.view::<ReviewDoc>(review).comments;
            said.iter().any(|row| row.text == SAID)
        })
        .await;
    let now = pair.reflection.expect("notes");
    marina.open(now, DocumentKind::Reflection).await;
    marina
        .device
        .until("her own words", |marina| {
            !marina.view::<ReflectionDoc>(now).notes.is_empty()
        })
        .await;
    let found = marina.device.view::<ReflectionDoc>(now).notes;
    assert!(titles(&found).contains(&OTHERS.to_owned()), "{found:?}");
    assert!(!titles(&found).contains(&SHARED.to_owned()));
    let own = found.iter().find(|note| note.title == OTHERS);
    assert_eq!(own.expect("it").author, Some(marina.joined.person));
    marina
        .device
        .edit::<ReflectionDoc>(now, note(104, "goes on"))
        .await;
    marina.device.until_confirmed(now).await;
}

/// A curator's device registers the old address again, and a device that has the old document is there.
async fn nobody_brings_it_back(
    program: &Program,
    curator: &mut Member,
    marina: &mut Member,
    notes: DocumentId,
) {
    curator.come_back(program).await;
    let book = registry(program, &curator.joined);
    curator.open(book, DocumentKind::Registry).await;
    let id = marina.pair(book).id;
    let edit = PairEdit::Reflection(notes);
    curator
        .device
        .edit::<RegistryDoc>(book, RegistryEdit::Pair { id, edit })
        .await;
    curator.device.until_confirmed(book).await;
    marina
        .device
        .until("registered again", |marina| {
            let registry = marina.document(book).registry(book);
            registry.pairs[&id].reflection == Some(notes)
        })
        .await;
    let mut again = Wire::open(program.socket_address(), &marina.joined.token, "again").await;
    let changes = marina.device.document(notes).changes_since(&[]);
    assert!(!changes.is_empty(), "her device still has it");
    let message = automerge::sync::Message {
        heads: Vec::new(),
        need: Vec::new(),
        have: Vec::new(),
        changes: changes
            .into_iter()
            .map(|change| change.bytes)
            .collect::<Vec<_>>()
            .into(),
        flags: None,
        version: automerge::sync::MessageVersion::V1,
    };
    again.sync(notes, message.encode()).await;
    again
        .until(|message| matches!(message, ryadom_sync::Message::Unavailable(_)))
        .await;
}
