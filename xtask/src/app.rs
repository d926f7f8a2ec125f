//! Building the app into `dist/`: Trunk bundles it, then it is made fit to be served.

mod boot;
mod finish;
mod inputs;
mod integrity;
mod names;
mod styles;
mod twins;
mod worker;

pub use finish::first_load;

use std::fs;
use std::time::Instant;

use anyhow::Result;

use crate::{paths, process, say, toolchain, tools};

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

/// Builds the app unless nothing that it is made of has changed. Says whether it was built.
///
/// # Errors
/// When the toolchain cannot be had, the app does not compile, or the bundle is not what Trunk used to make.
pub fn build(flavour: Flavour) -> Result<bool> {
    let wasm = toolchain::ensure()?;
    let mark = inputs::fingerprint(&paths::root(), &format!("{flavour:?} {wasm}"))?;
    let memory = paths::wasm_target().join("dist.mark");
    if fs::read_to_string(&memory)
        .is_ok_and(|found| found == format!("{mark} {}", finish::listing(&paths::dist())))
    {
        return Ok(false);
    }
    let trunk = tools::ensure_trunk()?;
    tools::ensure_wasm_bindgen()?;
    say::step(&format!("building the app with {wasm}"));
    let started = Instant::now();
    let mut bundle = wasm.command(&trunk.to_string_lossy());
    bundle
        .arg("build")
        .args(match flavour {
            Flavour::Release => &["--release", "--offline=true"][..],
            // One profile for all debug builds, so that the tests' dependencies are shared.
            Flavour::Quick | Flavour::Dev => &["--offline=true", "--cargo-profile=dev"][..],
        })
        .current_dir(paths::root())
        .env("CARGO_TARGET_DIR", paths::wasm_target())
        // Trunk reads this variable as a flag and stops at any value but true and false.
        .env_remove("NO_COLOR");
    process::run(&mut bundle, "the compiler's message above says where")?;
    finish::finish(&paths::dist(), flavour)?;
    fs::write(
        &memory,
        format!("{mark} {}", finish::listing(&paths::dist())),
    )?;
    say::note(&format!(
        "the app is in dist/ after {}",
        say::time(started.elapsed())
    ));
    if flavour == Flavour::Release {
        let bytes = first_load(&paths::dist())?;
        say::note(&format!(
            "whole first load: {} KB with brotli ({bytes} bytes)",
            bytes / 1000
        ));
    }
    Ok(true)
}
