//! The clock and the dice, which tests replace.

use rand::Rng;
use ryadom_domain::Timestamp;
use std::{
    sync::LazyLock,
    time::{Duration, Instant},
};

static BEGIN: LazyLock<Instant> = LazyLock::new(Instant::now);

/// What the relay cannot know by itself.
pub trait World: Send + Sync + 'static {
    /// Now.
    fn now(&self) -> Timestamp;

    /// Time since some moment. Never goes back, whatever becomes of the clock.
    fn running(&self) -> Duration {
        BEGIN.elapsed()
    }

    /// Fills `bytes` with randomness fit for secrets.
    fn fill(&self, bytes: &mut [u8]);
}

impl dyn World {
    /// Sixteen random bytes: an id.
    pub fn id(&self) -> [u8; 16] {
        self.bytes()
    }

    /// Random bytes.
    pub fn bytes<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        self.fill(&mut bytes);
        bytes
    }
}

/// The machine's clock and the operating system's randomness.
#[derive(Debug, Clone, Copy, Default)]
pub struct Machine {
    /// Seconds by which the clock runs ahead: in tests of what expires.
    pub ahead: i64,
}

impl World for Machine {
    fn now(&self) -> Timestamp {
        Timestamp(jiff::Timestamp::now().as_second() + self.ahead)
    }

    fn fill(&self, bytes: &mut [u8]) {
        rand::rng().fill_bytes(bytes);
    }
}
