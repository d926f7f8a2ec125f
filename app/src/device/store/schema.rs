//! The object stores, by version of the database.

use idb::Database;
use idb::builder::{DatabaseBuilder, ObjectStoreBuilder};

/// Raises with each change below; the database is upgraded when the app is opened.
const VERSION: u32 = 1;

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

/// Every store must be named here, in every version to come: on an upgrade the builder deletes each one that it is not
/// told about, and in it what people wrote.
const STORES: [&str; 6] = [META, DOCUMENTS, CHUNKS, SNAPSHOTS, SYNC, SUMMARIES];

/// The database as this version of the app wants it.
pub(super) fn newest(name: &str) -> DatabaseBuilder {
    version(name, VERSION)
}

pub(super) fn version(name: &str, version: u32) -> DatabaseBuilder {
    let database = Database::builder(name).version(version);
    STORES.iter().fold(database, |database, store| {
        database.add_object_store(ObjectStoreBuilder::new(store))
    })
}
