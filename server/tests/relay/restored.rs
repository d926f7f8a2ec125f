//! A relay that was restored from an older copy: what it lost comes back from the devices, with its authors.

use super::{
    school::{note, reflection, titles},
    support::{Device, Joined, TestRelay, TestWorld},
};
use automerge::ActorId;
use ryadom_domain::{DocumentId, DocumentKind};
use ryadom_replica::{Author, ReflectionDoc};
use ryadom_server::store::{SqliteStore, Store};
use ryadom_sync::{Reason, device::Standing};
use std::{path::Path, sync::Arc};

/// A pair that wrote while a copy of the relay's store was made, and went on.
struct Lost {
    _folder: tempfile::TempDir,
    /// The relay that was started on the copy.
    relay: TestRelay,
    notes: DocumentId,
    anna: (Device, Joined),
    marina: (Device, Joined),
    /// Of Anna's, known to the relay only after the copy was made.
    late_actor: ActorId,
}

fn copy(from: &Path, to: &Path) {
    let database = rusqlite::Connection::open(from).expect("opens");
    let to = to.to_str().expect("a path");
    database.execute("VACUUM INTO ?1", [to]).expect("copies");
}

async fn online(relay: &TestRelay, joined: &Joined, n: u8, notes: DocumentId) -> Device {
    let mut device = Device::online(relay, joined, n).await;
    device.open(notes, DocumentKind::Reflection).await;
    device.until_confirmed(notes).await;
    device
}

impl Lost {
    async fn happened() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let (file, older) = (folder.path().join("now.db"), folder.path().join("older.db"));
        let store: Arc<dyn Store> = Arc::new(SqliteStore::open(&file).expect("opens"));
        let relay = TestRelay::over(store).await;
        let notes = reflection(&relay);
        let (anna, marina) = (relay.join("Иванова").await, relay.join("Кузнецова").await);
        let mut marinas = online(&relay, &marina, 2, notes).await;
        marinas
            .edit::<ReflectionDoc>(notes, note(1, "до копии"))
            .await;
        marinas.until_confirmed(notes).await;

        copy(&file, &older);

        let mut annas = online(&relay, &anna, 3, notes).await;
        annas
            .edit::<ReflectionDoc>(notes, note(2, "Анна после копии"))
            .await;
        annas.until_confirmed(notes).await;
        marinas
            .until("Anna's note", |device| {
                device.view::<ReflectionDoc>(notes).notes.len() == 3
            })
            .await;
        marinas
            .edit::<ReflectionDoc>(notes, note(3, "Марина после копии"))
            .await;
        marinas.until_confirmed(notes).await;
        annas
            .until("Marina's note", |device| {
                device.view::<ReflectionDoc>(notes).notes.len() == 4
            })
            .await;
        annas.disconnect().await;
        marinas.disconnect().await;

        let store: Arc<dyn Store> = Arc::new(SqliteStore::open(&older).expect("opens"));
        Self {
            _folder: folder,
            relay: TestRelay::start(store, Arc::new(TestWorld::new())).await,
            notes,
            anna: (annas, anna),
            marina: (marinas, marina),
            late_actor: ActorId::from([3; 16]),
        }
    }
}

#[tokio::test]
async fn the_first_device_to_come_brings_back_what_everybody_wrote() {
    let Lost {
        _folder,
        relay,
        notes,
        anna: (mut annas, anna),
        marina: (mut marinas, marina),
        late_actor,
    } = Lost::happened().await;
    let wrote = marinas.heads(notes);
    marinas.connect(relay.address, &marina.token).await;
    marinas
        .until("the relay says that it has less", |device| {
            !device.is_confirmed(notes)
        })
        .await;
    marinas.until_confirmed(notes).await;
    assert!(marinas.refused.is_empty(), "{:?}", marinas.refused);

    // Somebody who never had it gets it all, and knows who wrote what.
    let mut reader = online(&relay, &marina, 9, notes).await;
    assert_eq!(reader.heads(notes), wrote);
    let authors = reader.document(notes).authors();
    assert_eq!(authors.get(&late_actor), Some(&anna.person));
    let bound = relay.store.actors(notes).await.expect("reads");
    assert!(bound.contains(&(late_actor, anna.person)));

    // Anna goes on where she was.
    annas.connect(relay.address, &anna.token).await;
    annas.until_confirmed(notes).await;
    annas
        .edit::<ReflectionDoc>(notes, note(4, "и дальше"))
        .await;
    annas.until_confirmed(notes).await;
    assert!(annas.refused.is_empty(), "{:?}", annas.refused);
    marinas
        .until("Anna's next note", |device| {
            titles(&device.view::<ReflectionDoc>(notes).notes).contains(&"и дальше".to_owned())
        })
        .await;
}

#[tokio::test]
async fn a_receipt_lets_nobody_write_as_somebody_else() {
    let Lost {
        _folder,
        relay,
        notes,
        anna: (_, anna),
        marina: (mut marinas, marina),
        late_actor,
    } = Lost::happened().await;
    // One change more under Anna's actor than the relay ever gave a receipt for.
    let as_anna = Author {
        person: anna.person,
        actor: late_actor,
    };
    marinas
        .edit_as::<ReflectionDoc>(notes, &as_anna, note(5, "не от Анны"))
        .await;
    marinas.connect(relay.address, &marina.token).await;
    marinas.until_closed().await;
    assert_eq!(marinas.refused, ["the actor belongs to another person"]);
    assert!(matches!(
        marinas.standing(notes),
        Standing::Refused {
            reason: Reason::Author,
            ..
        }
    ));

    // The device comes back, keeps what was refused, and is not sent away again.
    marinas.disconnect().await;
    marinas.connect(relay.address, &marina.token).await;
    let mut other = online(&relay, &marina, 9, notes).await;
    other
        .edit::<ReflectionDoc>(notes, note(6, "Марина с другого устройства"))
        .await;
    marinas
        .until("the other device's note", |device| {
            let notes = device.view::<ReflectionDoc>(notes).notes;
            titles(&notes).contains(&"Марина с другого устройства".to_owned())
        })
        .await;
    assert_eq!(marinas.refused.len(), 1, "{:?}", marinas.refused);
}

/// A device that joined after the copy was made is one that this relay never knew: it is not told that it was taken off,
/// for then it would let go of everything it has.
#[tokio::test]
async fn a_device_that_the_copy_does_not_know_is_not_called_revoked() {
    let folder = tempfile::tempdir().expect("a folder");
    let (file, older) = (folder.path().join("now.db"), folder.path().join("older.db"));
    let store: Arc<dyn Store> = Arc::new(SqliteStore::open(&file).expect("opens"));
    let relay = TestRelay::over(store).await;
    let marina = relay.join("Кузнецова").await;
    copy(&file, &older);
    let anna = relay.join("Иванова").await;

    let store: Arc<dyn Store> = Arc::new(SqliteStore::open(&older).expect("opens"));
    let restored = TestRelay::start(store, Arc::new(TestWorld::new())).await;
    for asked in [
        format!("/api/session?device={}", anna.device),
        "/api/session".to_owned(),
    ] {
        let said = restored.get(&asked, Some(&anna.token)).await;
        assert_eq!(said.problem(), "not-signed-in", "{asked}");
    }
    let known = restored.get("/api/session", Some(&marina.token)).await;
    assert_eq!(known.status, 200);
}
