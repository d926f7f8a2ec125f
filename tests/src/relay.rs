//! A relay as an operator runs it: a real process with a port and a data folder.

use crate::{Failure, http};
use std::io::{BufRead, BufReader};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// A demo school of thousands of documents takes a while to be written.
const READY_WITHIN: Duration = Duration::from_secs(180);

/// A running relay; ends with the value.
pub struct Relay {
    process: Child,
    host: String,
    data: TempDir,
    demo: Option<PathBuf>,
    printed: Arc<Mutex<Vec<String>>>,
}

/// A link with which somebody joins.
#[derive(Debug, Clone)]
pub struct Invitation {
    /// Name and role, as the relay prints them.
    pub who: String,
    /// The code behind `#`.
    pub code: String,
}

impl Relay {
    /// Starts a relay on an empty data folder, filled with the demo school or with that of a file.
    ///
    /// # Errors
    /// When there is no binary, or it ends, or it does not answer in time.
    pub async fn start(demo: Option<PathBuf>) -> Result<Self, Failure> {
        let data = tempfile::Builder::new().prefix("ryadom-test-").tempdir()?;
        let host = format!("127.0.0.1:{}", free_port()?);
        let printed = Arc::new(Mutex::new(Vec::new()));
        let process = launch(&host, data.path(), Some(demo.as_deref()), &printed)?;
        let mut relay = Self {
            process,
            host,
            data,
            demo,
            printed,
        };
        relay.answers().await?;
        Ok(relay)
    }

    /// Ends the process as a power cut does, and starts another on the same data folder.
    ///
    /// # Errors
    /// As [`Relay::start`].
    pub async fn restart(&mut self) -> Result<(), Failure> {
        self.kill()?;
        let demo = self.demo.clone();
        self.launch(Some(demo.as_deref()))?;
        self.answers().await
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

    /// Starts the process again on what it kept, as an operator would: without links for guests, and without waiting.
    ///
    /// # Errors
    /// When it does not start.
    pub fn start_again(&mut self) -> Result<(), Failure> {
        self.launch(None)
    }

    fn launch(&mut self, demo: Option<Option<&Path>>) -> Result<(), Failure> {
        self.printed = Arc::new(Mutex::new(Vec::new()));
        self.process = launch(&self.host, self.data.path(), demo, &self.printed)?;
        Ok(())
    }

    /// How many bytes the data folder takes on the disk.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn disk(&self) -> Result<u64, Failure> {
        let mut bytes = 0;
        for entry in std::fs::read_dir(self.data.path())? {
            bytes += entry?.metadata()?.len();
        }
        Ok(bytes)
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

    /// The links it printed, in their order.
    #[must_use]
    pub fn invitations(&self) -> Vec<Invitation> {
        self.lines()
            .iter()
            .filter_map(|line| invitation(line))
            .collect()
    }

    /// The link for somebody whose name has this in it.
    ///
    /// # Errors
    /// When there is none.
    pub fn invitation(&self, name: &str) -> Result<Invitation, Failure> {
        let mut all = self.invitations().into_iter();
        all.find(|invitation| invitation.who.contains(name))
            .ok_or_else(|| format!("the relay printed no link for {name}").into())
    }

    fn lines(&self) -> Vec<String> {
        self.printed
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    /// Waits until it is ready.
    ///
    /// # Errors
    /// When it ends instead, or takes too long.
    pub async fn answers(&mut self) -> Result<(), Failure> {
        let begin = Instant::now();
        loop {
            let answer = http::call(&self.host, "GET /health/ready", None, None).await;
            // `Ready` ends what it prints: before that, some links may still be missing.
            let has_printed = self.lines().iter().any(|line| line == "Ready");
            if has_printed && answer.is_ok_and(|answer| answer.status == 200) {
                return Ok(());
            }
            if let Some(status) = self.process.try_wait()? {
                return Err(format!("the relay ended with {status}").into());
            }
            if begin.elapsed() > READY_WITHIN {
                return Err("the relay does not answer".into());
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }
}

impl Drop for Relay {
    fn drop(&mut self) {
        // It may have ended already; then there is nothing to do.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn launch(
    host: &str,
    data: &Path,
    demo: Option<Option<&Path>>,
    printed: &Arc<Mutex<Vec<String>>>,
) -> Result<Child, Failure> {
    let binary = binary()?;
    let mut command = Command::new(&binary);
    command
        .args(["serve", "--log", "warn", "--listen", host, "--data"])
        .arg(data);
    if let Some(file) = demo {
        command.arg("--demo").args(file);
    }
    command.stdin(Stdio::null()).stdout(Stdio::piped());
    let mut process = command
        .spawn()
        .map_err(|error| format!("{} cannot run: {error}", binary.display()))?;
    let output = process.stdout.take().ok_or("the relay has no output")?;
    let printed = Arc::clone(printed);
    std::thread::spawn(move || {
        for line in BufReader::new(output).lines().map_while(Result::ok) {
            printed
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .push(line);
        }
    });
    Ok(process)
}

/// `RYADOM_RELAY`, or the one that was built beside this program.
fn binary() -> Result<PathBuf, Failure> {
    if let Some(named) = std::env::var_os("RYADOM_RELAY") {
        return Ok(named.into());
    }
    let here = std::env::current_exe()?;
    let name = format!("ryadom{}", std::env::consts::EXE_SUFFIX);
    here.ancestors()
        .skip(1)
        .map(|folder| folder.join(&name))
        .find(|file| file.is_file())
        .ok_or_else(|| {
            "there is no relay to test: cargo build --package ryadom-server, or set RYADOM_RELAY"
                .into()
        })
}

pub(crate) fn free_port() -> std::io::Result<u16> {
    Ok(TcpListener::bind("127.0.0.1:0")?.local_addr()?.port())
}

/// `Name, role  http://host/join#code`.
fn invitation(line: &str) -> Option<Invitation> {
    let (who, link) = line.rsplit_once("http")?;
    let (_, code) = link.split_once("/join#")?;
    Some(Invitation {
        who: who.trim().to_owned(),
        code: code.trim().to_owned(),
    })
}
