//! Every line of `docs/failures.md` is a test somewhere in this repository, which bears its number.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Where tests are.
const ROOMS: [&str; 6] = [
    "app/src",
    "server",
    "shared",
    "tests/interop",
    "tests/stories",
    "tests/tests",
];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("the workspace")
        .to_owned()
}

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            files(&path, found);
        } else if path
            .extension()
            .is_some_and(|end| end == "rs" || end == "ts")
        {
            found.push(path);
        }
    }
}

/// The numbers that are told of in the table.
fn told() -> BTreeSet<u8> {
    let table = fs::read_to_string(root().join("docs/failures.md")).expect("the table");
    let first = |line: &str| line.strip_prefix("| ")?.split(' ').next()?.parse().ok();
    table.lines().filter_map(first).collect()
}

/// The numbers in a line of a test's name or of a comment, such as `F07`.
fn borne(line: &str) -> Vec<u8> {
    let is_said = line.trim_start().starts_with("//")
        || line.trim_start().starts_with("/**")
        || line.trim_start().starts_with("test");
    let words = line.split(|letter: char| !letter.is_ascii_alphanumeric());
    let numbers = words.filter_map(|word| {
        let digits = word.strip_prefix('F').filter(|digits| digits.len() == 2)?;
        digits.parse().ok()
    });
    numbers.filter(|_| is_said).collect()
}

#[test]
fn every_failure_of_others_is_a_test_of_ours() {
    let mut found = Vec::new();
    for room in ROOMS {
        files(&root().join(room), &mut found);
    }
    // This file only speaks of numbers.
    found.retain(|path| !path.ends_with("tests/tests/failures.rs"));
    let mut all = BTreeSet::new();
    for path in found {
        let text = fs::read_to_string(&path).expect("a source file");
        if text.contains("test") {
            all.extend(text.lines().flat_map(borne));
        }
    }
    let told = told();
    assert_eq!(told.len(), 22, "{told:?}");
    let missing: Vec<_> = told.difference(&all).collect();
    assert!(missing.is_empty(), "no test bears {missing:?}");
    let unknown: Vec<_> = all.difference(&told).collect();
    assert!(unknown.is_empty(), "docs/failures.md has no {unknown:?}");
}

#[test]
fn a_number_is_read_from_names_and_comments_alone() {
    assert_eq!(borne("    // F03, F08"), [3, 8]);
    assert_eq!(borne("  test(\"F10: a line\", async () => {"), [10]);
    assert!(borne("let colour = \"F01\";").is_empty());
    assert!(borne("// F1 and F100 and 0xF01").is_empty());
}
