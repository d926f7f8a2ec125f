//! Whether all is as it should be on this device: what «Проверка» says in words.

use leptos::prelude::*;
use ryadom_sync::device::remembered;

use super::core::Core;
use super::lasting::Install;
use super::{Device, call, clock, lasting};

/// Seconds that a clock may be off before anybody is told.
const RIGHT: f64 = 180.0;

/// This device's clock beside the relay's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Clock {
    /// As the relay's, near enough.
    Right,
    /// It runs ahead by so many minutes; behind when the number is negative.
    Off {
        /// At least three either way.
        minutes: i64,
    },
}

/// What the relay is not known to have.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Backlog {
    /// Edits that this person made here.
    pub edits: usize,
    /// Documents of which something here is not there, by their heads.
    pub documents: usize,
    /// What others brought in files.
    pub parcels: usize,
}

impl Clock {
    /// From both clocks, in milliseconds.
    fn of(here: f64, there: f64) -> Self {
        let ahead = (here - there) / 1000.0;
        if ahead.abs() < RIGHT {
            Self::Right
        } else {
            Self::Off {
                minutes: (ahead / 60.0).round() as i64,
            }
        }
    }
}

impl Device {
    /// Whether the clock is right; `None` when the relay cannot be reached.
    pub async fn check_clock(self) -> Option<Clock> {
        let before = clock::milliseconds();
        let there = js_sys::Date::parse(&call::clock().await?);
        // The relay looked at its clock somewhere in between.
        let here = f64::midpoint(before, clock::milliseconds());
        there.is_finite().then(|| Clock::of(here, there))
    }

    /// Grows whenever [`Device::backlog`] may say something else.
    pub fn backlog_changes(self) -> Signal<u64> {
        self.core().carry.recount.into()
    }

    /// What the relay is not known to have, by comparing heads.
    pub async fn backlog(self) -> Backlog {
        self.core().backlog().await
    }

    /// Whether the browser has promised to keep what is on the device; `None` where it cannot be asked.
    pub fn lasting(self) -> Signal<Option<bool>> {
        self.core().lasting.promised.into()
    }

    /// Whether the browser would put the question before the person, who then should know why.
    pub fn would_ask_the_person(self) -> bool {
        lasting::asks_the_person()
    }

    /// Asks the browser for that promise, which may ask the person.
    pub async fn ask_for_lasting_storage(self) -> bool {
        self.core().lasting.ask().await
    }

    /// Whether the app is installed, and how it could be.
    pub fn install_offer(self) -> Signal<Install> {
        self.core().lasting.install.into()
    }

    /// Shows the browser's own question, whether to install the app.
    pub fn install(self) {
        self.core().lasting.install();
    }
}

impl Core {
    pub(super) async fn backlog(&self) -> Backlog {
        let (unsaved, unsent) = self.shelf.borrow().edits();
        let mut backlog = Backlog {
            edits: unsaved + unsent,
            parcels: self.waiting_parcels().await.len(),
            documents: 0,
        };
        // Where another tab has the line, only the disk knows.
        let states = match self.store().filter(|_| !self.has_line()) {
            Some(store) => store.sync_states().await.unwrap_or_default(),
            None => Vec::new(),
        };
        let wanted = self.wanted();
        let mut shelf = self.shelf.borrow_mut();
        for wanted in wanted.iter() {
            let Some(book) = shelf.at(&wanted.address) else {
                continue;
            };
            let Some(heads) = book.record.heads() else {
                continue;
            };
            let mut on_disk = states.iter();
            let on_disk = on_disk.find(|(address, _)| **address == *wanted.address);
            let state = on_disk.map(|(_, state)| state).or(book.sync_state.as_ref());
            let there = state.map(|state| remembered(state).0).unwrap_or_default();
            if !heads.iter().all(|head| there.contains(head)) {
                backlog.documents += 1;
            }
        }
        backlog
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test]
    fn a_clock_is_wrong_from_three_minutes_on_either_way() {
        assert_eq!(Clock::of(1_000_000.0, 1_090_000.0), Clock::Right);
        assert_eq!(Clock::of(1_000_000.0, 940_000.0), Clock::Right);
        let year = 365.0 * 24.0 * 3600.0 * 1000.0;
        assert_eq!(
            Clock::of(2.0 * year, year),
            Clock::Off {
                minutes: 365 * 24 * 60
            }
        );
        assert_eq!(Clock::of(0.0, 240_000.0), Clock::Off { minutes: -4 });
    }
}
