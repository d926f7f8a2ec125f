//! The text area as the browser has it, in UTF-16 positions.

use wasm_bindgen::JsCast;
use web_sys::HtmlTextAreaElement;

/// The words and where the caret is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Held {
    pub(super) words: String,
    /// The two ends of the selection; equal when nothing is selected.
    pub(super) selection: (usize, usize),
}

/// What the text area holds.
pub(super) fn held(area: &HtmlTextAreaElement) -> Held {
    let words = area.value();
    let end = words.encode_utf16().count();
    let position =
        |of: Result<Option<u32>, _>| of.ok().flatten().map_or(end, |position| position as usize);
    let selection = (
        position(area.selection_start()),
        position(area.selection_end()),
    );
    Held { words, selection }
}

/// Puts words into the text area, with the selection where it belongs among them.
pub(super) fn put(area: &HtmlTextAreaElement, held: &Held) {
    area.set_value(&held.words);
    // Elsewhere the browser may take a selection for a wish to be there.
    if has_focus(area) {
        let position = |position| u32::try_from(position).unwrap_or(u32::MAX);
        let (start, end) = held.selection;
        // It fails only for elements without text.
        let _ = area.set_selection_range(position(start), position(end));
    }
}

/// Whether a person is in it.
pub(super) fn has_focus(area: &HtmlTextAreaElement) -> bool {
    let active = area
        .owner_document()
        .and_then(|document| document.active_element());
    active.is_some_and(|active| active == *area.unchecked_ref::<web_sys::Element>())
}

/// Whether no text at all on this page has focus.
pub(super) fn nothing_written() -> bool {
    let active = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|page| page.active_element());
    !active.is_some_and(|active| {
        active.has_type::<HtmlTextAreaElement>() || active.has_attribute("contenteditable")
    })
}
