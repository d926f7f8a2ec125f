//! The service worker: the whole app on the device after the first visit, and a new version that waits until it is
//! wanted.

use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    Event, ServiceWorker, ServiceWorkerContainer, ServiceWorkerRegistration, ServiceWorkerState,
};

use super::browser::{Later, listen};

/// How often a page that stays open asks whether there is a new version.
const ASK: Duration = Duration::from_secs(3600);

/// What is known of a new version.
pub(super) struct Worker {
    /// A new version is on the device and waits.
    pub(super) waits: RwSignal<bool>,
    /// The person has accepted it: the page may be loaded anew when it has taken over.
    accepted: Rc<Cell<bool>>,
}

impl Worker {
    pub(super) fn new() -> Self {
        Self {
            waits: RwSignal::new(false),
            accepted: Rc::default(),
        }
    }

    /// Has the app kept on the device, and watches for new versions.
    pub(super) fn start(&self) {
        // Only on HTTPS or on this very machine; elsewhere the app works, but needs the relay to start.
        let Some(container) = container() else { return };
        let accepted = Rc::clone(&self.accepted);
        listen(&container, "controllerchange", move |_: Event| {
            // Also fires when the very first worker takes care of this page: nothing to load anew then.
            if accepted.get()
                && let Some(window) = web_sys::window()
            {
                let _ = window.location().reload();
            }
        });
        let waits = self.waits;
        spawn_local(async move {
            let Ok(registered) = JsFuture::from(container.register("/sw.js")).await else {
                return;
            };
            let Ok(registration) = registered.dyn_into::<ServiceWorkerRegistration>() else {
                return;
            };
            watch(&registration, waits);
            ask_now_and_then(registration);
        });
    }

    /// Lets the new version take over; the page is then loaded anew.
    pub(super) fn accept(&self) {
        self.accepted.set(true);
        spawn_local(async move {
            let Some(container) = container() else { return };
            let Ok(found) = JsFuture::from(container.get_registration()).await else {
                return;
            };
            let Ok(registration) = found.dyn_into::<ServiceWorkerRegistration>() else {
                return;
            };
            if let Some(waiting) = registration.waiting() {
                let _ = waiting.post_message(&"take-over".into());
            }
        });
    }
}

fn container() -> Option<ServiceWorkerContainer> {
    let navigator = web_sys::window()?.navigator();
    let has = js_sys::Reflect::has(&navigator, &"serviceWorker".into()).unwrap_or(false);
    has.then(|| navigator.service_worker())
}

fn watch(registration: &ServiceWorkerRegistration, waits: RwSignal<bool>) {
    let is_update = || container().is_some_and(|container| container.controller().is_some());
    if registration.waiting().is_some() && is_update() {
        waits.set(true);
    }
    let found = registration.clone();
    listen(registration, "updatefound", move |_: Event| {
        let Some(installing) = found.installing() else {
            return;
        };
        let worker: ServiceWorker = installing.clone();
        listen(&installing, "statechange", move |_: Event| {
            if worker.state() == ServiceWorkerState::Installed && is_update() {
                waits.set(true);
            }
        });
    });
}

fn ask_now_and_then(registration: ServiceWorkerRegistration) {
    Later::default().set(ASK, move || {
        if let Ok(asked) = registration.update() {
            spawn_local(async move {
                // No relay, no news.
                let _ = JsFuture::from(asked).await;
            });
        }
        ask_now_and_then(registration);
    });
}
