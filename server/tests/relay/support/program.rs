use serde_json::{Value, json};
use std::{
    io::{BufRead, BufReader},
    path::Path,
    process::{Child, ChildStderr, Command, Stdio},
    sync::{Arc, Condvar, Mutex},
    thread::{self, JoinHandle},
};

/// The real program, as a process of its own. Killed when dropped.
pub(crate) struct Program {
    child: Child,
    /// What it printed before it was ready.
    pub(crate) lines: Vec<String>,
    pub(crate) address: String,
}

/// What a program said on standard error, line by line.
#[derive(Debug, Default)]
pub(crate) struct Heard {
    /// The lines, and whether no more will come.
    said: Mutex<(Vec<String>, bool)>,
    more: Condvar,
}

impl Heard {
    fn listen(self: &Arc<Self>, stderr: ChildStderr) -> JoinHandle<()> {
        let heard = Arc::clone(self);
        thread::spawn(move || {
            for line in BufReader::new(stderr).lines().map_while(Result::ok) {
                heard.said.lock().expect("lines").0.push(line);
                heard.more.notify_all();
            }
            heard.said.lock().expect("lines").1 = true;
            heard.more.notify_all();
        })
    }

    pub(crate) fn lines(&self) -> Vec<String> {
        self.said.lock().expect("lines").0.clone()
    }

    /// Waits until a line is said; false if the program ends without.
    pub(crate) fn wait_for(&self, line: &str) -> bool {
        let has = |said: &(Vec<String>, bool)| said.0.iter().any(|said| said == line);
        let said = self.said.lock().expect("lines");
        let said = self.more.wait_while(said, |said| !has(said) && !said.1);
        has(&said.expect("lines"))
    }
}

/// A program that would not start.
#[derive(Debug)]
pub(crate) struct Refusal {
    pub(crate) code: Option<i32>,
    pub(crate) stderr: String,
}

fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_ryadom"));
    command
        .args(arguments)
        .env_remove("RUST_LOG")
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command
}

impl std::fmt::Debug for Program {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Program")
    }
}

impl Program {
    pub(crate) fn serve(data: &Path, more: &[&str]) -> Self {
        let data = data.to_str().expect("a path");
        let mut arguments = vec![
            "serve",
            "--listen",
            "127.0.0.1:0",
            "--log",
            "error",
            "--data",
            data,
        ];
        arguments.extend(more);
        Self::start(&arguments, &[]).unwrap_or_else(|refusal| panic!("{}", refusal.stderr))
    }

    pub(crate) fn start(arguments: &[&str], variables: &[(&str, &str)]) -> Result<Self, Refusal> {
        Self::start_heard(arguments, variables, &Arc::default())
    }

    /// The same, with everything that it complains of written down.
    pub(crate) fn start_heard(
        arguments: &[&str],
        variables: &[(&str, &str)],
        heard: &Arc<Heard>,
    ) -> Result<Self, Refusal> {
        let mut child = command(arguments)
            .envs(variables.iter().copied())
            .spawn()
            .expect("runs");
        let complaints = heard.listen(child.stderr.take().expect("piped"));
        let stdout = BufReader::new(child.stdout.take().expect("piped"));
        let mut lines = Vec::new();
        for line in stdout.lines() {
            let line = line.expect("text");
            let ready = line == "Ready";
            lines.push(line);
            if ready {
                let address = lines[0].rsplit(' ').next().expect("an address").to_owned();
                return Ok(Self {
                    child,
                    lines,
                    address,
                });
            }
        }
        complaints.join().expect("listens");
        Err(Refusal {
            code: child.wait().expect("ends").code(),
            stderr: heard.lines().join("\n"),
        })
    }

    /// Runs a command that ends by itself or is killed; answers whether it ended well.
    pub(crate) fn ends_well(
        arguments: &[&str],
        variables: &[(&str, &str)],
        heard: &Arc<Heard>,
    ) -> bool {
        let mut child = command(arguments)
            .envs(variables.iter().copied())
            .spawn()
            .expect("runs");
        let complaints = heard.listen(child.stderr.take().expect("piped"));
        complaints.join().expect("listens");
        child.wait().expect("ends").success()
    }

    /// What a command that ends by itself prints.
    pub(crate) fn output(arguments: &[&str]) -> String {
        let output = command(arguments).output().expect("runs");
        assert!(
            output.status.success(),
            "{}",
            String::from_utf8_lossy(&output.stderr)
        );
        String::from_utf8(output.stdout).expect("text")
    }

    pub(crate) fn line_with(&self, part: &str) -> String {
        self.lines
            .iter()
            .find(|line| line.contains(part))
            .expect("the line")
            .clone()
    }

    pub(crate) fn code_in(&self, part: &str) -> String {
        self.line_with(part)
            .split_once('#')
            .expect("a link")
            .1
            .to_owned()
    }

    pub(crate) fn socket_address(&self) -> std::net::SocketAddr {
        self.address
            .trim_start_matches("http://")
            .parse()
            .expect("an address")
    }

    pub(crate) fn join(&self, code: &str) -> Value {
        let body = json!({"code": code, "device": {"name": "tablet"}});
        let answer = ureq::post(format!("{}/api/join", self.address)).send_json(body);
        answer
            .expect("lets in")
            .body_mut()
            .read_json()
            .expect("a JSON body")
    }

    /// The power goes.
    pub(crate) fn kill(mut self) {
        self.child.kill().expect("kills");
        self.child.wait().expect("ends");
    }

    /// Asked to stop, as an operator would.
    pub(crate) fn stop(mut self) {
        let id = self.child.id().to_string();
        let asked = Command::new("kill")
            .args(["-TERM", &id])
            .status()
            .expect("runs");
        assert!(asked.success());
        assert!(self.child.wait().expect("ends").success());
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}
