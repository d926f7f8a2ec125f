//! Copies that the relay makes by itself, and how many of them stay.

use super::{apart, read_all};
use crate::{
    cli::Copies,
    data::{DataError, file_of},
    server::Server,
    settings::Every,
    store::{CopyError, OpenError, PART, SqliteStore, Store, StoreError, copy},
};
use jiff::fmt::strtime;
use ryadom_domain::{DocumentId, Timestamp};
use std::{
    fs, io,
    path::{Path, PathBuf},
    time::{Duration, SystemTime},
};

/// What the names of these copies begin with: a copy that somebody made by hand is called otherwise, and is never
/// touched.
const PREFIX: &str = "ryadom-auto-";
const SUFFIX: &str = ".db";
/// The moment in a name, in UTC: in the order of letters it is the order of time.
const MOMENT: &str = "%Y%m%dT%H%M%SZ";
/// A copy of a store in which some document cannot be read: the newest such, beside the whole ones and in place of none.
const TORN: &str = "ryadom-auto-torn.db";
/// After a failure: sooner than a day, for a disk may have come back.
const AGAIN: Duration = Duration::from_secs(600);
/// What is left of a copy that was cut off is removed when nobody can be writing it any more.
const STALE: Duration = Duration::from_secs(24 * 3600);

/// Why there is no new copy.
#[derive(Debug, thiserror::Error)]
enum ScheduleError {
    #[error(transparent)]
    Copy(#[from] CopyError),
    #[error(transparent)]
    Data(#[from] DataError),
    #[error("the new copy cannot be opened: {0}")]
    Open(#[from] OpenError),
    #[error("the new copy cannot be read: {0}")]
    Read(#[from] StoreError),
    #[error("of the new copy {0} documents cannot be read; no older one was removed")]
    Torn(usize),
    #[error("the folder for copies: {0}")]
    Folder(#[from] io::Error),
}

/// When copies are made, and where.
#[derive(Debug, Clone)]
pub(crate) struct Schedule {
    data: PathBuf,
    to: PathBuf,
    every: Every,
    kept: usize,
}

/// A copy was made and read back.
struct Made {
    documents: usize,
    removed: usize,
}

impl Schedule {
    /// What the operator asked for, if it was asked for at all.
    pub(crate) fn of(copies: &Copies, data: &Path) -> Option<Self> {
        Some(Self {
            data: data.to_owned(),
            to: copies.backup_to.clone()?,
            every: copies.backup_every,
            kept: usize::from(copies.backups_kept),
        })
    }

    /// Makes copies until the relay stops.
    pub(crate) async fn keep(self, server: Server) {
        let mut failed = false;
        loop {
            let newest = found(&self.to).ok().and_then(|found| found.newest());
            let now = server.world().now();
            let due = due_in(self.every.duration(), newest, now);
            let wait = if failed {
                due.max(AGAIN.min(self.every.duration()))
            } else {
                due
            };
            tokio::time::sleep(wait).await;
            let at = server.world().now();
            let made = self.once(at).await;
            failed = made.is_err();
            match made {
                Ok(Made { documents, removed }) => {
                    server.metrics().backed_up(at);
                    tracing::info!(documents, removed, "a copy was made and read back");
                }
                Err(error) => {
                    server.metrics().backup_failed();
                    tracing::error!(%error, "no copy was made");
                }
            }
        }
    }

    async fn once(&self, at: Timestamp) -> Result<Made, ScheduleError> {
        fs::create_dir_all(&self.to)?;
        clear_stale(&self.to)?;
        let from = file_of(&self.data)?;
        let to = self.to.join(name_of(at));
        let target = to.clone();
        apart(move || copy(&from, &target)).await??;

        let store = SqliteStore::look(&to)?;
        let school = store.registry().await?;
        let read = read_all(&store).await?;
        if !read.lost.is_empty() {
            fs::rename(&to, self.to.join(TORN))?;
            return Err(ScheduleError::Torn(read.lost.len()));
        }
        if let Err(error) = fs::remove_file(self.to.join(TORN))
            && error.kind() != io::ErrorKind::NotFound
        {
            return Err(error.into());
        }
        let removed = self.thin(school).await?;
        Ok(Made {
            documents: read.documents,
            removed,
        })
    }

    /// Removes what is older than the newest so many: of this school's own copies, that open.
    async fn thin(&self, school: Option<DocumentId>) -> Result<usize, ScheduleError> {
        let mut ours = Vec::new();
        for (_, file) in found(&self.to)?.copies {
            if school_of(&file).await == Some(school) {
                ours.push(file);
            }
        }
        let surplus = ours.len().saturating_sub(self.kept);
        for file in ours.iter().take(surplus) {
            fs::remove_file(file)?;
        }
        Ok(surplus)
    }
}

/// The school that a copy is of; nothing for a file that cannot be opened, which is then left where it is.
async fn school_of(file: &Path) -> Option<Option<DocumentId>> {
    let store = SqliteStore::look(file).ok()?;
    let school = store.registry().await.ok()?;
    store.close().await.ok()?;
    Some(school)
}

/// The copies of a folder that a relay made by itself.
pub(super) struct Found {
    /// The oldest first.
    copies: Vec<(Timestamp, PathBuf)>,
    is_torn: bool,
}

impl Found {
    /// When the newest was made.
    pub(super) fn newest(&self) -> Option<Timestamp> {
        self.copies.last().map(|(at, _)| *at)
    }

    /// How many there are.
    pub(super) fn count(&self) -> usize {
        self.copies.len()
    }

    /// Whether the last attempt came upon something that cannot be read.
    pub(super) fn is_torn(&self) -> bool {
        self.is_torn
    }
}

/// Looks for copies.
pub(super) fn found(folder: &Path) -> io::Result<Found> {
    let mut copies = Vec::new();
    let mut is_torn = false;
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name();
        let name = name.to_str().unwrap_or_default();
        is_torn |= name == TORN;
        copies.extend(moment_of(name).map(|at| (at, entry.path())));
    }
    copies.sort();
    Ok(Found { copies, is_torn })
}

/// Removes what is left of copies that were cut off.
fn clear_stale(folder: &Path) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name();
        let age = entry.metadata()?.modified().ok();
        let age = age.and_then(|at| SystemTime::now().duration_since(at).ok());
        if name.to_str().is_some_and(is_part) && age.is_some_and(|age| age > STALE) {
            fs::remove_file(entry.path())?;
        }
    }
    Ok(())
}

/// Until the next copy is due. A clock that was set back, or a copy from the future, does not put it off for ever.
fn due_in(every: Duration, newest: Option<Timestamp>, now: Timestamp) -> Duration {
    let Some(newest) = newest else {
        return Duration::ZERO;
    };
    let age = u64::try_from(now.seconds() - newest.seconds()).unwrap_or(0);
    every.saturating_sub(Duration::from_secs(age))
}

/// A moment as a person reads it.
pub(super) fn moment(at: Timestamp) -> jiff::Timestamp {
    jiff::Timestamp::from_second(at.seconds()).unwrap_or_default()
}

fn name_of(at: Timestamp) -> String {
    format!("{PREFIX}{}{SUFFIX}", moment(at).strftime(MOMENT))
}

/// The moment in a copy's name; nothing for any other name.
fn moment_of(name: &str) -> Option<Timestamp> {
    let moment = name.strip_prefix(PREFIX)?.strip_suffix(SUFFIX)?;
    let civil = strtime::parse(MOMENT, moment).ok()?.to_datetime().ok()?;
    let at = civil.to_zoned(jiff::tz::TimeZone::UTC).ok()?;
    let at = Timestamp(at.timestamp().as_second());
    (name_of(at) == name).then_some(at)
}

/// Whether it is what is left of a copy that was cut off.
fn is_part(name: &str) -> bool {
    let Some((copy, own)) = name
        .strip_suffix(PART)
        .and_then(|rest| rest.rsplit_once('.'))
    else {
        return false;
    };
    moment_of(copy).is_some()
        && own.len() == 16
        && own.bytes().all(|digit| digit.is_ascii_hexdigit())
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Timestamp = Timestamp(1_790_000_000);
    const DAY: Duration = Duration::from_secs(24 * 3600);

    #[test]
    fn a_copy_is_named_by_its_moment_and_nothing_else_is_taken_for_one() {
        let name = name_of(NOW);
        assert_eq!(name, "ryadom-auto-20260921T141320Z.db");
        assert_eq!(moment_of(&name), Some(NOW));
        for other in [
            "ryadom-2026-09-21.db",
            "ryadom-auto-torn.db",
            "ryadom-auto-20260921T141320Z.db.bak",
            "my-ryadom-auto-20260921T141320Z.db",
            "ryadom-auto-20261321T141320Z.db",
            "ryadom-auto-.db",
        ] {
            assert_eq!(moment_of(other), None, "{other}");
        }
        assert!(is_part(
            "ryadom-auto-20260921T141320Z.db.0123456789abcdef.part"
        ));
        assert!(!is_part("ryadom.db.0123456789abcdef.part"));
        assert!(!is_part("ryadom-auto-20260921T141320Z.db.part"));
    }

    #[test]
    fn a_copy_is_due_when_the_last_is_old_whatever_the_clock_did() {
        assert_eq!(due_in(DAY, None, NOW), Duration::ZERO);
        let ago = |seconds| Some(Timestamp(NOW.seconds() - seconds));
        assert_eq!(due_in(DAY, ago(3600), NOW), DAY - Duration::from_secs(3600));
        assert_eq!(due_in(DAY, ago(48 * 3600), NOW), Duration::ZERO);
        assert_eq!(due_in(DAY, ago(-400 * 24 * 3600), NOW), DAY);
    }
}
