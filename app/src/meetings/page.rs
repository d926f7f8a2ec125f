//! The page: the journal, or one of its meetings.

use super::journal::Journal;
use super::kept::KeptMeeting;
use super::log::LogMeeting;
use crate::device::use_device;
use crate::i18n::*;
use crate::ui::EmptyState;
use leptos::prelude::*;
use ryadom_domain::{DocumentId, MeetingId, PairId, PersonId, Registry};

/// Which meeting is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Entry {
    /// Whose.
    pub pair: PairId,
    /// Which; `None` for one that is being logged.
    pub meeting: Option<MeetingId>,
}

/// A pair whose journal the person may read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Papers {
    /// The pair.
    pub pair: PairId,
    /// Its programme: meetings point to its items.
    pub programme: DocumentId,
    /// Its meetings.
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

/// Meetings: the journal, and over it the one that is open.
#[component]
pub fn Page(
    #[prop(into)] entry: Signal<Option<Entry>>,
    /// Whose journal; one of the person's own when none is said.
    #[prop(into)]
    pair: Signal<Option<PairId>>,
) -> impl IntoView {
    let device = use_device();
    let shown = Memo::new(move |_| {
        let entry = entry.get()?;
        let papers = device
            .registry()
            .with(|registry| Papers::of_pair(registry, device.person(), entry.pair));
        Some((papers, entry.meeting))
    });
    move || match shown.get() {
        None => view! { <Journal pair/> }.into_any(),
        Some((None, _)) => view! {
            <EmptyState
                title=t!(meetings.not_found)
                why=t!(meetings.not_found_why)
            />
        }
        .into_any(),
        Some((Some(papers), None)) => view! { <LogMeeting papers/> }.into_any(),
        Some((Some(papers), Some(id))) => view! { <KeptMeeting papers id/> }.into_any(),
    }
}
