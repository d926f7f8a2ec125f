//! Taking a person out of the file, so that none of the bytes are left in it.

use super::{StoreError, connect, documents, files, schema};
use crate::store::{Append, Position};
use rusqlite::{Connection, OpenFlags, Transaction, TransactionBehavior, params};
use ryadom_domain::{Digest, DocumentId, PersonId};
use std::path::Path;

/// The setting that holds the addresses of documents that were erased, one after another.
pub(crate) const ERASED: &str = "erased";

/// What a person's erasure takes away, and what comes in its place.
#[derive(Debug, Clone)]
pub struct Erasure {
    /// Whose devices, sessions and codes go.
    pub person: PersonId,
    /// The registry from now on.
    pub registry: DocumentId,
    /// Documents as they are from now on.
    pub documents: Vec<Append>,
    /// Files of documents that are written anew: from where, to where, and which are still listed there.
    pub files: Vec<(DocumentId, DocumentId, Vec<Digest>)>,
    /// Documents that go, with everything that was ever kept of them.
    pub gone: Vec<DocumentId>,
    /// Settings that change.
    pub settings: Vec<(String, Vec<u8>)>,
}

/// Carries an erasure out, all or nothing, on a file that no relay has open.
///
/// # Errors
/// When the file cannot be read or written. Nothing has gone then; the bytes may still be in the file if it happened
/// at the very end, and go with the next erasure.
pub fn erase(file: &Path, erasure: &Erasure) -> Result<(), StoreError> {
    let failed = |error: super::OpenError| StoreError::Failed(Box::new(error));
    let mut db = connect(file, OpenFlags::SQLITE_OPEN_READ_WRITE).map_err(failed)?;
    schema::check(&db).map_err(failed)?;
    // What is deleted is overwritten, even if the power goes before the file is written anew below.
    db.pragma_update(None, "secure_delete", true)?;
    db.pragma_update(None, "synchronous", "full")?;
    let transaction = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
    for document in &erasure.documents {
        put(&transaction, document)?;
    }
    for (from, to, listed) in &erasure.files {
        files::follow(&transaction, *from, *to, listed)?;
    }
    for document in &erasure.gone {
        remove_document(&transaction, *document)?;
    }
    remove_person(&transaction, erasure.person)?;
    let mut settings = erasure.settings.clone();
    settings.push(("registry".to_owned(), erasure.registry.as_bytes().to_vec()));
    settings.push((ERASED.to_owned(), erased(&transaction, &erasure.gone)?));
    for (name, value) in settings {
        transaction.execute(
            "INSERT OR REPLACE INTO settings (name, value) VALUES (?1, ?2)",
            params![name, value],
        )?;
    }
    transaction.commit()?;
    sweep(&db)
}

/// Writes a document and reads it back, before anything goes.
fn put(db: &Transaction<'_>, document: &Append) -> Result<(), StoreError> {
    documents::append(db, document)?;
    let kept = documents::changes_after(db, document.document, Position::default())?;
    let written = document.changes.iter().map(|change| &change.bytes);
    if kept.iter().eq(written) {
        Ok(())
    } else {
        Err(StoreError::SnapshotDiffers)
    }
}

fn remove_document(db: &Transaction<'_>, document: DocumentId) -> Result<(), StoreError> {
    for table in ["changes", "snapshots", "actors", "quarantine"] {
        db.execute(
            &format!("DELETE FROM {table} WHERE document = ?1"),
            [document.as_bytes()],
        )?;
    }
    files::remove_of(db, document)
}

fn remove_person(db: &Transaction<'_>, person: PersonId) -> Result<(), StoreError> {
    let theirs = "(SELECT id FROM devices WHERE person = ?1)";
    let all = [
        format!("UPDATE changes SET device = NULL WHERE device IN {theirs}"),
        format!("DELETE FROM quarantine WHERE device IN {theirs}"),
        format!("DELETE FROM sessions WHERE device IN {theirs}"),
        format!("DELETE FROM codes WHERE person = ?1 OR used_by IN {theirs}"),
        "DELETE FROM actors WHERE person = ?1".to_owned(),
        "DELETE FROM pieces WHERE file IN (SELECT id FROM files WHERE person = ?1 AND whole = 0)"
            .to_owned(),
        "DELETE FROM files WHERE person = ?1 AND whole = 0".to_owned(),
        // What others list is theirs, whoever brought the same bytes first.
        "UPDATE files SET person = zeroblob(16), device = zeroblob(16) WHERE person = ?1"
            .to_owned(),
        "DELETE FROM devices WHERE person = ?1".to_owned(),
    ];
    for sql in all {
        db.execute(&sql, [person.as_bytes()])?;
    }
    Ok(())
}

/// Every address that was ever erased.
fn erased(db: &Transaction<'_>, more: &[DocumentId]) -> Result<Vec<u8>, StoreError> {
    let mut all = documents::setting(db, ERASED)?.unwrap_or_default();
    all.extend(more.iter().flat_map(DocumentId::as_bytes));
    Ok(all)
}

/// Writes the file anew without the holes, and empties its log.
fn sweep(db: &Connection) -> Result<(), StoreError> {
    db.execute_batch("VACUUM")?;
    db.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
    Ok(())
}
