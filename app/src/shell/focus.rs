//! Whoever goes by keys keeps their place: when what had the focus leaves the page by what was done there, the focus goes
//! to its row or the one beside it, or else to the heading of the page.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// For so many frames after a key what came of it is waited for.
const FRAMES: u8 = 120;

/// Looks after the focus for as long as the app is there.
pub fn keep_focus() {
    let pressed = window_event_listener(leptos::ev::keydown, |event| {
        if matches!(event.key().as_str(), "Enter" | " " | "Escape")
            && let Some(focused) = focused()
        {
            watch(rows_at(&focused), FRAMES, false);
        }
    });
    on_cleanup(move || pressed.remove());
}

fn focused() -> Option<Element> {
    let focused = document().active_element()?;
    (focused.tag_name() != "BODY").then_some(focused)
}

/// The row of a list that this is in, and those beside it.
fn rows_at(focused: &Element) -> Vec<Element> {
    let Ok(Some(row)) = focused.closest("li") else {
        return Vec::new();
    };
    let beside = [row.next_element_sibling(), row.previous_element_sibling()];
    std::iter::once(row)
        .chain(beside.into_iter().flatten())
        .collect()
}

/// Gives the focus on once it has been lost for two frames: for one, it may be on its way to somewhere.
fn watch(rows: Vec<Element>, frames: u8, was_lost: bool) {
    let Some(left) = frames.checked_sub(1) else {
        return;
    };
    request_animation_frame(move || {
        let is_lost = focused().is_none();
        if !(is_lost && was_lost && give(&rows)) {
            watch(rows, left, is_lost);
        }
    });
}

fn give(rows: &[Element]) -> bool {
    let of = |row: &Element| {
        let act = row.query_selector("a[href], button:not(:disabled)");
        row.is_connected().then(|| act.ok().flatten()).flatten()
    };
    let heading = || document().query_selector("main h1").ok().flatten();
    let next = rows.iter().find_map(of).or_else(heading);
    let next = next.and_then(|next| next.dyn_into::<HtmlElement>().ok());
    next.is_some_and(|next| next.focus().is_ok())
}
