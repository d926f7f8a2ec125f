//! The days of a school year: usual ones, which those who look after the school may move.

use crate::apart::Apart;
use crate::device::{Handle, use_device};
use crate::i18n::*;
use crate::told::{capital, dates, vocabulary};
use crate::ui::{DateField, use_toasts};
use jiff::civil::Date;
use leptos::prelude::*;
use ryadom_domain::{Deadline, SchoolYear};
use ryadom_replica::{Choice, SchoolDoc, SchoolEdit};

/// Every deadline of a year.
#[component]
pub fn Deadlines(school: Handle<SchoolDoc>, year: Memo<SchoolYear>) -> impl IntoView {
    view! {
        <section class="sheet sheet--padded stack" aria-labelledby="deadlines">
            <h2 id="deadlines">{t!(year.deadlines)}</h2>
            <p class="quiet">{t!(year.deadlines_why)}</p>
            <ul class="found">
                {Deadline::ALL.iter().map(|deadline| view! { <One deadline=*deadline school year/> }).collect_view()}
            </ul>
        </section>
    }
}

#[component]
fn One(deadline: Deadline, school: Handle<SchoolDoc>, year: Memo<SchoolYear>) -> impl IntoView {
    let device = use_device();
    let toasts = use_toasts();
    let day = Memo::new(move |_| school.with(|view| view.deadline(year.get(), deadline)));
    let choice: Memo<Choice<Option<Date>>> = Memo::new(move |_| {
        school.with(|view| {
            let said = view.deadlines.get(&(year.get().begins(), deadline));
            said.cloned().unwrap_or_default()
        })
    });
    let words = move || capital(vocabulary::deadline(locale(), deadline));
    let keep = move |new: Option<Date>| {
        let year = year.get_untracked();
        match school.edit(SchoolEdit::Deadline(year.begins(), deadline, new)) {
            Ok(()) => toasts.offer(t!(year.kept), t!(year.undo), device.take_back()),
            Err(why) => toasts.say(t!(year.not_kept, why = why.to_string())),
        }
    };
    let set = move |new: Option<Date>| {
        let year = year.get_untracked();
        // The usual day needs no word of the school's.
        keep(new.filter(|new| *new != deadline.usual(year)));
    };
    let said = move |day: Option<Date>| {
        // Whoever takes the school's own day away means the usual one.
        let day = day.unwrap_or_else(|| deadline.usual(year.get_untracked()));
        dates::plain(locale(), day, device.today())
    };
    view! {
        <li class="found__one">
            <Show
                when=move || school.may_write()
                fallback=move || view! {
                    <p>{words}</p>
                    <p>{move || dates::plain(locale(), day.get(), device.today())}</p>
                }
            >
                <DateField
                    label=words()
                    value=Signal::derive(move || Some(day.get()))
                    on_change=set
                />
            </Show>
            <Apart
                choice
                named=Signal::derive(words)
                words=said
                on_keep=keep
                still=Signal::derive(move || !school.may_write())
            />
        </li>
    }
}
