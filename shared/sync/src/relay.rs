//! The relay's end: [`Session`] for each socket, [`Room`] for each open document.
//!
//! The session checks who speaks, the caller checks what they may touch, and the room does the
//! rest in two phases: what a member sends is tried on a copy ([`Attempt`]), the caller stores
//! what it brought ([`Staged`]), and only [`Room::commit`] answers and passes on.

mod attempt;
mod ephemeral;
mod members;
mod room;
mod session;

pub use attempt::{Attempt, Staged};
pub use ephemeral::Whisper;
pub use room::{Prove, Received, Room};
pub use session::{Session, Step};

use crate::conversation::incoming::Unreadable;
use crate::reason::Reason;
use std::sync::Arc;

/// How the relay is called on the wire.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identity {
    /// This run of the relay.
    pub peer: Arc<str>,
    /// The relay's storage: the same for as long as it keeps the same documents.
    pub storage: Arc<str>,
}

/// One connection, by the caller's own number for it; never used again for another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MemberId(pub u64);

/// What a member may do with a document. Who may do nothing is not a member.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Grant {
    /// Receive it.
    Read,
    /// Receive it and change it.
    Write,
}

/// A frame for one member.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outgoing {
    /// Whom it is for.
    pub member: MemberId,
    /// What to send.
    pub frame: Vec<u8>,
}

/// Why what a member sent went no further. Its text is fit to be sent to that member.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// Not in the room: the caller forgot [`Room::enter`], or the member was sent away.
    #[error("this document is not open here")]
    NotAMember,
    /// Another attempt is neither committed nor abandoned: the caller's mistake.
    #[error("the relay is busy with this document")]
    Busy,
    /// Not a sync message, or changes that automerge will not take.
    #[error("malformed sync message: {0}")]
    Malformed(String),
    /// More than [`crate::limits`] allow.
    #[error("the sync message asks for more than it may")]
    TooLarge,
    /// automerge stopped in the middle; the document was not touched.
    #[error("the sync message could not be taken in")]
    Panicked,
    /// The caller's inspection objected.
    #[error("{0}")]
    Objection(Objection),
}

impl From<Unreadable> for Refusal {
    fn from(error: Unreadable) -> Self {
        match error {
            Unreadable::TooLarge => Self::TooLarge,
            Unreadable::Malformed => Self::Malformed(error.to_string()),
        }
    }
}

impl Refusal {
    /// The same for the member's program.
    #[must_use]
    pub fn reason(&self) -> Reason {
        match self {
            Self::NotAMember | Self::Busy => Reason::Other,
            Self::Malformed(_) | Self::Panicked => Reason::Unreadable,
            Self::TooLarge => Reason::TooLarge,
            Self::Objection(objection) => objection.reason,
        }
    }
}

/// What the caller has against changes that were tried.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{why}")]
pub struct Objection {
    /// For the member's program.
    pub reason: Reason,
    /// For whoever reads its log.
    pub why: String,
}
