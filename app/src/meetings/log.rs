//! Logging a meeting: a form that is mostly filled in already. Nothing is in the journal until it is saved, so that a
//! form that was only looked at leaves no meeting that never was. What is typed is kept on the device meanwhile.

use super::draft::{self, NewMeeting};
use super::form::Form;
use super::mood::{self, MoodChoice};
use super::open::OpenAgreements;
use super::sheet::{Sheet, Source, provide_sheet};
use super::view::{MeetingsView, MeetingsViewStoreFields};
use crate::device::{Draft, Handle, use_device};
use crate::i18n::*;
use crate::route::{self, Route};
use crate::told::{Names, seen_by};
use crate::ui::{Button, ButtonKind, DraftFound, DraftKept};
use crate::whose::Papers;
use leptos::prelude::*;
use reactive_stores::Store;
use ryadom_domain::{DocumentKind, Meeting, MeetingId};
use ryadom_replica::{JournalDoc, JournalEdit, MeetingEdit, ProgrammeDoc, ReflectionDoc};

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
            let meeting = untrack(|| {
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
            let start = NewMeeting {
                id: MeetingId::from_random(device.random()),
                meeting,
                own_topic: false,
                mood: None,
            };
            let name = draft::name_of(papers.pair);
            let mut form = device.draft(&name, start.clone());
            let is_kept = |form: Draft<NewMeeting>| {
                form.value()
                    .with_untracked(|form| journal.with(|journal| form.is_in(journal)))
            };
            if untrack(|| is_kept(form)) {
                // The tab was killed after it was saved.
                form.done();
                form = device.draft(&name, start);
            }
            provide_sheet(papers, journal, programme, Source::New(form));
            view! { <NewMeetingForm form journal/> }
        })
    }
}

#[component]
fn NewMeetingForm(form: Draft<NewMeeting>, journal: Handle<JournalDoc>) -> impl IntoView {
    let sheet = super::sheet::use_sheet();
    let device = sheet.device;
    let notes = untrack(|| mood::notes_of(device, sheet.papers))
        .map(|document| device.open::<ReflectionDoc>(document));
    let own_mood = Memo::new(move |_| form.value().with(|form| form.mood));
    let save = move || {
        sheet.tried.set(true);
        let NewMeeting {
            id, meeting, mood, ..
        } = form.value().get_untracked();
        let meeting = draft::finished(meeting);
        if meeting.missing().is_empty() && keep(sheet, id, meeting) {
            if let (Some(mood), Some(notes)) = (mood, notes) {
                sheet.said(mood::say(sheet.device, notes, id, Some(mood)));
            }
            form.done();
        }
    };
    let leave = move |()| {
        let pair = sheet.papers.pair;
        if let Some(back) = form.throw_away() {
            sheet.toasts.offer_draft(move || {
                back();
                route::go(Route::LogMeeting(pair));
            });
        }
        route::go(Route::Meetings);
    };
    let anew = move |()| {
        if let Some(back) = form.throw_away() {
            sheet.toasts.offer_draft(back);
        }
    };
    view! {
        <div class="top">
            <div class="top__words">
                <h1 tabindex="-1">{t!(meetings.new_title)}</h1>
            </div>
        </div>
        <DraftFound found=form.found() on_anew=anew/>
        <form
            class="entry"
            on:submit=move |event| {
                event.prevent_default();
                save();
            }
        >
            <Agenda papers=sheet.papers journal/>
            <Form/>
            <Show when=move || notes.is_some()>
                <div class="entry__part">
                    <MoodChoice
                        papers=sheet.papers
                        value=own_mood
                        on_change=move |mood| form.value().update(|form| form.mood = mood)
                    />
                </div>
            </Show>
            <DraftKept kept=form.kept()/>
            <div class="entry__save">
                <p class="entry__see">{move || seen(sheet, locale())}</p>
                <Button on_press=leave>{t!(meetings.cancel)}</Button>
                <Button kind=ButtonKind::Act submit=true>
                    {t!(meetings.save)}
                </Button>
            </div>
        </form>
    }
}

/// What was agreed and is still to be kept: what a meeting begins with.
#[component]
fn Agenda(papers: Papers, journal: Handle<JournalDoc>) -> impl IntoView {
    let device = use_device();
    let open = Store::new(MeetingsView::default());
    Effect::new(move || {
        let today = device.today();
        let MeetingsView { open: now, .. } =
            journal.with(|journal| MeetingsView::of(journal, today));
        open.open().patch(now);
    });
    view! { <OpenAgreements papers journal open/> }
}

/// Puts the meeting into the journal and goes back to it.
fn keep(sheet: Sheet, id: MeetingId, meeting: Meeting) -> bool {
    let locale = locale();
    let (toasts, journal) = (sheet.toasts, sheet.journal);
    let edit = JournalEdit::AddMeeting {
        id,
        meeting: Box::new(meeting),
    };
    let result = journal.edit(edit);
    let kept = result.is_ok();
    if kept {
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
    kept
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
