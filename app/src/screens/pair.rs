//! A programme, and what the pair writes week by week: meetings and notes.

use super::{At, Screen, pair};
use crate::route::Route;
use crate::{meetings, programme, reflection};
use leptos::prelude::*;

/// One of them; nothing for a screen of another part.
pub fn show(screen: Screen, at: At) -> AnyView {
    let item = Signal::derive(move || match at.get() {
        Some(Route::Item(_, item)) => Some(item),
        _ => None,
    });
    let entry = Signal::derive(move || match at.get() {
        Some(Route::Meeting(pair, meeting)) => Some(meetings::Entry {
            pair,
            meeting: Some(meeting),
        }),
        Some(Route::LogMeeting(pair)) => Some(meetings::Entry {
            pair,
            meeting: None,
        }),
        _ => None,
    });
    let note = Signal::derive(move || match at.get() {
        Some(Route::Note(note)) => Some(note),
        _ => None,
    });
    match screen {
        Screen::Programme => view! { <programme::Page pair=pair(at) item/> }.into_any(),
        Screen::Meetings => view! { <meetings::Page entry pair=pair(at)/> }.into_any(),
        Screen::Notes => view! { <reflection::Page note/> }.into_any(),
        _ => ().into_any(),
    }
}
