//! Adding a sample of work: what it is, a few words, and the file.

use crate::attached::{Add, Adding, Hook};
use crate::device::Handle;
use crate::i18n::*;
use crate::told::{capital, vocabulary};
use crate::ui::{Button, Offered, Select, TextField};
use leptos::prelude::*;
use ryadom_domain::{FileOf, Sample};
use ryadom_replica::ProgrammeDoc;

/// The form. It closes when the file is in the portfolio.
#[component]
pub fn AddSample(programme: Handle<ProgrammeDoc>, open: RwSignal<bool>) -> impl IntoView {
    let sample = RwSignal::new(Sample::LessonPlan);
    let words = RwSignal::new(String::new());
    let hook = Hook::all_of_programme(programme);
    let of = Signal::derive(move || FileOf::Sample(sample.get()));
    let adding = Adding::called(hook, of, words);
    let before = untrack(|| hook.files.with(Vec::len));
    Effect::new(move || {
        if !adding.is_busy() && !adding.is_wrong() && hook.files.with(Vec::len) > before {
            open.set(false);
        }
    });
    let kinds = Signal::derive(|| {
        let one =
            |one: &Sample| Offered::new(one.as_str(), capital(vocabulary::sample(locale(), *one)));
        Sample::ALL.iter().map(one).collect::<Vec<_>>()
    });
    view! {
        <div class="stack">
            <Select
                label=t!(portfolio.what)
                value=Signal::derive(move || sample.get().to_string())
                options=kinds
                on_change=move |code: String| {
                    if let Ok(chosen) = code.parse() {
                        sample.set(chosen);
                    }
                }
            />
            <TextField
                label=t!(portfolio.words)
                hint=t!(portfolio.words_hint)
                value=words
                on_input=move |typed| words.set(typed)
            />
            <Add adding/>
        </div>
        <div class="dialog__acts">
            <Button on_press=move || open.set(false)>{t!(portfolio.close)}</Button>
        </div>
    }
}
