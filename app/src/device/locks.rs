//! Web Locks: what only one tab at a time may have.
//!
//! A lock is kept until its tab is gone: nothing here gives one back. Where the browser has none (a page that did not
//! come over HTTPS), each tab acts as if it were alone, with an actor that it never uses again.

use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// What came of asking for a lock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Lock {
    /// This tab has it.
    Held,
    /// Another tab has it.
    Taken,
    /// This browser has no locks to give.
    NoSuchThing,
}

/// Asks for a lock, and goes on at once if another tab has it.
pub(super) async fn try_hold(name: &str) -> Lock {
    request(name, true).await
}

/// Waits until this tab has the lock.
pub(super) async fn hold(name: &str) -> Lock {
    request(name, false).await
}

async fn request(name: &str, at_once: bool) -> Lock {
    let Some((locks, request)) = lock_manager() else {
        return Lock::NoSuchThing;
    };
    let options = Object::new();
    // Setting a property on a fresh object does not fail.
    let _ = Reflect::set(&options, &"ifAvailable".into(), &at_once.into());

    let answer = Promise::new(&mut |resolve, reject| {
        let granted = Closure::<dyn FnMut(JsValue) -> JsValue>::new(move |lock: JsValue| {
            let _ = resolve.call1(&JsValue::NULL, &JsValue::from_bool(!lock.is_null()));
            if lock.is_null() {
                return JsValue::UNDEFINED;
            }
            // The lock is held while this promise waits; it is never answered.
            Promise::new(&mut |_, _| {}).into()
        });
        let asked = request.call3(
            &locks,
            &name.into(),
            &options,
            granted.as_ref().unchecked_ref(),
        );
        if asked.is_err() {
            let _ = reject.call0(&JsValue::NULL);
        }
        granted.forget();
    });
    match JsFuture::from(answer).await {
        Ok(held) if held.is_truthy() => Lock::Held,
        Ok(_) => Lock::Taken,
        Err(_) => Lock::NoSuchThing,
    }
}

fn lock_manager() -> Option<(JsValue, Function)> {
    let navigator = web_sys::window()?.navigator();
    let locks = Reflect::get(&navigator, &"locks".into())
        .ok()
        .filter(JsValue::is_object)?;
    let request = Reflect::get(&locks, &"request".into())
        .ok()?
        .dyn_into()
        .ok()?;
    Some((locks, request))
}
