//! What goes into the store and comes out of it.

use automerge::{ActorId, ChangeHash};
use ryadom_domain::{DeviceId, DocumentId, PersonId, Timestamp};

/// How far a document's history was read. Positions grow; they mean nothing else.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position(pub i64);

/// One change as a device sent it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewChange {
    /// The change's own hash, which names it.
    pub hash: ChangeHash,
    /// Its bytes, as they can be applied again.
    pub bytes: Vec<u8>,
}

/// Changes to add to one document.
#[derive(Debug, Clone)]
pub struct Append {
    /// Which document.
    pub document: DocumentId,
    /// What to add; those that are there already are passed over.
    pub changes: Vec<NewChange>,
    /// Actors seen for the first time, and who they are.
    pub actors: Vec<(ActorId, PersonId)>,
    /// Who delivered the changes; nobody when the relay made them itself.
    pub by: Option<DeviceId>,
    /// When they came.
    pub at: Timestamp,
}

/// A whole document in one piece.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Snapshot {
    /// A saved Automerge document that was proved to load.
    pub bytes: Vec<u8>,
    /// It holds every change up to here.
    pub position: Position,
}

/// What the store has of a document.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct StoredDocument {
    /// The latest snapshot, if one was made.
    pub snapshot: Option<Snapshot>,
    /// The changes that came after it, in order of arrival.
    pub changes: Vec<Vec<u8>>,
    /// Nothing newer than this is stored.
    pub position: Position,
}

/// The SHA-256 of a token or code. The token itself is never stored.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TokenHash(pub [u8; 32]);

impl std::fmt::Debug for TokenHash {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("TokenHash(…)")
    }
}

/// What a code is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CodeKind {
    /// Lets a person of the registry in.
    Invitation,
    /// Lets in one more device of a person who is in.
    Device,
    /// Lets the first curator found the school.
    Founding,
}

/// A code that can be used once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Code {
    /// The hash of what the person types or taps.
    pub hash: TokenHash,
    /// What it is for.
    pub kind: CodeKind,
    /// Who comes in by it. A founding code names the curator that is to be.
    pub person: PersonId,
    /// From this moment on it is useless.
    pub expires: Timestamp,
}

/// Why a code does not let anyone in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CodeRefusal {
    /// There is no such code.
    Unknown,
    /// It was used already.
    Used {
        /// The device that used it.
        by: DeviceId,
        /// When.
        at: Timestamp,
    },
    /// Its time is over.
    Expired,
    /// The device named belongs to someone else, or was revoked.
    DeviceTaken,
    /// The school that this code would found is there already.
    AlreadyFounded,
}

/// A request to let a device in.
#[derive(Debug, Clone)]
pub struct Enrolment {
    /// The code that was shown.
    pub code: TokenHash,
    /// The device; a new one, or one that this person has already.
    pub device: DeviceId,
    /// What its owner calls it.
    pub name: String,
    /// The hash of the session's token.
    pub token: TokenHash,
    /// Now.
    pub at: Timestamp,
    /// For a founding code: the school that comes into being with it.
    pub founding: Option<Founding>,
}

/// Who came in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Enrolled {
    /// Whose device it is now.
    pub person: PersonId,
}

/// Everything that a school consists of at its beginning.
#[derive(Debug, Clone)]
pub struct Founding {
    /// Its registry document.
    pub registry: DocumentId,
    /// Every document with its first changes.
    pub documents: Vec<Append>,
    /// Named settings that go with it.
    pub settings: Vec<(String, Vec<u8>)>,
}

/// Whose session a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SessionOf {
    /// The person.
    pub person: PersonId,
    /// The device it was given to.
    pub device: DeviceId,
}

/// A device that was let in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Device {
    /// Its id.
    pub id: DeviceId,
    /// Whose it is.
    pub person: PersonId,
    /// What its owner calls it.
    pub name: String,
    /// When it was let in.
    pub added: Timestamp,
    /// When it was last here, if it ever connected.
    pub seen: Option<Timestamp>,
    /// When it was shut out, if it was.
    pub revoked: Option<Timestamp>,
}

/// Bytes that were refused.
#[derive(Debug, Clone)]
pub struct Quarantined {
    /// The document they were meant for.
    pub document: DocumentId,
    /// Who sent them.
    pub by: Option<DeviceId>,
    /// Why they were refused, in a word.
    pub reason: String,
    /// The sync message as it came.
    pub bytes: Vec<u8>,
    /// When.
    pub at: Timestamp,
}
