//! A document in memory: loading it, working on a message, making what it brought durable, keeping snapshots.

use super::{
    Hub,
    contents::{self, Contents, LoadError},
    inspect::{Delivery, inspect},
    trial::{Request, Verdict},
};
use crate::{
    points,
    store::{Append, NewChange, Position, SessionOf, StoreError},
};
use automerge::ActorId;
use ryadom_domain::{DocumentId, DocumentKind, PersonId, Registry};
use ryadom_replica::{kind_of, read_registry};
use ryadom_sync::{
    Receipt,
    relay::{Attempt, MemberId, Outgoing, Received, Refusal, Room, Staged},
};
use std::{
    collections::HashMap,
    io,
    panic::{AssertUnwindSafe, catch_unwind},
    sync::Arc,
};

/// A document that is loaded, with everyone's conversations about it. Large, so it lives in a box.
pub(super) struct Open {
    id: DocumentId,
    pub(super) kind: DocumentKind,
    pub(super) room: Room,
    /// Everything up to here is in the document.
    position: Position,
    /// Whom each actor is.
    actors: Arc<HashMap<ActorId, PersonId>>,
    /// How many stored changes no snapshot holds.
    unsaved: usize,
    /// Whether stored changes are missing in it. Then it is kept in no snapshot, which would hide them for good.
    has_gaps: bool,
    /// Those of the first changes which the store does not hold yet. A snapshot would hold more than it then.
    genesis: Vec<NewChange>,
}

/// A sync message from one member.
pub(super) struct Message {
    pub(super) member: MemberId,
    pub(super) session: SessionOf,
    pub(super) data: Vec<u8>,
    pub(super) receipt: Option<Receipt>,
}

/// What working on a message came to.
pub(super) enum Outcome {
    /// It brought nothing new; send these.
    Answered(Vec<Outgoing>),
    /// It brought changes, which nobody has heard of yet.
    Brought(Box<Brought>),
    /// There was nowhere to try it. The same may be taken in later.
    NotTried(io::Error),
}

/// A message that is being worked on.
struct Work {
    open: Box<Open>,
    message: Message,
    delivery: Delivery,
}

/// How far a message was taken in at once.
enum Begun {
    Done(Outcome),
    /// All that is needed to try it elsewhere, and to take it in afterwards.
    ToTry(Attempt, Vec<u8>),
}

impl Work {
    /// Does something away from the async threads, when it is its turn.
    async fn apart<T: Send + 'static>(
        mut self: Box<Self>,
        hub: &Hub,
        work: impl FnOnce(&mut Self) -> Result<T, Refusal> + Send + 'static,
    ) -> Option<(Box<Self>, Result<T, Refusal>)> {
        let turn = Arc::clone(&hub.0.work).acquire_owned().await.ok()?;
        let contained = move || {
            let _turn = turn;
            let done = catch_unwind(AssertUnwindSafe(|| work(&mut self)));
            (self, done.unwrap_or(Err(Refusal::Panicked)))
        };
        tokio::task::spawn_blocking(contained).await.ok()
    }

    fn begin(&mut self) -> Result<Begun, Refusal> {
        let Self {
            open,
            message,
            delivery,
        } = self;
        let attempt = match open.room.receive(message.member, &message.data)? {
            Received::Answered(out) => return Ok(Begun::Done(Outcome::Answered(out))),
            Received::Attempt(attempt) => attempt,
        };
        if attempt.is_plain() {
            return self.take_in(attempt).map(Begun::Done);
        }
        let request = Request {
            document: open.id,
            delivery: delivery.clone(),
            saved: open.room.contents().save(),
            actors: HashMap::clone(&open.actors),
            unplaced: attempt.unplaced().to_vec(),
            data: message.data.clone(),
        };
        Ok(Begun::ToTry(attempt, request.encode()))
    }

    fn take_in(&mut self, attempt: Attempt) -> Result<Outcome, Refusal> {
        let Self {
            open,
            message,
            delivery,
        } = self;
        let mut bound = Vec::new();
        let staged = attempt.apply(|document, changes| {
            bound = inspect(document, changes, &open.actors, delivery)?;
            Ok(())
        })?;
        let is_registry = open.kind == DocumentKind::Registry && !staged.changes().is_empty();
        let registry = is_registry.then(|| read_registry(staged.contents(), open.id));
        Ok(Outcome::Brought(Box::new(Brought {
            staged,
            bound,
            registry,
            by: message.session,
        })))
    }
}

/// Changes that are to be stored.
pub(super) struct Brought {
    staged: Staged,
    /// Actors that are somebody's from now on.
    bound: Vec<(ActorId, PersonId)>,
    /// The registry as it will be, when this is the registry.
    registry: Option<Registry>,
    by: SessionOf,
}

/// What is to be said and done now that changes are stored.
pub(super) struct Committed {
    pub(super) out: Vec<Outgoing>,
    pub(super) registry: Option<Registry>,
}

impl Open {
    /// Brings a document of this kind into memory.
    pub(super) async fn load(
        hub: &Hub,
        id: DocumentId,
        kind: DocumentKind,
    ) -> Result<Box<Self>, LoadError> {
        let Ok(_turn) = hub.0.loads.acquire().await else {
            return Err(StoreError::Closed.into());
        };
        let loaded = contents::load(&*hub.0.store, id, kind).await?;
        let Contents {
            document,
            position,
            actors,
            unsaved,
            has_gaps,
            genesis,
        } = loaded;
        // A document that was registered again as another kind opens nothing.
        let kind = kind_of(&document).unwrap_or(kind);
        let room = Room::new(
            Arc::clone(&hub.0.identity.peer),
            id.to_string().into(),
            document,
        )
        .with_receipts(hub.0.receipts.prover(id));
        Ok(Box::new(Self {
            id,
            kind,
            room,
            position,
            actors,
            unsaved,
            has_gaps,
            genesis,
        }))
    }

    /// Works on a message away from the async threads; what is not sure to be harmless is tried elsewhere first. The
    /// document is as it was, whatever comes of it.
    ///
    /// Nothing comes back if this program is at fault; then the document is to be loaded anew.
    pub(super) async fn work(
        self: Box<Self>,
        hub: &Hub,
        message: Message,
    ) -> Option<(Box<Self>, Message, Result<Outcome, Refusal>)> {
        let delivery = Delivery {
            kind: self.kind,
            person: message.session.person,
            relay: hub.0.world.id().as_slice().into(),
            at: hub.0.world.now(),
            // Believed from here on.
            receipt: message
                .receipt
                .clone()
                .filter(|receipt| hub.0.receipts.is_genuine(self.id, receipt)),
            school: hub.0.school.now(),
        };
        let work = Box::new(Work {
            open: self,
            message,
            delivery,
        });
        let (work, begun) = work.apart(hub, Work::begin).await?;
        let (attempt, request) = match begun {
            Ok(Begun::Done(outcome)) => return Some((work.open, work.message, Ok(outcome))),
            Ok(Begun::ToTry(attempt, request)) => (attempt, request),
            Err(refusal) => return Some((work.open, work.message, Err(refusal))),
        };
        let verdict = hub.0.trials.run(work.message.session.device, request).await;
        let tried = match verdict {
            Verdict::Fine => Ok(()),
            Verdict::Refused(refusal) => Err(refusal),
            Verdict::NotTried(error) => {
                return Some((work.open, work.message, Ok(Outcome::NotTried(error))));
            }
        };
        if let Err(refusal) = tried {
            return Some((work.open, work.message, Err(refusal)));
        }
        // What is large is taken in alone, so that two of them do not take twice the memory.
        let _alone = hub.0.large.acquire().await.ok()?;
        let (work, outcome) = work.apart(hub, move |work| work.take_in(attempt)).await?;
        Some((work.open, work.message, outcome))
    }

    /// Makes what a message brought durable. Answers with how many changes that were.
    pub(super) async fn store(
        &mut self,
        hub: &Hub,
        brought: &Brought,
    ) -> Result<usize, StoreError> {
        let new = brought.staged.changes();
        if new.is_empty() {
            return Ok(0);
        }
        // What is stored must be whole without this program's help, so the first changes go with it.
        let raw = new.iter().map(|change| NewChange {
            hash: change.hash(),
            bytes: change.raw_bytes().to_vec(),
        });
        let append = Append {
            document: self.id,
            changes: self.genesis.iter().cloned().chain(raw).collect(),
            actors: brought.bound.clone(),
            by: Some(brought.by.device),
            at: hub.0.world.now(),
        };
        self.position = hub.0.store.append(append).await?;
        self.genesis = Vec::new();
        self.unsaved += new.len();
        Arc::make_mut(&mut self.actors).extend(brought.bound.iter().cloned());
        Ok(new.len())
    }

    /// Makes stored changes the document. Nothing comes back if Automerge panics; then it is to be loaded anew.
    pub(super) fn commit(mut self: Box<Self>, brought: Brought) -> Option<(Box<Self>, Committed)> {
        let Brought {
            staged, registry, ..
        } = brought;
        let commit = AssertUnwindSafe(|| {
            let out = self.room.commit(staged);
            (self, Committed { out, registry })
        });
        catch_unwind(commit).ok()
    }

    /// Forgets what a member sent, and the member.
    pub(super) fn give_up(&mut self, member: MemberId) {
        // The same member, if anything of it was under way.
        let _ = self.room.abandon();
        self.room.leave(member);
    }

    /// Whether more than `surplus` changes are in no snapshot.
    pub(super) fn has_unsaved(&self, surplus: usize) -> bool {
        self.unsaved > surplus && !self.has_gaps && self.genesis.is_empty()
    }

    /// Keeps the document in one piece. The raw changes stay, so nothing depends on it.
    pub(super) async fn snapshot(self: Box<Self>, hub: &Hub) -> Option<Box<Self>> {
        let position = self.position;
        let turn = Arc::clone(&hub.0.work).acquire_owned().await.ok()?;
        let make = move || {
            let _turn = turn;
            (contents::snapshot(self.room.contents(), position), self)
        };
        let (made, mut open) = tokio::task::spawn_blocking(make).await.ok()?;
        open.unsaved = 0;
        points::pass("a snapshot was made");
        let kept = match made {
            Ok(snapshot) => hub
                .0
                .store
                .save_snapshot(open.id, snapshot)
                .await
                .map_err(LoadError::from),
            Err(error) => Err(error),
        };
        points::pass("a snapshot was kept");
        if let Err(error) = kept {
            tracing::warn!(%error, "no snapshot was made; the raw changes serve");
        }
        Some(open)
    }
}
