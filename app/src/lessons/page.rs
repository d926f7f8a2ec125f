//! Which of the lessons' screens an address shows.

use super::chronicle::Chronicle;
use super::desk::provide_desk;
use super::list::Lists;
use super::open::{KeptOpen, NewOpen};
use super::start::NewVisit;
use super::visit::KeptVisit;
use crate::device::use_device;
use crate::i18n::*;
use crate::ui::EmptyState;
use crate::whose::Papers;
use leptos::prelude::*;
use ryadom_domain::{ObservationId, OpenLessonId, PairId, PersonId};

/// Where among the lessons somebody is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum At {
    /// All of a pair; `None` for one of the person's own.
    List(Option<PairId>),
    /// Beginning a visit.
    NewVisit(PairId),
    /// One visit.
    Visit(PairId, ObservationId),
    /// Planning an open lesson.
    NewOpen(PairId),
    /// One open lesson.
    Open(PairId, OpenLessonId),
    /// All lessons of a mentor's pairs.
    Of(PersonId),
}

/// Lessons.
#[component]
pub fn Page(#[prop(into)] at: Signal<At>) -> impl IntoView {
    let device = use_device();
    let shown = Memo::new(move |_| {
        let at = at.get();
        let pair = match at {
            At::NewVisit(pair) | At::Visit(pair, _) | At::NewOpen(pair) | At::Open(pair, _) => {
                Some(pair)
            }
            At::List(_) | At::Of(_) => None,
        };
        let papers = pair.and_then(|pair| {
            device
                .registry()
                .with(|registry| Papers::of_pair(registry, device.person(), pair))
        });
        (at, papers)
    });
    move || match shown.get() {
        (At::List(pair), _) => view! { <Lists pair/> }.into_any(),
        (At::Of(mentor), _) => view! { <Chronicle mentor/> }.into_any(),
        (at, Some(papers)) => view! { <OfPair at papers/> }.into_any(),
        (_, None) => view! {
            <EmptyState title=t!(lessons.not_found) why=t!(lessons.not_found_why)/>
        }
        .into_any(),
    }
}

#[component]
fn OfPair(at: At, papers: Papers) -> impl IntoView {
    provide_desk(papers);
    match at {
        At::Visit(_, id) => view! { <KeptVisit id/> }.into_any(),
        At::NewVisit(_) => view! { <NewVisit/> }.into_any(),
        At::Open(_, id) => view! { <KeptOpen id/> }.into_any(),
        At::NewOpen(_) | At::List(_) | At::Of(_) => view! { <NewOpen/> }.into_any(),
    }
}
