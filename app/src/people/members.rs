//! Who stands on one side of a pair: the chosen ones, and a list of everybody else to add.

use crate::i18n::*;
use crate::ui::{Glyph, IconButton, Offered, Select};
use leptos::prelude::*;
use ryadom_domain::{PersonId, Registry, Side};
use std::collections::BTreeSet;
use std::sync::Arc;

/// One side of a pair's form.
#[component]
pub fn Members(
    side: Side,
    #[prop(into)] registry: Signal<Arc<Registry>>,
    #[prop(into)] chosen: Signal<BTreeSet<PersonId>>,
    /// The people of the other side, who are not offered.
    #[prop(into)]
    others: Signal<BTreeSet<PersonId>>,
    /// Somebody was added, or taken off.
    #[prop(into)]
    on_change: Callback<(PersonId, bool)>,
    /// What is wrong with this side; empty when nothing is.
    #[prop(into)]
    fault: Signal<Option<String>>,
) -> impl IntoView {
    let legend = move || match side {
        Side::Mentor => t!(people.mentors),
        Side::Mentee => t!(people.mentees),
    };
    let name = move |person: PersonId| {
        let name = registry.read().name(person).full();
        if name.is_empty() {
            return t!(people.nameless).to_owned();
        }
        name
    };
    let offered = move || {
        let registry = registry.read();
        let (chosen, others) = (chosen.read(), others.read());
        let mut people: Vec<_> = registry
            .people
            .iter()
            .filter(|(id, _)| !chosen.contains(id) && !others.contains(id))
            .map(|(id, person)| {
                let name = person.name.full();
                let label = if person.position.is_empty() {
                    name
                } else {
                    format!("{name}, {}", person.position)
                };
                Offered::new(id.to_string(), label)
            })
            .collect();
        people.sort_by(|one, other| one.label.cmp(&other.label));
        people.insert(0, Offered::new("", t!(people.choose)));
        people
    };
    view! {
        <fieldset class="members">
            <legend class="choice__label">{legend}</legend>
            <ul class="members__list">
                <For each=move || chosen.get() key=|person| *person let:person>
                    <li class="members__one">
                        <span>{move || name(person)}</span>
                        <IconButton
                            glyph=Glyph::Close
                            label=move || t!(people.take_off, name = name(person))
                            on_press=move |()| on_change.run((person, false))
                        />
                    </li>
                </For>
            </ul>
            <Select
                label=t!(people.who_to_add)
                // Whatever was chosen went into the list: the field is ready for the next one.
                value=move || { chosen.track(); String::new() }
                options=Signal::derive(offered)
                on_change=move |value: String| {
                    if let Ok(person) = value.parse() {
                        on_change.run((person, true));
                    }
                }
            />
            {move || fault.get().map(|fault| view! { <p class="field__error" role="alert">{fault}</p> })}
        </fieldset>
    }
}
