//! How many talks with mentors there were in this school year: what the head is told of them. Where the head reads, each
//! talk has its place without its mentor, written together with it.

use crate::attention::{my_roles, short};
use crate::device::Handle;
use crate::i18n::*;
use crate::people::keeping::Keeping;
use crate::route::Route;
use leptos::prelude::*;
use ryadom_domain::{SchoolYear, Side, TalkId};
use ryadom_replica::{CounselDoc, CounselView, PersonnelEdit, PersonnelView};
use std::collections::BTreeSet;

/// What is to be written where the head reads, so that it says of these talks what is so.
fn marks(
    talks: impl IntoIterator<Item = TalkId>,
    counsel: &CounselView,
    papers: &PersonnelView,
) -> Vec<PersonnelEdit> {
    let told = talks.into_iter().filter_map(|id| {
        let row = counsel.talks.iter().find(|row| row.id == id);
        let year = row.and_then(ryadom_replica::TalkRow::year);
        let known = papers.counselled.get(&id.mark()).and_then(|one| one.value);
        (year != known).then(|| PersonnelEdit::Counselled(id.mark(), year))
    });
    told.collect()
}

/// Writes where the head reads what was just done to these talks; taken back with it.
pub fn tell_the_head(keeping: Keeping, handle: Handle<CounselDoc>, talks: BTreeSet<TalkId>) {
    let papers = keeping.papers().get_untracked();
    let edits = untrack(|| handle.with(|counsel| marks(talks, counsel, &papers)));
    if !edits.is_empty() {
        keeping.write_papers(PersonnelEdit::Several(edits), keeping.device.last_deed());
    }
}

/// Writes down, once the page is there, talks of which nothing is known where the head reads: the app was killed between
/// the two. What is known there is left to whoever changes the talk, so that no two devices ever write against each other.
pub fn tell_what_was_cut_off(keeping: Keeping, handle: Handle<CounselDoc>) {
    let papers = keeping.papers_handle();
    Effect::new(move |was_told: Option<bool>| {
        let Some(papers) = papers.get() else {
            return false;
        };
        if was_told == Some(true) || !handle.ready() || !papers.ready() {
            return was_told.unwrap_or_default();
        }
        let edits = untrack(|| {
            let papers = papers.view().get();
            handle.with(|counsel| {
                let talks = counsel.talks.iter().map(|row| row.id);
                let unknown = talks.filter(|id| !papers.counselled.contains_key(&id.mark()));
                marks(unknown, counsel, &papers)
            })
        });
        if !edits.is_empty() {
            // It is nobody's wish of its own, and is tried again with the next look at the page.
            let _ = papers.note(PersonnelEdit::Several(edits));
        }
        true
    });
}

/// The line; nothing while there was no talk, and for who is neither curator nor head.
#[component]
pub fn TalkCount() -> impl IntoView {
    let keeping = Keeping::here();
    let (papers, roles) = (keeping.papers(), my_roles());
    let count = Memo::new(move |_| {
        let year = SchoolYear::of(keeping.device.today());
        let reads = roles.get().curator || roles.get().head;
        let count = papers.with(|papers| papers.talks_in(year));
        (reads && count > 0).then_some(count)
    });
    let words = move || {
        count
            .get()
            .map(|count| t!(people.talks_count, count = short(count)))
    };
    view! {
        {move || words().map(|words| view! {
            <p class="requests__line">
                <a href=Route::Base(Side::Mentor).path()>{words}</a>
            </p>
        })}
    }
}
