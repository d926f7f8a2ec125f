//! How much memory the changes in a message would take, told from their outlines alone.
//!
//! A few hundred bytes can stand for millions of operations: columns are run-length encoded, and
//! may be deflated. automerge unpacks them before it asks whether they make sense. Here they are
//! walked, never built, and given up as soon as they weigh too much.
//! <https://automerge.org/automerge-binary-format-spec/>

use super::bytes::{self, HASH, MAGIC};
use super::incoming::Unreadable;
use crate::limits;
use automerge::sync::ChunkList;
use std::borrow::Cow;

const CHECKSUM: usize = 4;

/// Refuses changes that unpack to more than [`limits::INFLATED`] bytes, or to more rows than
/// honest changes of their size do.
pub(super) fn check(changes: &ChunkList) -> Result<(), Unreadable> {
    let length: usize = changes.iter().map(<[u8]>::len).sum();
    let mut scales = Scales::new(length);
    for chunks in changes.iter() {
        let mut rest = chunks;
        while !rest.is_empty() {
            weigh_chunk(&mut rest, &mut scales)?;
        }
    }
    Ok(())
}

/// What may still be unpacked.
struct Scales {
    inflated: usize,
    /// For each column by itself: the columns of a change lie side by side.
    rows: u64,
}

impl Scales {
    fn new(length: usize) -> Self {
        let length = u64::try_from(length).unwrap_or(u64::MAX);
        let rows = limits::ROWS.saturating_add(length.saturating_mul(limits::ROWS_PER_BYTE));
        Self {
            inflated: limits::INFLATED,
            rows: rows.min(limits::MOST_ROWS),
        }
    }

    fn inflate(&mut self, deflated: &[u8]) -> Result<Vec<u8>, Unreadable> {
        let bytes = bytes::inflate(deflated, self.inflated).ok_or(Unreadable::Malformed)?;
        self.inflated = self
            .inflated
            .checked_sub(bytes.len())
            .ok_or(Unreadable::TooLarge)?;
        Ok(bytes)
    }
}

fn weigh_chunk(rest: &mut &[u8], scales: &mut Scales) -> Result<(), Unreadable> {
    if take(rest, MAGIC.len() as u64)? != MAGIC {
        return Err(Unreadable::Malformed);
    }
    take(rest, CHECKSUM as u64)?;
    let kind = take(rest, 1)?;
    let length = number(rest)?;
    let body = take(rest, length)?;
    match kind {
        [0] => weigh_document(body, scales),
        [1] => weigh_change(body, scales),
        [2] => weigh_change(&scales.inflate(body)?, scales),
        // Bundles exist, but no client syncs by them.
        _ => Err(Unreadable::Malformed),
    }
}

fn weigh_document(mut body: &[u8], scales: &mut Scales) -> Result<(), Unreadable> {
    let rest = &mut body;
    skip_actors(rest)?;
    skip_hashes(rest)?;
    let changes = columns(rest)?;
    let operations = columns(rest)?;
    weigh_columns(rest, &changes, scales)?;
    weigh_columns(rest, &operations, scales)
}

fn weigh_change(mut body: &[u8], scales: &mut Scales) -> Result<(), Unreadable> {
    let rest = &mut body;
    skip_hashes(rest)?;
    skip_prefixed(rest)?;
    // Sequence number, first operation, time (whose sign does not matter here).
    for _ in 0..3 {
        number(rest)?;
    }
    // The message, and other actors.
    skip_prefixed(rest)?;
    skip_actors(rest)?;
    let operations = columns(rest)?;
    weigh_columns(rest, &operations, scales)
}

/// A column's specification and length.
type Column = (u64, u64);

fn columns(rest: &mut &[u8]) -> Result<Vec<Column>, Unreadable> {
    let count = number(rest)?;
    if count > limits::COLUMNS {
        return Err(Unreadable::TooLarge);
    }
    (0..count)
        .map(|_| Ok((number(rest)?, number(rest)?)))
        .collect()
}

fn weigh_columns(
    rest: &mut &[u8],
    columns: &[Column],
    scales: &mut Scales,
) -> Result<(), Unreadable> {
    const DEFLATED: u64 = 0b1000;
    for &(specification, length) in columns {
        let mut bytes = Cow::Borrowed(take(rest, length)?);
        if specification & DEFLATED != 0 {
            bytes = Cow::Owned(scales.inflate(&bytes)?);
        }
        match specification & 0b111 {
            0 => weigh_runs(&bytes, scales, Values::Numbers(|count| count))?,
            // Each value's low bits are its type, the others its length.
            6 => weigh_runs(&bytes, scales, Values::Numbers(|value| value >> 4))?,
            1..=3 => weigh_runs(&bytes, scales, Values::Numbers(|_| 1))?,
            4 => weigh_switches(&bytes, scales)?,
            5 => weigh_runs(&bytes, scales, Values::Texts)?,
            _ => {}
        }
    }
    Ok(())
}

/// What stands between the lengths of runs.
#[derive(Clone, Copy)]
enum Values {
    /// Numbers, and what each of them weighs.
    Numbers(fn(u64) -> u64),
    /// Texts, which weigh their length.
    Texts,
}

impl Values {
    fn weigh_next(self, rest: &mut &[u8]) -> Result<u64, Unreadable> {
        Ok(match self {
            Self::Numbers(weight) => weight(number(rest)?),
            Self::Texts => u64::try_from(skip_prefixed(rest)?.len()).unwrap_or(u64::MAX),
        })
    }
}

/// A run-length encoded column: a positive number of equal values, a negative number of values
/// of their own, or a nought and a number of gaps.
fn weigh_runs(mut column: &[u8], scales: &Scales, values: Values) -> Result<(), Unreadable> {
    let most = u64::try_from(limits::INFLATED).unwrap_or(u64::MAX);
    let rest = &mut column;
    let (mut rows, mut weight) = (0_u64, 0_u64);
    while !rest.is_empty() {
        let length = signed(rest)?;
        let count = length.unsigned_abs();
        if length > 0 {
            rows = rows.saturating_add(count);
            weight = weight.saturating_add(values.weigh_next(rest)?.saturating_mul(count));
        } else if length < 0 {
            rows = rows.saturating_add(count);
            for _ in 0..count {
                weight = weight.saturating_add(values.weigh_next(rest)?);
            }
        } else {
            rows = rows.saturating_add(number(rest)?);
        }
        if rows > scales.rows || weight > most {
            return Err(Unreadable::TooLarge);
        }
    }
    Ok(())
}

/// A column of yes and no: how many of one, how many of the other, in turn.
fn weigh_switches(mut column: &[u8], scales: &Scales) -> Result<(), Unreadable> {
    let rest = &mut column;
    let mut rows = 0_u64;
    while !rest.is_empty() {
        rows = rows.saturating_add(number(rest)?);
        if rows > scales.rows {
            return Err(Unreadable::TooLarge);
        }
    }
    Ok(())
}

fn skip_hashes(rest: &mut &[u8]) -> Result<(), Unreadable> {
    let count = number(rest)?;
    take(rest, count.checked_mul(HASH).ok_or(Unreadable::Malformed)?).map(drop)
}

fn skip_actors(rest: &mut &[u8]) -> Result<(), Unreadable> {
    for _ in 0..number(rest)? {
        skip_prefixed(rest)?;
    }
    Ok(())
}

fn skip_prefixed<'b>(rest: &mut &'b [u8]) -> Result<&'b [u8], Unreadable> {
    bytes::prefixed(rest).ok_or(Unreadable::Malformed)
}

fn take<'b>(rest: &mut &'b [u8], length: u64) -> Result<&'b [u8], Unreadable> {
    bytes::take(rest, length).ok_or(Unreadable::Malformed)
}

fn number(rest: &mut &[u8]) -> Result<u64, Unreadable> {
    bytes::number(rest).ok_or(Unreadable::Malformed)
}

fn signed(rest: &mut &[u8]) -> Result<i64, Unreadable> {
    bytes::signed(rest).ok_or(Unreadable::Malformed)
}
