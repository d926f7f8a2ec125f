//! Opening a file: somebody's copy or changes on one's own device, or a copy where nobody has joined.

use super::words;
use crate::device::{NotOpened, Opened, use_device};
use crate::i18n::*;
use crate::route::{Route, go};
use crate::told::dates;
use crate::ui::{Button, Notice, fresh_id};
use leptos::{prelude::*, task::spawn_local};
use web_sys::File;

/// On the device of somebody who has joined.
#[component]
pub fn OpenCard() -> impl IntoView {
    view! {
        <section class="sheet sheet--padded stack" aria-label=t!(keeping.open)>
            <h2>{t!(keeping.open)}</h2>
            <p>{t!(keeping.open_why)}</p>
            <Picker label=t!(keeping.open_pick)/>
        </section>
    }
}

/// Under the first page, where nobody has joined.
#[component]
pub fn AtTheDoor() -> impl IntoView {
    view! {
        <section class="welcome__also stack" aria-label=t!(keeping.door)>
            <p class="quiet">{t!(keeping.door_why)}</p>
            <Picker label=t!(keeping.door)/>
        </section>
    }
}

/// The button that picks a file, and what came of it.
#[component]
fn Picker(label: &'static str) -> impl IntoView {
    let device = use_device();
    let id = fresh_id("file");
    let target = id.clone();
    let is_opening = RwSignal::new(false);
    let said = RwSignal::new(None::<Result<Opened, NotOpened>>);
    let open = move |file: File| {
        is_opening.set(true);
        spawn_local(async move {
            let opened = device.open_file(file).await;
            if opened == Ok(Opened::Viewing) {
                return go(Route::Home);
            }
            let _ = is_opening.try_set(false);
            let _ = said.try_set(Some(opened));
        });
    };
    let words = move || {
        let registry = device.registry();
        match said.get()? {
            Ok(Opened::Taken(taken)) => {
                let words = words::taken(locale(), &registry.read_untracked(), &taken);
                Some((words, false))
            }
            Ok(Opened::Viewing) => None,
            Err(why) => Some((words::not_opened(locale(), &why).to_owned(), true)),
        }
    };
    view! {
        <div class="cluster">
            <label class="button" class:button--waits=is_opening for=target>
                {label}
                <input
                    id=id
                    class="picker"
                    type="file"
                    accept=".ryadom"
                    disabled=is_opening
                    on:change:target=move |event| {
                        let input = event.target();
                        let file = input.files().and_then(|files| files.get(0));
                        // The same file may be picked again.
                        input.set_value("");
                        if let Some(file) = file {
                            open(file);
                        }
                    }
                />
            </label>
        </div>
        <div role="status">
            {move || is_opening.get().then(|| view! { <p class="quiet">{t!(keeping.opening)}</p> })}
            {move || words().map(|(words, need)| view! { <Notice words=Signal::stored(words) need=need/> })}
        </div>
    }
}

/// Whose copy is being looked at, above every screen.
#[component]
pub fn ViewedNotice() -> impl IntoView {
    let device = use_device();
    let viewing = device.viewing();
    let words = move || {
        viewing.get().map(|copy| {
            let now = device.local(device.now());
            let when = dates::moment(locale(), device.local(copy.made), now);
            t!(keeping.viewing, name = copy.name, when = when).to_string()
        })
    };
    view! {
        {move || words().map(|words| view! {
            <Notice words=Signal::stored(words)>
                <Button small=true on_press=move |()| device.close_copy()>{t!(keeping.viewing_close)}</Button>
            </Notice>
        })}
    }
}
