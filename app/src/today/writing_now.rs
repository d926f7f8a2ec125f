//! Who is writing a note of the pair right now.

use super::pair::Papers;
use crate::device::{Handle, use_device};
use crate::i18n::*;
use crate::route::Route;
use crate::told::part;
use crate::ui::Who;
use leptos::prelude::*;
use ryadom_domain::{NoteId, PersonId};
use ryadom_replica::ReflectionDoc;

/// The card of notes that somebody else is in; nothing while nobody is.
#[component]
pub fn WritingNow(papers: Papers, reflection: Handle<ReflectionDoc>) -> impl IntoView {
    let device = use_device();
    let writing = Memo::new(move |_| {
        let me = device.person();
        let present = device.presence(papers.reflection).get();
        let mut writing: Vec<(NoteId, PersonId)> = reflection.with(|view| {
            let in_note = |note: NoteId| {
                let name = note.to_string();
                let here = present.iter().filter(move |one| one.text.contains(&name));
                here.map(move |one| (note, one.person))
            };
            view.notes
                .iter()
                .flat_map(|note| in_note(note.id))
                .collect()
        });
        writing.retain(|(_, person)| *person != me);
        writing.sort_unstable();
        writing.dedup();
        writing
    });
    let line = move |(note, person): (NoteId, PersonId)| {
        let (name, part) = device.registry().with(|registry| {
            let pair = registry.pairs.get(&papers.pair);
            (registry.name(person), part(registry, pair, person))
        });
        let short = name.short();
        let title = Memo::new(move |_| {
            reflection.with(|view| {
                let found = view.notes.iter().find(|one| one.id == note);
                found
                    .map(|one| one.title.trim().to_owned())
                    .unwrap_or_default()
            })
        });
        let words = move || {
            let locale = locale();
            let title = title.get();
            if title.is_empty() {
                td_string!(locale, today.writing_untitled, name = short.clone())
            } else {
                td_string!(
                    locale,
                    today.writing_now_who,
                    name = short.clone(),
                    note = title
                )
            }
        };
        view! {
            <div class="told">
                <Who name=name.full() initials=name.initials() part=part/>
                <div>
                    <p>{words}</p>
                    <a href=Route::Note(note).path()>{t!(today.open_note)}</a>
                </div>
            </div>
        }
    };
    view! {
        <Show when=move || writing.with(|writing| !writing.is_empty())>
            <section class="sheet">
                <div class="head">
                    <h2>{t!(today.writing_now)}</h2>
                </div>
                <For each=move || writing.get() key=|one| *one children=line/>
            </section>
        </Show>
    }
}
