//! Edits, one after another, and how long each takes to arrive.

use crate::crowd::{Crowd, Report};
use crate::process::processor_time;
use crate::school::Shared;
use crate::{milliseconds, number};
use rand::rngs::SmallRng;
use rand::{RngExt, SeedableRng};
use ryadom_replica::ChangeHash;
use ryadom_tests::Failure;
use std::collections::HashMap;
use std::sync::Arc;
use std::time::{Duration, Instant};
use tokio::time::{MissedTickBehavior, interval, timeout};

/// Between two edits, whoever makes them: a school of 200 people types less.
pub const PAUSE: Duration = Duration::from_millis(10);
/// Longest that the last edits may take to arrive.
const LAST: Duration = Duration::from_secs(10);

/// Times, in milliseconds and in order, and what they cost.
pub struct Edits {
    pub arrivals: Vec<f64>,
    confirmations: Vec<f64>,
    pub processor_ms: f64,
}

impl Edits {
    pub fn arrival(&self, percent: usize) -> Option<f64> {
        percentile(&self.arrivals, percent)
    }

    pub fn confirmation(&self, percent: usize) -> Option<f64> {
        percentile(&self.confirmations, percent)
    }
}

/// Everyone writes in turn, in documents taken at random; each edit is timed until the other
/// member has it.
pub async fn edits(
    crowd: &mut Crowd,
    documents: &[Shared],
    process: u32,
    total: usize,
) -> Result<Edits, Failure> {
    let mut random = SmallRng::seed_from_u64(1);
    let mut clock = interval(PAUSE);
    clock.set_missed_tick_behavior(MissedTickBehavior::Delay);

    let before = processor_time(process)?;
    let mut times = Times::default();
    let mut written = 0;
    while written < total {
        tokio::select! {
            report = crowd.report() => times.note(report.ok_or("everyone is gone")?)?,
            _ = clock.tick() => {
                let shared = &documents[random.random_range(0..documents.len())];
                let member = shared.members[random.random_range(0..2)];
                // The same words in the same place would be no edit: so the moment is in them.
                let words = format!("a pause in typing, {:?}", Instant::now());
                crowd.write(member, shared.id, words);
                written += 1;
            }
        }
    }
    while times.arrivals.len() < total {
        let report = timeout(LAST, crowd.report()).await;
        let arrived = times.arrivals.len();
        let report = report.map_err(|_| format!("{arrived} of {total} edits arrived"))?;
        times.note(report.ok_or("everyone is gone")?)?;
    }
    let processor = processor_time(process)?.saturating_sub(before);
    times.arrivals.sort_by(f64::total_cmp);
    times.confirmations.sort_by(f64::total_cmp);
    Ok(Edits {
        arrivals: times.arrivals,
        confirmations: times.confirmations,
        processor_ms: milliseconds(processor) / number(total as u64),
    })
}

/// Both ends of each edit, matched as reports come: in whatever order, they are from two tasks.
#[derive(Default)]
struct Times {
    begun: HashMap<ChangeHash, Instant>,
    ended: HashMap<ChangeHash, Instant>,
    unconfirmed: HashMap<Arc<str>, Instant>,
    arrivals: Vec<f64>,
    confirmations: Vec<f64>,
}

impl Times {
    fn note(&mut self, report: Report) -> Result<(), Failure> {
        match report {
            Report::Failed(why) => return Err(why.into()),
            Report::Edited {
                document,
                change,
                at,
            } => {
                self.unconfirmed.insert(document, at);
                match self.ended.remove(&change) {
                    Some(ended) => self.arrivals.push(milliseconds(ended.duration_since(at))),
                    None => drop(self.begun.insert(change, at)),
                }
            }
            Report::Merged { change, at } => match self.begun.remove(&change) {
                Some(begun) => self.arrivals.push(milliseconds(at.duration_since(begun))),
                None => drop(self.ended.insert(change, at)),
            },
            Report::Confirmed { document, at, .. } => {
                if let Some(begun) = self.unconfirmed.remove(&document) {
                    self.confirmations
                        .push(milliseconds(at.duration_since(begun)));
                }
            }
        }
        Ok(())
    }
}

/// The value that so many in a hundred of the sorted ones do not exceed.
fn percentile(sorted: &[f64], percent: usize) -> Option<f64> {
    let place = (sorted.len() * percent).div_ceil(100).saturating_sub(1);
    sorted.get(place).copied()
}
