//! `cargo xtask pictures`: every screen as a person sees it, to be looked at.

use anyhow::Result;

use crate::{browser, paths, process, say, serve};

/// Takes the pictures into `target/pictures`.
///
/// # Errors
/// When a build fails or a screen cannot be reached.
pub fn run() -> Result<()> {
    browser::ensure_chromium()?;
    browser::ensure_npm_packages()?;
    let relay = serve::build_relay()?;
    let folder = paths::target().join("pictures");
    say::step("taking pictures of every screen");
    process::run(
        browser::npx(&["tsx", "support/pictures.ts"])
            .env("RYADOM_RELAY", relay)
            .env("RYADOM_PICTURES", &folder),
        "the script's message above says which screen could not be reached",
    )?;
    say::note(&format!("they are in {}", folder.display()));
    Ok(())
}
