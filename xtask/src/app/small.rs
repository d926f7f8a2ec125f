//! What people get is compiled together with the standard library, for size: without the texts of panics, which nobody
//! reads in a browser that has no names of functions either, and with the library's smaller ways to sort and search.
//!
//! The compiler offers that to nightly alone, so it is asked to believe that it is one; only its library's sources are
//! needed. Where they are not installed, the app is built with the library as it comes and is a tenth larger.

use std::path::Path;
use std::process::Command;

use crate::process;
use crate::toolchain::{TARGET, Wasm};

/// Adds to a build of the app what makes it build the standard library as well, where its sources are or can be had.
pub fn with_own_std(wasm: Wasm, cargo: &mut Command) {
    if !has_sources(wasm) && !add_sources(wasm) {
        return;
    }
    cargo
        .env("RUSTC_BOOTSTRAP", "1")
        .args([
            "-Zbuild-std=std,panic_abort",
            "-Zbuild-std-features=optimize_for_size",
            "--config",
        ])
        .arg(format!(
            "target.{TARGET}.rustflags=[\"-Zunstable-options\", \"-Cpanic=immediate-abort\"]"
        ));
}

fn has_sources(wasm: Wasm) -> bool {
    let asked = process::quiet(wasm.command("rustc").args(["--print", "sysroot"]), "");
    asked.is_ok_and(|sysroot| {
        Path::new(sysroot.trim())
            .join("lib/rustlib/src/rust/library/std")
            .is_dir()
    })
}

/// Debian's compiler comes with them; rustup has them as a component.
fn add_sources(wasm: Wasm) -> bool {
    let add = || {
        let mut rustup = process::command("rustup");
        process::succeeds(rustup.args(["component", "add", "rust-src"]), "")
    };
    wasm == Wasm::Default && add() && has_sources(wasm)
}
