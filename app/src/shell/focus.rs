//! Whoever goes by keys keeps their place: when what had the focus leaves the page by what was done there, the focus goes
//! to its row or the one beside it, or else to the heading of the page.

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent};

/// For so many frames after a key what came of it is waited for.
const FRAMES: u8 = 120;

/// Looks after the focus for as long as the app is there.
pub fn keep_focus() {
    // The one key that is being followed: whatever is done after it has the focus where it wants it.
    let last = StoredValue::new(0_u32);
    let next = move || {
        last.try_update_value(|last| {
            *last = last.wrapping_add(1);
            *last
        })
    };
    let pressed = window_event_listener(ev::keydown, move |event| {
        if let (Some(own), Some(focused)) = (next(), focused())
            && acts(&event, &focused)
        {
            let is_last = move || last.try_get_value() == Some(own);
            watch(rows_at(&focused), FRAMES, false, is_last);
        }
    });
    // A finger beside everything puts the keyboard away, and wants nothing else to have the focus.
    let touched = window_event_listener(ev::pointerdown, move |_| {
        next();
    });
    on_cleanup(move || {
        pressed.remove();
        touched.remove();
    });
}

fn focused() -> Option<Element> {
    let focused = document().active_element()?;
    (focused.tag_name() != "BODY").then_some(focused)
}

/// Whether this key does something where the focus is, rather than write.
fn acts(event: &KeyboardEvent, focused: &Element) -> bool {
    let writes = |tags: &str| focused.closest(tags).ok().flatten().is_some();
    match event.key().as_str() {
        "Escape" => true,
        "Enter" => !writes("textarea, [contenteditable]"),
        " " => !writes("input:not([type=checkbox], [type=radio]), textarea, [contenteditable]"),
        _ => false,
    }
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
fn watch(rows: Vec<Element>, frames: u8, was_lost: bool, is_last: impl Fn() -> bool + 'static) {
    let Some(left) = frames.checked_sub(1) else {
        return;
    };
    request_animation_frame(move || {
        let is_lost = focused().is_none();
        if is_last() && !(is_lost && was_lost && give(&rows)) {
            watch(rows, left, is_lost, is_last);
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
