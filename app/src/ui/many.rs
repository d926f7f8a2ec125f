//! A few values of which any may be chosen.

use super::Offered;
use leptos::prelude::*;
use std::collections::BTreeSet;

/// Boxes in rows, each with its words.
#[component]
pub fn Many(
    #[prop(into)] label: Signal<String>,
    #[prop(into)] chosen: Signal<BTreeSet<String>>,
    options: Vec<Offered>,
    /// A value was chosen, or no longer is.
    #[prop(into)]
    on_change: Callback<(String, bool)>,
    #[prop(optional, into)] disabled: Signal<bool>,
) -> impl IntoView {
    let one = move |Offered { value, label }: Offered| {
        let kept = value.clone();
        let is_chosen = move || chosen.read().contains(&value);
        view! {
            <label class="choice__one">
                <input
                    type="checkbox"
                    class="choice__radio"
                    prop:checked=is_chosen
                    disabled=disabled
                    on:change:target=move |event| {
                        on_change.run((kept.clone(), event.target().checked()));
                    }
                />
                {label}
            </label>
        }
    };
    view! {
        <fieldset>
            <legend class="choice__label">{label}</legend>
            <div class="choice__row">{options.into_iter().map(one).collect_view()}</div>
        </fieldset>
    }
}
