//! A store that fails: nothing is acknowledged that is not durable, and the relay goes on when the store does.

use super::{
    school::{note, reflection},
    support::{Device, Fate, FatefulStore, TestRelay, TestWorld},
};
use automerge::Change;
use axum::http::StatusCode;
use ryadom_domain::{DocumentId, DocumentKind, Timestamp};
use ryadom_replica::ReflectionDoc;
use ryadom_server::store::{Append, MemoryStore, NewChange, Position, Snapshot, Store};
use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

/// A memory store whose disk can be full, and whether it is.
fn disk() -> (Arc<dyn Store>, Arc<AtomicBool>) {
    let is_full = Arc::new(AtomicBool::new(false));
    let asked = Arc::clone(&is_full);
    let fate = move |call: &str| {
        let writes = ["check", "append", "save_snapshot", "enrol"].contains(&call);
        if writes && asked.load(Ordering::SeqCst) {
            Fate::Fails
        } else {
            Fate::Works
        }
    };
    let inner = Arc::new(MemoryStore::default());
    let gate = Arc::default();
    (Arc::new(FatefulStore { inner, fate, gate }), is_full)
}

#[tokio::test]
async fn what_could_not_be_stored_is_not_confirmed_and_nobody_hears_of_it() {
    let (disk, is_full) = disk();
    let relay = TestRelay::over(disk).await;
    let notes = reflection(&relay);
    let joined = relay.join("Иванова").await;
    let mut anna = Device::online(&relay, &joined, 1).await;
    let mut marina = Device::online(&relay, &relay.join("Кузнецова").await, 2).await;
    for device in [&mut anna, &mut marina] {
        device.open(notes, DocumentKind::Reflection).await;
        device.until_confirmed(notes).await;
    }
    let before = marina.heads(notes);

    is_full.store(true, Ordering::SeqCst);
    anna.edit::<ReflectionDoc>(notes, note(1, "не поместилось"))
        .await;
    anna.until_closed().await;
    assert_eq!(
        anna.refused,
        ["the relay could not store this; it was not taken in"]
    );
    assert!(!anna.is_confirmed(notes));
    assert_eq!(
        relay.get("/health/ready", None).await.status,
        StatusCode::SERVICE_UNAVAILABLE
    );
    assert_eq!(relay.get("/health/live", None).await.status, StatusCode::OK);
    // Marina's document is as it was, and answers.
    marina.say(notes, b"still here").await;
    assert_eq!(marina.heads(notes), before);

    is_full.store(false, Ordering::SeqCst);
    anna.disconnect().await;
    anna.connect(relay.address, &joined.token).await;
    anna.until_confirmed(notes).await;
    marina
        .until("the edit", |marina| {
            marina.view::<ReflectionDoc>(notes).notes.len() == 2
        })
        .await;
}

#[tokio::test]
async fn a_join_that_could_not_be_stored_uses_no_code_up() {
    let (disk, is_full) = disk();
    let relay = TestRelay::over(disk).await;
    let code = relay.invitation("Иванова").await;
    is_full.store(true, Ordering::SeqCst);
    let body = serde_json::json!({"code": code});
    let refused = relay.post("/api/join", None, body).await;
    assert_eq!(
        (refused.status, refused.problem()),
        (StatusCode::SERVICE_UNAVAILABLE, "unavailable".to_owned())
    );
    is_full.store(false, Ordering::SeqCst);
    relay.join_by(&code).await;
}

#[tokio::test]
async fn a_document_whose_snapshot_is_damaged_is_read_from_its_changes() {
    let store = Arc::new(MemoryStore::default());
    let relay = TestRelay::over(Arc::clone(&store) as Arc<dyn Store>).await;
    let notes = reflection(&relay);
    let stored = store.load(notes).await.expect("loads");
    let damaged = Snapshot {
        bytes: b"rotten".to_vec(),
        position: stored.position,
    };
    store.save_snapshot(notes, damaged).await.expect("saves");
    let relay = TestRelay::start(store, Arc::new(TestWorld::new())).await;
    let mut anna = Device::online(&relay, &relay.join("Иванова").await, 1).await;
    anna.open(notes, DocumentKind::Reflection).await;
    anna.until_confirmed(notes).await;
    assert_eq!(anna.view::<ReflectionDoc>(notes).notes.len(), 1);
}

/// Bytes of stored changes that are no longer what they were.
async fn rot(store: &MemoryStore, document: DocumentId, is_rotten: impl Fn(usize) -> bool) {
    let stored = store.changes_after(document, Position::default()).await;
    let changes = stored.expect("reads").into_iter().enumerate();
    let rotten = changes
        .filter(|(place, _)| is_rotten(*place))
        .map(|(_, bytes)| NewChange {
            hash: Change::from_bytes(bytes).expect("a change").hash(),
            bytes: b"rotten".to_vec(),
        });
    let append = Append {
        document,
        changes: rotten.collect(),
        actors: Vec::new(),
        by: None,
        at: Timestamp(0),
    };
    store.append(append).await.expect("appends");
}

#[tokio::test]
async fn a_document_that_cannot_be_read_stops_no_other() {
    let store = Arc::new(MemoryStore::default());
    let relay = TestRelay::over(Arc::clone(&store) as Arc<dyn Store>).await;
    let (notes, plan) = (reflection(&relay), super::school::programme(&relay));
    rot(&store, notes, |_| true).await;
    let mut anna = Device::online(&relay, &relay.join("Иванова").await, 1).await;
    anna.open(notes, DocumentKind::Reflection).await;
    anna.until("unavailable", |anna| anna.unavailable.contains(&notes))
        .await;
    anna.open(plan, DocumentKind::Programme).await;
    anna.until_confirmed(plan).await;
}

#[tokio::test]
async fn a_change_that_rots_in_the_store_is_brought_back_by_whoever_has_it() {
    let store = Arc::new(MemoryStore::default());
    let relay = TestRelay::over(Arc::clone(&store) as Arc<dyn Store>).await;
    let notes = reflection(&relay);
    let joined = relay.join("Иванова").await;
    let mut anna = Device::online(&relay, &joined, 1).await;
    anna.open(notes, DocumentKind::Reflection).await;
    anna.until_confirmed(notes).await;
    let before = store.changes_after(notes, Position::default()).await;
    let before = before.expect("reads").len();
    for n in 1..=3 {
        anna.edit::<ReflectionDoc>(notes, note(n, "важное")).await;
        anna.until_confirmed(notes).await;
    }
    anna.disconnect().await;
    rot(&store, notes, |place| place == before).await;

    // Everything before it is there; what builds on it waits for it.
    let world = Arc::new(TestWorld::new());
    world.pass(60);
    let relay = TestRelay::start(Arc::clone(&store) as Arc<dyn Store>, world).await;
    let mut marina = Device::online(&relay, &relay.join("Кузнецова").await, 2).await;
    marina.open(notes, DocumentKind::Reflection).await;
    marina.until_confirmed(notes).await;
    assert_eq!(marina.view::<ReflectionDoc>(notes).notes.len(), 1);

    anna.connect(relay.address, &joined.token).await;
    anna.until("the relay says that it has less", |anna| {
        !anna.is_confirmed(notes)
    })
    .await;
    anna.until_confirmed(notes).await;
    marina
        .until("all of it", |marina| {
            marina.view::<ReflectionDoc>(notes).notes.len() == 4
        })
        .await;
    let stored = store.changes_after(notes, Position::default()).await;
    for bytes in stored.expect("reads") {
        Change::from_bytes(bytes).expect("mended");
    }
}
