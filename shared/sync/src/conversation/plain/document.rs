//! A whole document as one chunk: what a client sends while there is little more in it than what is new.

use super::columns::Columns;
use super::rows::{Deltas, Group, Numbering, Operations, Runs};
use super::{LAST, NAMES, NotPlain, Plain, Scan, actor, bytes, number, only_if, sure, words};

/// Longest, in bytes. A document that was just begun is about half a thousand.
const LENGTH: usize = 8 * 1024;
/// Most changes.
const CHANGES: usize = 64;

const ACTOR: u64 = 0x01;
const SEQUENCE: u64 = 0x03;
const LAST_OPERATION: u64 = 0x13;
const TIME: u64 = 0x23;
const WORDS: u64 = 0x35;
const BEFORE_COUNT: u64 = 0x40;
const BEFORE: u64 = 0x43;
const EXTRA_KIND: u64 = 0x56;
/// The kind of value of no bytes.
const NO_BYTES: u64 = 7;

pub(super) fn check(scan: &mut Scan<'_>, mut body: &[u8]) -> Plain<()> {
    only_if(body.len() <= LENGTH)?;
    let rest = &mut body;
    let actors = number(rest)?;
    only_if(actors <= NAMES)?;
    for _ in 0..actors {
        actor(rest)?;
    }
    let tips = number(rest)?;
    only_if((1..=NAMES).contains(&tips))?;
    for _ in 0..tips {
        sure(bytes::take(rest, bytes::HASH))?;
    }
    let (changes, operations) = (Columns::heads(rest)?, Columns::heads(rest)?);
    let changes = changes.read(rest, |deflated| scan.inflate(deflated))?;
    let operations = operations.read(rest, |deflated| scan.inflate(deflated))?;
    let count = check_changes(&changes, actors)?;
    for _ in 0..tips {
        only_if(number(rest)? < count)?;
    }
    only_if(rest.is_empty())?;
    let mut operations_of = Operations {
        actors,
        numbering: Numbering::Said,
        group: Group::Successors,
        left: &mut scan.rows,
    };
    operations_of.check(&operations).map(drop)
}

/// Answers how many there are.
fn check_changes(columns: &Columns<'_>, actors: u64) -> Plain<u64> {
    columns.only(&[
        ACTOR,
        SEQUENCE,
        LAST_OPERATION,
        TIME,
        WORDS,
        BEFORE_COUNT,
        BEFORE,
        EXTRA_KIND,
    ])?;
    let mut by = Runs::new(columns.get(ACTOR), bytes::number);
    let mut sequence = Deltas::new(columns.get(SEQUENCE));
    let mut last_operation = Deltas::new(columns.get(LAST_OPERATION));
    let mut time = Runs::new(columns.get(TIME), bytes::signed);
    let mut said = Runs::new(columns.get(WORDS), bytes::prefixed);
    let mut before_count = Runs::new(columns.get(BEFORE_COUNT), bytes::number);
    let mut before = Deltas::new(columns.get(BEFORE));
    let mut extra = Runs::new(columns.get(EXTRA_KIND), bytes::number);

    let mut sequences = std::collections::HashMap::new();
    let mut last_operations: Vec<u64> = Vec::new();
    while !by.is_done() {
        only_if(last_operations.len() < CHANGES)?;
        let actor = by.value()?;
        only_if(actor < actors)?;
        let number_of_actor: &mut u64 = sequences.entry(actor).or_default();
        *number_of_actor += 1;
        only_if(sequence.value()? == *number_of_actor)?;
        time.next().map(drop)?;
        words(said.next()?.unwrap_or_default())?;
        only_if(matches!(extra.next()?, None | Some(NO_BYTES)))?;
        let mut last_before = 0;
        let follows = before_count.value()?;
        only_if(follows <= CHANGES as u64)?;
        for _ in 0..follows {
            let earlier = usize::try_from(before.value()?).map_err(|_| NotPlain)?;
            last_before = last_before.max(*sure(last_operations.get(earlier))?);
        }
        let last = last_operation.value()?;
        only_if((last_before + 1..LAST).contains(&last))?;
        last_operations.push(last);
    }
    let all_done = sequence.is_done()
        && last_operation.is_done()
        && time.is_done()
        && said.is_done()
        && before_count.is_done()
        && before.is_done()
        && extra.is_done();
    only_if(all_done)?;
    Ok(last_operations.len() as u64)
}
