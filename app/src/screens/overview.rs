//! The first screen of whoever sees every pair.

use super::{At, Screen};
use crate::{fit, overview, profile, requests};
use leptos::prelude::*;

/// One of them; nothing for a screen of another part.
pub fn show(screen: Screen, _: At) -> AnyView {
    match screen {
        Screen::Overview => view! {
            <overview::Page><requests::Waiting/><fit::Worry/><profile::Expiring/></overview::Page>
        }
        .into_any(),
        _ => ().into_any(),
    }
}
