//! One open document: its queue, its contents, and everyone who has it open.

use super::{
    Hub,
    contents::{self, Contents, LoadError},
    inspect::{Delivery, inspect},
    outbox::{End, Outbox, Post},
};
use crate::store::{Append, NewChange, Position, Quarantined, SessionOf, StoreError};
use automerge::ActorId;
use ryadom_domain::{DocumentId, DocumentKind, PersonId, Registry};
use ryadom_replica::{kind_of, read_registry};
use ryadom_sync::relay::{Grant, MemberId, Outgoing, Received, Refusal, Room, Staged, Whisper};
use std::{
    collections::HashMap,
    panic::{AssertUnwindSafe, catch_unwind},
    sync::Arc,
    time::Instant,
};
use tokio::sync::{OwnedSemaphorePermit, mpsc::UnboundedReceiver};

/// Changes that may wait for a snapshot when a document leaves memory.
const SNAPSHOT_ON_LEAVING: usize = 32;
/// Changes that may wait for a snapshot while a document stays open.
const SNAPSHOT_WHILE_OPEN: usize = 1000;

/// Something for a room to do.
pub(super) enum Event {
    Sync(Box<Letter>),
    Whisper(MemberId, Whisper),
    Leave(MemberId),
    Regrant,
}

/// A sync message from one socket.
pub(super) struct Letter {
    pub(super) outbox: Outbox,
    pub(super) session: SessionOf,
    pub(super) peer: Arc<str>,
    pub(super) data: Vec<u8>,
    /// One of the few requests that a socket may have under way.
    pub(super) permit: OwnedSemaphorePermit,
    pub(super) arrived: Instant,
}

/// The task that owns a document.
pub(super) struct OpenRoom {
    hub: Hub,
    id: DocumentId,
    inbox: UnboundedReceiver<Event>,
    open: Option<Open>,
    members: HashMap<MemberId, Guest>,
}

struct Guest {
    outbox: Outbox,
    person: PersonId,
}

/// A document that is loaded.
struct Open {
    kind: DocumentKind,
    room: Room,
    position: Position,
    actors: Arc<HashMap<ActorId, PersonId>>,
    unsaved: usize,
    genesis: Option<NewChange>,
}

/// What working on a message away from the async threads came to.
struct Worked {
    room: Room,
    outcome: Result<Outcome, Refusal>,
    bound: Vec<(ActorId, PersonId)>,
    data: Vec<u8>,
}

enum Outcome {
    Answered(Vec<Outgoing>),
    /// With the registry as it will be, when this is the registry.
    Staged(Box<Staged>, Option<Box<Registry>>),
}

impl OpenRoom {
    pub(super) fn new(hub: Hub, id: DocumentId, inbox: UnboundedReceiver<Event>) -> Self {
        Self {
            hub,
            id,
            inbox,
            open: None,
            members: HashMap::new(),
        }
    }

    /// Works until nobody has the document open.
    pub(super) async fn run(mut self) {
        loop {
            if self.members.is_empty() && self.inbox.is_empty() {
                self.snapshot(SNAPSHOT_ON_LEAVING).await;
                if self.hub.retire(self.id, &self.inbox) {
                    return;
                }
            }
            match self.inbox.recv().await {
                Some(Event::Sync(letter)) => self.sync(*letter).await,
                Some(Event::Whisper(member, whisper)) => self.whisper(member, whisper),
                Some(Event::Leave(member)) => self.leave(member),
                Some(Event::Regrant) => self.regrant(),
                None => return,
            }
        }
    }

    async fn sync(&mut self, letter: Letter) {
        let Letter {
            outbox,
            session,
            peer,
            data,
            permit: _permit,
            arrived,
        } = letter;
        let member = outbox.member();
        // Looked at anew for each message: what was granted a moment ago may be taken away by now.
        let grant = self.hub.0.school.grant(session.person, self.id);
        let (Some(grant), false) = (grant, outbox.is_closed()) else {
            self.send_away(member, &outbox);
            return;
        };
        if let Err(error) = self.load(grant.kind).await {
            tracing::error!(%error, "a document could not be opened");
            match error {
                LoadError::Store(_) => {
                    self.hub.0.metrics.store_failed();
                    outbox.end(End::Refused(
                        "the relay cannot reach its store; try again later".to_owned(),
                    ));
                }
                _ => self.send_away(member, &outbox),
            }
            return;
        }
        let Some(mut open) = self.open.take() else {
            return;
        };
        if open.kind != grant.kind {
            self.open = Some(open);
            self.send_away(member, &outbox);
            return;
        }
        let may = if grant.write {
            Grant::Write
        } else {
            Grant::Read
        };
        open.room.enter(member, peer, may);
        let told = open.room.set_grant(member, may);
        self.members.insert(
            member,
            Guest {
                outbox: outbox.clone(),
                person: session.person,
            },
        );
        self.dispatch(told.into_iter().collect());

        let Open {
            kind,
            room,
            position,
            actors,
            unsaved,
            genesis,
        } = open;
        let delivery = Delivery {
            kind,
            person: session.person,
            relay: self.hub.0.world.id().as_slice().into(),
            at: self.hub.0.world.now(),
        };
        let job = Job {
            room,
            member,
            data,
            actors: Arc::clone(&actors),
            delivery,
            id: self.id,
        };
        let Ok(turn) = Arc::clone(&self.hub.0.work).acquire_owned().await else {
            return;
        };
        let work = move || {
            let _turn = turn;
            job.work()
        };
        let Ok(worked) = tokio::task::spawn_blocking(work).await else {
            // Cannot happen short of a fault in this program: the job contains panics. Begin anew from the store.
            self.fall("panic");
            return;
        };
        let Worked {
            room,
            outcome,
            bound,
            data,
        } = worked;
        let mut open = Open {
            kind,
            room,
            position,
            actors,
            unsaved,
            genesis,
        };
        match outcome {
            Ok(Outcome::Answered(out)) => {
                self.open = Some(open);
                self.dispatch(out);
            }
            Ok(Outcome::Staged(staged, registry)) => {
                let stored = self.store(&mut open, &staged, bound, session).await;
                match stored {
                    Ok(count) => self.commit(open, *staged, registry, count, arrived),
                    Err(error) => self.not_stored(open, &outbox, &error),
                }
                self.snapshot(SNAPSHOT_WHILE_OPEN).await;
            }
            Err(refusal) => {
                let _ = open.room.abandon();
                open.room.leave(member);
                self.open = Some(open);
                self.members.remove(&member);
                self.refuse(&outbox, session, &refusal, data).await;
            }
        }
    }

    async fn load(&mut self, kind: DocumentKind) -> Result<(), LoadError> {
        if self.open.is_some() {
            return Ok(());
        }
        let Ok(_turn) = self.hub.0.loads.acquire().await else {
            return Err(StoreError::Closed.into());
        };
        let loaded = contents::load(&*self.hub.0.store, self.id, kind).await?;
        let Contents {
            document,
            position,
            actors,
            unsaved,
            genesis,
        } = loaded;
        // A document that was registered again as another kind opens nothing.
        let kind = kind_of(&document).unwrap_or(kind);
        let relay = Arc::clone(&self.hub.0.identity.peer);
        let room = Room::new(relay, self.id.to_string().into(), document);
        self.open = Some(Open {
            kind,
            room,
            position,
            actors,
            unsaved,
            genesis,
        });
        Ok(())
    }

    /// Makes what is staged durable. Answers with how many changes that were.
    async fn store(
        &self,
        open: &mut Open,
        staged: &Staged,
        bound: Vec<(ActorId, PersonId)>,
        session: SessionOf,
    ) -> Result<usize, StoreError> {
        let new = staged.changes().iter();
        let mut changes: Vec<_> = new
            .map(|change| NewChange {
                hash: change.hash(),
                bytes: change.raw_bytes().to_vec(),
            })
            .collect();
        if changes.is_empty() {
            return Ok(0);
        }
        let count = changes.len();
        // What is stored must be whole without this program's help, so the first change goes with it.
        if let Some(genesis) = &open.genesis {
            changes.insert(0, genesis.clone());
        }
        let append = Append {
            document: self.id,
            changes,
            actors: bound.clone(),
            by: Some(session.device),
            at: self.hub.0.world.now(),
        };
        open.position = self.hub.0.store.append(append).await?;
        open.genesis = None;
        open.unsaved += count;
        Arc::make_mut(&mut open.actors).extend(bound);
        Ok(count)
    }

    fn commit(
        &mut self,
        mut open: Open,
        staged: Staged,
        registry: Option<Box<Registry>>,
        count: usize,
        arrived: Instant,
    ) {
        let committed = catch_unwind(AssertUnwindSafe(|| {
            let out = open.room.commit(staged);
            (open, out)
        }));
        let Ok((open, out)) = committed else {
            self.fall("panic");
            return;
        };
        self.open = Some(open);
        if let Some(registry) = registry {
            self.hub.0.school.set(*registry);
            // This room's own members are looked at here and now, before anything is sent to them.
            self.regrant();
            self.dispatch(out);
            self.hub.registry_changed();
        } else {
            self.dispatch(out);
        }
        if count > 0 {
            self.hub.0.metrics.stored(count, arrived.elapsed());
        }
    }

    fn not_stored(&mut self, mut open: Open, outbox: &Outbox, error: &StoreError) {
        tracing::error!(%error, "changes could not be stored");
        self.hub.0.metrics.store_failed();
        let _ = open.room.abandon();
        open.room.leave(outbox.member());
        self.members.remove(&outbox.member());
        self.open = Some(open);
        outbox.end(End::Refused(
            "the relay could not store this; it was not taken in".to_owned(),
        ));
    }

    async fn refuse(&self, outbox: &Outbox, session: SessionOf, refusal: &Refusal, bytes: Vec<u8>) {
        let reason = name(refusal);
        self.hub.0.metrics.refused(reason);
        tracing::warn!(reason, "a sync message was refused");
        outbox.end(End::Refused(refusal.to_string()));
        let at = self.hub.0.world.now();
        let by = Some(session.device);
        let quarantined = Quarantined {
            document: self.id,
            by,
            reason: reason.to_owned(),
            bytes,
            at,
        };
        if let Err(error) = self.hub.0.store.quarantine(quarantined).await {
            tracing::warn!(%error, "refused bytes could not be kept");
        }
    }

    /// Lets go of everybody and of the contents; the store has all that was ever acknowledged.
    fn fall(&mut self, reason: &'static str) {
        self.hub.0.metrics.refused(reason);
        tracing::error!(reason, "a room was closed and will be built anew");
        for (_, guest) in self.members.drain() {
            guest.outbox.end(End::Refused(
                "the relay begins anew with this document; connect again".to_owned(),
            ));
        }
        self.open = None;
    }

    fn whisper(&mut self, member: MemberId, whisper: Whisper) {
        let Some(open) = &mut self.open else { return };
        for out in open.room.ephemeral(member, whisper) {
            if let Some(guest) = self.members.get(&out.member) {
                guest.outbox.whisper(out.frame);
            }
        }
    }

    fn leave(&mut self, member: MemberId) {
        self.members.remove(&member);
        if let Some(open) = &mut self.open {
            open.room.leave(member);
        }
    }

    fn send_away(&mut self, member: MemberId, outbox: &Outbox) {
        self.leave(member);
        outbox.send(Post::Unavailable(self.id));
    }

    fn regrant(&mut self) {
        let Some(open) = &mut self.open else { return };
        let mut gone = Vec::new();
        let mut told = Vec::new();
        for (member, guest) in &self.members {
            match self.hub.0.school.grant(guest.person, self.id) {
                Some(grant) if grant.kind == open.kind => {
                    let may = if grant.write {
                        Grant::Write
                    } else {
                        Grant::Read
                    };
                    told.extend(open.room.set_grant(*member, may));
                }
                _ => gone.push((*member, guest.outbox.clone())),
            }
        }
        for (member, outbox) in gone {
            self.send_away(member, &outbox);
        }
        self.dispatch(told);
    }

    fn dispatch(&self, out: Vec<Outgoing>) {
        for Outgoing { member, frame } in out {
            if let Some(guest) = self.members.get(&member) {
                guest.outbox.send(Post::Frame(frame));
            }
        }
    }

    /// Keeps the document in one piece, if more than `surplus` changes are in no snapshot. The changes stay.
    async fn snapshot(&mut self, surplus: usize) {
        let Some(open) = self.open.take_if(|open| open.unsaved > surplus) else {
            return;
        };
        let position = open.position;
        let made = tokio::task::spawn_blocking(move || {
            (contents::snapshot(open.room.contents(), position), open)
        })
        .await;
        let Ok((snapshot, mut open)) = made else {
            self.fall("panic");
            return;
        };
        open.unsaved = 0;
        self.open = Some(open);
        let saved = match snapshot {
            Ok(snapshot) => self
                .hub
                .0
                .store
                .save_snapshot(self.id, snapshot)
                .await
                .map_err(LoadError::from),
            Err(error) => Err(error),
        };
        if let Err(error) = saved {
            tracing::warn!(%error, "no snapshot was made; the raw changes serve");
        }
    }
}

/// A message and all that is needed to work on it on another thread.
struct Job {
    room: Room,
    member: MemberId,
    data: Vec<u8>,
    actors: Arc<HashMap<ActorId, PersonId>>,
    delivery: Delivery,
    id: DocumentId,
}

impl Job {
    fn work(self) -> Worked {
        let Self {
            mut room,
            member,
            data,
            actors,
            delivery,
            id,
        } = self;
        let mut bound = Vec::new();
        let work = AssertUnwindSafe(|| match room.receive(member, &data)? {
            Received::Answered(out) => Ok(Outcome::Answered(out)),
            Received::Attempt(attempt) => {
                let staged = attempt.apply(|document, changes| {
                    bound = inspect(document, changes, &actors, &delivery)?;
                    Ok(())
                })?;
                let is_registry =
                    delivery.kind == DocumentKind::Registry && !staged.changes().is_empty();
                let registry = is_registry.then(|| Box::new(read_registry(staged.contents(), id)));
                Ok(Outcome::Staged(Box::new(staged), registry))
            }
        });
        let outcome = catch_unwind(work).unwrap_or(Err(Refusal::Panicked));
        Worked {
            room,
            outcome,
            bound,
            data,
        }
    }
}

fn name(refusal: &Refusal) -> &'static str {
    match refusal {
        Refusal::NotAMember => "not-a-member",
        Refusal::Busy => "busy",
        Refusal::Malformed(_) => "malformed",
        Refusal::TooLarge => "too-large",
        Refusal::Panicked => "panic",
        Refusal::Objection(_) => "objection",
    }
}
