//! The open note.

use super::body::{NoteBody, NoteTitle};
use super::here::Here;
use super::marks::NoteMarks;
use super::mood::NoteMood;
use super::prompts::Prompts;
use super::shelf::Notes;
use super::visibility::WhoSees;
use crate::device::use_device;
use crate::i18n::*;
use crate::route::{self, Route};
use crate::told::{Names, dates, seen_by};
use crate::ui::{Button, ButtonKind, Glyph, Icon, Notice, use_toasts};
use leptos::prelude::*;
use ryadom_domain::{NoteId, Visibility};
use ryadom_replica::NoteEdit;

/// Title, words, who sees them, who is here.
#[component]
pub fn Paper(notes: Notes, id: NoteId, shelf: RwSignal<Vec<Notes>>) -> impl IntoView {
    let device = use_device();
    let toasts = use_toasts();
    let place = notes.place;
    let author = Memo::new(move |_| notes.note(id, |note| note.author).flatten());
    let created = Memo::new(move |_| notes.note(id, |note| note.created));
    let torn = Memo::new(move |_| {
        notes
            .note(id, |note| note.fate.is_torn())
            .unwrap_or_default()
    });
    // The author decides who sees a note, and whether it stays.
    let mine = Memo::new(move |_| {
        notes.may_write()
            && (place.visibility == Visibility::OnlyMe || author.get() == Some(device.person()))
    });
    let names = move |locale: Locale, said: &dyn Fn(Locale, &Names<'_>) -> String| {
        let today = device.today();
        device.registry().with(|registry| {
            let names = Names {
                registry,
                reader: Some(device.person()),
                today,
            };
            said(locale, &names)
        })
    };
    let by = move || {
        let locale = locale();
        let day = created
            .get()
            .map(|at| dates::day(locale, device.local(at).date(), device.today()));
        let name = names(locale, &|locale, names| names.person(locale, author.get()));
        td_string!(
            locale,
            notes.by_author,
            name = name,
            day = day.unwrap_or_default()
        )
    };
    let seen = move || {
        names(locale(), &|locale, names| {
            let pair = place.pair.and_then(|pair| names.registry.pairs.get(&pair));
            seen_by(locale, names, pair, place.visibility.document())
        })
    };
    let heading = move || {
        let title = notes.note(id, |note| note.title.trim().to_owned());
        title
            .filter(|title| !title.is_empty())
            .unwrap_or_else(|| t!(notes.untitled).to_owned())
    };
    let remove = move |()| {
        let locale = locale();
        if notes.edit(NoteEdit::Remove(id)).is_err() {
            toasts.say(td_string!(locale, notes.not_saved));
            return;
        }
        route::go(Route::Notes);
        let undo = move || {
            if notes.edit(NoteEdit::Restore(id)).is_ok() {
                route::go(Route::Note(id));
            }
        };
        toasts.offer(
            td_string!(locale, notes.removed),
            td_string!(locale, notes.undo),
            undo,
        );
    };
    let keep = move |()| {
        if notes.edit(NoteEdit::Restore(id)).is_err() {
            toasts.say(td_string!(locale(), notes.not_saved));
        }
    };
    view! {
        <a class="back notes__back" href=Route::Notes.path()>
            <Icon glyph=Glyph::Back small=true/>
            {t!(notes.back)}
        </a>
        <Show when=move || torn.get()>
            <Notice
                need=true
                words=t!(notes.came_back)
            >
                <Button small=true on_press=keep>
                    {t!(notes.keep_row)}
                </Button>
            </Notice>
        </Show>
        <article class="paper">
            <h1 class="unseen" tabindex="-1">{heading}</h1>
            <NoteTitle notes id/>
            <p class="paper__who">
                <span>{by}</span>
                <span>{seen}</span>
                <Here document=place.document pair=place.pair note=id worded=true/>
            </p>
            <Show when=move || !notes.may_write()>
                <p class="quiet">{t!(notes.read_only)}</p>
            </Show>
            <NoteBody notes id/>
            <Show when=move || notes.may_write()>
                <Prompts notes id/>
            </Show>
        </article>
        <Show when=move || !mine.get()>
            <NoteMood notes id mine/>
            <NoteMarks notes id shelf mine/>
        </Show>
        <Show when=move || mine.get()>
            <section class="paper__foot">
                <NoteMood notes id mine/>
                <NoteMarks notes id shelf mine/>
                <WhoSees notes id shelf/>
                <div>
                    <Button kind=ButtonKind::Need on_press=remove>
                        {t!(notes.remove)}
                    </Button>
                </div>
            </section>
        </Show>
    }
}
