//! Spoiling messages as somebody could who knows the format: every checksum and length is right afterwards.

use crate::chunk::{
    Change, Chunk, Column, Document, number, read, signed, signed_number, unsigned,
};
use crate::corpus::Seed;
use automerge::sync::{ChunkList, Message};
use rand::rngs::SmallRng;
use rand::seq::{IndexedMutRandom, IndexedRandom, SliceRandom};
use rand::{Rng, RngExt};

/// Numbers at which programs err.
const EDGES: [u64; 16] = [
    0,
    1,
    2,
    3,
    63,
    64,
    127,
    128,
    255,
    8191,
    65_536,
    1 << 31,
    (1 << 32) - 1,
    1 << 32,
    1 << 53,
    u64::MAX,
];
/// Column specifications that mean something to somebody.
const COLUMNS: [u64; 27] = [
    0x01, 0x02, 0x03, 0x11, 0x13, 0x15, 0x21, 0x23, 0x34, 0x35, 0x40, 0x42, 0x43, 0x56, 0x57, 0x70,
    0x71, 0x73, 0x80, 0x81, 0x83, 0x94, 0xa5, 0x09, 0x4a, 0x1f, 0xf2,
];

/// A spoilt copy of a seed, with parts of the others in it. Nothing if there is nothing in the seed to spoil.
pub fn seed(seed: &Seed, others: &[Seed], random: &mut SmallRng) -> Option<Seed> {
    let mut message = seed.message()?;
    let mut chunks = Vec::new();
    for bytes in message.changes.iter() {
        chunks.extend(read(bytes)?);
    }
    for _ in 0..random.random_range(1..4) {
        match random.random_range(0..20) {
            0 => swap(&mut chunks, random),
            1 => drop(borrow(&mut chunks, others, random)),
            2 => about(&mut message, random),
            _ => {
                if let Some(chunk) = chunks.choose_mut(random) {
                    spoil(chunk, others, random);
                }
            }
        }
    }
    let parts: Vec<_> = chunks.iter().map(Chunk::write).collect();
    message.changes = match random.random_range(0..8) {
        0 => ChunkList::from(vec![parts.concat()]),
        _ => ChunkList::from(parts),
    };
    Some(Seed {
        document: seed.document.clone(),
        data: message.encode(),
    })
}

fn swap(chunks: &mut Vec<Chunk>, random: &mut SmallRng) {
    if random.random_bool(0.5) {
        chunks.shuffle(random);
    } else if let Some(chunk) = chunks.choose(random).cloned() {
        chunks.push(chunk);
    }
}

fn borrow(chunks: &mut Vec<Chunk>, others: &[Seed], random: &mut SmallRng) -> Option<()> {
    let other = others.choose(random)?.message()?;
    let borrowed: Vec<_> = other.changes.iter().filter_map(read).flatten().collect();
    chunks.push(borrowed.choose(random)?.clone());
    Some(())
}

/// What a message says about changes, beside the changes.
fn about(message: &mut Message, random: &mut SmallRng) {
    match random.random_range(0..4) {
        0 => message.heads.push(automerge::ChangeHash(random.random())),
        1 => message.need.push(automerge::ChangeHash(random.random())),
        2 => message.have.clear(),
        _ => message.heads.clear(),
    }
    message.heads.sort_unstable();
}

fn spoil(chunk: &mut Chunk, others: &[Seed], random: &mut SmallRng) {
    if random.random_ratio(1, 3) {
        match chunk {
            Chunk::Change(change) => return change_head(change, random),
            Chunk::Document(document) => return document_head(document, random),
            Chunk::Other(_, body) => return bytes(body, random),
        }
    }
    let mut tables = chunk.tables();
    if let Some(table) = tables.choose_mut(random) {
        columns(table, others, random);
    }
}

fn change_head(change: &mut Change, random: &mut SmallRng) {
    match random.random_range(0..10) {
        0 => change.after.push(random.random()),
        1 => drop(change.after.pop()),
        2 => change.after.extend(change.after.first().copied()),
        3 => drop(change.actors.pop()),
        4 => change.actors.push(random.random::<[u8; 16]>().to_vec()),
        5 => change.actors.shuffle(random),
        6 | 7 => {
            let value = edge(change.numbers[1], random);
            if let Some(number) = change.numbers.choose_mut(random) {
                *number = value;
            }
        }
        8 => change.deflated = !change.deflated,
        _ => match random.random_range(0..4) {
            0 => change.time = i64::from_le_bytes(random.random()),
            1 => bytes(&mut change.words, random),
            2 => bytes(&mut change.extra, random),
            _ => {
                if let Some(actor) = change.actors.choose_mut(random) {
                    bytes(actor, random);
                }
            }
        },
    }
}

fn document_head(document: &mut Document, random: &mut SmallRng) {
    match random.random_range(0..6) {
        0 => document.heads.push(random.random()),
        1 => document.actors.shuffle(random),
        2 => drop(document.actors.pop()),
        3 => bytes(&mut document.places, random),
        4 => document.deflated = !document.deflated,
        _ => document.actors.push(random.random::<[u8; 16]>().to_vec()),
    }
}

fn columns(table: &mut Vec<Column>, others: &[Seed], random: &mut SmallRng) {
    match random.random_range(0..12) {
        0 => {
            if !table.is_empty() {
                table.remove(random.random_range(0..table.len()));
            }
        }
        1 => {
            let specification = COLUMNS.choose(random).copied().unwrap_or_default();
            table.push((specification, random.random::<[u8; 3]>().to_vec()));
            table.sort_by_key(|column| column.0);
        }
        2 => {
            let taken = table.choose(random).map(|column| column.1.clone());
            if let (Some(taken), Some(column)) = (taken, table.choose_mut(random)) {
                column.1 = taken;
            }
        }
        3 => drop(graft(table, others, random)),
        4 | 5 => {
            if let Some(column) = table.choose_mut(random) {
                bytes(&mut column.1, random);
            }
        }
        _ => {
            if let Some(column) = table.choose_mut(random) {
                runs(column, random);
            }
        }
    }
}

/// The same column of another chunk.
fn graft(table: &mut [Column], others: &[Seed], random: &mut SmallRng) -> Option<()> {
    let other = others.choose(random)?.message()?;
    let mut chunks: Vec<_> = other.changes.iter().filter_map(read).flatten().collect();
    let column = table.choose_mut(random)?;
    let mut tables = chunks.choose_mut(random)?.tables();
    let found = tables
        .iter_mut()
        .flat_map(|table| table.iter())
        .find(|other| other.0 == column.0);
    column.1 = found?.1.clone();
    Some(())
}

/// Another number somewhere in a column of numbers; all behind it stays as it was.
fn runs(column: &mut Column, random: &mut SmallRng) {
    let mut rest = column.1.as_slice();
    let mut starts = vec![0];
    while !rest.is_empty() {
        if unsigned(&mut rest).is_none() {
            break;
        }
        starts.push(column.1.len() - rest.len());
    }
    let Some(&start) = starts.choose(random) else {
        return;
    };
    let mut rest = &column.1[start..];
    let is_signed = random.random_bool(0.7);
    let old = if is_signed {
        signed(&mut rest).unwrap_or(1)
    } else {
        0
    };
    let new = if is_signed {
        signed_number(match random.random_range(0..5) {
            0 => old.wrapping_neg(),
            1 => old.wrapping_add(1),
            2 => old.wrapping_sub(1),
            3 => 0,
            _ => edge(old.unsigned_abs(), random).cast_signed(),
        })
    } else {
        let mut rest = &column.1[start..];
        number(edge(unsigned(&mut rest).unwrap_or(1), random))
    };
    let mut after = &column.1[start..];
    let _ = unsigned(&mut after);
    let spoilt = match random.random_range(0..4) {
        // Beside the old one.
        0 => [&column.1[..start], &new, &column.1[start..]].concat(),
        _ => [&column.1[..start], &new, after].concat(),
    };
    column.1 = spoilt;
}

fn edge(near: u64, random: &mut SmallRng) -> u64 {
    match random.random_range(0..4) {
        0 => near.wrapping_add(1),
        1 => near.wrapping_sub(1),
        2 => random.random_range(0..200),
        _ => EDGES.choose(random).copied().unwrap_or_default(),
    }
}

/// A few bytes of any bytes.
pub fn bytes(bytes: &mut Vec<u8>, random: &mut SmallRng) {
    for _ in 0..random.random_range(1..4) {
        let place = random.random_range(0..=bytes.len());
        match random.random_range(0..5) {
            0 => bytes.insert(place, random.random()),
            1 if place < bytes.len() => drop(bytes.remove(place)),
            2 if place < bytes.len() => bytes[place] ^= 1 << random.random_range(0..8),
            3 if place < bytes.len() => bytes[place] = random.random(),
            4 => bytes.truncate(place),
            _ => bytes.extend(random.next_u32().to_le_bytes()),
        }
    }
}
