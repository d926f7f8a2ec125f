//! A PIN that locks the app on this device. It keeps others from looking in; it does not hide what is in the browser's own
//! files. See decision 0018.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::Duration;

use gloo_storage::{SessionStorage, Storage};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use wasm_bindgen_futures::spawn_local;
use web_sys::Event;

use super::browser::{Later, listen, random};
use super::clock;
use super::core::Core;
use super::store::StoreError;
use super::tabs::Word;

/// Under this name the person's PIN is kept, beside their documents.
const PIN: &str = "pin";
/// This device is somebody else's: nothing stays on it.
const BORROWED: &str = "borrowed";
/// In this tab, when somebody was last busy in it while it was unlocked.
const OPEN: &str = "ryadom-open";

/// A tab that is loaded anew within this many milliseconds does not ask again.
const RELOAD: f64 = 60_000.0;
/// How often it is looked whether anybody is still there.
const LOOK: Duration = Duration::from_secs(5);
/// How often hashing is repeated. It spares people who use one PIN everywhere; it does not stop who has the files.
const ROUNDS: u32 = 20_000;
/// Wrong PINs in a row before each further one has to wait.
const FREE_TRIES: u32 = 5;
/// The first wait, and the longest, in milliseconds.
const FIRST_WAIT: f64 = 30_000.0;
const LONGEST_WAIT: f64 = 900_000.0;

/// Whether this may be a PIN: 4 to 12 digits.
pub fn is_pin(typed: &str) -> bool {
    (4..=12).contains(&typed.len()) && typed.bytes().all(|letter| letter.is_ascii_digit())
}

/// A PIN as it is kept.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Pin {
    salt: String,
    hash: String,
    rounds: u32,
    /// After so many minutes without a touch the app locks itself.
    minutes: u32,
    /// Wrong ones in a row.
    #[serde(default)]
    wrong: u32,
    /// When the last of them was given, in milliseconds.
    #[serde(default)]
    at: f64,
}

/// What came of a PIN that was typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unlocking {
    /// It was the right one.
    Opened,
    /// It was not.
    Wrong,
    /// It was not looked at: so many seconds must pass first.
    Wait(u32),
}

impl Pin {
    fn new(typed: &str, minutes: u32, salt: [u8; 16]) -> Self {
        let salt = hex::encode(salt);
        Self {
            hash: hash(&salt, typed, ROUNDS),
            salt,
            rounds: ROUNDS,
            minutes,
            wrong: 0,
            at: 0.0,
        }
    }

    /// Takes an attempt into account. A clock that was set back costs at most the longest wait.
    fn attempt(&mut self, typed: &str, now: f64) -> Unlocking {
        let left = self.wait() - (now - self.at).abs();
        if left > 0.0 {
            return Unlocking::Wait((left / 1000.0).ceil() as u32);
        }
        if hash(&self.salt, typed, self.rounds) == self.hash {
            self.wrong = 0;
            return Unlocking::Opened;
        }
        self.wrong = self.wrong.saturating_add(1);
        self.at = now;
        Unlocking::Wrong
    }

    fn wait(&self) -> f64 {
        match self.wrong.checked_sub(FREE_TRIES) {
            None => 0.0,
            Some(more) => (FIRST_WAIT * f64::from(more.min(10)).exp2()).min(LONGEST_WAIT),
        }
    }
}

fn hash(salt: &str, typed: &str, rounds: u32) -> String {
    let mut digest = Sha256::digest(format!("{salt}:{typed}"));
    for _ in 1..rounds {
        digest = Sha256::new()
            .chain_update(digest)
            .chain_update(salt)
            .chain_update(typed)
            .finalize();
    }
    hex::encode(digest)
}

/// The lock of this person on this device.
#[derive(Default)]
pub(super) struct Lock {
    pin: RefCell<Option<Pin>>,
    /// After how many minutes it locks; `None` without a PIN.
    pub(super) minutes: RwSignal<Option<u32>>,
    pub(super) locked: RwSignal<bool>,
    /// Nothing is to stay on this device when the person leaves it.
    pub(super) borrowed: RwSignal<bool>,
    /// When somebody was last busy here, in milliseconds.
    touched: Cell<f64>,
}

impl Core {
    /// Reads whether this person has locked the app here. Before anything is shown.
    pub(super) async fn read_lock(&self) {
        let Some(store) = self.store() else { return };
        let borrowed = store.meta::<bool>(BORROWED).await;
        self.lock.borrowed.set(matches!(borrowed, Ok(Some(true))));
        self.read_pin().await;
        let was_open: Option<f64> = SessionStorage::get(OPEN).ok();
        let just_now = was_open.is_some_and(|at| (clock::milliseconds() - at).abs() < RELOAD);
        let has_pin = self.lock.pin.borrow().is_some();
        self.lock.locked.set(has_pin && !just_now);
        self.lock.touched.set(clock::milliseconds());
    }

    /// Reads the PIN, which another tab may have changed.
    async fn read_pin(&self) {
        let Some(store) = self.store() else { return };
        if let Ok(pin) = store.meta::<Pin>(PIN).await {
            self.lock.minutes.set(pin.as_ref().map(|pin| pin.minutes));
            *self.lock.pin.borrow_mut() = pin;
        }
    }

    /// Another tab was unlocked, or has another PIN now.
    pub(super) fn unlocked_elsewhere(self: &Rc<Self>) {
        self.unlock_this_tab();
        let core = Rc::clone(self);
        spawn_local(async move { core.read_pin().await });
    }

    /// From now on the app asks for this PIN.
    ///
    /// # Errors
    /// When this device cannot keep it; then nothing has changed.
    pub(super) async fn set_pin(&self, typed: &str, minutes: u32) -> Result<(), StoreError> {
        let store = self.store().ok_or(StoreError::Blocked)?;
        let pin = Pin::new(typed, minutes, random());
        store.set_meta(PIN, &pin).await?;
        *self.lock.pin.borrow_mut() = Some(pin);
        self.lock.minutes.set(Some(minutes));
        self.was_touched();
        self.tell_tabs(&Word::Unlocked);
        Ok(())
    }

    /// The app asks for no PIN any more.
    pub(super) async fn forget_pin(&self) {
        if let Some(store) = self.store()
            && let Err(error) = store.forget_meta(PIN).await
        {
            leptos::logging::log!("{error}");
        }
        *self.lock.pin.borrow_mut() = None;
        self.lock.minutes.set(None);
        self.unlock_this_tab();
        self.tell_tabs(&Word::Unlocked);
    }

    /// Notes whether this device is somebody else's.
    ///
    /// # Errors
    /// When this device cannot note it.
    pub(super) async fn set_borrowed(&self, is_borrowed: bool) -> Result<(), StoreError> {
        let store = self.store().ok_or(StoreError::Blocked)?;
        store.set_meta(BORROWED, &is_borrowed).await?;
        self.lock.borrowed.set(is_borrowed);
        Ok(())
    }

    /// Tries a PIN.
    pub(super) async fn unlock(self: &Rc<Self>, typed: &str) -> Unlocking {
        let Some(mut pin) = self.lock.pin.borrow().clone() else {
            return Unlocking::Opened;
        };
        // Attempts in another tab count here too.
        self.read_pin().await;
        if let Some(kept) = self.lock.pin.borrow().clone() {
            pin = kept;
        }
        let outcome = pin.attempt(typed, clock::milliseconds());
        if let Some(store) = self.store() {
            // Where nothing can be written the attempts are counted by this tab alone.
            let _ = store.set_meta(PIN, &pin).await;
        }
        *self.lock.pin.borrow_mut() = Some(pin);
        if outcome == Unlocking::Opened {
            self.unlock_this_tab();
            self.tell_tabs(&Word::Unlocked);
        }
        outcome
    }

    /// Locks the app in every tab, if there is a PIN.
    pub(super) fn lock_now(self: &Rc<Self>) {
        if self.lock.pin.borrow().is_some() {
            self.lock_this_tab();
            self.tell_tabs(&Word::Locked);
        }
    }

    pub(super) fn lock_this_tab(self: &Rc<Self>) {
        // A tab that has not read of the PIN yet reads it now.
        let core = Rc::clone(self);
        spawn_local(async move {
            core.flush(None);
            SessionStorage::delete(OPEN);
            core.read_lock().await;
        });
    }

    pub(super) fn unlock_this_tab(&self) {
        self.was_touched();
        self.lock.locked.set(false);
    }

    fn was_touched(&self) {
        let now = clock::milliseconds();
        let before = self.lock.touched.replace(now);
        if self.lock.pin.borrow().is_some() && (now - before).abs() > 1000.0 {
            // Without it a page that is loaded anew asks for the PIN: no harm.
            let _ = SessionStorage::set(OPEN, now);
        }
    }

    /// Locks the app when nobody has touched it for a while, in any of its tabs.
    pub(super) fn watch_idleness(self: &Rc<Self>) {
        let Some(window) = web_sys::window() else {
            return;
        };
        for event in ["pointerdown", "keydown", "wheel", "touchstart"] {
            let core = Rc::clone(self);
            listen(&window, event, move |_: Event| {
                if !core.lock.locked.get_untracked() {
                    core.was_touched();
                }
            });
        }
        Rc::clone(self).look_for_somebody();
    }

    fn look_for_somebody(self: Rc<Self>) {
        let core = Rc::clone(&self);
        Later::default().set(LOOK, move || {
            let minutes = self.lock.minutes.get_untracked();
            let quiet = (clock::milliseconds() - self.lock.touched.get()).abs();
            let is_open = !self.lock.locked.get_untracked();
            if minutes.is_some_and(|minutes| quiet > f64::from(minutes) * 60_000.0) && is_open {
                self.lock_this_tab();
            }
            core.look_for_somebody();
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test]
    fn only_the_right_pin_opens_and_it_is_not_kept_as_it_is() {
        let mut pin = Pin::new("2580", 5, [7; 16]);
        assert_eq!(pin.attempt("2581", 0.0), Unlocking::Wrong);
        assert_eq!(pin.attempt("2580", 0.0), Unlocking::Opened);
        let kept = serde_json::to_string(&pin).expect("JSON");
        assert!(!kept.contains("2580"), "{kept}");
        assert_ne!(pin.hash, Pin::new("2580", 5, [8; 16]).hash);
    }

    #[wasm_bindgen_test]
    fn who_guesses_waits_longer_and_longer() {
        let mut pin = Pin::new("2580", 5, [7; 16]);
        let mut now = 1_000_000.0;
        for _ in 0..FREE_TRIES {
            assert_eq!(pin.attempt("0000", now), Unlocking::Wrong);
        }
        assert_eq!(pin.attempt("2580", now), Unlocking::Wait(30));
        now += FIRST_WAIT;
        assert_eq!(pin.attempt("0000", now), Unlocking::Wrong);
        assert_eq!(pin.attempt("2580", now + FIRST_WAIT), Unlocking::Wait(30));
        now += FIRST_WAIT * 2.0;
        assert_eq!(pin.attempt("2580", now), Unlocking::Opened);
        assert_eq!(pin.attempt("0000", now), Unlocking::Wrong);
    }

    #[wasm_bindgen_test]
    fn a_clock_that_is_set_back_by_years_locks_nobody_out() {
        let mut pin = Pin::new("2580", 5, [7; 16]);
        let two_years = 2.0 * 365.0 * 86_400_000.0;
        for _ in 0..FREE_TRIES + 20 {
            pin.at = 0.0;
            let _ = pin.attempt("0000", two_years);
        }
        assert!(matches!(
            pin.attempt("2580", two_years),
            Unlocking::Wait(900)
        ));
        assert_eq!(pin.attempt("2580", 0.0), Unlocking::Opened);
    }
}
