//! Running other programs, and saying clearly what went wrong with them.

use std::io::Write as _;
use std::process::{Command, Stdio};

use anyhow::{Context as _, Result, bail};

/// Variables with which cargo and rustup tell their children which toolchain they are. A child that is to use another
/// toolchain must not see them.
const OF_THIS_TOOLCHAIN: [&str; 8] = [
    "CARGO",
    "CARGO_MANIFEST_DIR",
    "CARGO_MANIFEST_PATH",
    "DYLD_FALLBACK_LIBRARY_PATH",
    "LD_LIBRARY_PATH",
    "RUSTC",
    "RUSTDOC",
    "RUSTUP_TOOLCHAIN",
];

/// A command that knows nothing of the toolchain that runs this program.
pub fn command(program: &str) -> Command {
    let mut command = Command::new(program);
    for name in OF_THIS_TOOLCHAIN {
        command.env_remove(name);
    }
    command
}

/// `cargo` of the default toolchain, in the workspace.
pub fn cargo() -> Command {
    let mut command = command("cargo");
    command.current_dir(crate::paths::root());
    command
}

/// Runs to the end with its output shown. `mend` is what to do when it fails.
pub fn run(command: &mut Command, mend: &str) -> Result<()> {
    // Nothing here asks anything; and rustc, which cargo asks about itself, would take our input for a program.
    let status = command
        .stdin(Stdio::null())
        .status()
        .with_context(|| format!("cannot start `{}`; {mend}", shown(command)))?;
    if !status.success() {
        bail!("`{}` failed ({status}); {mend}", shown(command));
    }
    Ok(())
}

/// Runs to the end in silence; what it printed becomes part of the error.
pub fn quiet(command: &mut Command, mend: &str) -> Result<String> {
    let output = command
        .stdin(Stdio::null())
        .output()
        .with_context(|| format!("cannot start `{}`; {mend}", shown(command)))?;
    if !output.status.success() {
        let printed = [output.stdout, output.stderr].concat();
        bail!(
            "`{}` failed ({}); {mend}\n{}",
            shown(command),
            output.status,
            last_lines(&String::from_utf8_lossy(&printed), 40)
        );
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Runs to the end with its complaints shown; answers with what it printed.
pub fn printed(command: &mut Command, mend: &str) -> Result<String> {
    let output = command
        .stdin(Stdio::null())
        .stderr(Stdio::inherit())
        .output()
        .with_context(|| format!("cannot start `{}`; {mend}", shown(command)))?;
    if !output.status.success() {
        bail!("`{}` failed ({}); {mend}", shown(command), output.status);
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Whether the command, fed this input, succeeds. Nothing is printed; a program that is not there counts as no.
pub fn succeeds(command: &mut Command, input: &str) -> bool {
    let Ok(mut child) = command
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
    else {
        return false;
    };
    if let Some(mut stdin) = child.stdin.take() {
        // A program that does not want its input closes it; its exit code says what matters.
        let _: std::io::Result<()> = stdin.write_all(input.as_bytes());
    }
    child.wait().is_ok_and(|status| status.success())
}

fn shown(command: &Command) -> String {
    let mut words = vec![command.get_program().to_string_lossy().into_owned()];
    words.extend(
        command
            .get_args()
            .map(|word| word.to_string_lossy().into_owned()),
    );
    words.join(" ")
}

fn last_lines(text: &str, count: usize) -> String {
    let lines: Vec<&str> = text.trim_end().lines().collect();
    lines
        .get(lines.len().saturating_sub(count)..)
        .unwrap_or_default()
        .join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_names_the_command_and_the_mend() {
        let error = quiet(
            Command::new("sh").args(["-c", "echo broken; exit 3"]),
            "mend it",
        )
        .unwrap_err()
        .to_string();
        assert!(
            error.contains("sh -c") && error.contains("mend it") && error.contains("broken"),
            "{error}"
        );
    }

    #[test]
    fn a_program_that_is_not_there_does_not_succeed() {
        assert!(!succeeds(&mut Command::new("no-such-program"), ""));
    }
}
