//! The rows of the table: what is measured, its bound, and how it is written.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde_json::{Value, json};

/// One number to hold.
pub struct Row {
    /// Name under which it is measured.
    pub key: &'static str,
    /// What it is, for a person.
    pub what: &'static str,
    /// Not more than this.
    pub bound: f64,
    /// Unit of both.
    pub unit: &'static str,
}

const fn row(key: &'static str, what: &'static str, bound: f64, unit: &'static str) -> Row {
    Row {
        key,
        what,
        bound,
        unit,
    }
}

/// All of them; measured on 2 cores, release build.
pub const ROWS: [Row; 17] = [
    row(
        "first_load_bytes",
        "whole first load, brotli",
        600_000.0,
        "bytes",
    ),
    row(
        "first_load_wire_bytes",
        "whole first load, as the browser counted it",
        600_000.0,
        "bytes",
    ),
    row(
        "offline_start_ms",
        "offline start to a usable screen, 4x CPU throttle",
        1500.0,
        "ms",
    ),
    row(
        "tap_ms",
        "slowest screen after a tap, 22 programmes, 4x throttle",
        100.0,
        "ms",
    ),
    row(
        "key_ms",
        "key to paint in a note of 5,000 changes, 4x throttle, p95",
        25.0,
        "ms",
    ),
    row(
        "overview_ms",
        "curator's overview, 120 programmes",
        300.0,
        "ms",
    ),
    row(
        "edit_to_paint_p95_ms",
        "edit on one device to paint on another, p95",
        150.0,
        "ms",
    ),
    row(
        "relay_edit_p50_ms",
        "relay: an edit to the other member, 200 clients x 2,000 documents, p50",
        2.0,
        "ms",
    ),
    row(
        "relay_edit_cpu_ms",
        "relay: processor time of one edit",
        1.0,
        "ms",
    ),
    row("relay_rss_mb", "relay: memory under that load", 100.0, "MB"),
    row(
        "relay_rss_left_mb",
        "relay: memory after everyone left",
        100.0,
        "MB",
    ),
    row("relay_idle_kb", "relay: an idle connection", 16.0, "kB"),
    row(
        "relay_memory_return_percent",
        "relay: memory after 10,000 documents opened and closed, from before",
        5.0,
        "%",
    ),
    row(
        "relay_hostile_mb",
        "relay: one hostile message, extra memory",
        64.0,
        "MB",
    ),
    row(
        "relay_hostile_delay",
        "relay: delay of the others meanwhile",
        2.0,
        "x",
    ),
    row(
        "offline_270_days_ms",
        "270 days offline, then reconnect, to everyone's view",
        3000.0,
        "ms",
    ),
    row(
        "joins_500_health_ms",
        "500 joins at once: slowest answer of /health",
        120.0,
        "ms",
    ),
];

/// The table as text. A row that was not measured says so.
pub fn table(measured: &BTreeMap<String, f64>) -> String {
    let mut text = format!("\n{:<72} {:>16} {:>16}\n", "what", "measured", "bound");
    for Row {
        key,
        what,
        bound,
        unit,
    } in &ROWS
    {
        let (value, verdict) = measured.get(*key).map_or_else(
            || ("not measured".to_owned(), ""),
            |value| {
                (
                    format!("{} {unit}", rounded(*value)),
                    if value <= bound { "holds" } else { "MISSED" },
                )
            },
        );
        // Writing to a String cannot fail.
        let _: std::fmt::Result = writeln!(
            text,
            "{what:<72} {value:>16} {:>16} {verdict}",
            format!("{} {unit}", rounded(*bound))
        );
    }
    text
}

/// The same for programs, with everything else that was measured.
pub fn json(measured: &BTreeMap<String, f64>) -> Value {
    let rows: Vec<Value> = ROWS
        .iter()
        .map(|Row { key, what, bound, unit }| {
            let value = measured.get(*key);
            json!({ "key": key, "what": what, "unit": unit, "bound": bound, "measured": value, "holds": value.map(|value| value <= bound) })
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
        let table = table(&BTreeMap::from([
            ("tap_ms".to_owned(), 120.4),
            ("key_ms".to_owned(), 9.25),
        ]));
        assert!(
            table.contains("120 ms") && table.contains("MISSED"),
            "{table}"
        );
        assert!(
            table.contains("9.25 ms") && table.contains("holds"),
            "{table}"
        );
        assert_eq!(table.matches("not measured").count(), ROWS.len() - 2);
    }

    #[test]
    fn the_json_carries_bounds_and_verdicts() {
        let json = json(&BTreeMap::from([("tap_ms".to_owned(), 50.0)]));
        let row = json["rows"]
            .as_array()
            .unwrap()
            .iter()
            .find(|row| row["key"] == "tap_ms")
            .unwrap();
        assert_eq!(row["holds"], true);
    }
}
