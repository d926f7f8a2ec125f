//! The data folder.

use crate::store::{OpenError, SqliteStore};
use std::{
    fs::{self, File, TryLockError},
    io,
    path::{Path, PathBuf},
};

/// The file that holds everything.
const FILE: &str = "ryadom.db";
/// The file whose lock says that a relay is running here.
const LOCK: &str = "lock";

/// Why a data folder cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum DataError {
    /// It cannot be made or written.
    #[error("the data folder {} cannot be used: {error}", folder.display())]
    Folder {
        /// Which folder.
        folder: PathBuf,
        /// What the system says.
        error: io::Error,
    },
    /// Another relay is running on it.
    #[error("the data folder {} is in use by another ryadom", folder.display())]
    Locked {
        /// Which folder.
        folder: PathBuf,
    },
    /// Its file cannot be opened.
    #[error("the data folder {} cannot be opened: {error}", folder.display())]
    Open {
        /// Which folder.
        folder: PathBuf,
        /// Why not.
        error: OpenError,
    },
    /// There is something in it.
    #[error(
        "the data folder {} holds a school already; choose an empty one with --data",
        folder.display()
    )]
    Full {
        /// Which folder.
        folder: PathBuf,
    },
    /// There is nothing in it.
    #[error("there is no school in the data folder {}", folder.display())]
    Empty {
        /// Which folder.
        folder: PathBuf,
    },
}

/// Makes the folder for this user alone: what teachers wrote is in it. One that is there already stays as it is.
/// Answers which folders were made, the innermost first.
fn make(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let is_missing = |folder: &&Path| !folder.as_os_str().is_empty() && !folder.exists();
    let missing = folder.ancestors().take_while(is_missing);
    let missing: Vec<PathBuf> = missing.map(Path::to_owned).collect();
    let mut builder = fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.recursive(true).create(folder)?;
    Ok(missing)
}

/// A data folder that nobody else runs a relay on while this lives. One in which nothing was ever kept leaves nothing
/// behind: whoever mistyped a port finds no new folder.
#[derive(Debug)]
pub struct DataFolder {
    folder: PathBuf,
    _lock: File,
    /// What was made for it: folders, the innermost first.
    made: Vec<PathBuf>,
    /// Whether there was no lock before.
    is_lock_new: bool,
}

impl Drop for DataFolder {
    fn drop(&mut self) {
        let holds_something = fs::read_dir(&self.folder).map_or(true, |mut entries| {
            entries.any(|entry| entry.map_or(true, |entry| entry.file_name() != LOCK))
        });
        if holds_something || !self.is_lock_new {
            return;
        }
        // Still locked, so that nobody else has begun here. What cannot be removed harms nobody.
        drop(fs::remove_file(self.folder.join(LOCK)));
        for folder in &self.made {
            drop(fs::remove_dir(folder));
        }
    }
}

/// Whether the open file is still the one of that name: the last to leave may have removed it a moment ago.
#[cfg(unix)]
fn is_still_there(lock: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let (Ok(open), Ok(named)) = (lock.metadata(), fs::metadata(path)) else {
        return false;
    };
    (open.dev(), open.ino()) == (named.dev(), named.ino())
}

#[cfg(not(unix))]
fn is_still_there(_: &File, path: &Path) -> bool {
    path.exists()
}

impl DataFolder {
    /// Makes the folder if need be, and takes it.
    ///
    /// # Errors
    /// When it cannot be written, or another relay has it.
    pub fn take(folder: &Path) -> Result<Self, DataError> {
        let failed = |error| DataError::Folder {
            folder: folder.to_owned(),
            error,
        };
        let made = make(folder).map_err(failed)?;
        let path = folder.join(LOCK);
        let is_lock_new = !path.exists();
        let lock = File::options()
            .create(true)
            .truncate(false)
            .write(true)
            .open(&path)
            .map_err(failed)?;
        let locked = || DataError::Locked {
            folder: folder.to_owned(),
        };
        match lock.try_lock() {
            Ok(()) if is_still_there(&lock, &path) => Ok(Self {
                folder: folder.to_owned(),
                _lock: lock,
                made,
                is_lock_new,
            }),
            Ok(()) | Err(TryLockError::WouldBlock) => Err(locked()),
            Err(TryLockError::Error(error)) => Err(failed(error)),
        }
    }

    /// Where everything will be kept, in a folder that holds nothing yet.
    ///
    /// # Errors
    /// When there is something.
    pub fn place(&self) -> Result<PathBuf, DataError> {
        let file = self.folder.join(FILE);
        // A log that was left behind would be played into the new file.
        let logs = ["-wal", "-journal"].map(|log| self.folder.join(format!("{FILE}{log}")));
        if file.exists() || logs.iter().any(|log| log.exists()) {
            return Err(DataError::Full {
                folder: self.folder.clone(),
            });
        }
        Ok(file)
    }

    /// Opens what is kept here.
    ///
    /// # Errors
    /// When the file is not ours, of a newer version, or damaged. It is left as it was.
    pub fn open(&self) -> Result<SqliteStore, DataError> {
        open(&self.folder)
    }
}

/// Opens a folder's store beside a relay that may be running on it.
///
/// # Errors
/// When there is nothing, or it cannot be opened.
pub fn open_beside(folder: &Path) -> Result<SqliteStore, DataError> {
    file_of(folder)?;
    open(folder)
}

/// The file of a folder that holds a school.
///
/// # Errors
/// When there is none.
pub fn file_of(folder: &Path) -> Result<PathBuf, DataError> {
    let file = folder.join(FILE);
    if file.is_file() {
        Ok(file)
    } else {
        Err(DataError::Empty {
            folder: folder.to_owned(),
        })
    }
}

fn open(folder: &Path) -> Result<SqliteStore, DataError> {
    SqliteStore::open(&folder.join(FILE)).map_err(|error| DataError::Open {
        folder: folder.to_owned(),
        error,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(unix)]
    #[test]
    fn a_folder_that_is_made_is_for_its_user_alone() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().expect("a folder");
        let data = folder.path().join("deep/data");
        let _taken = DataFolder::take(&data).expect("takes");
        let mode = fs::metadata(&data).expect("is there").permissions().mode();
        assert_eq!(mode & 0o077, 0, "{mode:o}");
    }

    #[test]
    fn a_folder_in_which_nothing_was_kept_leaves_nothing_behind() {
        let folder = tempfile::tempdir().expect("a folder");
        let data = folder.path().join("deep/data");
        drop(DataFolder::take(&data).expect("takes"));
        assert!(!folder.path().join("deep").exists());

        let taken = DataFolder::take(&data).expect("takes");
        fs::write(data.join("ryadom.db"), "a school").expect("writes");
        drop(taken);
        assert!(data.join("ryadom.db").exists() && data.join("lock").exists());

        // What was there before stays, empty or not.
        let empty = folder.path().join("empty");
        fs::create_dir(&empty).expect("makes");
        drop(DataFolder::take(&empty).expect("takes"));
        assert!(empty.exists() && !empty.join("lock").exists());
    }

    #[test]
    fn a_log_that_was_left_behind_makes_a_folder_full() {
        let folder = tempfile::tempdir().expect("a folder");
        let taken = DataFolder::take(folder.path()).expect("takes");
        assert!(taken.place().is_ok());
        fs::write(folder.path().join("ryadom.db-wal"), "old").expect("writes");
        assert!(matches!(taken.place(), Err(DataError::Full { .. })));
    }
}
