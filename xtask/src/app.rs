//! Building the app into `dist/`: the program, then everything around it that the relay serves.

mod finish;
mod inputs;
mod integrity;
mod names;
mod page;
mod parts;
mod program;
mod small;
mod styles;
mod twins;
mod worker;

pub use finish::first_load;

use std::fs;
use std::time::Instant;

use anyhow::{Context as _, Result};

use crate::{paths, say, toolchain};

/// How the app is built.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flavour {
    /// Small and compressed: what people get.
    Release,
    /// Quick to build, large and slow; otherwise what people get.
    Quick,
    /// As quick, and the page reloads itself when it changes.
    Dev,
}

impl Flavour {
    /// Whether the program is cut into parts.
    const fn is_split(self) -> bool {
        matches!(self, Self::Release)
    }
}

/// Builds the app unless nothing that it is made of has changed. Says whether it was built.
///
/// # Errors
/// When the toolchain cannot be had, the app does not compile, or its sources lack what the page needs.
pub fn build(flavour: Flavour) -> Result<bool> {
    let wasm = toolchain::ensure()?;
    let mark = inputs::fingerprint(&paths::root(), &format!("{flavour:?} {wasm}"))?;
    let memory = paths::wasm_target().join("dist.mark");
    if fs::read_to_string(&memory)
        .is_ok_and(|found| found == format!("{mark} {}", finish::listing(&paths::dist())))
    {
        return Ok(false);
    }
    say::step(&format!("building the app with {wasm}"));
    let started = Instant::now();
    // Beside the old one, which is served meanwhile, and stays when this fails.
    let fresh = paths::wasm_target().join("dist");
    if fresh.exists() {
        fs::remove_dir_all(&fresh)?;
    }
    fs::create_dir_all(&fresh)?;
    let program = program::build(wasm, flavour, &fresh)?;
    finish::finish(&fresh, &program, flavour)?;
    if paths::dist().exists() {
        fs::remove_dir_all(paths::dist())?;
    }
    fs::rename(&fresh, paths::dist()).context("cannot put the built app into dist/")?;
    fs::write(
        &memory,
        format!("{mark} {}", finish::listing(&paths::dist())),
    )?;
    say::note(&format!(
        "the app is in dist/ after {}",
        say::time(started.elapsed())
    ));
    if flavour == Flavour::Release {
        let (first, all) = first_load(&paths::dist())?;
        say::note(&format!(
            "with brotli: {} KB before the first screen ({first} bytes), {} KB in all",
            first / 1000,
            all / 1000
        ));
    }
    Ok(true)
}
