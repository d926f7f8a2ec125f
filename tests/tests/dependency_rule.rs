//! Who may import whom, and what must stay absent: checked, not remembered.
//!
//! The rules are ARCHITECTURE.md's. When one of these tests fails, either the code is in the wrong room or the rule has
//! changed; then ARCHITECTURE.md and this file change in the same commit.

mod rule;

use std::collections::BTreeMap;
use std::fs;

use rule::source::{Source, literals, paths_into_crate};
use rule::{relative, rust_files, style_files};

/// Which of our crates a crate may depend on.
const CRATES: [(&str, &[&str]); 8] = [
    ("ryadom-domain", &[]),
    ("ryadom-replica", &["ryadom-domain"]),
    ("ryadom-sync", &[]),
    (
        "ryadom-server",
        &["ryadom-domain", "ryadom-replica", "ryadom-sync"],
    ),
    (
        "ryadom-app",
        &["ryadom-domain", "ryadom-replica", "ryadom-sync"],
    ),
    (
        "ryadom-tests",
        &[
            "ryadom-domain",
            "ryadom-replica",
            "ryadom-sync",
            "ryadom-server",
        ],
    ),
    (
        "ryadom-fuzz",
        &[
            "ryadom-domain",
            "ryadom-replica",
            "ryadom-sync",
            "ryadom-server",
        ],
    ),
    ("xtask", &[]),
];

/// Rooms of the app that every feature may use.
const SHARED_BY_FEATURES: [&str; 11] = [
    "apart",
    "approbation",
    "attached",
    "attention",
    "device",
    "i18n",
    "route",
    "told",
    "ui",
    "whose",
    "writing",
];

const CYRILLIC: std::ops::RangeInclusive<char> = '\u{400}'..='\u{4ff}';

/// The app's roots, which put the rooms together. They may name everything.
const ROOTS: [&str; 5] = ["main", "lib", "app", "parts", "screens"];

#[test]
fn crates_depend_only_on_what_their_room_allows() {
    let allowed: BTreeMap<&str, &[&str]> = CRATES.into();
    let mut broken = Vec::new();
    for package in rule::packages() {
        let Some(may) = allowed.get(package.name.as_str()) else {
            broken.push(format!(
                "{} is a new crate: say here what it may depend on",
                package.name
            ));
            continue;
        };
        let ours = package
            .dependencies
            .iter()
            .filter(|name| allowed.contains_key(name.as_str()));
        broken.extend(
            ours.filter(|name| !may.contains(&name.as_str()))
                .map(|name| format!("{} depends on {name}", package.name)),
        );
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn the_shared_crates_bring_no_input_output_of_their_own() {
    const FOR_IO: [&str; 8] = [
        "axum",
        "gloo-storage",
        "idb",
        "js-sys",
        "leptos",
        "rusqlite",
        "tokio",
        "web-sys",
    ];
    let broken: Vec<String> = rule::packages()
        .into_iter()
        .filter(|package| package.folder.contains("/shared/"))
        .flat_map(|package| {
            let name = package.name;
            package
                .dependencies
                .into_iter()
                .filter(|found| FOR_IO.contains(&found.as_str()))
                .map(move |found| format!("{name} depends on {found}"))
        })
        .collect();
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn rooms_of_the_app_import_only_what_they_may() {
    let mut broken = Vec::new();
    for file in rust_files("app/src") {
        let place = relative(&file);
        let room = room_of(place.strip_prefix("app/src/").unwrap_or(&place));
        if ROOTS.contains(&room.as_str()) {
            continue;
        }
        let text = fs::read_to_string(&file).expect("a source file");
        for used in paths_into_crate(&text) {
            if !may_use(&room, &used) {
                broken.push(format!("{place}: {room} uses {used}"));
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn russian_words_live_in_the_locale_files() {
    let mut broken = Vec::new();
    for folder in ["app/src", "server/src", "shared", "xtask/src"] {
        for file in rust_files(folder) {
            let place = relative(&file);
            if is_test_or_data(&place) {
                continue;
            }
            let text = fs::read_to_string(&file).expect("a source file");
            for literal in literals(&Source::without_tests(&text)) {
                // A single letter is the alphabet's, as in folding ё to е; two are a word.
                if literal
                    .text
                    .chars()
                    .filter(|letter| CYRILLIC.contains(letter))
                    .count()
                    > 1
                {
                    broken.push(format!("{place}:{}: {}", literal.line, literal.text));
                }
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn colours_are_named_in_the_tokens_and_nowhere_else() {
    let mut broken = Vec::new();
    for file in style_files() {
        let place = relative(&file);
        if place == "style/tokens.css" {
            continue;
        }
        let text = fs::read_to_string(&file).expect("a style sheet");
        broken.extend(
            rule::colour::raw(&text)
                .into_iter()
                .map(|(line, found)| format!("{place}:{line}: {found}")),
        );
    }
    for file in rust_files("app/src") {
        let text = fs::read_to_string(&file).expect("a source file");
        for literal in literals(&Source::without_tests(&text)) {
            let value = format!("x: {};", literal.text);
            if !rule::colour::raw(&value).is_empty() {
                broken.push(format!(
                    "{}:{}: {}",
                    relative(&file),
                    literal.line,
                    literal.text
                ));
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

/// `programme` for `programme/page.rs` and for `programme.rs`.
fn room_of(place: &str) -> String {
    place
        .split('/')
        .next()
        .unwrap_or_default()
        .trim_end_matches(".rs")
        .to_owned()
}

fn may_use(room: &str, used: &str) -> bool {
    used == room
        || match room {
            "ui" => used == "i18n",
            "device" | "i18n" | "route" => false,
            "attached" | "attention" | "told" => {
                ["device", "i18n", "route", "told", "ui"].contains(&used)
            }
            "writing" => ["ui", "device", "i18n"].contains(&used),
            _feature => SHARED_BY_FEATURES.contains(&used),
        }
}

/// Tests speak Russian as people do; the demo's data is Russian by nature.
fn is_test_or_data(place: &str) -> bool {
    place.contains("/tests/")
        || place.contains("/examples/")
        || place.ends_with("/tests.rs")
        || place.contains("/demo/")
        || place.ends_with("/demo.rs")
}
