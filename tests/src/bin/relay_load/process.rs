//! What a process costs, as Linux counts it.

use ryadom_tests::Failure;
use std::fs;
use std::time::Duration;

/// Clock ticks in a second, in what Linux tells programs, on every machine it runs on.
const TICKS: u64 = 100;

/// The process and those that it started: what they do is done for it.
fn family(process: u32) -> Result<Vec<u32>, Failure> {
    let mut family = vec![process];
    let mut parents = Vec::new();
    for entry in fs::read_dir("/proc")? {
        let name = entry?.file_name();
        let Some(other) = name.to_str().and_then(|name| name.parse().ok()) else {
            continue;
        };
        // It may have ended since.
        if let Ok(parent) = field(other, 1) {
            parents.push((other, parent));
        }
    }
    let mut next = 0;
    while let Some(parent) = family.get(next).copied().map(u64::from) {
        let children = parents.iter().filter(|(_, of)| *of == parent);
        family.extend(children.map(|(child, _)| *child));
        next += 1;
    }
    Ok(family)
}

/// Processor time that the process and its children have used, on all cores together.
pub fn processor_time(process: u32) -> Result<Duration, Failure> {
    // utime and stime, and those of children that have ended: fields 14 to 17 of all.
    let used = |process| {
        (11..15)
            .map(|number| field(process, number))
            .sum::<Result<u64, _>>()
    };
    let mut ticks = used(process)?;
    for child in family(process)?.into_iter().skip(1) {
        // One that has ended meanwhile is counted with its parent from now on.
        ticks += used(child).unwrap_or_default();
    }
    Ok(Duration::from_millis(ticks * 1000 / TICKS))
}

/// A number from what Linux says of a process; the process's state is field 0 here, 3 in the manual.
fn field(process: u32, number: usize) -> Result<u64, Failure> {
    let stat = fs::read_to_string(format!("/proc/{process}/stat"))?;
    // The second field is the name, in brackets, and may hold anything.
    let (_, fields) = stat.rsplit_once(')').ok_or("no process name")?;
    let field = fields.split_whitespace().nth(number);
    Ok(field.ok_or("too few fields")?.parse()?)
}

/// Memory that the process and its children hold, in bytes.
pub fn memory(process: u32) -> Result<u64, Failure> {
    let own = resident(process)?;
    // A child that has ended meanwhile, or was not waited for yet, holds nothing.
    let children = family(process)?.into_iter().skip(1);
    Ok(own
        + children
            .filter_map(|child| resident(child).ok())
            .sum::<u64>())
}

fn resident(process: u32) -> Result<u64, Failure> {
    let status = fs::read_to_string(format!("/proc/{process}/status"))?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let kilobytes: u64 = line
        .and_then(|line| line.split_whitespace().next())
        .ok_or("no VmRSS")?
        .parse()?;
    Ok(kilobytes * 1024)
}

/// Memory once it has come to rest: the lowest of three seconds without a lower one, or of twenty.
pub async fn memory_at_rest(process: u32) -> Result<u64, Failure> {
    let mut lowest = memory(process)?;
    let mut unchanged = 0;
    for _ in 0..80 {
        tokio::time::sleep(Duration::from_millis(250)).await;
        let now = memory(process)?;
        unchanged = if now < lowest { 0 } else { unchanged + 1 };
        lowest = lowest.min(now);
        if unchanged == 12 {
            break;
        }
    }
    Ok(lowest)
}
