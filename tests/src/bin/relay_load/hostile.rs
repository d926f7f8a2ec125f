//! What a member with bad intentions costs the relay, and everyone else.

use crate::crowd::Crowd;
use crate::edits::edits;
use crate::process::memory;
use crate::school::School;
use ryadom_sync::automerge::sync::{ChunkList, Message, MessageVersion};
use ryadom_sync::automerge::transaction::Transactable;
use ryadom_sync::automerge::{AutoCommit, ObjType, ROOT};
use ryadom_tests::Failure;
use ryadom_tests::device::Device;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;
use tokio::time::{Instant, sleep, sleep_until, timeout};

/// Edits that are timed before, and during.
const EDITS: usize = 300;
/// Between two hostile messages.
const PAUSE: Duration = Duration::from_millis(150);
const PATIENCE: Duration = Duration::from_secs(20);

pub struct Cost {
    /// The most memory above what it was before, in bytes.
    pub memory: u64,
    /// How much longer the slowest twentieth of the edits took meanwhile.
    pub delay: f64,
}

/// Has the crowd write while one member after another sends what no honest client would.
pub async fn attack(crowd: &mut Crowd, school: &School, process: u32) -> Result<Cost, Failure> {
    let calm = edits(crowd, &school.documents, process, EDITS)
        .await?
        .arrival(95)
        .ok_or("no edits")?;
    let before = memory(process)?;

    let over = Arc::new(AtomicBool::new(false));
    let peak = tokio::task::spawn_blocking({
        let over = Arc::clone(&over);
        move || peak(process, &over)
    });
    let (amid, thrown) = tokio::join!(
        edits(crowd, &school.documents, process, EDITS),
        throw_all(school)
    );
    over.store(true, Ordering::Relaxed);
    thrown?;
    let amid = amid?.arrival(95).ok_or("no edits")?;
    let peak = peak.await??;
    Ok(Cost {
        memory: peak.saturating_sub(before),
        delay: amid / calm,
    })
}

fn peak(process: u32, over: &AtomicBool) -> Result<u64, Failure> {
    let mut peak = 0;
    while !over.load(Ordering::Relaxed) {
        peak = peak.max(memory(process)?);
        std::thread::sleep(Duration::from_millis(1));
    }
    Ok(peak)
}

async fn throw_all(school: &School) -> Result<(), Failure> {
    let mut next = Instant::now();
    for (number, data) in missiles().into_iter().cycle().take(20).enumerate() {
        sleep_until(next).await;
        next += PAUSE;
        let shared = &school.documents[number];
        let member = &school.members[shared.members[0]];
        let mut device = Device::connect(member, (7 << 96) | number as u128).await?;
        device.open(&[(shared.id, shared.kind)]).await?;
        device.throw(shared.id, data).await?;
        // Refused, or hung up on.
        timeout(PATIENCE, async {
            while let Ok(frame) = device.frame().await {
                if device.take(frame).await.is_err() {
                    break;
                }
            }
        })
        .await?;
        sleep(Duration::ZERO).await;
    }
    Ok(())
}

/// Each kind of message that would take a relay's memory if it were believed.
fn missiles() -> Vec<Vec<u8>> {
    vec![
        greedy_summary(),
        with_change(novel()),
        with_change(change_with(0x42, &rows(1 << 40))),
        with_change(change_with(
            0x15,
            &[&leb128(90_000)[..], &leb128(20_000), &[b'x'; 20_000]].concat(),
        )),
        with_change(bomb()),
    ]
}

/// A change with nothing wrong in it, but that it is 200,000 letters at once: what it takes shows only when it is tried.
fn novel() -> Vec<u8> {
    let mut document = AutoCommit::new();
    let written = document
        .put_object(ROOT, "novel", ObjType::Text)
        .and_then(|text| document.splice_text(&text, 0, 0, &"letter ".repeat(30_000)));
    // An empty one would be no worse than the others.
    written
        .map(|()| document.save_after(&[]))
        .unwrap_or_default()
}

/// A summary that asks for four thousand million bits to be tested.
fn greedy_summary() -> Vec<u8> {
    let summary = [
        &leb128(1)[..],
        &leb128(8),
        &leb128(u64::from(u32::MAX)),
        &[0xff],
    ]
    .concat();
    [
        &[0x42, 0, 0, 1, 0],
        &leb128(summary.len() as u64)[..],
        &summary,
        &[0],
    ]
    .concat()
}

fn with_change(chunk: Vec<u8>) -> Vec<u8> {
    Message {
        heads: Vec::new(),
        need: Vec::new(),
        have: Vec::new(),
        changes: ChunkList::from(vec![chunk]),
        flags: None,
        version: MessageVersion::V1,
    }
    .encode()
}

fn rows(count: u64) -> Vec<u8> {
    [leb128(count), leb128(1)].concat()
}

/// A change with one column.
fn change_with(specification: u8, column: &[u8]) -> Vec<u8> {
    let head = [0, 1, 7, 1, 1, 0, 0, 0, 1, specification];
    chunk(
        1,
        &[&head, &leb128(column.len() as u64)[..], column].concat(),
    )
}

/// 200 MB of noughts, deflated: 192 kB. Blocks of the longest match there is, one bit for each
/// code, as a compressor would write them.
fn bomb() -> Vec<u8> {
    // One block with fixed codes: a nought, then "258 bytes from one byte back" again and again.
    let mut bits = Bits::default();
    bits.push(1, 1);
    bits.push(1, 2);
    bits.push_reversed(0b0011_0000, 8);
    for _ in 0..(200 << 20) / 258 {
        bits.push_reversed(0b1100_0101, 8);
        bits.push(0, 5);
    }
    bits.push(0, 7);
    chunk(2, &bits.bytes)
}

#[derive(Default)]
struct Bits {
    bytes: Vec<u8>,
    used: u32,
}

impl Bits {
    /// Lowest bit first.
    fn push(&mut self, value: u32, bits: u32) {
        for bit in 0..bits {
            if self.used.is_multiple_of(8) {
                self.bytes.push(0);
            }
            if let Some(last) = self.bytes.last_mut()
                && value >> bit & 1 == 1
            {
                *last |= 1 << (self.used % 8);
            }
            self.used += 1;
        }
    }

    /// Highest bit first, as codes are written.
    fn push_reversed(&mut self, value: u32, bits: u32) {
        self.push(value.reverse_bits() >> (32 - bits), bits);
    }
}

fn chunk(kind: u8, body: &[u8]) -> Vec<u8> {
    let head = [0x85, 0x6f, 0x4a, 0x83, 0, 0, 0, 0, kind];
    [&head, &leb128(body.len() as u64)[..], body].concat()
}

/// A number in automerge's variable-length form, with room for a sign that is not there.
fn leb128(mut value: u64) -> Vec<u8> {
    let mut bytes = Vec::new();
    while value > 63 {
        bytes.push((value & 127) as u8 | 128);
        value >>= 7;
    }
    bytes.push(value as u8);
    bytes
}
