//! One-time tickets for the socket. They live for a minute, in memory: a restart ends them, and a client asks again.

use crate::store::{SessionOf, TokenHash};
use ryadom_domain::Timestamp;
use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
};

/// Seconds that a ticket is good for.
const LIFE: i64 = 60;
/// Nobody needs this many at once; above it those whose time is over are dropped, then none are given.
const MOST: usize = 10_000;

/// Tickets that were given out and not used yet.
#[derive(Debug, Default)]
pub(super) struct Tickets {
    open: Mutex<HashMap<TokenHash, (SessionOf, Timestamp)>>,
}

impl Tickets {
    pub(super) fn add(&self, ticket: TokenHash, session: SessionOf, now: Timestamp) {
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        if open.len() >= MOST {
            open.retain(|_, (_, issued)| now.0.abs_diff(issued.0) < LIFE.unsigned_abs());
        }
        if open.len() < MOST {
            open.insert(ticket, (session, now));
        }
    }

    /// Whose ticket this is; it is not good a second time.
    pub(super) fn take(&self, ticket: TokenHash, now: Timestamp) -> Option<SessionOf> {
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        let (session, issued) = open.remove(&ticket)?;
        (now.0.abs_diff(issued.0) < LIFE.unsigned_abs()).then_some(session)
    }
}
