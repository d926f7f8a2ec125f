//! Setting a PIN, and saying that a device is somebody else's.

use crate::device::{is_pin, use_device};
use crate::i18n::*;
use crate::route::Route;
use crate::ui::{Button, ButtonKind, Checkbox, Choice, Notice, Offered, TextField};
use leptos::{prelude::*, task::spawn_local};

/// Minutes to choose from.
const MINUTES: [u32; 4] = [1, 5, 15, 30];
/// Unless somebody chooses otherwise.
const USUAL: u32 = 5;

/// The page.
#[component]
pub fn Page() -> impl IntoView {
    view! {
        <div class="top">
            <div class="top__words">
                <h1 tabindex="-1">{t!(lock.settings)}</h1>
                <p class="quiet">{t!(lock.settings_why)}</p>
            </div>
        </div>
        <div class="stack">
            <Pin/>
            <Borrowed/>
        </div>
    }
}

#[component]
fn Pin() -> impl IntoView {
    let device = use_device();
    let pin = device.pin();
    let typed = RwSignal::new(String::new());
    let minutes = RwSignal::new(pin.get_untracked().unwrap_or(USUAL));
    let error = RwSignal::new(None::<String>);
    let keep = move || {
        let new = typed.get_untracked();
        if !is_pin(&new) {
            return error.set(Some(t!(lock.new_pin_wanted).to_owned()));
        }
        spawn_local(async move {
            if device.set_pin(new, minutes.get_untracked()).await {
                typed.set(String::new());
                error.set(None);
            } else {
                error.set(Some(t!(lock.not_kept).to_owned()));
            }
        });
    };
    let options = Signal::derive(move || {
        let offered = |minutes: u32| {
            Offered::new(
                minutes.to_string(),
                t!(lock.minutes_each, count = minutes).to_string(),
            )
        };
        MINUTES.map(offered).to_vec()
    });
    let has_pin = move || pin.get().is_some();
    view! {
        <section class="sheet sheet--padded stack">
            <h2>{t!(lock.pin)}</h2>
            <p>{t!(lock.what)}</p>
            <p>{t!(lock.what_not)}</p>
            <p role="status">{move || has_pin().then(|| t!(lock.is_on))}</p>
            <form
                class="stack"
                on:submit=move |event| {
                    event.prevent_default();
                    keep();
                }
            >
                <TextField
                    label=t!(lock.new_pin)
                    hint=Signal::stored(t!(lock.new_pin_hint).to_owned())
                    value=typed
                    on_input=move |text| typed.set(text)
                    kind="password"
                    autocomplete="new-password"
                    inputmode="numeric"
                    error
                />
                <Choice
                    label=t!(lock.minutes)
                    value=Signal::derive(move || minutes.get().to_string())
                    options
                    on_change=move |chosen: String| minutes.set(chosen.parse().unwrap_or(USUAL))
                />
                <div class="cluster">
                    <Button submit=true kind=ButtonKind::Act>
                        {move || if has_pin() { t!(lock.change) } else { t!(lock.turn_on) }}
                    </Button>
                    <Show when=has_pin>
                        <Button on_press=move |()| device.lock()>{t!(lock.now)}</Button>
                        <Show when=move || !device.borrowed().get()>
                            <Button on_press=move |()| spawn_local(device.forget_pin())>{t!(lock.turn_off)}</Button>
                        </Show>
                    </Show>
                </div>
            </form>
        </section>
    }
}

#[component]
fn Borrowed() -> impl IntoView {
    let device = use_device();
    let has_pin = move || device.pin().get().is_some();
    let failed = RwSignal::new(false);
    let note = move |is_borrowed: bool| {
        spawn_local(async move { failed.set(!device.set_borrowed(is_borrowed).await) });
    };
    view! {
        <section class="sheet sheet--padded stack">
            <h2>{t!(lock.borrowed_title)}</h2>
            <p>{t!(lock.borrowed_why)}</p>
            <Checkbox
                checked=device.borrowed()
                on_change=note
                disabled=Signal::derive(move || !has_pin())
            >
                {t!(lock.borrowed)}
            </Checkbox>
            <Show when=move || !has_pin()>
                <p class="quiet">{t!(lock.borrowed_needs_pin)}</p>
            </Show>
            <div role="alert">
                {move || failed.get().then(|| view! { <Notice words=t!(lock.not_kept) need=true/> })}
            </div>
            <p>
                <a class="button" href=Route::Leave.path()>{t!(lock.leave)}</a>
            </p>
        </section>
    }
}
