//! What a process costs, as Linux counts it.

use ryadom_tests::Failure;
use std::fs;
use std::time::Duration;

/// Clock ticks in a second, in what Linux tells programs, on every machine it runs on.
const TICKS: u64 = 100;

/// Processor time that the process has used, on all cores together.
pub fn processor_time(process: u32) -> Result<Duration, Failure> {
    let stat = fs::read_to_string(format!("/proc/{process}/stat"))?;
    // The second field is the name, in brackets, and may hold anything.
    let (_, fields) = stat.rsplit_once(')').ok_or("no process name")?;
    let ticks = |field: usize| -> Result<u64, Failure> {
        Ok(fields
            .split_whitespace()
            .nth(field)
            .ok_or("too few fields")?
            .parse()?)
    };
    // utime and stime are fields 14 and 15 of all, the first here is 3.
    let ticks = ticks(11)? + ticks(12)?;
    Ok(Duration::from_millis(ticks * 1000 / TICKS))
}

/// Memory that the process holds, in bytes.
pub fn memory(process: u32) -> Result<u64, Failure> {
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
