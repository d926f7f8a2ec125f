//! Keeping a school safe: copies, and looking whether everything is whole.

mod doctor;
mod schedule;

pub(crate) use doctor::doctor;
pub(crate) use schedule::Schedule;

use crate::{
    cli::{Backup, Restore, Verify},
    data::{DataFolder, file_of},
    relay::examine,
    run::RunError,
    store::{FilesHeld, SqliteStore, Store, StoreError, copy},
};
use std::{
    io::{self, Write},
    path::Path,
};

/// Documents that are asked for at a time.
const PAGE: usize = 200;

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
    files: FilesHeld,
}

impl Read {
    fn print(self) -> Result<(), RunError> {
        let mut lines = [self.lost.clone(), self.mended].concat();
        lines.push(format!(
            "Read {} documents with {} changes and {} files; {} refused messages are in quarantine.",
            self.documents, self.changes, self.files.files, self.quarantined
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

async fn read_all(store: &SqliteStore) -> Result<Read, StoreError> {
    let faults = store.faults().await?;
    let mut read = Read {
        lost: faults
            .into_iter()
            .map(|fault| format!("the file: {fault}"))
            .collect(),
        quarantined: store.quarantined().await?,
        files: store.files_held().await?,
        ..Read::default()
    };
    let damaged = store.damaged_files().await?.into_iter();
    read.lost.extend(damaged.map(|file| {
        let (document, sha) = (file.document, file.sha);
        format!("{document}: its file {sha} is damaged; a device that has it can attach it again")
    }));
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
