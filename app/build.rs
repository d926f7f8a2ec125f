//! Turns `locales/<language>/<room>.json` into the module that `src/i18n.rs` includes, and refuses a language that lacks
//! a word the other has. Prepares a program that is to be cut into parts.

use std::error::Error;
use std::path::PathBuf;
use std::{env, fs};

use leptos_i18n_parser::parse_locales::options::{Config, ParseOptions};
use leptos_i18n_parser::parse_locales::parse_locales;
use proc_macro2::{Delimiter, Spacing, TokenStream, TokenTree};

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
    let config = Config::new("ru")?
        .add_locale("en")?
        .add_namespaces(ROOMS)?
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
    let folder = PathBuf::from(env::var("OUT_DIR")?).join("i18n");
    fs::create_dir_all(&folder)?;
    let mut lines = String::new();
    write_lines(code, &mut lines);
    fs::write(folder.join("mod.rs"), lines)?;
    Ok(())
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
