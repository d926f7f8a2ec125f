//! One thing that somebody says: a field for whoever says it, the words for everybody else, and two values where two
//! devices said it apart.

use super::context::use_closing;
use crate::i18n::*;
use crate::told::vocabulary;
use crate::ui::{Choice, Offered, TextField, TwoValues};
use leptos::prelude::*;
use ryadom_domain::{Future, PairStep};
use ryadom_replica::Written;

/// Words, kept when typing rests.
#[component]
pub fn Said(
    step: PairStep,
    #[prop(into)] label: Signal<String>,
    /// The reader says it, and not somebody else.
    #[prop(into)]
    mine: Signal<bool>,
    #[prop(optional)] lines: bool,
) -> impl IntoView {
    let closing = use_closing();
    let step = StoredValue::new(step);
    let said = Memo::new(move |_| closing.said(&step.read_value()));
    let writes = Memo::new(move |_| mine.get() && closing.may_write());
    view! {
        <div class="stack stack--tight">
            <Show
                when=move || writes.get()
                fallback=move || view! { <Quoted label said/> }
            >
                <TextField
                    label
                    value=said
                    lines
                    on_rest=move |words: String| closing.note(step.get_value(), words.trim().to_owned())
                />
            </Show>
            <Torn step label writes/>
        </div>
    }
}

/// What somebody else said.
#[component]
fn Quoted(label: Signal<String>, said: Memo<String>) -> impl IntoView {
    let words = move || {
        let said = said.get();
        if said.is_empty() {
            t!(closing.unsaid).to_owned()
        } else {
            said
        }
    };
    view! {
        <div class="closing__said">
            <p class="quiet">{label}</p>
            <p class="closing__words" class:quiet=move || said.read().is_empty()>{words}</p>
        </div>
    }
}

/// Whether a mentee could lead somebody: one of three answers.
#[component]
pub fn SaidFuture(
    step: PairStep,
    #[prop(into)] label: Signal<String>,
    #[prop(into)] mine: Signal<bool>,
    /// Hears the answer after it was kept.
    #[prop(into)]
    on_answer: Callback<Future>,
) -> impl IntoView {
    let closing = use_closing();
    let step = StoredValue::new(step);
    let said = Memo::new(move |_| closing.said(&step.read_value()));
    let writes = Memo::new(move |_| mine.get() && closing.may_write());
    let options = Signal::derive(|| {
        let one = |one: &Future| {
            let words = crate::told::capital(vocabulary::future(locale(), *one));
            Offered::new(one.as_str(), words)
        };
        Future::ALL.iter().map(one).collect::<Vec<_>>()
    });
    let words = Memo::new(move |_| worded(&said.read()));
    let choose = move |code: String| {
        closing.note(step.get_value(), code.clone());
        if let Ok(answer) = code.parse() {
            on_answer.run(answer);
        }
    };
    view! {
        <div class="stack stack--tight">
            <Show
                when=move || writes.get()
                fallback=move || view! { <Quoted label said=words/> }
            >
                <Choice label value=said options on_change=choose/>
            </Show>
            <Torn step label writes/>
        </div>
    }
}

/// What was said apart; nothing while there is one value.
#[component]
fn Torn(step: StoredValue<PairStep>, label: Signal<String>, writes: Memo<bool>) -> impl IntoView {
    let closing = use_closing();
    let rivals: Memo<Vec<Written<String>>> =
        Memo::new(move |_| closing.choice(&step.read_value()).rivals);
    let values = Signal::derive(move || {
        let all = rivals.get();
        all.iter()
            .map(|one| closing.one_value(one, worded(&one.value)))
            .collect::<Vec<_>>()
    });
    let keep = move |place: usize| {
        let kept = rivals.with_untracked(|all| all.get(place).map(|one| one.value.clone()));
        if let Some(kept) = kept {
            closing.note(step.get_value(), kept);
        }
    };
    view! {
        <Show when=move || !rivals.read().is_empty()>
            <TwoValues
                why=Signal::derive(move || t!(closing.two_values, what = label.get()))
                values
                on_keep=keep
                still=Signal::derive(move || !writes.get())
            />
        </Show>
    }
}

/// Codes by their names, words as they are.
fn worded(kept: &str) -> String {
    kept.parse::<Future>().map_or_else(
        |_| kept.to_owned(),
        |answer| crate::told::capital(vocabulary::future(locale(), answer)),
    )
}
