//! For the curator's first screen: who leads somebody and was never taught to be a mentor. A quiet line, for nobody has
//! done anything wrong.

use crate::device::use_device;
use crate::i18n::*;
use crate::route::Route;
use leptos::prelude::*;
use ryadom_domain::{PersonId, Side};

/// The line; nothing while everybody who leads was taught, and for who does not look after people.
#[component]
pub fn Untrained() -> impl IntoView {
    let device = use_device();
    let (registry, people) = (device.registry(), device.people());
    let names = Memo::new(move |_| {
        let (registry, people) = (registry.read(), people.read());
        let me = registry.people.get(&device.person());
        if !me.is_some_and(|me| me.roles.curator) {
            return Vec::new();
        }
        // Of a profile that has not come to this device nothing is said.
        let is_untrained = |person: &PersonId| {
            people.get(person).is_some_and(|summary| {
                let profile = &summary.profile;
                !profile.heads.is_empty() && !profile.profile.is_trained_mentor()
            })
        };
        let leading = registry.pairs.values();
        let mut names: Vec<String> = leading
            .filter(|pair| pair.state.meets() && !registry.past.contains_key(&pair.id))
            .flat_map(|pair| pair.mentors.iter().copied())
            .filter(is_untrained)
            .map(|person| registry.name(person).short())
            .collect();
        names.sort_unstable();
        names.dedup();
        names
    });
    view! {
        <Show when=move || !names.read().is_empty()>
            <p class="requests__line">
                <a href=format!("{}?show=untrained", Route::Base(Side::Mentor).path())>
                    {move || t!(overview.untrained, names = names.read().join(", "))}
                </a>
            </p>
        </Show>
    }
}
