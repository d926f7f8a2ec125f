//! What crosses the socket: automerge-repo's WebSocket protocol, version 1.
//!
//! Each message is one CBOR map in one binary frame. Reading is lenient about form, because
//! other clients write counts as floats and absent fields as `undefined`, and strict about size.
//! <https://github.com/automerge/automerge-repo/tree/main/packages/automerge-repo-network-websocket>

mod decode;
mod encode;
pub(crate) mod reader;

/// The only protocol version there is.
pub(crate) const PROTOCOL: &str = "1";

/// One message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Message {
    /// A client's first words.
    Join(Join),
    /// The relay's answer to [`Message::Join`].
    Peer(Peer),
    /// An automerge sync message for one document.
    Sync(Sync),
    /// The sender has no such document, or will not say.
    Unavailable(Unavailable),
    /// A caret, a presence: passed on and never stored.
    Ephemeral(Ephemeral),
    /// Which storages' heads the sender wants to hear of.
    Subscription(Subscription),
    /// The heads some storage is known to hold.
    RemoteHeads(RemoteHeads),
    /// Why something goes no further.
    Error(Error),
    /// The sender is going.
    Leave {
        /// The peer that leaves.
        sender: String,
    },
    /// A well-formed message of a type this version does not know: nothing is done, and the relay says so.
    Unknown {
        /// Its `type`.
        kind: String,
    },
}

/// A client introduces itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Join {
    /// Who speaks: every later message on this socket must carry the same id.
    pub sender: String,
    /// What the client says of itself.
    pub metadata: Metadata,
    /// Protocol versions the client speaks; empty when it did not say.
    pub versions: Vec<String>,
}

/// The relay introduces itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Peer {
    /// The relay's peer id.
    pub sender: String,
    /// The client it answers.
    pub target: String,
    /// What the relay says of itself; its storage id is how clients name "stored by the relay".
    pub metadata: Metadata,
    /// The chosen protocol version.
    pub version: String,
}

/// What a peer says of itself.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Metadata {
    /// Names the peer's storage, which outlives its connections.
    pub storage: Option<String>,
    /// Whether the peer keeps nothing.
    pub ephemeral: bool,
}

/// An automerge sync message on its way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sync {
    /// Who sends it.
    pub sender: String,
    /// Whom it is for.
    pub target: String,
    /// The document it is about.
    pub document: String,
    /// The encoded [`automerge::sync::Message`]; never empty, other clients throw on that.
    pub data: Vec<u8>,
    /// Whether the sender has nothing of the document yet (`request` rather than `sync`).
    pub request: bool,
    /// A [`crate::Receipt`], encoded. An addition to the protocol, which other clients pass over.
    pub receipt: Option<Vec<u8>>,
}

/// The answer for a document that is unknown or forbidden: the two look the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unavailable {
    /// Who answers.
    pub sender: String,
    /// Who asked.
    pub target: String,
    /// What was asked for.
    pub document: String,
}

/// Something passing, for those who have the document open now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ephemeral {
    /// Who first said it; kept when it is passed on.
    pub sender: String,
    /// Whom this copy is for.
    pub target: String,
    /// The document it is about.
    pub document: String,
    /// One run of the sender's program.
    pub session: String,
    /// Rises with each message of the session; a repeat is known by it.
    pub count: u64,
    /// The payload, opaque here.
    pub data: Vec<u8>,
    /// Whose socket it came from. The relay says so, whatever the sender wrote here: a payload can claim anything.
    pub account: Option<String>,
}

/// A change of which storages' heads the sender wants to hear of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subscription {
    /// Who asks.
    pub sender: String,
    /// Who is asked.
    pub target: String,
    /// Storages to add.
    pub add: Vec<String>,
    /// Storages to drop.
    pub remove: Vec<String>,
}

/// Heads that storages are known to hold for a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RemoteHeads {
    /// Who tells.
    pub sender: String,
    /// Who is told.
    pub target: String,
    /// The document.
    pub document: String,
    /// One entry for each storage.
    pub heads: Vec<StoredHeads>,
}

/// The heads one storage holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredHeads {
    /// The storage.
    pub storage: String,
    /// Its heads, in automerge-repo's text form.
    pub heads: Vec<String>,
    /// When, in milliseconds since 1970 by the storage's own clock.
    pub at: u64,
}

/// A refusal. The socket is closed after it, but for [`crate::Reason::is_harmless`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Error {
    /// Who refuses.
    pub sender: String,
    /// Who is refused.
    pub target: String,
    /// Why, in English, for logs and developers.
    pub message: String,
    /// [`crate::Reason`] as its code. Only Ryadom's relay says it, and only Ryadom's devices read it.
    pub code: Option<String>,
    /// The document it is about, if it is about one. As `code`, an addition to the protocol.
    pub document: Option<String>,
}

/// Why a frame is not a message.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DecodeError {
    /// Longer than [`crate::limits::FRAME`].
    #[error("the frame is too long")]
    TooLong,
    /// Not one CBOR map.
    #[error("the frame is not one CBOR map")]
    NotCbor,
    /// Values nested deeper, or lists or names longer, than any honest message needs.
    #[error("the frame holds more than a message may")]
    TooLarge,
    /// A field that this type of message needs is absent or has another type.
    #[error("the message lacks {0}")]
    Missing(&'static str),
}
