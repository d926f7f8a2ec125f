use ryadom_domain::Timestamp;
use ryadom_server::world::World;
use std::{
    sync::{
        Mutex, OnceLock,
        atomic::{AtomicI64, AtomicU64, Ordering},
    },
    time::{Duration, Instant},
};

/// A clock that stands still until told, and dice that fall the same way each time.
pub(crate) struct TestWorld {
    now: AtomicI64,
    begin: Instant,
    stopped: OnceLock<Duration>,
    passed: AtomicU64,
    dice: Mutex<u64>,
}

impl TestWorld {
    pub(crate) fn new() -> Self {
        Self {
            now: AtomicI64::new(1_790_000_000),
            begin: Instant::now(),
            stopped: OnceLock::new(),
            passed: AtomicU64::new(0),
            dice: Mutex::new(7),
        }
    }

    /// From now on time passes by [`TestWorld::pass`] alone.
    pub(crate) fn stand_still(&self) {
        self.stopped.set(self.begin.elapsed()).expect("once");
    }

    pub(crate) fn pass(&self, seconds: i64) {
        self.now.fetch_add(seconds, Ordering::Relaxed);
        let passed = u64::try_from(seconds).unwrap_or_default();
        self.passed.fetch_add(passed, Ordering::Relaxed);
    }
}

impl World for TestWorld {
    fn now(&self) -> Timestamp {
        Timestamp(self.now.load(Ordering::Relaxed))
    }

    fn running(&self) -> Duration {
        let begun = *self.stopped.get().unwrap_or(&self.begin.elapsed());
        begun + Duration::from_secs(self.passed.load(Ordering::Relaxed))
    }

    fn fill(&self, bytes: &mut [u8]) {
        let mut dice = self.dice.lock().expect("dice");
        for byte in bytes {
            // SplitMix64.
            *dice = dice.wrapping_add(0x9e37_79b9_7f4a_7c15);
            let mut mixed = *dice;
            mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
            *byte = (mixed ^ (mixed >> 31)).to_le_bytes()[0];
        }
    }
}
