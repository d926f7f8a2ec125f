//! The form: when, by whom, where, with what result. Each field is kept when it is left.

use crate::apart::Apart;
use crate::device::{Handle, use_device};
use crate::i18n::*;
use crate::told::{capital, vocabulary};
use crate::ui::{DateField, TextField, use_toasts};
use jiff::civil::Date;
use leptos::prelude::*;
use ryadom_domain::{ApprobationField, ApprobationOf};
use ryadom_replica::{Choice, SchoolDoc, SchoolEdit};

/// The fields, for a dialog.
#[component]
pub fn Form(of: ApprobationOf, school: Handle<SchoolDoc>) -> impl IntoView {
    view! {
        <div class="stack">
            <p class="quiet">{t!(approbation.why)}</p>
            {ApprobationField::ALL
                .iter()
                .map(|field| view! { <One of field=*field school/> })
                .collect_view()}
        </div>
    }
}

#[component]
fn One(of: ApprobationOf, field: ApprobationField, school: Handle<SchoolDoc>) -> impl IntoView {
    let device = use_device();
    let toasts = use_toasts();
    let choice: Memo<Choice<String>> = Memo::new(move |_| {
        school.with(|view| {
            let said = view.approbations.get(&of);
            said.and_then(|said| said.get(&field).cloned())
                .unwrap_or_default()
        })
    });
    let keep = move |words: String| {
        let words = words.trim().to_owned();
        let same = choice.with_untracked(|choice| choice.value == words && !choice.is_torn());
        if same {
            return;
        }
        match school.edit(SchoolEdit::Approbation(of, field, words)) {
            Ok(()) => toasts.offer(
                t!(approbation.kept),
                t!(approbation.undo),
                device.take_back(),
            ),
            Err(why) => toasts.say(t!(approbation.not_kept, why = why.to_string())),
        }
    };
    let keep_day =
        move |day: Option<Date>| keep(day.map(|day| day.to_string()).unwrap_or_default());
    let label = move || capital(vocabulary::approbation(locale(), field));
    let value = Signal::derive(move || choice.with(|choice| choice.value.clone()));
    let still = Signal::derive(move || !school.may_write());
    view! {
        <div class="stack stack--tight">
            {match field {
                ApprobationField::Day => view! {
                    <DateField
                        label=label()
                        value=Signal::derive(move || value.read().parse().ok())
                        on_change=keep_day
                        disabled=still
                    />
                }
                .into_any(),
                ApprobationField::By | ApprobationField::Place => view! {
                    <TextField label=label() value on_rest=keep disabled=still/>
                }
                .into_any(),
                ApprobationField::Result => view! {
                    <TextField label=label() value on_rest=keep lines=true disabled=still/>
                }
                .into_any(),
            }}
            <Apart choice named=Signal::derive(label) words=|words: String| words on_keep=keep still/>
        </div>
    }
}
