//! The relay is killed while people write. Nothing that it had confirmed is lost.

use super::support::{Device, Joined, Program};
use ryadom_domain::{DocumentKind, Note, NoteId};
use ryadom_replica::{Document, NoteEdit, ReflectionDoc};
use ryadom_server::DataFolder;
use ryadom_server::store::{SqliteStore, Store};
use std::collections::BTreeSet;

/// How often; the full run sets RYADOM_KILLS=50.
fn kills() -> u32 {
    std::env::var("RYADOM_KILLS")
        .ok()
        .and_then(|kills| kills.parse().ok())
        .unwrap_or(5)
}

fn note(n: u32) -> (NoteId, NoteEdit) {
    let mut id = [0; 16];
    id[..4].copy_from_slice(&n.to_be_bytes());
    let id = NoteId::from_random(id);
    (
        id,
        NoteEdit::Add {
            id,
            note: Box::new(Note {
                title: n.to_string(),
                ..Note::default()
            }),
        },
    )
}

#[tokio::test]
async fn a_relay_that_is_killed_amid_edits_loses_nothing_that_it_confirmed() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut program = Program::serve(folder.path(), &["--demo"]);
    let joined = program.join(&program.code_in("Анна Иванова"));
    let text = |name: &str| joined[name].as_str().expect("a text").to_owned();
    let joined = Joined {
        person: text("person").parse().expect("an id"),
        device: text("device"),
        token: text("token"),
    };
    let registry = text("registry").parse().expect("an address");
    let mut anna = Device::new(&joined, 1);
    anna.connect(program.socket_address(), &joined.token).await;
    anna.open(registry, DocumentKind::Registry).await;
    anna.until("the registry", |anna| {
        !anna.document(registry).registry(registry).pairs.is_empty()
    })
    .await;
    let book = anna.document(registry).registry(registry);
    let pair = book
        .pairs
        .values()
        .find(|pair| pair.mentors.contains(&joined.person))
        .expect("a pair");
    let notes = pair.reflection.expect("a reflection");
    anna.open(notes, DocumentKind::Reflection).await;
    anna.until_confirmed(notes).await;

    let mut confirmed = BTreeSet::new();
    let mut written = 0;
    for kill in 0..kills() {
        // Some edits are confirmed, and the last ones are on their way when the power goes.
        for _ in 0..=kill % 4 {
            written += 1;
            let (id, edit) = note(written);
            anna.edit::<ReflectionDoc>(notes, edit).await;
            anna.until_confirmed(notes).await;
            confirmed.insert(id);
        }
        for _ in 0..3 {
            written += 1;
            anna.edit::<ReflectionDoc>(notes, note(written).1).await;
        }
        program.kill();
        anna.until_closed().await;
        anna.disconnect().await;
        assert!(
            confirmed.is_subset(&stored(folder.path(), notes).await),
            "kill {kill}"
        );

        program = Program::serve(folder.path(), &["--demo"]);
        anna.connect(program.socket_address(), &joined.token).await;
        anna.until_confirmed(notes).await;
        confirmed.extend((1..=written).map(|n| note(n).0));
    }
    program.stop();
    assert_eq!(
        stored(folder.path(), notes).await.len(),
        written as usize + 1,
        "and the demo's own note"
    );
}

/// The notes that the data folder holds, read by a program that was not there.
async fn stored(folder: &std::path::Path, notes: ryadom_domain::DocumentId) -> BTreeSet<NoteId> {
    let folder = DataFolder::take(folder).expect("free");
    let store: SqliteStore = folder.open().expect("opens");
    let loaded = store.load(notes).await.expect("loads");
    let snapshot = loaded
        .snapshot
        .map(|snapshot| snapshot.bytes)
        .unwrap_or_default();
    let mut document = Document::load(DocumentKind::Reflection, &snapshot).expect("loads");
    document
        .apply(loaded.changes.iter().map(Vec::as_slice))
        .expect("fits");
    store.close().await.expect("closes");
    let view = <ReflectionDoc as ryadom_replica::Kind>::read(&mut document);
    view.notes.iter().map(|note| note.id).collect()
}
