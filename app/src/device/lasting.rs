//! How long the browser keeps what is on the device: whether it has promised not to throw it away, and whether the app is
//! installed, for browsers keep an installed app's storage longest.

use std::cell::RefCell;

use js_sys::{Function, Promise, Reflect};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Event, StorageManager, Window};

use super::browser::listen;

/// Whether the app is installed, and how it could be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Install {
    /// It runs as an app of its own.
    Installed,
    /// The browser offers it, with a tap.
    Offered,
    /// On an iPhone or iPad, by hand from the browser's own menu.
    ByHand,
    /// The browser does not offer it, or not now.
    Unknown,
}

/// What is known of it.
pub(super) struct Lasting {
    /// Whether the browser has promised; `None` where it cannot be asked.
    pub(super) promised: RwSignal<Option<bool>>,
    pub(super) install: RwSignal<Install>,
    /// The browser's own offer, kept until the person wants it.
    offer: RefCell<Option<Event>>,
}

impl Lasting {
    pub(super) fn new() -> Self {
        Self {
            promised: RwSignal::new(None),
            install: RwSignal::new(Install::Unknown),
            offer: RefCell::default(),
        }
    }

    /// Notes the browser's offer to install the app, which comes when it likes, and once.
    pub(super) fn listen(core: &std::rc::Rc<super::core::Core>) {
        let Some(window) = web_sys::window() else {
            return;
        };
        core.lasting.install.set(installed(&window));
        let kept = std::rc::Rc::clone(core);
        listen(&window, "beforeinstallprompt", move |event: Event| {
            event.prevent_default();
            *kept.lasting.offer.borrow_mut() = Some(event);
            kept.lasting.install.set(Install::Offered);
        });
        let kept = std::rc::Rc::clone(core);
        listen(&window, "appinstalled", move |_: Event| {
            kept.lasting.install.set(Install::Installed);
        });
    }

    /// Learns whether the browser has promised. Browsers that decide by themselves are asked at once; one that would ask
    /// the person is asked when the person wants it.
    pub(super) fn look(&self) {
        let promised = self.promised;
        spawn_local(async move {
            let mut known = has_promised().await;
            if known == Some(false) && !asks_the_person() {
                known = ask().await.or(known);
            }
            promised.set(known);
        });
    }

    /// Asks the browser to keep it; the browser may ask the person.
    pub(super) async fn ask(&self) -> bool {
        let promised = ask().await;
        if promised.is_some() {
            self.promised.set(promised);
        }
        promised == Some(true)
    }

    /// Shows the browser's own question, whether to install the app.
    pub(super) fn install(&self) {
        let Some(offer) = self.offer.borrow_mut().take() else {
            return;
        };
        self.install.set(Install::Unknown);
        let prompt = Reflect::get(&offer, &"prompt".into());
        if let Ok(Ok(prompt)) = prompt.map(JsCast::dyn_into::<Function>) {
            // What the person chose is told by `appinstalled`.
            let _ = prompt.call0(&offer);
        }
    }
}

/// What the browser keeps for the app, in bytes, and how much it would.
pub(super) async fn estimate() -> Option<(f64, f64)> {
    let asked = storage()?.estimate().ok()?;
    let answer = JsFuture::from(asked).await.ok()?;
    let number = |name: &str| Reflect::get(&answer, &name.into()).ok()?.as_f64();
    Some((number("usage")?, number("quota")?))
}

fn installed(window: &Window) -> Install {
    let alone = window.match_media("(display-mode: standalone)");
    let is_alone = alone.is_ok_and(|query| query.is_some_and(|query| query.matches()));
    // Only browsers of iPhones and iPads have it.
    let of_ios = Reflect::get(&window.navigator(), &"standalone".into());
    match of_ios.ok().and_then(|value| value.as_bool()) {
        _ if is_alone => Install::Installed,
        Some(true) => Install::Installed,
        Some(false) => Install::ByHand,
        None => Install::Unknown,
    }
}

fn storage() -> Option<StorageManager> {
    let navigator = web_sys::window()?.navigator();
    // Absent where the page did not come over HTTPS.
    let there = Reflect::get(&navigator, &"storage".into());
    there
        .is_ok_and(|storage| storage.is_object())
        .then(|| navigator.storage())
}

async fn has_promised() -> Option<bool> {
    yes_or_no(storage()?.persisted().ok()?).await
}

async fn ask() -> Option<bool> {
    yes_or_no(storage()?.persist().ok()?).await
}

async fn yes_or_no(asked: Promise) -> Option<bool> {
    JsFuture::from(asked).await.ok()?.as_bool()
}

/// Firefox puts the question before the person; the others decide by how the app is used.
pub(super) fn asks_the_person() -> bool {
    let window = web_sys::window().map(JsValue::from).unwrap_or_default();
    Reflect::has(&window, &"mozInnerScreenX".into()).unwrap_or(false)
}
