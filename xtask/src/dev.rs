//! `cargo xtask dev`: builds again on every change; the page reloads itself.
//!
//! The relay is a debug build, which reads `dist/` from the disk, so a change of the app needs no new relay.

use std::path::PathBuf;
use std::process::{Child, Command};
use std::thread;
use std::time::{Duration, SystemTime};

use anyhow::{Context as _, Result};

use crate::{app, paths, process, say};

const LOOK_EVERY: Duration = Duration::from_millis(400);

/// Runs until it is stopped.
///
/// # Errors
/// When the first build fails; later failures are shown and wait for the next change.
pub fn run(demo: bool) -> Result<()> {
    app::build(app::Flavour::Dev)?;
    let mut relay = Relay::start(demo)?;
    let (mut seen_app, mut seen_relay) = (newest(&APP), newest(&RELAY));
    say::note("watching for changes; Ctrl-C ends it");
    loop {
        thread::sleep(LOOK_EVERY);
        let now_app = newest(&APP);
        if now_app != seen_app {
            seen_app = now_app;
            shown(app::build(app::Flavour::Dev).map(drop));
        }
        let now_relay = newest(&RELAY);
        if now_relay != seen_relay {
            seen_relay = now_relay;
            shown(relay.restart(demo));
        }
    }
}

const APP: [&str; 4] = ["app", "index.html", "shared", "style"];
const RELAY: [&str; 2] = ["server", "shared"];

struct Relay(Child);

impl Relay {
    fn start(demo: bool) -> Result<Self> {
        process::run(
            process::cargo().args(["build", "--package", "ryadom-server"]),
            "the compiler's message above says where",
        )?;
        let mut command = Command::new(paths::target().join("debug/ryadom"));
        command
            .args(["serve", "--data", "data"])
            .current_dir(paths::root());
        if demo {
            command.arg("--demo");
        }
        command.spawn().map(Self).context("cannot start the relay")
    }

    fn restart(&mut self, demo: bool) -> Result<()> {
        self.0.kill().context("cannot stop the relay")?;
        self.0.wait()?;
        *self = Self::start(demo)?;
        Ok(())
    }
}

impl Drop for Relay {
    fn drop(&mut self) {
        // It may have ended by itself, which is as good.
        let _: std::io::Result<()> = self.0.kill();
    }
}

fn shown(done: Result<()>) {
    if let Err(error) = done {
        say::failure(&error);
    }
}

/// When the newest file under these was last written.
fn newest(names: &[&str]) -> Option<SystemTime> {
    let mut waiting: Vec<PathBuf> = names.iter().map(|name| paths::root().join(name)).collect();
    let mut newest = None;
    while let Some(path) = waiting.pop() {
        if let Ok(entries) = path.read_dir() {
            waiting.extend(entries.filter_map(|entry| Some(entry.ok()?.path())));
        } else if let Ok(about) = path.metadata() {
            newest = newest.max(about.modified().ok());
        }
    }
    newest
}
