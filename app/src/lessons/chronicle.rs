//! Летопись: every visit and open lesson of a mentor's pairs, year by year.

use super::line::{LessonLine, Row, YearHead, lines, rows};
use crate::attention;
use crate::device::use_device;
use crate::i18n::*;
use crate::route::Route;
use crate::ui::{EmptyState, Glyph, Icon};
use crate::whose::Papers;
use leptos::prelude::*;
use ryadom_domain::PersonId;
use ryadom_replica::JournalDoc;

/// The lessons of one mentor.
#[component]
pub fn Chronicle(mentor: PersonId) -> impl IntoView {
    let device = use_device();
    let kids = attention::is_kindergarten();
    let papers = Memo::new(move |_| {
        device.registry().with(|registry| {
            let theirs = registry
                .pairs_ever_of(mentor)
                .filter(|pair| pair.mentors.contains(&mentor));
            let read =
                theirs.filter_map(|pair| Papers::of_pair(registry, device.person(), pair.id));
            read.collect::<Vec<_>>()
        })
    });
    let journals = Memo::new(move |_| {
        let open = papers
            .get()
            .into_iter()
            .map(|papers| (papers.pair, device.open::<JournalDoc>(papers.journal)));
        open.collect::<Vec<_>>()
    });
    let shown = Memo::new(move |_| {
        let all = journals.get();
        let of_pair = |(pair, journal): &(_, crate::device::Handle<JournalDoc>)| {
            journal.with(|journal| lines(*pair, journal))
        };
        rows(all.iter().flat_map(of_pair).collect())
    });
    let name = move |person: PersonId| {
        device
            .registry()
            .with(|registry| registry.name(person).short())
    };
    let ready = move || journals.get().iter().all(|(_, journal)| journal.ready());
    view! {
        <div class="top">
            <div class="top__words">
                <a class="back" href=Route::Lessons.path()>
                    <Icon glyph=Glyph::Back small=true/>
                    {move || if kids.get() { t!(lessons.back_k) } else { t!(lessons.back) }}
                </a>
                <h1 tabindex="-1">{move || t!(lessons.chronicle, name = name(mentor)).to_string()}</h1>
                <p class="quiet">{t!(lessons.chronicle_why)}</p>
            </div>
        </div>
        <Show when=move || ready() && shown.with(Vec::is_empty)>
            <EmptyState title=t!(lessons.empty) why=t!(lessons.empty_reader)/>
        </Show>
        <For each=move || shown.get() key=|row| row.clone() let:row>
            {match row {
                Row::Year(year) => view! { <YearHead year/> }.into_any(),
                Row::Line(line) => {
                    let (kids, today) = untrack(|| (kids.get(), device.today()));
                    let teacher = untrack(|| line.teacher.map(name).unwrap_or_default());
                    view! { <LessonLine line kids today teacher/> }.into_any()
                }
            }}
        </For>
    }
}
