//! The form of a local act: new or changed.

use crate::device::{Handle, use_device};
use crate::i18n::*;
use crate::told::vocabulary;
use crate::ui::{
    Button, ButtonKind, DateField, DraftFound, DraftKept, Offered, Select, TextField, Typed,
    show_first_fault, use_toasts,
};
use leptos::prelude::*;
use ryadom_domain::{ActField, ActId, ActReaders};
use ryadom_replica::{ActEdit, SchoolDoc, SchoolEdit};
use std::collections::BTreeMap;

/// The form; `act` is `None` for a new one.
#[component]
pub fn ActForm(
    school: Handle<SchoolDoc>,
    act: Option<ActId>,
    open: RwSignal<bool>,
) -> impl IntoView {
    let device = use_device();
    let toasts = use_toasts();
    let before: BTreeMap<ActField, String> = untrack(|| {
        school.with(|view| {
            let row = view.acts.iter().find(|row| Some(row.id) == act);
            row.map(|row| {
                let fields = ActField::ALL.iter();
                fields
                    .map(|field| (*field, row.field(*field).to_owned()))
                    .collect()
            })
            .unwrap_or_default()
        })
    });
    // A new one has its id from the first letter on, so that a form that is saved twice makes one row.
    let name = act.map_or_else(|| "act:new".to_owned(), |id| format!("act:{id}"));
    let id = act.unwrap_or_else(|| ActId::from_random(device.random()));
    let form = device.draft(&name, (id, BTreeMap::new()));
    let typed = Typed::new(form.value(), before);
    let tried = RwSignal::new(false);
    let title = typed.words(ActField::Title);
    let untitled = move || title.read().trim().is_empty();
    let fault = Signal::derive(move || {
        (tried.get() && untitled()).then(|| t!(newcomer.need_title).to_owned())
    });
    let anew = move |()| {
        if let Some(back) = form.throw_away() {
            toasts.offer_draft(back);
        }
    };
    let save = move || {
        tried.set(true);
        if untrack(untitled) {
            return;
        }
        let (id, fields) = typed.changed();
        let edit = if act.is_none() {
            SchoolEdit::AddAct { id, fields }
        } else {
            let edits = fields.into_iter().map(|(field, words)| {
                let edit = ActEdit::Set(field, words);
                SchoolEdit::Act { id, edit }
            });
            SchoolEdit::Several(edits.collect())
        };
        match school.edit(edit) {
            Ok(()) => {
                form.done();
                open.set(false);
                toasts.offer(t!(newcomer.kept), t!(newcomer.undo), device.take_back());
            }
            Err(why) => toasts.say(t!(newcomer.not_kept, why = why.to_string())),
        }
    };
    let readers = Signal::derive(|| {
        let one = |one: &ActReaders| {
            let words = crate::told::capital(vocabulary::act_readers(locale(), *one));
            Offered::new(one.as_str(), words)
        };
        ActReaders::ALL.iter().map(one).collect::<Vec<_>>()
    });
    let chosen = Signal::derive(move || {
        let code = typed.words(ActField::Readers).get();
        let readers: ActReaders = code.parse().unwrap_or(ActReaders::Pairs);
        readers.as_str().to_owned()
    });
    view! {
        <form class="stack" novalidate on:submit=move |event| { event.prevent_default(); save(); show_first_fault(&event); }>
            <DraftFound found=form.found() on_anew=anew/>
            <TextField label=t!(newcomer.title) value=title on_input=typed.set(ActField::Title) error=fault/>
            <div class="fields">
                <TextField label=t!(newcomer.number) value=typed.words(ActField::Number) on_input=typed.set(ActField::Number)/>
                <DateField
                    label=t!(newcomer.date)
                    value=typed.day(ActField::Date)
                    on_change=typed.set_day(ActField::Date)
                />
            </div>
            <TextField
                label=t!(newcomer.kept_where)
                hint=t!(newcomer.kept_hint)
                value=typed.words(ActField::Kept)
                on_input=typed.set(ActField::Kept)
            />
            <Select label=t!(newcomer.whom) value=chosen options=readers on_change=typed.set(ActField::Readers)/>
            <p class="quiet">{t!(newcomer.seen_by_school)}</p>
            <DraftKept kept=form.kept()/>
            <div class="dialog__acts">
                <Button on_press=move || { anew(()); open.set(false); }>{t!(newcomer.cancel)}</Button>
                <Button kind=ButtonKind::Act submit=true>{t!(newcomer.save)}</Button>
            </div>
        </form>
    }
}
