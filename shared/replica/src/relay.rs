//! What the relay asks of documents.

use crate::history::History;
use crate::plain::Plain;
use crate::read::{MapReader, Reader, object_at};
use crate::registry::roster;
use crate::{Document, EditError, RawChange, genesis};
use automerge::transaction::{CommitOptions, Transactable};
use automerge::{
    ActorId, AutoCommit, Automerge, AutomergeError, ChangeHash, ObjType, ROOT, ReadDoc, Value,
};
use ryadom_domain::{DocumentId, DocumentKind, PersonId, Registry, Timestamp};
use std::collections::BTreeMap;

/// The actor of the changes that every document begins with: sixteen zero bytes.
pub const GENESIS_ACTOR: [u8; 16] = [0; 16];

/// The hash of the first change of every document of this kind. Never changes.
pub fn genesis_hash(kind: DocumentKind) -> ChangeHash {
    genesis::hash(kind)
}

/// True for the few changes that the all-zero actor may make in a document of this kind.
pub fn is_genesis(kind: DocumentKind, hash: &ChangeHash) -> bool {
    genesis::changes(kind)
        .iter()
        .any(|change| change.hash() == *hash)
}

/// Adds what documents of its kind begin with, and this one of an earlier version lacks. Answers with what was added.
///
/// # Errors
/// When it cannot follow what is there. Nothing is added then.
pub fn complete(document: &mut Automerge) -> Result<Vec<RawChange>, AutomergeError> {
    let Some(kind) = kind_of(document) else {
        return Ok(Vec::new());
    };
    let missing = genesis::missing(kind, document);
    if !missing.is_empty() {
        document.apply_changes(missing.clone())?;
    }
    Ok(missing.into_iter().map(RawChange::from).collect())
}

/// The kind of a stored document, by its first change. `None` when it starts as no kind does, or as two.
pub fn kind_of(document: &Automerge) -> Option<DocumentKind> {
    let mut found = DocumentKind::ALL.iter().copied().filter(|kind| {
        document
            .get_change_meta_by_hash(&genesis_hash(*kind))
            .is_some()
    });
    let kind = found.next()?;
    found.next().is_none().then_some(kind)
}

/// Whom each actor of a document is, as the document says. An actor claimed for two people is left out.
pub fn authors_of(document: &Automerge) -> BTreeMap<ActorId, PersonId> {
    let Some(authors) = object_at(document, &ROOT, "authors", ObjType::Map) else {
        return BTreeMap::new();
    };
    document
        .keys(&authors)
        .filter_map(|key| {
            let actor = ActorId::try_from(key.as_str()).ok()?;
            let mut people = document
                .get_all(&authors, key.as_str())
                .ok()?
                .into_iter()
                .filter_map(|(value, _)| match value {
                    Value::Scalar(scalar) => {
                        Option::<PersonId>::from_scalar(scalar.as_ref().into()).flatten()
                    }
                    Value::Object(_) => None,
                })
                .collect::<Vec<_>>();
            people.dedup();
            match people.as_slice() {
                [person] => Some((actor, *person)),
                _ => None,
            }
        })
        .collect()
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
) -> Result<Option<RawChange>, EditError> {
    if authors_of(document.document()).get(actor) == Some(&person) {
        return Ok(None);
    }
    let authors =
        object_at(document, &ROOT, "authors", ObjType::Map).ok_or(EditError::Damaged("authors"))?;
    document.set_actor(relay.clone());
    document.put(&authors, actor.to_hex_string(), person.to_string())?;
    let hash = document.commit_with(CommitOptions::default().with_time(at.seconds()));
    Ok(hash
        .and_then(|hash| document.get_change_by_hash(&hash))
        .map(RawChange::from))
}

/// Reads the registry, with doubts settled towards less access. `id` is the registry document's own.
pub fn read_registry(document: &Automerge, id: DocumentId) -> Registry {
    // Who wrote what does not matter here, so the history is not read.
    let history = History::default();
    roster(
        &Reader {
            document,
            history: &history,
        }
        .root(),
        id,
    )
}

impl Document {
    /// The registry as rules and access see it, with doubts settled towards less access. `id` is its own.
    pub fn registry(&mut self, id: DocumentId) -> Registry {
        read_registry(self.automerge().document(), id)
    }
}

/// True only when every value that a flag was given says yes.
pub(crate) fn surely(map: &MapReader<'_>, key: &str) -> bool {
    let all = map.written::<bool>(key);
    !all.is_empty() && all.iter().all(|written| written.value)
}
