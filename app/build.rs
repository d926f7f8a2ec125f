//! Turns `locales/<language>/<room>.json` into the module that `src/i18n.rs` includes, and refuses a language that lacks
//! a word the other has. Derives from each language the one of schools that call their curator otherwise. Prepares a
//! program that is to be cut into parts.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs};

use leptos_i18n_parser::parse_locales::options::{Config, ParseOptions};
use leptos_i18n_parser::parse_locales::parse_locales;
use proc_macro2::{Delimiter, Spacing, TokenStream, TokenTree};
use serde::Deserialize;
use serde_json::{Map, Value};

/// One JSON file per room and language. A room's words are read as `room.key`.
const ROOMS: [&str; 32] = [
    "approbation",
    "attached",
    "audit",
    "blanks",
    "build",
    "closing",
    "common",
    "dates",
    "diagnostics",
    "disputes",
    "instruments",
    "join",
    "keeping",
    "leaving",
    "lessons",
    "lock",
    "meetings",
    "newcomer",
    "notes",
    "overview",
    "pairing",
    "people",
    "portfolio",
    "profile",
    "programme",
    "requests",
    "shell",
    "today",
    "told",
    "ui",
    "vocabulary",
    "year",
];

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=locales");
    if env::var_os("CARGO_FEATURE_PARTS").is_some() {
        // Whoever cuts the program needs to know what refers to what.
        println!("cargo::rustc-link-arg-bins=--emit-relocs");
    }
    let out = PathBuf::from(env::var("OUT_DIR")?);
    let other = OtherWord::read()?;
    let locales = out.join("locales");
    other.write_locales(&locales)?;
    let mut config = Config::new("ru")?.add_locale("en")?;
    for (language, variant) in &other.variants {
        config = config
            .add_locale(variant)?
            .extend_locale(variant, language)?;
    }
    let config = config
        .add_namespaces(ROOMS)?
        .locales_path(locales)
        .parse_options(ParseOptions::new().interpolate_display(true));
    let parsed = parse_locales(None, config)?;
    for complaint in parsed.diag.errors().iter() {
        println!("cargo::error={complaint}");
    }
    for complaint in parsed.diag.warnings().iter() {
        println!("cargo::warning={complaint}");
    }

    let quiet = "#![allow(missing_docs, dead_code, unused_imports, unused_qualifications, clippy::all, reason = \"generated\")]".parse()?;
    let code = leptos_i18n_codegen::gen_code(&parsed, None, false, Some(&quiet), false)?;
    let folder = out.join("i18n");
    fs::create_dir_all(&folder)?;
    let mut lines = String::new();
    write_lines(code, &mut lines);
    fs::write(folder.join("mod.rs"), lines)?;
    Ok(())
}

/// `locales/coordinator.json`: how a school's other word for its curator is put into every text that names one.
#[derive(Deserialize)]
struct OtherWord {
    /// The derived locale of each language.
    variants: BTreeMap<String, String>,
    /// What stands for what, by language. Both words of a language decline alike, so that a stem is enough.
    words: BTreeMap<String, BTreeMap<String, String>>,
    /// Texts that mean another person or the word itself, as `room.key`.
    except: BTreeSet<String>,
}

impl OtherWord {
    fn read() -> Result<Self, Box<dyn Error>> {
        Ok(serde_json::from_slice(&fs::read(
            "locales/coordinator.json",
        )?)?)
    }

    /// Every language as it is, and beside it the derived one, which has only the texts that differ.
    fn write_locales(&self, folder: &Path) -> Result<(), Box<dyn Error>> {
        for (language, variant) in &self.variants {
            let words = self.words.get(language).ok_or("a language without words")?;
            for locale in [language, variant] {
                fs::create_dir_all(folder.join(locale))?;
            }
            for room in ROOMS {
                let file = format!("{room}.json");
                let text = fs::read(Path::new("locales").join(language).join(&file))?;
                let texts: Map<String, Value> = serde_json::from_slice(&text)?;
                let other = self.turned(&texts, words, room);
                fs::write(folder.join(language).join(&file), text)?;
                fs::write(
                    folder.join(variant).join(&file),
                    serde_json::to_vec(&other)?,
                )?;
            }
        }
        Ok(())
    }

    /// The texts that name the curator, with the other word. The forms of a number stay together.
    fn turned(
        &self,
        texts: &Map<String, Value>,
        words: &BTreeMap<String, String>,
        place: &str,
    ) -> Map<String, Value> {
        let differs = |text: &str| words.keys().any(|word| text.contains(word));
        let named: BTreeSet<&str> = texts
            .iter()
            .filter(|(_, text)| text.as_str().is_some_and(differs))
            .map(|(key, _)| without_number(key))
            .collect();
        let mut other = Map::new();
        for (key, text) in texts {
            let place = format!("{place}.{key}");
            if self.except.contains(&place) {
                continue;
            }
            let turned = match text {
                Value::Object(texts) => {
                    let turned = self.turned(texts, words, &place);
                    (!turned.is_empty()).then_some(Value::Object(turned))
                }
                Value::String(text) if named.contains(without_number(key)) => {
                    let turned = words.iter().fold(text.clone(), |text, (word, other)| {
                        text.replace(word, other)
                    });
                    Some(Value::String(turned))
                }
                _ => None,
            };
            if let Some(turned) = turned {
                other.insert(key.clone(), turned);
            }
        }
        other
    }
}

/// A key without the form of a number that it ends with.
fn without_number(key: &str) -> &str {
    let forms = ["_zero", "_one", "_two", "_few", "_many", "_other"];
    let mut found = forms.iter().filter_map(|form| key.strip_suffix(form));
    found.next().unwrap_or(key)
}

/// Writes code with a statement or an item a line. The compiler counts columns from a line's beginning whenever it says
/// where something is: in one line of five million letters that took nine tenths of its time.
fn write_lines(code: TokenStream, lines: &mut String) {
    for tree in code {
        match tree {
            TokenTree::Group(group) => {
                let (open, close) = match group.delimiter() {
                    Delimiter::Brace => ("{\n", "}\n"),
                    Delimiter::Bracket => ("[", "]"),
                    Delimiter::Parenthesis => ("(", ")"),
                    Delimiter::None => ("", " "),
                };
                lines.push_str(open);
                write_lines(group.stream(), lines);
                lines.push_str(close);
            }
            TokenTree::Punct(punct) => {
                lines.push(punct.as_char());
                match (punct.as_char(), punct.spacing()) {
                    (_, Spacing::Joint) => {}
                    (';' | ',', Spacing::Alone) => lines.push('\n'),
                    (_, Spacing::Alone) => lines.push(' '),
                }
            }
            TokenTree::Ident(_) | TokenTree::Literal(_) => {
                lines.push_str(&tree.to_string());
                lines.push(' ');
            }
        }
    }
}
