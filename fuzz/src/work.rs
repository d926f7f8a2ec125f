//! The process that tries one input after another, and says how far it is.

use crate::corpus::{self, Seed};
use crate::target::{Broken, Outcome, Target, Try, frame};
use crate::{file, mutate};
use automerge::Automerge;
use rand::rngs::SmallRng;
use rand::seq::IndexedRandom;
use rand::{RngExt, SeedableRng};
use ryadom_domain::DocumentKind;
use ryadom_replica::Document;
use serde_json::json;
use std::collections::HashMap;
use std::fs::File;
use std::io::{self, Write};
use std::os::unix::fs::FileExt;
use std::path::Path;
use std::time::{Duration, Instant};
use std::{fs, process};

/// Memory beyond what the corpus takes: for anything, and for what is said to be cheap.
const MEMORY: u64 = 128 << 20;
const MEMORY_OF_PLAIN: u64 = 48 << 20;
/// How often it says how far it is.
const SAY: Duration = Duration::from_secs(1);

/// Tries inputs until the time is over. The input at hand is in the file `current`: its first byte says whether this
/// process may die of it.
///
/// # Errors
/// When the corpus cannot be read, or an input broke what must hold: then it is the one in the file.
pub fn work(target: Target, number: u64, time: Duration, current: &Path) -> io::Result<()> {
    let current = &File::create(current)?;
    std::panic::set_hook(Box::new(|_| {}));
    let mut random = SmallRng::seed_from_u64(number);
    let frames = corpus::frames()?;
    let seeds = corpus::messages()?;
    let documents: Vec<_> = seeds
        .iter()
        .map(|seed| Automerge::load(&seed.document))
        .collect::<Result<_, _>>()
        .map_err(io::Error::other)?;
    let opened: Vec<_> = seeds
        .iter()
        .map(|seed| Document::load(DocumentKind::Reflection, &seed.document))
        .collect::<Result<_, _>>()
        .map_err(io::Error::other)?;
    limit(match target {
        Target::Plain | Target::File => MEMORY_OF_PLAIN,
        Target::Frame | Target::Message => MEMORY,
    });

    let (begin, mut said) = (Instant::now(), Instant::now());
    let mut told = Told::default();
    while begin.elapsed() < time {
        let tried = match target {
            Target::Frame => frames
                .choose(&mut random)
                .map(|frame| try_frame(frame, &mut random, current)),
            Target::Message | Target::Plain => {
                let place = random.random_range(0..seeds.len());
                mutate::seed(&seeds[place], &seeds, &mut random)
                    .and_then(|spoilt| try_message(&documents[place], &spoilt, target, current))
            }
            Target::File => {
                let place = random.random_range(0..seeds.len());
                file::spoilt(&seeds[place], &seeds, &mut random)
                    .map(|spoilt| try_file(&opened[place], &spoilt, current))
            }
        };
        match tried {
            None => {}
            Some(Ok(tried)) => told.count(tried?),
            Some(Err(Broken(what))) => {
                told.say(Some(what))?;
                process::exit(1);
            }
        }
        if said.elapsed() > SAY {
            told.say(None)?;
            said = Instant::now();
        }
    }
    told.say(None)
}

/// What was tried, and whether it was plain.
type Tried = Result<io::Result<(Outcome, bool)>, Broken>;

fn try_frame(frame_of: &[u8], random: &mut SmallRng, current: &File) -> Tried {
    let mut bytes = frame_of.to_vec();
    mutate::bytes(&mut bytes, random);
    if let Err(error) = keep(current, false, &bytes) {
        return Ok(Err(error));
    }
    frame(&bytes).map(|outcome| Ok((outcome, false)))
}

fn try_file(document: &Document, spoilt: &Seed, current: &File) -> Tried {
    if let Err(error) = keep(current, false, &spoilt.encode()) {
        return Ok(Err(error));
    }
    file::taken(document, &spoilt.data).map(|outcome| Ok((outcome, outcome == Outcome::Taken)))
}

fn try_message(
    document: &Automerge,
    spoilt: &Seed,
    target: Target,
    current: &File,
) -> Option<Tried> {
    // Reading it and telling whether it is plain must never be the end of anybody.
    if let Err(error) = keep(current, false, &spoilt.encode()) {
        return Some(Ok(Err(error)));
    }
    let attempt = match Try::of(document, spoilt) {
        Ok(attempt) => attempt,
        Err(outcome) => return Some(Ok(Ok((outcome, false)))),
    };
    let is_plain = attempt.is_plain();
    if target == Target::Plain && !is_plain {
        return None;
    }
    if !is_plain && let Err(error) = keep(current, true, &spoilt.encode()) {
        return Some(Ok(Err(error)));
    }
    Some(
        attempt
            .take_in(document)
            .map(|outcome| Ok((outcome, is_plain))),
    )
}

/// Writes over what was there: making a file anew for each input takes longer than trying it.
fn keep(current: &File, may_die: bool, input: &[u8]) -> io::Result<()> {
    let length = u32::try_from(input.len()).unwrap_or(u32::MAX);
    let head = [&[u8::from(may_die)][..], &length.to_le_bytes()].concat();
    current.write_all_at(&[&head, input].concat(), 0)
}

/// The input that was at hand, and whether the process might die of it.
///
/// # Errors
/// When there is none.
pub fn kept(current: &Path) -> io::Result<(bool, Vec<u8>)> {
    let bytes = fs::read(current)?;
    let input = || {
        let (may_die, rest) = bytes.split_first()?;
        let (length, rest) = rest.split_first_chunk()?;
        let input = rest.get(..usize::try_from(u32::from_le_bytes(*length)).ok()?)?;
        Some((*may_die != 0, input.to_vec()))
    };
    input().ok_or(io::ErrorKind::UnexpectedEof.into())
}

fn limit(more: u64) {
    use rustix::process::{Resource, Rlimit, setrlimit};
    let statm = fs::read_to_string("/proc/self/statm").unwrap_or_default();
    let pages: Option<u64> = statm.split(' ').next().and_then(|pages| pages.parse().ok());
    if let Some(pages) = pages {
        let now = pages * rustix::param::page_size() as u64;
        // Without it there would only be less to find out.
        let _ = setrlimit(
            Resource::As,
            Rlimit {
                current: Some(now + more),
                maximum: None,
            },
        );
    }
    let _ = setrlimit(
        Resource::Core,
        Rlimit {
            current: Some(0),
            maximum: None,
        },
    );
}

#[derive(Default)]
struct Told {
    counts: HashMap<(Outcome, bool), u64>,
}

impl Told {
    fn count(&mut self, tried: (Outcome, bool)) {
        *self.counts.entry(tried).or_default() += 1;
    }

    fn of(&self, outcome: Outcome) -> u64 {
        [true, false]
            .iter()
            .filter_map(|plain| self.counts.get(&(outcome, *plain)))
            .sum()
    }

    fn say(&self, broken: Option<&str>) -> io::Result<()> {
        let plain: u64 = self
            .counts
            .iter()
            .filter(|((_, plain), _)| *plain)
            .map(|(_, count)| count)
            .sum();
        let panicked = (Outcome::Panicked, true);
        let line = json!({
            "tried": self.counts.values().sum::<u64>(),
            "plain": plain,
            "taken": self.of(Outcome::Taken),
            "refused": self.of(Outcome::NotRead) + self.of(Outcome::Refused),
            "panics": self.of(Outcome::Panicked),
            "panics_of_plain": self.counts.get(&panicked).copied().unwrap_or_default(),
            "unreadable": self.of(Outcome::Unreadable),
            "peak_kb": peak(),
            "broken": broken,
        });
        let mut out = io::stdout().lock();
        writeln!(out, "{line}")?;
        out.flush()
    }
}

/// The most memory that this process ever held.
fn peak() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes = line.and_then(|line| line.split_whitespace().next());
    kilobytes
        .and_then(|kilobytes| kilobytes.parse().ok())
        .unwrap_or_default()
}
