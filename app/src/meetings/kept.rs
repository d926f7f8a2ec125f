//! A meeting of the journal: edited in place while it is open, read once both have confirmed it.

use super::confirm::Confirm;
use super::form::{Form, title};
use super::log::seen;
use super::mood::MeetingMood;
use super::reading::Reading;
use super::sheet::{Sheet, Source, provide_sheet};
use super::view::Confirmed;
use crate::attached::{Files, Hook};
use crate::device::use_device;
use crate::i18n::*;
use crate::route::{self, Route};
use crate::ui::{Button, ButtonKind, EmptyState, Glyph, Icon, Notice};
use crate::whose::Papers;
use leptos::prelude::*;
use ryadom_domain::{FileOf, MeetingId, Note, NoteId};
use ryadom_replica::{JournalDoc, JournalEdit, MeetingEdit, NoteEdit, ProgrammeDoc};

/// One meeting.
#[component]
pub fn KeptMeeting(papers: Papers, id: MeetingId) -> impl IntoView {
    let device = use_device();
    let journal = device.open::<JournalDoc>(papers.journal);
    let programme = device.open::<ProgrammeDoc>(papers.programme);
    let row = Memo::new(move |_| {
        journal.with(|view| view.meetings.iter().find(|row| row.id == id).cloned())
    });
    let sheet = provide_sheet(papers, journal, programme, Source::Kept(id, row));
    let confirmed =
        Memo::new(move |_| row.with(|row| row.as_ref().map(Confirmed::of).unwrap_or_default()));
    let there = Memo::new(move |_| row.with(Option::is_some));
    let torn =
        Memo::new(move |_| row.with(|row| row.as_ref().is_some_and(|row| row.fate.is_torn())));
    let open = Memo::new(move |_| journal.may_write() && !confirmed.get().both());
    let files = Hook::journal(
        journal,
        FileOf::Meeting(id),
        Signal::derive(move || !open.get()),
    );
    let date = sheet.part(|meeting| meeting.date);
    let heading = move || title(locale(), date.get(), device.today());
    let body = move || {
        view! {
            <div class="top">
                <div class="top__words">
                    <a class="back" href=Route::PairMeetings(papers.pair).path()>
                        <Icon glyph=Glyph::Back small=true/>
                        {t!(meetings.back)}
                    </a>
                    <h1 tabindex="-1">{heading}</h1>
                    <p class="quiet">{move || seen(sheet, locale())}</p>
                </div>
            </div>
            <Show when=move || torn.get()>
                <Notice
                    need=true
                    words=t!(meetings.came_back_words)
                >
                    <Button small=true on_press=move |()| sheet.make(MeetingEdit::Restore)>
                        {t!(meetings.keep_row)}
                    </Button>
                    <Button small=true on_press=move |()| remove(sheet, id)>
                        {t!(meetings.remove_again)}
                    </Button>
                </Notice>
            </Show>
            <div class="entry">
                <Show when=move || open.get() fallback=|| view! { <Reading/> }>
                    <Form/>
                </Show>
                <MeetingMood papers id/>
                <Files hook=files/>
                <Confirm confirmed/>
                <Show when=move || confirmed.get().both()>
                    <div class="entry__part">
                        <p>{t!(meetings.locked)}</p>
                        <Show when=move || journal.may_write()>
                            <div>
                                <Button on_press=move |()| correct(sheet)>{t!(meetings.correct)}</Button>
                            </div>
                        </Show>
                    </div>
                </Show>
                <Show when=move || open.get()>
                    <div class="entry__part cluster cluster--apart">
                        <Button kind=ButtonKind::Need on_press=move |()| remove(sheet, id)>
                            {t!(meetings.remove)}
                        </Button>
                        <a class="button button--act" href=Route::Meetings.path()>
                            {t!(meetings.done)}
                        </a>
                    </div>
                </Show>
            </div>
        }
    };
    let gone = move || {
        view! {
            <a class="back" href=Route::Meetings.path()>
                <Icon glyph=Glyph::Back small=true/>
                {t!(meetings.back)}
            </a>
            <EmptyState
                title=t!(meetings.not_found)
                why=t!(meetings.not_found_why)
            />
        }
    };
    view! {
        <Show when=move || there.get()>{body()}</Show>
        <Show when=move || journal.ready() && !there.get()>{gone()}</Show>
    }
}

/// Takes the meeting out of the journal and goes back to it.
fn remove(sheet: Sheet, id: MeetingId) {
    let locale = locale();
    let (toasts, journal) = (sheet.toasts, sheet.journal);
    let edit = MeetingEdit::Remove;
    let result = journal.edit(JournalEdit::Meeting { id, edit });
    if result.is_ok() {
        route::go(Route::Meetings);
        let undo = move || {
            let edit = MeetingEdit::Restore;
            if journal.edit(JournalEdit::Meeting { id, edit }).is_ok() {
                route::go(Route::Meeting(sheet.papers.pair, id));
            }
        };
        toasts.offer(
            td_string!(locale, meetings.removed),
            td_string!(locale, meetings.undo),
            undo,
        );
    } else {
        sheet.said(result);
    }
}

/// A closed entry is corrected by a note that the same people see.
fn correct(sheet: Sheet) {
    let locale = locale();
    let today = untrack(|| sheet.device.today());
    let date = sheet.meeting.with_untracked(|meeting| meeting.date);
    let day = date.map(|date| crate::told::dates::plain(locale, date, today));
    let id = NoteId::from_random(sheet.device.random());
    let note = Note {
        title: td_string!(
            locale,
            meetings.correction_title,
            day = day.unwrap_or_default()
        ),
        ..Note::default()
    };
    let edit = JournalEdit::Note(NoteEdit::Add {
        id,
        note: Box::new(note),
    });
    let result = sheet.journal.edit(edit);
    if result.is_ok() {
        route::go(Route::Note(id));
    } else {
        sheet.said(result);
    }
}
