//! Measures the relay under the load it is made for: 200 people with 2,000 documents open, each
//! by two of them, stored durably.
//!
//! Starts the relay itself (`RYADOM_RELAY`, or the one built beside this program) with a school
//! of that size, and prints what it measured as one line of JSON. `RYADOM_LOAD_EDITS` sets how
//! many edits are timed.

mod crowd;
mod process;
mod school;

use crowd::{Crowd, Report};
use process::{memory, memory_at_rest, processor_time};
use rand::rngs::SmallRng;
use rand::{RngExt, SeedableRng};
use ryadom_replica::ChangeHash;
use ryadom_tests::Failure;
use ryadom_tests::device::Device;
use ryadom_tests::relay::Relay;
use school::School;
use serde_json::{Value, json};
use std::collections::HashMap;
use std::io::Write;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::{Duration, Instant};
use tokio::time::{MissedTickBehavior, interval, timeout};

/// Between two edits, whoever makes them: a school of 200 people types less.
const PAUSE: Duration = Duration::from_millis(10);
/// Longest that the last edits may take to arrive.
const LAST: Duration = Duration::from_secs(10);
/// Sockets that are opened to learn what an idle one costs.
const IDLE: usize = 1000;
/// How often all documents are opened and closed again.
const ROUNDS: u128 = 5;

#[tokio::main]
async fn main() -> ExitCode {
    let outcome = measure()
        .await
        .and_then(|measured| writeln!(std::io::stdout(), "{measured}").map_err(Failure::from));
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // Nothing is left to report to if this fails.
            let _ = writeln!(std::io::stderr(), "relay_load: {error}");
            ExitCode::FAILURE
        }
    }
}

async fn measure() -> Result<Value, Failure> {
    let (_folder, file) = ryadom_tests::school::write(school::SIZE)?;
    let mut relay = Relay::start(Some(file)).await?;
    // Writing the school takes memory that serving it does not: begin anew.
    relay.restart().await?;
    let process = relay.process();

    let school = School::join(&relay).await?;
    let idle = idle_connection(&school, process).await?;

    let mut crowd = Crowd::gather(&school, 1).await?;
    let gathered = memory(process)?;
    let edits = edits(&mut crowd, &school, process).await?;
    let loaded = memory(process)?.max(gathered);
    crowd.leave().await?;
    let left = memory_at_rest(process).await?;

    for round in 0..ROUNDS {
        Crowd::gather(&school, 2 + round).await?.leave().await?;
    }
    let left_again = memory_at_rest(process).await?;
    let returned = 100.0 * (number(left_again) - number(left)).max(0.0) / number(left);

    Ok(json!({
        "relay_edit_p50_ms": edits.arrival(50),
        "relay_edit_p95_ms": edits.arrival(95),
        "relay_edit_p99_ms": edits.arrival(99),
        "relay_confirm_p50_ms": edits.confirmation(50),
        "relay_edit_cpu_ms": edits.processor_ms,
        "relay_edits": edits.arrivals.len(),
        "relay_rss_mb": megabytes(loaded),
        "relay_rss_left_mb": megabytes(left),
        "relay_idle_kb": idle,
        "relay_memory_return_percent": returned,
        "joins_500_health_ms": milliseconds(school.joining.slowest_health),
        "joins_500_ms": milliseconds(school.joining.took),
        "joins": school.joining.people,
        "relay_documents": school.documents.len(),
        "relay_clients": school.members.len(),
    }))
}

/// What one more socket costs the relay while nothing is said on it, in kilobytes.
async fn idle_connection(school: &School, process: u32) -> Result<f64, Failure> {
    // The first ones pay for what all share.
    gather_idle(school, IDLE / 5).await?;
    let before = memory_at_rest(process).await?;
    let idle = gather_idle(school, IDLE).await?;
    let after = memory(process)?;
    for device in idle {
        device.leave().await?;
    }
    Ok((number(after) - number(before)) / 1024.0 / number(IDLE as u64))
}

async fn gather_idle(school: &School, sockets: usize) -> Result<Vec<Device>, Failure> {
    let mut idle = Vec::new();
    let accounts = school.members.iter().chain(&school.others).cycle();
    for (number, account) in accounts.take(sockets).enumerate() {
        idle.push(Device::connect(account, number as u128 + 1).await?);
    }
    Ok(idle)
}

/// Times, in milliseconds and in order, and what they cost.
struct Edits {
    arrivals: Vec<f64>,
    confirmations: Vec<f64>,
    processor_ms: f64,
}

impl Edits {
    fn arrival(&self, percent: usize) -> Option<f64> {
        percentile(&self.arrivals, percent)
    }

    fn confirmation(&self, percent: usize) -> Option<f64> {
        percentile(&self.confirmations, percent)
    }
}

/// Everyone writes in turn, in documents taken at random; each edit is timed until the other
/// member has it.
async fn edits(crowd: &mut Crowd, school: &School, process: u32) -> Result<Edits, Failure> {
    let asked = std::env::var("RYADOM_LOAD_EDITS")
        .ok()
        .and_then(|edits| edits.parse().ok());
    let total: usize = asked.unwrap_or(2000);
    let mut random = SmallRng::seed_from_u64(1);
    let mut clock = interval(PAUSE);
    clock.set_missed_tick_behavior(MissedTickBehavior::Delay);

    let before = processor_time(process)?;
    let mut times = Times::default();
    let mut written = 0;
    while written < total {
        tokio::select! {
            report = crowd.report() => times.note(report.ok_or("everyone is gone")?),
            _ = clock.tick() => {
                let shared = &school.documents[random.random_range(0..school.documents.len())];
                let member = shared.members[random.random_range(0..2)];
                crowd.write(member, shared.id, format!("a pause in typing, number {written}"))?;
                written += 1;
            }
        }
    }
    while times.arrivals.len() < total {
        let report = timeout(LAST, crowd.report()).await;
        let arrived = times.arrivals.len();
        let report = report.map_err(|_| format!("{arrived} of {total} edits arrived"))?;
        times.note(report.ok_or("everyone is gone")?);
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
    fn note(&mut self, report: Report) {
        match report {
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
            Report::Confirmed { document, at } => {
                if let Some(begun) = self.unconfirmed.remove(&document) {
                    self.confirmations
                        .push(milliseconds(at.duration_since(begun)));
                }
            }
        }
    }
}

/// The value that so many in a hundred of the sorted ones do not exceed.
fn percentile(sorted: &[f64], percent: usize) -> Option<f64> {
    let place = (sorted.len() * percent).div_ceil(100).saturating_sub(1);
    sorted.get(place).copied()
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

fn megabytes(bytes: u64) -> f64 {
    number(bytes) / 1_048_576.0
}

#[expect(
    clippy::cast_precision_loss,
    reason = "a measurement has fewer digits than a float"
)]
fn number(count: u64) -> f64 {
    count as f64
}
