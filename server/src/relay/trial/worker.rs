//! The other process: tries one message after another until the relay closes its end, or until one is its end.

use super::{super::inspect::inspect, Request, write};
use automerge::{Automerge, ReadDoc};
use ryadom_domain::DocumentKind;
use ryadom_replica::read_registry;
use ryadom_sync::relay::{Attempt, Refusal};
use std::{
    io::{self, Read, Write},
    panic::{AssertUnwindSafe, catch_unwind},
};

/// Memory for the document as it was.
const LOADING: u64 = 80 * MEGABYTE;
/// Memory for what a message makes of it: addresses, of which three quarters are used. So the relay itself will take
/// 64 MB for it at most. 130,000 letters in one change come to that.
const GROWING: u64 = 80 * MEGABYTE;
/// A process that did not give this much back ends.
const TIRED: u64 = 24 * MEGABYTE;
/// Processor time for one message.
#[cfg(unix)]
const SECONDS: u64 = 5;
const MEGABYTE: u64 = 1024 * 1024;

/// Ends that this process can be told to come to, to see what becomes of the relay.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Faults {
    /// Whether a text in a change brings them about.
    pub(crate) are_possible: bool,
}

/// Tries what comes in, and says what came of it.
pub(crate) fn run(faults: Faults) -> io::Result<()> {
    limits::begin();
    let at_rest = limits::addresses();
    let (mut input, mut output) = (io::stdin().lock(), io::stdout().lock());
    while let Some(request) = read(&mut input)? {
        let verdict = contained(&request, faults);
        drop(request);
        limits::lift();
        let is_tired = limits::addresses() > at_rest + TIRED;
        let answer = write(&verdict, is_tired);
        output.write_all(
            &u32::try_from(answer.len())
                .unwrap_or_default()
                .to_le_bytes(),
        )?;
        output.write_all(&answer)?;
        output.flush()?;
    }
    Ok(())
}

/// The next request; none when the relay is gone.
fn read(input: &mut impl Read) -> io::Result<Option<Vec<u8>>> {
    let mut length = [0; 8];
    match input.read_exact(&mut length) {
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => return Ok(None),
        read => read?,
    }
    let length = usize::try_from(u64::from_le_bytes(length)).map_err(io::Error::other)?;
    let mut request = vec![0; length];
    input.read_exact(&mut request)?;
    Ok(Some(request))
}

pub(super) fn contained(request: &[u8], faults: Faults) -> Result<(), Refusal> {
    let work = AssertUnwindSafe(|| try_out(request, faults));
    catch_unwind(work).unwrap_or(Err(Refusal::Panicked))
}

fn try_out(request: &[u8], faults: Faults) -> Result<(), Refusal> {
    let unreadable = |why: &str| Refusal::Malformed(why.to_owned());
    let request = Request::decode(request).ok_or_else(|| unreadable("the request was cut off"))?;
    limits::allow(LOADING);
    let contents =
        Automerge::load(&request.saved).map_err(|error| unreadable(&error.to_string()))?;
    limits::allow(GROWING);
    let attempt = Attempt::rehearsal(contents, &request.data, request.unplaced)?;
    let staged = attempt.apply(|document, changes| {
        if faults.are_possible {
            faults::bring_about(changes);
        }
        inspect(document, changes, &request.actors, &request.delivery).map(drop)
    })?;
    if request.delivery.kind == DocumentKind::Registry {
        drop(read_registry(staged.contents(), request.document));
    }
    // Saved is readable: what comes of it must load, as the same.
    let heads = staged.contents().get_heads();
    let saved = staged.contents().save();
    drop(staged);
    limits::allow(LOADING + GROWING);
    match Automerge::load(&saved) {
        Ok(again) if again.get_heads() == heads && again.get_missing_deps(&[]).is_empty() => Ok(()),
        _ => Err(unreadable("the document could not be read again")),
    }
}

/// What this process may take, as the system sees to it.
#[cfg(unix)]
mod limits {
    use super::SECONDS;
    use rustix::{
        process::{Resource, Rlimit, getrlimit, nice, setrlimit},
        time::{ClockId, clock_gettime},
    };

    /// What can be limited no further stays as it is: the relay waits only so long, and outlives this process.
    fn set(resource: Resource, current: Option<u64>) {
        let maximum = getrlimit(resource).maximum;
        let _ = setrlimit(resource, Rlimit { current, maximum });
    }

    pub(super) fn begin() {
        set(Resource::Core, Some(0));
        let _ = nice(10);
    }

    /// Memory that is in use by now, and so much more, for the next seconds.
    pub(super) fn allow(more: u64) {
        if let now @ 1.. = addresses() {
            set(Resource::As, Some(now + more));
        }
        let used = clock_gettime(ClockId::ProcessCPUTime).tv_sec;
        set(
            Resource::Cpu,
            u64::try_from(used).ok().map(|used| used + SECONDS),
        );
    }

    pub(super) fn lift() {
        for resource in [Resource::As, Resource::Cpu] {
            set(resource, getrlimit(resource).maximum);
        }
    }

    /// Bytes of memory that this process can reach; nought where the system does not say.
    pub(super) fn addresses() -> u64 {
        let statm = std::fs::read_to_string("/proc/self/statm").unwrap_or_default();
        let pages = statm
            .split(' ')
            .next()
            .and_then(|pages| pages.parse::<u64>().ok());
        pages.unwrap_or_default() * u64::try_from(rustix::param::page_size()).unwrap_or_default()
    }
}

/// Where the system sets no limits, time and a process of its own must do.
#[cfg(not(unix))]
mod limits {
    pub(super) fn begin() {}
    pub(super) fn allow(_: u64) {}
    pub(super) fn lift() {}
    pub(super) fn addresses() -> u64 {
        0
    }
}

/// Ends that a message could only bring about by an error in Automerge which nobody has found yet.
#[cfg(debug_assertions)]
mod faults {
    use automerge::Change;

    pub(super) fn bring_about(changes: &[Change]) {
        let says = |word: &str| {
            let word = word.as_bytes();
            let said = |change: &Change| {
                change
                    .raw_bytes()
                    .windows(word.len())
                    .any(|part| part == word)
            };
            changes.iter().any(said)
        };
        if says("fault: abort") {
            std::process::abort();
        } else if says("fault: panic") {
            std::panic::panic_any("as asked");
        } else if says("fault: loop") {
            loop {
                std::hint::spin_loop();
            }
        } else if says("fault: stack") {
            std::process::exit(deeper(0));
        } else if says("fault: memory") {
            let mut hoard: Vec<Vec<u8>> = Vec::new();
            loop {
                hoard.push(vec![1; 1024 * 1024]);
            }
        }
    }

    #[expect(unconditional_recursion, reason = "to find the stack's end")]
    fn deeper(depth: i32) -> i32 {
        let here = std::hint::black_box([depth; 256]);
        deeper(here[0] + 1) + std::hint::black_box(here)[1]
    }
}

#[cfg(not(debug_assertions))]
mod faults {
    pub(super) fn bring_about(_: &[automerge::Change]) {}
}
