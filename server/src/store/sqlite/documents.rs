//! Documents, their changes, snapshots, actors and quarantine.

use super::{Append, Founding, Position, Quarantined, Snapshot, StoreError, StoredDocument};
use automerge::ActorId;
use rusqlite::{Connection, OptionalExtension, Row, params};
use ryadom_domain::{DeviceId, DocumentId, PersonId};

/// How many refused byte strings are kept.
const QUARANTINE: i64 = 500;

/// Sixteen bytes of a column, as an id.
pub(super) fn id<T>(row: &Row<'_>, column: usize, make: fn([u8; 16]) -> T) -> rusqlite::Result<T> {
    row.get(column).map(make)
}

pub(super) fn setting(db: &Connection, name: &str) -> Result<Option<Vec<u8>>, StoreError> {
    let mut statement = db.prepare_cached("SELECT value FROM settings WHERE name = ?1")?;
    Ok(statement.query_row([name], |row| row.get(0)).optional()?)
}

pub(super) fn setting_or(
    db: &Connection,
    name: &str,
    value: Vec<u8>,
) -> Result<Vec<u8>, StoreError> {
    db.prepare_cached("INSERT OR IGNORE INTO settings (name, value) VALUES (?1, ?2)")?
        .execute(params![name, value])?;
    Ok(setting(db, name)?.unwrap_or(value))
}

pub(super) fn registry(db: &Connection) -> Result<Option<DocumentId>, StoreError> {
    let bytes = setting(db, "registry")?.and_then(|bytes| bytes.try_into().ok());
    Ok(bytes.map(DocumentId::from_random))
}

pub(super) fn found(db: &Connection, founding: Founding) -> Result<(), StoreError> {
    if registry(db)?.is_some() {
        return Err(StoreError::AlreadyFounded);
    }
    for document in &founding.documents {
        append(db, document)?;
    }
    for (name, value) in founding.settings {
        db.execute(
            "INSERT OR REPLACE INTO settings (name, value) VALUES (?1, ?2)",
            params![name, value],
        )?;
    }
    let name = "INSERT INTO settings (name, value) VALUES ('registry', ?1)";
    db.execute(name, params![founding.registry.as_bytes()])?;
    Ok(())
}

pub(super) fn append(db: &Connection, append: &Append) -> Result<Position, StoreError> {
    let document = append.document.as_bytes();
    let mut bind = db.prepare_cached(
        "INSERT OR IGNORE INTO actors (document, actor, person) VALUES (?1, ?2, ?3)",
    )?;
    let mut owner =
        db.prepare_cached("SELECT person FROM actors WHERE document = ?1 AND actor = ?2")?;
    for (actor, person) in &append.actors {
        bind.execute(params![document, actor.to_bytes(), person.as_bytes()])?;
        let bound: [u8; 16] =
            owner.query_row(params![document, actor.to_bytes()], |row| row.get(0))?;
        if bound != *person.as_bytes() {
            return Err(StoreError::ActorTaken);
        }
    }
    let mut add = db.prepare_cached(
        "INSERT INTO changes (document, hash, bytes, device, at) VALUES (?1, ?2, ?3, ?4, ?5)
         ON CONFLICT (document, hash) DO UPDATE SET bytes = excluded.bytes WHERE bytes != excluded.bytes",
    )?;
    let device = append.by.as_ref().map(DeviceId::as_bytes);
    for change in &append.changes {
        add.execute(params![
            document,
            change.hash.as_ref(),
            change.bytes,
            device,
            append.at.seconds()
        ])?;
    }
    last(db, append.document)
}

fn last(db: &Connection, document: DocumentId) -> Result<Position, StoreError> {
    let mut last = db.prepare_cached("SELECT max(position) FROM changes WHERE document = ?1")?;
    let position: Option<i64> = last.query_row([document.as_bytes()], |row| row.get(0))?;
    Ok(Position(position.unwrap_or_default()))
}

pub(super) fn load(db: &Connection, document: DocumentId) -> Result<StoredDocument, StoreError> {
    // One transaction, so that snapshot and changes are of one moment.
    let transaction = db.unchecked_transaction()?;
    let snapshot = snapshot(&transaction, document)?;
    let after = snapshot
        .as_ref()
        .map_or_else(Position::default, |snapshot| snapshot.position);
    let changes = changes_after(&transaction, document, after)?;
    Ok(StoredDocument {
        snapshot,
        changes,
        position: last(&transaction, document)?,
    })
}

fn snapshot(db: &Connection, document: DocumentId) -> Result<Option<Snapshot>, StoreError> {
    let mut statement =
        db.prepare_cached("SELECT position, bytes FROM snapshots WHERE document = ?1")?;
    let read = |row: &Row<'_>| {
        Ok(Snapshot {
            position: Position(row.get(0)?),
            bytes: row.get(1)?,
        })
    };
    Ok(statement
        .query_row([document.as_bytes()], read)
        .optional()?)
}

pub(super) fn changes_after(
    db: &Connection,
    document: DocumentId,
    position: Position,
) -> Result<Vec<Vec<u8>>, StoreError> {
    let select =
        "SELECT bytes FROM changes WHERE document = ?1 AND position > ?2 ORDER BY position";
    let mut statement = db.prepare_cached(select)?;
    let rows = statement.query_map(params![document.as_bytes(), position.0], |row| row.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

pub(super) fn list(
    db: &Connection,
    after: Option<DocumentId>,
    limit: usize,
) -> Result<Vec<DocumentId>, StoreError> {
    // Steps from one address to the next by the index; a document's changes are not walked through.
    let mut next = db.prepare_cached(
        "SELECT document FROM changes WHERE document > ?1 ORDER BY document LIMIT 1",
    )?;
    let mut documents = Vec::new();
    let mut cursor = after
        .map(|document| document.as_bytes().to_vec())
        .unwrap_or_default();
    while documents.len() < limit {
        let found = next
            .query_row([&cursor], |row| row.get::<_, [u8; 16]>(0))
            .optional()?;
        let Some(bytes) = found else { break };
        documents.push(DocumentId::from_random(bytes));
        cursor = bytes.to_vec();
    }
    Ok(documents)
}

pub(super) fn save_snapshot(
    db: &Connection,
    document: DocumentId,
    new: &Snapshot,
) -> Result<(), StoreError> {
    let save = "INSERT OR REPLACE INTO snapshots (document, position, bytes) VALUES (?1, ?2, ?3)";
    db.prepare_cached(save)?
        .execute(params![document.as_bytes(), new.position.0, new.bytes])?;
    match snapshot(db, document)? {
        Some(kept) if kept == *new => Ok(()),
        _ => Err(StoreError::SnapshotDiffers),
    }
}

pub(super) fn actors(
    db: &Connection,
    document: DocumentId,
) -> Result<Vec<(ActorId, PersonId)>, StoreError> {
    let mut statement =
        db.prepare_cached("SELECT actor, person FROM actors WHERE document = ?1 ORDER BY actor")?;
    let read = |row: &Row<'_>| {
        Ok((
            ActorId::from(row.get::<_, Vec<u8>>(0)?),
            id(row, 1, PersonId::from_random)?,
        ))
    };
    let rows = statement.query_map([document.as_bytes()], read)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

pub(super) fn quarantine(db: &Connection, refused: &Quarantined) -> Result<(), StoreError> {
    let add =
        "INSERT INTO quarantine (document, device, reason, bytes, at) VALUES (?1, ?2, ?3, ?4, ?5)";
    let device = refused.by.as_ref().map(DeviceId::as_bytes);
    let document = refused.document.as_bytes();
    db.execute(
        add,
        params![
            document,
            device,
            refused.reason,
            refused.bytes,
            refused.at.seconds()
        ],
    )?;
    let trim = "DELETE FROM quarantine WHERE id <= (SELECT max(id) FROM quarantine) - ?1";
    db.execute(trim, [QUARANTINE])?;
    Ok(())
}
