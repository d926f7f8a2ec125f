//! The store on disk: one SQLite file with a write-ahead log.

mod accounts;
mod copy;
mod documents;
mod erase;
mod files;
mod schema;
mod worker;

pub use copy::{CopyError, PART, copy};
pub(crate) use erase::ERASED;
pub use erase::{Erasure, erase};
pub use schema::SCHEMA_VERSION;

use super::{
    Append, Arrived, Code, CodeRefusal, Device, Enrolled, Enrolment, FileKey, FilesHeld, Founding,
    NoRoom, Piece, Position, Quarantined, SessionOf, Snapshot, Store, StoreError, StoredDocument,
    TokenHash,
};
use async_trait::async_trait;
use automerge::ActorId;
use rusqlite::{Connection, OpenFlags, OptionalExtension};
use ryadom_domain::{DeviceId, DocumentId, PersonId, Timestamp};
use std::{path::Path, time::Duration};
use worker::Worker;

/// How long a write waits for another process, such as `ryadom invite` beside a running relay.
const PATIENCE: Duration = Duration::from_secs(5);
/// Reading threads: with two, one large document does not hold up every login.
const READERS: usize = 2;

/// Why a data file could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// A newer version of this program wrote it.
    #[error(
        "it was written by a newer version of ryadom (schema {found}, this one knows up to {SCHEMA_VERSION})"
    )]
    Newer {
        /// The version found in the file.
        found: i64,
    },
    /// It is not one of ours.
    #[error("the file there is not ryadom's")]
    Foreign,
    /// SQLite could not open or prepare it.
    #[error("{0}")]
    Sqlite(#[from] rusqlite::Error),
    /// A thread could not be started.
    #[error("{0}")]
    Io(#[from] std::io::Error),
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        Self::Failed(Box::new(error))
    }
}

/// Keeps everything in one SQLite file.
#[derive(Debug)]
pub struct SqliteStore {
    writer: Worker,
    readers: Worker,
}

impl SqliteStore {
    /// Opens the file at `path`, making it if there is none.
    ///
    /// # Errors
    /// [`OpenError`]; a file that cannot be opened is left exactly as it was.
    pub fn open(path: &Path) -> Result<Self, OpenError> {
        let mut connection = connect(
            path,
            OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE,
        )?;
        schema::prepare(&mut connection)?;
        // Only now: what was just looked at is ours and of a version we know.
        connection.pragma_update(None, "journal_mode", "wal")?;
        connection.pragma_update(None, "synchronous", "full")?;
        connection.pragma_update(None, "foreign_keys", true)?;
        let readers = (0..READERS).map(|_| connect(path, OpenFlags::SQLITE_OPEN_READ_ONLY));
        Ok(Self {
            readers: Worker::readers(readers.collect::<Result<_, _>>()?)?,
            writer: Worker::writer(connection)?,
        })
    }
}

fn connect(path: &Path, flags: OpenFlags) -> Result<Connection, OpenError> {
    let connection = Connection::open_with_flags(path, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    connection.busy_timeout(PATIENCE)?;
    Ok(connection)
}

#[async_trait]
impl Store for SqliteStore {
    async fn check(&self) -> Result<(), StoreError> {
        self.writer
            .run(|db| {
                let write = "INSERT OR REPLACE INTO settings (name, value) VALUES ('checked', randomblob(8))";
                db.prepare_cached(write)?.execute([])?;
                Ok(())
            })
            .await?;
        self.readers
            .run(|db| Ok(db.query_row("SELECT value FROM settings LIMIT 1", [], |_| Ok(()))?))
            .await
    }

    async fn setting(&self, name: &str) -> Result<Option<Vec<u8>>, StoreError> {
        let name = name.to_owned();
        self.readers
            .run(move |db| documents::setting(db, &name))
            .await
    }

    async fn setting_or(&self, name: &str, value: Vec<u8>) -> Result<Vec<u8>, StoreError> {
        let name = name.to_owned();
        self.writer
            .run(move |db| documents::setting_or(db, &name, value))
            .await
    }

    async fn registry(&self) -> Result<Option<DocumentId>, StoreError> {
        self.readers.run(documents::registry).await
    }

    async fn found(&self, founding: Founding) -> Result<(), StoreError> {
        self.writer.run(|db| documents::found(db, founding)).await
    }

    async fn is_empty(&self) -> Result<bool, StoreError> {
        let any = "SELECT 1 WHERE EXISTS (SELECT 1 FROM changes) OR EXISTS (SELECT 1 FROM devices)
                   OR EXISTS (SELECT 1 FROM settings WHERE name = 'registry')";
        self.readers
            .run(move |db| Ok(db.query_row(any, [], |_| Ok(())).optional()?.is_none()))
            .await
    }

    async fn append(&self, append: Append) -> Result<Position, StoreError> {
        self.writer
            .run(move |db| documents::append(db, &append))
            .await
    }

    async fn load(&self, document: DocumentId) -> Result<StoredDocument, StoreError> {
        self.readers
            .run(move |db| documents::load(db, document))
            .await
    }

    async fn changes_after(
        &self,
        document: DocumentId,
        position: Position,
    ) -> Result<Vec<Vec<u8>>, StoreError> {
        self.readers
            .run(move |db| documents::changes_after(db, document, position))
            .await
    }

    async fn documents(
        &self,
        after: Option<DocumentId>,
        limit: usize,
    ) -> Result<Vec<DocumentId>, StoreError> {
        self.readers
            .run(move |db| documents::list(db, after, limit))
            .await
    }

    async fn save_snapshot(
        &self,
        document: DocumentId,
        snapshot: Snapshot,
    ) -> Result<(), StoreError> {
        self.writer
            .run(move |db| documents::save_snapshot(db, document, &snapshot))
            .await
    }

    async fn actors(&self, document: DocumentId) -> Result<Vec<(ActorId, PersonId)>, StoreError> {
        self.readers
            .run(move |db| documents::actors(db, document))
            .await
    }

    async fn quarantine(&self, quarantined: Quarantined) -> Result<(), StoreError> {
        self.writer
            .run(move |db| documents::quarantine(db, &quarantined))
            .await
    }

    async fn quarantined(&self) -> Result<u64, StoreError> {
        let count = "SELECT count(*) FROM quarantine";
        let count: i64 = self
            .readers
            .run(move |db| Ok(db.query_row(count, [], |row| row.get(0))?))
            .await?;
        Ok(u64::try_from(count).unwrap_or_default())
    }

    async fn add_code(&self, code: Code) -> Result<(), StoreError> {
        self.writer
            .run(move |db| accounts::add_code(db, &code))
            .await
    }

    async fn drop_founding_codes(&self) -> Result<(), StoreError> {
        self.writer.run(accounts::drop_founding_codes).await
    }

    async fn code(
        &self,
        hash: TokenHash,
        now: Timestamp,
    ) -> Result<Result<Code, CodeRefusal>, StoreError> {
        self.readers
            .run(move |db| accounts::code(db, hash, now))
            .await
    }

    async fn enrol(
        &self,
        enrolment: Enrolment,
    ) -> Result<Result<Enrolled, CodeRefusal>, StoreError> {
        self.writer
            .run(move |db| accounts::enrol(db, enrolment))
            .await
    }

    async fn add_session(
        &self,
        device: DeviceId,
        token: TokenHash,
        at: Timestamp,
    ) -> Result<(), StoreError> {
        self.writer
            .run(move |db| accounts::add_session(db, device, token, at))
            .await
    }

    async fn session(&self, token: TokenHash) -> Result<Option<SessionOf>, StoreError> {
        self.readers
            .run(move |db| accounts::session(db, token))
            .await
    }

    async fn device(&self, device: DeviceId) -> Result<Option<Device>, StoreError> {
        self.readers
            .run(move |db| accounts::device(db, device))
            .await
    }

    async fn devices(&self, person: Option<PersonId>) -> Result<Vec<Device>, StoreError> {
        self.readers
            .run(move |db| accounts::devices(db, person))
            .await
    }

    async fn seen(&self, device: DeviceId, at: Timestamp) -> Result<(), StoreError> {
        self.writer
            .run(move |db| accounts::seen(db, device, at))
            .await
    }

    async fn revoke(&self, device: DeviceId, at: Timestamp) -> Result<(), StoreError> {
        self.writer
            .run(move |db| accounts::revoke(db, device, at))
            .await
    }

    async fn arrived(&self, file: FileKey, device: DeviceId) -> Result<Arrived, StoreError> {
        self.readers
            .run(move |db| files::arrived(db, file, device))
            .await
    }

    async fn put_piece(&self, piece: Piece) -> Result<Result<Arrived, NoRoom>, StoreError> {
        self.writer
            .run(move |db| files::put_piece(db, &piece))
            .await
    }

    async fn finish_file(&self, file: FileKey, device: DeviceId) -> Result<bool, StoreError> {
        // Read by a reader: nobody's edit waits for that.
        let named = self
            .readers
            .run(move |db| files::is_as_named(db, file, device))
            .await?;
        match named {
            Some(is_as_named) => {
                self.writer
                    .run(move |db| files::settle(db, file, device, is_as_named))
                    .await
            }
            None => Ok(self.file_size(file).await?.is_some()),
        }
    }

    async fn file_size(&self, file: FileKey) -> Result<Option<u64>, StoreError> {
        self.readers.run(move |db| files::file_size(db, file)).await
    }

    async fn file_piece(&self, file: FileKey, from: u64) -> Result<Option<Vec<u8>>, StoreError> {
        self.readers
            .run(move |db| files::piece(db, file, from))
            .await
    }

    async fn files_held(&self) -> Result<FilesHeld, StoreError> {
        self.readers.run(files::held).await
    }

    async fn close(&self) -> Result<(), StoreError> {
        self.readers.close().await;
        self.writer.close().await;
        Ok(())
    }
}

#[cfg(test)]
mod tests;
