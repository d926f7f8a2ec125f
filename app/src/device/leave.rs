//! Leaving a device for good: nothing of the person stays on it.

use std::rc::Rc;

use gloo_storage::{LocalStorage, Storage};
use leptos::prelude::*;
use ryadom_domain::DeviceId;
use wasm_bindgen_futures::spawn_local;

use super::call::{self, CallError};
use super::core::Core;
use super::store::StoreError;
use super::tabs::Word;
use crate::device::browser::listen;

/// A device that somebody has left without a network: the relay is told as soon as it can be.
const SIGN_OFF: &str = "ryadom-sign-off";

/// Where a page goes whose person has left.
const AFTERWARDS: &str = "/left";

impl Core {
    /// Signs this device off and removes everything that is on it of whoever is here. What the relay does not have by then
    /// is gone: ask first.
    ///
    /// # Errors
    /// When this device would not remove it; everything is still there then.
    pub(super) async fn leave(self: &Rc<Self>) -> Result<(), StoreError> {
        self.flush(None);
        if !self.trouble.get() {
            self.until_all_durable().await;
        }
        let device = self.me.get_untracked().map(|me| me.device);
        self.hang_up();
        self.forget_who_is_here().await?;
        self.leaving.set(true);
        if let Some(channel) = self.tabs.get() {
            channel.tell(&Word::Left);
        }
        if let Some(device) = device {
            sign_off(device).await;
        }
        self.go_after_leaving();
        Ok(())
    }

    /// What the tab shows whose person has left, in this tab or another.
    pub(super) fn go_after_leaving(&self) {
        self.leaving.set(true);
        let stores = [
            self.base.borrow_mut().take(),
            self.store.borrow_mut().take(),
        ];
        for store in stores.into_iter().flatten() {
            store.close();
        }
        if let Some(window) = web_sys::window() {
            // The page is being loaded anew; nothing after this matters.
            let _ = window.location().replace(AFTERWARDS);
        }
    }

    /// Ends what an earlier page could not: tells the relay of somebody who left without a network, and removes what a tab
    /// wrote that had not heard of it. Before anybody can join.
    pub(super) async fn finish_leaving(&self) {
        if let Err(error) = self.forget_the_rest().await {
            leptos::logging::log!("{error}");
        }
        sign_off_whoever_left();
        if let Some(window) = web_sys::window() {
            listen(&window, "online", |_: web_sys::Event| {
                sign_off_whoever_left();
            });
        }
    }
}

/// Has the relay take this device off, now or as soon as it can be reached.
async fn sign_off(device: DeviceId) {
    // Where even this cannot be noted, the curator can take the device off.
    let _ = LocalStorage::set(SIGN_OFF, device);
    if is_settled(&call::revoke(device).await) {
        LocalStorage::delete(SIGN_OFF);
    }
}

/// Whether there is nothing left to tell the relay: the device is off, or this browser's session is not its person's any
/// more. A relay that is busy or has trouble of its own is told again.
fn is_settled(answer: &Result<(), CallError>) -> bool {
    match answer {
        Ok(()) => true,
        Err(CallError::Refused(problem)) => matches!(
            problem.as_str(),
            "not-signed-in" | "not-a-member" | "device-revoked" | "device-unknown"
        ),
        Err(_) => false,
    }
}

fn sign_off_whoever_left() {
    if let Ok(device) = LocalStorage::get::<DeviceId>(SIGN_OFF) {
        spawn_local(sign_off(device));
    }
}

/// Whether the relay could not be told yet that somebody has left.
pub(super) fn is_still_to_be_told() -> bool {
    LocalStorage::get::<DeviceId>(SIGN_OFF).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test]
    fn a_relay_that_could_not_take_the_device_off_is_told_again() {
        let refused = |problem: &str| is_settled(&Err(CallError::Refused(problem.to_owned())));
        for problem in ["too-many-requests", "unavailable", "anything new"] {
            assert!(!refused(problem), "{problem}");
        }
        assert!(!is_settled(&Err(CallError::Unreachable)));
        for problem in ["not-signed-in", "device-revoked", "device-unknown"] {
            assert!(refused(problem), "{problem}");
        }
        assert!(is_settled(&Ok(())));
    }
}
