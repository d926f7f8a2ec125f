//! What the relay asks of documents.

use crate::{Document, RawChange};
use automerge::{ActorId, AutoCommit, Automerge, ChangeHash};
use ryadom_domain::{DocumentId, DocumentKind, PersonId, Registry, Timestamp};
use std::collections::BTreeMap;

/// The actor of the one change that every document starts with: sixteen zero bytes.
pub const GENESIS_ACTOR: [u8; 16] = [0; 16];

/// The hash of the change that every document of this kind starts with. Never changes.
pub fn genesis_hash(kind: DocumentKind) -> ChangeHash {
    let _ = kind;
    ChangeHash([0; 32])
}

/// True for the one change that the all-zero actor may make in a document of this kind.
pub fn is_genesis(kind: DocumentKind, hash: &ChangeHash) -> bool {
    genesis_hash(kind) == *hash
}

/// The kind of a stored document, by the change it starts with.
pub fn kind_of(document: &Automerge) -> Option<DocumentKind> {
    let _ = document;
    None
}

/// Whom each actor of a document is, as the document says. An actor claimed for two people is left out.
pub fn authors_of(document: &Automerge) -> BTreeMap<ActorId, PersonId> {
    let _ = document;
    BTreeMap::new()
}

/// Writes an actor's person into a document, as the relay: `relay` is its own actor. `None` when it is there already.
///
/// # Errors
/// When the document has no `authors`, or Automerge refuses.
pub fn name_actor(
    document: &mut AutoCommit,
    relay: &ActorId,
    at: Timestamp,
    actor: &ActorId,
    person: PersonId,
) -> Result<Option<RawChange>, crate::EditError> {
    let _ = (document, relay, at, actor, person);
    Ok(None)
}

/// Reads the registry, with doubts settled towards less access.
pub fn read_registry(document: &Automerge, id: DocumentId) -> Registry {
    let _ = document;
    Registry::new(id)
}

impl Document {
    /// The registry as rules and access see it, with doubts settled towards less access.
    pub fn registry(&mut self, id: DocumentId) -> Registry {
        read_registry(self.automerge().document(), id)
    }
}
