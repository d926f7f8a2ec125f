//! Trying a member's changes on a copy of the document.

use super::{MemberId, Objection, Refusal};
use crate::conversation::Conversation;
use crate::limits;
use automerge::sync::{ChunkList, Message};
use automerge::{Automerge, Change, ReadDoc};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// A member's changes, a copy of the document, and all that is needed to bring them together:
/// may be moved to another thread for that.
#[derive(Debug)]
pub struct Attempt(pub(super) Box<Parts>);

#[derive(Debug)]
pub(super) struct Parts {
    pub(super) member: MemberId,
    pub(super) contents: Automerge,
    pub(super) conversation: Conversation,
    pub(super) message: Message,
    pub(super) unplaced: Vec<Vec<u8>>,
}

/// What an attempt, or the relay's own edit, brought. Nobody has heard of it yet.
#[derive(Debug)]
pub struct Staged {
    pub(super) contents: Box<Automerge>,
    pub(super) changes: Vec<Change>,
    pub(super) by: Option<Sender>,
}

/// The member whose changes are staged.
#[derive(Debug)]
pub(super) struct Sender {
    pub(super) member: MemberId,
    pub(super) conversation: Conversation,
    pub(super) reply: Option<Vec<u8>>,
    /// Changes whose predecessors have not come yet.
    pub(super) unplaced: Vec<Vec<u8>>,
}

impl Attempt {
    /// Brings the changes and the copy together, then has the caller inspect what came new.
    ///
    /// `inspect` sees the document with the changes in it, and the changes; it may add changes of
    /// the relay's own, which are staged too. A panic, in automerge or in `inspect`, ends nothing
    /// but the attempt.
    ///
    /// # Errors
    /// Whatever it is, call [`super::Room::abandon`] and close the member's socket.
    pub fn apply(
        self,
        inspect: impl FnOnce(&mut Automerge, &[Change]) -> Result<(), Objection>,
    ) -> Result<Staged, Refusal> {
        contained(|| self.0.apply(inspect))
    }
}

impl Parts {
    fn apply(
        self,
        inspect: impl FnOnce(&mut Automerge, &[Change]) -> Result<(), Objection>,
    ) -> Result<Staged, Refusal> {
        let Self {
            member,
            mut contents,
            mut conversation,
            mut message,
            mut unplaced,
        } = self;
        let clean = contents.clone();
        let before = contents.get_heads();

        // What this member sent too early goes first. It is kept with the member, not in the
        // document, so that nobody answers for what another one sent.
        unplaced.extend(message.changes.iter().map(<[u8]>::to_vec));
        message.changes = ChunkList::from(unplaced.clone());
        conversation
            .receive(&mut contents, message)
            .map_err(|error| Refusal::Malformed(error.to_string()))?;

        let mut changes = contents.get_changes(&before);
        inspect(&mut contents, &changes).map_err(Refusal::Objection)?;
        if contents.get_heads() != before {
            changes = contents.get_changes(&before);
        }
        // Asked of the copy that holds even the unplaced changes: it knows what they lack.
        let reply = conversation.next(&contents);

        if contents.get_missing_deps(&[]).is_empty() {
            unplaced.clear();
        } else {
            if unplaced.iter().map(Vec::len).sum::<usize>() > limits::UNPLACED {
                return Err(Refusal::TooLarge);
            }
            contents = clean;
            contents
                .apply_changes(changes.clone())
                .map_err(|error| Refusal::Malformed(error.to_string()))?;
        }
        let by = Some(Sender {
            member,
            conversation,
            reply,
            unplaced,
        });
        Ok(Staged {
            contents: Box::new(contents),
            changes,
            by,
        })
    }
}

impl Staged {
    /// Whose changes these are; none for the relay's own.
    #[must_use]
    pub fn member(&self) -> Option<MemberId> {
        self.by.as_ref().map(|sender| sender.member)
    }

    /// What to store before [`super::Room::commit`], in an order in which it can be applied.
    /// Empty when the member sent only what was there already.
    #[must_use]
    pub fn changes(&self) -> &[Change] {
        &self.changes
    }

    /// The document as it will be.
    #[must_use]
    pub fn contents(&self) -> &Automerge {
        &self.contents
    }
}

/// Runs what may panic on hostile input. What it owned is dropped with it, so nothing half done
/// is left behind.
pub(super) fn contained<T>(work: impl FnOnce() -> Result<T, Refusal>) -> Result<T, Refusal> {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or(Err(Refusal::Panicked))
}
