//! The kept corpus: what honest programs say. `cargo test -p ryadom-fuzz` fails when the programs say something else,
//! and `RYADOM_CORPUS=write cargo test -p ryadom-fuzz` writes it anew.

use automerge::sync::Message;
use std::path::{Path, PathBuf};
use std::{fs, io};

/// A document as the relay has it, and a sync message that somebody sends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seed {
    /// The document, saved.
    pub document: Vec<u8>,
    /// The message.
    pub data: Vec<u8>,
}

impl Seed {
    /// As it is kept: the document's length, the document, the message.
    pub fn encode(&self) -> Vec<u8> {
        let length = u32::try_from(self.document.len()).unwrap_or(u32::MAX);
        [&length.to_le_bytes()[..], &self.document, &self.data].concat()
    }

    /// Reads what [`Seed::encode`] wrote.
    pub fn decode(bytes: &[u8]) -> Option<Self> {
        let (length, rest) = bytes.split_first_chunk()?;
        let length = usize::try_from(u32::from_le_bytes(*length)).ok()?;
        let (document, data) = rest.split_at_checked(length)?;
        Some(Self {
            document: document.to_vec(),
            data: data.to_vec(),
        })
    }

    /// The message, read.
    pub fn message(&self) -> Option<Message> {
        Message::decode(&self.data).ok()
    }
}

/// Where the corpus is.
pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus")
}

/// The frames of the corpus.
///
/// # Errors
/// When it cannot be read.
pub fn frames() -> io::Result<Vec<Vec<u8>>> {
    files("frame")
}

/// The messages of the corpus.
///
/// # Errors
/// When it cannot be read.
pub fn messages() -> io::Result<Vec<Seed>> {
    let files = files("message")?;
    Ok(files
        .iter()
        .filter_map(|bytes| Seed::decode(bytes))
        .collect())
}

fn files(kind: &str) -> io::Result<Vec<Vec<u8>>> {
    let mut paths: Vec<_> = fs::read_dir(folder().join(kind))?
        .map(|entry| Ok(entry?.path()))
        .collect::<io::Result<_>>()?;
    paths.sort();
    paths.iter().map(fs::read).collect()
}
