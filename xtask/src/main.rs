//! `cargo xtask`: everything that a person or CI does with this workspace, in one command each.
//!
//! Every command says what it does, skips what is done, and fails with the reason and the mend.

mod app;
mod bench;
mod browser;
mod dev;
mod fuzz;
mod paths;
mod pictures;
mod process;
mod say;
mod serve;
mod tests;
mod toolchain;
mod tools;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Builds, runs, checks and measures Ryadom.
#[derive(Parser)]
#[command(bin_name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Install what building and testing need: the wasm target and its tools, Chromium, npm packages
    Setup {
        /// Only build Debian's wasm32 standard library into this folder (to try that path out)
        #[arg(long, value_name = "DIR")]
        std_into: Option<PathBuf>,
    },
    /// Build the app into dist/
    Build {
        /// A quick build for trying things out and for single stories: large and slow
        #[arg(long)]
        dev: bool,
    },
    /// Build the app and the relay (release), then run the relay
    Serve {
        /// Fill an empty data folder with the demo school and print a join link for each person
        #[arg(long)]
        demo: bool,
        /// Where the relay listens
        #[arg(long, default_value = "127.0.0.1:8080")]
        listen: String,
        /// Where the relay keeps its database
        #[arg(long, default_value = "data")]
        data: PathBuf,
    },
    /// Like serve, but a debug build that is rebuilt and reloaded on every change
    Dev {
        /// Fill an empty data folder with the demo school
        #[arg(long)]
        demo: bool,
    },
    /// Run every check and test
    Test(tests::Options),
    /// Measure the numbers to hold, and print them beside their bounds
    Bench(bench::Options),
    /// Try what nobody honest sends, for some time, from a kept corpus
    Fuzz(fuzz::Options),
    /// Take the README's pictures into docs/pictures, or pictures of every screen
    Pictures(pictures::Options),
}

fn main() -> ExitCode {
    let done = match Arguments::parse().command {
        Command::Setup {
            std_into: Some(folder),
        } => toolchain::debian::build_std(&folder),
        Command::Setup { std_into: None } => setup(),
        Command::Build { dev: true } => app::build(app::Flavour::Quick).map(drop),
        Command::Build { dev: false } => app::build(app::Flavour::Release).map(drop),
        Command::Serve { demo, listen, data } => serve::run(demo, &listen, &data),
        Command::Dev { demo } => dev::run(demo),
        Command::Test(options) => tests::run(&options),
        Command::Bench(options) => bench::run(&options),
        Command::Fuzz(options) => fuzz::run(&options),
        Command::Pictures(options) => pictures::run(&options),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            say::failure(&error);
            ExitCode::FAILURE
        }
    }
}

fn setup() -> anyhow::Result<()> {
    let wasm = toolchain::ensure()?;
    tools::ensure_wasm_split()?;
    tools::ensure_wasm_bindgen()?;
    browser::ensure_chromium()?;
    browser::ensure_npm_packages()?;
    say::note(&format!(
        "everything is in place; the app is built with {wasm}"
    ));
    Ok(())
}
