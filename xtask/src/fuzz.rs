//! `cargo xtask fuzz`: messages that nobody honest sends, for some time.

use anyhow::Result;
use clap::Args;

use crate::{process, say};

/// What to try, and how long.
#[derive(Args)]
pub struct Options {
    /// How long each target is tried
    #[arg(long, default_value_t = 60, value_name = "N")]
    seconds: u64,
    /// Where chance begins: another number tries other messages
    #[arg(long, default_value_t = 0, value_name = "N")]
    seed: u64,
    /// frame, plain, file or message; all of them when none is named
    #[arg(value_name = "TARGET")]
    targets: Vec<String>,
}

/// Runs the fuzzer as it would meet people: a release build.
///
/// # Errors
/// When something was found; what it was is then in `fuzz/crashers`, and is a test from now on.
pub fn run(options: &Options) -> Result<()> {
    say::step(
        "trying what nobody honest sends (the first time a release build of several minutes)",
    );
    let mut cargo = process::cargo();
    cargo
        .args([
            "run",
            "--release",
            "--quiet",
            "--package",
            "ryadom-fuzz",
            "--",
        ])
        .args(["--seconds", &options.seconds.to_string()])
        .args(["--seed", &options.seed.to_string()])
        .args(&options.targets);
    process::run(
        &mut cargo,
        "what is named above was kept in fuzz/crashers: mend what it broke, and commit it with the mend",
    )
}
