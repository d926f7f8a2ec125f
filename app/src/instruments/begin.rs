//! Beginning a record: when, by whom, about whom, all filled in already. Nothing is in the journal until «Начать», so that
//! what was only looked at leaves no empty record.

use super::desk::{Desk, use_desk};
use super::record::Back;
use super::words;
use crate::i18n::*;
use crate::route::{self, Route};
use crate::ui::{Button, ButtonKind, DateField, Select};
use leptos::prelude::*;
use ryadom_domain::{Instrument, PersonId, Record, RecordId, Side};
use ryadom_replica::{JournalEdit, RecordEdit};

/// The form of a new record.
#[component]
pub fn NewRecord(instrument: Instrument) -> impl IntoView {
    let desk = use_desk();
    let id = RecordId::from_random(desk.device.random());
    let record = RwSignal::new(untrack(|| first(desk, instrument)));
    let who = move |read: fn(&Record) -> Option<PersonId>| {
        Signal::derive(move || {
            let person = record.with(read);
            person.map(|person| person.to_string()).unwrap_or_default()
        })
    };
    let begin = move || {
        let add = JournalEdit::AddRecord {
            id,
            record: Box::new(record.get_untracked()),
        };
        let back = JournalEdit::Record {
            id,
            edit: RecordEdit::Remove,
        };
        if desk.edit_with_way_back(add, t!(instruments.begun), back) {
            route::go(Route::Record(desk.pair, id));
        }
    };
    view! {
        <div class="top">
            <div class="top__words">
                <Back/>
                <h1 tabindex="-1">{words::name(instrument)}</h1>
                <p>{words::why(instrument)}</p>
            </div>
        </div>
        <form
            class="entry"
            on:submit=move |event| {
                event.prevent_default();
                begin();
            }
        >
            <div class="entry__part">
                <div class="fields">
                    <DateField
                        label=t!(instruments.day)
                        value=Signal::derive(move || record.with(|record| record.day))
                        on_change=move |day| record.update(|record| record.day = day)
                    />
                    <Select
                        label=t!(instruments.by)
                        value=who(|record| record.by)
                        options=Signal::derive(move || desk.offered_members())
                        on_change=move |who: String| record.update(|record| record.by = who.parse().ok())
                    />
                    <Select
                        label=t!(instruments.about)
                        value=who(|record| record.about)
                        options=Signal::derive(move || desk.offered_members())
                        on_change=move |who: String| record.update(|record| record.about = who.parse().ok())
                    />
                </div>
            </div>
            <div class="entry__save">
                <p class="entry__see">{move || desk.seen()}</p>
                <Button on_press=move || route::go(Route::Instruments(desk.pair))>{t!(instruments.cancel)}</Button>
                <Button kind=ButtonKind::Act submit=true disabled=desk.still>{t!(instruments.begin)}</Button>
            </div>
        </form>
    }
}

/// Today, about the mentee; a diary by the mentee, everything else by the mentor.
fn first(desk: Desk, instrument: Instrument) -> Record {
    let by = match instrument {
        Instrument::PracticeDay => Side::Mentee,
        _ => Side::Mentor,
    };
    Record {
        day: Some(desk.device.today()),
        by: desk.on(by),
        about: desk.on(Side::Mentee),
        ..Record::new(instrument)
    }
}
