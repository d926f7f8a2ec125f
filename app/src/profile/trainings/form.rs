//! The form of a training: new or changed. What is typed is kept on the device until it is saved.

use super::super::about::About;
use crate::i18n::*;
use crate::told::{capital, people_vocabulary};
use crate::ui::{
    Button, ButtonKind, Checkbox, DateField, DraftFound, DraftKept, Offered, Select, TextField,
    Typed, show_first_fault, use_toasts,
};
use jiff::civil::Date;
use leptos::prelude::*;
use ryadom_domain::training::{TAUGHT_TO_MENTOR, hours};
use ryadom_domain::{TrainingField, TrainingId, TrainingKind};
use ryadom_replica::{PersonEdit, TrainingEdit};
use std::collections::BTreeMap;

type Fields = BTreeMap<TrainingField, String>;

/// The form; `training` is `None` for a new one.
#[component]
pub fn TrainingForm(
    about: About,
    training: Option<TrainingId>,
    open: RwSignal<bool>,
) -> impl IntoView {
    let toasts = use_toasts();
    let before: Fields = untrack(|| {
        about.handle.with(|view| {
            let row = view.trainings.iter().find(|row| Some(row.id) == training);
            row.map(|row| {
                let fields = TrainingField::ALL.iter();
                fields
                    .map(|field| (*field, row.field(*field).to_owned()))
                    .collect()
            })
            .unwrap_or_default()
        })
    });
    // A new one has its id from the first letter on, so that a form that is saved twice makes one row.
    let name = match training {
        Some(id) => format!("training:{id}"),
        None => format!("training:{}:new", about.person),
    };
    let id = training.unwrap_or_else(|| TrainingId::from_random(about.device.random()));
    let form = about.device.draft(&name, (id, Fields::new()));
    let typed = Typed::new(form.value(), before);
    let tried = RwSignal::new(false);
    let faults = Memo::new(move |_| faults(&typed.said()));
    let fault = move |wrong: Fault, words: &'static str| {
        Signal::derive(move || {
            (tried.get() && faults.read().contains(&wrong)).then(|| words.to_owned())
        })
    };
    let anew = move |()| {
        if let Some(back) = form.throw_away() {
            toasts.offer_draft(back);
        }
    };
    let save = move || {
        tried.set(true);
        if !faults.read_untracked().is_empty() {
            return;
        }
        let (id, fields) = typed.changed();
        let edit = if training.is_none() {
            Some(PersonEdit::AddTraining { id, fields })
        } else {
            let edits = fields.into_iter().map(|(field, words)| {
                let edit = TrainingEdit::Set(field, words);
                PersonEdit::Training { id, edit }
            });
            let edits: Vec<_> = edits.collect();
            (!edits.is_empty()).then_some(PersonEdit::Several(edits))
        };
        if edit.is_none_or(|edit| about.keep(edit)) {
            form.done();
            open.set(false);
        }
    };
    let kinds = || {
        let one = |one: &TrainingKind| {
            let words = people_vocabulary::training_kind(locale(), *one);
            Offered::new(one.as_str(), capital(words))
        };
        let mut all = vec![Offered::new("", t!(profile.not_said))];
        all.extend(TrainingKind::ALL.iter().map(one));
        all
    };
    let mentoring = typed.words(TrainingField::Mentoring);
    view! {
        <form class="stack" novalidate on:submit=move |event| { event.prevent_default(); save(); show_first_fault(&event); }>
            <DraftFound found=form.found() on_anew=anew/>
            <TextField
                label=t!(profile.training_name)
                hint=t!(profile.training_name_hint)
                value=typed.words(TrainingField::Title)
                on_input=typed.set(TrainingField::Title)
                error=fault(Fault::Untitled, t!(profile.training_need_name))
            />
            <div class="fields">
                <Select
                    label=t!(profile.training_kind)
                    value=typed.words(TrainingField::Kind)
                    options=Signal::derive(kinds)
                    on_change=typed.set(TrainingField::Kind)
                />
                <TextField
                    label=t!(profile.training_by)
                    value=typed.words(TrainingField::By)
                    on_input=typed.set(TrainingField::By)
                />
                <DateField
                    label=t!(profile.training_from)
                    value=typed.day(TrainingField::From)
                    on_change=typed.set_day(TrainingField::From)
                />
                <DateField
                    label=t!(profile.training_to)
                    value=typed.day(TrainingField::To)
                    on_change=typed.set_day(TrainingField::To)
                />
                <TextField
                    label=t!(profile.training_hours)
                    value=typed.words(TrainingField::Hours)
                    on_input=typed.set(TrainingField::Hours)
                    inputmode="numeric"
                    error=fault(Fault::Hours, t!(profile.training_not_hours))
                />
                <TextField
                    label=t!(profile.training_document)
                    value=typed.words(TrainingField::Document)
                    on_input=typed.set(TrainingField::Document)
                />
            </div>
            {move || fault(Fault::EndsBefore, t!(profile.training_ends_before)).get().map(|words| view! {
                <p class="field__error" role="alert">{words}</p>
            })}
            <Checkbox
                checked=Signal::derive(move || *mentoring.read() == TAUGHT_TO_MENTOR)
                on_change=move |yes: bool| {
                    typed.set(TrainingField::Mentoring)(if yes { TAUGHT_TO_MENTOR } else { "" }.to_owned());
                }
            >
                {t!(profile.training_mentoring)} <small class="check__why">{t!(profile.training_mentoring_why)}</small>
            </Checkbox>
            <DraftKept kept=form.kept()/>
            <div class="dialog__acts">
                <Button on_press=move || { anew(()); open.set(false); }>{t!(profile.training_cancel)}</Button>
                <Button kind=ButtonKind::Act submit=true>{t!(profile.training_save)}</Button>
            </div>
        </form>
    }
}

/// What is wrong with what was typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fault {
    /// Nobody knows what it was.
    Untitled,
    /// The hours are no number, or more than there can be.
    Hours,
    /// The last day comes before the first.
    EndsBefore,
}

fn faults(typed: &Fields) -> Vec<Fault> {
    let words = |field| typed.get(&field).map_or("", |words| words.trim());
    let day = |field| words(field).parse::<Date>().ok();
    let said = words(TrainingField::Hours);
    let ends_before = match (day(TrainingField::From), day(TrainingField::To)) {
        (Some(from), Some(to)) => to < from,
        _ => false,
    };
    [
        (Fault::Untitled, words(TrainingField::Title).is_empty()),
        (Fault::Hours, !said.is_empty() && hours(said).is_none()),
        (Fault::EndsBefore, ends_before),
    ]
    .into_iter()
    .filter(|(_, is_so)| *is_so)
    .map(|(fault, _)| fault)
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test]
    fn a_training_needs_a_name_hours_that_can_be_and_days_in_order() {
        let typed = |all: &[(TrainingField, &str)]| -> Fields {
            all.iter()
                .map(|(field, words)| (*field, (*words).to_owned()))
                .collect()
        };
        assert_eq!(faults(&typed(&[])), [Fault::Untitled]);
        let wrong = typed(&[
            (TrainingField::Title, "Школа наставника"),
            (TrainingField::Hours, "много"),
            (TrainingField::From, "2025-10-20"),
            (TrainingField::To, "2025-10-03"),
        ]);
        assert_eq!(faults(&wrong), [Fault::Hours, Fault::EndsBefore]);
        let right = typed(&[
            (TrainingField::Title, "Школа наставника"),
            (TrainingField::Hours, " 36 "),
        ]);
        assert_eq!(faults(&right), []);
    }
}
