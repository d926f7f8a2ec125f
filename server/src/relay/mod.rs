//! The relay proper: sockets on one side, one room per open document on the other, the store between them.
//!
//! A room is a task with a queue. It takes one message at a time: tries it on a copy of the document away from the
//! async threads, stores what it brought, and only then answers and passes it on. Whatever one message does, it does
//! to its room's next answer and to its sender; other rooms have their own tasks, and what might be too much for this
//! process is tried in another one first.

mod contents;
mod inspect;
mod open;
mod outbox;
mod parcel;
mod receipts;
mod room;
mod school;
mod socket;
mod trial;

pub(crate) use contents::{examine, read_whole};
pub(crate) use parcel::NotTaken;
pub(crate) use socket::converse;
pub use trial::TrialProgram;
pub(crate) use trial::{Faults, run as run_trials};

use crate::{
    limits::Limits,
    metrics::Metrics,
    store::{ERASED, SessionOf, Store, StoreError},
    world::World,
};
use automerge::{ActorId, Automerge, Change};
use outbox::{End, Inbox, Outbox, Post, outbox};
use receipts::Receipts;
use room::{Event, OpenRoom};
use ryadom_domain::{DeviceId, DocumentId, DocumentKind, Grant, PersonId, Registry, Timestamp};
use ryadom_sync::relay::{Identity, MemberId, Objection};
use school::School;
use std::{
    collections::HashMap,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};
use tokio::sync::{
    Notify, Semaphore,
    mpsc::{self, UnboundedReceiver, UnboundedSender},
};
use trial::Trials;

/// Documents that are loaded at once: loading takes ten times a document's size.
const LOADS: usize = 2;
/// Messages that are worked on at once.
const WORK: usize = 4;
/// Sockets of one person. One more, and the oldest is closed: a device that has just lost its connection has one too
/// many for a while, and must not be kept out by it.
const SOCKETS: usize = 32;
/// How long sockets may take to say goodbye when the relay stops.
const GOODBYE: Duration = Duration::from_secs(3);

/// Everyone who is connected and every document that is open.
#[derive(Clone)]
pub(crate) struct Hub(Arc<Parts>);

struct Parts {
    store: Arc<dyn Store>,
    world: Arc<dyn World>,
    metrics: Arc<Metrics>,
    limits: Arc<Limits>,
    identity: Identity,
    school: School,
    receipts: Receipts,
    sockets: Mutex<HashMap<MemberId, Connected>>,
    rooms: Mutex<HashMap<DocumentId, UnboundedSender<Event>>>,
    next_member: AtomicU64,
    loads: Semaphore,
    work: Arc<Semaphore>,
    trials: Trials,
    /// Large messages are taken in one by one.
    large: Semaphore,
    somebody_left: Notify,
}

struct Connected {
    session: SessionOf,
    outbox: Outbox,
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// What the relay looks at in changes that somebody unknown sends. For programs that search for ones which harm it.
///
/// # Errors
/// When it would not take them.
#[doc(hidden)]
pub fn look_at(
    kind: DocumentKind,
    person: PersonId,
    document: &mut Automerge,
    changes: &[Change],
) -> Result<(), Objection> {
    let delivery = inspect::Delivery {
        kind,
        person,
        relay: ActorId::from([0xfe; 16]),
        at: Timestamp(0),
        receipt: None,
        school: None,
    };
    inspect::inspect(document, changes, &HashMap::new(), &delivery).map(drop)
}

/// The registry as it is stored.
pub(crate) async fn registry(store: &dyn Store, id: DocumentId) -> Result<Registry, StoreError> {
    let loaded = contents::load(store, id, DocumentKind::Registry).await;
    let contents = loaded.map_err(|error| match error {
        contents::LoadError::Store(error) => error,
        other => StoreError::Failed(Box::new(other)),
    })?;
    Ok(ryadom_replica::read_registry(&contents.document, id))
}

impl Hub {
    pub(crate) async fn start(
        store: Arc<dyn Store>,
        world: Arc<dyn World>,
        metrics: Arc<Metrics>,
        limits: Arc<Limits>,
        trials: Option<TrialProgram>,
    ) -> Result<Self, StoreError> {
        let storage = store
            .setting_or("storage", hex::encode(world.id()).into_bytes())
            .await?;
        let key = store
            .setting_or(receipts::SETTING, world.bytes::<32>().to_vec())
            .await?;
        let receipts = Receipts::new(&key).ok_or_else(|| {
            StoreError::Failed("the key for receipts in the store is damaged".into())
        })?;
        let erased = store.setting(ERASED).await?.unwrap_or_default();
        let identity = Identity {
            peer: format!("ryadom-{}", hex::encode(world.bytes::<8>())).into(),
            storage: String::from_utf8_lossy(&storage).into(),
        };
        let hub = Self(Arc::new(Parts {
            store,
            world,
            metrics,
            limits,
            identity,
            school: School::new(&erased),
            receipts,
            sockets: Mutex::default(),
            rooms: Mutex::default(),
            next_member: AtomicU64::new(1),
            loads: Semaphore::new(LOADS),
            work: Arc::new(Semaphore::new(WORK)),
            trials: Trials::new(trials),
            large: Semaphore::new(1),
            somebody_left: Notify::new(),
        }));
        hub.refresh_registry().await?;
        Ok(hub)
    }

    /// The registry in force.
    pub(crate) fn registry(&self) -> Option<Arc<Registry>> {
        self.0.school.now()
    }

    /// What a person may do with a document at this moment.
    pub(crate) fn grant(&self, person: PersonId, document: DocumentId) -> Option<Grant> {
        self.0.school.grant(person, document)
    }

    /// Reads the registry from the store: at the start, and when a school was founded.
    pub(crate) async fn refresh_registry(&self) -> Result<(), StoreError> {
        let Some(id) = self.0.store.registry().await? else {
            return Ok(());
        };
        self.0.school.set(registry(&*self.0.store, id).await?);
        self.registry_changed();
        Ok(())
    }

    /// Closes every socket of a device, now.
    pub(crate) fn close_device(&self, device: DeviceId) {
        for connected in locked(&self.0.sockets)
            .values()
            .filter(|connected| connected.session.device == device)
        {
            connected.outbox.end(End::revoked());
        }
    }

    /// Closes every socket, and waits a little for the goodbyes.
    pub(crate) async fn stop(&self) {
        for connected in locked(&self.0.sockets).values() {
            connected.outbox.end(End::Stopping);
        }
        let all_left = async {
            loop {
                let left = self.0.somebody_left.notified();
                if locked(&self.0.sockets).is_empty() {
                    break;
                }
                left.await;
            }
        };
        if tokio::time::timeout(GOODBYE, all_left).await.is_err() {
            tracing::warn!("some sockets did not say goodbye");
        }
    }

    /// Has every room and every socket look again at what it may do.
    fn registry_changed(&self) {
        for room in locked(&self.0.rooms).values() {
            drop(room.send(Event::Regrant));
        }
        for connected in locked(&self.0.sockets).values() {
            if self.0.school.knows(connected.session.person) {
                connected.outbox.send(Post::Look);
            } else {
                connected.outbox.end(End::not_a_member());
            }
        }
    }

    fn connect(&self, session: SessionOf) -> (Outbox, Inbox) {
        let member = MemberId(self.0.next_member.fetch_add(1, Ordering::Relaxed));
        let (outbox, inbox) = outbox(member);
        let mut sockets = locked(&self.0.sockets);
        let theirs = sockets.iter().filter(|(_, other)| {
            other.session.person == session.person && !other.outbox.is_closed()
        });
        let (count, oldest) = theirs.fold((0, None), |(count, oldest), (member, other)| {
            let oldest = oldest.filter(|(first, _)| *first < member);
            (count + 1, oldest.or(Some((member, &other.outbox))))
        });
        if let Some((_, oldest)) = oldest.filter(|_| count >= SOCKETS) {
            oldest.end(End::TooMany);
        }
        sockets.insert(
            member,
            Connected {
                session,
                outbox: outbox.clone(),
            },
        );
        self.0
            .metrics
            .connections
            .set(i64::try_from(sockets.len()).unwrap_or(i64::MAX));
        (outbox, inbox)
    }

    fn disconnect(&self, member: MemberId) {
        let mut sockets = locked(&self.0.sockets);
        sockets.remove(&member);
        // A school's tablets come and go; the table must not stay as large as it ever was.
        if sockets.capacity() > 64 && sockets.len() * 4 < sockets.capacity() {
            sockets.shrink_to_fit();
        }
        self.0
            .metrics
            .connections
            .set(i64::try_from(sockets.len()).unwrap_or(i64::MAX));
        drop(sockets);
        self.0.somebody_left.notify_waiters();
        self.0.somebody_left.notify_one();
    }

    /// Hands an event to a document's room, opening the room if need be.
    fn hand(&self, document: DocumentId, event: Event) {
        let mut rooms = locked(&self.0.rooms);
        let event = match rooms.get(&document) {
            None => event,
            Some(room) => match room.send(event) {
                Ok(()) => return,
                // Its task died; begin anew from the store.
                Err(returned) => returned.0,
            },
        };
        let (sender, inbox) = mpsc::unbounded_channel();
        drop(sender.send(event));
        rooms.insert(document, sender);
        self.0
            .metrics
            .rooms
            .set(i64::try_from(rooms.len()).unwrap_or(i64::MAX));
        tokio::spawn(OpenRoom::new(self.clone(), document, inbox).run());
    }

    /// Hands an event to a document's room if it is open.
    fn hand_if_open(&self, document: DocumentId, event: Event) {
        if let Some(room) = locked(&self.0.rooms).get(&document) {
            drop(room.send(event));
        }
    }

    /// Takes an empty room off the table, unless somebody has knocked meanwhile.
    fn retire(&self, document: DocumentId, inbox: &UnboundedReceiver<Event>) -> bool {
        let mut rooms = locked(&self.0.rooms);
        if !inbox.is_empty() {
            return false;
        }
        rooms.remove(&document);
        if rooms.capacity() > 64 && rooms.len() * 4 < rooms.capacity() {
            rooms.shrink_to_fit();
        }
        self.0
            .metrics
            .rooms
            .set(i64::try_from(rooms.len()).unwrap_or(i64::MAX));
        true
    }
}
