//! The rooms of «Люди»: everybody, what they ask for, who would suit whom, the two bases. Over each of their pages.

use crate::attention::my_roles;
use crate::i18n::*;
use crate::route::Route;
use leptos::prelude::*;
use leptos_router::hooks::use_location;
use ryadom_domain::Side;

/// The links, for who looks after people; nothing for others.
#[component]
pub fn PeopleRoom() -> impl IntoView {
    let roles = my_roles();
    let location = use_location();
    let here = Memo::new(move |_| Route::parse(&location.pathname.read()));
    let link = move |route: Route, words: &'static str| {
        let is_here = move || {
            let of_bases = |route| matches!(route, Route::Base(_));
            here.get()
                .is_some_and(|here| here == route || (of_bases(here) && of_bases(route)))
        };
        view! {
            <a class="rooms__link" href=route.path() aria-current=move || is_here().then_some("page")>
                {words}
            </a>
        }
    };
    view! {
        <Show when=move || roles.get().curator || roles.get().council>
            <nav class="rooms" aria-label=t!(shell.room)>
                {link(Route::People, t!(shell.room_people))}
                {link(Route::Requests, t!(shell.room_requests))}
                {link(Route::Pairing, t!(shell.room_pairing))}
                {link(Route::Base(Side::Mentor), t!(shell.room_bases))}
            </nav>
        </Show>
    }
}
