//! A store that fails: nothing is acknowledged that is not durable, and the relay goes on when the store does.

use super::{
    school::{note, reflection},
    support::{Device, TestRelay, TestWorld},
};
use async_trait::async_trait;
use automerge::ActorId;
use axum::http::StatusCode;
use ryadom_domain::{DeviceId, DocumentId, DocumentKind, PersonId, Timestamp};
use ryadom_replica::ReflectionDoc;
use ryadom_server::store::{
    Append, Code, CodeRefusal, Device as StoredDevice, Enrolled, Enrolment, Founding, MemoryStore,
    Position, Quarantined, SessionOf, Snapshot, Store, StoreError, StoredDocument, TokenHash,
};
use std::sync::{
    Arc, Mutex,
    atomic::{AtomicBool, Ordering},
};
use tokio::sync::Notify;

/// A memory store whose disk can be full, or slow.
#[derive(Default)]
pub(crate) struct FullDisk {
    inner: MemoryStore,
    is_full: AtomicBool,
    slow: Mutex<Option<DocumentId>>,
    reached: Notify,
    gone_on: Notify,
}

impl FullDisk {
    /// The next write into this document waits for [`FullDisk::go_on`].
    pub(crate) fn hold(&self, document: DocumentId) {
        *self.slow.lock().expect("not poisoned") = Some(document);
    }

    /// Waits until that write has come.
    pub(crate) async fn until_reached(&self) {
        self.reached.notified().await;
    }

    pub(crate) fn go_on(&self) {
        self.gone_on.notify_one();
    }

    async fn wait_for(&self, document: DocumentId) {
        let held = {
            let mut slow = self.slow.lock().expect("not poisoned");
            slow.take_if(|slow| *slow == document)
        };
        if held.is_some() {
            self.reached.notify_one();
            self.gone_on.notified().await;
        }
    }

    fn write(&self) -> Result<(), StoreError> {
        if self.is_full.load(Ordering::SeqCst) {
            Err(StoreError::Failed("no space left".into()))
        } else {
            Ok(())
        }
    }
}

#[async_trait]
impl Store for FullDisk {
    async fn check(&self) -> Result<(), StoreError> {
        self.write()
    }
    async fn setting(&self, name: &str) -> Result<Option<Vec<u8>>, StoreError> {
        self.inner.setting(name).await
    }
    async fn setting_or(&self, name: &str, value: Vec<u8>) -> Result<Vec<u8>, StoreError> {
        self.inner.setting_or(name, value).await
    }
    async fn registry(&self) -> Result<Option<DocumentId>, StoreError> {
        self.inner.registry().await
    }
    async fn found(&self, founding: Founding) -> Result<(), StoreError> {
        self.inner.found(founding).await
    }
    async fn is_empty(&self) -> Result<bool, StoreError> {
        self.inner.is_empty().await
    }
    async fn append(&self, append: Append) -> Result<Position, StoreError> {
        self.wait_for(append.document).await;
        self.write()?;
        self.inner.append(append).await
    }
    async fn load(&self, document: DocumentId) -> Result<StoredDocument, StoreError> {
        self.inner.load(document).await
    }
    async fn changes_after(
        &self,
        document: DocumentId,
        position: Position,
    ) -> Result<Vec<Vec<u8>>, StoreError> {
        self.inner.changes_after(document, position).await
    }
    async fn documents(
        &self,
        after: Option<DocumentId>,
        limit: usize,
    ) -> Result<Vec<DocumentId>, StoreError> {
        self.inner.documents(after, limit).await
    }
    async fn save_snapshot(
        &self,
        document: DocumentId,
        snapshot: Snapshot,
    ) -> Result<(), StoreError> {
        self.write()?;
        self.inner.save_snapshot(document, snapshot).await
    }
    async fn actors(&self, document: DocumentId) -> Result<Vec<(ActorId, PersonId)>, StoreError> {
        self.inner.actors(document).await
    }
    async fn quarantine(&self, quarantined: Quarantined) -> Result<(), StoreError> {
        self.inner.quarantine(quarantined).await
    }
    async fn quarantined(&self) -> Result<u64, StoreError> {
        self.inner.quarantined().await
    }
    async fn add_code(&self, code: Code) -> Result<(), StoreError> {
        self.inner.add_code(code).await
    }
    async fn drop_founding_codes(&self) -> Result<(), StoreError> {
        self.inner.drop_founding_codes().await
    }
    async fn code(
        &self,
        hash: TokenHash,
        now: Timestamp,
    ) -> Result<Result<Code, CodeRefusal>, StoreError> {
        self.inner.code(hash, now).await
    }
    async fn enrol(
        &self,
        enrolment: Enrolment,
    ) -> Result<Result<Enrolled, CodeRefusal>, StoreError> {
        self.write()?;
        self.inner.enrol(enrolment).await
    }
    async fn add_session(
        &self,
        device: DeviceId,
        token: TokenHash,
        at: Timestamp,
    ) -> Result<(), StoreError> {
        self.inner.add_session(device, token, at).await
    }
    async fn session(&self, token: TokenHash) -> Result<Option<SessionOf>, StoreError> {
        self.inner.session(token).await
    }
    async fn device(&self, device: DeviceId) -> Result<Option<StoredDevice>, StoreError> {
        self.inner.device(device).await
    }
    async fn devices(&self, person: Option<PersonId>) -> Result<Vec<StoredDevice>, StoreError> {
        self.inner.devices(person).await
    }
    async fn seen(&self, device: DeviceId, at: Timestamp) -> Result<(), StoreError> {
        self.inner.seen(device, at).await
    }
    async fn revoke(&self, device: DeviceId, at: Timestamp) -> Result<(), StoreError> {
        self.inner.revoke(device, at).await
    }
    async fn close(&self) -> Result<(), StoreError> {
        self.inner.close().await
    }
}

#[tokio::test]
async fn what_could_not_be_stored_is_not_confirmed_and_nobody_hears_of_it() {
    let disk = Arc::new(FullDisk::default());
    let relay = TestRelay::over(Arc::clone(&disk) as Arc<dyn Store>).await;
    let notes = reflection(&relay);
    let joined = relay.join("Иванова").await;
    let mut anna = Device::online(&relay, &joined, 1).await;
    let mut marina = Device::online(&relay, &relay.join("Кузнецова").await, 2).await;
    for device in [&mut anna, &mut marina] {
        device.open(notes, DocumentKind::Reflection).await;
        device.until_confirmed(notes).await;
    }
    let before = marina.heads(notes);

    disk.is_full.store(true, Ordering::SeqCst);
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

    disk.is_full.store(false, Ordering::SeqCst);
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
    let disk = Arc::new(FullDisk::default());
    let relay = TestRelay::over(Arc::clone(&disk) as Arc<dyn Store>).await;
    let code = relay.invitation("Иванова").await;
    disk.is_full.store(true, Ordering::SeqCst);
    let body = serde_json::json!({"code": code});
    let refused = relay.post("/api/join", None, body).await;
    assert_eq!(
        (refused.status, refused.problem()),
        (StatusCode::SERVICE_UNAVAILABLE, "unavailable".to_owned())
    );
    disk.is_full.store(false, Ordering::SeqCst);
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

#[tokio::test]
async fn a_document_that_cannot_be_read_stops_no_other() {
    let store = Arc::new(MemoryStore::default());
    let relay = TestRelay::over(Arc::clone(&store) as Arc<dyn Store>).await;
    let (notes, plan) = (reflection(&relay), super::school::programme(&relay));
    let rotten = ryadom_server::store::NewChange {
        hash: automerge::ChangeHash([3; 32]),
        bytes: b"rotten".to_vec(),
    };
    let append = Append {
        document: notes,
        changes: vec![rotten],
        actors: Vec::new(),
        by: None,
        at: Timestamp(0),
    };
    store.append(append).await.expect("appends");
    let mut anna = Device::online(&relay, &relay.join("Иванова").await, 1).await;
    anna.open(notes, DocumentKind::Reflection).await;
    anna.until("unavailable", |anna| anna.unavailable.contains(&notes))
        .await;
    anna.open(plan, DocumentKind::Programme).await;
    anna.until_confirmed(plan).await;
}
