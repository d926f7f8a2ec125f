//! Measures the relay under the load it is made for: 200 people with 2,000 documents open, each
//! by two of them, stored durably. `relay_load year` measures a school year of 22 programmes instead, and
//! `relay_load beside` the same small load at this relay and at those of others.
//!
//! Starts the relay itself (`RYADOM_RELAY`, or the one built beside this program) with a school
//! of that size, and prints one line of JSON: what it `measured`, and why something `failed`.
//! `RYADOM_LOAD_EDITS` sets how many edits are timed.

mod absence;
mod access;
mod beside;
mod crowd;
mod edits;
mod hostile;
mod process;
mod school;
mod year;

use crowd::Crowd;
use edits::edits;
use process::{memory, memory_at_rest};
use ryadom_tests::Failure;
use ryadom_tests::account::Account;
use ryadom_tests::device::Device;
use ryadom_tests::relay::Relay;
use school::School;
use serde_json::{Map, Value, json};
use std::io::Write;
use std::process::ExitCode;
use std::time::Duration;

/// Sockets that are opened, twice, to learn what an idle one costs.
const IDLE: usize = 2000;
/// How often all documents are opened and closed again.
const ROUNDS: u128 = 5;

#[tokio::main]
async fn main() -> ExitCode {
    let measured = match std::env::args().nth(1).as_deref() {
        None => measure().await,
        Some("year") => year::measure().await,
        Some("beside") => beside::measure().await,
        Some(other) => Err(format!("there is no load {other}").into()),
    };
    let outcome = measured
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

/// What came of each part. One that fails leaves its reason in its rows, and the others go on.
#[derive(Default)]
struct Told {
    measured: Map<String, Value>,
    failed: Map<String, Value>,
}

impl Told {
    fn keep(&mut self, rows: &[&str], outcome: Result<Value, Failure>) {
        match outcome {
            Ok(Value::Object(measured)) => self.measured.extend(measured),
            Ok(_) => {}
            Err(error) => {
                let why = error.to_string();
                // Nothing is left to report to if this fails.
                let _ = writeln!(std::io::stderr(), "  {}: {why}", rows.join(", "));
                let why = |row: &&str| ((*row).to_owned(), Value::from(why.clone()));
                self.failed.extend(rows.iter().map(why));
            }
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
    let mut told = Told::default();
    told.keep(
        &["joins_500_health_ms"],
        Ok(json!({
            "joins_500_health_ms": milliseconds(school.joining.slowest_health),
            "joins_500_ms": milliseconds(school.joining.took),
            "joins": school.joining.people,
            "relay_documents": school.documents.len(),
            "relay_clients": school.members.len(),
        })),
    );
    let everyone: Vec<_> = school
        .members
        .iter()
        .chain(&school.others)
        .cloned()
        .collect();
    let idle = idle_connection(&everyone, process, IDLE).await;
    told.keep(
        &["relay_idle_kb"],
        idle.map(|each| json!({ "relay_idle_kb": each })),
    );
    told.keep(
        &[
            "relay_edit_p50_ms",
            "relay_edit_cpu_ms",
            "relay_rss_mb",
            "relay_rss_left_mb",
            "relay_memory_return_percent",
        ],
        load(&school, process).await,
    );
    told.keep(
        &["offline_270_days_ms"],
        absence::ends(&school)
            .await
            .map(|took| json!({ "offline_270_days_ms": milliseconds(took) })),
    );
    told.keep(
        &["relay_hostile_mb", "relay_hostile_delay"],
        hostility(&school, process).await,
    );
    told.keep(
        &["relay_unknown_forbidden_percent"],
        access::telling(&school).await.map(|telling| {
            json!({
                "relay_unknown_forbidden_percent": telling.documents.max(telling.devices),
                "relay_unknown_forbidden_documents_percent": telling.documents,
                "relay_unknown_forbidden_devices_percent": telling.devices,
            })
        }),
    );
    // Last: it takes people out of their pairs.
    told.keep(
        &["relay_revoke_ms"],
        access::outlives(&school).await.map(|outlived| {
            json!({
                "relay_revoke_ms": milliseconds(outlived.device.max(outlived.pair)),
                "relay_revoke_device_ms": milliseconds(outlived.device),
                "relay_leave_pair_ms": milliseconds(outlived.pair),
            })
        }),
    );
    Ok(json!({ "measured": told.measured, "failed": told.failed }))
}

async fn load(school: &School, process: u32) -> Result<Value, Failure> {
    let mut crowd = Crowd::gather(school, 1).await?;
    let gathered = memory(process)?;
    let asked = std::env::var("RYADOM_LOAD_EDITS")
        .ok()
        .and_then(|edits| edits.parse().ok());
    let documents = &school.documents;
    let edits = edits(&mut crowd, documents, process, asked.unwrap_or(2000)).await?;
    let loaded = memory(process)?.max(gathered);
    crowd.leave().await?;
    let left = memory_at_rest(process).await?;

    for round in 0..ROUNDS {
        Crowd::gather(school, 2 + round).await?.leave().await?;
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
        "relay_memory_return_percent": returned,
    }))
}

async fn hostility(school: &School, process: u32) -> Result<Value, Failure> {
    let mut crowd = Crowd::gather(school, 100).await?;
    let hostile = hostile::attack(&mut crowd, school, process).await?;
    crowd.leave().await?;
    Ok(json!({
        "relay_hostile_mb": megabytes(hostile.memory),
        "relay_hostile_delay": hostile.delay,
    }))
}

/// What one more socket costs the relay while nothing is said on it, in kilobytes.
async fn idle_connection(
    accounts: &[Account],
    process: u32,
    sockets: usize,
) -> Result<f64, Failure> {
    // The first ones take room that earlier work left free, so only the later ones are counted.
    let first = gather_idle(accounts, sockets).await?;
    let before = memory(process)?;
    let more = gather_idle(accounts, sockets).await?;
    let after = memory(process)?;
    for device in first.into_iter().chain(more) {
        device.leave().await?;
    }
    Ok((number(after) - number(before)) / 1024.0 / number(sockets as u64))
}

async fn gather_idle(accounts: &[Account], sockets: usize) -> Result<Vec<Device>, Failure> {
    let mut idle = Vec::new();
    for (number, account) in accounts.iter().cycle().take(sockets).enumerate() {
        idle.push(Device::connect(account, number as u128 + 1).await?);
    }
    Ok(idle)
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
