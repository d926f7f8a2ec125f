//! The first screen of whoever sees every pair.

use super::{At, Screen};
use crate::{disputes, fit, newcomer, overview, people, profile, requests, today, year};
use leptos::prelude::*;

/// One of them; nothing for a screen of another part.
pub fn show(screen: Screen, _: At) -> AnyView {
    match screen {
        Screen::Overview => view! {
            <overview::Page>
                <today::DueReminders/>
                <people::DueTalks/>
                <people::Absent/>
                <requests::Waiting/>
                <newcomer::ToRead/>
                <year::Due/>
                <fit::Worry/>
                <disputes::Waits/>
                <profile::Expiring/>
                <profile::Untrained/>
                <people::TalkCount/>
                <profile::Card/>
                <today::Remind/>
            </overview::Page>
        }
        .into_any(),
        _ => ().into_any(),
    }
}
