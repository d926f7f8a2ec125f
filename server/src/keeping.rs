//! Keeping a school safe: copies, and looking whether everything is whole.

use crate::{
    cli::{Backup, Doctor, Restore, Verify},
    data::{DataError, DataFolder, file_of},
    relay::examine,
    run::RunError,
    settings::PublicUrl,
    store::{SqliteStore, Store, StoreError, copy},
};
use ryadom_domain::{DocumentId, PersonId};
use std::{
    collections::BTreeSet,
    fmt,
    io::{self, Write},
    path::Path,
};

/// Documents that are asked for at a time.
const PAGE: usize = 200;
/// Less room than this on the disk is too little.
const ROOM: u64 = 1024 * 1024 * 1024;

/// Copies the data folder into a file.
pub(crate) async fn backup(options: Backup) -> Result<(), RunError> {
    let from = file_of(&options.folder.data)?;
    apart(move || copy(&from, &options.file)).await??;
    say(&[String::from("Copied.")])
}

/// Puts a copy into an empty data folder.
pub(crate) async fn restore(options: Restore) -> Result<(), RunError> {
    let folder = DataFolder::take(&options.folder.data)?;
    let to = folder.place()?;
    apart(move || copy(&options.file, &to)).await??;
    let read = read_all(&look(&file_of(&options.folder.data)?)?).await?;
    drop(folder);
    read.print()
}

/// Reads everything.
pub(crate) async fn verify(options: Verify) -> Result<(), RunError> {
    let file = match options.file {
        Some(file) => file,
        None => file_of(&options.folder.data)?,
    };
    read_all(&look(&file)?).await?.print()
}

pub(crate) async fn apart<T: Send + 'static>(
    work: impl FnOnce() -> T + Send + 'static,
) -> io::Result<T> {
    let done = tokio::task::spawn_blocking(work).await;
    done.map_err(io::Error::other)
}

pub(crate) fn look(file: &Path) -> Result<SqliteStore, RunError> {
    SqliteStore::look(file).map_err(|error| RunError::Look {
        file: file.to_owned(),
        error,
    })
}

pub(crate) fn say(lines: &[String]) -> Result<(), RunError> {
    let mut out = io::stdout().lock();
    for line in lines {
        writeln!(out, "{line}")?;
    }
    Ok(out.flush()?)
}

/// What reading everything has shown.
#[derive(Debug, Default)]
struct Read {
    documents: usize,
    changes: usize,
    /// What no longer can be had from here.
    lost: Vec<String>,
    /// What the relay helps itself with.
    mended: Vec<String>,
    quarantined: u64,
}

impl Read {
    fn print(self) -> Result<(), RunError> {
        let mut lines = [self.lost.clone(), self.mended].concat();
        lines.push(format!(
            "Read {} documents with {} changes; {} refused messages are in quarantine.",
            self.documents, self.changes, self.quarantined
        ));
        say(&lines)?;
        match self.lost.len() {
            0 => Ok(()),
            lost => Err(RunError::Found(format!(
                "what is marked above cannot be read: {lost} in all"
            ))),
        }
    }
}

async fn read_all(store: &SqliteStore) -> Result<Read, RunError> {
    let faults = store.faults().await?;
    let mut read = Read {
        lost: faults
            .into_iter()
            .map(|fault| format!("the file: {fault}"))
            .collect(),
        quarantined: store.quarantined().await?,
        ..Read::default()
    };
    let mut last = None;
    loop {
        let page = store.documents(last, PAGE).await?;
        let Some(&end) = page.last() else { break };
        last = Some(end);
        for document in page {
            read.documents += 1;
            match examine(store, document).await {
                Ok(examined) => {
                    read.changes += examined.changes;
                    let trouble = examined.snapshot.map(|error| {
                        format!("{document}: its changes serve without its snapshot: {error}")
                    });
                    read.mended.extend(trouble);
                }
                Err(error) => read.lost.push(format!("{document}: {error}")),
            }
        }
    }
    store.close().await?;
    Ok(read)
}

/// How one thing stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    Fine,
    Look,
    Wrong,
}

impl fmt::Display for Mark {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(match self {
            Self::Fine => "ok",
            Self::Look => "look",
            Self::Wrong => "wrong",
        })
    }
}

/// Looks at the installation.
pub(crate) async fn doctor(options: Doctor) -> Result<(), RunError> {
    let place = options.place;
    let url = place.public_url.unwrap_or(PublicUrl::of(place.listen));
    let mut found = vec![address(&url)];
    found.extend(folder(&place.data));
    let stored = match file_of(&place.data) {
        Ok(file) => match contents(&file).await {
            Ok(lines) => lines,
            Err(error) => vec![(Mark::Wrong, error.to_string())],
        },
        Err(error) => vec![(Mark::Look, error.to_string())],
    };
    found.extend(stored);
    let lines: Vec<_> = found
        .iter()
        .map(|(mark, line)| format!("{mark:<6}{line}"))
        .collect();
    say(&lines)?;
    match found
        .iter()
        .filter(|(mark, _)| *mark == Mark::Wrong)
        .count()
    {
        0 => Ok(()),
        wrong => Err(RunError::Found(format!(
            "what is marked wrong above needs a hand: {wrong} in all"
        ))),
    }
}

fn address(url: &PublicUrl) -> (Mark, String) {
    if url.to_string().starts_with("https://") || !url.needs_secure_cookie() {
        return (Mark::Fine, format!("people reach the relay at {url}"));
    }
    let line = format!(
        "people reach the relay at {url}: over http browsers keep neither the session nor the app offline; \
         put a proxy with https in front and name it with --public-url"
    );
    (Mark::Wrong, line)
}

fn folder(folder: &Path) -> Vec<(Mark, String)> {
    let shown = folder.display();
    if !folder.is_dir() {
        return vec![(
            Mark::Look,
            format!("there is no data folder {shown} yet; serve makes it"),
        )];
    }
    let running = match DataFolder::take(folder) {
        Ok(_) => (Mark::Fine, "no relay is running here".to_owned()),
        Err(DataError::Locked { .. }) => (Mark::Fine, "a relay is running here".to_owned()),
        Err(error) => (Mark::Wrong, error.to_string()),
    };
    vec![running, room(folder)]
}

#[cfg(unix)]
fn room(folder: &Path) -> (Mark, String) {
    match rustix::fs::statvfs(folder) {
        Ok(disk) => {
            let free = disk.f_bavail.saturating_mul(disk.f_frsize);
            let mark = if free < ROOM { Mark::Look } else { Mark::Fine };
            (
                mark,
                format!("{} MB are free on its disk", free / 1_000_000),
            )
        }
        Err(error) => (Mark::Look, format!("its disk cannot be asked: {error}")),
    }
}

#[cfg(not(unix))]
fn room(_: &Path) -> (Mark, String) {
    (
        Mark::Look,
        "how much is free on its disk was not asked".to_owned(),
    )
}

async fn contents(file: &Path) -> Result<Vec<(Mark, String)>, RunError> {
    let store = look(file)?;
    let mut lines = Vec::new();
    let faults = store.faults().await?;
    lines.push(match faults.first() {
        None => (Mark::Fine, format!("{} is whole", file.display())),
        Some(fault) => (Mark::Wrong, format!("{}: {fault}", file.display())),
    });
    lines.push(match store.registry().await? {
        None => (Mark::Look, "no school was founded yet".to_owned()),
        Some(registry) => people(&store, registry).await?,
    });
    lines.push(match store.quarantined().await? {
        0 => (Mark::Fine, "no message is in quarantine".to_owned()),
        count => (
            Mark::Look,
            format!("{count} refused messages are in quarantine"),
        ),
    });
    store.close().await?;
    Ok(lines)
}

/// Whether somebody can let others in.
async fn people(store: &SqliteStore, registry: DocumentId) -> Result<(Mark, String), StoreError> {
    let school = crate::relay::registry(store, registry).await?;
    let devices = store.devices(None).await?;
    let present: BTreeSet<PersonId> = devices.iter().map(|device| device.person).collect();
    let curators: BTreeSet<PersonId> = school.curators().collect();
    let line = format!(
        "the school has {} people, {} pairs and {} devices",
        school.people.len(),
        school.pairs.len(),
        devices.len()
    );
    Ok(if curators.is_disjoint(&present) {
        let line = format!("{line}; no curator has one: let one in with `ryadom invite`");
        (Mark::Wrong, line)
    } else {
        (Mark::Fine, line)
    })
}
