//! A Rust toolchain that can build for the browser.
//!
//! A machine with rustup and a network has one after `rustup target add`. Where rustup cannot download, Debian's
//! packages carry a compiler together with the source of its standard library, and that is built once.

pub mod debian;

use std::fmt;
use std::process::Command;

use anyhow::{Result, bail};

use crate::{process, say};

/// The only target the app is built for.
pub const TARGET: &str = "wasm32-unknown-unknown";

/// Name under which rustup knows Debian's compiler.
const DEBIAN_TOOLCHAIN: &str = "debian-web";

/// A program that only compiles where the target's standard library is there and fits the compiler.
const PROBE: &str = "pub fn probe() -> String { String::new() }";

/// The toolchain to build the app with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wasm {
    /// The workspace's own toolchain has the target.
    Default,
    /// Debian's compiler, linked into rustup.
    Debian,
}

impl Wasm {
    /// A program of this toolchain: `cargo`, `rustc`, or a tool that calls them.
    pub fn command(self, program: &str) -> Command {
        let mut command = process::command(program);
        command.env("PATH", crate::paths::path_with_tools());
        if self == Self::Debian {
            command.env("RUSTUP_TOOLCHAIN", DEBIAN_TOOLCHAIN);
        }
        command
    }

    fn works(self) -> bool {
        let mut rustc = self.command("rustc");
        // Into a folder of ours, and never into /dev/null: rustc renames a finished file over it, and root may.
        rustc.args([
            "--crate-name=probe",
            "--crate-type=lib",
            "--emit=metadata",
            "--target",
            TARGET,
            "--out-dir",
        ]);
        rustc
            .arg(crate::paths::wasm_target().join("probe"))
            .arg("-");
        process::succeeds(&mut rustc, PROBE)
    }
}

impl fmt::Display for Wasm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Default => "the default toolchain",
            Self::Debian => "Debian's compiler (toolchain debian-web)",
        })
    }
}

/// Finds a toolchain that builds for wasm32, or makes one.
///
/// # Errors
/// When none is there and none can be installed; the message says what to do by hand.
pub fn ensure() -> Result<Wasm> {
    if let Some(ready) = [Wasm::Default, Wasm::Debian]
        .into_iter()
        .find(|wasm| wasm.works())
    {
        return Ok(ready);
    }
    say::step(&format!("adding the target {TARGET}"));
    match process::quiet(
        process::command("rustup").args(["target", "add", TARGET]),
        "",
    ) {
        Ok(_) if Wasm::Default.works() => return Ok(Wasm::Default),
        Ok(_) => say::note("rustup added the target, but it does not compile"),
        Err(error) => say::note(&format!(
            "rustup cannot add it here: {}",
            first_line(&error.to_string())
        )),
    }
    debian::install()?;
    if !Wasm::Debian.works() {
        bail!(
            "Debian's compiler is installed but does not build for {TARGET}; remove {} and run this again",
            debian::LIBRARY
        );
    }
    Ok(Wasm::Debian)
}

/// Clippy of the toolchain that builds the app. rustup brings it along; Debian packs it by itself.
///
/// # Errors
/// When it cannot be installed.
pub fn ensure_clippy(wasm: Wasm) -> Result<()> {
    let there = process::succeeds(wasm.command("cargo").args(["clippy", "--version"]), "");
    match wasm {
        _ if there => Ok(()),
        Wasm::Default => bail!("clippy is missing; run `rustup component add clippy`"),
        Wasm::Debian => debian::install_clippy(),
    }
}

fn first_line(text: &str) -> &str {
    text.lines().next().unwrap_or_default()
}
