//! Yes or no, and a row of which one is chosen.

use super::fresh_id;
use leptos::prelude::*;

/// Something that may be chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offered {
    /// What is kept.
    pub value: String,
    /// What is read.
    pub label: String,
}

impl Offered {
    /// `value` is kept, `label` is read.
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self {
            value: value.into(),
            label: label.into(),
        }
    }
}

/// Yes or no, with words of any shape.
#[component]
pub fn Checkbox(
    #[prop(into)] checked: Signal<bool>,
    #[prop(into)] on_change: Callback<bool>,
    #[prop(optional, into)] disabled: Signal<bool>,
    children: Children,
) -> impl IntoView {
    view! {
        <label class="check">
            <input
                type="checkbox"
                class="check__box"
                prop:checked=checked
                disabled=disabled
                on:change:target=move |event| on_change.run(event.target().checked())
            />
            <span class="check__words">{children()}</span>
        </label>
    }
}

/// A few values in a row, one of them chosen. Arrow keys move between them, as in any group of radio buttons.
#[component]
pub fn Choice(
    #[prop(into)] label: Signal<String>,
    #[prop(into)] value: Signal<String>,
    #[prop(into)] options: Signal<Vec<Offered>>,
    #[prop(into)] on_change: Callback<String>,
    #[prop(optional, into)] disabled: Signal<bool>,
) -> impl IntoView {
    let group = fresh_id("choice");
    let one = move |Offered { value: one, label }: Offered| {
        let chosen = {
            let one = one.clone();
            move || *value.read() == one
        };
        view! {
            <label class="choice__one">
                <input
                    type="radio"
                    class="choice__radio"
                    name=group.clone()
                    value=one.clone()
                    prop:checked=chosen
                    disabled=disabled
                    on:change=move |_| on_change.run(one.clone())
                />
                {label}
            </label>
        }
    };
    view! {
        <fieldset>
            <legend class="choice__label">{label}</legend>
            <div class="choice__row">
                {move || options.get().into_iter().map(one.clone()).collect_view()}
            </div>
        </fieldset>
    }
}
