//! A document's changes as the sync messages that its device would send, had it a socket.
//!
//! So whatever takes them in asks of them what it asks of a socket's: the limits, the weights, the order.

use crate::conversation::all_of;
use crate::conversation::incoming::{self, Unreadable};
use crate::conversation::plain;
use crate::limits;
use automerge::sync::{ChunkList, Message, MessageVersion};
use automerge::{Automerge, ChangeHash};

/// What a parcel's message brings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Packed {
    /// What the device had when it packed.
    pub heads: Vec<ChangeHash>,
    /// Changes, or whole documents, as automerge writes them; one after another they can be loaded.
    pub pieces: Vec<Vec<u8>>,
}

/// Why a parcel's message goes no further.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum UnpackError {
    /// Not a sync message.
    #[error("a parcel does not hold a sync message")]
    Malformed,
    /// It unpacks to more than it may.
    #[error("a parcel asks for more than it may")]
    TooLarge,
}

/// Makes messages of `pieces`, as few as may be large.
#[must_use]
pub fn pack(heads: &[ChangeHash], pieces: Vec<Vec<u8>>) -> Vec<Vec<u8>> {
    let mut bundles: Vec<Vec<Vec<u8>>> = vec![Vec::new()];
    let mut room = limits::PARCEL;
    for piece in pieces {
        if room < piece.len() && bundles.last().is_some_and(|bundle| !bundle.is_empty()) {
            bundles.push(Vec::new());
            room = limits::PARCEL;
        }
        room = room.saturating_sub(piece.len());
        if let Some(bundle) = bundles.last_mut() {
            bundle.push(piece);
        }
    }
    bundles
        .into_iter()
        .map(|bundle| message(heads.to_vec(), bundle))
        .collect()
}

fn message(heads: Vec<ChangeHash>, pieces: Vec<Vec<u8>>) -> Vec<u8> {
    let message = Message {
        need: Vec::new(),
        // Nobody is there to take an answer, so there is nothing that the other end could add.
        have: vec![all_of(heads.clone())],
        heads,
        changes: ChunkList::from(pieces),
        flags: None,
        version: MessageVersion::V1,
    };
    message.encode()
}

/// Reads what [`pack`] made, or somebody else.
///
/// # Errors
/// When it is no such thing, or would take more memory than its size allows.
pub fn unpack(message: &[u8]) -> Result<Packed, UnpackError> {
    let message = incoming::decode(message).map_err(|error| match error {
        Unreadable::Malformed => UnpackError::Malformed,
        Unreadable::TooLarge => UnpackError::TooLarge,
    })?;
    Ok(Packed {
        heads: message.heads,
        pieces: message.changes.iter().map(<[u8]>::to_vec).collect(),
    })
}

impl Packed {
    /// Whether each piece, on this document, is so small and so regular that taking it in is sure to be cheap and to
    /// leave what can be read again: what the relay, too, takes in without trying it first.
    #[must_use]
    pub fn is_plain(pieces: &[Vec<u8>], contents: &Automerge) -> bool {
        plain::are_plain(pieces.iter().map(Vec::as_slice), contents)
    }
}
