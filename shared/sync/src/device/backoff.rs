//! How long to wait before the next attempt to reach the relay.

use std::time::Duration;

const FIRST: Duration = Duration::from_secs(1);
const LONGEST: Duration = Duration::from_secs(60);

/// Waits that double with each failure in a row, up to a minute, each shortened by chance to as
/// little as half: a school's devices lose the relay together, and should not return together.
#[derive(Debug, Default)]
pub(super) struct Backoff {
    failures: u32,
}

impl Backoff {
    pub(super) fn reset(&mut self) {
        self.failures = 0;
    }

    pub(super) fn next(&mut self, random: u64) -> Duration {
        let whole = FIRST
            .saturating_mul(2_u32.saturating_pow(self.failures))
            .min(LONGEST);
        self.failures = self.failures.saturating_add(1);
        let half = whole / 2;
        let span = u64::try_from(half.as_millis())
            .unwrap_or(u64::MAX)
            .saturating_add(1);
        half + Duration::from_millis(random % span)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_double_until_a_minute_and_start_again_after_success() {
        let mut backoff = Backoff::default();
        let longest: Vec<_> = (0..9)
            .map(|_| backoff.next(u64::MAX - 1).as_secs_f64())
            .collect();
        assert!(
            longest.windows(2).all(|pair| pair[0] <= pair[1] + 30.0),
            "{longest:?}"
        );
        assert!(longest.iter().all(|&wait| wait <= 60.0), "{longest:?}");

        backoff.reset();
        assert!(backoff.next(0) <= FIRST);
    }

    #[test]
    fn chance_spreads_a_wait_over_its_second_half() {
        let waits: Vec<_> = (0..1000)
            .map(|random| Backoff::default().next(random))
            .collect();
        assert!(waits.iter().all(|&wait| FIRST / 2 <= wait && wait <= FIRST));
        assert!(waits.iter().max() > waits.iter().min());
    }
}
