//! `cargo xtask pictures`: the app as a person sees it, for the README and to be looked at.

use anyhow::Result;
use clap::Args;

use crate::{browser, paths, process, say, serve};

/// Which pictures to take.
#[derive(Args)]
pub struct Options {
    /// Every screen at four sizes, light and dark, into target/pictures
    #[arg(long)]
    all: bool,
}

/// Takes the README's pictures into `docs/pictures`, or those of every screen into `target/pictures`.
///
/// # Errors
/// When a build fails, a screen cannot be reached, or a picture of the README is too heavy.
pub fn run(options: &Options) -> Result<()> {
    browser::ensure_chromium()?;
    browser::ensure_npm_packages()?;
    let relay = serve::build_relay()?;
    let (words, folder) = if options.all {
        say::step("taking pictures of every screen");
        (
            &["tsx", "support/pictures.ts", "all"][..],
            paths::target().join("pictures"),
        )
    } else {
        say::step("taking the README's pictures");
        (
            &["tsx", "support/pictures.ts"][..],
            paths::root().join("docs/pictures"),
        )
    };
    process::run(
        browser::npx(words)
            .env("RYADOM_RELAY", relay)
            .env("RYADOM_PICTURES", &folder),
        "the script's message above says which screen could not be reached",
    )?;
    say::note(&format!("they are in {}", folder.display()));
    Ok(())
}
