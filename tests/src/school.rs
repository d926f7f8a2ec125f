//! Schools of any size, as demo files.

use crate::Failure;
use serde_json::{Value, json};
use std::path::PathBuf;
use tempfile::TempDir;

/// How large a school is.
#[derive(Debug, Clone, Copy)]
pub struct Size {
    /// People who are mentors; as many again are mentees.
    pub mentors: usize,
    /// Pairs of one mentor and one mentee each, with three documents each.
    pub pairs: usize,
    /// People who are in no pair.
    pub others: usize,
}

/// Writes a demo file with empty programmes. The folder goes with the value.
///
/// # Errors
/// When there is no room for it.
pub fn write(size: Size) -> Result<(TempDir, PathBuf), Failure> {
    let folder = tempfile::Builder::new()
        .prefix("ryadom-school-")
        .tempdir()?;
    let file = folder.path().join("school.json");
    std::fs::write(&file, school(size).to_string())?;
    Ok((folder, file))
}

fn school(
    Size {
        mentors,
        pairs,
        others,
    }: Size,
) -> Value {
    let person = |role: &str, number: usize| {
        let key = format!("{role}-{number}");
        json!({ "key": key, "last": key, "first": "Load", "position": "teacher", "role": role })
    };
    let mut people = vec![json!({
        "key": "curator", "last": "curator", "first": "Load", "roles": ["curator"], "role": "curator",
    })];
    people.extend(
        (0..mentors).flat_map(|number| [person("mentor", number), person("mentee", number)]),
    );
    people.extend((0..others).map(|number| person("other", number)));

    let programme = |number: usize| {
        // Each round of pairs meets the mentors with other mentees.
        let (mentor, round) = (number % mentors, number / mentors);
        json!({
            "id": format!("load-{number}"),
            "form": "pair", "kind": "usual", "status": "runs",
            "school_year": "2025/2026",
            "period": { "from": "2025-09-01", "to": "2026-05-31" },
            "title_block": {
                "organisation": "Load", "approved_by": "", "curator": "curator",
                "mentor": { "name": format!("mentor-{mentor}") },
                "mentee": { "name": format!("mentee-{}", (mentor + round) % mentors) },
            },
        })
    };
    json!({
        "people": people,
        "words": {
            "form": { "pair": "teacher_teacher" },
            "kind": { "usual": "traditional" },
            "programme_status": { "runs": "running" },
        },
        "programmes": (0..pairs).map(programme).collect::<Vec<_>>(),
    })
}
