//! What takes longest, the builds of what people get, is begun before its turn, beside the checks that come first.
//!
//! Nothing depends on it: when its turn comes, a step finds its work done, or does it and tells what is wrong.

use std::env;
use std::fs::File;
use std::process::{Child, Command, Stdio};

use anyhow::{Context as _, Result};

use crate::{paths, say};

/// A run of some steps that goes on by itself. Ended when it is dropped.
pub struct Ahead(Child);

impl Ahead {
    /// Begins these steps. What they print goes into `target/ahead.log`.
    ///
    /// # Errors
    /// When they cannot be begun.
    pub fn start(steps: &[&str]) -> Result<Self> {
        let log = paths::target().join("ahead.log");
        let file = File::create(&log).with_context(|| format!("cannot write {}", log.display()))?;
        let mut command = Command::new(env::current_exe()?);
        command.arg("test");
        for step in steps {
            command.args(["--only", step]);
        }
        let child = command
            .stdin(Stdio::null())
            .stderr(file.try_clone()?)
            .stdout(file)
            .spawn()?;
        say::note(&format!(
            "{} are begun beside; see {}",
            steps.join(" and "),
            log.display()
        ));
        Ok(Self(child))
    }

    /// Waits until they are through, well or not.
    pub fn wait(mut self) {
        // A step that failed is done again in its turn, where it is seen.
        drop(self.0.wait());
    }
}

impl Drop for Ahead {
    fn drop(&mut self) {
        drop(self.0.kill());
        drop(self.0.wait());
    }
}
