//! Which of the instruments' screens an address shows.

use super::begin::NewRecord;
use super::desk::{Papers, provide_desk};
use super::list::List;
use super::record::KeptRecord;
use crate::device::use_device;
use crate::i18n::*;
use crate::ui::EmptyState;
use leptos::prelude::*;
use ryadom_domain::{Instrument, PairId, RecordId};

/// Where among a pair's records somebody is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum At {
    /// All of them.
    List(PairId),
    /// Beginning one.
    New(PairId, Instrument),
    /// One of them.
    Record(PairId, RecordId),
}

/// The records of one pair.
#[component]
pub fn Page(#[prop(into)] at: Signal<Option<At>>) -> impl IntoView {
    let device = use_device();
    let papers = Memo::new(move |_| {
        let (At::List(pair) | At::New(pair, _) | At::Record(pair, _)) = at.get()?;
        device
            .registry()
            .with(|registry| Papers::of(registry, device.person(), pair))
    });
    move || match papers.get() {
        Some(papers) => view! { <OfPair papers at/> }.into_any(),
        None => view! {
            <div class="top">
                <div class="top__words"><h1 tabindex="-1">{t!(instruments.title)}</h1></div>
            </div>
            <EmptyState title=t!(instruments.not_found) why=t!(instruments.not_found_why)/>
        }
        .into_any(),
    }
}

#[component]
fn OfPair(papers: Papers, at: Signal<Option<At>>) -> impl IntoView {
    let desk = provide_desk(papers);
    let at = Memo::new(move |_| at.get());
    let ready = Memo::new(move |_| desk.journal.ready() && desk.programme.ready());
    view! {
        <Show when=move || ready.get()>
            {move || match at.get() {
                Some(At::New(_, instrument)) => view! { <NewRecord instrument/> }.into_any(),
                Some(At::Record(_, id)) => view! { <KeptRecord id/> }.into_any(),
                Some(At::List(_)) | None => view! { <List/> }.into_any(),
            }}
        </Show>
    }
}
