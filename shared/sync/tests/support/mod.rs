//! A relay, devices and the wires between them, in memory and one step at a time.
//!
//! The pieces behave as the real drivers must: a device saves before it sends, the relay stores
//! before it answers, a socket keeps the order of its frames and may end at any moment.

#![allow(
    dead_code,
    unreachable_pub,
    unused_imports,
    reason = "each test file compiles this for itself and uses a part"
)]

mod device;
mod relay;
mod world;

pub use device::{Device, Memory, Save};
pub use relay::{Relay, prove};
pub use world::{DeviceId, World};

use automerge::transaction::{CommitOptions, Transactable};
use automerge::{ActorId, AutoCommit, Automerge, Change, ObjType, ROOT, ReadDoc};
use sha2::Digest;

/// The document that every device and the relay start from, before anyone wrote in it.
pub fn genesis() -> AutoCommit {
    let mut document = AutoCommit::new().with_actor(ActorId::from([0; 16]));
    document
        .put(ROOT, "schema", 1)
        .expect("a map takes a value");
    document
        .put_object(ROOT, "text", ObjType::Text)
        .expect("a map takes a text");
    document.commit_with(CommitOptions::default().with_time(0));
    document
}

/// The same, as the relay holds it, with what was stored since.
pub fn stored(changes: &[Change]) -> Automerge {
    let mut contents = genesis().document().clone();
    contents
        .apply_changes(changes.to_vec())
        .expect("stored changes apply");
    contents
}

/// Sets `key`, as one change.
pub fn put(document: &mut AutoCommit, key: &str, value: &str) -> Change {
    document.put(ROOT, key, value).expect("a map takes a value");
    commit(document)
}

/// Types into the document's text, as one change.
pub fn type_in(document: &mut AutoCommit, at: usize, words: &str) -> Change {
    let (_, text) = document
        .get(ROOT, "text")
        .expect("readable")
        .expect("genesis has it");
    let at = at % (document.length(&text) + 1);
    document
        .splice_text(&text, at, 0, words)
        .expect("within the text");
    commit(document)
}

fn commit(document: &mut AutoCommit) -> Change {
    let hash = document
        .commit_with(CommitOptions::default().with_time(0))
        .expect("there is something to commit");
    document
        .get_change_by_hash(&hash)
        .expect("it was just made")
}

/// Every value of `key`: more than one when they were set apart.
pub fn values(document: &impl ReadDoc, key: &str) -> Vec<String> {
    let all = document.get_all(ROOT, key).expect("readable");
    let mut all: Vec<_> = all
        .iter()
        .filter_map(|(value, _)| value.as_str().map(str::to_owned))
        .collect();
    all.sort();
    all
}

/// A chunk with the checksum that its contents ask for, as whoever changes them could send it.
pub fn with_checksum(mut chunk: Vec<u8>) -> Vec<u8> {
    let sum = sha2::Sha256::digest(&chunk[8..]);
    chunk[4..8].copy_from_slice(&sum[..4]);
    chunk
}
