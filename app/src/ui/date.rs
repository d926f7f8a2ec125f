//! A day, in the browser's own date field.

use super::fresh_id;
use super::rest::at_the_latest;
use jiff::civil::Date;
use leptos::leptos_dom::helpers::{TimeoutHandle, set_timeout_with_handle};
use leptos::prelude::*;
use std::time::Duration;

/// A date that is typed digit by digit is several dates on its way; it is taken when the typing rests or the field is left.
const REST: Duration = Duration::from_millis(700);

/// A day, or none.
#[component]
pub fn DateField(
    #[prop(into)] label: Signal<String>,
    #[prop(into)] value: Signal<Option<Date>>,
    #[prop(into)] on_change: Callback<Option<Date>>,
    /// The same day in words, so that nobody confuses day and month.
    #[prop(optional, into)]
    hint: Option<Signal<String>>,
    #[prop(optional, into)] disabled: Signal<bool>,
) -> impl IntoView {
    let id = fresh_id("date");
    let hint_id = format!("{id}-hint");
    let typed = StoredValue::new(None::<Option<Date>>);
    let rest = StoredValue::new(None::<TimeoutHandle>);
    let stop = move || {
        if let Some(waiting) = rest.try_update_value(Option::take).flatten() {
            waiting.clear();
        }
    };
    let take = move || {
        stop();
        if let Some(date) = typed.try_update_value(Option::take).flatten()
            && value.try_get_untracked() != Some(date)
        {
            on_change.run(date);
        }
    };
    at_the_latest(take);
    let changed = move |input: web_sys::HtmlInputElement| {
        // A half-typed date has an empty value too, but is not valid: it clears nothing.
        if !input.check_validity() {
            return;
        }
        typed.set_value(Some(input.value().parse().ok()));
        stop();
        rest.set_value(set_timeout_with_handle(take, REST).ok());
    };
    view! {
        <div class="field">
            <label class="field__label" for=id.clone()>{label}</label>
            <input
                id=id
                type="date"
                class="field__control"
                // Years of one or two digits are years that are still being typed.
                min="1990-01-01"
                max="2099-12-31"
                prop:value=move || value.get().map(|date| date.to_string()).unwrap_or_default()
                aria-describedby=hint.is_some().then(|| hint_id.clone())
                disabled=disabled
                on:input:target=move |event| changed(event.target())
                on:blur=move |_| take()
            />
            {hint.map(|hint| view! { <p class="field__hint" id=hint_id>{hint}</p> })}
        </div>
    }
}
