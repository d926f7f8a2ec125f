//! A rule of the school that is one of a few: what is chosen, the two values of those who chose apart, and why it is asked.

use crate::apart::Apart;
use crate::device::{Handle, use_device};
use crate::i18n::*;
use crate::ui::{Offered, Select, fresh_id, use_toasts};
use leptos::prelude::*;
use ryadom_replica::{Choice, SchoolDoc, SchoolEdit};

/// The section.
#[component]
pub fn Rule(
    school: Handle<SchoolDoc>,
    title: &'static str,
    label: &'static str,
    why: &'static str,
    /// What is said when it was kept.
    kept: &'static str,
    #[prop(into)] choice: Signal<Choice<String>>,
    /// What may be chosen; the first one is meant where nothing is.
    codes: &'static [&'static str],
    words: fn(&str) -> String,
    edit: fn(String) -> SchoolEdit,
) -> impl IntoView {
    let heading = fresh_id("rule");
    let labelled = heading.clone();
    let usual = codes.first().copied().unwrap_or_default();
    view! {
        <section class="sheet sheet--padded stack" aria-labelledby=labelled>
            <h2 id=heading>{title}</h2>
            <OneOf school label kept choice codes usual words edit/>
            <p class="quiet">{why}</p>
        </section>
    }
}

/// One of a few, with the two values of those who chose apart.
#[component]
pub fn OneOf(
    school: Handle<SchoolDoc>,
    label: &'static str,
    /// What is said when it was kept.
    kept: &'static str,
    #[prop(into)] choice: Signal<Choice<String>>,
    codes: &'static [&'static str],
    /// What is meant where nothing that is known is chosen.
    usual: &'static str,
    words: fn(&str) -> String,
    edit: fn(String) -> SchoolEdit,
) -> impl IntoView {
    let device = use_device();
    let toasts = use_toasts();
    let keep = move |code: String| match school.edit(edit(code)) {
        Ok(()) => toasts.offer(kept, t!(year.undo), device.take_back()),
        Err(why) => toasts.say(t!(year.not_kept, why = why.to_string())),
    };
    let options = move || {
        let one = |code: &&str| Offered::new(*code, words(code));
        codes.iter().map(one).collect::<Vec<_>>()
    };
    let chosen = move || {
        let code = choice.with(|choice| choice.value.trim().to_owned());
        let known = codes.iter().find(|known| **known == code);
        (*known.unwrap_or(&usual)).to_owned()
    };
    let still = Signal::derive(move || !school.may_write());
    view! {
        <div class="stack stack--tight">
            <Select
                label
                value=Signal::derive(chosen)
                options=Signal::derive(options)
                on_change=keep
                disabled=still
            />
            <Apart
                choice
                named=Signal::derive(move || label.to_owned())
                words=move |code: String| words(&code)
                on_keep=keep
                still
            />
        </div>
    }
}
