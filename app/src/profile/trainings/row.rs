//! One training of the register, and what may be done to it.

use super::super::about::About;
use crate::apart::Apart;
use crate::i18n::*;
use crate::told::{self, dates, people_vocabulary, training_facts};
use crate::ui::{Menu, MenuAct, Tag, TagKind};
use leptos::prelude::*;
use ryadom_domain::training::TAUGHT_TO_MENTOR;
use ryadom_domain::{TrainingField, TrainingId, TrainingKind};
use ryadom_replica::{Choice, Field, PersonEdit, TrainingEdit};

/// One row.
#[component]
pub fn Row(about: About, id: TrainingId, edit: Callback<Option<TrainingId>>) -> impl IntoView {
    let training = Memo::new(move |_| {
        about.handle.with(|view| {
            let row = view.trainings.iter().find(|row| row.id == id);
            row.map(|row| row.plain()).unwrap_or_default()
        })
    });
    let title = move || {
        let training = training.read();
        if training.title.is_empty() {
            t!(profile.training_untitled).to_owned()
        } else {
            training.title.clone()
        }
    };
    let facts = move || training_facts(locale(), &training.read(), about.device.today());
    let remove = move || {
        let edit = TrainingEdit::Remove;
        about.keep(PersonEdit::Training { id, edit });
    };
    view! {
        <li class="profile__training">
            <div class="profile__training-words">
                <p class="cluster">
                    <strong>{title}</strong>
                    <Show when=move || training.read().mentoring>
                        <Tag kind=TagKind::Act>{t!(profile.training_mentoring_tag)}</Tag>
                    </Show>
                </p>
                <p class="quiet">{facts}</p>
                <CameBack about id/>
                <TornTraining about id/>
            </div>
            <Show when=move || !about.is_still()>
                <Menu label=Signal::derive(move || t!(profile.training_more, name = title()))>
                    <MenuAct on_press=move |()| edit.run(Some(id))>{t!(profile.training_edit)}</MenuAct>
                    <MenuAct need=true on_press=move |()| remove()>{t!(profile.training_remove)}</MenuAct>
                </Menu>
            </Show>
        </li>
    }
}

/// Somebody took it off the list while somebody else wrote in it.
#[component]
fn CameBack(about: About, id: TrainingId) -> impl IntoView {
    let came_back = Memo::new(move |_| {
        about.handle.with(|view| {
            let row = view.trainings.iter().find(|row| row.id == id);
            row.is_some_and(|row| row.fate.is_torn())
        })
    });
    view! {
        <Show when=move || came_back.get()>
            <p class="need">{t!(profile.training_came_back)}</p>
        </Show>
    }
}

/// Fields that two set apart: both values, until somebody keeps one.
#[component]
fn TornTraining(about: About, id: TrainingId) -> impl IntoView {
    let one = move |field: TrainingField| {
        let choice: Memo<Choice<String>> = Memo::new(move |_| {
            about.handle.with(|view| {
                let row = view.trainings.iter().find(|row| row.id == id);
                row.and_then(|row| row.fields.get(&field).cloned())
                    .unwrap_or_default()
            })
        });
        let keep = move |words: String| {
            let edit = TrainingEdit::Set(field, words);
            about.keep(PersonEdit::Training { id, edit });
        };
        view! {
            <Apart
                choice
                named=Signal::derive(move || told::field(locale(), &Field::Training(field)).to_owned())
                words=move |words: String| worded(about, field, words)
                on_keep=keep
                still=Signal::derive(move || about.is_still())
            />
        }
    };
    TrainingField::ALL
        .iter()
        .map(|field| one(*field))
        .collect_view()
}

/// A field's words as a person reads them: codes by their names, days as days.
fn worded(about: About, field: TrainingField, words: String) -> String {
    let locale = locale();
    match field {
        TrainingField::Kind => {
            let kind: Option<TrainingKind> = words.parse().ok();
            kind.map_or(words, |kind| {
                people_vocabulary::training_kind(locale, kind).to_owned()
            })
        }
        TrainingField::From | TrainingField::To => {
            let day = words.parse().ok();
            day.map_or(words, |day| dates::plain(locale, day, about.device.today()))
        }
        TrainingField::Mentoring if words == TAUGHT_TO_MENTOR => t!(told.yes).to_owned(),
        TrainingField::Mentoring => t!(told.no).to_owned(),
        _ => words,
    }
}
