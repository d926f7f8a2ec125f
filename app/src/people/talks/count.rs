//! How many talks with mentors there were in this school year: what the head is told of them. The number is kept where the
//! head reads, by the app of whichever curator looks at the talks.

use super::counsel;
use crate::attention::my_roles;
use crate::device::Handle;
use crate::i18n::*;
use crate::people::keeping::Keeping;
use crate::route::Route;
use leptos::prelude::*;
use ryadom_domain::{DocumentId, SchoolYear, Side};
use ryadom_replica::{CounselDoc, PersonnelEdit};
use std::collections::BTreeSet;

/// Keeps the numbers as the talks are, as often as those change.
pub fn keep_count(keeping: Keeping, handle: Handle<CounselDoc>) {
    let papers = keeping.papers_handle();
    Effect::new(move || {
        let papers = papers.get();
        let is_read = papers.is_none_or(Handle::ready);
        if !handle.ready() || !handle.may_write() || !is_read {
            return;
        }
        let counted = handle.with(|view| view.by_year());
        let kept = papers.map(|papers| papers.with(|papers| papers.counselled.clone()));
        let kept = kept.unwrap_or_default();
        let years: BTreeSet<i16> = counted.keys().chain(kept.keys()).copied().collect();
        for year in years {
            let count = counted.get(&year).copied();
            let known = kept.get(&year).and_then(|kept| kept.value);
            if count != known {
                keeping.write_papers(PersonnelEdit::Counselled(year, count), None);
            }
        }
    });
}

/// The line; nothing while there was no talk, and for who is neither curator nor head.
#[component]
pub fn TalkCount() -> impl IntoView {
    let keeping = Keeping::here();
    let (papers, roles) = (keeping.papers(), my_roles());
    let document = counsel(keeping);
    let count = Memo::new(move |_| {
        let year = SchoolYear::of(keeping.device.today()).begins();
        let reads = roles.get().curator || roles.get().head;
        let kept = papers.with(|papers| papers.counselled.get(&year)?.value);
        kept.filter(|count| reads && *count > 0)
    });
    let words = move || {
        count
            .get()
            .map(|count| t!(people.talks_count, count = u32::from(count)))
    };
    view! {
        {move || document.get().map(|document| view! { <Counts keeping document/> })}
        {move || words().map(|words| view! {
            <p class="requests__line">
                <a href=Route::Base(Side::Mentor).path()>{words}</a>
            </p>
        })}
    }
}

/// Counts, and shows nothing.
#[component]
fn Counts(keeping: Keeping, document: DocumentId) -> impl IntoView {
    keep_count(keeping, keeping.device.open(document));
}
