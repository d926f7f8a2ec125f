//! A line or some lines of text, and one of a list.

use super::rest::at_the_latest;
use super::{Glyph, Icon, Offered, fresh_id};
use leptos::leptos_dom::helpers::{TimeoutHandle, set_timeout_with_handle};
use leptos::prelude::*;
use std::time::Duration;

/// How long typing rests before what was typed is taken.
const REST: Duration = Duration::from_millis(700);

/// A labelled field for words. For words of a document use the fields of `writing`, which merge while one types.
#[component]
pub fn TextField(
    #[prop(into)] label: Signal<String>,
    #[prop(into)] value: Signal<String>,
    /// Every letter.
    #[prop(optional, into)]
    on_input: Option<Callback<String>>,
    /// Typing rested for a moment, or the field was left: the time to keep what was typed.
    #[prop(optional, into)]
    on_rest: Option<Callback<String>>,
    #[prop(optional, into)] hint: Option<Signal<String>>,
    /// What is wrong; empty when nothing is.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// Some lines instead of one.
    #[prop(optional)]
    lines: bool,
    #[prop(default = "text")] kind: &'static str,
    #[prop(default = "off")] autocomplete: &'static str,
    #[prop(optional)] inputmode: Option<&'static str>,
    /// Words to choose from while typing; any other words are taken too.
    #[prop(optional, into)]
    offered: Option<Signal<Vec<String>>>,
    #[prop(optional)] required: bool,
    #[prop(optional, into)] disabled: Signal<bool>,
) -> impl IntoView {
    let id = fresh_id("field");
    let (hint_id, error_id, list_id) = (
        format!("{id}-hint"),
        format!("{id}-error"),
        format!("{id}-list"),
    );
    let described = {
        let (hint_id, error_id) = (hint_id.clone(), error_id.clone());
        move || {
            let of_hint = hint.is_some().then(|| hint_id.clone());
            let of_error = error.read().is_some().then(|| error_id.clone());
            let ids: Vec<_> = of_hint.into_iter().chain(of_error).collect();
            (!ids.is_empty()).then(|| ids.join(" "))
        }
    };
    let wrong = move || error.read().is_some().then_some("true");
    // While somebody types, the field shows what they typed, whatever arrives meanwhile.
    let draft = RwSignal::new(None::<String>);
    let waiting = StoredValue::new(None::<TimeoutHandle>);
    let kept = StoredValue::new(None::<String>);
    let stop = move || {
        if let Some(waiting) = waiting.try_update_value(Option::take).flatten() {
            waiting.clear();
        }
    };
    let keep = move || {
        stop();
        let typed = draft.try_get_untracked().flatten();
        if let (Some(on_rest), Some(text)) = (on_rest, typed)
            && kept.try_get_value().flatten().as_ref() != Some(&text)
        {
            kept.set_value(Some(text.clone()));
            on_rest.run(text);
        }
    };
    at_the_latest(keep);
    let typed = move |text: String| {
        if let Some(on_input) = on_input {
            on_input.run(text.clone());
        }
        if on_rest.is_some() {
            draft.set(Some(text));
            stop();
            waiting.set_value(set_timeout_with_handle(keep, REST).ok());
        }
    };
    let left = move || {
        keep();
        draft.set(None);
        kept.set_value(None);
    };
    let shown = move || draft.get().unwrap_or_else(|| value.get());
    let control = if lines {
        view! {
            <textarea
                id=id.clone()
                class="field__control"
                prop:value=shown
                required=required
                disabled=disabled
                aria-describedby=described
                aria-invalid=wrong
                on:input:target=move |event| typed(event.target().value())
                on:blur=move |_| left()
            ></textarea>
        }
        .into_any()
    } else {
        let list = offered.is_some().then(|| list_id.clone());
        view! {
            <input
                id=id.clone()
                class="field__control"
                type=kind
                autocomplete=autocomplete
                inputmode=inputmode
                list=list
                prop:value=shown
                required=required
                disabled=disabled
                aria-describedby=described
                aria-invalid=wrong
                on:input:target=move |event| typed(event.target().value())
                on:blur=move |_| left()
            />
        }
        .into_any()
    };
    view! {
        <div class="field" class:field--wrong=move || error.read().is_some()>
            <label class="field__label" for=id>{label}</label>
            {control}
            {offered.map(|offered| view! {
                <datalist id=list_id>
                    {move || offered.get().into_iter().map(|word| view! { <option value=word></option> }).collect_view()}
                </datalist>
            })}
            {hint.map(|hint| view! { <p class="field__hint" id=hint_id>{hint}</p> })}
            {move || error.get().map(|error| view! {
                <p class="field__error" id=error_id.clone()><Icon glyph=Glyph::Warning small=true/>{error}</p>
            })}
        </div>
    }
}

/// One of a list that is too long for a row.
#[component]
pub fn Select(
    #[prop(into)] label: Signal<String>,
    #[prop(into)] value: Signal<String>,
    #[prop(into)] options: Signal<Vec<Offered>>,
    #[prop(into)] on_change: Callback<String>,
    #[prop(optional, into)] disabled: Signal<bool>,
) -> impl IntoView {
    let id = fresh_id("select");
    let options = move || {
        options
            .get()
            .into_iter()
            .map(|Offered { value: one, label }| {
                let chosen = {
                    let one = one.clone();
                    move || *value.read() == one
                };
                view! { <option value=one prop:selected=chosen>{label}</option> }
            })
            .collect_view()
    };
    view! {
        <div class="field">
            <label class="field__label" for=id.clone()>{label}</label>
            <span class="field__select">
                <select
                    id=id
                    class="field__control"
                    disabled=disabled
                    on:change:target=move |event| on_change.run(event.target().value())
                >
                    {options}
                </select>
                <Icon glyph=Glyph::ChevronDown small=true class="field__chevron"/>
            </span>
        </div>
    }
}
