//! The state machine of one device.

use super::attend::attend;
use super::backoff::Backoff;
use super::entry::Entry;
use super::whispers::Whispers;
use super::{Connection, Documents, Effect, Identity, Input, Standing};
use crate::conversation::incoming;
use crate::message::{self, Join, Message, Metadata, PROTOCOL};
use crate::reason::Reason;
use crate::receipt::Receipt;
use std::collections::BTreeMap;
use std::sync::Arc;

/// One device's side of the conversation with the relay; lives across connections.
#[derive(Debug)]
pub struct Session {
    identity: Identity,
    link: Link,
    backoff: Backoff,
    /// In order of name, so that the same inputs always give the same effects.
    entries: BTreeMap<Arc<str>, Entry>,
    whispers: Whispers,
}

/// The socket, as far as this end knows.
#[derive(Debug)]
enum Link {
    /// No socket, until the timer or a reason to hope.
    Waiting,
    /// A socket is being opened.
    Opening,
    /// Open; `join` was sent.
    Joining,
    /// The relay greeted, by this name.
    Joined {
        relay: Arc<str>,
        /// It answered for at least one document.
        answered: bool,
        /// It said why it would close.
        refused: bool,
        /// It was asked for a sign of life, and has given none yet.
        probing: bool,
    },
}

impl Session {
    /// A device that has no document open and no connection.
    #[must_use]
    pub fn new(identity: Identity) -> Self {
        Self {
            identity,
            link: Link::Waiting,
            backoff: Backoff::default(),
            entries: BTreeMap::new(),
            whispers: Whispers::default(),
        }
    }

    /// How far the relay is known to have a document.
    #[must_use]
    pub fn standing(&self, document: &str) -> Standing {
        self.entries
            .get(document)
            .map_or(Standing::Unknown, Entry::standing)
    }

    /// Whether the relay is there.
    #[must_use]
    pub fn connection(&self) -> Connection {
        match self.link {
            Link::Waiting => Connection::Offline,
            Link::Opening | Link::Joining => Connection::Connecting,
            Link::Joined { .. } => Connection::Online,
        }
    }

    /// Whether the relay owes a word.
    ///
    /// While it does and nothing at all has come for some twenty seconds, the socket is dead
    /// whatever the browser says: close it and report [`Input::Disconnected`].
    #[must_use]
    pub fn is_waiting(&self) -> bool {
        match self.link {
            Link::Waiting => false,
            Link::Opening | Link::Joining | Link::Joined { probing: true, .. } => true,
            Link::Joined { .. } => self.entries.values().any(Entry::is_waiting),
        }
    }

    /// Takes in what happened and answers with what to do.
    pub fn handle(&mut self, input: Input, documents: &mut impl Documents) -> Vec<Effect> {
        let mut effects = Vec::new();
        match input {
            Input::Wake => self.wake(&mut effects),
            Input::RetryDue => {
                if matches!(self.link, Link::Waiting) {
                    self.link = Link::Opening;
                    effects.push(Effect::Connect);
                }
            }
            Input::Connected => {
                self.link = Link::Joining;
                effects.push(Effect::Send(self.join()));
            }
            Input::Disconnected { random } => self.disconnected(random, &mut effects),
            Input::Received(frame) => self.received(&frame, documents, &mut effects),
            Input::Opened {
                document,
                saved,
                heads,
            } => {
                self.entries
                    .entry(Arc::clone(&document))
                    .or_insert_with(|| Entry::new(saved.as_deref(), heads));
                self.attend(&document, documents, &mut effects);
            }
            Input::Closed(document) => {
                self.entries.remove(&document);
            }
            Input::Changed(document) => {
                self.with(&document, |entry| entry.changed = true);
                self.attend(&document, documents, &mut effects);
            }
            Input::Loaded(document) => {
                self.with(&document, |entry| entry.loading = false);
                self.attend(&document, documents, &mut effects);
            }
            Input::Retry(document) => {
                self.with(&document, |entry| entry.unavailable = false);
                self.attend(&document, documents, &mut effects);
            }
            Input::Lost(document) => {
                let Some(entry) = self.entries.get_mut(&document) else {
                    return effects;
                };
                entry.lose();
                effects.push(Effect::Remember {
                    document,
                    state: entry.saved(),
                });
                // The relay does not send twice over one connection.
                if !matches!(self.link, Link::Waiting) {
                    effects.push(Effect::Disconnect);
                }
            }
            Input::SendAgain(document) => {
                let entry = self.entries.get_mut(&document);
                let refused = entry.and_then(|entry| entry.refused.take());
                // Both ends have settled into what is said about this document; only a new connection begins anew.
                if refused.is_some() && !matches!(self.link, Link::Waiting) {
                    effects.push(Effect::Disconnect);
                }
            }
            Input::Ephemeral { document, data } => {
                effects.extend(self.say(&document, data).map(Effect::Send));
            }
        }
        effects
    }

    fn with(&mut self, document: &str, change: impl FnOnce(&mut Entry)) {
        if let Some(entry) = self.entries.get_mut(document) {
            change(entry);
        }
    }

    fn wake(&mut self, effects: &mut Vec<Effect>) {
        self.backoff.reset();
        let join = self.join();
        match &mut self.link {
            Link::Waiting => {
                self.link = Link::Opening;
                effects.push(Effect::Connect);
            }
            Link::Opening | Link::Joining => {}
            // After sleep a socket may look open and be dead. The relay greets again when it
            // hears the same `join` again, so that tells.
            Link::Joined { probing, .. } => {
                *probing = true;
                effects.push(Effect::Send(join));
            }
        }
    }

    fn disconnected(&mut self, random: u64, effects: &mut Vec<Effect>) {
        // Being let in is not success: a relay that greets and then refuses must be left in
        // peace for longer and longer too.
        if matches!(
            self.link,
            Link::Joined {
                answered: true,
                refused: false,
                ..
            }
        ) {
            self.backoff.reset();
        }
        self.link = Link::Waiting;
        self.whispers.forget();
        self.entries.values_mut().for_each(Entry::disconnect);
        effects.push(Effect::RetryAfter(self.backoff.next(random)));
    }

    fn received(
        &mut self,
        frame: &[u8],
        documents: &mut impl Documents,
        effects: &mut Vec<Effect>,
    ) {
        if let Link::Joined { probing, .. } = &mut self.link {
            *probing = false;
        }
        match Message::decode(frame) {
            Ok(Message::Peer(peer)) => self.greeted(&peer, documents, effects),
            Ok(Message::Sync(sync)) => self.told(&sync, documents, effects),
            Ok(Message::Unavailable(unavailable)) => {
                self.answered();
                if let Some((document, entry)) = self.find(&unavailable.document) {
                    entry.unavailable = true;
                    entry.disconnect();
                    effects.push(Effect::Unavailable(document));
                }
            }
            Ok(Message::Ephemeral(ephemeral)) => {
                let document = self.find(&ephemeral.document).map(|(document, _)| document);
                let heard = document
                    .and_then(|document| self.whispers.hear(&self.identity, document, ephemeral));
                effects.extend(heard);
            }
            Ok(Message::Error(error)) => self.refused(error, effects),
            // What the relay says beyond this is for other clients, or for a newer version.
            Ok(_) => {}
            Err(error) => self.hang_up(None, error.to_string(), effects),
        }
    }

    fn refused(&mut self, error: message::Error, effects: &mut Vec<Effect>) {
        let reason = error.code.as_deref().map_or(Reason::Other, Reason::of);
        let about = error.document.as_deref();
        let found = about.and_then(|document| self.find(document));
        let document = found.map(|(document, entry)| {
            if reason.is_about_the_changes() {
                entry.refused = Some(reason);
            }
            document
        });
        effects.push(Effect::Refused {
            document,
            reason,
            why: error.message,
        });
        if !reason.is_harmless() {
            self.leave_in_peace();
            effects.push(Effect::Disconnect);
        }
    }

    /// What the relay says cannot be followed.
    fn hang_up(&mut self, document: Option<Arc<str>>, why: String, effects: &mut Vec<Effect>) {
        self.leave_in_peace();
        effects.extend([
            Effect::Refused {
                document,
                reason: Reason::Unreadable,
                why,
            },
            Effect::Disconnect,
        ]);
    }

    /// The connection that ends now was no success, whatever was answered on it.
    fn leave_in_peace(&mut self) {
        if let Link::Joined { refused, .. } = &mut self.link {
            *refused = true;
        }
    }

    fn greeted(
        &mut self,
        peer: &message::Peer,
        documents: &mut impl Documents,
        effects: &mut Vec<Effect>,
    ) {
        if !matches!(self.link, Link::Joining) {
            return;
        }
        if peer.version != PROTOCOL {
            let why = format!("the relay speaks version {} of the protocol", peer.version);
            self.hang_up(None, why, effects);
            return;
        }
        self.link = Link::Joined {
            relay: peer.sender.as_str().into(),
            answered: false,
            refused: false,
            probing: false,
        };
        let all: Vec<_> = self.entries.keys().cloned().collect();
        for document in all {
            self.with(&document, |entry| entry.unavailable = false);
            self.attend(&document, documents, effects);
        }
    }

    fn told(
        &mut self,
        sync: &message::Sync,
        documents: &mut impl Documents,
        effects: &mut Vec<Effect>,
    ) {
        let Link::Joined { .. } = self.link else {
            return;
        };
        let Some((document, entry)) = self.find(&sync.document) else {
            return;
        };
        match incoming::decode(&sync.data) {
            Ok(message) => {
                entry.unavailable = false;
                let given = sync.receipt.as_deref().and_then(Receipt::decode);
                entry.given = given.or(entry.given.take());
                entry.inbox.push(message);
                self.answered();
                self.attend(&document, documents, effects);
            }
            Err(error) => self.hang_up(Some(document), error.to_string(), effects),
        }
    }

    fn answered(&mut self) {
        if let Link::Joined { answered, .. } = &mut self.link {
            *answered = true;
        }
    }

    fn find(&mut self, document: &str) -> Option<(Arc<str>, &mut Entry)> {
        let document = self.entries.get_key_value(document)?.0.clone();
        let entry = self.entries.get_mut(&document)?;
        Some((document, entry))
    }

    /// Does for one document whatever can be done for it now.
    fn attend(
        &mut self,
        document: &Arc<str>,
        documents: &mut impl Documents,
        effects: &mut Vec<Effect>,
    ) {
        let Some(entry) = self.entries.get_mut(document) else {
            return;
        };
        let relay = match &self.link {
            Link::Joined { relay, .. } => Some(relay),
            _ => None,
        };
        let before = effects.len();
        let data = attend(entry, document, documents, relay.is_some(), effects);
        let mut done = effects.iter().skip(before);
        let fell_out = done.any(|effect| matches!(effect, Effect::Disconnect));
        if let (Some(data), Some(relay)) = (data, relay) {
            let sync = message::Sync {
                sender: self.identity.peer.to_string(),
                target: relay.to_string(),
                document: document.to_string(),
                data,
                request: entry.heads.as_ref().is_some_and(Vec::is_empty),
                receipt: entry.to_show(),
            };
            effects.push(Effect::Send(Message::Sync(sync).encode()));
        }
        if fell_out {
            self.leave_in_peace();
        }
    }

    fn join(&self) -> Vec<u8> {
        let storage = self.identity.storage.as_deref().map(str::to_owned);
        Message::Join(Join {
            sender: self.identity.peer.to_string(),
            metadata: Metadata {
                ephemeral: storage.is_none(),
                storage,
            },
            versions: vec![PROTOCOL.to_owned()],
        })
        .encode()
    }

    fn say(&mut self, document: &str, data: Vec<u8>) -> Option<Vec<u8>> {
        let Link::Joined { relay, .. } = &self.link else {
            return None;
        };
        self.entries.get(document)?.conversation.as_ref()?;
        self.whispers.say(&self.identity, relay, document, data)
    }
}
