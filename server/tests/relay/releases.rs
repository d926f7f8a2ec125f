//! Stores that earlier versions wrote: each must open, with its people, their devices and their work.
//!
//! One lies in `tests/fixtures` for every schema that was released, and never changes. After a change of the schema,
//! `cargo test -p ryadom-server --test relay make_the_store -- --ignored` makes the next one; commit it with the change.

use super::keeping::{anna, joined, text, writes};
use super::support::{Device, Joined, Program};
use automerge::ReadDoc;
use flate2::{Compression, read::GzDecoder, write::GzEncoder};
use ryadom_domain::{DeviceId, DocumentId, DocumentKind, Timestamp};
use ryadom_replica::{JournalDoc, ProgrammeDoc, ReflectionDoc, RegistryDoc};
use ryadom_server::store::{
    FileKey, FileLimits, Piece, Quarantined, SCHEMA_VERSION, Snapshot, SqliteStore, Store,
};
use serde::{Deserialize, Serialize};
use std::{
    fs,
    io::{Read, Write},
    path::{Path, PathBuf},
};

/// What is known of a store beside its file.
#[derive(Serialize, Deserialize)]
struct Known {
    registry: String,
    /// Somebody who had joined, with one note in the private document.
    person: String,
    device: String,
    token: String,
    /// How many documents it holds.
    documents: usize,
}

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures")
}

fn fixture(schema: i64, ending: &str) -> PathBuf {
    fixtures().join(format!("schema-{schema}.{ending}"))
}

fn unpacked(schema: i64, data: &Path) -> Known {
    let packed = fs::read(fixture(schema, "db.gz")).expect("a store for every schema");
    let mut bytes = Vec::new();
    GzDecoder::new(&*packed)
        .read_to_end(&mut bytes)
        .expect("unpacks");
    fs::create_dir(data).expect("makes");
    fs::write(data.join("ryadom.db"), bytes).expect("writes");
    let known = fs::read(fixture(schema, "json")).expect("what is known of it");
    serde_json::from_slice(&known).expect("reads")
}

#[tokio::test(flavor = "multi_thread")]
async fn the_stores_of_all_released_schemas_open_and_their_people_go_on() {
    for schema in 1..=SCHEMA_VERSION {
        let folder = tempfile::tempdir().expect("a folder");
        let data = folder.path().join("data");
        let known = unpacked(schema, &data);
        let said = Program::output(&["verify", "--data", text(&data)]);
        let documents = format!("Read {} documents", known.documents);
        assert!(said.contains(&documents), "schema {schema}: {said}");
        let said = Program::output(&["doctor", "--data", text(&data)]);
        assert!(
            said.contains("4 people, 1 pairs and 2 devices"),
            "schema {schema}: {said}"
        );

        let program = Program::serve(&data, &[]);
        let registry = known.registry.parse().expect("an address");
        let joined = Joined {
            person: known.person.parse().expect("an id"),
            device: known.device,
            token: known.token,
        };
        let (mut device, private) = anna(&program, &joined, registry, 1).await;
        device.until_confirmed(private).await;
        reads_what_was_written(&mut device, registry).await;
        writes(&mut device, private, 77).await;
        program.stop();
        Program::output(&["verify", "--data", text(&data)]);
        assert_eq!(
            stored_containers(&data, private).await,
            [
                "authors",
                "files",
                "kind",
                "notes",
                "preferences",
                "schema",
                "seen"
            ],
            "what came later is stored with the first edit"
        );
        let copy = folder.path().join("copy.db");
        Program::output(&["backup", "--data", text(&data), text(&copy)]);
        Program::output(&["verify", text(&copy)]);
    }
}

/// What stands at the root of a document as it is stored, without this program's help.
async fn stored_containers(data: &Path, document: DocumentId) -> Vec<String> {
    let store = SqliteStore::open(&data.join("ryadom.db")).expect("opens");
    let all = store.changes_after(document, Default::default()).await;
    let changes = all.expect("reads").into_iter();
    let changes = changes.map(|bytes| automerge::Change::from_bytes(bytes).expect("a change"));
    let mut contents = automerge::Automerge::new();
    contents.apply_changes(changes).expect("applies");
    assert_eq!(contents.get_missing_deps(&[]), []);
    store.close().await.expect("closes");
    contents.keys(automerge::ROOT).collect()
}

async fn reads_what_was_written(device: &mut Device, registry: DocumentId) {
    let pairs = device.view::<RegistryDoc>(registry).pairs;
    let pair = pairs.first().expect("the pair");
    let programme = pair.programme.value.expect("a programme");
    let journal = pair.journal.value.expect("a journal");
    let reflection = pair.reflection.value.expect("notes");
    for (document, kind) in [
        (programme, DocumentKind::Programme),
        (journal, DocumentKind::Journal),
        (reflection, DocumentKind::Reflection),
    ] {
        device.open(document, kind).await;
        device.until_confirmed(document).await;
    }
    let programme = device.view::<ProgrammeDoc>(programme);
    assert_eq!(programme.items.len(), 2);
    assert!(programme.goal.contains("самостоятельно проектирует"));
    assert_eq!(device.view::<JournalDoc>(journal).meetings.len(), 1);
    let notes = device.view::<ReflectionDoc>(reflection).notes;
    let shared = device.view::<JournalDoc>(journal).notes.notes;
    assert_eq!(notes.len() + shared.len(), 1);
}

/// Makes the store of today's schema, with something in each of its tables.
#[tokio::test(flavor = "multi_thread")]
#[ignore = "run by hand after a change of the schema"]
async fn make_the_store_of_this_schema() {
    let target = fixture(SCHEMA_VERSION, "db.gz");
    assert!(!target.exists(), "a released store never changes");
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path().join("data");
    let school = fixtures().join("school.json");
    let demo = ["--demo", text(&school), "--demo-as-of", "2026-02-19"];
    let program = Program::serve(&data, &demo);
    program.join(&program.code_in("Сидорова"));
    let (joined, registry) = joined(&program.join(&program.code_in("Анна Иванова")));
    let (mut device, private) = anna(&program, &joined, registry, 1).await;
    writes(&mut device, private, 1).await;
    device.disconnect().await;
    program.stop();

    let file = data.join("ryadom.db");
    let store = SqliteStore::open(&file).expect("opens");
    let documents = store.documents(None, 100).await.expect("reads");
    let stored = store.load(private).await.expect("reads");
    let mut contents = automerge::AutoCommit::new();
    let all = store.changes_after(private, Default::default()).await;
    let changes = all.expect("reads").into_iter();
    let changes = changes.map(|bytes| automerge::Change::from_bytes(bytes).expect("a change"));
    contents.apply_changes(changes).expect("applies");
    let snapshot = Snapshot {
        position: stored.position,
        bytes: contents.save(),
    };
    store.save_snapshot(private, snapshot).await.expect("saves");
    let refused = Quarantined {
        document: private,
        by: Some(DeviceId::from_random([1; 16])),
        reason: "frame".to_owned(),
        bytes: vec![0; 16],
        at: Timestamp(1_771_500_000),
    };
    store.quarantine(refused).await.expect("keeps");
    let piece = Piece {
        file: FileKey {
            document: private,
            sha: crate::files::digest(b"a file"),
        },
        size: 6,
        from: 0,
        bytes: b"a file".to_vec(),
        person: joined.person,
        device: joined.device.parse().expect("an id"),
        at: Timestamp(1_771_500_000),
        limits: FileLimits::default(),
    };
    let (key, by) = (piece.file, piece.device);
    store.put_piece(piece).await.expect("writes").expect("room");
    assert!(store.finish_file(key, by).await.expect("finishes"));
    store.close().await.expect("closes");

    let small = folder.path().join("small.db");
    let database = rusqlite::Connection::open(&file).expect("opens");
    database
        .execute("VACUUM INTO ?1", [text(&small)])
        .expect("copies");
    let mut packed = GzEncoder::new(Vec::new(), Compression::best());
    packed
        .write_all(&fs::read(small).expect("reads"))
        .expect("packs");
    fs::write(target, packed.finish().expect("packs")).expect("writes");
    let known = Known {
        registry: registry.to_string(),
        person: joined.person.to_string(),
        device: joined.device,
        token: joined.token,
        documents: documents.len(),
    };
    let known = serde_json::to_string_pretty(&known).expect("writes");
    fs::write(fixture(SCHEMA_VERSION, "json"), known + "\n").expect("writes");
}
