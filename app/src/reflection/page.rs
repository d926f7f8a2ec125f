//! The page: the list of notes, and the one that is open. A phone shows one of the two.

use super::add::AddNote;
use super::list::NotesList;
use super::marks::{ChooseWanted, Wanted};
use super::paper::Paper;
use super::shelf::{Notes, places};
use crate::device::use_device;
use crate::i18n::*;
use crate::route::Route;
use crate::ui::{EmptyState, Glyph, Icon};
use leptos::prelude::*;
use ryadom_domain::{NoteId, Visibility};

/// Notes: the list, and the one that is open.
#[component]
pub fn Page(#[prop(into)] note: Signal<Option<NoteId>>) -> impl IntoView {
    let device = use_device();
    let places = Memo::new(move |_| {
        let person = device.person();
        let summaries = device.summaries().get();
        let shared = |pair| {
            let journal = summaries
                .get(&pair)
                .and_then(|summary| summary.journal.as_ref());
            journal.is_some_and(|journal| journal.notes > 0)
        };
        device
            .registry()
            .with(|registry| places(registry, person, shared))
    });
    let shelf = RwSignal::new(Vec::<Notes>::new());
    let wanted = RwSignal::new(Wanted::All);
    Effect::new(move || {
        let opened = places.get().into_iter();
        shelf.set(opened.map(|place| Notes::open(device, place)).collect());
    });
    // Who reads pairs' notes and is in none has nothing from them yet, rather than nothing written.
    let only_reads = Memo::new(move |_| {
        let has = |visibility| {
            places.with(|places| places.iter().any(|place| place.visibility == visibility))
        };
        has(Visibility::PairAndCurator) && !has(Visibility::Pair)
    });
    let open = Memo::new(move |_| {
        let id = note.get()?;
        let shelf = shelf.get();
        let notes = shelf
            .into_iter()
            .find(|notes| notes.note(id, |_| ()).is_some())?;
        Some((notes, id))
    });
    let ready = Memo::new(move |_| {
        let shelf = shelf.get();
        !shelf.is_empty() && shelf.iter().all(|notes| notes.ready())
    });
    let none = move || {
        ready.get()
            && shelf
                .get()
                .iter()
                .all(|notes| notes.with(|view| view.notes.is_empty()))
    };
    let lost = move || ready.get() && note.get().is_some() && open.get().is_none();
    view! {
        <div class="notes" class:notes--open=move || note.get().is_some()>
            <div class="notes__list">
                <div class="top">
                    <div class="top__words">
                        {move || {
                            // An open note is what the page is about then, and has the first heading.
                            if note.get().is_some() {
                                view! { <h2 class="notes__title">{t!(notes.title)}</h2> }.into_any()
                            } else {
                                view! { <h1 tabindex="-1">{t!(notes.title)}</h1> }.into_any()
                            }
                        }}
                    </div>
                    <div class="top__acts">
                        <AddNote shelf/>
                    </div>
                </div>
                <Show when=none>
                    <EmptyState
                        title=Signal::derive(move || {
                            if only_reads.get() {
                                t!(notes.empty_curator).to_owned()
                            } else {
                                t!(notes.empty).to_owned()
                            }
                        })
                        why=Signal::derive(move || {
                            if only_reads.get() {
                                t!(notes.empty_curator_why).to_owned()
                            } else {
                                t!(notes.empty_why).to_owned()
                            }
                        })
                    />
                </Show>
                <ChooseWanted shelf wanted/>
                <NotesList shelf open=note wanted/>
            </div>
            <div class="notes__open">
                {move || {
                    open.get()
                        .map(|(notes, id)| {
                            view! { <Paper notes id shelf/> }
                        })
                }}
                <Show when=lost>
                    <a class="back" href=Route::Notes.path()>
                        <Icon glyph=Glyph::Back small=true/>
                        {t!(notes.back)}
                    </a>
                    <EmptyState
                        title=t!(notes.not_found)
                        why=t!(notes.not_found_why)
                    />
                </Show>
                <Show when=move || note.get().is_none() && !none()>
                    <p class="notes__choose quiet">{t!(notes.choose)}</p>
                </Show>
            </div>
        </div>
    }
}
