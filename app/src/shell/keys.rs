//! Keys that work everywhere, and the list of them.

use crate::device::use_device;
use crate::i18n::*;
use crate::ui::Dialog;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// Ctrl or ⌘ with Z takes the last edit back, with Shift does it again; `?` shows the keys. In a text field the keys are
/// the field's own.
#[component]
pub fn Keys() -> impl IntoView {
    let device = use_device();
    let is_open = RwSignal::new(false);
    let pressed = window_event_listener(leptos::ev::keydown, move |event| {
        if is_typing(&event) {
            return;
        }
        let with_control = event.ctrl_key() || event.meta_key();
        // `code` names the key's place: Z is «Я» on a Russian keyboard.
        match event.code().as_str() {
            "KeyZ" if with_control && event.shift_key() => {
                event.prevent_default();
                device.redo();
            }
            "KeyZ" if with_control => {
                event.prevent_default();
                device.undo();
            }
            _ if event.key() == "?" && !with_control => is_open.set(true),
            _ => {}
        }
    });
    on_cleanup(move || pressed.remove());
    view! {
        <Dialog open=is_open title=t!(shell.keys)>
            <dl class="facts">
                <dt class="facts__name"><kbd class="key">"Ctrl / ⌘"</kbd>" "<kbd class="key">"Z"</kbd></dt>
                <dd class="facts__what">{t!(shell.key_undo)}</dd>
                <dt class="facts__name"><kbd class="key">"Ctrl / ⌘"</kbd>" "<kbd class="key">"Shift"</kbd>" "<kbd class="key">"Z"</kbd></dt>
                <dd class="facts__what">{t!(shell.key_redo)}</dd>
                <dt class="facts__name"><kbd class="key">"Tab"</kbd></dt>
                <dd class="facts__what">{t!(shell.key_next)}</dd>
                <dt class="facts__name"><kbd class="key">"?"</kbd></dt>
                <dd class="facts__what">{t!(shell.key_keys)}</dd>
            </dl>
        </Dialog>
    }
}

fn is_typing(event: &KeyboardEvent) -> bool {
    let element = event
        .target()
        .and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    element.is_some_and(|element| {
        matches!(element.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT")
            || element.has_attribute("contenteditable")
    })
}
