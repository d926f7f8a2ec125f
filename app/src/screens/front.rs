//! The way in, what a device says that nobody may use, and the first screen of whoever is in a pair.

use super::{At, Screen};
use crate::{closing, fit, join, keeping, leaving, lock, newcomer, profile, requests, today, year};
use leptos::prelude::*;

/// One of them; nothing for a screen of another part.
pub fn show(screen: Screen, _: At) -> AnyView {
    match screen {
        Screen::Join => view! { <join::Page><keeping::AtTheDoor/></join::Page> }.into_any(),
        Screen::Start => view! { <join::Start/> }.into_any(),
        Screen::Left => view! { <leaving::Left/> }.into_any(),
        Screen::Locked => view! { <lock::Screen/> }.into_any(),
        Screen::Parted => view! { <leaving::Parted/> }.into_any(),
        Screen::Today => view! {
            <today::Page>
                <newcomer::ToRead/>
                <newcomer::DaysCard/>
                <year::Due/>
                <closing::Waits/>
                <closing::Begin/>
                <fit::Card/>
                <requests::Reminder/>
                <profile::Expiring/>
                <profile::Card/>
            </today::Page>
        }
        .into_any(),
        _ => ().into_any(),
    }
}
