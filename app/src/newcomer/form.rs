//! The form of a local act: new or changed.

use crate::device::{Handle, use_device};
use crate::i18n::*;
use crate::told::vocabulary;
use crate::ui::{Button, ButtonKind, DateField, Offered, Select, TextField, use_toasts};
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
    let typed = RwSignal::new(before.clone());
    let tried = RwSignal::new(false);
    let value = move |field: ActField| {
        Signal::derive(move || typed.read().get(&field).cloned().unwrap_or_default())
    };
    let set = move |field: ActField| {
        move |words: String| {
            typed.update(|typed| {
                typed.insert(field, words);
            });
        }
    };
    let untitled = move || {
        let title = value(ActField::Title).get();
        title.trim().is_empty()
    };
    let fault = Signal::derive(move || {
        (tried.get() && untitled()).then(|| t!(newcomer.need_title).to_owned())
    });
    let before = StoredValue::new(before);
    let save = move || {
        tried.set(true);
        if untrack(untitled) {
            return;
        }
        let fields: BTreeMap<ActField, String> = typed
            .get_untracked()
            .into_iter()
            .map(|(field, words)| (field, words.trim().to_owned()))
            .filter(|(field, words)| {
                before.with_value(|before| before.get(field).map_or("", String::as_str) != words)
            })
            .collect();
        let edit = match act {
            None => SchoolEdit::AddAct {
                id: ActId::from_random(device.random()),
                fields,
            },
            Some(id) => SchoolEdit::Several(
                fields
                    .into_iter()
                    .map(|(field, words)| SchoolEdit::Act {
                        id,
                        edit: ActEdit::Set(field, words),
                    })
                    .collect(),
            ),
        };
        match school.edit(edit) {
            Ok(()) => {
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
        let code = value(ActField::Readers).get();
        let readers: ActReaders = code.parse().unwrap_or(ActReaders::Pairs);
        readers.as_str().to_owned()
    });
    let day = Signal::derive(move || value(ActField::Date).get().parse().ok());
    let set_day = move |day: Option<jiff::civil::Date>| {
        set(ActField::Date)(day.map(|day| day.to_string()).unwrap_or_default());
    };
    view! {
        <form class="stack" novalidate on:submit=move |event| { event.prevent_default(); save(); }>
            <TextField label=t!(newcomer.title) value=value(ActField::Title) on_input=set(ActField::Title) error=fault/>
            <div class="fields">
                <TextField label=t!(newcomer.number) value=value(ActField::Number) on_input=set(ActField::Number)/>
                <DateField
                    label=t!(newcomer.date)
                    value=day
                    on_change=set_day
                />
            </div>
            <TextField
                label=t!(newcomer.kept_where)
                hint=t!(newcomer.kept_hint)
                value=value(ActField::Kept)
                on_input=set(ActField::Kept)
            />
            <Select label=t!(newcomer.whom) value=chosen options=readers on_change=set(ActField::Readers)/>
            <p class="quiet">{t!(newcomer.seen_by_school)}</p>
            <div class="dialog__acts">
                <Button on_press=move || open.set(false)>{t!(newcomer.cancel)}</Button>
                <Button kind=ButtonKind::Act submit=true>{t!(newcomer.save)}</Button>
            </div>
        </form>
    }
}
