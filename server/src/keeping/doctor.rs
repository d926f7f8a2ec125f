//! `ryadom doctor`: how the installation stands.

use super::{look, say, schedule};
use crate::{
    cli::{Copies, Doctor},
    data::{DataError, DataFolder, file_of},
    run::RunError,
    settings::PublicUrl,
    store::{SqliteStore, Store, StoreError},
    world::{Machine, World},
};
use ryadom_domain::{DocumentId, PersonId, Timestamp};
use std::{collections::BTreeSet, fmt, path::Path};

/// Less room than this on the disk is too little.
const ROOM: u64 = 1024 * 1024 * 1024;

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
    let now = Machine::default().now();
    let mut found = vec![address(&url)];
    found.extend(folder(&place.data));
    let stored = match file_of(&place.data) {
        Ok(file) => match contents(&file, now).await {
            Ok(lines) => lines,
            Err(error) => vec![(Mark::Wrong, error.to_string())],
        },
        Err(error) => vec![(Mark::Look, error.to_string())],
    };
    found.extend(stored);
    found.push(copies(&options.copies, now));
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

async fn contents(file: &Path, now: Timestamp) -> Result<Vec<(Mark, String)>, RunError> {
    let store = look(file)?;
    let mut lines = Vec::new();
    let faults = store.faults().await?;
    lines.push(match faults.first() {
        None => (Mark::Fine, format!("{} is whole", file.display())),
        Some(fault) => (Mark::Wrong, format!("{}: {fault}", file.display())),
    });
    lines.push(match store.registry().await? {
        None => (Mark::Look, "no school was founded yet".to_owned()),
        Some(registry) => people(&store, registry, now).await?,
    });
    let files = store.files_held().await?;
    lines.push((
        Mark::Fine,
        format!(
            "{} files with {} MB are attached, {} more are on their way",
            files.files,
            files.bytes / 1_000_000,
            files.coming
        ),
    ));
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
async fn people(
    store: &SqliteStore,
    registry: DocumentId,
    now: Timestamp,
) -> Result<(Mark, String), StoreError> {
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
    if !curators.is_disjoint(&present) {
        return Ok((Mark::Fine, line));
    }
    let invited = store.invited(now).await?;
    Ok(if invited.iter().any(|person| curators.contains(person)) {
        let line = format!("{line}; no curator has come in yet, and a link for one is still good");
        (Mark::Look, line)
    } else {
        let line = format!("{line}; no curator has one: let one in with `ryadom invite`");
        (Mark::Wrong, line)
    })
}

/// Whether copies are made by themselves, as far as their folder shows.
fn copies(copies: &Copies, now: Timestamp) -> (Mark, String) {
    let Some(folder) = &copies.backup_to else {
        let line =
            "no folder for copies was named with --backup-to: they are made by hand, or not at all";
        return (Mark::Look, line.to_owned());
    };
    let shown = folder.display();
    let found = match schedule::found(folder) {
        Ok(found) => found,
        Err(error) => return (Mark::Wrong, format!("{shown} cannot be read: {error}")),
    };
    let Some(newest) = found.newest() else {
        let line = format!("there is no copy in {shown} yet; serve makes them with --backup-to");
        return (Mark::Look, line);
    };
    let line = format!(
        "the newest of {} copies in {shown} is of {}",
        found.count(),
        schedule::moment(newest)
    );
    if found.is_torn() {
        let line = format!(
            "{line}; the last attempt found documents that cannot be read: `ryadom verify` names them"
        );
        return (Mark::Wrong, line);
    }
    // A little late is a night without power; twice as late is a relay that was not told to make copies, or cannot.
    let late = newest.seconds() + 2 * copies.backup_every.seconds() < now.seconds();
    if late {
        let line = format!("{line}, which is too long ago: the relay's log says why");
        return (Mark::Wrong, line);
    }
    (Mark::Fine, line)
}
