//! Small dealings with the browser: waiting, randomness, listeners that live as long as the page.

use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;

use js_sys::Promise;
use leptos::leptos_dom::helpers::{TimeoutHandle, set_timeout_with_handle};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::convert::FromWasmAbi;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::EventTarget;

/// Fresh random bytes. A browser without them is one that cannot run the app.
pub(super) fn random<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    if getrandom::fill(&mut bytes).is_err() {
        // Only where even `Math.random` is all there is; ids then are merely very likely to be unique.
        bytes.fill_with(|| (js_sys::Math::random() * 256.0) as u8);
    }
    bytes
}

/// 64 fresh random bits.
pub(super) fn random_u64() -> u64 {
    u64::from_le_bytes(random())
}

/// Fresh random letters, for a name that nobody else has.
pub(super) fn random_name() -> String {
    hex::encode(random::<16>())
}

/// Waits.
pub(super) async fn sleep(time: Duration) {
    let _ = JsFuture::from(timer(time)).await;
}

/// A promise that is kept after this long.
pub(super) fn timer(time: Duration) -> Promise {
    Promise::new(&mut |done, _| {
        let fired = set_timeout_with_handle(
            move || {
                let _ = done.call0(&JsValue::NULL);
            },
            time,
        );
        // Without timers there is nothing to wait with; going on at once is the lesser harm.
        drop(fired);
    })
}

/// Loads the page anew. What is typed must be on the device by then.
pub(super) fn reload() {
    if let Some(window) = web_sys::window() {
        // It fails only in a page that is going away already.
        let _ = window.location().reload();
    }
}

/// One thing that will happen later, unless it is put off or called off.
#[derive(Clone, Default)]
pub(crate) struct Later(Rc<Cell<Option<TimeoutHandle>>>);

impl Later {
    /// Does it after this long, and not at the time that was set before.
    pub(crate) fn set(&self, after: Duration, act: impl FnOnce() + 'static) {
        self.clear();
        let cell = Rc::clone(&self.0);
        let run = move || {
            cell.set(None);
            act();
        };
        self.0.set(set_timeout_with_handle(run, after).ok());
    }

    /// Calls it off.
    pub(crate) fn clear(&self) {
        if let Some(handle) = self.0.take() {
            handle.clear();
        }
    }

    /// Whether it is still to happen.
    pub(crate) fn is_set(&self) -> bool {
        let handle = self.0.take();
        let set = handle.is_some();
        self.0.set(handle);
        set
    }
}

/// Calls back on each event for as long as the page lives.
pub(super) fn listen<E: FromWasmAbi + 'static>(
    target: &EventTarget,
    name: &str,
    heard: impl FnMut(E) + 'static,
) {
    let heard = Closure::<dyn FnMut(E)>::new(heard);
    // It fails only for a callback that is none.
    let _ = target.add_event_listener_with_callback(name, heard.as_ref().unchecked_ref());
    heard.forget();
}
