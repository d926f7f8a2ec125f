//! `cargo xtask serve`: the relay with the app inside, as an operator would run it.

use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result};

use crate::{app, paths, process, say};

/// Builds what is not built and becomes the relay, so that Ctrl-C and signals reach it directly.
///
/// # Errors
/// When a build fails. On success it does not return.
pub fn run(demo: bool, listen: &str, data: &Path) -> Result<()> {
    let relay = build_relay()?;
    let mut command = Command::new(&relay);
    command
        .arg("serve")
        .args(["--listen", listen])
        .arg("--data")
        .arg(paths::root().join(data));
    if demo {
        command.arg("--demo");
    }
    say::step(&format!(
        "starting the relay on http://{listen}, data in {}",
        data.display()
    ));
    Err(command.exec()).with_context(|| format!("cannot start {}", relay.display()))
}

/// The release build of the relay with the app inside.
///
/// # Errors
/// When the app or the relay does not build.
pub fn build_relay() -> Result<PathBuf> {
    app::build(app::Flavour::Release)?;
    let mut cargo = process::cargo();
    cargo.args(["build", "--release", "--package", "ryadom-server"]);
    let binary = paths::target().join("release/ryadom");
    if binary.is_file() {
        cargo.arg("--quiet");
    } else {
        say::step("building the relay (release; several minutes the first time)");
    }
    process::run(&mut cargo, "the compiler's message above says where")?;
    Ok(binary)
}
