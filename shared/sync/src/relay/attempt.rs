//! Trying a member's changes on a copy of the document.

use super::{MemberId, Objection, Refusal};
use crate::conversation::{Conversation, incoming};
use crate::limits;
use automerge::sync::{ChunkList, Message};
use automerge::{Automerge, Change, ChangeHash, ReadDoc};
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
    pub(super) is_plain: bool,
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
    /// The same attempt once more, somewhere else: where it can do no harm.
    ///
    /// # Errors
    /// As [`super::Room::receive`].
    pub fn rehearsal(
        contents: Automerge,
        data: &[u8],
        unplaced: Vec<Vec<u8>>,
    ) -> Result<Self, Refusal> {
        Ok(Self(Box::new(Parts {
            member: MemberId(0),
            contents,
            conversation: Conversation::new(Vec::new()),
            message: incoming::decode(data)?,
            unplaced,
            is_plain: false,
        })))
    }

    /// Whether it is sure to be cheap, and to leave a document that can be read again. What is not
    /// is to be rehearsed first, in a process that may die of it.
    #[must_use]
    pub fn is_plain(&self) -> bool {
        self.0.is_plain
    }

    /// What the member sent earlier, before what it builds on; a rehearsal needs it too.
    #[must_use]
    pub fn unplaced(&self) -> &[Vec<u8>] {
        &self.0.unplaced
    }

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
            is_plain: _,
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

        let mut changes = new_since(&contents, &before)?;
        let heads = contents.get_heads();
        inspect(&mut contents, &changes).map_err(Refusal::Objection)?;
        if contents.get_heads() != heads {
            changes = new_since(&contents, &before)?;
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

/// The changes since `before`, as they can be kept.
///
/// automerge keeps operations, and puts changes together from them again when they are asked for
/// or the document is loaded. A change that names what is not there comes out as another one:
/// what was built on it would hang in the air, and the saved document would not load.
fn new_since(contents: &Automerge, before: &[ChangeHash]) -> Result<Vec<Change>, Refusal> {
    let changes = contents.get_changes(before);
    let taken_in = contents.get_changes_meta(before);
    let kept = changes.iter().map(Change::hash);
    if kept.eq(taken_in.iter().map(|change| change.hash)) {
        Ok(changes)
    } else {
        let why = "a change refers to what is not in the document";
        Err(Refusal::Malformed(why.to_owned()))
    }
}

/// Runs what may panic on hostile input. What it owned is dropped with it, so nothing half done
/// is left behind.
pub(super) fn contained<T>(work: impl FnOnce() -> Result<T, Refusal>) -> Result<T, Refusal> {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or(Err(Refusal::Panicked))
}
