//! Whether changes are so small and so regular that taking them in is sure to be cheap.
//!
//! What is plain may be applied where it arrives. Of everything else it is not known what it would
//! cost, or whether the document could be read afterwards: it is to be tried somewhere safe first.
//! So this says yes only to what people's programs write while somebody types, and reads every
//! number of it: a change that names an actor, an operation or a value that cannot be there, or
//! that counts its operations wrongly, is not plain.

mod columns;
mod document;
mod rows;

use super::bytes::{self, HASH, MAGIC};
use automerge::sync::ChunkList;
use automerge::{Automerge, ChangeHash};
use columns::Columns;
use rows::{Group, Numbering, Operations};
use std::collections::HashMap;

/// Most bytes of one message, inflated.
const BYTES: usize = 64 * 1024;
/// Most operations, and most predecessors of operations, in one message.
const ROWS: u64 = 8192;
/// Most changes in one message.
const CHANGES: usize = 256;
/// Most predecessors of a change, and most other actors that it names.
const NAMES: u64 = 256;
/// Longest actor, in bytes.
const ACTOR: usize = 64;
/// Longest message that goes with a change, in bytes.
const WORDS: usize = 1024;
/// What an operation's number must stay below. automerge counts in 32 bits.
const LAST: u64 = 1 << 31;

const CHECKSUM: u64 = 4;

/// Not plain, for whatever reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct NotPlain;

type Plain<T> = Result<T, NotPlain>;

/// Whether these changes, on this document, are plain.
pub(crate) fn is_plain(changes: &ChunkList, contents: &Automerge) -> bool {
    if changes.len() > CHANGES || changes.iter().map(<[u8]>::len).sum::<usize>() > BYTES {
        return false;
    }
    let mut scan = Scan::of(contents);
    changes.iter().all(|piece| scan.piece(piece))
}

/// The same for changes that come one by one, so that each may be as large as a message: a file brings weeks of them.
pub(crate) fn are_plain<'p>(
    pieces: impl IntoIterator<Item = &'p [u8]>,
    contents: &Automerge,
) -> bool {
    let mut scan = Scan::of(contents);
    pieces.into_iter().all(|piece| {
        (scan.rows, scan.bytes) = (ROWS, BYTES);
        piece.len() <= BYTES && scan.piece(piece)
    })
}

struct Scan<'d> {
    contents: &'d Automerge,
    /// Rows and bytes that may still come.
    rows: u64,
    bytes: usize,
    /// The last operation of each change of the message, by its checksum: the hash's first bytes.
    here: HashMap<[u8; CHECKSUM as usize], u64>,
}

fn sure<T>(found: Option<T>) -> Plain<T> {
    found.ok_or(NotPlain)
}

fn only_if(plain: bool) -> Plain<()> {
    if plain { Ok(()) } else { Err(NotPlain) }
}

impl<'d> Scan<'d> {
    fn of(contents: &'d Automerge) -> Self {
        Self {
            contents,
            rows: ROWS,
            bytes: BYTES,
            here: HashMap::new(),
        }
    }

    fn piece(&mut self, mut rest: &[u8]) -> bool {
        while !rest.is_empty() {
            if self.chunk(&mut rest).is_err() {
                return false;
            }
        }
        true
    }

    fn chunk(&mut self, rest: &mut &[u8]) -> Plain<()> {
        only_if(sure(bytes::take(rest, MAGIC.len() as u64))? == MAGIC)?;
        let checksum = sure(bytes::take(rest, CHECKSUM))?;
        let kind = sure(bytes::take(rest, 1))?;
        let body = sure(bytes::prefixed(rest))?;
        let last = match kind {
            [0] => return document::check(self, body),
            [1] => self.change(body)?,
            [2] => {
                let body = self.inflate(body)?;
                self.change(&body)?
            }
            _ => return Err(NotPlain),
        };
        let checksum = checksum.try_into().map_err(|_| NotPlain)?;
        only_if(self.here.insert(checksum, last).is_none())
    }

    fn inflate(&mut self, deflated: &[u8]) -> Plain<Vec<u8>> {
        let bytes = sure(bytes::inflate(deflated, self.bytes))?;
        self.bytes = sure(self.bytes.checked_sub(bytes.len()))?;
        Ok(bytes)
    }

    /// Answers the change's last operation.
    fn change(&mut self, mut body: &[u8]) -> Plain<u64> {
        let rest = &mut body;
        let before = self.last_before(rest)?;
        actor(rest)?;
        only_if((1..LAST).contains(&number(rest)?))?;
        let start = number(rest)?;
        // Any other number would be lost when the document is saved.
        only_if(start == before + 1)?;
        sure(bytes::signed(rest))?;
        words(sure(bytes::prefixed(rest))?)?;
        let others = number(rest)?;
        only_if(others <= NAMES)?;
        for _ in 0..others {
            actor(rest)?;
        }
        let heads = Columns::heads(rest)?;
        let columns = heads.read(rest, |_| Err(NotPlain))?;
        only_if(rest.is_empty())?;
        let mut operations = Operations {
            actors: others + 1,
            numbering: Numbering::From(start),
            group: Group::Predecessors,
            left: &mut self.rows,
        };
        let count = operations.check(&columns)?;
        // One without operations has no last one to count from.
        only_if(count > 0 && start + count < LAST)?;
        Ok(start + count - 1)
    }

    /// The last operation of all that a change follows.
    fn last_before(&self, rest: &mut &[u8]) -> Plain<u64> {
        let count = number(rest)?;
        only_if((1..=NAMES).contains(&count))?;
        let mut last = 0;
        for _ in 0..count {
            let hash = sure(bytes::take(rest, HASH))?;
            let known = ChangeHash::try_from(hash).map_err(|_| NotPlain)?;
            let known = self.contents.get_change_meta_by_hash(&known);
            let operation = match known {
                Some(known) => known.max_op,
                None => *sure(hash.first_chunk().and_then(|start| self.here.get(start)))?,
            };
            last = last.max(operation);
        }
        Ok(last)
    }
}

fn number(rest: &mut &[u8]) -> Plain<u64> {
    sure(bytes::number(rest))
}

fn actor(rest: &mut &[u8]) -> Plain<()> {
    let actor = sure(bytes::prefixed(rest))?;
    only_if((1..=ACTOR).contains(&actor.len()))
}

fn words(bytes: &[u8]) -> Plain<()> {
    only_if(bytes.len() <= WORDS && std::str::from_utf8(bytes).is_ok())
}
