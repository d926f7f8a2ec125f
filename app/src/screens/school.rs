//! People and pairs, for whoever runs mentoring; each person's own profile; this device and the settings.

use super::{At, Screen};
use crate::route::Route;
use crate::shell::{PeopleRoom, Settings};
use crate::{join, keeping, leaving, lock, newcomer, people, profile, requests, year};
use leptos::prelude::*;
use ryadom_domain::Side;

/// One of them; nothing for a screen of another part.
pub fn show(screen: Screen, at: At) -> AnyView {
    let person = Signal::derive(move || match at.get() {
        Some(Route::Person(person)) => Some(person),
        _ => None,
    });
    let side = Signal::derive(move || match at.get() {
        Some(Route::Base(side)) => side,
        _ => Side::Mentor,
    });
    match screen {
        Screen::Pairs => view! { <people::Pairs/> }.into_any(),
        Screen::People => view! { <PeopleRoom/><people::Page/> }.into_any(),
        Screen::Profile => {
            view! { <profile::Page person><requests::Of person/><people::Posts person/><people::Scores person/><people::Talks person/></profile::Page> }.into_any()
        }
        Screen::Requests => view! { <PeopleRoom/><requests::Page/> }.into_any(),
        Screen::Pairing => view! { <PeopleRoom/><people::Pairing/> }.into_any(),
        Screen::Base => view! { <PeopleRoom/><people::Base side/> }.into_any(),
        Screen::Acts => view! { <newcomer::Acts/> }.into_any(),
        Screen::Year => view! { <year::Page/> }.into_any(),
        Screen::Devices => view! { <join::Devices/> }.into_any(),
        Screen::Pin => view! { <lock::Page/> }.into_any(),
        Screen::Leave => view! { <leaving::Page/> }.into_any(),
        Screen::Behind => view! { <leaving::Behind/> }.into_any(),
        Screen::Check => view! { <keeping::Page/> }.into_any(),
        Screen::Settings => view! { <Settings><keeping::CopyCard/></Settings> }.into_any(),
        _ => ().into_any(),
    }
}
