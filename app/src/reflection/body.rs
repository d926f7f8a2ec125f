//! A note's two texts. Two people may be in them at once: each sees the other's letters and caret.

use super::shelf::{Notes, NotesHandle};
use crate::i18n::*;
use crate::writing::{RichArea, WritingArea};
use leptos::prelude::*;
use ryadom_domain::NoteId;
use ryadom_replica::{JournalText, NoteText, NotesText};

/// The heading.
#[component]
pub fn NoteTitle(notes: Notes, id: NoteId) -> impl IntoView {
    let label = t!(notes.name);
    let hint = t!(notes.name_hint);
    let text = NotesText {
        note: id,
        text: NoteText::Title,
    };
    // Nothing is written there yet: whoever opens it is going to.
    let focus = untrack(|| notes.note(id, |note| note.title.is_empty() && note.body.is_blank()))
        .unwrap_or_default();
    match notes.handle {
        NotesHandle::Private(handle) => {
            view! { <WritingArea handle text label hidden_label=true short=true focus class="paper__title" placeholder=hint/> }.into_any()
        }
        NotesHandle::Reflection(handle) => {
            view! { <WritingArea handle text label hidden_label=true short=true focus class="paper__title" placeholder=hint/> }.into_any()
        }
        NotesHandle::Journal(handle) => {
            let text = JournalText::Note(text);
            view! { <WritingArea handle text label hidden_label=true short=true focus class="paper__title" placeholder=hint/> }.into_any()
        }
    }
}

/// The words.
#[component]
pub fn NoteBody(notes: Notes, id: NoteId) -> impl IntoView {
    let desk = notes.desk(NotesText {
        note: id,
        text: NoteText::Body,
    });
    view! { <RichArea desk label=t!(notes.body) placeholder=t!(notes.body_hint)/> }
}
