//! Small fields that a visit and an open lesson have in common.

use super::desk::use_desk;
use crate::ui::{Offered, TextField};
use leptos::prelude::*;
use ryadom_replica::JournalText;

use crate::i18n::*;
use crate::writing::WritingArea;

/// A whole number, or none.
#[component]
pub fn NumberField(
    #[prop(into)] label: Signal<String>,
    #[prop(into)] value: Signal<Option<u16>>,
    #[prop(into)] on_change: Callback<Option<u16>>,
    #[prop(optional, into)] disabled: Signal<bool>,
) -> impl IntoView {
    view! {
        <TextField
            label
            value=Signal::derive(move || value.get().map(|number| number.to_string()).unwrap_or_default())
            kind="number"
            inputmode="numeric"
            disabled
            on_rest=move |words: String| on_change.run(words.trim().parse().ok())
        />
    }
}

/// One text of the journal, which two people may write at once.
#[component]
pub fn Words(
    text: JournalText,
    #[prop(into)] label: Signal<String>,
    #[prop(optional)] short: bool,
) -> impl IntoView {
    let journal = use_desk().journal;
    view! { <WritingArea handle=journal text label short/> }
}

/// Every value of a vocabulary, to choose one from.
pub fn offered<T: Copy + 'static>(
    all: &'static [T],
    code: fn(T) -> &'static str,
    words: fn(Locale, T) -> &'static str,
) -> Vec<Offered> {
    let one = |value: &T| Offered::new(code(*value), words(locale(), *value));
    all.iter().map(one).collect()
}
