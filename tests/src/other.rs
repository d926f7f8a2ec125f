//! Relays that others wrote, as processes of their own.

use crate::{Failure, relay::free_port};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use tempfile::TempDir;

/// Which of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// samod with axum, in memory.
    Samod,
    /// npm's automerge-repo, with its network and storage.
    Npm,
}

/// A running one; ends with the value.
pub struct Other {
    kind: Kind,
    host: String,
    data: TempDir,
    process: Child,
}

impl Other {
    /// Starts one with nothing in it.
    ///
    /// # Errors
    /// When it was not built or installed.
    pub fn start(kind: Kind) -> Result<Self, Failure> {
        let data = tempfile::Builder::new().prefix("other-relay-").tempdir()?;
        let host = format!("127.0.0.1:{}", free_port()?);
        let process = launch(kind, &host, data.path())?;
        Ok(Self {
            kind,
            host,
            data,
            process,
        })
    }

    /// Starts it again on what it kept, without waiting.
    ///
    /// # Errors
    /// When it does not start.
    pub fn start_again(&mut self) -> Result<(), Failure> {
        self.process = launch(self.kind, &self.host, self.data.path())?;
        Ok(())
    }

    /// Ends the process as a power cut does.
    ///
    /// # Errors
    /// When the system refuses.
    pub fn kill(&mut self) -> Result<(), Failure> {
        self.process.kill()?;
        self.process.wait()?;
        Ok(())
    }

    /// Host and port.
    #[must_use]
    pub fn host(&self) -> &str {
        &self.host
    }

    /// The process.
    #[must_use]
    pub fn process(&self) -> u32 {
        self.process.id()
    }
}

impl Drop for Other {
    fn drop(&mut self) {
        // It may have ended already; then there is nothing to do.
        let _ = self.kill();
    }
}

fn launch(kind: Kind, host: &str, data: &Path) -> Result<Child, Failure> {
    let mut command = match kind {
        Kind::Samod => {
            let mut command = Command::new(samod()?);
            command.arg(host);
            command
        }
        Kind::Npm => {
            let mut command = Command::new("node");
            let here = Path::new(env!("CARGO_MANIFEST_DIR"));
            command
                .arg("load/npm-relay.mjs")
                .arg(host)
                .arg(data)
                .current_dir(here);
            command
        }
    };
    let started = command.stdin(Stdio::null()).stdout(Stdio::null()).spawn();
    started.map_err(|error| format!("the other relay cannot run: {error}").into())
}

/// The one that was built beside this program.
fn samod() -> Result<PathBuf, Failure> {
    let here = std::env::current_exe()?;
    let name = format!("examples/samod_relay{}", std::env::consts::EXE_SUFFIX);
    let mut folders = here.ancestors().skip(1).map(|folder| folder.join(&name));
    folders
        .find(|file| file.is_file())
        .ok_or_else(|| "cargo build --package ryadom-tests --example samod_relay".into())
}
