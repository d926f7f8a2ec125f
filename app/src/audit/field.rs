//! One field: to be filled by whoever audits, words for everybody else, both of two values.

use super::context::use_audit;
use crate::apart::Apart;
use crate::i18n::*;
use crate::told::{capital, dates, vocabulary};
use crate::ui::{Choice, DateField, Offered, TextField};
use jiff::civil::Date;
use leptos::prelude::*;
use ryadom_domain::{AuditCriterion, AuditField, AuditMark};

/// A value as it is read: marks by their names, days in words.
pub fn worded(field: AuditField, kept: &str) -> String {
    let locale = locale();
    match field {
        AuditField::Day => kept.parse().map_or_else(
            |_| kept.to_owned(),
            |day| dates::plain(locale, day, Date::MIN),
        ),
        AuditField::Mark(_) => kept.parse().map_or_else(
            |_| kept.to_owned(),
            |mark: AuditMark| capital(vocabulary::audit_mark(locale, mark)),
        ),
        AuditField::Words(_) | AuditField::Conclusion => kept.to_owned(),
    }
}

/// One field of the audit.
#[component]
pub fn One(
    field: AuditField,
    #[prop(into)] label: Signal<String>,
    #[prop(into)] writes: Signal<bool>,
) -> impl IntoView {
    let audit = use_audit();
    let choice = Memo::new(move |_| audit.choice(field));
    let value = Signal::derive(move || choice.with(|choice| choice.value.clone()));
    let keep = move |words: String| audit.keep(field, words.trim().to_owned());
    let keep_day =
        move |day: Option<Date>| keep(day.map(|day| day.to_string()).unwrap_or_default());
    let control = move || match field {
        AuditField::Day => view! {
            <DateField
                label
                value=Signal::derive(move || value.read().parse().ok())
                on_change=keep_day
            />
        }
        .into_any(),
        AuditField::Mark(_) => {
            view! { <Choice label value options=Signal::derive(marks) on_change=keep/> }.into_any()
        }
        AuditField::Words(_) | AuditField::Conclusion => {
            view! { <TextField label value on_rest=keep lines=true/> }.into_any()
        }
    };
    let read = move || {
        let words = value.with(|words| worded(field, words));
        let empty = words.trim().is_empty();
        (!empty).then(|| match field {
            AuditField::Mark(_) => view! { <p>{words}</p> }.into_any(),
            _ => view! {
                <p class="quiet">{label}</p>
                <p class="closing__words">{words}</p>
            }
            .into_any(),
        })
    };
    view! {
        <div class="stack stack--tight">
            {move || if writes.get() { control().into_any() } else { read().into_any() }}
            <Apart
                choice
                named=label
                words=move |words: String| worded(field, &words)
                on_keep=keep
                still=Signal::derive(move || !writes.get())
            />
        </div>
    }
}

fn marks() -> Vec<Offered> {
    let one = |mark: &AuditMark| {
        let words = capital(vocabulary::audit_mark(locale(), *mark));
        Offered::new(mark.as_str(), words)
    };
    AuditMark::ALL.iter().map(one).collect()
}

/// A criterion: its mark and what is said of it.
#[component]
pub fn Criterion(of: AuditCriterion, #[prop(into)] writes: Signal<bool>) -> impl IntoView {
    let name = move || capital(vocabulary::audit_criterion(locale(), of));
    view! {
        <li class="stack stack--tight audit__one">
            <h2 class="audit__name">{name}</h2>
            <One field=AuditField::Mark(of) label=Signal::derive(|| t!(audit.mark).to_owned()) writes/>
            <One field=AuditField::Words(of) label=Signal::derive(|| t!(audit.words).to_owned()) writes/>
        </li>
    }
}
