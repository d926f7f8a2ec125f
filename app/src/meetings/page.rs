//! The page: the journal, or one of its meetings.

use super::journal::Journal;
use super::kept::KeptMeeting;
use super::log::LogMeeting;
use crate::device::use_device;
use crate::i18n::*;
use crate::ui::EmptyState;
use crate::whose::Papers;
use leptos::prelude::*;
use ryadom_domain::{MeetingId, PairId};

/// Which meeting is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Entry {
    /// Whose.
    pub pair: PairId,
    /// Which; `None` for one that is being logged.
    pub meeting: Option<MeetingId>,
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
