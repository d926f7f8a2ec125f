//! One open document: its queue, and everyone who has it open.

use super::{
    Hub,
    contents::LoadError,
    open::{Brought, Committed, Message, Open, Outcome},
    outbox::{End, Outbox, Post},
};
use crate::{
    points,
    store::{Quarantined, SessionOf, StoreError},
};
use ryadom_domain::{DocumentId, PersonId};
use ryadom_sync::{
    Reason, Receipt,
    relay::{Grant, MemberId, Outgoing, Refusal, Whisper},
};
use std::{collections::HashMap, sync::Arc, time::Instant};
use tokio::sync::{OwnedSemaphorePermit, mpsc::UnboundedReceiver};

/// Changes that may wait for a snapshot when a document leaves memory.
const SNAPSHOT_ON_LEAVING: usize = 32;
/// Changes that may wait for a snapshot while a document stays open.
const SNAPSHOT_WHILE_OPEN: usize = 1000;

/// Something for a room to do. Small, because each open room has a block of them.
pub(super) enum Event {
    Sync(Box<Letter>),
    Whisper(Box<(MemberId, Whisper)>),
    Leave(MemberId),
    Regrant,
}

/// A sync message from one socket.
pub(super) struct Letter {
    pub(super) outbox: Outbox,
    pub(super) session: SessionOf,
    pub(super) peer: Arc<str>,
    pub(super) data: Vec<u8>,
    /// What the client shows for changes that the relay may have lost.
    pub(super) receipt: Option<Receipt>,
    /// One of the few requests that a socket may have under way.
    pub(super) permit: OwnedSemaphorePermit,
    pub(super) arrived: Instant,
}

/// The task that owns a document.
pub(super) struct OpenRoom {
    hub: Hub,
    id: DocumentId,
    inbox: UnboundedReceiver<Event>,
    open: Option<Box<Open>>,
    members: HashMap<MemberId, Guest>,
}

struct Guest {
    outbox: Outbox,
    person: PersonId,
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

    /// Works until nobody has the document open. What takes long is boxed, so that a room at rest is small.
    pub(super) async fn run(mut self) {
        loop {
            if self.members.is_empty() && self.inbox.is_empty() {
                Box::pin(self.snapshot(SNAPSHOT_ON_LEAVING)).await;
                if self.hub.retire(self.id, &self.inbox) {
                    return;
                }
            }
            match self.inbox.recv().await {
                Some(Event::Sync(letter)) => Box::pin(self.sync(*letter)).await,
                Some(Event::Whisper(whisper)) => self.whisper(whisper.0, whisper.1),
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
            receipt,
            permit: _permit,
            arrived,
        } = letter;
        let member = outbox.member();
        let Some(open) = self.admit(&outbox, session, peer).await else {
            return;
        };
        let message = Message {
            member,
            session,
            data,
            receipt,
        };
        let Some((open, message, outcome)) = open.work(&self.hub, message).await else {
            self.fall();
            return;
        };
        points::pass("a message was tried");
        match outcome {
            Ok(Outcome::Answered(out)) => {
                self.open = Some(open);
                self.dispatch(out);
            }
            // Trying may have taken seconds, and what was granted may be taken away by now.
            Ok(Outcome::Brought(_)) if !self.may_write(session.person) => {
                self.give_up(open, member);
                self.send_away(member, &outbox);
            }
            Ok(Outcome::Brought(brought)) => {
                self.keep(open, *brought, &outbox, arrived).await;
                self.snapshot(SNAPSHOT_WHILE_OPEN).await;
            }
            Ok(Outcome::NotTried(error)) => {
                self.give_up(open, member);
                self.not_stored(&outbox, &StoreError::Failed(error.into()));
            }
            Err(refusal) => {
                self.give_up(open, member);
                self.refuse(&outbox, message, &refusal).await;
            }
        }
    }

    fn may_write(&self, person: PersonId) -> bool {
        let grant = self.hub.0.school.grant(person, self.id);
        grant.is_some_and(|grant| grant.write)
    }

    /// Lets a member in who may be here, loading the document if need be.
    async fn admit(
        &mut self,
        outbox: &Outbox,
        session: SessionOf,
        peer: Arc<str>,
    ) -> Option<Box<Open>> {
        let member = outbox.member();
        // Looked at anew for each message: what was granted a moment ago may be taken away by now.
        let grant = self.hub.0.school.grant(session.person, self.id);
        let Some(grant) = grant.filter(|_| !outbox.is_closed()) else {
            self.send_away(member, outbox);
            return None;
        };
        let mut open = match self.open.take() {
            Some(open) => open,
            None => match Open::load(&self.hub, self.id, grant.kind).await {
                Ok(open) => open,
                Err(error) => {
                    self.not_loaded(outbox, &error);
                    return None;
                }
            },
        };
        if open.kind != grant.kind {
            self.open = Some(open);
            self.send_away(member, outbox);
            return None;
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
        Some(open)
    }

    /// Stores what came new, then answers and passes it on.
    async fn keep(
        &mut self,
        mut open: Box<Open>,
        brought: Brought,
        outbox: &Outbox,
        arrived: Instant,
    ) {
        let count = match open.store(&self.hub, &brought).await {
            Ok(count) => count,
            Err(error) => {
                self.give_up(open, outbox.member());
                self.not_stored(outbox, &error);
                return;
            }
        };
        points::pass("changes were stored");
        let Some((open, Committed { out, registry })) = open.commit(brought) else {
            self.fall();
            return;
        };
        self.open = Some(open);
        let changes_access = registry.is_some();
        if let Some(registry) = registry {
            self.hub.0.school.set(registry);
            // This room's own members are looked at before anything is sent to them.
            self.regrant();
        }
        points::pass("changes are in the document");
        self.dispatch(out);
        points::pass("changes were passed on");
        if changes_access {
            self.hub.registry_changed();
        }
        if count > 0 {
            self.hub.0.metrics.stored(count, arrived.elapsed());
        }
    }

    fn not_loaded(&mut self, outbox: &Outbox, error: &LoadError) {
        tracing::error!(%error, "a document could not be opened");
        if matches!(error, LoadError::Store(_)) {
            self.hub.0.metrics.store_failed();
            let why = "the relay cannot reach its store; try again later".to_owned();
            outbox.end(End::over(self.id, Reason::NotStored, why));
        } else {
            self.send_away(outbox.member(), outbox);
        }
    }

    fn not_stored(&self, outbox: &Outbox, error: &StoreError) {
        tracing::error!(%error, "changes could not be stored");
        self.hub.0.metrics.store_failed();
        let why = "the relay could not store this; it was not taken in".to_owned();
        outbox.end(End::over(self.id, Reason::NotStored, why));
    }

    async fn refuse(&self, outbox: &Outbox, message: Message, refusal: &Refusal) {
        let reason = name(refusal);
        self.hub.0.metrics.refused(reason);
        tracing::warn!(reason, "a sync message was refused");
        outbox.end(End::over(self.id, refusal.reason(), refusal.to_string()));
        let quarantined = Quarantined {
            document: self.id,
            by: Some(message.session.device),
            reason: reason.to_owned(),
            bytes: message.data,
            at: self.hub.0.world.now(),
        };
        if let Err(error) = self.hub.0.store.quarantine(quarantined).await {
            tracing::warn!(%error, "refused bytes could not be kept");
        }
    }

    /// Lets go of everybody and of the contents; the store has all that was ever acknowledged.
    fn fall(&mut self) {
        self.hub.0.metrics.refused("fault");
        tracing::error!("a room was closed and will be built anew");
        for (_, guest) in self.members.drain() {
            guest.outbox.end(End::refused(
                "the relay begins anew with this document; connect again",
            ));
        }
        self.open = None;
    }

    /// Takes the document back as it was, without the member whose message came to nothing.
    fn give_up(&mut self, mut open: Box<Open>, member: MemberId) {
        open.give_up(member);
        self.open = Some(open);
        self.members.remove(&member);
    }

    fn whisper(&mut self, member: MemberId, whisper: Whisper) {
        let Some(open) = &mut self.open else { return };
        let Some(speaker) = self.members.get(&member) else {
            return;
        };
        let account = speaker.person.to_string();
        for out in open.room.ephemeral(member, &account, whisper) {
            if let Some(guest) = self.members.get(&out.member)
                && self.may_read(guest)
            {
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

    /// Looks again at what everybody here may do.
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

    /// What the registry took away while this was made is not sent any more.
    fn dispatch(&mut self, out: Vec<Outgoing>) {
        for Outgoing { member, frame } in out {
            let Some(guest) = self.members.get(&member) else {
                continue;
            };
            if self.may_read(guest) {
                guest.outbox.send(Post::Frame(frame));
            } else {
                let outbox = guest.outbox.clone();
                self.send_away(member, &outbox);
            }
        }
    }

    fn may_read(&self, guest: &Guest) -> bool {
        let school = &self.hub.0.school;
        school.grant(guest.person, self.id).is_some()
    }

    async fn snapshot(&mut self, surplus: usize) {
        let Some(open) = self.open.take_if(|open| open.has_unsaved(surplus)) else {
            return;
        };
        self.open = open.snapshot(&self.hub).await;
        if self.open.is_none() {
            self.fall();
        }
    }
}

/// A refusal's name, for counters and the log.
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

#[cfg(test)]
mod tests {
    use super::*;

    fn size<A, F: Future>(_: impl Fn(A) -> F) -> usize {
        size_of::<F>()
    }

    #[test]
    fn a_room_at_rest_is_small() {
        assert!(size(OpenRoom::run) <= 512, "{} bytes", size(OpenRoom::run));
        assert!(size_of::<Event>() <= 24, "{} bytes", size_of::<Event>());
    }
}
