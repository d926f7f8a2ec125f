//! Starts the process that tries, starts it again when it dies, and keeps what it died of.

use crate::target::Target;
use crate::work::kept;
use clap::ValueEnum;
use serde_json::Value;
use sha2::Digest;
use std::io::{self, BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::{Duration, Instant};
use std::{env, fs, thread};

/// Silence after which a process is taken to be in an endless loop; it speaks every second.
const SILENCE: Duration = Duration::from_secs(20);

/// What came of trying one target.
#[derive(Debug, Default)]
pub struct Report {
    /// Counts, as the processes told them, added up; the peak is the highest.
    pub counts: std::collections::BTreeMap<String, u64>,
    /// Processes that died of what the relay would have tried elsewhere.
    pub contained: u64,
    /// Inputs that broke what must hold, and where they are kept.
    pub crashers: Vec<(PathBuf, String)>,
}

/// Where inputs are kept that broke something.
pub fn crashers() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("crashers")
}

/// Tries a target for some time.
///
/// # Errors
/// When a process cannot be started, or files cannot be written.
pub fn run(target: Target, mut number: u64, time: Duration) -> io::Result<Report> {
    let name = target
        .to_possible_value()
        .map(|value| value.get_name().to_owned())
        .unwrap_or_default();
    let current = env::temp_dir().join(format!("ryadom-fuzz-{}-{name}", std::process::id()));
    let begin = Instant::now();
    let mut report = Report::default();
    while let Some(left) = time
        .checked_sub(begin.elapsed())
        .filter(|left| left.as_secs() > 0)
    {
        number += 1;
        let ended = one(&name, number, left, &current, &mut report)?;
        let Some(why) = ended else { continue };
        match kept(&current)? {
            (true, _) if why.is_none() => report.contained += 1,
            (_, input) => {
                let place = crashers().join(&name);
                fs::create_dir_all(&place)?;
                let sum = sha2::Sha256::digest(&input);
                let file = place.join(
                    sum[..6]
                        .iter()
                        .map(|byte| format!("{byte:02x}"))
                        .collect::<String>(),
                );
                fs::write(&file, input)?;
                report.crashers.push((
                    file,
                    why.unwrap_or_else(|| "it ended the process".to_owned()),
                ));
            }
        }
    }
    // It may never have been made.
    drop(fs::remove_file(&current));
    Ok(report)
}

/// Runs one process to its end. Answers nothing if it ended well, or else what it said was broken, if it could.
fn one(
    name: &str,
    number: u64,
    left: Duration,
    current: &Path,
    report: &mut Report,
) -> io::Result<Option<Option<String>>> {
    let mut child = Command::new(env::current_exe()?)
        .args([
            "work",
            name,
            "--seed",
            &number.to_string(),
            "--seconds",
            &left.as_secs().to_string(),
            "--current",
        ])
        .arg(current)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()?;
    let stdout = child.stdout.take().ok_or(io::ErrorKind::BrokenPipe)?;
    let (tell, told) = channel();
    thread::spawn(move || {
        BufReader::new(stdout)
            .lines()
            .map_while(Result::ok)
            .try_for_each(|line| tell.send(line))
    });
    let mut last = Value::Null;
    loop {
        match told.recv_timeout(SILENCE) {
            Ok(line) => last = serde_json::from_str(&line)?,
            Err(RecvTimeoutError::Disconnected) => break,
            Err(RecvTimeoutError::Timeout) => {
                child.kill()?;
                break;
            }
        }
    }
    let status = child.wait()?;
    for (key, value) in last.as_object().into_iter().flatten() {
        if let Some(value) = value.as_u64() {
            let count = report.counts.entry(key.clone()).or_default();
            *count = if key == "peak_kb" {
                value.max(*count)
            } else {
                *count + value
            };
        }
    }
    let broken = last["broken"].as_str().map(str::to_owned);
    Ok((!status.success()).then_some(broken))
}
