//! `cargo xtask bench`: the numbers to hold, each measured and printed beside its bound.

mod rows;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};
use clap::Args;

use crate::{app, browser, paths, process, say, serve};
use rows::ROWS;

/// What to measure.
#[derive(Args)]
pub struct Options {
    /// Only rows measured by this: `size`, `browser` or `relay`
    #[arg(long, value_name = "PART")]
    only: Option<String>,
}

/// Measures, prints the table and writes `target/bench.json`. A missed bound is told and is not an error: a number is
/// a fact about this machine at this moment, never a test.
///
/// # Errors
/// When something cannot be built or measured at all.
pub fn run(options: &Options) -> Result<()> {
    let wanted = |part: &str| options.only.as_deref().is_none_or(|only| only == part);
    let relay = serve::build_relay()?;
    let mut measured = BTreeMap::new();
    if wanted("size") {
        measured.insert(
            "first_load_bytes".to_owned(),
            app::first_load(&paths::dist())?.to_string().parse()?,
        );
    }
    // What cannot be measured is a row without a number, not a table without rows.
    let mut note = |numbers: Result<BTreeMap<String, f64>>| match numbers {
        Ok(numbers) => measured.extend(numbers),
        Err(error) => say::failure(&error),
    };
    if wanted("browser") {
        note(in_browser(&relay));
    }
    if wanted("relay") {
        note(under_load(&relay));
    }
    let table = rows::table(&measured);
    say::line(&table);
    let file = paths::target().join("bench.json");
    let json = rows::json(&measured);
    fs::write(&file, serde_json::to_string_pretty(&json)?)
        .with_context(|| format!("cannot write {}", file.display()))?;
    say::note(&format!("{} rows, also in {}", ROWS.len(), file.display()));
    Ok(())
}

fn in_browser(relay: &Path) -> Result<BTreeMap<String, f64>> {
    browser::ensure_chromium()?;
    browser::ensure_npm_packages()?;
    say::step("measuring the app in Chromium");
    let mut script = browser::npx(&["tsx", "load/browser.ts"]);
    let mend = "the script's message above says what did not appear";
    numbers(&process::printed(script.env("RYADOM_RELAY", relay), mend)?)
}

fn under_load(relay: &Path) -> Result<BTreeMap<String, f64>> {
    say::step("measuring the relay under load");
    let mut load = process::cargo();
    load.args([
        "run",
        "--release",
        "--package",
        "ryadom-tests",
        "--bin",
        "relay_load",
    ])
    .env("RYADOM_RELAY", relay);
    numbers(&process::printed(&mut load, "the message above says why")?)
}

/// The numbers in what a measuring program printed: the last line that is a JSON object.
fn numbers(printed: &str) -> Result<BTreeMap<String, f64>> {
    let last = printed
        .lines()
        .rev()
        .find_map(|line| serde_json::from_str::<BTreeMap<String, serde_json::Value>>(line).ok())
        .context("the measuring program printed no JSON object")?;
    Ok(last
        .into_iter()
        .filter_map(|(name, value)| Some((name, value.as_f64()?)))
        .collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_the_last_json_line_and_other_lines_do_not_matter() {
        let found = numbers("starting\n{\"a\": 1}\n{\"a\": 2.5, \"note\": \"x\"}\ndone\n").unwrap();
        assert_eq!(found, BTreeMap::from([("a".to_owned(), 2.5)]));
        assert!(numbers("nothing").is_err());
    }
}
