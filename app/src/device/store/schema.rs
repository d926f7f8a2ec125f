//! The object stores, by version of the database.

use std::cell::Cell;
use std::rc::Rc;

use idb::{Database, DatabaseEvent, Error, Factory, ObjectStoreParams};

/// Raises with each store that is added; the database is upgraded when the app is opened. A tab with an older version
/// goes on beside it with the stores it knows: what a store means is therefore never changed, a new one is added.
const VERSION: u32 = 2;

/// Small values of this device: who it belongs to, its actors.
pub(super) const META: &str = "meta";
/// A record per document: its kind, its heads, how many of this device's edits the relay lacks.
pub(super) const DOCUMENTS: &str = "documents";
/// Changes, by document and hash.
pub(super) const CHUNKS: &str = "chunks";
/// Whole documents, by document and name.
pub(super) const SNAPSHOTS: &str = "snapshots";
/// What the relay is known to have, by document.
pub(super) const SYNC: &str = "sync";
/// What lists say of a document, so that they need not load it.
pub(super) const SUMMARIES: &str = "summaries";

/// Bytes of files that hang on documents, by document and SHA-256.
pub(super) const FILES: &str = "files";
/// Files that are on their way, by the same.
pub(super) const TRANSFERS: &str = "transfers";

/// All of them.
pub(super) const STORES: [&str; 8] = [
    META, DOCUMENTS, CHUNKS, SNAPSHOTS, SYNC, SUMMARIES, FILES, TRANSFERS,
];

/// The database as this version of the app wants it, or as a newer version left it; and whether it had to be made.
pub(super) async fn open_newest(name: &str) -> Result<(Database, bool), Error> {
    match open(name, Some(VERSION)).await {
        Err(Error::DomException(problem)) if problem.name() == "VersionError" => {
            open(name, None).await
        }
        opened => opened,
    }
}

/// The database at a version; stores that it lacks are added, and none is ever removed.
pub(super) async fn open(name: &str, version: Option<u32>) -> Result<(Database, bool), Error> {
    let mut request = Factory::new()?.open(name, version)?;
    let is_new = Rc::new(Cell::new(false));
    let made = Rc::clone(&is_new);
    request.on_upgrade_needed(move |event| {
        made.set(event.old_version().is_ok_and(|old| old == 0));
        let Ok(database) = event.database() else {
            return;
        };
        let there = database.store_names();
        for store in STORES {
            if !there.iter().any(|name| name == store) {
                // A store that could not be made is missed by the first transaction, which is told.
                let _ = database.create_object_store(store, ObjectStoreParams::new());
            }
        }
    });
    let database = request.await?;
    Ok((database, is_new.get()))
}
