//! How many places two people set apart, and where to look at them.

use super::pair::Papers;
use crate::device::Handle;
use crate::i18n::*;
use crate::route::Route;
use leptos::prelude::*;
use ryadom_replica::{JournalDoc, ProgrammeDoc};

/// The card of places to look at; nothing while there are none.
#[component]
pub fn Places(
    papers: Papers,
    programme: Handle<ProgrammeDoc>,
    journal: Handle<JournalDoc>,
) -> impl IntoView {
    let in_programme = Memo::new(move |_| counted(programme.with(|view| view.places())));
    let in_meetings = Memo::new(move |_| counted(journal.with(|view| view.places())));
    let all = move || in_programme.get() + in_meetings.get();
    view! {
        <Show when=move || { all() > 0 }>
            <section class="card card--need">
                <h2>{move || t!(today.places, count = all())}</h2>
                <p class="quiet">{t!(today.places_why)}</p>
                <div class="card__acts cluster">
                    <Show when=move || { in_programme.get() > 0 }>
                        <a class="button" href=Route::PairProgramme(papers.pair).path()>
                            {t!(today.see_programme)}
                        </a>
                    </Show>
                    <Show when=move || { in_meetings.get() > 0 }>
                        <a class="button" href=Route::Meetings.path()>
                            {t!(today.see_meetings)}
                        </a>
                    </Show>
                </div>
            </section>
        </Show>
    }
}

/// Plurals take numbers of a fixed width.
fn counted(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
