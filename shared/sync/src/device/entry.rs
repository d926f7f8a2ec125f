//! One document of a device, as far as the relay is concerned.

use super::Standing;
use crate::conversation::{Conversation, Has};
use crate::reason::Reason;
use automerge::sync::{Message, State};
use automerge::{AutoCommit, Automerge, ChangeHash};

/// Kept for every document the device has, in memory or not: so it is small.
#[derive(Debug, Default)]
pub(super) struct Entry {
    /// The document's durable heads when last seen; `None` when that would take loading it.
    pub(super) heads: Option<Vec<ChangeHash>>,
    /// What the relay has confirmed, as heads.
    pub(super) shared: Vec<ChangeHash>,
    /// How many changes the relay has not confirmed; `None` when that would take loading it.
    pub(super) pending: Option<usize>,
    /// This connection's exchange; none while offline, or before the document was announced.
    pub(super) conversation: Option<Conversation>,
    /// What came while the document could not be had.
    pub(super) inbox: Vec<Message>,
    /// The document changed while it could not be had.
    pub(super) changed: bool,
    /// [`super::Effect::Load`] was asked for.
    pub(super) loading: bool,
    /// The relay's last word was that there is no such document.
    pub(super) unavailable: bool,
    /// The relay takes nothing from this person.
    pub(super) only_reads: bool,
    /// The relay has refused this device's changes. It is given none until it is to be asked again, and the others'
    /// changes still come.
    pub(super) refused: Option<Reason>,
}

impl Entry {
    pub(super) fn new(saved: Option<&[u8]>, heads: Option<Vec<ChangeHash>>) -> Self {
        let shared = saved.and_then(|bytes| State::decode(bytes).ok());
        let shared = shared.map(|state| state.shared_heads).unwrap_or_default();
        let heads = heads.map(|mut heads| {
            heads.sort_unstable();
            heads
        });
        let mut entry = Self {
            heads,
            shared,
            ..Self::default()
        };
        if entry.is_settled() {
            entry.pending = Some(0);
        }
        entry
    }

    /// Whether the relay is known to have everything, without a look at the document.
    pub(super) fn is_settled(&self) -> bool {
        !self.shared.is_empty() && self.heads.as_ref() == Some(&self.shared)
    }

    /// Whether there is something that only the document itself can answer.
    pub(super) fn needs_document(&self, online: bool) -> bool {
        let must_announce = online && self.conversation.is_none() && !self.unavailable;
        let must_count = self.pending.is_none() && self.heads.is_some();
        self.changed || must_announce || must_count || !self.inbox.is_empty()
    }

    pub(super) fn standing(&self) -> Standing {
        match (self.pending, self.refused) {
            _ if self.unavailable => Standing::Unavailable,
            (None, _) => Standing::Unknown,
            (Some(0), _) => Standing::Confirmed,
            (Some(changes), Some(reason)) => Standing::Refused { changes, reason },
            (Some(changes), None) if self.only_reads => Standing::NotAccepted { changes },
            (Some(changes), None) => Standing::Sending { changes },
        }
    }

    /// Whether the relay owes a word about this document.
    pub(super) fn is_waiting(&self) -> bool {
        self.conversation.as_ref().is_some_and(|conversation| {
            let unconfirmed = self.pending.is_some_and(|pending| pending > 0);
            let takes_ours = !conversation.peer_only_reads() && self.refused.is_none();
            !conversation.was_answered() || (unconfirmed && takes_ours)
        })
    }

    /// Begins this connection's exchange.
    pub(super) fn converse(&mut self, mut conversation: Conversation) {
        if self.refused.is_some() {
            conversation.withhold();
        }
        self.conversation = Some(conversation);
    }

    /// Forgets the connection: a conversation is never taken up again after a gap.
    pub(super) fn disconnect(&mut self) {
        self.conversation = None;
        self.inbox.clear();
    }

    /// Brings what is remembered about the document up to date with it.
    pub(super) fn look_at(&mut self, contents: &mut AutoCommit) {
        let contents = contents.document();
        self.drop_what_was_lost(contents);
        if let Some(conversation) = &self.conversation {
            self.only_reads = conversation.peer_only_reads();
        }
        self.heads = Some(contents.get_heads());
        self.pending = Some(if self.is_settled() {
            0
        } else {
            contents.get_changes_meta(&self.shared).len()
        });
    }

    /// The relay's confirmation may have been saved for changes that were not, if the device
    /// stopped in between, or came back from an older copy.
    pub(super) fn drop_what_was_lost(&mut self, contents: &Automerge) {
        if self.conversation.is_none() && !self.shared.iter().all(|hash| contents.has(hash)) {
            self.shared.clear();
        }
    }

    /// [`Self::shared`] as bytes to save.
    pub(super) fn saved(&self) -> Vec<u8> {
        State {
            shared_heads: self.shared.clone(),
            ..State::new()
        }
        .encode()
    }
}
