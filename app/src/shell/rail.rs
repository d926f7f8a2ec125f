//! The links to each place: a rail at the left, on a phone a bar at the bottom.

use super::places::{Place, places};
use crate::attention;
use crate::device::use_device;
use crate::i18n::*;
use crate::route::Route;
use crate::ui::Icon;
use leptos::prelude::*;
use leptos_router::hooks::use_location;

/// The rail.
#[component]
pub fn Rail() -> impl IntoView {
    let device = use_device();
    let location = use_location();
    let registry = device.registry();
    let all = Memo::new(move |_| places(&registry.read(), device.person()));
    let kids = attention::is_kindergarten();
    let name = move |place| match place {
        Place::Today => t!(shell.today),
        Place::Overview => t!(shell.overview),
        Place::Programme => t!(shell.programme),
        Place::Meetings => t!(shell.meetings),
        Place::Lessons if kids.get() => t!(shell.lessons_k),
        Place::Lessons => t!(shell.lessons),
        Place::Notes => t!(shell.notes),
        Place::Pairs => t!(shell.pairs),
        Place::People => t!(shell.people),
    };
    let is_here = move |place: Place| {
        let route = Route::parse(&location.pathname.read())?;
        place.holds(route, &all.read()).then_some("page")
    };
    // Only who sees every pair has «Пары», and only they are counted for.
    let needy = attention::count();
    let is_needy = move |place| place == Place::Pairs && needy.get() > 0;
    view! {
        <nav class="rail" aria-label=t!(shell.places)>
            {move || {
                all.get()
                    .into_iter()
                    .map(|place| {
                        view! {
                            <a class="rail__link" href=place.route().path() aria-current=move || is_here(place)>
                                <Icon glyph=place.glyph()/>
                                <span class="rail__name">{move || name(place)}</span>
                                {move || is_needy(place).then(|| view! { <b class="rail__count">{needy.get()}</b> })}
                            </a>
                        }
                    })
                    .collect_view()
            }}
        </nav>
    }
}
