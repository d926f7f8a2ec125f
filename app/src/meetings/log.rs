//! Logging a meeting: a form that is mostly filled in already. Nothing is in the journal until it is saved, so that a
//! form that was only looked at leaves no meeting that never was.

use super::draft;
use super::form::Form;
use super::page::Papers;
use super::sheet::{Sheet, Source, provide_sheet};
use crate::device::use_device;
use crate::i18n::*;
use crate::route::{self, Route};
use crate::told::{Names, seen_by};
use crate::ui::{Button, ButtonKind};
use leptos::prelude::*;
use ryadom_domain::{DocumentKind, Meeting, MeetingId};
use ryadom_replica::{JournalDoc, JournalEdit, MeetingEdit, ProgrammeDoc};

/// The form of a new meeting.
#[component]
pub fn LogMeeting(papers: Papers) -> impl IntoView {
    let device = use_device();
    let journal = device.open::<JournalDoc>(papers.journal);
    let programme = device.open::<ProgrammeDoc>(papers.programme);
    // What the form starts with comes from both documents: milliseconds, read once.
    let ready = Memo::new(move |_| journal.ready() && programme.ready());
    move || {
        ready.get().then(|| {
            let start = untrack(|| {
                let members: Vec<_> = device.registry().with(|registry| {
                    let pair = registry.pairs.get(&papers.pair);
                    pair.map(|pair| pair.members().collect())
                        .unwrap_or_default()
                });
                let today = device.today();
                journal.with(|journal| {
                    programme.with(|programme| draft::draft(journal, programme, members, today))
                })
            });
            let source = Source::New(RwSignal::new(start), RwSignal::new(false));
            provide_sheet(papers, journal, programme, source);
            view! { <NewMeeting/> }
        })
    }
}

#[component]
fn NewMeeting() -> impl IntoView {
    let sheet = super::sheet::use_sheet();
    let save = move || {
        sheet.tried.set(true);
        let meeting = draft::finished(sheet.meeting.get_untracked());
        if meeting.missing().is_empty() {
            keep(sheet, meeting);
        }
    };
    view! {
        <div class="top">
            <div class="top__words">
                <h1 tabindex="-1">{t!(meetings.new_title)}</h1>
            </div>
        </div>
        <form
            class="entry"
            on:submit=move |event| {
                event.prevent_default();
                save();
            }
        >
            <Form/>
            <div class="entry__save">
                <p class="entry__see">{move || seen(sheet, locale())}</p>
                <a class="button" href=Route::Meetings.path()>{t!(meetings.cancel)}</a>
                <Button kind=ButtonKind::Act submit=true>
                    {t!(meetings.save)}
                </Button>
            </div>
        </form>
    }
}

/// Puts the meeting into the journal and goes back to it.
fn keep(sheet: Sheet, meeting: Meeting) {
    let locale = locale();
    let (toasts, journal) = (sheet.toasts, sheet.journal);
    let id = MeetingId::from_random(sheet.device.random());
    let edit = JournalEdit::AddMeeting {
        id,
        meeting: Box::new(meeting),
    };
    let result = journal.edit(edit);
    if result.is_ok() {
        route::go(Route::Meetings);
        let edit = MeetingEdit::Remove;
        let undo = move || {
            if journal
                .edit(JournalEdit::Meeting {
                    id,
                    edit: edit.clone(),
                })
                .is_err()
            {
                toasts.say(td_string!(locale, meetings.not_saved));
            }
        };
        toasts.offer(
            td_string!(locale, meetings.saved),
            td_string!(locale, meetings.undo),
            undo,
        );
    } else {
        sheet.said(result);
    }
}

/// «Видят: вы, Кузнецова М. О., куратор».
pub fn seen(sheet: Sheet, locale: Locale) -> String {
    let (device, pair) = (sheet.device, sheet.papers.pair);
    device.registry().with(|registry| {
        let names = Names {
            registry,
            reader: Some(device.person()),
            today: device.today(),
        };
        seen_by(
            locale,
            &names,
            registry.pairs.get(&pair),
            DocumentKind::Journal,
        )
    })
}
