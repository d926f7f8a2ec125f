//! The form of a talk: new or changed. What is typed is kept on the device until it is saved.

use super::row::{keep, named};
use crate::device::Handle;
use crate::i18n::*;
use crate::people::keeping::Keeping;
use crate::ui::{
    Button, ButtonKind, DateField, DraftFound, DraftKept, TextField, Typed, show_first_fault,
};
use leptos::prelude::*;
use ryadom_domain::{PersonId, TalkField, TalkId};
use ryadom_replica::{CounselDoc, CounselEdit, TalkEdit};
use std::collections::BTreeMap;

type Fields = BTreeMap<TalkField, String>;

/// The fields that the form has.
const ASKED: [TalkField; 5] = [
    TalkField::Day,
    TalkField::About,
    TalkField::Advised,
    TalkField::Next,
    TalkField::NextDay,
];

/// The form; `talk` is `None` for a new one.
#[component]
pub fn TalkForm(
    keeping: Keeping,
    handle: Handle<CounselDoc>,
    mentor: PersonId,
    talk: Option<TalkId>,
    open: RwSignal<bool>,
) -> impl IntoView {
    let device = keeping.device;
    let known: Fields = untrack(|| {
        handle.with(|view| {
            let row = view.talks.iter().find(|row| Some(row.id) == talk);
            row.map(|row| {
                let fields = ASKED.iter();
                fields
                    .map(|field| (*field, row.field(*field).to_owned()))
                    .collect()
            })
            .unwrap_or_default()
        })
    });
    let mut start = Fields::new();
    if talk.is_none() {
        start.insert(TalkField::Day, untrack(|| device.today()).to_string());
    }
    // A new one has its number from the first letter on, so that a form that is saved twice makes one row.
    let name = match talk {
        Some(id) => format!("talk:{id}"),
        None => format!("talk:{mentor}:new"),
    };
    let number = talk.map_or_else(|| device.random(), |talk| talk.number);
    let form = device.draft(&name, (number, start));
    let typed = Typed::new(form.value(), known);
    let tried = RwSignal::new(false);
    let about = typed.words(TalkField::About);
    let is_empty = move || about.read().trim().is_empty();
    let fault = Signal::derive(move || {
        (tried.get() && is_empty()).then(|| t!(people.talk_need_about).to_owned())
    });
    let anew = move |()| {
        if let Some(back) = form.throw_away() {
            keeping.toasts.offer_draft(back);
        }
    };
    let save = move || {
        tried.set(true);
        if untrack(is_empty) {
            return;
        }
        let (number, fields) = typed.changed();
        let id = TalkId { mentor, number };
        let is_kept = if talk.is_none() {
            keep(keeping, handle, CounselEdit::Add { id, fields })
        } else {
            let edits = fields.into_iter().map(|(field, words)| {
                let edit = TalkEdit::Set(field, words);
                CounselEdit::Talk { id, edit }
            });
            let edits: Vec<_> = edits.collect();
            edits.is_empty() || keep(keeping, handle, CounselEdit::Several(edits))
        };
        if is_kept {
            form.done();
            open.set(false);
        }
    };
    view! {
        <form class="stack" novalidate on:submit=move |event| { event.prevent_default(); save(); show_first_fault(&event); }>
            <DraftFound found=form.found() on_anew=anew/>
            <DateField label=named(TalkField::Day) value=typed.day(TalkField::Day) on_change=typed.set_day(TalkField::Day)/>
            <TextField
                label=named(TalkField::About)
                value=about
                on_input=typed.set(TalkField::About)
                error=fault
            />
            <TextField
                label=named(TalkField::Advised)
                value=typed.words(TalkField::Advised)
                on_input=typed.set(TalkField::Advised)
                lines=true
            />
            <div class="fields">
                <TextField
                    label=named(TalkField::Next)
                    value=typed.words(TalkField::Next)
                    on_input=typed.set(TalkField::Next)
                />
                <DateField
                    label=named(TalkField::NextDay)
                    value=typed.day(TalkField::NextDay)
                    on_change=typed.set_day(TalkField::NextDay)
                />
            </div>
            <p class="quiet">{t!(people.talk_seen_by)}</p>
            <DraftKept kept=form.kept()/>
            <div class="dialog__acts">
                <Button on_press=move || { anew(()); open.set(false); }>{t!(people.cancel)}</Button>
                <Button kind=ButtonKind::Act submit=true>{t!(people.save)}</Button>
            </div>
        </form>
    }
}
