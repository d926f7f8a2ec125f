//! `cargo xtask bench`: the numbers to hold, each measured and printed beside its bound.

mod beside;
mod rows;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result, bail};
use clap::{Args, Subcommand};
use serde_json::Value;

use crate::{app, browser, paths, process, say, serve};
use rows::{Part, ROWS};

/// What to measure.
#[derive(Args)]
#[command(args_conflicts_with_subcommands = true)]
pub struct Options {
    /// Only the rows that are measured there
    #[arg(long, value_name = "PART")]
    only: Option<Part>,
    #[command(subcommand)]
    instead: Option<Instead>,
}

#[derive(Subcommand)]
enum Instead {
    /// Put the same load on this relay and on those of others, and write docs/BENCHMARKS.md
    Relay,
}

/// What was measured, and why something was not.
#[derive(Debug, Default, PartialEq)]
struct Found {
    measured: BTreeMap<String, f64>,
    failed: BTreeMap<String, String>,
}

impl Found {
    fn add(&mut self, other: Self) {
        self.measured.extend(other.measured);
        self.failed.extend(other.failed);
    }

    /// None of these rows could be measured, all for one reason.
    fn nothing(part: Part, error: &anyhow::Error) -> Self {
        let rows = ROWS.iter().filter(|row| row.part == part);
        Self {
            measured: BTreeMap::new(),
            failed: rows
                .map(|row| (row.key.to_owned(), format!("{error:#}")))
                .collect(),
        }
    }
}

/// Measures, prints the table and writes `target/bench.json`. A missed bound is told and is not an error: a number is
/// a fact about this machine at this moment, never a test.
///
/// # Errors
/// When a row could not be measured, after all others were.
pub fn run(options: &Options) -> Result<()> {
    if let Some(Instead::Relay) = options.instead {
        return beside::run();
    }
    let parts: Vec<Part> = Part::ALL
        .into_iter()
        .filter(|part| options.only.is_none_or(|only| only == *part))
        .collect();
    let relay = serve::build_relay()?;
    let mut found = Found::default();
    for part in &parts {
        let outcome = match part {
            Part::Size => size(),
            Part::Browser => in_browser(&relay),
            Part::Relay => under_load(&relay, None),
            Part::Year => under_load(&relay, Some("year")),
        };
        // What cannot be measured is a row without a number, not a table without rows.
        found.add(outcome.unwrap_or_else(|error| {
            say::failure(&error);
            Found::nothing(*part, &error)
        }));
    }
    say::line(&rows::table(&found.measured, &found.failed));
    let file = paths::target().join("bench.json");
    let json = rows::json(&found.measured, &found.failed);
    fs::write(&file, serde_json::to_string_pretty(&json)?)
        .with_context(|| format!("cannot write {}", file.display()))?;
    say::note(&format!("the same in {}", file.display()));
    let owed = ROWS.iter().filter(|row| parts.contains(&row.part));
    let missing = owed
        .filter(|row| !found.measured.contains_key(row.key))
        .count();
    if missing > 0 {
        bail!("{missing} rows could not be measured; the table says why");
    }
    Ok(())
}

fn size() -> Result<Found> {
    let (first, all) = app::first_load(&paths::dist())?;
    let mut measured = BTreeMap::new();
    for (key, bytes) in [("first_load_bytes", first), ("whole_app_bytes", all)] {
        measured.insert(key.to_owned(), bytes.to_string().parse()?);
    }
    Ok(Found {
        measured,
        failed: BTreeMap::new(),
    })
}

fn in_browser(relay: &Path) -> Result<Found> {
    browser::ensure_chromium()?;
    browser::ensure_npm_packages()?;
    say::step("measuring the app in Chromium (some 3 minutes)");
    let mut script = browser::npx(&["tsx", "load/browser.ts"]);
    let mend = "the script's message above says what did not appear";
    told(&process::printed(script.env("RYADOM_RELAY", relay), mend)?)
}

fn under_load(relay: &Path, what: Option<&str>) -> Result<Found> {
    say::step(match what {
        None => "measuring the relay under load (some 3 minutes)",
        Some(_) => "living a school year of 22 programmes (some half a minute)",
    });
    let mut load = process::cargo();
    load.args([
        "run",
        "--release",
        "--quiet",
        "--package",
        "ryadom-tests",
        "--bin",
        "relay_load",
        "--",
    ])
    .args(what)
    .env("RYADOM_RELAY", relay);
    told(&process::printed(&mut load, "the message above says why")?)
}

/// What a measuring program told: `measured` and `failed` in the last line that is a JSON object.
fn told(printed: &str) -> Result<Found> {
    let last = printed
        .lines()
        .rev()
        .find_map(|line| serde_json::from_str::<BTreeMap<String, Value>>(line).ok())
        .context("the measuring program printed no JSON object")?;
    let of = |name: &str| {
        last.get(name)
            .and_then(Value::as_object)
            .into_iter()
            .flatten()
    };
    Ok(Found {
        measured: of("measured")
            .filter_map(|(name, value)| Some((name.clone(), value.as_f64()?)))
            .collect(),
        failed: of("failed")
            .filter_map(|(name, why)| Some((name.clone(), why.as_str()?.to_owned())))
            .collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_told_is_the_last_json_line_and_other_lines_do_not_matter() {
        let printed = "starting\n{\"measured\": {\"a\": 1}}\n\
            {\"measured\": {\"a\": 2.5}, \"failed\": {\"b\": \"gone\"}}\ndone\n";
        let found = told(printed).unwrap();
        assert_eq!(found.measured, BTreeMap::from([("a".to_owned(), 2.5)]));
        assert_eq!(
            found.failed,
            BTreeMap::from([("b".to_owned(), "gone".to_owned())])
        );
        assert!(told("nothing").is_err());
    }

    #[test]
    fn a_program_that_stops_leaves_a_reason_in_each_of_its_rows() {
        let found = Found::nothing(Part::Relay, &anyhow::anyhow!("no port"));
        assert_eq!(found.failed["relay_idle_kb"], "no port");
        assert!(!found.failed.contains_key("tap_sight_ms"));
    }
}
