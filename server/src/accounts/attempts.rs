//! Wrong short codes, counted by address. Long ones are not: nobody guesses 26 letters, and a whole school may stand
//! behind one address.

use ryadom_domain::Timestamp;
use std::{
    collections::HashMap,
    net::IpAddr,
    sync::{Mutex, PoisonError},
};

/// Seconds after which an address starts anew.
const WINDOW: i64 = 600;
/// Wrong short codes that an address may send in that time.
const ALLOWED: u32 = 60;
/// Addresses that are remembered; above it those that start anew are forgotten.
const ADDRESSES: usize = 50_000;

/// Counts wrong codes.
#[derive(Debug, Default)]
pub(super) struct Attempts {
    wrong: Mutex<HashMap<IpAddr, (u32, Timestamp)>>,
}

fn is_over(since: Timestamp, now: Timestamp) -> bool {
    now.0.abs_diff(since.0) >= WINDOW.unsigned_abs()
}

impl Attempts {
    /// Whether an address may try a short code.
    pub(super) fn may_try(&self, address: IpAddr, now: Timestamp) -> bool {
        let wrong = self.wrong.lock().unwrap_or_else(PoisonError::into_inner);
        wrong
            .get(&address)
            .is_none_or(|(count, since)| *count < ALLOWED || is_over(*since, now))
    }

    /// Notes a wrong code.
    pub(super) fn was_wrong(&self, address: IpAddr, now: Timestamp) {
        let mut wrong = self.wrong.lock().unwrap_or_else(PoisonError::into_inner);
        if wrong.len() >= ADDRESSES {
            wrong.retain(|_, (_, since)| !is_over(*since, now));
        }
        let entry = wrong.entry(address).or_insert((0, now));
        if is_over(entry.1, now) {
            *entry = (0, now);
        }
        entry.0 += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn guessing_stops_after_sixty_wrong_codes_and_starts_anew_after_ten_minutes() {
        let attempts = Attempts::default();
        let (guesser, neighbour) = (IpAddr::from([10, 0, 0, 1]), IpAddr::from([10, 0, 0, 2]));
        for second in 0..60 {
            assert!(attempts.may_try(guesser, Timestamp(second)));
            attempts.was_wrong(guesser, Timestamp(second));
        }
        assert!(!attempts.may_try(guesser, Timestamp(60)));
        assert!(attempts.may_try(neighbour, Timestamp(60)));
        assert!(attempts.may_try(guesser, Timestamp(600)));
        attempts.was_wrong(guesser, Timestamp(600));
        assert!(attempts.may_try(guesser, Timestamp(601)));
    }
}
