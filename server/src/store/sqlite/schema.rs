//! The tables, and which version of them this program knows.

use super::OpenError;
use crate::points;
use rusqlite::{Connection, OptionalExtension};

/// The newest schema this program can read and write.
pub const SCHEMA_VERSION: i64 = 2;

const TABLES: &str = "
CREATE TABLE settings (
    name TEXT PRIMARY KEY,
    value BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- Raw changes are the truth; everything else about a document can be made from them again.
CREATE TABLE changes (
    position INTEGER PRIMARY KEY AUTOINCREMENT,
    document BLOB NOT NULL,
    hash BLOB NOT NULL,
    bytes BLOB NOT NULL,
    device BLOB,
    at INTEGER NOT NULL,
    UNIQUE (document, hash)
) STRICT;
CREATE INDEX changes_by_document ON changes (document, position);

CREATE TABLE snapshots (
    document BLOB PRIMARY KEY,
    position INTEGER NOT NULL,
    bytes BLOB NOT NULL
) STRICT;

CREATE TABLE actors (
    document BLOB NOT NULL,
    actor BLOB NOT NULL,
    person BLOB NOT NULL,
    PRIMARY KEY (document, actor)
) STRICT, WITHOUT ROWID;

CREATE TABLE quarantine (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    document BLOB NOT NULL,
    device BLOB,
    reason TEXT NOT NULL,
    bytes BLOB NOT NULL,
    at INTEGER NOT NULL
) STRICT;

CREATE TABLE devices (
    id BLOB PRIMARY KEY,
    person BLOB NOT NULL,
    name TEXT NOT NULL,
    added INTEGER NOT NULL,
    seen INTEGER,
    revoked INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX devices_by_person ON devices (person);

-- Only hashes: who reads this file cannot come in as somebody.
CREATE TABLE sessions (
    token BLOB PRIMARY KEY,
    device BLOB NOT NULL REFERENCES devices (id),
    at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE codes (
    hash BLOB PRIMARY KEY,
    kind TEXT NOT NULL,
    person BLOB NOT NULL,
    expires INTEGER NOT NULL,
    used_by BLOB,
    used_at INTEGER
) STRICT, WITHOUT ROWID;

-- Kept last: a file without this row was never finished.
CREATE TABLE schema (version INTEGER NOT NULL) STRICT;
";

/// What came with version 2: files that hang on what documents hold.
const FILES: &str = "
CREATE TABLE files (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    document BLOB NOT NULL,
    sha BLOB NOT NULL,
    size INTEGER NOT NULL,
    -- Who brings it, and from which device.
    person BLOB NOT NULL,
    device BLOB NOT NULL,
    -- So many bytes have come; whole once they were read and are what their name says.
    have INTEGER NOT NULL,
    whole INTEGER NOT NULL,
    at INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX files_whole ON files (document, sha) WHERE whole = 1;
CREATE UNIQUE INDEX files_coming ON files (document, sha, device) WHERE whole = 0;
CREATE INDEX files_by_document ON files (document);
CREATE INDEX files_by_person ON files (person);

CREATE TABLE pieces (
    file INTEGER NOT NULL REFERENCES files (id),
    start INTEGER NOT NULL,
    bytes BLOB NOT NULL,
    PRIMARY KEY (file, start)
) STRICT;
";

/// Makes the tables in an empty file, and those that one of an earlier version lacks; refuses a file of a newer version and leaves it as it is.
pub(super) fn prepare(connection: &mut Connection) -> Result<(), OpenError> {
    match version(connection)? {
        Some(version) if version > SCHEMA_VERSION => Err(OpenError::Newer { found: version }),
        Some(SCHEMA_VERSION) => Ok(()),
        Some(_) => {
            let transaction = connection.transaction()?;
            transaction.execute_batch(FILES)?;
            transaction.execute("UPDATE schema SET version = ?1", [SCHEMA_VERSION])?;
            transaction.commit()?;
            Ok(())
        }
        None => {
            let transaction = connection.transaction()?;
            transaction.execute_batch(TABLES)?;
            transaction.execute_batch(FILES)?;
            transaction.execute("INSERT INTO schema (version) VALUES (?1)", [SCHEMA_VERSION])?;
            points::pass("the tables are about to be committed");
            transaction.commit()?;
            points::pass("the tables are there");
            Ok(())
        }
    }
}

/// Proves that a file is ours and of a version that is known here, and changes nothing.
pub(super) fn check(connection: &Connection) -> Result<(), OpenError> {
    match version(connection)? {
        Some(version) if version > SCHEMA_VERSION => Err(OpenError::Newer { found: version }),
        Some(_) => Ok(()),
        None => Err(OpenError::Foreign),
    }
}

fn version(connection: &Connection) -> Result<Option<i64>, OpenError> {
    let tables: i64 =
        connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
    if tables == 0 {
        return Ok(None);
    }
    let table = "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'schema'";
    let ours = connection
        .query_row(table, [], |_| Ok(()))
        .optional()?
        .is_some();
    if !ours {
        return Err(OpenError::Foreign);
    }
    let version = connection.query_row("SELECT max(version) FROM schema", [], |row| {
        row.get::<_, Option<i64>>(0)
    })?;
    version.map(Some).ok_or(OpenError::Foreign)
}
