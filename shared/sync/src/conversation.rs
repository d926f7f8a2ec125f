//! One document's exchange with one peer, for as long as both stay: automerge's sync protocol,
//! with the corners filed off that an unlucky or hostile peer could catch on.

mod bytes;
pub(crate) mod incoming;
pub(crate) mod plain;
mod weight;

use crate::limits;
use automerge::sync::{BloomFilter, Capability, ChunkList, Have, Message, MessageFlags};
use automerge::sync::{MessageVersion, State, SyncDoc};
use automerge::{Automerge, AutomergeError, ChangeHash};

/// A [`State`] that is used for one peer, one document instance and one connection only.
///
/// What outlives the connection is [`Conversation::shared`], and nothing else.
#[derive(Debug, Clone)]
pub(crate) struct Conversation {
    state: State,
    /// Answers in a row after which nothing had changed on either end.
    fruitless: u8,
    /// The last message had changes in it.
    carried: bool,
    /// The other end has refused our changes: it is given none, and still heard.
    withholds: bool,
}

impl Conversation {
    /// Begins with what both ends are known to have. `contents` must hold all of `shared`.
    pub(crate) fn new(shared: Vec<ChangeHash>) -> Self {
        Self {
            state: State {
                shared_heads: shared,
                ..State::new()
            },
            fruitless: 0,
            carried: false,
            withholds: false,
        }
    }

    /// Begins without the document in memory, when all of it is known to be `shared`; also gives
    /// the first message to send.
    pub(crate) fn announcing(shared: Vec<ChangeHash>) -> (Self, Vec<u8>) {
        let mut flags = MessageFlags::new();
        flags.set(MessageFlags::SUPPORTS_SYNC_RESET);
        let announcement = Message {
            heads: shared.clone(),
            need: Vec::new(),
            have: vec![all_of(shared.clone())],
            changes: ChunkList::empty(),
            flags: Some(flags),
            version: MessageVersion::V1,
        };
        let mut this = Self::new(shared.clone());
        this.state.last_sent_heads = shared;
        this.state.have_responded = true;
        this.state.in_flight = true;
        (this, announcement.encode())
    }

    /// Changes that both ends have, as heads. The other end has stored them.
    pub(crate) fn shared(&self) -> &[ChangeHash] {
        &self.state.shared_heads
    }

    /// Whether the other end has said anything yet.
    pub(crate) fn was_answered(&self) -> bool {
        self.state.their_heads.is_some()
    }

    /// Whether the other end ignores what we write.
    pub(crate) fn peer_only_reads(&self) -> bool {
        self.state.is_peer_read_only()
    }

    /// Whether the last message that [`Conversation::next`] gave had changes in it.
    pub(crate) fn carried(&self) -> bool {
        self.carried
    }

    /// From now on gives the peer no changes.
    pub(crate) fn withhold(&mut self) {
        self.withholds = true;
    }

    /// From now on takes nothing from the peer, or takes everything again.
    pub(crate) fn set_read_only(&mut self, read_only: bool) {
        self.state.set_read_only(read_only);
        self.fruitless = 0;
    }

    /// Takes in a message that [`incoming::decode`] let through.
    pub(crate) fn receive(
        &mut self,
        contents: &mut impl Contents,
        mut message: Message,
    ) -> Result<(), AutomergeError> {
        if self.state.read_only {
            message.changes = ChunkList::empty();
        }
        let before = (contents.read().get_heads(), self.state.their_heads.clone());
        self.trust_only_what_is_known(contents.read(), &mut message);
        contents.take_in(&mut self.state, message)?;
        self.remember_exactly(contents.read());
        if before != (contents.read().get_heads(), self.state.their_heads.clone()) {
            self.fruitless = 0;
        }
        Ok(())
    }

    /// Takes in a message that says no more than that the peer has exactly what we have, for
    /// which the document itself is not needed. Answers whether it was such a message.
    pub(crate) fn agrees(&mut self, heads: &[ChangeHash], message: &Message) -> bool {
        let plain = message.changes.is_empty()
            && message.need.is_empty()
            && message.heads == heads
            && self.state.last_sent_heads == heads
            && message
                .have
                .iter()
                .all(|have| is_within(&have.last_sync, heads));
        if !plain {
            return false;
        }
        if let Some(flags) = message.flags {
            let reset = flags.contains(MessageFlags::SUPPORTS_SYNC_RESET);
            self.state.their_capabilities = Some(if reset {
                vec![Capability::MessageV2, Capability::SyncReset]
            } else {
                vec![Capability::MessageV2]
            });
            self.state.peer_read_only = flags.contains(MessageFlags::READ_ONLY);
        }
        self.state.in_flight = false;
        self.state.sent_hashes.clear();
        self.state.shared_heads = heads.to_vec();
        self.state.their_heads = Some(heads.to_vec());
        self.state.their_need = Some(Vec::new());
        self.state.their_have = Some(vec![all_of(heads.to_vec())]);
        true
    }

    /// What to send now, if anything. Call once after each thing that happened, never in a loop.
    pub(crate) fn next(&mut self, contents: &Automerge) -> Option<Vec<u8>> {
        let told = self.state.last_sent_heads == contents.get_heads() && self.was_answered();
        if told && self.fruitless >= limits::FRUITLESS {
            return None;
        }
        let mut message = contents.generate_sync_message(&mut self.state)?;
        if self.withholds {
            message.changes = ChunkList::empty();
        }
        self.carried = !message.changes.is_empty();
        self.fruitless = if told && message.changes.is_empty() {
            self.fruitless.saturating_add(1)
        } else {
            0
        };
        Some(message.encode())
    }

    /// A peer may refer to changes that this end has lost, or never had. automerge would answer
    /// "reset" each time, and two ends can do so for ever; reading it as "has nothing that you
    /// know of" brings both back together in one exchange.
    ///
    /// A peer that refers only to known changes thereby says that both have them. So the relay
    /// learns in the first message what a device would otherwise have it remember.
    fn trust_only_what_is_known(&mut self, contents: &Automerge, message: &mut Message) {
        for have in &mut message.have {
            if !have.last_sync.iter().all(|hash| contents.has(hash)) {
                *have = Have::default();
            } else if self.state.shared_heads.is_empty() && !self.was_answered() {
                self.state.shared_heads.clone_from(&have.last_sync);
            }
        }
    }

    /// Once all the peer's heads are known here, they tell exactly what it has: smaller and
    /// surer than the summary it sent, which is right about each change 99 times in 100.
    fn remember_exactly(&mut self, contents: &Automerge) {
        if let Some(heads) = &self.state.their_heads
            && heads.iter().all(|hash| contents.has(hash))
        {
            self.state.their_have = Some(vec![all_of(heads.clone())]);
        }
    }
}

/// "I have these heads, all before them, and nothing else."
pub(crate) fn all_of(heads: Vec<ChangeHash>) -> Have {
    Have {
        last_sync: heads,
        bloom: BloomFilter::default(),
    }
}

fn is_within(some: &[ChangeHash], all: &[ChangeHash]) -> bool {
    some.iter().all(|hash| all.contains(hash))
}

/// Whether a document holds a change.
pub(crate) trait Has {
    fn has(&self, hash: &ChangeHash) -> bool;
}

impl Has for Automerge {
    fn has(&self, hash: &ChangeHash) -> bool {
        self.get_change_meta_by_hash(hash).is_some()
    }
}

/// A document that sync messages can be taken into: the device's or the relay's kind.
pub(crate) trait Contents {
    fn read(&mut self) -> &Automerge;
    fn take_in(&mut self, state: &mut State, message: Message) -> Result<(), AutomergeError>;
}

impl Contents for Automerge {
    fn read(&mut self) -> &Automerge {
        self
    }

    fn take_in(&mut self, state: &mut State, message: Message) -> Result<(), AutomergeError> {
        self.receive_sync_message(state, message)
    }
}

impl Contents for automerge::AutoCommit {
    fn read(&mut self) -> &Automerge {
        self.document()
    }

    fn take_in(&mut self, state: &mut State, message: Message) -> Result<(), AutomergeError> {
        self.sync().receive_sync_message(state, message)
    }
}
