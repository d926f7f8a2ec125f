//! What is shown while the app is locked: whose it is, a field for the PIN, and the ways out. None of it shows a record.

use crate::device::{Unlocking, use_device};
use crate::i18n::*;
use crate::route::Route;
use crate::ui::{Button, ButtonKind, More, TextField};
use leptos::{prelude::*, task::spawn_local};

/// The screen.
#[component]
pub fn Screen() -> impl IntoView {
    let device = use_device();
    let typed = RwSignal::new(String::new());
    let refused = RwSignal::new(None::<Unlocking>);
    let is_trying = RwSignal::new(false);
    let name = Memo::new(move |_| device.registry().read().name(device.person()).short());
    let whose = move || {
        let name = name.get();
        (!name.is_empty()).then(|| t!(lock.whose, name = name).to_string())
    };
    let unsent = move || {
        let count = device.unsent();
        (count > 0).then(|| {
            let edits = t!(shell.edits, count = count).to_string();
            t!(lock.unsent, edits = edits).to_string()
        })
    };
    let error = Signal::derive(move || match refused.get()? {
        Unlocking::Opened => None,
        Unlocking::Wrong => Some(t!(lock.wrong).to_owned()),
        Unlocking::Wait(seconds) => Some(t!(lock.wait, count = seconds).to_string()),
    });
    let submit = move || {
        let pin = typed.get_untracked();
        if pin.is_empty() || is_trying.get_untracked() {
            return;
        }
        is_trying.set(true);
        spawn_local(async move {
            let outcome = device.unlock(pin).await;
            // Opened, this screen is gone.
            let _ = typed.try_set(String::new());
            let _ = refused.try_set(Some(outcome));
            let _ = is_trying.try_set(false);
        });
    };
    view! {
        <div class="welcome">
            <p class="welcome__brand">{t!(join.brand)}</p>
            <h1 tabindex="-1">{t!(lock.title)}</h1>
            <p>{whose}</p>
            <form
                class="stack"
                on:submit=move |event| {
                    event.prevent_default();
                    submit();
                }
            >
                <TextField
                    label=t!(lock.pin)
                    value=typed
                    on_input=move |text| typed.set(text)
                    kind="password"
                    inputmode="numeric"
                    error
                    required=true
                />
                <Button submit=true kind=ButtonKind::Act wide=true disabled=is_trying>{t!(lock.open)}</Button>
            </form>
            <p role="status" class="quiet">{unsent}</p>
            <More summary=t!(lock.forgot)>
                <div class="stack">
                    <p>{t!(lock.forgot_code)}</p>
                    <p>
                        <a class="button" href=Route::Join.path()>{t!(lock.forgot_enter)}</a>
                    </p>
                    <p>{t!(lock.forgot_leave)}</p>
                    <p>
                        <a class="button" href=Route::Leave.path()>{t!(lock.forgot_left)}</a>
                    </p>
                </div>
            </More>
        </div>
    }
}
