//! What a person would take along, on the screen and as a file.

use super::file::{Heading, deeds, page, place};
use crate::device::{Belongings, Device, use_device};
use crate::i18n::*;
use crate::told::{Names, dates};
use crate::ui::{Button, ButtonKind};
use leptos::{prelude::*, task::spawn_local};
use ryadom_domain::DocumentId;
use std::sync::Arc;

/// What is there to take along; nothing until it was read.
pub fn belongings(
    device: Device,
    of: Signal<Option<Vec<DocumentId>>>,
) -> RwSignal<Option<Arc<Belongings>>> {
    let found = RwSignal::new(None);
    Effect::new(move || {
        let of = of.get();
        spawn_local(async move {
            let read = device.belongings(of).await;
            let _ = found.try_set(Some(Arc::new(read)));
        });
    });
    found
}

/// The words that never reached the relay, and the button that saves everything to a file.
#[component]
pub fn TakeAlong(
    belongings: RwSignal<Option<Arc<Belongings>>>,
    /// The file was saved.
    saved: RwSignal<bool>,
) -> impl IntoView {
    let device = use_device();
    let save = move |()| {
        if let Some(found) = belongings.get_untracked() {
            saved.set(saves(device, &found));
        }
    };
    let unsent = move || {
        let found = belongings.get()?;
        let registry = device.registry().get();
        let locale = locale();
        let names = Names {
            registry: &registry,
            reader: Some(device.person()),
            today: device.today(),
        };
        let all = found.unsent.iter().map(|unsent| {
            let deeds = deeds(locale, unsent, &names);
            view! {
                <div>
                    <h2>{place(locale, unsent.kind)}</h2>
                    <ul class="leaving__deeds">
                        {deeds.into_iter().map(|deed| view! { <li>{deed}</li> }).collect_view()}
                    </ul>
                </div>
            }
        });
        Some(all.collect_view())
    };
    let has_something = move || belongings.get().is_some_and(|found| !found.is_empty());
    view! {
        {unsent}
        <Show when=has_something>
            <div class="stack">
                <p>
                    <Button kind=ButtonKind::Act on_press=save>{t!(leaving.save)}</Button>
                </p>
                <p class="quiet">{t!(leaving.save_why)}</p>
            </div>
        </Show>
        <p role="status">{move || saved.get().then(|| t!(leaving.saved))}</p>
    }
}

fn saves(device: Device, belongings: &Belongings) -> bool {
    let locale = locale();
    let registry = device.registry().get_untracked();
    let today = untrack(|| device.today());
    let names = Names {
        registry: &registry,
        reader: None,
        today,
    };
    let heading = Heading {
        name: registry.name(device.person()).full(),
        date: dates::long(locale, today, today),
    };
    let page = page(locale, &heading, belongings, &names);
    let name = format!("{} {today}.html", td_string!(locale, leaving.file_name));
    device.save_file(&name, "text/html;charset=utf-8", &page)
}
