//! A document from the store into memory, and back as a snapshot.

use crate::store::{NewChange, Position, Snapshot, Store, StoreError};
use automerge::{ActorId, Automerge, AutomergeError, Change, LoadChangeError, ReadDoc};
use ryadom_domain::{DocumentId, DocumentKind, PersonId};
use ryadom_replica::{Document, RawChange, complete, kind_of};
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
    /// Whether stored changes are missing here that cannot be read, or that build on such.
    pub(super) has_gaps: bool,
    /// Those changes that every document of its kind begins with which the store does not hold yet.
    pub(super) genesis: Vec<NewChange>,
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

/// Loads a document of this kind. One that nobody has written in is its genesis; one of an earlier version is completed.
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
            has_gaps: false,
            genesis,
        });
    }
    let mut unsaved = stored.changes.len();
    let snapshot = stored.snapshot.map(|snapshot| snapshot.bytes);
    let had_snapshot = snapshot.is_some();
    let mut built = build(snapshot, stored.changes).await;
    // A snapshot is only ever a shortcut: the raw changes are all there.
    if let (Err(error), true) = (&built, had_snapshot) {
        tracing::error!(%error, "a snapshot does not serve; going back to the raw changes");
        let changes = store.changes_after(id, Position::default()).await?;
        unsaved = changes.len();
        built = build(None, changes).await;
    }
    let (mut document, has_gaps) = match built {
        Ok(document) => (document, false),
        // What is left is better than nothing. Whoever has what is missing brings it back, as to a restored relay.
        Err(error) => {
            tracing::error!(%error, "a document has gaps");
            let stored = store.load(id).await?;
            let snapshot = stored.snapshot.map(|snapshot| snapshot.bytes);
            let document = match salvage(snapshot, stored.changes).await {
                Ok(document) => document,
                Err(_) => {
                    salvage(None, store.changes_after(id, Position::default()).await?).await?
                }
            };
            (document, true)
        }
    };
    let completed = catch_unwind(AssertUnwindSafe(|| complete(&mut document)));
    let genesis = begun(completed.map_err(|_| LoadError::Panicked)??);
    Ok(Contents {
        document,
        position,
        actors,
        unsaved,
        has_gaps,
        genesis,
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

fn genesis(kind: DocumentKind) -> (Automerge, Vec<NewChange>) {
    let mut document = Document::genesis(kind);
    let genesis = begun(document.changes_since(&[]));
    (document.automerge().document().clone(), genesis)
}

fn begun(changes: Vec<RawChange>) -> Vec<NewChange> {
    let changes = changes.into_iter();
    changes
        .map(|RawChange { hash, bytes, .. }| NewChange { hash, bytes })
        .collect()
}

fn begin(snapshot: Option<&[u8]>) -> Result<Automerge, AutomergeError> {
    snapshot.map_or_else(|| Ok(Automerge::new()), Automerge::load)
}

/// Builds a document, whole.
async fn build(snapshot: Option<Vec<u8>>, changes: Vec<Vec<u8>>) -> Result<Automerge, LoadError> {
    contained(move || {
        let mut document = begin(snapshot.as_deref())?;
        let changes = changes
            .into_iter()
            .map(Change::from_bytes)
            .collect::<Result<Vec<_>, _>>()?;
        document.apply_changes(changes)?;
        if document.get_missing_deps(&[]).is_empty() {
            Ok(document)
        } else {
            Err(LoadError::Incomplete)
        }
    })
    .await
}

/// Builds what can be built: without what cannot be read, and without what builds on it.
async fn salvage(snapshot: Option<Vec<u8>>, changes: Vec<Vec<u8>>) -> Result<Automerge, LoadError> {
    contained(move || {
        let mut document = begin(snapshot.as_deref())?;
        let readable = changes.into_iter().flat_map(Change::from_bytes);
        document.apply_changes(readable.collect::<Vec<_>>())?;
        // Anew, because what builds on missing changes would wait in this one for ever.
        let mut salvaged = Automerge::new();
        salvaged.apply_changes(document.get_changes(&[]))?;
        if kind_of(&salvaged).is_some() {
            Ok(salvaged)
        } else {
            Err(LoadError::Incomplete)
        }
    })
    .await
}

/// Works away from the async threads, and outlives whatever Automerge makes of the bytes.
async fn contained(
    work: impl FnOnce() -> Result<Automerge, LoadError> + Send + 'static,
) -> Result<Automerge, LoadError> {
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
