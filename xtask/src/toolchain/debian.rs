//! The second way to a wasm32 toolchain: Debian's signed packages, and their standard library built from source.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result, bail};

use super::{DEBIAN_TOOLCHAIN, TARGET};
use crate::{browser, paths, process, say};

/// Where Debian's compiler looks for the target's standard library.
pub const LIBRARY: &str = "/usr/lib/rustlib/wasm32-unknown-unknown/lib";

const PACKAGES: [&str; 5] = [
    "rustc-web",
    "cargo-web",
    "rust-web-src",
    "rust-web-llvm",
    "lld-22",
];

const MEND: &str = "install the target by hand: `rustup target add wasm32-unknown-unknown` on a machine with a network";

/// Installs the packages, builds the library into place and links the toolchain. Each part that is done is skipped.
pub fn install() -> Result<()> {
    if !Path::new("/usr/lib/rustlib/src/rust/library/std").is_dir()
        || !Path::new("/usr/bin/cargo").is_file()
    {
        browser::apt_install(&PACKAGES, MEND)?;
    }
    build_std(Path::new(LIBRARY))?;
    process::quiet(
        process::command("rustup").args(["toolchain", "link", DEBIAN_TOOLCHAIN, "/usr"]),
        "install rustup, or put Debian's cargo first in PATH",
    )?;
    // What an earlier standard library compiled would be reported as "can't find crate".
    let stale = paths::wasm_target().join(TARGET);
    if stale.is_dir() {
        fs::remove_dir_all(&stale).with_context(|| format!("cannot remove {}", stale.display()))?;
    }
    Ok(())
}

/// Clippy of that compiler.
pub fn install_clippy() -> Result<()> {
    browser::apt_install(&["rust-web-clippy"], "install clippy for Debian's compiler")
}

/// Builds the standard library of Debian's compiler for wasm32 and puts its parts into `folder`.
///
/// # Errors
/// When the packages are not installed, or the build fails.
pub fn build_std(folder: &Path) -> Result<()> {
    say::step("building Debian's standard library for wasm32 (about a minute)");
    let scratch = paths::wasm_target().join("std");
    if scratch.is_dir() {
        fs::remove_dir_all(&scratch)?;
    }
    fs::create_dir_all(scratch.join("src"))?;
    fs::write(scratch.join("src/lib.rs"), "")?;
    fs::write(
        scratch.join("Cargo.toml"),
        "[workspace]\n[package]\nname = \"hollow\"\nversion = \"0.0.0\"\nedition = \"2021\"\n[lib]\ncrate-type = [\"cdylib\"]\n",
    )?;
    process::quiet(
        process::command("/usr/bin/cargo")
            .args([
                "build",
                "--release",
                "-Zbuild-std=std,panic_abort,test",
                "--target",
                TARGET,
            ])
            .current_dir(&scratch)
            .env("PATH", "/usr/bin:/bin")
            .env("RUSTC_BOOTSTRAP", "1")
            // Without bitcode a build with fat link-time optimisation stops at "failed to get bitcode".
            .env("RUSTFLAGS", "-Cembed-bitcode=yes")
            .env("CARGO_TARGET_DIR", scratch.join("target")),
        "install rustc-web, cargo-web, rust-web-src, rust-web-llvm and lld-22",
    )?;
    let copied = copy_libraries(
        &scratch.join("target").join(TARGET).join("release/deps"),
        folder,
    )
    .with_context(|| format!("cannot put the library into {}", folder.display()))?;
    if copied == 0 {
        bail!("the build made no library; {MEND}");
    }
    say::note(&format!("{copied} libraries in {}", folder.display()));
    fs::remove_dir_all(&scratch)?;
    Ok(())
}

fn copy_libraries(from: &Path, to: &Path) -> Result<usize> {
    fs::create_dir_all(to)?;
    let mut copied = 0;
    for entry in fs::read_dir(from)? {
        let file = entry?.path();
        let name = file
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        if name.ends_with(".rlib") && !name.starts_with("libhollow") {
            fs::copy(&file, to.join(name))?;
            copied += 1;
        }
    }
    Ok(copied)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_libraries_are_copied_and_not_the_empty_crates_own() {
        let folder = std::env::temp_dir().join(format!("ryadom-xtask-{}", std::process::id()));
        let (from, to) = (folder.join("from"), folder.join("to"));
        fs::create_dir_all(&from).unwrap();
        for name in ["libstd-1.rlib", "libstd-1.rmeta", "libhollow-2.rlib"] {
            fs::write(from.join(name), "").unwrap();
        }

        assert_eq!(copy_libraries(&from, &to).unwrap(), 1);
        assert!(to.join("libstd-1.rlib").is_file());
        fs::remove_dir_all(folder).unwrap();
    }
}
