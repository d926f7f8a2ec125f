//! The command line.

use crate::settings::{Every, PublicUrl};
use crate::store::FileLimits;
use clap::{Args, Parser, Subcommand, ValueEnum};
use jiff::civil::Date;
use std::{net::SocketAddr, path::PathBuf};

/// Keeps a school's mentoring documents safe and passes the devices' changes on.
#[derive(Debug, Parser)]
#[command(name = "ryadom", version, about, arg_required_else_help = true)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What the program can do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Run the relay until it is told to stop.
    Serve(Serve),
    /// Print a link that lets one person of the registry in.
    Invite(Invite),
    /// Copy everything into one file, beside a running relay too.
    Backup(Backup),
    /// Put a copy into an empty data folder.
    Restore(Restore),
    /// Read every document, of the data folder or of a copy, and say what was found.
    Verify(Verify),
    /// Say what forgetting a person would take away, or forget them for good.
    Erase(Erase),
    /// Look at this installation and say what is not as it should be.
    Doctor(Doctor),
    /// Try messages that the relay sends to standard input. It starts this by itself.
    #[command(hide = true)]
    Trial(Trial),
}

/// Options of `serve`.
#[derive(Debug, Args)]
pub struct Serve {
    /// Where everything is kept.
    #[command(flatten)]
    pub place: Place,
    /// Fill an empty data folder with a demo school, from FILE or from the one inside this program, and print a join
    /// link for each of its people. On a folder that holds the demo already: print fresh links.
    #[arg(long, value_name = "FILE", num_args = 0..=1, default_missing_value = "yes", value_parser = demo_source, env = "RYADOM_DEMO")]
    pub demo: Option<DemoSource>,
    /// Build the demo school as it would be on this day instead of today.
    #[arg(
        long,
        value_name = "DATE",
        requires = "demo",
        env = "RYADOM_DEMO_AS_OF"
    )]
    pub demo_as_of: Option<Date>,
    /// Copies that it makes by itself.
    #[command(flatten)]
    pub copies: Copies,
    /// How much files may take.
    #[command(flatten)]
    pub files: Files,
    /// What to log, such as `info` or `ryadom_server=debug`.
    #[arg(long, default_value = "info", env = "RYADOM_LOG")]
    pub log: String,
    /// Days by which the relay's clock runs ahead, so that tests need not wait for what expires. For tests only.
    #[arg(long, hide = true, value_name = "DAYS", default_value_t = 0)]
    pub ahead: u16,
    /// How to log.
    #[arg(long, value_enum, default_value_t = LogFormat::Text, env = "RYADOM_LOG_FORMAT")]
    pub log_format: LogFormat,
}

/// Options of `invite`.
#[derive(Debug, Args)]
pub struct Invite {
    /// Where everything is kept.
    #[command(flatten)]
    pub place: Place,
    /// The person's id, or enough of the name to tell who is meant.
    #[arg(required = true, num_args = 1..)]
    pub person: Vec<String>,
}

/// Copies that the relay makes by itself.
#[derive(Debug, Args)]
pub struct Copies {
    /// The folder for copies that the relay makes by itself; without it there are none. Whoever can read it can read the
    /// school.
    #[arg(long, value_name = "DIR", env = "RYADOM_BACKUP_TO")]
    pub backup_to: Option<PathBuf>,
    /// How often it makes one, such as 30m, 24h or 7d.
    #[arg(
        long,
        value_name = "TIME",
        default_value = "24h",
        env = "RYADOM_BACKUP_EVERY"
    )]
    pub backup_every: Every,
    /// How many of them stay. An older one goes only when a newer one was read back whole.
    #[arg(long, value_name = "N", default_value_t = 14, value_parser = clap::value_parser!(u16).range(1..), env = "RYADOM_BACKUPS_KEPT")]
    pub backups_kept: u16,
}

/// How much the files that people attach may take. They lie in the store, and are in every copy of it.
#[derive(Debug, Args)]
pub struct Files {
    /// The largest file, in MB; devices attach none above 20.
    #[arg(long, value_name = "MB", default_value_t = 20, env = "RYADOM_FILE_MB")]
    pub file_mb: u32,
    /// All files of one pair's journal, or of its programme, in MB.
    #[arg(
        long,
        value_name = "MB",
        default_value_t = 500,
        env = "RYADOM_FILES_MB_PER_DOCUMENT"
    )]
    pub files_mb_per_document: u32,
    /// All files that one person has attached, in MB.
    #[arg(
        long,
        value_name = "MB",
        default_value_t = 1000,
        env = "RYADOM_FILES_MB_PER_PERSON"
    )]
    pub files_mb_per_person: u32,
    /// All files of the school, in MB.
    #[arg(
        long,
        value_name = "MB",
        default_value_t = 10_000,
        env = "RYADOM_FILES_MB"
    )]
    pub files_mb: u32,
}

impl Files {
    /// In bytes.
    pub fn limits(&self) -> FileLimits {
        let bytes = |mb: u32| u64::from(mb) * 1_000_000;
        FileLimits {
            file: bytes(self.file_mb),
            document: bytes(self.files_mb_per_document),
            person: bytes(self.files_mb_per_person),
            school: bytes(self.files_mb),
        }
    }
}

/// The data folder.
#[derive(Debug, Args)]
pub struct Folder {
    /// The data folder.
    #[arg(long, value_name = "DIR", default_value = "data", env = "RYADOM_DATA")]
    pub data: PathBuf,
}

/// Options of `backup`.
#[derive(Debug, Args)]
pub struct Backup {
    /// What is copied.
    #[command(flatten)]
    pub folder: Folder,
    /// The copy. There must be no such file yet. Whoever can read it can read the school: keep it as you keep the data
    /// folder.
    pub file: PathBuf,
}

/// Options of `restore`.
#[derive(Debug, Args)]
pub struct Restore {
    /// Where the copy goes. Made if there is none; must hold nothing.
    #[command(flatten)]
    pub folder: Folder,
    /// A file that `backup` made.
    pub file: PathBuf,
}

/// Options of `verify`.
#[derive(Debug, Args)]
pub struct Verify {
    /// What is read.
    #[command(flatten)]
    pub folder: Folder,
    /// A file that `backup` made, to read instead of the data folder.
    pub file: Option<PathBuf>,
}

/// Options of `erase`.
#[derive(Debug, Args)]
pub struct Erase {
    /// Where the person is.
    #[command(flatten)]
    pub folder: Folder,
    /// The person's id, or enough of the name to tell who is meant; somebody who was removed, too.
    pub person: String,
    /// Do it. The relay must not be running. There is no way back.
    #[arg(long)]
    pub for_good: bool,
}

/// Options of `doctor`.
#[derive(Debug, Args)]
pub struct Doctor {
    /// What is looked at.
    #[command(flatten)]
    pub place: Place,
    /// The copies that the relay is told to make.
    #[command(flatten)]
    pub copies: Copies,
}

/// Options of `trial`.
#[derive(Debug, Args)]
pub struct Trial {
    /// Let words in a change end this process: for tests, and not in what people run.
    #[cfg(debug_assertions)]
    #[arg(long)]
    pub faults: bool,
}

/// Where the relay keeps things and is reached.
#[derive(Debug, Args)]
pub struct Place {
    /// The address to listen on.
    #[arg(long, default_value = "127.0.0.1:8080", env = "RYADOM_LISTEN")]
    pub listen: SocketAddr,
    /// The data folder. Made if there is none.
    #[arg(long, value_name = "DIR", default_value = "data", env = "RYADOM_DATA")]
    pub data: PathBuf,
    /// The address that people's browsers use, such as https://school.example, when a proxy stands in front.
    #[arg(long, value_name = "URL", env = "RYADOM_PUBLIC_URL")]
    pub public_url: Option<PublicUrl>,
}

/// Where the demo comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DemoSource {
    /// The one inside this program.
    Embedded,
    /// A file.
    File(PathBuf),
}

fn demo_source(text: &str) -> Result<DemoSource, &'static str> {
    match text {
        "yes" | "true" | "1" => Ok(DemoSource::Embedded),
        // A variable that somebody emptied must not fill a real school's folder with invented people.
        "" | "no" | "false" | "0" => Err("say `yes` or name a file; for no demo leave it out"),
        file => Ok(DemoSource::File(file.into())),
    }
}

/// What is wrong with a command line, in one line: a script's log has no room for more.
pub fn in_one_line(error: &clap::Error) -> String {
    let text = error.to_string();
    let words: Vec<&str> = text
        .lines()
        .take_while(|line| !line.starts_with("Usage:") && !line.starts_with("For more information"))
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .collect();
    let said = words.join(" ");
    let said = said.strip_prefix("error: ").unwrap_or(&said);
    format!("{said}; `ryadom help` lists what there is")
}

/// How log lines look.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum LogFormat {
    /// For people.
    Text,
    /// For programs: one JSON object a line.
    Json,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wrong_command_line_is_told_in_one_line() {
        for (line, part) in [
            (&["ryadom", "serve", "--port", "80"][..], "'--port'"),
            (&["ryadom", "backup"], "<FILE>"),
            (&["ryadom", "serve", "--backups-kept", "0"], "1.."),
            (&["ryadom", "sreve"], "serve"),
            (&["ryadom", "serve", "--log-format", "xml"], "json"),
        ] {
            let error = Cli::try_parse_from(line).expect_err("is wrong");
            let told = in_one_line(&error);
            assert!(!told.contains('\n') && told.contains(part), "{told}");
        }
    }

    #[test]
    fn a_demo_comes_only_when_it_is_asked_for() {
        assert_eq!(demo_source("yes"), Ok(DemoSource::Embedded));
        assert_eq!(
            demo_source("school.json"),
            Ok(DemoSource::File("school.json".into()))
        );
        for no in ["", "no", "false", "0"] {
            assert!(demo_source(no).is_err(), "{no:?}");
        }
    }
}
