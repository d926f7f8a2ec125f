//! `cargo xtask bench relay`: the same load at this relay and at those of others, written into docs/BENCHMARKS.md.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use serde_json::Value;

use crate::{browser, paths, process, say, serve};

/// A row of the table: what it is, its key, its unit. Less is better in each.
const ROWS: [(&str, &str, &str); 11] = [
    ("create all documents, everybody at once", "create_ms", "ms"),
    ("open them all as the second member", "open_ms", "ms"),
    ("an edit to the other member, p50", "edit_p50_ms", "ms"),
    ("p95", "edit_p95_ms", "ms"),
    ("p99", "edit_p99_ms", "ms"),
    ("processor time of one edit", "edit_cpu_ms", "ms"),
    ("memory of an idle connection", "idle_kb", "kB"),
    ("memory of an open document", "document_kb", "kB"),
    ("memory under this load", "rss_mb", "MB"),
    (
        "after `kill -9`: from start to the first answer",
        "recovery_ms",
        "ms",
    ),
    ("acknowledged edits lost by it", "lost", ""),
];

/// Measures and writes the page.
///
/// # Errors
/// When something cannot be built, or our own relay cannot be measured. Another relay that fails is a column that says so.
pub fn run() -> Result<()> {
    let relay = match std::env::var_os("RYADOM_RELAY") {
        Some(named) => PathBuf::from(named),
        None => serve::build_relay()?,
    };
    browser::ensure_npm_packages()?;
    let mut samod = process::cargo();
    samod.args(["build", "--release", "--quiet", "--package", "ryadom-tests"]);
    samod.args(["--bin", "relay_load", "--example", "samod_relay"]);
    process::run(&mut samod, "the compiler's message above says where")?;
    let before = load_average();
    say::step("the same load at three relays (some 4 minutes)");
    // Not by `cargo run`, which would build it anew without what the example needs.
    let mut load = process::command(&paths::target().join("release/relay_load").to_string_lossy());
    let printed = process::printed(
        load.arg("beside").env("RYADOM_RELAY", relay),
        "the message above says why",
    )?;
    let told: Value = printed
        .lines()
        .rev()
        .find_map(|line| serde_json::from_str(line).ok())
        .context("the load generator printed no JSON object")?;
    let page = page(&told, &machine(&before))?;
    let file = paths::root().join("docs/BENCHMARKS.md");
    fs::write(&file, &page).with_context(|| format!("cannot write {}", file.display()))?;
    say::line(&page);
    say::note(&format!("the same in {}", file.display()));
    Ok(())
}

/// The page as it is committed.
fn page(told: &Value, machine: &str) -> Result<String> {
    let number = |key: &str| told[key].as_u64().unwrap_or_default();
    let relays = told["relays"]
        .as_array()
        .context("no relays were measured")?;
    let [ours, others @ ..] = relays.as_slice() else {
        bail!("no relay was measured");
    };
    if let Some(why) = ours["measured"]["failed"].as_str() {
        bail!("our own relay could not be measured: {why}");
    }
    let mut page = format!(
        "# Beside others\n\n\
         Written by `cargo xtask bench relay`. The same load from the same client, one relay after the other:\n\
         {} members with {} documents, each open by two of them; {} edits, one every 10 ms; {} idle sockets; then the\n\
         power goes amid 300 edits. Less is better in every row.\n\n\
         - **ryadom**: this relay. It stores before it answers, and checks who may touch what.\n\
         - **samod** 0.16 (Rust) with axum: in memory, for anybody.\n\
         - **automerge-repo** 2.5 (npm) with its websocket and file storage: stores after it answers, for anybody.\n\n\
         Machine: {machine}\n\n| |",
        number("members"),
        number("documents"),
        number("edits"),
        number("idle"),
    );
    for relay in relays {
        write!(page, " {} |", relay["name"].as_str().unwrap_or_default())?;
    }
    page.push_str(" |\n|---|");
    page.push_str(&"--:|".repeat(relays.len()));
    page.push_str("---|\n");
    for (what, key, unit) in ROWS {
        let values: Vec<Option<f64>> = relays
            .iter()
            .map(|relay| relay["measured"][key].as_f64())
            .collect();
        write!(page, "| {what} |")?;
        for value in &values {
            let shown = value.map_or_else(|| "\u{2014}".to_owned(), |value| shown(value, unit));
            write!(page, " {shown} |")?;
        }
        writeln!(page, " {} |", verdict(&values))?;
    }
    for other in others {
        let measured = &other["measured"];
        if let Some(why) = measured["failed"]
            .as_str()
            .or(measured["without_number"].as_str())
        {
            writeln!(
                page,
                "\n{}: {why}.",
                other["name"].as_str().unwrap_or_default()
            )?;
        }
    }
    Ok(page)
}

/// Whether ours, the first, is the least of them.
fn verdict(values: &[Option<f64>]) -> &'static str {
    let (Some(Some(ours)), Some(others)) = (values.first(), values.get(1..)) else {
        return "not measured";
    };
    if others.iter().flatten().any(|other| other < ours) {
        "**not the least**"
    } else {
        "holds"
    }
}

fn shown(value: f64, unit: &str) -> String {
    let digits = if value >= 100.0 || value.fract() == 0.0 {
        0
    } else {
        1
    };
    format!("{value:.digits$} {unit}").trim_end().to_owned()
}

fn machine(load: &str) -> String {
    let of = |file: &str, name: &str| {
        let text = fs::read_to_string(Path::new(file)).unwrap_or_default();
        let line = text.lines().find(|line| line.starts_with(name));
        let value = line
            .and_then(|line| line.split_once(':'))
            .map(|(_, value)| value.trim().to_owned());
        value.unwrap_or_else(|| "?".to_owned())
    };
    let cores = std::thread::available_parallelism().map_or(0, usize::from);
    let memory = of("/proc/meminfo", "MemTotal");
    let processor = of("/proc/cpuinfo", "model name");
    format!("{processor}, {cores} cores, {memory}; load average before: {load}.")
}

fn load_average() -> String {
    let text = fs::read_to_string("/proc/loadavg").unwrap_or_default();
    text.split_whitespace().next().unwrap_or("?").to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn told() -> Value {
        json!({ "members": 50, "documents": 500, "edits": 1000, "idle": 1000, "relays": [
            { "name": "ryadom", "measured": { "create_ms": 120.4, "edit_p50_ms": 1.24, "lost": 0 } },
            { "name": "samod", "measured": { "create_ms": 100.0, "edit_p50_ms": 1.3, "lost": 300, "without_number": "too slow" } },
            { "name": "automerge-repo", "measured": { "failed": "no node" } },
        ]})
    }

    #[test]
    fn a_row_says_where_ours_is_not_the_least() {
        let page = page(&told(), "a machine").unwrap();
        assert!(
            page.contains("| 120 ms | 100 ms | \u{2014} | **not the least** |"),
            "{page}"
        );
        assert!(
            page.contains("| 1.2 ms | 1.3 ms | \u{2014} | holds |"),
            "{page}"
        );
        assert!(page.contains("| 0 | 300 | \u{2014} | holds |"), "{page}");
        assert!(
            page.ends_with("samod: too slow.\n\nautomerge-repo: no node.\n"),
            "{page}"
        );
    }

    #[test]
    fn a_page_without_our_own_relay_is_no_page() {
        let mut told = told();
        told["relays"][0]["measured"] = json!({ "failed": "no port" });
        assert!(
            page(&told, "a machine")
                .unwrap_err()
                .to_string()
                .contains("no port")
        );
    }
}
