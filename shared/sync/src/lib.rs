//! How Ryadom's devices and its relay keep documents in step.
//!
//! Two state machines, one for each end of a socket, and the words they exchange. Each is told
//! what happened and answers with what to do; neither waits, reads a clock or draws randomness,
//! so every order of events can be tested without a network:
//!
//! - [`device::Session`] is the browser's end: it announces documents, takes in what others
//!   wrote, resends edits until the relay confirms them, and backs off when there is no relay.
//! - [`relay::Session`] is the relay's end of one socket, and [`relay::Room`] one open document
//!   with everyone who has it open. What a member sends is tried on a fork, stored by the
//!   caller, and only then answered and passed on.
//!
//! What travels without a socket, in a file, is in [`carried`].
//!
//! The words are automerge-repo's WebSocket protocol, version 1 ([`Message`]), so clients that
//! nobody here wrote can join. Documents are addressed by opaque text; this crate knows nothing
//! of what is inside them.

pub mod carried;
pub mod device;
pub mod limits;
pub mod relay;

mod conversation;
mod message;
mod reason;
mod receipt;

pub use automerge;
pub use message::{
    DecodeError, Ephemeral, Error, Join, Message, Metadata, Peer, RemoteHeads, StoredHeads,
    Subscription, Sync, Unavailable,
};
pub use reason::Reason;
pub use receipt::{PROOF, Receipt};
