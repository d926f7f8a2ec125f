//! Trying messages in a process of its own, before they are taken in here.
//!
//! What is not plain ([`ryadom_sync::relay::Attempt::is_plain`]) may take any memory and any time, or end the process
//! that looks at it. So it is rehearsed first by `ryadom trial`, which the relay starts and starts again: within
//! limits, at a lower priority, and with what came of it saved and read back. See `docs/decisions/0011`.

mod pieces;
mod request;
mod worker;

pub(super) use request::Request;
pub(crate) use worker::{Faults, run};

use super::locked;
use pieces::Pieces;
use ryadom_domain::DeviceId;
use ryadom_sync::{
    Reason,
    relay::{Objection, Refusal},
};
use std::{
    collections::HashSet, ffi::OsString, io, path::PathBuf, process::Stdio, sync::Mutex,
    time::Duration,
};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    process::{Child, ChildStdin, ChildStdout, Command},
    sync::Semaphore,
};

/// Processes at once. Each may take what [`worker`] allows.
const PROCESSES: usize = 2;
/// Longest that one trial may take by the clock on the wall; its processor time is limited by itself.
const PATIENCE: Duration = Duration::from_secs(30);
/// Senders who are remembered to have ended a process.
const SUSPECTS: usize = 1000;

/// Memory goes back to the system at once, so that limits on addresses are limits on memory.
const MALLOC: (&str, &str) = (
    "_RJEM_MALLOC_CONF",
    "narenas:1,retain:false,dirty_decay_ms:0,muzzy_decay_ms:0,background_thread:false",
);

/// How to start a process in which messages are tried.
#[derive(Debug, Clone)]
pub struct TrialProgram {
    /// The program: this one.
    pub program: PathBuf,
    /// What makes it try messages.
    pub arguments: Vec<OsString>,
}

impl TrialProgram {
    /// This program, as it runs, also when another was put in its place since.
    ///
    /// # Errors
    /// When the system does not tell where it is.
    pub fn this() -> io::Result<Self> {
        let running = PathBuf::from("/proc/self/exe");
        let program = if running.exists() {
            running
        } else {
            std::env::current_exe()?
        };
        Ok(Self {
            program,
            arguments: vec!["trial".into()],
        })
    }
}

/// What came of a trial.
pub(super) enum Verdict {
    /// It can be taken in.
    Fine,
    Refused(Refusal),
    /// It could not be tried, which is not its own fault.
    NotTried(io::Error),
}

/// The processes, and whose turn it is.
pub(super) struct Trials {
    /// Without one, everything is tried in this process.
    program: Option<TrialProgram>,
    turns: Semaphore,
    /// Those who ended a process take turns among themselves, so that they never hold all of them.
    suspects: Mutex<HashSet<DeviceId>>,
    turn_of_suspects: Semaphore,
    idle: Mutex<Vec<Process>>,
}

struct Process {
    child: Child,
    input: ChildStdin,
    output: ChildStdout,
}

impl Trials {
    pub(super) fn new(program: Option<TrialProgram>) -> Self {
        Self {
            program,
            turns: Semaphore::new(PROCESSES),
            suspects: Mutex::default(),
            turn_of_suspects: Semaphore::new(1),
            idle: Mutex::default(),
        }
    }

    /// Has a message tried that somebody sent.
    pub(super) async fn run(&self, by: DeviceId, request: Vec<u8>) -> Verdict {
        let Some(program) = &self.program else {
            return here(request).await;
        };
        let is_suspect = locked(&self.suspects).contains(&by);
        let _turn_of_suspects = match is_suspect {
            true => self.turn_of_suspects.acquire().await.ok(),
            false => None,
        };
        let _turn = self.turns.acquire().await;
        let verdict = self
            .ask(program, &request)
            .await
            .unwrap_or_else(Verdict::NotTried);
        if matches!(
            verdict,
            Verdict::Refused(Refusal::Panicked | Refusal::TooLarge)
        ) {
            let mut suspects = locked(&self.suspects);
            if suspects.len() >= SUSPECTS {
                suspects.clear();
            }
            suspects.insert(by);
        }
        verdict
    }

    async fn ask(&self, program: &TrialProgram, request: &[u8]) -> io::Result<Verdict> {
        let idle = locked(&self.idle).pop();
        if let Some(mut process) = idle
            && let Ok(Answer::Said(answer)) = process.ask(request).await
        {
            return Ok(self.heard(process, &answer));
        }
        // One that waited may have ended before, so nobody is to blame for it; a fresh one ends by what it is given.
        let mut process = Process::start(program)?;
        Ok(match process.ask(request).await? {
            Answer::Said(answer) => self.heard(process, &answer),
            Answer::Died { of_memory: true } | Answer::Silent => {
                Verdict::Refused(Refusal::TooLarge)
            }
            Answer::Died { of_memory: false } => Verdict::Refused(Refusal::Panicked),
        })
    }

    fn heard(&self, process: Process, answer: &[u8]) -> Verdict {
        let Some((verdict, is_tired)) = read(answer) else {
            return Verdict::NotTried(io::ErrorKind::InvalidData.into());
        };
        if !is_tired {
            locked(&self.idle).push(process);
        }
        verdict.map_or_else(Verdict::Refused, |()| Verdict::Fine)
    }
}

/// For programs that have no other to try things in: contained, but within no limits.
async fn here(request: Vec<u8>) -> Verdict {
    let tried = tokio::task::spawn_blocking(move || worker::contained(&request, Faults::default()));
    match tried.await {
        Ok(Ok(())) => Verdict::Fine,
        Ok(Err(refusal)) => Verdict::Refused(refusal),
        Err(error) => Verdict::NotTried(error.into()),
    }
}

enum Answer {
    Said(Vec<u8>),
    Died { of_memory: bool },
    Silent,
}

impl Process {
    fn start(program: &TrialProgram) -> io::Result<Self> {
        let mut child = Command::new(&program.program)
            .args(&program.arguments)
            .env_clear()
            .env(MALLOC.0, MALLOC.1)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            // What a panic prints may hold what people wrote.
            .stderr(Stdio::null())
            .kill_on_drop(true)
            .spawn()?;
        let (Some(input), Some(output)) = (child.stdin.take(), child.stdout.take()) else {
            return Err(io::ErrorKind::BrokenPipe.into());
        };
        Ok(Self {
            child,
            input,
            output,
        })
    }

    async fn ask(&mut self, request: &[u8]) -> io::Result<Answer> {
        match tokio::time::timeout(PATIENCE, self.exchange(request)).await {
            Ok(Ok(answer)) => Ok(Answer::Said(answer)),
            Ok(Err(_)) => {
                // It closed its end; by what, the system knows in a moment.
                let ended = tokio::time::timeout(PATIENCE, self.child.wait()).await;
                let status = ended.map_err(|_| io::ErrorKind::TimedOut)??;
                Ok(Answer::Died {
                    of_memory: was_of_memory(status),
                })
            }
            Err(_) => Ok(Answer::Silent),
        }
    }

    async fn exchange(&mut self, request: &[u8]) -> io::Result<Vec<u8>> {
        self.input.write_u64_le(request.len() as u64).await?;
        self.input.write_all(request).await?;
        self.input.flush().await?;
        let length = self.output.read_u32_le().await?;
        let mut answer = vec![0; usize::try_from(length).map_err(io::Error::other)?];
        self.output.read_exact(&mut answer).await?;
        Ok(answer)
    }
}

/// Rust ends a process that gets no memory by `SIGABRT`, and the system one that takes too long by `SIGXCPU`.
#[cfg(unix)]
fn was_of_memory(status: std::process::ExitStatus) -> bool {
    use rustix::process::Signal;
    let signal = std::os::unix::process::ExitStatusExt::signal(&status);
    [Signal::ABORT, Signal::XCPU, Signal::KILL]
        .iter()
        .any(|of| signal == Some(of.as_raw()))
}

#[cfg(not(unix))]
fn was_of_memory(_: std::process::ExitStatus) -> bool {
    false
}

/// A verdict and whether the process should go, as they travel.
fn write(verdict: &Result<(), Refusal>, is_tired: bool) -> Vec<u8> {
    let (code, reason, why) = match verdict {
        Ok(()) => (0, "", String::new()),
        Err(Refusal::Malformed(why)) => (1, "", why.clone()),
        Err(Refusal::TooLarge) => (2, "", String::new()),
        Err(Refusal::Objection(objection)) => (3, objection.reason.as_str(), objection.why.clone()),
        Err(_) => (4, "", String::new()),
    };
    let mut pieces = Vec::new();
    for piece in [
        &[code, u8::from(is_tired)][..],
        reason.as_bytes(),
        why.as_bytes(),
    ] {
        pieces::put(&mut pieces, piece);
    }
    pieces
}

fn read(answer: &[u8]) -> Option<(Result<(), Refusal>, bool)> {
    let mut pieces = Pieces(answer);
    let &[code, is_tired] = pieces.next()? else {
        return None;
    };
    let reason = Reason::of(&String::from_utf8_lossy(pieces.next()?));
    let why = String::from_utf8_lossy(pieces.next()?).into_owned();
    let verdict = match code {
        0 => Ok(()),
        1 => Err(Refusal::Malformed(why)),
        2 => Err(Refusal::TooLarge),
        3 => Err(Refusal::Objection(Objection { reason, why })),
        _ => Err(Refusal::Panicked),
    };
    Some((verdict, is_tired != 0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_verdict_is_read_as_it_was_written() {
        let objection = Objection {
            reason: Reason::Author,
            why: "не та".to_owned(),
        };
        let verdicts = [
            Ok(()),
            Err(Refusal::Malformed("why".to_owned())),
            Err(Refusal::TooLarge),
            Err(Refusal::Panicked),
            Err(Refusal::Objection(objection)),
        ];
        for verdict in verdicts {
            assert_eq!(read(&write(&verdict, true)), Some((verdict.clone(), true)));
            assert_eq!(read(&write(&verdict, false)), Some((verdict, false)));
        }
        assert_eq!(read(b"nothing"), None);
    }
}
