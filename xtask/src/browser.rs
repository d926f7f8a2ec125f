//! What the tests need besides Rust: Chromium with its driver, and npm packages.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context as _, Result, bail};
use sha2::{Digest as _, Sha256};

use crate::{paths, process, say};

const BROWSER_MEND: &str =
    "install Chromium and its driver (Debian: `apt-get install chromium chromium-driver`)";

/// Chromium, chromedriver, and a font with Cyrillic letters for what the app's own font lacks.
pub fn ensure_chromium() -> Result<()> {
    if paths::in_path("chromium").is_some() && paths::in_path("chromedriver").is_some() {
        return Ok(());
    }
    apt_install(
        &["chromium", "chromium-driver", "fonts-dejavu-core"],
        BROWSER_MEND,
    )
}

/// The npm packages exactly as package-lock.json names them.
pub fn ensure_npm_packages() -> Result<()> {
    let lock = fs::read(paths::npm().join("package-lock.json"))
        .context("cannot read tests/package-lock.json")?;
    let wanted = format!("{:x?}", Sha256::digest(&lock).as_slice());
    let mark = paths::npm().join("node_modules/.ryadom-lock");
    if fs::read_to_string(&mark).is_ok_and(|found| found == wanted) {
        return Ok(());
    }
    if paths::in_path("npm").is_none() {
        bail!(
            "npm is not in PATH; install Node.js 20 or newer (Debian: `apt-get install nodejs npm`)"
        );
    }
    say::step("installing npm packages (tests/)");
    process::quiet(
        process::command("npm")
            .args(["ci", "--no-audit", "--no-fund"])
            .current_dir(paths::npm())
            // Debian's Chromium is used; the package's own download of a browser would only fail.
            .env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"),
        "check that the npm registry can be reached",
    )?;
    fs::write(&mark, wanted)?;
    Ok(())
}

/// Installs Debian packages. `mend` is what to do where that is impossible.
///
/// # Errors
/// Where there is no apt, or this is not root, or a package cannot be had.
pub fn apt_install(packages: &[&str], mend: &str) -> Result<()> {
    if paths::in_path("apt-get").is_none() {
        bail!(
            "{} is missing and this system has no apt; {mend}",
            packages.join(", ")
        );
    }
    if !is_root() {
        bail!(
            "{0} is missing and only root may install it; run `sudo apt-get install {0}`, or {mend}",
            packages.join(" ")
        );
    }
    say::step(&format!("installing {}", packages.join(", ")));
    let apt = || {
        let mut apt = process::command("apt-get");
        apt.env("DEBIAN_FRONTEND", "noninteractive");
        apt
    };
    process::quiet(apt().arg("update"), mend)?;
    process::quiet(
        apt()
            .args(["install", "-y", "--no-install-recommends"])
            .args(packages),
        mend,
    )?;
    Ok(())
}

/// The owner of this process, as the kernel tells it.
fn is_root() -> bool {
    use std::os::unix::fs::MetadataExt as _;
    fs::metadata(Path::new("/proc/self")).is_ok_and(|own| own.uid() == 0)
}

/// A program of the npm packages, run in `tests/`.
pub fn npx(words: &[&str]) -> Command {
    let mut command = process::command("npx");
    command
        .arg("--no-install")
        .args(words)
        .current_dir(paths::npm());
    command
}

/// What chromedriver is told about the browser. Root has no sandbox to give, so there it must be told to do without.
pub fn webdriver_settings() -> String {
    let mut flags = vec![
        "--headless",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-component-update",
    ];
    if is_root() {
        flags.push("--no-sandbox");
    }
    serde_json::json!({ "goog:chromeOptions": { "args": flags } }).to_string()
}
