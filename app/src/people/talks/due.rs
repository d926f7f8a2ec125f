//! For the curator's first screen: next steps agreed with mentors whose day has come.

use super::counsel;
use super::row::settle;
use crate::device::Handle;
use crate::i18n::*;
use crate::people::keeping::Keeping;
use crate::route::Route;
use crate::told::dates;
use crate::ui::Button;
use leptos::prelude::*;
use ryadom_domain::{DocumentId, TalkField, TalkId};
use ryadom_replica::CounselDoc;

/// The card; nothing while nothing waits, and for who is no curator.
#[component]
pub fn DueTalks() -> impl IntoView {
    let keeping = Keeping::here();
    let document = counsel(keeping);
    move || {
        document
            .get()
            .map(|document| view! { <Due keeping document/> })
    }
}

#[component]
fn Due(keeping: Keeping, document: DocumentId) -> impl IntoView {
    let device = keeping.device;
    let handle: Handle<CounselDoc> = device.open(document);
    let due = Memo::new(move |_| {
        let today = device.today();
        handle.with(|view| {
            let mut due: Vec<_> = view
                .talks
                .iter()
                .filter(|row| row.is_due(today))
                .map(|row| {
                    let step = row.field(TalkField::Next).to_owned();
                    (row.day(TalkField::NextDay), row.id, step)
                })
                .collect();
            due.sort();
            due
        })
    });
    let line = move |(day, id, step): (Option<jiff::civil::Date>, TalkId, String)| {
        let name = move || keeping.registry.read().name(id.mentor).short();
        let day = day.map(|day| dates::plain(locale(), day, device.today()));
        let label = {
            let step = step.clone();
            Signal::derive(move || t!(people.talk_done_of, step = step.clone(), name = name()))
        };
        view! {
            <li class="line line--bare talks__due">
                <span class="line__body">
                    <a class="line__words" href=Route::Person(id.mentor).path()>{name}": "{step}</a>
                    <span class="line__more">{day}</span>
                </span>
                <Button small=true label on_press=move || settle(keeping, handle, id)>
                    {t!(people.talk_done)}
                </Button>
            </li>
        }
    };
    view! {
        <Show when=move || !due.read().is_empty()>
            <section class="card" aria-labelledby="talks-due">
                <h2 id="talks-due">{t!(people.talks_due)}</h2>
                <ul><For each=move || due.get() key=Clone::clone children=line/></ul>
            </section>
        </Show>
    }
}
