//! The file for whoever helps, and the version.

use crate::device::{VERSION, use_device};
use crate::i18n::*;
use crate::ui::{Button, Notice};
use leptos::{prelude::*, task::spawn_local};

/// What is in it, and the button.
#[component]
pub fn SupportCard() -> impl IntoView {
    let device = use_device();
    let said = RwSignal::new(None::<Option<String>>);
    let save = move |()| {
        spawn_local(async move {
            let saved = device.save_for_support().await;
            let _ = said.try_set(Some(saved));
        });
    };
    let words = move || match said.get()? {
        Some(name) => Some((t!(keeping.saved, name = name).to_string(), false)),
        None => Some((t!(keeping.save_browser).to_owned(), true)),
    };
    view! {
        <section class="sheet sheet--padded stack" aria-label=t!(keeping.support)>
            <h2>{t!(keeping.support)}</h2>
            <p>{t!(keeping.support_why)}</p>
            <div class="cluster">
                <Button on_press=save>{t!(keeping.support_save)}</Button>
                <span class="quiet">{t!(keeping.version, version = VERSION)}</span>
            </div>
            <div role="status">
                {move || words().map(|(words, need)| view! { <Notice words=Signal::stored(words) need=need/> })}
            </div>
        </section>
    }
}
