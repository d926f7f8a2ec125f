//! `cargo xtask fuzz`: tries what nobody honest sends.

use clap::{Parser, Subcommand};
use ryadom_fuzz::supervise::{self, Report};
use ryadom_fuzz::target::Target;
use ryadom_fuzz::work::work;
use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

#[derive(Parser)]
#[command(args_conflicts_with_subcommands = true)]
struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,
    /// How long each target is tried
    #[arg(long, default_value_t = 60)]
    seconds: u64,
    /// Where chance begins
    #[arg(long, default_value_t = 0)]
    seed: u64,
    /// What is tried; all of it when nothing is named
    targets: Vec<Target>,
}

#[derive(Subcommand)]
enum Command {
    /// Try one target, until the time is over or it is the end of this process
    #[command(hide = true)]
    Work {
        target: Target,
        #[arg(long)]
        seed: u64,
        #[arg(long)]
        seconds: u64,
        #[arg(long)]
        current: PathBuf,
    },
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let done = match arguments.command {
        Some(Command::Work {
            target,
            seed,
            seconds,
            current,
        }) => work(target, seed, Duration::from_secs(seconds), &current).map(|()| true),
        None => all(&arguments),
    };
    match done {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("fuzz: {error}");
            ExitCode::FAILURE
        }
    }
}

fn all(arguments: &Arguments) -> io::Result<bool> {
    let targets = match arguments.targets.as_slice() {
        [] => &[Target::Frame, Target::Plain, Target::File, Target::Message],
        named => named,
    };
    let mut is_fine = true;
    for target in targets {
        let report = supervise::run(
            *target,
            arguments.seed,
            Duration::from_secs(arguments.seconds),
        )?;
        say(*target, &report)?;
        is_fine &= report.crashers.is_empty();
    }
    Ok(is_fine)
}

fn say(target: Target, report: &Report) -> io::Result<()> {
    let mut out = io::stdout().lock();
    let count = |name: &str| report.counts.get(name).copied().unwrap_or_default();
    writeln!(
        out,
        "{target:?}: {} tried, {} of them plain; {} taken in, {} refused, {} panics contained ({} in what was plain), \
         {} unreadable and refused, {} would have ended the trial's process; peak {} MB; {} crashers",
        count("tried"),
        count("plain"),
        count("taken"),
        count("refused"),
        count("panics"),
        count("panics_of_plain"),
        count("unreadable"),
        report.contained,
        count("peak_kb") / 1024,
        report.crashers.len(),
    )?;
    for (file, why) in &report.crashers {
        writeln!(out, "  {why}: {}", file.display())?;
    }
    Ok(())
}
