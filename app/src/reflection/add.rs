//! Beginning a note: only for oneself, or together.

use super::shelf::Notes;
use crate::device::use_device;
use crate::i18n::*;
use crate::route::{self, Route};
use crate::told::pair_name;
use crate::ui::{Button, ButtonKind, Glyph, Icon, use_toasts};
use leptos::prelude::*;
use ryadom_domain::{Note, NoteId, Visibility};
use ryadom_replica::NoteEdit;

/// A button for a note of one's own, and one for each pair to write with.
#[component]
pub fn AddNote(shelf: RwSignal<Vec<Notes>>) -> impl IntoView {
    let device = use_device();
    let toasts = use_toasts();
    let begin = move |notes: Notes| {
        let id = NoteId::from_random(device.random());
        let note = Box::new(Note::default());
        if notes.edit(NoteEdit::Add { id, note }).is_ok() {
            route::go(Route::Note(id));
        } else {
            toasts.say(td_string!(locale(), notes.not_saved));
        }
    };
    let own = Memo::new(move |_| {
        let shelf = shelf.get();
        shelf
            .into_iter()
            .find(|notes| notes.place.visibility == Visibility::OnlyMe)
    });
    let together = Memo::new(move |_| {
        let shelf = shelf.get();
        let of_pairs = shelf
            .into_iter()
            .filter(|notes| notes.place.visibility == Visibility::Pair);
        of_pairs.collect::<Vec<_>>()
    });
    let named = move |notes: Notes| {
        let locale = locale();
        if together.with(Vec::len) < 2 {
            return td_string!(locale, notes.add_pair).to_owned();
        }
        let pair = device.registry().with(|registry| {
            let pair = notes.place.pair.and_then(|pair| registry.pairs.get(&pair));
            pair.map(|pair| pair_name(registry, pair))
                .unwrap_or_default()
        });
        td_string!(locale, notes.add_pair_named, pair = pair)
    };
    view! {
        {move || {
            own.get()
                .map(|notes| {
                    view! {
                        <Button kind=ButtonKind::Act on_press=move |()| begin(notes)>
                            <Icon glyph=Glyph::Add/>
                            {t!(notes.add)}
                        </Button>
                    }
                })
        }}
        {move || {
            together
                .get()
                .into_iter()
                .map(|notes| {
                    view! {
                        <Button on_press=move |()| begin(notes)>{move || named(notes)}</Button>
                    }
                })
                .collect_view()
        }}
    }
}
