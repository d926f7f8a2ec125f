//! A device's end of the conversation with the relay.
//!
//! Tell [`Session`] what happened ([`Input`]); it answers with what to do ([`Effect`]).

mod attend;
mod backoff;
mod entry;
mod session;
mod whispers;

pub use entry::remembered;
pub use session::Session;

use crate::reason::Reason;
use automerge::{AutoCommit, Change, ChangeHash};
use std::sync::Arc;
use std::time::Duration;

/// How this device is called on the wire.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identity {
    /// This run of the app: new for each session, and unlike any other peer's.
    pub peer: Arc<str>,
    /// The device's storage, if it keeps anything.
    pub storage: Option<Arc<str>>,
    /// Tells this run's ephemeral messages from another's.
    pub session: Arc<str>,
}

/// Where the session finds documents.
pub trait Documents {
    /// The document, if it can be had now.
    fn get(&mut self, document: &str) -> Held<'_>;
}

/// Whether a document can be had now.
#[derive(Debug)]
pub enum Held<'a> {
    /// In memory, and every change in it is durable.
    Ready(&'a mut AutoCommit),
    /// In memory, with an edit that is not durable yet.
    ///
    /// Nothing is sent from it: a change that the relay has and this device forgets would be
    /// written again, differently, under the same actor and number. The session goes on with
    /// [`Input::Changed`].
    Saving,
    /// Not in memory. The session answers [`Effect::Load`] and goes on with [`Input::Loaded`].
    Absent,
}

/// Something that happened to this device.
#[derive(Debug, Clone)]
pub enum Input {
    /// The app started, the network came back, or the page was shown again: connect now.
    Wake,
    /// The socket is open.
    Connected,
    /// The socket closed, or would not open.
    Disconnected {
        /// 64 random bits, so that devices which lost the relay together return apart.
        random: u64,
    },
    /// The time of [`Effect::RetryAfter`] is over.
    RetryDue,
    /// A frame came.
    Received(Vec<u8>),
    /// From now on this document is kept in step.
    Opened {
        /// The document.
        document: Arc<str>,
        /// The newest [`Effect::Remember`] for it, if there was one.
        saved: Option<Vec<u8>>,
        /// Its durable heads, if they are known without loading it. When they are what the relay
        /// confirmed, connecting does not load it either.
        heads: Option<Vec<ChangeHash>>,
    },
    /// This document is no longer kept in step.
    Closed(Arc<str>),
    /// Edits made on this device, in any tab, are durable now.
    Changed(Arc<str>),
    /// A document is in memory now.
    Loaded(Arc<str>),
    /// Ask again for a document that was unavailable.
    Retry(Arc<str>),
    /// A document turned out to hold less than it did: its storage was damaged. What the relay is known to have of it
    /// is not known any more, and everything is asked for again.
    Lost(Arc<str>),
    /// Offer the relay once more what it has refused of a document.
    SendAgain(Arc<str>),
    /// Say something passing to those who have the document open now.
    Ephemeral {
        /// The document it is about.
        document: Arc<str>,
        /// The payload.
        data: Vec<u8>,
    },
}

/// Something the caller must now do, in the order given.
#[derive(Debug, Clone)]
pub enum Effect {
    /// Open the socket.
    Connect,
    /// Come back with [`Input::RetryDue`] after this long.
    RetryAfter(Duration),
    /// Close the socket, then report [`Input::Disconnected`].
    Disconnect,
    /// Send a frame.
    Send(Vec<u8>),
    /// Bring a document into memory, then report [`Input::Loaded`].
    Load(Arc<str>),
    /// Others' changes are in the document now: save them, then show them.
    Merged {
        /// The document.
        document: Arc<str>,
        /// Its heads before.
        before: Vec<ChangeHash>,
        /// What is new, in an order in which it can be applied.
        changes: Vec<Change>,
    },
    /// Save this, after any [`Effect::Merged`] before it, for the next [`Input::Opened`].
    Remember {
        /// The document.
        document: Arc<str>,
        /// Opaque.
        state: Vec<u8>,
    },
    /// The relay has stored everything that this device has of the document.
    Confirmed(Arc<str>),
    /// The relay has no such document, or this person may not read it: it does not say which.
    Unavailable(Arc<str>),
    /// Someone said something passing.
    Ephemeral {
        /// The document it is about.
        document: Arc<str>,
        /// The peer that said it.
        from: Arc<str>,
        /// Whose peer that is, as the relay knows it.
        account: Option<Arc<str>>,
        /// The payload.
        data: Vec<u8>,
    },
    /// Something goes no further: the relay said so, or what it said cannot be followed.
    Refused {
        /// The document it is about, if it is about one that is open.
        document: Option<Arc<str>>,
        /// For deciding what to do and what to show.
        reason: Reason,
        /// For the log.
        why: String,
    },
}

/// How far the relay is known to have a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It has stored everything this device has.
    Confirmed,
    /// It is not known to have this many of the device's changes yet.
    Sending {
        /// At least one.
        changes: usize,
    },
    /// It takes nothing from this person, and this device has changes of its own.
    NotAccepted {
        /// At least one.
        changes: usize,
    },
    /// It has refused this many of the device's changes, and is not given them again until
    /// [`Input::SendAgain`]. They stay on the device, and the others' changes still come.
    Refused {
        /// At least one.
        changes: usize,
        /// Why.
        reason: Reason,
    },
    /// It has no such document, or this person may not read it.
    Unavailable,
    /// Not open, or not looked at yet.
    Unknown,
}

/// Whether the relay is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Connection {
    /// No socket; the next attempt waits.
    Offline,
    /// A socket is being opened, or the relay has not greeted yet.
    Connecting,
    /// The relay has greeted.
    Online,
}
