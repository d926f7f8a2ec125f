//! A plain value of a record. What it cannot be is not kept, and said.

use super::desk::use_desk;
use super::record::use_leaf;
use super::words;
use crate::i18n::*;
use crate::ui::{DateField, TextField};
use jiff::civil::Date;
use leptos::prelude::*;
use ryadom_domain::{Measure, RecordValue};
use ryadom_replica::RecordEdit;

/// Its field.
#[component]
pub fn ValueField(value: RecordValue) -> impl IntoView {
    let (desk, leaf) = (use_desk(), use_leaf());
    let still = desk.still;
    let measure = value.measure();
    let kept = Memo::new(move |_| leaf.value(value));
    let error = RwSignal::new(None::<String>);
    let keep = move |typed: String| {
        let Some(words) = measure.kept(&typed) else {
            error.try_set(Some(words::wrong(measure).to_owned()));
            return;
        };
        error.try_set(None);
        if kept.try_get_untracked().as_ref() != Some(&words) {
            leaf.edit(RecordEdit::Set(value, words));
        }
    };
    let inputmode = match measure {
        Measure::Number | Measure::Percent | Measure::Grade => "numeric",
        Measure::Mean => "decimal",
        Measure::Link => "url",
        Measure::Words | Measure::Day => "text",
    };
    let label = words::value(value);
    let keep_day = move |day: Option<Date>| {
        keep(day.map(|day| day.to_string()).unwrap_or_default());
    };
    if measure == Measure::Day {
        return view! {
            <DateField
                label
                value=Signal::derive(move || kept.get().parse().ok())
                disabled=still
                on_change=keep_day
            />
        }
        .into_any();
    }
    let field = view! {
        <TextField
            label
            value=Signal::derive(move || words::shown(value, &kept.get()))
            error
            inputmode
            disabled=still
            on_rest=keep
        />
    };
    if measure != Measure::Link {
        return field.into_any();
    }
    // Only what leads to the web is a link: anything else says where it lies.
    let address = move || {
        let words = kept.get();
        let leads = words.starts_with("https://") || words.starts_with("http://");
        leads.then(|| view! {
            <p><a href=words target="_blank" rel="noopener noreferrer">{t!(instruments.open_link)}</a></p>
        })
    };
    view! { <div class="stack stack--tight">{field}{address}</div> }.into_any()
}
