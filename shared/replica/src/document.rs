//! A document on this device.

use crate::Stamp;
use crate::genesis;
use crate::history::History;
use crate::plain::Plain;
use crate::read::Reader;
use crate::relay::GENESIS_ACTOR;
use automerge::{
    ActorId, AutoCommit, Automerge, AutomergeError, Change, ChangeHash, ROOT, ReadDoc, Value,
};
use ryadom_domain::{DocumentKind, PersonId, Timestamp};
use std::collections::BTreeMap;

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
    Damaged(#[source] AutomergeError),
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
    Unfit(#[source] AutomergeError),
}

/// Why a snapshot was not made.
#[derive(Debug, thiserror::Error)]
#[error("the snapshot would not load again")]
pub struct SaveError(#[source] pub AutomergeError);

/// A document and its whole history.
#[derive(Debug, Clone)]
pub struct Document {
    kind: DocumentKind,
    inner: AutoCommit,
    history: History,
}

impl Document {
    /// A document that nobody has written in: only the changes that every document of its kind begins with.
    pub fn genesis(kind: DocumentKind) -> Self {
        let mut inner = AutoCommit::new();
        // The first changes of a fresh document cannot be refused; should they be, the document is empty and says so on
        // the first edit.
        let applied = inner.apply_changes(genesis::changes(kind).iter().cloned());
        debug_assert!(applied.is_ok(), "the genesis of {kind} applies");
        Self::new(kind, inner)
    }

    pub(crate) fn new(kind: DocumentKind, inner: AutoCommit) -> Self {
        Self {
            kind,
            inner,
            history: History::default(),
        }
    }

    /// Opens a stored document, from a snapshot, from changes one after another, or from a snapshot followed by
    /// changes. No bytes at all are the genesis, and changes need not include it. What documents of its kind begin with
    /// since is added to one that an earlier version made.
    ///
    /// # Errors
    /// When the bytes are damaged, or are a document of another kind.
    pub fn load(kind: DocumentKind, bytes: &[u8]) -> Result<Self, LoadError> {
        if bytes.is_empty() {
            return Ok(Self::genesis(kind));
        }
        let loaded = match AutoCommit::load(bytes) {
            Ok(inner) => Ok(inner),
            // Changes without those that they all build on.
            Err(AutomergeError::MissingDeps) => {
                let mut all = genesis::beginning(kind);
                all.extend_from_slice(bytes);
                AutoCommit::load(&all)
            }
            Err(error) => Err(error),
        };
        let mut inner = loaded.map_err(LoadError::Damaged)?;
        if crate::kind_of(inner.document()) != Some(kind) {
            return Err(LoadError::OtherKind { expected: kind });
        }
        let missing = genesis::missing(kind, inner.document());
        if !missing.is_empty() {
            inner.apply_changes(missing).map_err(LoadError::Damaged)?;
        }
        Ok(Self::new(kind, inner))
    }

    /// Adds changes, in whatever order; ones that are here already are passed over, and ones whose predecessors are
    /// missing wait for them. Returns how many changes the document has more than before.
    ///
    /// # Errors
    /// When one is damaged or cannot follow what is here. None is then added.
    pub fn apply<'a>(
        &mut self,
        changes: impl IntoIterator<Item = &'a [u8]>,
    ) -> Result<usize, ApplyError> {
        let changes: Vec<Change> = changes
            .into_iter()
            .map(Change::try_from)
            .collect::<Result<_, _>>()
            .map_err(|error| ApplyError::Damaged(Box::new(error)))?;
        if changes.is_empty() {
            return Ok(0);
        }
        let before = self.inner.document().stats().num_changes;
        let mut next = self.inner.clone();
        next.apply_changes(changes).map_err(ApplyError::Unfit)?;
        self.inner = next;
        let after = self.inner.document().stats().num_changes;
        Ok(usize::try_from(after.saturating_sub(before)).unwrap_or(usize::MAX))
    }

    /// The kind it was opened as.
    pub fn kind(&self) -> DocumentKind {
        self.kind
    }

    /// The newest changes: what names this version.
    pub fn heads(&mut self) -> Vec<ChangeHash> {
        self.inner.get_heads()
    }

    /// True when the document has every one of these changes.
    pub fn has(&mut self, heads: &[ChangeHash]) -> bool {
        let document = self.inner.document();
        heads
            .iter()
            .all(|hash| document.get_change_meta_by_hash(hash).is_some())
    }

    /// Those of the hashes that the document has.
    pub(crate) fn known(&mut self, heads: &[ChangeHash]) -> Vec<ChangeHash> {
        let document = self.inner.document();
        heads
            .iter()
            .copied()
            .filter(|hash| document.get_change_meta_by_hash(hash).is_some())
            .collect()
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
        let known = self.known(heads);
        self.inner
            .get_changes(&known)
            .into_iter()
            .map(RawChange::from)
            .collect()
    }

    /// One change by its hash.
    pub fn change(&mut self, hash: &ChangeHash) -> Option<RawChange> {
        self.inner.get_change_by_hash(hash).map(RawChange::from)
    }

    /// Automerge's own document, for the sync session.
    pub fn automerge(&mut self) -> &mut AutoCommit {
        &mut self.inner
    }

    /// Whether this version may edit it.
    pub fn mode(&mut self) -> Mode {
        mode_of(self.inner.document())
    }

    /// Whom each actor is, as the document says.
    pub fn authors(&mut self) -> BTreeMap<ActorId, PersonId> {
        crate::authors_of(self.inner.document())
    }

    /// Who made the newest change, and when. Of several newest ones, the one that claims to be last; nothing for a
    /// document that nobody has written in.
    pub(crate) fn touched(&mut self) -> Stamp {
        let Reader { document, history } = self.reader();
        let newest = document.get_heads().into_iter();
        let stamps = newest
            .filter_map(|head| document.get_change_meta_by_hash(&head))
            .filter(|change| change.actor.to_bytes() != GENESIS_ACTOR)
            .map(|change| Stamp {
                by: history.author(&change.actor),
                at: Timestamp(change.timestamp),
            });
        stamps
            .max_by_key(|stamp| (stamp.at, stamp.by))
            .unwrap_or_default()
    }

    /// Reads the newest version.
    pub(crate) fn reader(&mut self) -> Reader<'_> {
        let document = self.inner.document();
        self.history.refresh(document);
        Reader {
            document,
            history: &self.history,
        }
    }
}

/// Whether this version may edit a document.
pub(crate) fn mode_of(document: &Automerge) -> Mode {
    let written = document.get(ROOT, "schema").ok().flatten();
    let schema = match &written {
        Some((Value::Scalar(scalar), _)) => i64::from_scalar(scalar.as_ref().into()),
        _ => None,
    };
    match schema.and_then(|schema| u64::try_from(schema).ok()) {
        Some(schema) if schema > SCHEMA => Mode::NewerSchema(schema),
        _ => Mode::Editable,
    }
}

impl From<Change> for RawChange {
    fn from(mut change: Change) -> Self {
        Self {
            hash: change.hash(),
            actor: change.actor_id().clone(),
            seq: change.seq(),
            at: Timestamp(change.timestamp()),
            bytes: change.bytes().into_owned(),
        }
    }
}
