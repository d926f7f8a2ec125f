//! Values of one field that were set apart: who set each and when, and one tap to keep one.

use super::{Button, Part, Who};
use crate::i18n::*;
use leptos::prelude::*;

/// One of the values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OneValue {
    /// Who set it: a name.
    pub who: String,
    /// The same in two letters.
    pub initials: String,
    /// The part that person plays.
    pub part: Part,
    /// The value in words.
    pub value: String,
    /// When, in words.
    pub when: String,
}

/// The values, with a button to keep each.
#[component]
pub fn TwoValues(
    /// What happened: «Дату поменяли двое, пока не было связи».
    #[prop(into)]
    why: Signal<String>,
    #[prop(into)] values: Signal<Vec<OneValue>>,
    /// Which one to keep, by its place.
    #[prop(into)]
    on_keep: Callback<usize>,
    /// Somebody who only reads sees the values and no buttons.
    #[prop(optional, into)]
    still: Signal<bool>,
) -> impl IntoView {
    let one = move |(place, one): (usize, OneValue)| {
        let named = {
            let value = one.value.clone();
            move || t!(ui.keep_value, value = value.clone()).to_string()
        };
        view! {
            <li class="two__value">
                <Who name=one.who.clone() initials=one.initials part=one.part/>
                <span class="two__words"><span class="two__shown">{one.value}</span>", "{one.when}</span>
                <Show when=move || !still.get()>
                    <Button small=true label=Signal::derive(named.clone()) on_press=move || on_keep.run(place)>
                        {t!(ui.keep)}
                    </Button>
                </Show>
            </li>
        }
    };
    view! {
        <div class="two" role="group" aria-label=why>
            <p class="two__why">{why}</p>
            <ul class="stack stack--tight">
                {move || values.get().into_iter().enumerate().map(one).collect_view()}
            </ul>
        </div>
    }
}
