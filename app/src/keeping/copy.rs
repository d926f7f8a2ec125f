//! «Копия на этом устройстве»: one tap saves a file.

use super::words;
use crate::device::{NotSaved, Saved, use_device};
use crate::i18n::*;
use crate::told::dates;
use crate::ui::{Button, ButtonKind, Notice};
use leptos::{prelude::*, task::spawn_local};

/// The copy, and when the last one was made.
#[component]
pub fn CopyCard() -> impl IntoView {
    let device = use_device();
    let last = device.last_copy();
    let said = RwSignal::new(None::<Result<Saved, NotSaved>>);
    let save = move |()| {
        spawn_local(async move {
            let saved = device.save_copy().await;
            let _ = said.try_set(Some(saved));
        });
    };
    let when = move || {
        last.get().map(|copy| {
            let now = device.local(device.now());
            let when = dates::moment(locale(), device.local(copy.at), now);
            t!(keeping.copy_last, when = when).to_string()
        })
    };
    view! {
        <section class="sheet sheet--padded stack" aria-label=t!(keeping.copy)>
            <h2>{t!(keeping.copy)}</h2>
            <p>{t!(keeping.copy_why)}</p>
            <p class="quiet">{t!(keeping.copy_open)}</p>
            <p class="quiet">{t!(keeping.copy_files)}</p>
            <div class="cluster">
                <Button
                    kind=ButtonKind::Act
                    disabled=Signal::derive(move || device.packing().read().is_some())
                    on_press=save
                >
                    {t!(keeping.copy_save)}
                </Button>
                {move || when().map(|words| view! { <span class="quiet">{words}</span> })}
            </div>
            <Packing/>
            <Said said/>
        </section>
    }
}

/// How far the packing is, and the way to call it off.
#[component]
pub fn Packing() -> impl IntoView {
    let device = use_device();
    let words = move || {
        device.packing().get().map(|(done, all)| {
            let done = done.to_string();
            t!(keeping.packing, done = done, all = all.to_string()).to_string()
        })
    };
    view! {
        {move || words().map(|words| view! {
            <div class="cluster">
                <span class="quiet">{words}</span>
                <Button small=true on_press=move |()| device.stop_packing()>{t!(keeping.packing_stop)}</Button>
            </div>
        })}
    }
}

/// What came of saving a file.
#[component]
pub fn Said(said: RwSignal<Option<Result<Saved, NotSaved>>>) -> impl IntoView {
    let words = move || match said.get()? {
        Ok(Saved { name, .. }) => Some((t!(keeping.saved, name = name).to_string(), false)),
        Err(why) => Some((words::not_saved(locale(), why).to_owned(), true)),
    };
    view! {
        <div role="status">
            {move || words().map(|(words, need)| view! { <Notice words=Signal::stored(words) need=need/> })}
        </div>
    }
}
