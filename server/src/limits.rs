//! How often and how many: by person and by network, so that nobody takes what is everybody's.
//!
//! A whole school may stand behind one address and come in the same minute: what counts by address is wide. Nothing
//! here loses anything: a call is told when to come again, and a socket is read more slowly.

use crate::world::World;
use governor::{
    Quota, RateLimiter, clock::Clock, middleware::NoOpMiddleware, nanos::Nanos,
    state::keyed::HashMapStateStore,
};
use ryadom_domain::PersonId;
use std::{
    collections::HashMap,
    hash::Hash,
    net::{IpAddr, Ipv6Addr},
    num::NonZeroU32,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicU32, Ordering},
    },
    time::Duration,
};

/// Sockets from one network at a time: 500 people with several devices each.
const SEATS: u32 = 5000;
/// When to come again for a seat.
pub(crate) const SEAT_AGAIN: Duration = Duration::from_secs(60);

/// All of them.
pub(crate) struct Limits {
    /// Calls and new sockets from one network.
    pub(crate) calls_from: Limit<Network>,
    /// Calls and new sockets of one person.
    pub(crate) calls_by: Limit<PersonId>,
    /// Codes that are tried, of any length.
    pub(crate) joins_from: Limit<Network>,
    /// Codes short enough to be guessed that are tried, right ones too.
    pub(crate) guesses_from: Limit<Network>,
    /// Invitations and device codes that one person gives out.
    pub(crate) codes_by: Limit<PersonId>,
    /// Tickets for a socket.
    pub(crate) tickets_by: Limit<PersonId>,
    /// Frames on all sockets of one person; above it the sockets are read more slowly.
    pub(crate) messages_by: Limit<PersonId>,
    /// Sockets that are open.
    pub(crate) seats: Seats,
}

impl Limits {
    pub(crate) fn new(world: &Arc<dyn World>) -> Self {
        let second = Duration::from_secs(1);
        Self {
            calls_from: Limit::new(world, 10_000, second / 100),
            calls_by: Limit::new(world, 1200, second / 10),
            joins_from: Limit::new(world, 2000, second / 5),
            guesses_from: Limit::new(world, 600, second * 6),
            codes_by: Limit::new(world, 1000, second * 2),
            tickets_by: Limit::new(world, 100, second),
            messages_by: Limit::new(world, 20_000, second / 500),
            seats: Seats::default(),
        }
    }
}

/// Where requests come from, as far as they can be told apart: an address, or the network that a home is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Network(IpAddr);

impl From<IpAddr> for Network {
    fn from(address: IpAddr) -> Self {
        Self(match address.to_canonical() {
            IpAddr::V6(address) => {
                // Whoever has one such address has 2⁶⁴ of them.
                let network = address.to_bits() >> 64 << 64;
                IpAddr::V6(Ipv6Addr::from_bits(network))
            }
            address => address,
        })
    }
}

/// So many at once for each key, and then one more each so often.
pub(crate) struct Limit<K: Hash + Eq + Clone> {
    limiter: RateLimiter<K, HashMapStateStore<K>, Running, NoOpMiddleware<Nanos>>,
    clock: Running,
    checks: AtomicU32,
}

/// Keys that are as if they had never come are forgotten once in so many checks.
const FORGETTING: u32 = 4096;

impl<K: Hash + Eq + Clone> Limit<K> {
    fn new(world: &Arc<dyn World>, burst: u32, each: Duration) -> Self {
        let clock = Running(Arc::clone(world));
        let quota = Quota::with_period(each)
            .unwrap_or(Quota::per_second(NonZeroU32::MIN))
            .allow_burst(NonZeroU32::new(burst).unwrap_or(NonZeroU32::MIN));
        Self {
            limiter: RateLimiter::new(quota, HashMapStateStore::default(), clock.clone()),
            clock,
            checks: AtomicU32::new(0),
        }
    }

    /// Counts one more.
    ///
    /// # Errors
    /// When it is one too many: how long to wait. It was not counted then.
    pub(crate) fn check(&self, key: &K) -> Result<(), Duration> {
        if self.checks.fetch_add(1, Ordering::Relaxed) % FORGETTING == FORGETTING - 1 {
            self.limiter.retain_recent();
            self.limiter.shrink_to_fit();
        }
        self.limiter
            .check_key(key)
            .map_err(|until| until.wait_time_from(self.clock.now()))
    }
}

/// Time as it passes for the relay, whatever the machine's clock says.
#[derive(Clone)]
struct Running(Arc<dyn World>);

impl Clock for Running {
    type Instant = Nanos;

    fn now(&self) -> Nanos {
        self.0.running().into()
    }
}

/// Counts who sits.
#[derive(Clone, Default)]
pub(crate) struct Seats(Arc<Mutex<HashMap<Network, u32>>>);

/// A place for one socket, free again when it is dropped.
pub(crate) struct Seat {
    seats: Seats,
    network: Network,
}

impl Seats {
    /// A place for a socket from there, if there is one left.
    pub(crate) fn take(&self, network: Network) -> Option<Seat> {
        let mut taken = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let count = taken.entry(network).or_default();
        if *count >= SEATS {
            return None;
        }
        *count += 1;
        Some(Seat {
            seats: self.clone(),
            network,
        })
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        let mut taken = self.seats.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(count) = taken.get_mut(&self.network) {
            *count -= 1;
            if *count == 0 {
                taken.remove(&self.network);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ryadom_domain::Timestamp;
    use std::sync::atomic::AtomicU64;

    #[derive(Default)]
    struct Still(AtomicU64);

    impl World for Still {
        fn now(&self) -> Timestamp {
            Timestamp(0)
        }

        fn fill(&self, _: &mut [u8]) {}

        fn running(&self) -> Duration {
            Duration::from_secs(self.0.load(Ordering::Relaxed))
        }
    }

    fn network(text: &str) -> Network {
        text.parse::<IpAddr>().expect("an address").into()
    }

    #[test]
    fn who_has_had_enough_waits_and_the_neighbour_does_not() {
        let still = Arc::new(Still::default());
        let world: Arc<dyn World> = Arc::clone(&still) as _;
        let limit = Limit::new(&world, 3, Duration::from_secs(10));
        let (one, other) = (network("10.0.0.1"), network("10.0.0.2"));
        for _ in 0..3 {
            assert_eq!(limit.check(&one), Ok(()));
        }
        assert_eq!(limit.check(&one), Err(Duration::from_secs(10)));
        assert_eq!(limit.check(&other), Ok(()));
        still.0.store(10, Ordering::Relaxed);
        assert_eq!(limit.check(&one), Ok(()));
        assert_eq!(limit.check(&one), Err(Duration::from_secs(10)));
    }

    #[test]
    fn who_came_long_ago_is_forgotten() {
        let still = Arc::new(Still::default());
        let world: Arc<dyn World> = Arc::clone(&still) as _;
        let limit = Limit::new(&world, 3, Duration::from_secs(1));
        for n in 0..FORGETTING - 1 {
            limit.check(&n).expect("the first of each");
        }
        assert!(limit.limiter.len() > 1000);
        still.0.store(60, Ordering::Relaxed);
        limit.check(&0).expect("long after");
        assert!(limit.limiter.len() <= 1, "{}", limit.limiter.len());
    }

    #[test]
    fn a_home_is_one_network_and_its_neighbour_another() {
        let home = network("2001:db8:1:2::1");
        assert_eq!(home, network("2001:db8:1:2:ffff::7"));
        assert_ne!(home, network("2001:db8:1:3::1"));
        assert_eq!(network("::ffff:10.0.0.1"), network("10.0.0.1"));
    }

    #[test]
    fn a_seat_that_is_left_is_free() {
        let seats = Seats::default();
        let school = network("10.0.0.1");
        let mut taken: Vec<_> = (0..SEATS).map(|_| seats.take(school)).collect();
        assert!(taken.iter().all(Option::is_some));
        assert!(seats.take(school).is_none());
        assert!(seats.take(network("10.0.0.2")).is_some());
        taken.pop();
        assert!(seats.take(school).is_some());
        taken.clear();
        assert!(seats.0.lock().expect("not poisoned").is_empty());
    }
}
