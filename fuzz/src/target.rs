//! What is tried, and what must hold.

use crate::corpus::Seed;
use automerge::{Automerge, Change, ReadDoc};
use clap::ValueEnum;
use ryadom_domain::{DocumentKind, PersonId};
use ryadom_sync::Message;
use ryadom_sync::relay::{Attempt, Grant, MemberId, Received, Refusal, Room, Staged};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// What is tried.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, ValueEnum)]
pub enum Target {
    /// Reading a frame.
    Frame,
    /// A sync message, from its reading to the document that comes of it.
    Message,
    /// The same for messages that the relay takes in without trying them elsewhere first, within little memory.
    Plain,
    /// A file from another device, from its bytes to the documents that a device without a network takes it into.
    File,
}

/// What became of an input.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// It was no message.
    NotRead,
    /// Refused, with a reason.
    Refused,
    /// automerge panicked, contained.
    Panicked,
    /// It left a document that cannot be read again, which was found out in time.
    Unreadable,
    /// Taken in, and read back.
    Taken,
}

/// Something that must not be.
#[derive(Debug, PartialEq, Eq)]
pub struct Broken(pub &'static str);

/// A frame: what can be read must be read again from what is written of it.
///
/// # Errors
/// [`Broken`], when it is not.
pub fn frame(bytes: &[u8]) -> Result<Outcome, Broken> {
    let Ok(message) = Message::decode(bytes) else {
        return Ok(Outcome::NotRead);
    };
    match Message::decode(&message.encode()) {
        Ok(again) if again == message => Ok(Outcome::Taken),
        _ => Err(Broken(
            "a frame was read that is another when it is written again",
        )),
    }
}

/// An attempt that a message is, and the room that it is made in.
pub struct Try {
    room: Room,
    attempt: Attempt,
}

impl Try {
    /// Hands a message to a room; nothing comes of one that is answered or refused at once.
    ///
    /// # Errors
    /// What became of it.
    pub fn of(document: &Automerge, seed: &Seed) -> Result<Self, Outcome> {
        let mut room = Room::new("relay".into(), "document".into(), document.clone());
        for (member, name) in [(MALLORY, "mallory"), (ANNA, "anna")] {
            room.enter(member, name.into(), Grant::Write);
        }
        let received = catch_unwind(AssertUnwindSafe(|| room.receive(MALLORY, &seed.data)));
        match received {
            Ok(Ok(Received::Attempt(attempt))) => Ok(Self { room, attempt }),
            Ok(Ok(Received::Answered(_))) => Err(Outcome::Taken),
            Ok(Err(Refusal::Malformed(_))) => Err(Outcome::NotRead),
            Ok(Err(Refusal::Panicked)) | Err(_) => Err(Outcome::Panicked),
            Ok(Err(_)) => Err(Outcome::Refused),
        }
    }

    /// Whether the relay would take it in at once.
    pub fn is_plain(&self) -> bool {
        self.attempt.is_plain()
    }

    /// Takes it in.
    ///
    /// # Errors
    /// [`Broken`], when a plain one leaves what cannot be read again.
    pub fn take_in(self, document: &Automerge) -> Result<Outcome, Broken> {
        let Self { mut room, attempt } = self;
        let is_plain = attempt.is_plain();
        let applied = attempt.apply(|document, changes| {
            ryadom_server::look_at(DocumentKind::Reflection, sender(), document, changes)
        });
        let staged = match applied {
            Ok(staged) => staged,
            Err(Refusal::Panicked) => return Ok(Outcome::Panicked),
            Err(_) => return Ok(Outcome::Refused),
        };
        let readable = catch_unwind(AssertUnwindSafe(|| is_readable(document, &staged)));
        match (readable, is_plain) {
            (Ok(true), _) => {}
            (_, true) => return Err(Broken("what was taken in at once cannot be read again")),
            (_, false) => return Ok(Outcome::Unreadable),
        }
        // Passing it on must not fail either; the relay would outlive a panic, and lose the room.
        match catch_unwind(AssertUnwindSafe(|| room.commit(staged))) {
            Ok(_) => Ok(Outcome::Taken),
            Err(_) => Err(Broken("what was taken in cannot be passed on")),
        }
    }
}

/// Who sends every message: whoever wrote the honest ones of the corpus.
pub fn sender() -> PersonId {
    PersonId::from_random([1; 16])
}

const MALLORY: MemberId = MemberId(1);
const ANNA: MemberId = MemberId(2);

/// The document, saved and loaded, is the same; and so is what was there with the stored changes.
fn is_readable(before: &Automerge, staged: &Staged) -> bool {
    let heads = staged.contents().get_heads();
    let Ok(again) = Automerge::load(&staged.contents().save()) else {
        return false;
    };
    let stored = staged
        .changes()
        .iter()
        .map(|change| Change::from_bytes(change.raw_bytes().to_vec()));
    let Ok(stored) = stored.collect::<Result<Vec<_>, _>>() else {
        return false;
    };
    let mut rebuilt = before.clone();
    rebuilt.apply_changes(stored).is_ok()
        && rebuilt.get_heads() == heads
        && again.get_heads() == heads
        && again.get_missing_deps(&[]).is_empty()
}
