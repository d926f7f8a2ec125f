//! What the relay keeps, behind one trait.
//!
//! The adapters are [`MemoryStore`] and [`SqliteStore`]; [`contract`] holds what each of them must do. Nothing here
//! assumes one process or one order of arrival: adding what is already there changes nothing, and a document can be
//! read from any position, so that a distributed engine can stand behind the same trait.

#[cfg(test)]
pub mod contract;
pub(crate) mod file;
mod memory;
mod record;
mod sqlite;

pub use file::{Arrived, FileKey, FileLimits, FilesHeld, NoRoom, Piece};
pub use memory::MemoryStore;
pub use record::{
    Append, Code, CodeKind, CodeRefusal, Device, Enrolled, Enrolment, Founding, NewChange,
    Position, Quarantined, SessionOf, Snapshot, StoredDocument, TokenHash,
};
pub use sqlite::{CopyError, Erasure, OpenError, SCHEMA_VERSION, SqliteStore, copy, erase};
pub(crate) use sqlite::{ERASED, PART};

use async_trait::async_trait;
use automerge::ActorId;
use ryadom_domain::{DeviceId, DocumentId, PersonId, Timestamp};
use std::error::Error;

/// Why the store could not do what it was asked.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The medium failed: disk full, file damaged, lock held too long. Nothing of the request was kept.
    #[error("the store failed: {0}")]
    Failed(#[source] Box<dyn Error + Send + Sync>),
    /// An actor of the document belongs to another person. Nothing of the request was kept.
    #[error("an actor belongs to another person")]
    ActorTaken,
    /// A snapshot was read back and differed from what was written. The stored changes are untouched.
    #[error("a snapshot was read back and differed")]
    SnapshotDiffers,
    /// The store already holds a school.
    #[error("the store already holds a school")]
    AlreadyFounded,
    /// The store is being closed.
    #[error("the store is closed")]
    Closed,
}

/// What the relay needs from storage, and no more.
///
/// Every method that changes something answers only after the change is durable.
#[async_trait]
pub trait Store: Send + Sync + 'static {
    /// Proves that the store can be written and read.
    ///
    /// # Errors
    /// [`StoreError::Failed`] when it cannot.
    async fn check(&self) -> Result<(), StoreError>;

    /// A named setting, or nothing.
    async fn setting(&self, name: &str) -> Result<Option<Vec<u8>>, StoreError>;

    /// Keeps `value` under `name` unless there is one already; answers with the one that is kept.
    async fn setting_or(&self, name: &str, value: Vec<u8>) -> Result<Vec<u8>, StoreError>;

    /// The school's registry document, once there is a school.
    async fn registry(&self) -> Result<Option<DocumentId>, StoreError>;

    /// Fills an empty store with a school, all or nothing.
    ///
    /// # Errors
    /// [`StoreError::AlreadyFounded`] when there is one.
    async fn found(&self, founding: Founding) -> Result<(), StoreError>;

    /// Whether anything at all was ever put in: documents, devices or codes.
    async fn is_empty(&self) -> Result<bool, StoreError>;

    /// Adds changes to a document and binds actors to persons. What is already there stays in its place; if its bytes
    /// are others than these, which a change's hash does not allow, they are damaged, and these take their place.
    ///
    /// Answers with the position after which the document holds nothing newer.
    ///
    /// # Errors
    /// [`StoreError::ActorTaken`] when an actor is bound to someone else.
    async fn append(&self, append: Append) -> Result<Position, StoreError>;

    /// A document's latest snapshot and the changes that arrived after it, in order of arrival.
    ///
    /// An unknown document is an empty one.
    async fn load(&self, document: DocumentId) -> Result<StoredDocument, StoreError>;

    /// Every change of a document that arrived after `position`, in order of arrival.
    async fn changes_after(
        &self,
        document: DocumentId,
        position: Position,
    ) -> Result<Vec<Vec<u8>>, StoreError>;

    /// The documents that hold a change, by address, after `after`; at most `limit`.
    async fn documents(
        &self,
        after: Option<DocumentId>,
        limit: usize,
    ) -> Result<Vec<DocumentId>, StoreError>;

    /// Keeps a snapshot and reads it back. The raw changes stay.
    ///
    /// # Errors
    /// [`StoreError::SnapshotDiffers`] when what was read is not what was written; the earlier snapshot is kept.
    async fn save_snapshot(
        &self,
        document: DocumentId,
        snapshot: Snapshot,
    ) -> Result<(), StoreError>;

    /// Who each actor of a document is.
    async fn actors(&self, document: DocumentId) -> Result<Vec<(ActorId, PersonId)>, StoreError>;

    /// Keeps bytes that were refused, for a human to look at. Only the newest few hundred are kept.
    async fn quarantine(&self, quarantined: Quarantined) -> Result<(), StoreError>;

    /// How many byte strings are in quarantine.
    async fn quarantined(&self) -> Result<u64, StoreError>;

    /// Keeps a code by its hash.
    async fn add_code(&self, code: Code) -> Result<(), StoreError>;

    /// Makes every unused code that founds a school useless: one such link is valid at a time.
    async fn drop_founding_codes(&self) -> Result<(), StoreError>;

    /// What a code would do, if it may still be used at `now`.
    async fn code(
        &self,
        hash: TokenHash,
        now: Timestamp,
    ) -> Result<Result<Code, CodeRefusal>, StoreError>;

    /// Turns a code into a device with a session, all or nothing; the code is used up.
    ///
    /// A device that is known already gets one more session if it is the same person's.
    async fn enrol(
        &self,
        enrolment: Enrolment,
    ) -> Result<Result<Enrolled, CodeRefusal>, StoreError>;

    /// Gives a known device one more session.
    async fn add_session(
        &self,
        device: DeviceId,
        token: TokenHash,
        at: Timestamp,
    ) -> Result<(), StoreError>;

    /// Whose session this is, unless its device was revoked.
    async fn session(&self, token: TokenHash) -> Result<Option<SessionOf>, StoreError>;

    /// A device, revoked ones included.
    async fn device(&self, device: DeviceId) -> Result<Option<Device>, StoreError>;

    /// The devices that are not revoked: one person's, or everyone's. Oldest first.
    async fn devices(&self, person: Option<PersonId>) -> Result<Vec<Device>, StoreError>;

    /// Notes when a device was last here.
    async fn seen(&self, device: DeviceId, at: Timestamp) -> Result<(), StoreError>;

    /// Ends a device's sessions for good. Revoking twice is revoking once.
    async fn revoke(&self, device: DeviceId, at: Timestamp) -> Result<(), StoreError>;

    /// What of a file has come: all of it, or what this device has brought.
    async fn arrived(&self, file: FileKey, device: DeviceId) -> Result<Arrived, StoreError>;

    /// Keeps a piece of a file, if it goes on where the last one from this device ended; answers what has come.
    async fn put_piece(&self, piece: Piece) -> Result<Result<Arrived, NoRoom>, StoreError>;

    /// Reads what has come of a file. If it is what its name says, it is there from now on; else it is thrown away.
    /// Answers whether it is there.
    async fn finish_file(&self, file: FileKey, device: DeviceId) -> Result<bool, StoreError>;

    /// The length of a file that is there.
    async fn file_size(&self, file: FileKey) -> Result<Option<u64>, StoreError>;

    /// The piece of a file that begins there.
    async fn file_piece(&self, file: FileKey, from: u64) -> Result<Option<Vec<u8>>, StoreError>;

    /// How many files there are.
    async fn files_held(&self) -> Result<FilesHeld, StoreError>;

    /// Waits until everything asked for so far is on the medium, and lets go of it.
    async fn close(&self) -> Result<(), StoreError>;
}
