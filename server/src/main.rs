//! `ryadom`: the relay on the command line.

use clap::Parser;
use ryadom_server::cli::Cli;
use std::process::ExitCode;

/// A sync message takes large pieces of memory for a moment and leaves small ones behind. The system's allocator lets
/// the small ones pin the large: 2,000 open documents took 450 MB with it, a fifth of that with this one, and nearly
/// all of that is given back when they are closed.
#[cfg(not(target_env = "msvc"))]
#[global_allocator]
static MEMORY: tikv_jemallocator::Jemalloc = tikv_jemallocator::Jemalloc;

fn main() -> ExitCode {
    match ryadom_server::run(Cli::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("ryadom: {error}");
            ExitCode::from(2)
        }
    }
}
