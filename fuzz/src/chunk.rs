//! A change or document taken apart, so that one part of it can be spoilt and the rest stays right.
//! <https://automerge.org/automerge-binary-format-spec/>

use flate2::Compression;
use flate2::read::{DeflateDecoder, DeflateEncoder};
use sha2::Digest;
use std::io::Read;

const MAGIC: [u8; 4] = [0x85, 0x6f, 0x4a, 0x83];
/// In a column's specification: the column is deflated.
const DEFLATED: u64 = 0b1000;

/// A column's specification and bytes, inflated.
pub type Column = (u64, Vec<u8>);

/// A chunk whose checksum is made anew when it is put together.
#[derive(Debug, Clone)]
pub enum Chunk {
    /// A change.
    Change(Change),
    /// A document.
    Document(Document),
    /// Anything else: kind and body.
    Other(u8, Vec<u8>),
}

/// A change's parts.
#[derive(Debug, Clone)]
pub struct Change {
    /// What it follows.
    pub after: Vec<[u8; 32]>,
    /// Its actor first, then the others that it names.
    pub actors: Vec<Vec<u8>>,
    /// Sequence number and first operation.
    pub numbers: [u64; 2],
    /// The time and the message, as they stand.
    pub time: i64,
    /// Words that go with it.
    pub words: Vec<u8>,
    /// Its operations.
    pub columns: Vec<Column>,
    /// What stands behind everything known.
    pub extra: Vec<u8>,
    /// Whether it travels deflated.
    pub deflated: bool,
}

/// A document's parts.
#[derive(Debug, Clone)]
pub struct Document {
    /// Everybody it names.
    pub actors: Vec<Vec<u8>>,
    /// Its heads.
    pub heads: Vec<[u8; 32]>,
    /// Columns of changes.
    pub changes: Vec<Column>,
    /// Columns of operations.
    pub operations: Vec<Column>,
    /// Where the heads stand among the changes.
    pub places: Vec<u8>,
    /// Whether its columns travel deflated.
    pub deflated: bool,
}

/// The chunks that stand one after another. Nothing if they are no chunks.
pub fn read(mut bytes: &[u8]) -> Option<Vec<Chunk>> {
    let mut chunks = Vec::new();
    while !bytes.is_empty() {
        let rest = bytes.strip_prefix(&MAGIC)?.get(4..)?;
        let (&kind, mut rest) = rest.split_first()?;
        let body = prefixed(&mut rest)?;
        bytes = rest;
        chunks.push(match kind {
            0 => Chunk::Document(Document::read(body)?),
            1 => Chunk::Change(Change::read(body, false)?),
            2 => {
                let mut inflated = Vec::new();
                DeflateDecoder::new(body).read_to_end(&mut inflated).ok()?;
                Chunk::Change(Change::read(&inflated, true)?)
            }
            _ => Chunk::Other(kind, body.to_vec()),
        });
    }
    Some(chunks)
}

impl Chunk {
    /// The chunk, with the checksum that its contents ask for.
    pub fn write(&self) -> Vec<u8> {
        let (kind, mut body) = match self {
            Self::Change(change) => (1, change.write()),
            Self::Document(document) => (0, document.write()),
            Self::Other(kind, body) => (*kind, body.clone()),
        };
        // The sum is over what is there before it is deflated.
        let summed = [&[kind][..], &number(body.len() as u64), &body].concat();
        let sum = sha2::Sha256::digest(&summed);
        let mut kind = kind;
        if let Self::Change(Change { deflated: true, .. }) = self {
            (kind, body) = (2, deflate(&body));
        }
        [
            &MAGIC[..],
            &sum[..4],
            &[kind],
            &number(body.len() as u64),
            &body,
        ]
        .concat()
    }

    /// Every table of columns in it.
    pub fn tables(&mut self) -> Vec<&mut Vec<Column>> {
        match self {
            Self::Change(change) => vec![&mut change.columns],
            Self::Document(document) => vec![&mut document.changes, &mut document.operations],
            Self::Other(..) => Vec::new(),
        }
    }
}

impl Change {
    fn read(mut body: &[u8], deflated: bool) -> Option<Self> {
        let rest = &mut body;
        let after = hashes(rest)?;
        let mut actors = vec![prefixed(rest)?.to_vec()];
        let numbers = [unsigned(rest)?, unsigned(rest)?];
        let time = signed(rest)?;
        let words = prefixed(rest)?.to_vec();
        for _ in 0..unsigned(rest)? {
            actors.push(prefixed(rest)?.to_vec());
        }
        let heads = heads(rest)?;
        let columns = columns(rest, heads)?;
        let extra = rest.to_vec();
        Some(Self {
            after,
            actors,
            numbers,
            time,
            words,
            columns,
            extra,
            deflated,
        })
    }

    fn write(&self) -> Vec<u8> {
        let mut body = number(self.after.len() as u64);
        body.extend(self.after.iter().flatten());
        let (own, others) = self
            .actors
            .split_first()
            .map_or((&[][..], &[][..]), |(own, others)| (own, others));
        put(&mut body, own);
        body.extend(self.numbers.into_iter().flat_map(number));
        body.extend(signed_number(self.time));
        put(&mut body, &self.words);
        body.extend(number(others.len() as u64));
        others.iter().for_each(|other| put(&mut body, other));
        write_heads(&mut body, &self.columns);
        body.extend(self.columns.iter().flat_map(|column| &column.1));
        body.extend(&self.extra);
        body
    }
}

impl Document {
    fn read(mut body: &[u8]) -> Option<Self> {
        let rest = &mut body;
        let mut actors = Vec::new();
        for _ in 0..unsigned(rest)? {
            actors.push(prefixed(rest)?.to_vec());
        }
        let tips = hashes(rest)?;
        let (changes, operations) = (heads(rest)?, heads(rest)?);
        let deflated = operations.iter().any(|head| head.0 & DEFLATED != 0);
        let (changes, operations) = (columns(rest, changes)?, columns(rest, operations)?);
        Some(Self {
            actors,
            heads: tips,
            changes,
            operations,
            places: rest.to_vec(),
            deflated,
        })
    }

    fn write(&self) -> Vec<u8> {
        let mut body = number(self.actors.len() as u64);
        self.actors.iter().for_each(|actor| put(&mut body, actor));
        body.extend(number(self.heads.len() as u64));
        body.extend(self.heads.iter().flatten());
        let travel = |columns: &[Column]| -> Vec<Column> {
            let travel = |(specification, bytes): &Column| match self.deflated && bytes.len() > 64 {
                true => (specification | DEFLATED, deflate(bytes)),
                false => (*specification, bytes.clone()),
            };
            columns.iter().map(travel).collect()
        };
        let tables = [travel(&self.changes), travel(&self.operations)];
        tables
            .iter()
            .for_each(|table| write_heads(&mut body, table));
        body.extend(tables.iter().flatten().flat_map(|column| &column.1));
        body.extend(&self.places);
        body
    }
}

fn deflate(bytes: &[u8]) -> Vec<u8> {
    let mut deflated = Vec::new();
    // Reading from memory does not fail.
    drop(DeflateEncoder::new(bytes, Compression::default()).read_to_end(&mut deflated));
    deflated
}

fn heads(rest: &mut &[u8]) -> Option<Vec<(u64, u64)>> {
    (0..unsigned(rest)?)
        .map(|_| Some((unsigned(rest)?, unsigned(rest)?)))
        .collect()
}

fn columns(rest: &mut &[u8], heads: Vec<(u64, u64)>) -> Option<Vec<Column>> {
    let column = |(specification, length)| {
        let bytes = take(rest, length)?;
        if specification & DEFLATED == 0 {
            return Some((specification, bytes.to_vec()));
        }
        let mut inflated = Vec::new();
        DeflateDecoder::new(bytes).read_to_end(&mut inflated).ok()?;
        Some((specification & !DEFLATED, inflated))
    };
    heads.into_iter().map(column).collect()
}

fn write_heads(body: &mut Vec<u8>, columns: &[Column]) {
    body.extend(number(columns.len() as u64));
    for (specification, bytes) in columns {
        body.extend(number(*specification));
        body.extend(number(bytes.len() as u64));
    }
}

fn hashes(rest: &mut &[u8]) -> Option<Vec<[u8; 32]>> {
    (0..unsigned(rest)?)
        .map(|_| take(rest, 32)?.try_into().ok())
        .collect()
}

fn put(to: &mut Vec<u8>, bytes: &[u8]) {
    to.extend(number(bytes.len() as u64));
    to.extend(bytes);
}

fn take<'b>(rest: &mut &'b [u8], length: u64) -> Option<&'b [u8]> {
    let (taken, left) = rest.split_at_checked(usize::try_from(length).ok()?)?;
    *rest = left;
    Some(taken)
}

fn prefixed<'b>(rest: &mut &'b [u8]) -> Option<&'b [u8]> {
    let length = unsigned(rest)?;
    take(rest, length)
}

/// The next number, as automerge writes them.
pub fn unsigned(rest: &mut &[u8]) -> Option<u64> {
    let mut value = 0_u64;
    for shift in (0..64).step_by(7) {
        let &[byte] = take(rest, 1)? else { return None };
        value |= u64::from(byte & 0x7f) << shift;
        if byte & 0x80 == 0 {
            return Some(value);
        }
    }
    None
}

/// The next number that may be negative.
pub fn signed(rest: &mut &[u8]) -> Option<i64> {
    let mut value = 0_i64;
    for shift in (0..64).step_by(7) {
        let &[byte] = take(rest, 1)? else { return None };
        value |= i64::from(byte & 0x7f) << shift;
        if byte & 0x80 == 0 {
            let negative = byte & 0x40 != 0 && shift < 57;
            return Some(if negative {
                value | (-1 << (shift + 7))
            } else {
                value
            });
        }
    }
    None
}

/// A number as automerge writes it.
pub fn number(mut value: u64) -> Vec<u8> {
    let mut bytes = Vec::new();
    loop {
        let low = (value & 0x7f) as u8;
        value >>= 7;
        if value == 0 {
            bytes.push(low);
            return bytes;
        }
        bytes.push(low | 0x80);
    }
}

/// A number that may be negative, as automerge writes it.
pub fn signed_number(mut value: i64) -> Vec<u8> {
    let mut bytes = Vec::new();
    loop {
        let low = (value & 0x7f) as u8;
        value >>= 7;
        let ends = (value == 0 && low & 0x40 == 0) || (value == -1 && low & 0x40 != 0);
        if ends {
            bytes.push(low);
            return bytes;
        }
        bytes.push(low | 0x80);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_chunk_of_the_corpus_is_put_together_as_it_was() {
        let mut seen = 0;
        for seed in crate::corpus::messages().expect("a corpus") {
            for bytes in seed.message().expect("a message").changes.iter() {
                let chunks = read(bytes).expect("chunks");
                let again: Vec<u8> = chunks.iter().flat_map(Chunk::write).collect();
                let same = read(&again).expect("chunks");
                assert_eq!(format!("{same:?}"), format!("{chunks:?}"));
                let known = automerge::Automerge::load(&again).is_ok();
                assert_eq!(known, automerge::Automerge::load(bytes).is_ok());
                seen += chunks.len();
            }
        }
        assert!(seen > 15, "{seen}");
    }
}
