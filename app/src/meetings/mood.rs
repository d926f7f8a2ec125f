//! How a meeting was for each of the pair: for the pair only, and so kept with its reflection notes and not in the journal.

use crate::device::{Device, Handle, Refused, use_device};
use crate::i18n::*;
use crate::told::{Names, seen_by, vocabulary};
use crate::ui::{Choice, Offered, use_toasts};
use crate::whose::Papers;
use leptos::prelude::*;
use ryadom_domain::{DocumentId, DocumentKind, MeetingId, Mood, Note, NoteId, PersonId};
use ryadom_replica::{NoteEdit, NoteRow, NotesView, ReflectionDoc};

/// The pair's notes, for somebody who is in the pair.
pub fn notes_of(device: Device, papers: Papers) -> Option<DocumentId> {
    let me = device.person();
    device.registry().with(|registry| {
        let pair = registry.pairs.get(&papers.pair)?;
        pair.side(me)?;
        pair.reflection
    })
}

/// What somebody has said of a meeting; the newest, should two devices each have begun it.
fn said(view: &NotesView, meeting: MeetingId, person: PersonId) -> Option<&NoteRow> {
    view.notes.iter().find(|note| {
        note.meeting == Some(meeting)
            && note.author == Some(person)
            && (note.mood.value.is_some() || note.body.is_blank())
    })
}

/// Says how a meeting was.
pub fn say(
    device: Device,
    notes: Handle<ReflectionDoc>,
    meeting: MeetingId,
    mood: Option<Mood>,
) -> Result<(), Refused> {
    let me = device.person();
    let known = untrack(|| notes.with(|view| said(view, meeting, me).map(|note| note.id)));
    notes.edit(match known {
        Some(id) => NoteEdit::Mood(id, mood),
        None => NoteEdit::Add {
            id: NoteId::from_random(device.random()),
            note: Box::new(Note {
                meeting: Some(meeting),
                mood,
                ..Note::default()
            }),
        },
    })
}

/// One of five, or none; `seen` says who sees it.
#[component]
pub fn MoodChoice(
    #[prop(into)] value: Signal<Option<Mood>>,
    #[prop(into)] on_change: Callback<Option<Mood>>,
    papers: Papers,
) -> impl IntoView {
    let device = use_device();
    let options = Signal::derive(move || {
        let locale = locale();
        let one = |mood: &Mood| Offered::new(mood.as_str(), vocabulary::mood(locale, *mood));
        Mood::ALL.iter().map(one).collect::<Vec<_>>()
    });
    let seen = move || {
        let locale = locale();
        device.registry().with(|registry| {
            let names = Names {
                registry,
                reader: Some(device.person()),
                today: device.today(),
            };
            let pair = registry.pairs.get(&papers.pair);
            seen_by(locale, &names, pair, DocumentKind::Reflection)
        })
    };
    view! {
        <Choice
            label=t!(meetings.mood)
            value=Signal::derive(move || {
                value.get().map(|mood| mood.as_str().to_owned()).unwrap_or_default()
            })
            options
            on_change=move |mood: String| on_change.run(mood.parse().ok())
        />
        <p class="quiet">{seen}</p>
    }
}

/// One's own mood at a meeting of the journal, and what the others have said of theirs. Nothing for whoever is not in the
/// pair.
#[component]
pub fn MeetingMood(papers: Papers, id: MeetingId) -> impl IntoView {
    let device = use_device();
    let document = Memo::new(move |_| notes_of(device, papers));
    move || {
        document.get().map(|document| {
            let notes = device.open::<ReflectionDoc>(document);
            view! { <Moods papers id notes/> }
        })
    }
}

#[component]
fn Moods(papers: Papers, id: MeetingId, notes: Handle<ReflectionDoc>) -> impl IntoView {
    let device = use_device();
    let toasts = use_toasts();
    let me = device.person();
    let own =
        Memo::new(move |_| notes.with(|view| said(view, id, me).and_then(|note| note.mood.value)));
    let torn = Memo::new(move |_| {
        notes.with(|view| {
            let rivals = said(view, id, me).map(|note| &note.mood.rivals);
            let moods = rivals.into_iter().flatten().filter_map(|rival| rival.value);
            moods.collect::<Vec<_>>()
        })
    });
    let both = move || {
        let locale = locale();
        let words = torn
            .get()
            .into_iter()
            .map(|mood| vocabulary::mood(locale, mood));
        let words = words.collect::<Vec<_>>().join(", ");
        (!words.is_empty()).then(|| td_string!(locale, meetings.mood_two, words = words))
    };
    let others = move || {
        let locale = locale();
        let members = device.registry().with(|registry| {
            let pair = registry.pairs.get(&papers.pair);
            let members = pair.map(|pair| pair.members().collect::<Vec<_>>());
            let names = members.unwrap_or_default().into_iter();
            names
                .filter(|person| *person != me)
                .map(|person| (person, registry.name(person).short()))
                .collect::<Vec<_>>()
        });
        let one = |(person, name): (PersonId, String)| {
            let mood =
                notes.with(|view| said(view, id, person).and_then(|note| note.mood.value))?;
            let words = td_string!(
                locale,
                meetings.mood_of,
                name = name,
                mood = vocabulary::mood(locale, mood)
            );
            Some(view! { <p>{words}</p> })
        };
        members.into_iter().filter_map(one).collect_view()
    };
    let change = move |mood: Option<Mood>| {
        if say(device, notes, id, mood).is_err() {
            toasts.say(t!(meetings.not_saved));
            return;
        }
        toasts.offer(
            t!(meetings.mood_said),
            t!(meetings.undo),
            device.take_back(),
        );
    };
    view! {
        <div class="entry__part">
            <MoodChoice papers value=own on_change=change/>
            {move || both().map(|words| view! { <p class="entry__why">{words}</p> })}
            {others}
        </div>
    }
}
