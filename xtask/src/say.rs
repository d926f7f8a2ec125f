//! What the commands print. The only file of this crate that writes to standard output.

#![expect(
    clippy::print_stdout,
    reason = "a command line tool talks to the person who runs it"
)]

use std::time::Duration;

/// Announces something that takes a while.
pub fn step(what: &str) {
    println!("\u{25b8} {what}");
}

/// A line of detail.
pub fn note(what: &str) {
    println!("  {what}");
}

/// A line as it is: tables, and the closing line that CI reads.
pub fn line(what: &str) {
    println!("{what}");
}

/// Why the command stopped, outermost reason first, and what to do about it.
pub fn failure(error: &anyhow::Error) {
    eprintln!("error: {error}");
    for cause in error.chain().skip(1) {
        eprintln!("  because: {cause}");
    }
}

/// `3 min 05 s`, `12 s`, `0.4 s`.
pub fn time(duration: Duration) -> String {
    let seconds = duration.as_secs();
    if seconds >= 60 {
        format!("{} min {:02} s", seconds / 60, seconds % 60)
    } else if seconds >= 10 {
        format!("{seconds} s")
    } else {
        format!("{:.1} s", duration.as_secs_f64())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_told_as_a_person_would() {
        assert_eq!(time(Duration::from_millis(420)), "0.4 s");
        assert_eq!(time(Duration::from_secs(12)), "12 s");
        assert_eq!(time(Duration::from_secs(185)), "3 min 05 s");
    }
}
