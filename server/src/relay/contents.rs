//! A document from the store into memory, and back as a snapshot.

use crate::store::{NewChange, Position, Snapshot, Store, StoreError};
use automerge::{ActorId, Automerge, AutomergeError, Change, LoadChangeError, ReadDoc};
use ryadom_domain::{DocumentId, DocumentKind, PersonId};
use ryadom_replica::Document;
use std::{
    collections::HashMap,
    panic::{AssertUnwindSafe, catch_unwind},
    sync::Arc,
};

/// A document in memory, with what the relay knows of it beside its contents.
pub(super) struct Contents {
    pub(super) document: Automerge,
    /// Everything up to here is in `document`.
    pub(super) position: Position,
    /// Whom each actor is.
    pub(super) actors: Arc<HashMap<ActorId, PersonId>>,
    /// How many stored changes no snapshot holds.
    pub(super) unsaved: usize,
    /// The change that every document of its kind starts with, if the store does not hold it yet.
    pub(super) genesis: Option<NewChange>,
}

/// Why a document could not be loaded.
#[derive(Debug, thiserror::Error)]
pub(crate) enum LoadError {
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("the stored changes cannot be read: {0}")]
    Automerge(#[from] AutomergeError),
    #[error("a stored change cannot be read: {0}")]
    Change(#[from] LoadChangeError),
    #[error("the stored changes make Automerge panic")]
    Panicked,
    #[error("a snapshot loads as another document")]
    Differs,
    #[error("changes are missing on which others build")]
    Incomplete,
}

/// Loads a document of this kind. One that nobody has written in is its genesis.
pub(super) async fn load(
    store: &dyn Store,
    id: DocumentId,
    kind: DocumentKind,
) -> Result<Contents, LoadError> {
    let actors = Arc::new(store.actors(id).await?.into_iter().collect());
    let stored = store.load(id).await?;
    let position = stored.position;
    if stored.snapshot.is_none() && stored.changes.is_empty() {
        let (document, genesis) = genesis(kind);
        return Ok(Contents {
            document,
            position,
            actors,
            unsaved: 0,
            genesis,
        });
    }
    let unsaved = stored.changes.len();
    let snapshot = stored.snapshot.map(|snapshot| snapshot.bytes);
    let had_snapshot = snapshot.is_some();
    let built = build(snapshot, stored.changes).await;
    let (document, unsaved) = match built {
        Ok(document) => (document, unsaved),
        // A snapshot is only ever a shortcut: the raw changes are all there.
        Err(error) if had_snapshot => {
            tracing::error!(%error, "a snapshot does not load; going back to the raw changes");
            let changes = store.changes_after(id, Position::default()).await?;
            let all = changes.len();
            (build(None, changes).await?, all)
        }
        Err(error) => return Err(error),
    };
    Ok(Contents {
        document,
        position,
        actors,
        unsaved,
        genesis: None,
    })
}

/// What reading a document whole has shown.
#[derive(Debug)]
pub(crate) struct Examined {
    /// How many changes are stored.
    pub(crate) changes: usize,
    /// What is wrong with the snapshot, where there is one and the changes do without it.
    pub(crate) snapshot: Option<LoadError>,
}

/// Reads all that is stored of a document: the raw changes, and the snapshot, which must come to the same.
pub(crate) async fn examine(store: &dyn Store, id: DocumentId) -> Result<Examined, LoadError> {
    let stored = store.load(id).await?;
    let raw = store.changes_after(id, Position::default()).await?;
    let changes = raw.len();
    let whole = build(None, raw).await?;
    if !whole.get_missing_deps(&[]).is_empty() {
        return Err(LoadError::Incomplete);
    }
    let snapshot = match stored.snapshot {
        None => None,
        Some(snapshot) => match build(Some(snapshot.bytes), stored.changes).await {
            Ok(document) if document.get_heads() == whole.get_heads() => None,
            Ok(_) => Some(LoadError::Differs),
            Err(error) => Some(error),
        },
    };
    Ok(Examined { changes, snapshot })
}

/// A document with its whole history, from the raw changes.
pub(crate) async fn read_whole(store: &dyn Store, id: DocumentId) -> Result<Automerge, LoadError> {
    let whole = build(None, store.changes_after(id, Position::default()).await?).await?;
    if whole.get_missing_deps(&[]).is_empty() {
        Ok(whole)
    } else {
        Err(LoadError::Incomplete)
    }
}

fn genesis(kind: DocumentKind) -> (Automerge, Option<NewChange>) {
    let mut document = Document::genesis(kind);
    let first = document.changes_since(&[]).into_iter().next();
    let genesis = first.map(|change| NewChange {
        hash: change.hash,
        bytes: change.bytes,
    });
    (document.automerge().document().clone(), genesis)
}

/// Builds a document away from the async threads, and outlives whatever Automerge makes of the bytes.
async fn build(snapshot: Option<Vec<u8>>, changes: Vec<Vec<u8>>) -> Result<Automerge, LoadError> {
    let work = move || {
        let mut document =
            snapshot.map_or_else(|| Ok(Automerge::new()), |bytes| Automerge::load(&bytes))?;
        let changes = changes
            .into_iter()
            .map(Change::from_bytes)
            .collect::<Result<Vec<_>, _>>()?;
        document.apply_changes(changes)?;
        Ok(document)
    };
    let contained =
        move || catch_unwind(AssertUnwindSafe(work)).unwrap_or(Err(LoadError::Panicked));
    tokio::task::spawn_blocking(contained)
        .await
        .unwrap_or(Err(LoadError::Panicked))
}

/// A snapshot that was proved to load, as the same document.
pub(super) fn snapshot(document: &Automerge, position: Position) -> Result<Snapshot, LoadError> {
    let prove = || {
        let bytes = document.save();
        if Automerge::load(&bytes)?.get_heads() == document.get_heads() {
            Ok(bytes)
        } else {
            Err(LoadError::Differs)
        }
    };
    let bytes = catch_unwind(AssertUnwindSafe(prove)).unwrap_or(Err(LoadError::Panicked))?;
    Ok(Snapshot { bytes, position })
}
