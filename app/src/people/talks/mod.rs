//! The curator's journal of talks with a mentor: on the mentor's page, and what of it waits on the first screen. Only
//! curators have it; the head is told how many talks there were.

mod count;
mod due;
mod form;
mod row;

pub use count::TalkCount;
pub use due::DueTalks;

use super::keeping::Keeping;
use crate::device::Handle;
use crate::i18n::*;
use crate::ui::{Button, Dialog};
use count::tell_what_was_cut_off;
use form::TalkForm;
use leptos::prelude::*;
use row::Row;
use ryadom_domain::{DocumentId, PersonId, TalkId};
use ryadom_replica::CounselDoc;

/// Where the talks are; `None` for who may not read them. Tracked through the memo.
fn counsel(keeping: Keeping) -> Memo<Option<DocumentId>> {
    Memo::new(move |_| {
        let registry = keeping.registry.read();
        let document = registry.counsel()?;
        let granted = registry.grant(keeping.device.person(), document);
        granted.is_some().then_some(document)
    })
}

/// The section of a mentor's page; nothing on one's own, of who leads nobody, and for who is no curator.
#[component]
pub fn Talks(#[prop(into)] person: Signal<Option<PersonId>>) -> impl IntoView {
    let keeping = Keeping::here();
    let people = keeping.device.people();
    let document = counsel(keeping);
    let mentor = Memo::new(move |_| {
        let (person, document) = (person.get()?, document.get()?);
        if person == keeping.device.person() {
            return None;
        }
        let registry = keeping.registry.read();
        let mut pairs = registry.pairs_ever_of(person);
        let leads = pairs.any(|pair| pair.mentors.contains(&person));
        let people = people.read();
        let profile = people.get(&person).map(|one| &one.profile.profile);
        let is_meant = profile.is_some_and(|one| one.mentor.ready || one.mentor.stage.is_some());
        (leads || is_meant).then_some((person, document))
    });
    move || {
        mentor
            .get()
            .map(|(mentor, document)| view! { <OfMentor keeping mentor document/> })
    }
}

#[component]
fn OfMentor(keeping: Keeping, mentor: PersonId, document: DocumentId) -> impl IntoView {
    let handle: Handle<CounselDoc> = keeping.device.open(document);
    tell_what_was_cut_off(keeping, handle);
    let rows = Memo::new(move |_| {
        handle.with(|view| view.with(mentor).map(|row| row.id).collect::<Vec<_>>())
    });
    let editing = RwSignal::new(None::<Option<TalkId>>);
    let open = RwSignal::new(false);
    let edit = Callback::new(move |talk: Option<TalkId>| {
        editing.set(Some(talk));
        open.set(true);
    });
    view! {
        <section class="sheet sheet--padded stack" aria-labelledby="talks">
            <h2 id="talks">{t!(people.talks)}</h2>
            <p class="quiet">{t!(people.talks_why)}</p>
            <ul class="talks">
                <For each=move || rows.get() key=|id| *id let:id>
                    <Row keeping handle id edit/>
                </For>
            </ul>
            <div>
                <Button on_press=move || edit.run(None)>{t!(people.talk_add)}</Button>
            </div>
            <Dialog open title=t!(people.talk_title)>
                {move || editing.get().map(|talk| view! { <TalkForm keeping handle mentor talk open/> })}
            </Dialog>
        </section>
    }
}
