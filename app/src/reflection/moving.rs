//! Moving a note from one document to another. It goes there without its history: what was written and crossed out
//! before is not shown to more people than it was written for.

use super::shelf::Notes;
use crate::device::Device;
use crate::i18n::*;
use crate::route::{self, Route};
use crate::ui::Toasts;
use leptos::prelude::*;
use ryadom_domain::{Note, NoteId, Visibility};
use ryadom_replica::NoteEdit;

/// Puts a note's words into another document, removes it here, and shows it there. Both are taken back together.
pub fn move_note(
    device: Device,
    toasts: Toasts,
    locale: Locale,
    (from, id): (Notes, NoteId),
    to: Notes,
) {
    let words = untrack(|| {
        from.note(id, |note| Note {
            title: note.title.clone(),
            body: note.body.clone(),
            meeting: note.meeting,
            mood: note.mood.value,
            period: note.period.value,
            tags: note.tags.clone(),
        })
    });
    let Some(words) = words else { return };
    let fresh = NoteId::from_random(device.random());
    // Added before it is removed: whatever happens in between, the words are somewhere.
    let added = to.edit(NoteEdit::Add {
        id: fresh,
        note: Box::new(words),
    });
    if added.is_err() {
        toasts.say(td_string!(locale, notes.not_saved));
        return;
    }
    route::go(Route::Note(fresh));
    if from.edit(NoteEdit::Remove(id)).is_err() {
        toasts.say(td_string!(locale, notes.not_saved));
        return;
    }
    let said = match to.place.visibility {
        Visibility::OnlyMe => td_string!(locale, notes.now_only_me),
        Visibility::Pair => td_string!(locale, notes.now_pair),
        Visibility::PairAndCurator => td_string!(locale, notes.now_pair_and_curator),
    };
    let undo = move || {
        let back = from.edit(NoteEdit::Restore(id));
        if back.and_then(|()| to.edit(NoteEdit::Remove(fresh))).is_ok() {
            route::go(Route::Note(id));
        }
    };
    toasts.offer(said, td_string!(locale, notes.undo), undo);
}
