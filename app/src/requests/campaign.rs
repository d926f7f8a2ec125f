//! Who has asked this school year and who has said nothing: worked out from what lists keep of everybody.

use crate::attention::{my_roles, short};
use crate::device::use_device;
use crate::i18n::*;
use crate::route::Route;
use leptos::prelude::*;
use ryadom_domain::{PersonId, Registry, RequestState, SchoolYear, Side};
use ryadom_replica::PersonSummary;
use std::collections::BTreeMap;

/// Whether somebody still has to be asked: no request this year, in no pair as a mentee, and no word that they need none.
pub fn is_silent(
    registry: &Registry,
    person: PersonId,
    summary: Option<&PersonSummary>,
    year: SchoolYear,
) -> bool {
    let is_led = registry
        .pairs_of(person)
        .any(|pair| pair.state.is_open() && pair.side(person) == Some(Side::Mentee));
    let has_said = summary.is_some_and(|summary| {
        let profile = &summary.profile;
        profile.profile.mentee.opt_out == Some(year.begins())
            || profile.requests.iter().any(|asked| asked.is_of(year))
    });
    !is_led && !has_said
}

/// Everybody who has said nothing, by name. The head and the curators ask themselves.
pub fn silent(
    registry: &Registry,
    people: &BTreeMap<PersonId, PersonSummary>,
    year: SchoolYear,
) -> Vec<PersonId> {
    let mut all: Vec<(String, PersonId)> = registry
        .people
        .iter()
        .filter(|(_, person)| !person.roles.head && !person.roles.curator)
        .filter(|(id, _)| is_silent(registry, **id, people.get(id), year))
        .map(|(id, person)| (person.name.full(), *id))
        .collect();
    all.sort();
    all.into_iter().map(|(_, id)| id).collect()
}

/// How many requests wait for the curator: new ones, and all that are open.
pub fn waiting(people: &BTreeMap<PersonId, PersonSummary>) -> (usize, usize) {
    let asked = people.values().flat_map(|one| &one.profile.requests);
    let open: Vec<_> = asked.filter(|one| one.state.is_open()).collect();
    let new = open.iter().filter(|one| one.state == RequestState::New);
    (new.count(), open.len())
}

/// For the curator's first screen: requests that wait; nothing while none does.
#[component]
pub fn Waiting() -> impl IntoView {
    let device = use_device();
    let (people, roles) = (device.people(), my_roles());
    let counted = Memo::new(move |_| {
        if roles.get().curator {
            waiting(&people.read())
        } else {
            (0, 0)
        }
    });
    view! {
        <Show when=move || { counted.get().1 > 0 }>
            <p class="requests__line">
                <a href=Route::Requests.path()>
                    {move || t!(requests.wait, count = short(counted.get().1))}
                </a>
                {move || {
                    let new = counted.get().0;
                    (new > 0).then(|| format!(" · {}", t!(requests.wait_new, count = short(new))))
                }}
            </p>
        </Show>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use ryadom_domain::{Asked, DocumentId, Person, Request, RequestId};
    use wasm_bindgen_test::wasm_bindgen_test;

    const ANNA: PersonId = PersonId::from_random([1; 16]);

    #[wasm_bindgen_test]
    fn who_asked_this_year_or_needs_nothing_is_not_asked_again() {
        let mut registry = Registry::new(DocumentId::from_random([0; 16]));
        registry.people.insert(ANNA, Person::default());
        let today = date(2025, 10, 1);
        let year = SchoolYear::worked_for(today);
        assert!(is_silent(&registry, ANNA, None, year));

        let mut summary = PersonSummary::default();
        summary.profile.profile.mentee.opt_out = Some(year.begins());
        assert!(!is_silent(&registry, ANNA, Some(&summary), year));
        let next = SchoolYear::worked_for(date(2026, 10, 1));
        assert!(is_silent(&registry, ANNA, Some(&summary), next));

        let mut summary = PersonSummary::default();
        summary.profile.requests.push(Asked {
            id: RequestId::from_random([1; 16]),
            request: Request {
                made: Some(today),
                ..Request::default()
            },
            state: RequestState::Declined,
            pair: None,
        });
        assert!(!is_silent(&registry, ANNA, Some(&summary), year));
    }
}
