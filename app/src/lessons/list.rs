//! A pair's lessons: how they go over the year, then each visit and open lesson.

use super::desk::{provide_desk, use_desk};
use super::dynamics::Dynamics;
use super::line::{lines, row_view, rows};
use super::start;
use crate::attention;
use crate::i18n::*;
use crate::route::Route;
use crate::ui::{EmptyState, Glyph, Icon};
use crate::whose::{Papers, Shown};
use leptos::prelude::*;
use ryadom_domain::{PairId, Side};

/// The lessons of the person's pairs, one pair at a time.
#[component]
pub fn Lists(pair: Option<PairId>) -> impl IntoView {
    let shown = Shown::asked(pair.into());
    let kids = attention::is_kindergarten();
    view! {
        {shown.choice()}
        {move || match shown.papers.get() {
            Some(papers) => view! { <OfPair papers/> }.into_any(),
            None => view! {
                <h1 tabindex="-1">{if kids.get() { t!(lessons.title_k) } else { t!(lessons.title) }}</h1>
                <EmptyState title=t!(lessons.no_pair) why=t!(lessons.no_pair_why)/>
            }
            .into_any(),
        }}
    }
}

#[component]
fn OfPair(papers: Papers) -> impl IntoView {
    provide_desk(papers);
    view! { <List/> }
}

/// One pair's lessons.
#[component]
fn List() -> impl IntoView {
    let desk = use_desk();
    let pair = desk.papers.pair;
    let shown = Memo::new(move |_| desk.journal.with(|journal| rows(lines(pair, journal))));
    let count = Memo::new(move |_| desk.journal.with(|journal| journal.observations.len()));
    let counted = move || {
        let count = u32::try_from(count.get()).unwrap_or(u32::MAX);
        (count > 0).then(|| format!("{} · ", t!(lessons.count, count = count)))
    };
    let begun = desk.device.has_draft(&start::name_of(desk));
    let visit = move || {
        if begun.get() {
            t!(lessons.visit_on)
        } else {
            desk.word(t!(lessons.visit), t!(lessons.visit_k))
        }
    };
    let empty = move || desk.journal.ready() && shown.with(Vec::is_empty);
    let why = Signal::derive(move || {
        if desk.still.get() {
            t!(lessons.empty_reader).to_owned()
        } else {
            t!(lessons.empty_why).to_owned()
        }
    });
    let mentors = move || {
        let mentors = desk
            .members()
            .into_iter()
            .filter(|(_, side)| *side == Side::Mentor);
        let links = mentors.map(|(mentor, _)| {
            let name = desk.name(Some(mentor));
            view! {
                <a class="back" href=Route::Chronicle(mentor).path()>
                    {t!(lessons.chronicle_link, name = name).to_string()}
                </a>
            }
        });
        links.collect_view()
    };
    view! {
        <div class="top">
            <div class="top__words">
                <h1 tabindex="-1">{move || desk.word(t!(lessons.title), t!(lessons.title_k))}</h1>
                <p class="quiet">{counted}{move || desk.seen()}</p>
            </div>
            <Show when=move || !desk.still.get()>
                <div class="top__acts">
                    <a class="button button--act" href=Route::VisitLesson(pair).path()>
                        <Icon glyph=Glyph::Add/>
                        {visit}
                    </a>
                    <a class="button" href=Route::PlanOpenLesson(pair).path()>
                        {move || desk.word(t!(lessons.plan_open), t!(lessons.plan_open_k))}
                    </a>
                </div>
            </Show>
        </div>
        <Show when=empty>
            <EmptyState title=t!(lessons.empty) why/>
        </Show>
        <Dynamics/>
        <For each=move || shown.get() key=|row| row.clone() let:row>
            {row_view(desk, row)}
        </For>
        <Show when=move || shown.with(|shown| !shown.is_empty())>
            <p class="cluster">{mentors}</p>
        </Show>
    }
}
