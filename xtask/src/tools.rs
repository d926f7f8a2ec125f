//! Programs that are compiled once from the registry and kept: wasm-bindgen, wasm-split.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context as _, Result};

use crate::{paths, process, say};

/// Writes parts that the `wasm_split_helpers` of Cargo.lock loads.
const WASM_SPLIT: &str = "0.2.4";

/// What cuts the program into parts.
pub fn ensure_wasm_split() -> Result<PathBuf> {
    let flags = ["--features", "build-binary"];
    ensure(
        "wasm_split_cli_support",
        "wasm-split-cli",
        WASM_SPLIT,
        &flags,
        "1 min",
    )
}

/// wasm-bindgen's command of exactly the version that Cargo.lock names: any other refuses the module.
pub fn ensure_wasm_bindgen() -> Result<PathBuf> {
    let lock =
        fs::read_to_string(paths::root().join("Cargo.lock")).context("cannot read Cargo.lock")?;
    let version = locked_version(&lock, "wasm-bindgen")
        .context("Cargo.lock names no wasm-bindgen; run `cargo check -p ryadom-app` once")?;
    ensure("wasm-bindgen-cli", "wasm-bindgen", version, &[], "1 min")
}

fn ensure(
    package: &str,
    program: &str,
    version: &str,
    flags: &[&str],
    about: &str,
) -> Result<PathBuf> {
    let file = paths::tools().join("bin").join(program);
    // Cargo's own list of what it put there: not every program can say its version.
    let list = fs::read_to_string(paths::tools().join(".crates.toml")).unwrap_or_default();
    let installed = file.is_file() && list.contains(&format!("\"{package} {version} "));
    if installed {
        return Ok(file);
    }
    say::step(&format!(
        "compiling {package} {version} (about {about}, once)"
    ));
    // A debug build is fast enough to bundle with, and compiles in half the time.
    process::run(
        process::cargo()
            .args([
                "install",
                package,
                "--version",
                version,
                "--debug",
                "--force",
                "--root",
            ])
            .arg(paths::tools())
            .args(flags)
            .env("CARGO_TARGET_DIR", paths::tools().join("target")),
        "check that the registry can be reached",
    )?;
    let compiled = paths::tools().join("target");
    fs::remove_dir_all(&compiled)
        .with_context(|| format!("cannot remove {}", compiled.display()))?;
    Ok(file)
}

/// The version of a package in the text of a Cargo.lock.
fn locked_version<'a>(lock: &'a str, package: &str) -> Option<&'a str> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name).skip(1);
    lines
        .next()?
        .strip_prefix("version = \"")?
        .strip_suffix('"')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_is_read_from_the_lock_file_and_not_from_a_longer_name() {
        let lock = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"9.9.9\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(locked_version(lock, "wasm-bindgen"), Some("0.2.130"));
        assert_eq!(locked_version(lock, "leptos"), None);
    }
}
