//! Who somebody is to the school: kind, organisation, manager, and for a pupil the year of birth.

use super::keeping::Keeping;
use super::person_form::TypedPerson;
use crate::i18n::*;
use crate::told::{capital, people_vocabulary};
use crate::ui::{Offered, Select, TextField};
use leptos::prelude::*;
use ryadom_domain::consent::YOUNGEST;
use ryadom_domain::{PersonId, PersonKind};

/// The fields.
#[component]
pub fn KindFields(keeping: Keeping, draft: RwSignal<TypedPerson>) -> impl IntoView {
    let kind = move || draft.read().now.kind;
    let kinds = || {
        let one = |kind: &PersonKind| {
            Offered::new(
                kind.as_str(),
                capital(people_vocabulary::person_kind(locale(), *kind)),
            )
        };
        let mut all = vec![Offered::new("", t!(people.empty_value))];
        all.extend(PersonKind::ALL.iter().map(one));
        all
    };
    let is_outside = move || {
        matches!(
            kind(),
            Some(
                PersonKind::Partner
                    | PersonKind::Alumnus
                    | PersonKind::Student
                    | PersonKind::Parent
            )
        )
    };
    let is_staff = move || matches!(kind(), Some(PersonKind::Staff));
    let is_young = move || matches!(kind(), Some(PersonKind::Pupil | PersonKind::Student));
    let too_young = Signal::derive(move || {
        let born = i16::try_from(draft.read().now.born?).ok()?;
        let age = keeping.device.today().year() - born;
        (age < YOUNGEST).then(|| t!(people.too_young).to_owned())
    });
    let managers = move || {
        let registry = keeping.registry.get();
        let own = draft.read().id;
        let mut all: Vec<Offered> = registry
            .people
            .iter()
            .filter(|(id, _)| **id != own)
            .map(|(id, person)| Offered::new(id.to_string(), person.name.full()))
            .filter(|offered| !offered.label.is_empty())
            .collect();
        all.sort_by(|one, other| one.label.cmp(&other.label));
        all.insert(0, Offered::new("", t!(people.empty_value)));
        all
    };
    let manager = move || {
        let manager = draft.read().now.manager;
        manager
            .map(|one: PersonId| one.to_string())
            .unwrap_or_default()
    };
    let born = move || {
        let born = draft.read().now.born;
        born.map(|year| year.to_string()).unwrap_or_default()
    };
    view! {
        <div class="fields">
            <Select
                label=t!(people.kind_of_person)
                value=Signal::derive(move || kind().map(PersonKind::as_str).unwrap_or_default().to_owned())
                options=Signal::derive(kinds)
                on_change=move |value: String| draft.update(|typed| typed.now.kind = value.parse().ok())
            />
            <Show when=is_outside>
                <TextField
                    label=t!(people.organisation)
                    value=Signal::derive(move || draft.read().now.organisation.clone())
                    on_input=move |words| draft.update(|typed| typed.now.organisation = words)
                />
            </Show>
            <Show when=is_staff>
                <Select
                    label=t!(people.manager)
                    value=Signal::derive(manager)
                    options=Signal::derive(managers)
                    on_change=move |value: String| draft.update(|typed| typed.now.manager = value.parse().ok())
                />
            </Show>
            <Show when=is_young>
                <TextField
                    label=t!(people.born)
                    hint=t!(people.born_hint)
                    inputmode="numeric"
                    value=Signal::derive(born)
                    on_input=move |words: String| draft.update(|typed| typed.now.born = words.trim().parse().ok())
                    error=too_young
                />
            </Show>
        </div>
    }
}
