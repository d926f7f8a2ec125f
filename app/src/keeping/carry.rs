//! Changes for somebody who has a network, in a file: by USB stick or messenger.

use super::copy::Said;
use super::words;
use crate::device::{NotSaved, Saved, use_device};
use crate::i18n::*;
use crate::ui::{Button, Offered, Select};
use leptos::{prelude::*, task::spawn_local};
use ryadom_domain::{PersonId, Registry};

/// Whom it is for, and the file.
#[component]
pub fn CarryCard() -> impl IntoView {
    let device = use_device();
    let registry = device.registry();
    let people = Memo::new(move |_| addressees(&registry.read(), device.person()));
    let chosen = RwSignal::new(None::<PersonId>);
    let addressee = move || {
        let people = people.read();
        let known = chosen.get().filter(|person| people.contains(person));
        known.or_else(|| people.first().copied())
    };
    let options = Signal::derive(move || {
        let registry = registry.read();
        let offer = |person: &PersonId| Offered {
            value: person.to_string(),
            label: registry.name(*person).short(),
        };
        people.read().iter().map(offer).collect()
    });
    let value = Signal::derive(move || {
        addressee()
            .map(|person| person.to_string())
            .unwrap_or_default()
    });
    let said = RwSignal::new(None::<Result<Saved, NotSaved>>);
    let save = move |()| {
        let Some(person) = untrack(addressee) else {
            return;
        };
        spawn_local(async move {
            let saved = device.save_for(person).await;
            let _ = said.try_set(Some(saved));
        });
    };
    let form = move || {
        view! {
            <Select
                label=t!(keeping.carry_to)
                value
                options
                on_change=move |person: String| {
                    said.set(None);
                    chosen.set(person.parse().ok());
                }
            />
            <p class="quiet">{t!(keeping.carry_what)}</p>
            <div>
                <Button
                    disabled=Signal::derive(move || device.packing().read().is_some())
                    on_press=save
                >
                    {t!(keeping.carry_save)}
                </Button>
            </div>
            <Said said/>
        }
    };
    let is_alone = move || people.read().is_empty();
    view! {
        <section class="sheet sheet--padded stack" aria-label=t!(keeping.carry)>
            <h2>{t!(keeping.carry)}</h2>
            <p>{t!(keeping.carry_why)}</p>
            {move || {
                if is_alone() {
                    view! { <p class="quiet">{words::nobody(locale())}</p> }.into_any()
                } else {
                    form().into_any()
                }
            }}
        </section>
    }
}

/// Everybody who may read something that this person writes: curators first, then by name.
fn addressees(registry: &Registry, me: PersonId) -> Vec<PersonId> {
    let written: Vec<_> = registry
        .documents_of(me)
        .into_iter()
        .filter(|(_, grant)| grant.write)
        .map(|(document, _)| document)
        .collect();
    let reads = |person: &PersonId| {
        written
            .iter()
            .any(|document| registry.grant(*person, *document).is_some())
    };
    let mut people: Vec<_> = registry
        .people
        .iter()
        .filter(|(person, _)| **person != me && reads(person))
        .map(|(id, person)| (!person.roles.curator, person.name.short(), *id))
        .collect();
    people.sort();
    people.into_iter().map(|(_, _, id)| id).collect()
}
