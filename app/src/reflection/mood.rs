//! How the author of a note felt: one of five, when they want to say.

use super::shelf::Notes;
use crate::i18n::*;
use crate::told::vocabulary;
use crate::ui::{Choice, Offered, use_toasts};
use leptos::prelude::*;
use ryadom_domain::{Mood, NoteId};
use ryadom_replica::NoteEdit;

/// The author chooses; others read it, when something was chosen.
#[component]
pub fn NoteMood(notes: Notes, id: NoteId, #[prop(into)] mine: Signal<bool>) -> impl IntoView {
    let toasts = use_toasts();
    let mood = Memo::new(move |_| notes.note(id, |note| note.mood.value).flatten());
    let options = Signal::derive(move || {
        let locale = locale();
        let none = Offered::new("", td_string!(locale, notes.mood_none));
        let one = |mood: &Mood| Offered::new(mood.as_str(), vocabulary::mood(locale, *mood));
        std::iter::once(none)
            .chain(Mood::ALL.iter().map(one))
            .collect::<Vec<_>>()
    });
    let change = move |mood: String| {
        if notes.edit(NoteEdit::Mood(id, mood.parse().ok())).is_err() {
            toasts.say(t!(notes.not_saved));
        }
    };
    let read = move || {
        let locale = locale();
        let mood = mood.get()?;
        let words = vocabulary::mood(locale, mood);
        Some(view! { <p class="quiet">{td_string!(locale, notes.mood_is, mood = words)}</p> })
    };
    view! {
        <Show when=move || mine.get() fallback=move || read()>
            <Choice
                label=t!(notes.mood)
                value=Signal::derive(move || {
                    mood.get().map(|mood| mood.as_str().to_owned()).unwrap_or_default()
                })
                options
                on_change=change
            />
        </Show>
    }
}
