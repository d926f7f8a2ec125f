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
use leptos::prelude::*;
use ryadom_domain::{DocumentId, ObservationId, OpenLessonId, PairId, PersonId, Registry};

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

/// A pair whose journal the person may read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Papers {
    /// The pair.
    pub pair: PairId,
    /// Its programme: a step may become one of its items.
    pub programme: DocumentId,
    /// Its journal.
    pub journal: DocumentId,
}

impl Papers {
    /// The pairs that somebody is in; for a curator who is in none, every pair.
    pub fn of(registry: &Registry, person: PersonId) -> Vec<Self> {
        let own: Vec<Self> = registry
            .pairs_of(person)
            .filter_map(|pair| Self::of_pair(registry, person, pair.id))
            .collect();
        if !own.is_empty() {
            return own;
        }
        registry
            .pairs
            .keys()
            .filter_map(|pair| Self::of_pair(registry, person, *pair))
            .collect()
    }

    /// A pair's papers, if this person may read its journal.
    pub fn of_pair(registry: &Registry, person: PersonId, pair: PairId) -> Option<Self> {
        let found = registry.pairs.get(&pair)?;
        let journal = found.journal?;
        registry.grant(person, journal)?;
        Some(Self {
            pair,
            programme: found.programme?,
            journal,
        })
    }
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
