//! A field of the school's or of people's documents that two set apart: both values on it, and one tap to keep one.

use crate::device::use_device;
use crate::i18n::*;
use crate::told::{Names, capital, dates, part};
use crate::ui::{OneValue, TwoValues};
use leptos::prelude::*;
use ryadom_replica::Choice;

/// Shows nothing while the field has one value. Keeping a value is an ordinary edit, made by `on_keep`.
#[component]
pub fn Apart<T>(
    #[prop(into)] choice: Signal<Choice<T>>,
    /// Which field it is.
    #[prop(into)]
    named: Signal<String>,
    /// How the value is worded.
    #[prop(into)]
    words: Callback<T, String>,
    #[prop(into)] on_keep: Callback<T>,
    /// For somebody who only reads.
    #[prop(optional, into)]
    still: Signal<bool>,
) -> impl IntoView
where
    T: Clone + PartialEq + Send + Sync + 'static,
{
    let device = use_device();
    let torn = Memo::new(move |_| choice.with(Choice::is_torn));
    let why = Signal::derive(move || {
        let count = choice.with(|choice| choice.rivals.len());
        let count = u32::try_from(count).unwrap_or(u32::MAX);
        t!(ui.set_apart, count = count, field = capital(&named.get()))
    });
    let values = Signal::derive(move || {
        let locale = locale();
        let registry = device.registry();
        let registry = registry.read();
        let names = Names {
            registry: &registry,
            reader: Some(device.person()),
            today: device.today(),
        };
        let now = device.local(device.now());
        choice.with(|choice| {
            let of = choice.rivals.iter().map(|rival| OneValue {
                who: names.person(locale, rival.by),
                initials: rival
                    .by
                    .map(|by| registry.name(by).initials())
                    .unwrap_or_default(),
                part: rival
                    .by
                    .map(|by| part(&registry, None, by))
                    .unwrap_or_default(),
                value: Some(words.run(rival.value.clone()))
                    .filter(|words| !words.trim().is_empty())
                    .unwrap_or_else(|| t!(ui.no_value).to_owned()),
                when: dates::moment(locale, device.local(rival.at), now),
            });
            of.collect::<Vec<_>>()
        })
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
            <TwoValues why values on_keep=keep still/>
        </Show>
    }
}
