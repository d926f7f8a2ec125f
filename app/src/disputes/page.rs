//! The page: who reads it, what is open, and how to open something.

use super::context::{Place, provide_disputes, use_disputes};
use super::form::Open;
use super::one::One;
use crate::device::use_device;
use crate::i18n::*;
use crate::route::Route;
use crate::told::pair_name;
use crate::ui::{EmptyState, Glyph, Icon, More};
use leptos::prelude::*;
use ryadom_domain::{DisputeId, PairId};
use ryadom_replica::DisputeDoc;

/// The disputes of one pair, as far as the reader may see them.
#[component]
pub fn Page(#[prop(into)] pair: Signal<Option<PairId>>) -> impl IntoView {
    let device = use_device();
    let found = Memo::new(move |_| {
        let pair = pair.get()?;
        let registry = device.registry();
        registry.with(|registry| registry.pairs.contains_key(&pair).then_some(pair))
    });
    move || match found.get() {
        Some(pair) => view! { <OnePair pair/> }.into_any(),
        None => {
            view! { <EmptyState title=t!(disputes.none) why=t!(disputes.none_why)/> }.into_any()
        }
    }
}

#[component]
fn OnePair(pair: PairId) -> impl IntoView {
    let disputes = provide_disputes(pair);
    let own = Memo::new(move |_| disputes.own());
    let places = Memo::new(move |_| disputes.places());
    let name = move || {
        let registry = disputes.device.registry();
        registry.with(|registry| {
            let pair = registry.pairs.get(&pair);
            pair.map(|pair| pair_name(registry, pair))
        })
    };
    let is_curator = Memo::new(move |_| disputes.is_curator(disputes.me()));
    let why = move || {
        if is_curator.get() {
            t!(disputes.why_curator)
        } else {
            t!(disputes.why)
        }
    };
    let begun = Memo::new(move |_| !places.read().is_empty());
    let begin = move |place: Place| {
        // Whoever has something open seldom opens another.
        view! {
            <Show
                when=move || begun.get()
                fallback=move || view! { <Open place/> }
            >
                <More summary=t!(disputes.open_another)><Open place/></More>
            </Show>
        }
    };
    view! {
        <a class="back" href=Route::PairProgramme(pair).path()>
            <Icon glyph=Glyph::Back small=true/>
            {t!(disputes.programme)}
        </a>
        <div class="top">
            <div class="top__words">
                <h1 tabindex="-1">{t!(disputes.title)}</h1>
                <p class="quiet">{name}</p>
            </div>
        </div>
        <div class="stack disputes">
            <p>{why}</p>
            <For each=move || places.get() key=|place| *place let:place>
                <In place/>
            </For>
            {move || match own.get() {
                Some(place) => begin(place).into_any(),
                None if begun.get() => ().into_any(),
                None => view! { <EmptyState title=t!(disputes.none) why=t!(disputes.none_why)/> }.into_any(),
            }}
        </div>
    }
}

/// Those that lie with one person.
#[component]
fn In(place: Place) -> impl IntoView {
    let disputes = use_disputes();
    let handle = disputes.device.open::<DisputeDoc>(place.document);
    let ids = move || {
        handle.with(|view| {
            let about = view.disputes.iter();
            about
                .filter(|row| row.dispute.pair == Some(disputes.pair))
                .map(|row| row.id)
                .collect::<Vec<DisputeId>>()
        })
    };
    view! {
        <Show when=move || handle.ready()>
            <ul class="stack disputes__list">
                <For each=ids key=|id| *id let:id>
                    <One id owner=place.owner document=place.document handle/>
                </For>
            </ul>
        </Show>
    }
}
