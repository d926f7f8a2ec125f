//! A form that could not be saved shows where it is wrong.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, SubmitEvent};

/// Brings the first fault of a form into view, and focus to its field: the button may be a screen below it. Call it when
/// the form has tried to save; without a fault it does nothing.
pub fn show_first_fault(event: &SubmitEvent) {
    let Some(form) = event
        .target()
        .and_then(|form| form.dyn_into::<HtmlElement>().ok())
    else {
        return;
    };
    // The faults are said in the next frame.
    request_animation_frame(move || {
        let fault = form.query_selector("[aria-invalid='true'], [role='alert']");
        let Some(fault) = fault.ok().flatten() else {
            return;
        };
        fault.scroll_into_view_with_bool(false);
        if let Ok(field) = fault.dyn_into::<HtmlElement>() {
            // Focus fails only for an element that has left the page.
            drop(field.focus());
        }
    });
}
