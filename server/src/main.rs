//! `ryadom`: the relay on the command line.

use clap::{Parser, error::ErrorKind};
use ryadom_server::cli::{Cli, in_one_line};
use std::process::ExitCode;

/// A sync message takes large pieces of memory for a moment and leaves small ones behind. The system's allocator lets
/// the small ones pin the large: 2,000 open documents took 450 MB with it, a fifth of that with this one, and nearly
/// all of that is given back when they are closed.
#[cfg(not(target_env = "msvc"))]
#[global_allocator]
static MEMORY: tikv_jemallocator::Jemalloc = tikv_jemallocator::Jemalloc;

fn main() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(asked) if !asked.use_stderr() => asked.exit(),
        // Called without a word: what there is, in full.
        Err(asked) if asked.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            asked.exit()
        }
        Err(error) => return refuse(&in_one_line(&error)),
    };
    match ryadom_server::run(cli) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => refuse(&error.to_string()),
    }
}

fn refuse(why: &str) -> ExitCode {
    eprintln!("ryadom: {why}");
    ExitCode::from(2)
}
