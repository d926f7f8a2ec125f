//! A field that two people set apart: both values on the field, and one tap to keep one.

use super::context::use_programme;
use crate::i18n::*;
use crate::told;
use crate::ui::{OneValue, TwoValues};
use leptos::prelude::*;
use ryadom_replica::{Choice, Field, Value, Written};

/// Shows nothing while the field has one value. Keeping a value is an ordinary edit, made by `on_keep`.
#[component]
pub fn Torn<T>(
    #[prop(into)] choice: Signal<Choice<T>>,
    /// Which field it is, for its name.
    field: Field,
    /// How the value is worded.
    value: fn(&T) -> Value,
    #[prop(into)] on_keep: Callback<T>,
) -> impl IntoView
where
    T: Clone + PartialEq + Send + Sync + 'static,
{
    let programme = use_programme();
    let torn = Memo::new(move |_| choice.with(Choice::is_torn));
    let why = Signal::derive(move || {
        let locale = locale();
        let named = told::capital(told::field(locale, &field));
        let count = choice.with(|choice| choice.rivals.len());
        td_string!(locale, programme.set_apart, count = count, field = named)
    });
    let values = Signal::derive(move || {
        let locale = locale();
        let of = |written: &Written<T>| {
            let who = programme.signed(locale, written.by);
            OneValue {
                who: who.name,
                initials: who.initials,
                part: who.part,
                value: programme.words(locale, &value(&written.value)),
                when: programme.moment(locale, written.at),
            }
        };
        choice.with(|choice| choice.rivals.iter().map(of).collect::<Vec<_>>())
    });
    let keep = Callback::new(move |place: usize| {
        let kept = choice
            .with_untracked(|choice| choice.rivals.get(place).map(|rival| rival.value.clone()));
        if let Some(kept) = kept {
            on_keep.run(kept);
        }
    });
    view! {
        <Show when=move || torn.get()>
            <TwoValues why values on_keep=keep still=programme.still()/>
        </Show>
    }
}
