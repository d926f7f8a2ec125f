//! A copy of a whole store in one file, made while the store is written to.

use super::{OpenError, SqliteStore, StoreError, Worker, connect, schema};
use crate::points;
use rusqlite::{Connection, OpenFlags, backup::Backup};
use ryadom_domain::{PersonId, Timestamp};
use std::{
    fs::{self, File},
    io,
    path::{Path, PathBuf},
    time::Duration,
};

/// Between two attempts while somebody else has the file.
const PAUSE: Duration = Duration::from_millis(50);
/// How the name of a copy ends that is not finished; before it stand sixteen digits that no other copy has.
pub const PART: &str = ".part";

/// Why a copy was not made. Nothing that was there is changed.
#[derive(Debug, thiserror::Error)]
pub enum CopyError {
    /// There is something in the place of the copy.
    #[error("{} is there already; a copy never replaces anything", .0.display())]
    Exists(PathBuf),
    /// What is to be copied cannot be opened.
    #[error("{} cannot be read: {error}", file.display())]
    Source {
        /// Which file.
        file: PathBuf,
        /// Why not.
        error: OpenError,
    },
    /// The copy cannot be written.
    #[error("{} cannot be written: {error}", file.display())]
    Target {
        /// Which file.
        file: PathBuf,
        /// Why not.
        error: OpenError,
    },
    /// The copy was read back and is damaged, as is what was copied.
    #[error("{} is damaged: {found}", file.display())]
    Damaged {
        /// Which file.
        file: PathBuf,
        /// What SQLite says first.
        found: String,
    },
}

/// Copies the store in `from` to the file `to`: everything that was acknowledged before this was called is in it, and
/// nothing of a change that was being written. A relay may go on writing meanwhile.
///
/// # Errors
/// [`CopyError`]; then there is no file `to`.
pub fn copy(from: &Path, to: &Path) -> Result<(), CopyError> {
    let target = |error: OpenError| CopyError::Target {
        file: to.to_owned(),
        error,
    };
    if to.exists() {
        return Err(CopyError::Exists(to.to_owned()));
    }
    let source = source(from)?;
    let part = beside(to);
    create(&part).map_err(|error| target(error.into()))?;
    let made = fill(&source, &part).map_err(target).and_then(|found| {
        found.map_or(Ok(()), |found| {
            let file = from.to_owned();
            Err(CopyError::Damaged { file, found })
        })
    });
    let kept = made.and_then(|()| {
        keep(&part, to).map_err(|error| match error.kind() {
            io::ErrorKind::AlreadyExists => CopyError::Exists(to.to_owned()),
            _ => target(error.into()),
        })
    });
    // Whatever came of it, what is left of the work is of no use; what cannot be removed harms nobody.
    for rest in ["", "-wal", "-shm", "-journal"] {
        drop(fs::remove_file(beside_with(&part, rest)));
    }
    kept
}

fn source(from: &Path) -> Result<Connection, CopyError> {
    let open = || {
        // Beside a relay the file is read through the relay's log, which takes more than reading; a copy is only read.
        let flags = [
            OpenFlags::SQLITE_OPEN_READ_WRITE,
            OpenFlags::SQLITE_OPEN_READ_ONLY,
        ];
        let log = beside_with(from, "-wal");
        let source = connect(from, if log.exists() { flags[0] } else { flags[1] })?;
        schema::check(&source)?;
        Ok(source)
    };
    open().map_err(|error| CopyError::Source {
        file: from.to_owned(),
        error,
    })
}

/// Fills the file and reads it back. Answers what is wrong with it, if anything is.
fn fill(source: &Connection, part: &Path) -> Result<Option<String>, OpenError> {
    points::pass("a copy was begun");
    let mut copy = connect(part, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    // In one step: a copy that is made in several begins anew with each write.
    Backup::new(source, &mut copy)?.run_to_completion(i32::MAX, PAUSE, None)?;
    points::pass("a copy was filled");
    // One file, which can be carried about.
    copy.pragma_update(None, "journal_mode", "delete")?;
    Ok(faults(&copy)?.into_iter().next())
}

/// A new, empty file that only its owner may read: whoever has the copy has the school.
fn create(part: &Path) -> io::Result<()> {
    let mut options = File::options();
    options.create_new(true).write(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(part).map(drop)
}

/// Gives the finished file its name, for good, unless another file took the name meanwhile.
fn keep(part: &Path, to: &Path) -> io::Result<()> {
    File::options().write(true).open(part)?.sync_all()?;
    points::pass("a copy is about to get its name");
    match fs::hard_link(part, to) {
        Ok(()) => {}
        // Memory sticks know no second name for a file.
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists && !to.exists() => {
            fs::rename(part, to)?;
        }
        Err(error) => return Err(error),
    }
    points::pass("a copy has its name");
    let folder = to.parent().filter(|folder| !folder.as_os_str().is_empty());
    // The name is on the disk too. Not every system can say so of a folder.
    drop(File::open(folder.unwrap_or(Path::new("."))).and_then(|folder| folder.sync_all()));
    Ok(())
}

/// A name of its own for the work: two copies to one place must not write into each other.
fn beside(to: &Path) -> PathBuf {
    let own: [u8; 8] = rand::random();
    beside_with(to, &format!(".{}{PART}", hex::encode(own)))
}

fn beside_with(to: &Path, suffix: &str) -> PathBuf {
    let mut name = to.as_os_str().to_owned();
    name.push(suffix);
    name.into()
}

/// What SQLite finds wrong with a file; nothing if it is whole.
fn faults(connection: &Connection) -> rusqlite::Result<Vec<String>> {
    let mut statement = connection.prepare("PRAGMA integrity_check")?;
    let lines = statement.query_map([], |row| row.get::<_, String>(0))?;
    let lines: Vec<_> = lines.collect::<rusqlite::Result<_>>()?;
    Ok(lines.into_iter().filter(|line| line != "ok").collect())
}

impl SqliteStore {
    /// Opens a file only to look at it: a copy, or a store on which a relay may be running.
    ///
    /// # Errors
    /// [`OpenError`]; nothing is made or changed.
    pub fn look(path: &Path) -> Result<Self, OpenError> {
        let open = || {
            let connection = connect(path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
            schema::check(&connection)?;
            Ok::<_, OpenError>(connection)
        };
        Ok(Self {
            readers: Worker::readers(vec![open()?])?,
            writer: Worker::readers(vec![open()?])?,
        })
    }

    /// Who has been let in by a link that nobody has used and that is still good.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub async fn invited(&self, now: Timestamp) -> Result<Vec<PersonId>, StoreError> {
        let unused = "SELECT person FROM codes WHERE kind = 'invitation' AND used_at IS NULL AND expires > ?1";
        self.readers
            .run(move |db| {
                let mut statement = db.prepare(unused)?;
                let people = statement.query_map([now.seconds()], |row| row.get(0))?;
                Ok(people
                    .map(|person| person.map(PersonId::from_random))
                    .collect::<rusqlite::Result<_>>()?)
            })
            .await
    }

    /// The files that are no longer what their names say.
    ///
    /// # Errors
    /// When the store cannot even be read.
    pub async fn damaged_files(&self) -> Result<Vec<super::FileKey>, StoreError> {
        self.readers.run(super::files::damaged).await
    }

    /// What is wrong with the file as such; nothing if it is whole.
    ///
    /// # Errors
    /// When it cannot even be read.
    pub async fn faults(&self) -> Result<Vec<String>, StoreError> {
        self.readers.run(|db| Ok(faults(db)?)).await
    }
}
