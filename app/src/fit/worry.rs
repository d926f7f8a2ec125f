//! For the curator's first screen: pairs of which one says that they do not suit each other.

use crate::device::use_device;
use crate::i18n::*;
use crate::route::Route;
use crate::told::pair_name;
use leptos::prelude::*;
use ryadom_domain::Fit;

/// The line; nothing while everybody is content.
#[component]
pub fn Worry() -> impl IntoView {
    let device = use_device();
    let (registry, people) = (device.registry(), device.people());
    let pairs = Memo::new(move |_| {
        let (registry, people) = (registry.read(), people.read());
        let says_no = |person, pair| {
            people
                .get(&person)
                .is_some_and(|summary| summary.confidential.fits.get(&pair) == Some(&Fit::No))
        };
        registry
            .pairs
            .values()
            .filter(|pair| pair.state.is_open())
            .filter(|pair| pair.members().any(|person| says_no(person, pair.id)))
            .map(|pair| pair_name(&registry, pair))
            .collect::<Vec<_>>()
    });
    view! {
        <Show when=move || pairs.with(|pairs| !pairs.is_empty())>
            <p class="requests__line need">
                <a href=Route::Pairs.path()>
                    {move || t!(overview.do_not_suit, pairs = pairs.read().join("; "))}
                </a>
            </p>
        </Show>
    }
}
