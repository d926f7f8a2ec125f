//! The list of notes, by who sees them.

use super::here::Here;
use super::marks::{Wanted, in_words};
use super::shelf::Notes;
use super::view::{NoteList, NoteListStoreFields, Row, RowKey, RowStoreFields};
use crate::device::use_device;
use crate::i18n::*;
use crate::route::Route;
use crate::told::{Names, dates, pair_name};
use crate::ui::{Tag, TagKind, last_known};
use leptos::prelude::*;
use reactive_stores::{Field, Store};
use ryadom_domain::{NoteId, PairId, Visibility};

/// Heads and notes. A change of one note runs its row again and no other.
#[component]
pub fn NotesList(
    shelf: RwSignal<Vec<Notes>>,
    open: Signal<Option<NoteId>>,
    /// Which of them.
    wanted: RwSignal<Wanted>,
) -> impl IntoView {
    let shown = Store::new(NoteList::default());
    Effect::new(move || {
        let mut fresh = NoteList::default();
        for notes in shelf.get() {
            notes.with(|view| wanted.with(|wanted| fresh.add(notes.place, view, wanted)));
        }
        shown.rows().patch(fresh.rows);
    });
    let any = move || !shown.rows().read().is_empty();
    view! {
        <div class="sheet" class:notes__none=move || !any()>
            <For each=move || shown.rows() key=|row| row.which().get_untracked() let:row>
                {match row.which().get_untracked() {
                    RowKey::Group(visibility, pair) => {
                        view! { <GroupHead visibility pair/> }.into_any()
                    }
                    RowKey::Note(id) => view! { <NoteLine id row open/> }.into_any(),
                }}
            </For>
        </div>
    }
}

/// «Видит пара», with the pair's name for those who have several.
#[component]
fn GroupHead(visibility: Visibility, pair: Option<PairId>) -> impl IntoView {
    let device = use_device();
    let words = move || {
        let locale = locale();
        match visibility {
            Visibility::OnlyMe => td_string!(locale, notes.group_only_me),
            Visibility::Pair => td_string!(locale, notes.group_pair),
            Visibility::PairAndCurator => td_string!(locale, notes.group_pair_and_curator),
        }
    };
    let name = move || {
        device.registry().with(|registry| {
            let one = registry.pairs_of(device.person()).count() == 1;
            let pair = pair
                .filter(|_| !one)
                .and_then(|pair| registry.pairs.get(&pair))?;
            Some(pair_name(registry, pair))
        })
    };
    view! {
        <div class="notes__group">
            <h2>{words}</h2>
            <small>{name}</small>
        </div>
    }
}

/// One note in the list.
#[component]
fn NoteLine(
    id: NoteId,
    #[prop(into)] row: Field<Row>,
    open: Signal<Option<NoteId>>,
) -> impl IntoView {
    let device = use_device();
    let row = last_known(row);
    let line = Memo::new(move |_| row.read().line.clone());
    let title = move || {
        line.with(|line| match line {
            Some(line) if !line.title.is_empty() => line.title.clone(),
            Some(line) if !line.begins.is_empty() => line.begins.clone(),
            _ => t!(notes.untitled).to_owned(),
        })
    };
    let by = move || {
        let locale = locale();
        let today = device.today();
        line.with(|line| {
            let line = line.as_ref()?;
            let day = dates::day(locale, device.local(line.created).date(), today);
            let name = device.registry().with(|registry| {
                let names = Names {
                    registry,
                    reader: Some(device.person()),
                    today,
                };
                names.person(locale, line.author)
            });
            Some(td_string!(locale, notes.by_author, name = name, day = day))
        })
    };
    let marks = move || {
        line.with(|line| {
            let line = line.as_ref()?;
            let marks = in_words(locale(), line.period, &line.tags);
            (!marks.is_empty()).then(|| view! { <span>{marks}</span> })
        })
    };
    let document = line.with_untracked(|line| line.as_ref().map(|line| line.place));
    let came_back =
        Memo::new(move |_| line.with(|line| line.as_ref().is_some_and(|line| line.came_back)));
    view! {
        <a
            class="note"
            href=Route::Note(id).path()
            aria-current=move || (open.get() == Some(id)).then_some("page")
        >
            <span class="note__title">{title}</span>
            <span class="note__more">
                {by}
                {marks}
                {document.map(|place| view! { <Here document=place.document pair=place.pair note=id/> })}
                <Show when=move || came_back.get()>
                    <Tag kind=TagKind::Need>{t!(notes.worth_a_look)}</Tag>
                </Show>
            </span>
        </a>
    }
}
