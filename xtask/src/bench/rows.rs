//! The rows of the table: what is measured, its bound, and how it is written.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use clap::ValueEnum;
use serde_json::{Value, json};

/// Where a number is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Part {
    /// In the built files
    Size,
    /// In Chromium
    Browser,
    /// At the relay, by programs that speak its protocol
    Relay,
    /// A school year of 22 programmes, with every mentee offline for 270 days of it
    Year,
}

impl Part {
    /// In the order of the table.
    pub const ALL: [Self; 4] = [Self::Size, Self::Browser, Self::Relay, Self::Year];
}

/// One number to hold.
pub struct Row {
    /// Where it is measured.
    pub part: Part,
    /// Name under which it is measured.
    pub key: &'static str,
    /// What it is, for a person.
    pub what: &'static str,
    /// Not more than this.
    pub bound: f64,
    /// Unit of both.
    pub unit: &'static str,
}

const fn row(
    part: Part,
    key: &'static str,
    what: &'static str,
    bound: f64,
    unit: &'static str,
) -> Row {
    Row {
        part,
        key,
        what,
        bound,
        unit,
    }
}

/// All of them; measured on 2 cores, release build.
#[rustfmt::skip]
pub const ROWS: [Row; 24] = [
    row(Part::Size, "first_load_bytes", "first load, until home is there, brotli", 600_000.0, "bytes"),
    row(Part::Browser, "offline_start_ms", "offline start to a usable screen, 4x CPU throttle", 1500.0, "ms"),
    row(Part::Browser, "tap_sight_ms", "slowest screen after a tap, all that is seen of it, 22 programmes of a year, 4x throttle", 100.0, "ms"),
    row(Part::Browser, "scroll_dropped_frames", "a plan of 30 items scrolled, the same: dropped frames", 0.0, "frames"),
    row(Part::Browser, "key_ms", "key to paint in a note of 5,000 changes, 4x throttle, p95", 25.0, "ms"),
    row(Part::Browser, "overview_ms", "curator's overview, 120 programmes", 300.0, "ms"),
    row(Part::Browser, "edit_to_paint_p95_ms", "edit on one device to paint on another, p95", 150.0, "ms"),
    row(Part::Relay, "relay_edit_p50_ms", "relay: an edit to the other member, 200 clients x 2,000 documents, p50", 2.0, "ms"),
    row(Part::Relay, "relay_edit_cpu_ms", "relay: processor time of one edit", 1.0, "ms"),
    row(Part::Relay, "relay_rss_mb", "relay: memory under that load", 100.0, "MB"),
    row(Part::Relay, "relay_rss_left_mb", "relay: memory after everyone left", 100.0, "MB"),
    row(Part::Relay, "relay_idle_kb", "relay: an idle connection", 16.0, "kB"),
    row(Part::Relay, "relay_memory_return_percent", "relay: memory after 10,000 documents opened and closed, from before", 5.0, "%"),
    row(Part::Relay, "relay_hostile_mb", "relay: one hostile message, extra memory", 64.0, "MB"),
    row(Part::Relay, "relay_hostile_delay", "relay: delay of the others meanwhile", 2.0, "x"),
    row(Part::Relay, "offline_270_days_ms", "270 days offline, then reconnect, to everyone's view", 3000.0, "ms"),
    row(Part::Relay, "joins_500_health_ms", "500 joins at once: slowest answer of /health", 120.0, "ms"),
    row(Part::Relay, "relay_revoke_ms", "relay: a device revoked or a pair left, until the open socket is told", 1000.0, "ms"),
    row(Part::Relay, "relay_unknown_forbidden_percent", "relay: how far a forbidden document's refusal is from an unknown one's", 5.0, "%"),
    row(Part::Year, "year_document_kb", "a school year of 22 programmes: largest document", 300.0, "kB"),
    row(Part::Year, "year_load_ms", "the same: until it is loaded and read, on this machine", 100.0, "ms"),
    row(Part::Year, "year_merge_ms", "the same: 22 mentees back after 270 days, until all are equal", 3000.0, "ms"),
    row(Part::Year, "year_disk_mb", "the same: the relay's disk", 64.0, "MB"),
    row(Part::Year, "year_start_ms", "the same: the relay's start", 1000.0, "ms"),
];

/// The table as text. A row without a number says why, under the table.
pub fn table(measured: &BTreeMap<String, f64>, failed: &BTreeMap<String, String>) -> String {
    let mut text = format!("\n{:<72} {:>16} {:>16}\n", "what", "measured", "bound");
    let mut reasons = String::new();
    for Row {
        key,
        what,
        bound,
        unit,
        ..
    } in &ROWS
    {
        let (value, verdict) = match (measured.get(*key), failed.get(*key)) {
            (Some(value), _) => (
                format!("{} {unit}", rounded(*value)),
                if value <= bound { "holds" } else { "MISSED" },
            ),
            (None, Some(why)) => {
                let why = why.lines().next().unwrap_or_default();
                // Writing to a String cannot fail.
                let _: std::fmt::Result = writeln!(reasons, "{what}: {why}");
                ("failed".to_owned(), "FAILED")
            }
            (None, None) => ("not measured".to_owned(), ""),
        };
        let _: std::fmt::Result = writeln!(
            text,
            "{what:<72} {value:>16} {:>16} {verdict}",
            format!("{} {unit}", rounded(*bound))
        );
    }
    if !reasons.is_empty() {
        text.push('\n');
        text.push_str(&reasons);
    }
    text
}

/// The same for programs, with everything else that was measured.
pub fn json(measured: &BTreeMap<String, f64>, failed: &BTreeMap<String, String>) -> Value {
    let rows: Vec<Value> = ROWS
        .iter()
        .map(|row| {
            let value = measured.get(row.key);
            json!({
                "key": row.key,
                "what": row.what,
                "unit": row.unit,
                "bound": row.bound,
                "measured": value,
                "holds": value.map(|value| *value <= row.bound),
                "failed": failed.get(row.key),
            })
        })
        .collect();
    json!({ "rows": rows, "all": measured })
}

/// Whole numbers as they are, small ones with as many digits as they need.
fn rounded(value: f64) -> String {
    if value.abs() >= 100.0 || value.fract() == 0.0 {
        format!("{value:.0}")
    } else {
        format!("{value:.2}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_printed_measured_or_not() {
        let measured = BTreeMap::from([
            ("tap_sight_ms".to_owned(), 120.4),
            ("key_ms".to_owned(), 9.25),
        ]);
        let failed = BTreeMap::from([("overview_ms".to_owned(), "no list\nat all".to_owned())]);
        let table = table(&measured, &failed);
        assert!(
            table.contains("120 ms") && table.contains("MISSED"),
            "{table}"
        );
        assert!(
            table.contains("9.25 ms") && table.contains("holds"),
            "{table}"
        );
        assert!(
            table.contains("FAILED") && table.ends_with("120 programmes: no list\n"),
            "{table}"
        );
        assert_eq!(table.matches("not measured").count(), ROWS.len() - 3);
    }

    #[test]
    fn the_json_carries_bounds_and_verdicts() {
        let json = json(
            &BTreeMap::from([("tap_sight_ms".to_owned(), 50.0)]),
            &BTreeMap::new(),
        );
        let row = json["rows"]
            .as_array()
            .unwrap()
            .iter()
            .find(|row| row["key"] == "tap_sight_ms")
            .unwrap();
        assert_eq!(row["holds"], true);
    }
}
