//! One document of a device, as far as the relay is concerned.

use super::Standing;
use crate::conversation::{Conversation, Has};
use crate::reason::Reason;
use crate::receipt::Receipt;
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
    /// The newest receipt of the relay for what the document holds.
    pub(super) receipt: Option<Receipt>,
    /// What the relay last gave on this connection: it may be for more than the document holds yet, or for less than
    /// the relay once had.
    pub(super) given: Option<Receipt>,
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
        let (shared, receipt) = saved.map(remembered).unwrap_or_default();
        let heads = heads.map(|mut heads| {
            heads.sort_unstable();
            heads
        });
        let mut entry = Self {
            heads,
            shared,
            receipt,
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

    /// Forgets what the relay was known to have: the document does not hold it any more.
    pub(super) fn lose(&mut self) {
        self.disconnect();
        self.shared.clear();
        self.heads = None;
        self.pending = None;
    }

    /// Forgets the connection: a conversation is never taken up again after a gap.
    pub(super) fn disconnect(&mut self) {
        self.conversation = None;
        self.given = None;
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

    /// Takes over what the relay gave, once it is for no less than what is here already, and for nothing that is not.
    pub(super) fn keep_receipt(&mut self, contents: &Automerge) {
        let Some(given) = &self.given else { return };
        if self.receipt.as_ref() == Some(given)
            || !given.heads.iter().all(|head| contents.has(head))
        {
            return;
        }
        let beyond = contents.get_changes_meta(&given.heads);
        let is_beyond = |head: &ChangeHash| beyond.iter().any(|change| change.hash == *head);
        let covers = |older: &Receipt| !older.heads.iter().any(is_beyond);
        if self.receipt.as_ref().is_none_or(covers) {
            self.receipt = Some(given.clone());
        }
    }

    /// The same, for when all that the document holds is known to be these heads.
    pub(super) fn keep_receipt_for(&mut self, heads: &[ChangeHash]) {
        if let Some(given) = self.given.as_ref().filter(|given| given.heads == heads) {
            self.receipt = Some(given.clone());
        }
    }

    /// What to show the relay beside changes: a receipt for more than it says it has.
    pub(super) fn to_show(&self) -> Option<Vec<u8>> {
        let conversation = self.conversation.as_ref()?;
        let receipt = self.receipt.as_ref().filter(|_| conversation.carried())?;
        (self.given.as_ref() != Some(receipt)).then(|| receipt.encode())
    }

    /// What is to be remembered, as bytes to save.
    pub(super) fn saved(&self) -> Vec<u8> {
        let state = State {
            shared_heads: self.shared.clone(),
            ..State::new()
        }
        .encode();
        let Some(receipt) = &self.receipt else {
            return state;
        };
        let length = u32::try_from(state.len()).unwrap_or(u32::MAX);
        let mut bytes = vec![WITH_RECEIPT];
        bytes.extend(length.to_be_bytes());
        bytes.extend(state);
        bytes.extend(receipt.encode());
        bytes
    }
}

/// The first byte where a receipt is saved too. What was saved without one begins as automerge writes it.
const WITH_RECEIPT: u8 = b'R';

/// Reads what [`super::Effect::Remember`] gave to save: what the relay has confirmed, as heads, and its receipt. Nothing of
/// what cannot be read, for the relay tells it again.
#[must_use]
pub fn remembered(bytes: &[u8]) -> (Vec<ChangeHash>, Option<Receipt>) {
    let shared = |bytes: &[u8]| {
        let state = State::decode(bytes).ok();
        state.map(|state| state.shared_heads).unwrap_or_default()
    };
    let with_receipt = || {
        let (&first, rest) = bytes.split_first()?;
        let (length, rest) = rest.split_first_chunk()?;
        let length = usize::try_from(u32::from_be_bytes(*length)).ok()?;
        let (state, receipt) = rest.split_at_checked(length)?;
        (first == WITH_RECEIPT).then(|| (shared(state), Receipt::decode(receipt)))
    };
    with_receipt().unwrap_or_else(|| (shared(bytes), None))
}
