//! `ryadom`: the relay on the command line.

use clap::Parser;
use ryadom_server::cli::Cli;
use std::process::ExitCode;

fn main() -> ExitCode {
    match ryadom_server::run(Cli::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("ryadom: {error}");
            ExitCode::from(2)
        }
    }
}
