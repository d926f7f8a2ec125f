//! Reading an automerge sync message that someone else wrote.
//!
//! automerge believes some of the numbers in a message before it looks at the rest of it. They
//! are checked here first.

use super::{bytes, weight};
use crate::limits;
use automerge::ChangeHash;
use automerge::sync::{BloomFilter, Message};

/// Why a sync message goes no further.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(crate) enum Unreadable {
    #[error("not a sync message")]
    Malformed,
    #[error("a sync message asks for more than it may")]
    TooLarge,
}

/// Reads a sync message, with its lists of hashes in order and without repeats, as automerge
/// takes for granted.
pub(crate) fn decode(data: &[u8]) -> Result<Message, Unreadable> {
    if data.len() > limits::FRAME {
        return Err(Unreadable::TooLarge);
    }
    let mut message = Message::decode(data).map_err(|_| Unreadable::Malformed)?;
    if message.heads.len() > limits::HEADS || message.have.len() > limits::SUMMARIES {
        return Err(Unreadable::TooLarge);
    }
    put_in_order(&mut message.heads);
    put_in_order(&mut message.need);
    for have in &mut message.have {
        put_in_order(&mut have.last_sync);
        check_summary(&have.bloom)?;
    }
    weight::check(&message.changes)?;
    Ok(message)
}

fn put_in_order(hashes: &mut Vec<ChangeHash>) {
    hashes.sort_unstable();
    hashes.dedup();
}

/// A summary names how many bits to test for each change. automerge reserves memory for that
/// many, and divides by the number of bits there are.
fn check_summary(summary: &BloomFilter) -> Result<(), Unreadable> {
    let bytes = summary.to_bytes();
    if bytes.is_empty() {
        return Ok(());
    }
    let mut rest = bytes.as_slice();
    let mut number = || bytes::number(&mut rest).ok_or(Unreadable::Malformed);
    let (entries, bits_per_entry, probes) = (number()?, number()?, number()?);
    if entries == 0 || bits_per_entry == 0 || rest.is_empty() {
        return Err(Unreadable::Malformed);
    }
    if bits_per_entry > limits::BITS_PER_ENTRY || probes > limits::PROBES || probes == 0 {
        return Err(Unreadable::TooLarge);
    }
    Ok(())
}
