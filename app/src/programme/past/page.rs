//! The page: a slider over the programme's life, what was done then, and the programme as it was.

use super::super::context::provide_programme;
use super::corrections::Corrections;
use super::editions::Editions;
use super::slider::Slider;
use super::then::AsItWas;
use super::when::{Chosen, provide_past, use_past};
use crate::device::use_device;
use crate::i18n::*;
use crate::route::Route;
use crate::told::ToldList;
use crate::ui::{EmptyState, Glyph, Icon};
use leptos::prelude::*;
use ryadom_domain::{DocumentId, PairId};
use ryadom_replica::ProgrammeDoc;
use std::sync::Arc;

/// The life of one pair's programme.
#[component]
pub fn History(#[prop(into)] pair: Signal<Option<PairId>>) -> impl IntoView {
    let device = use_device();
    let found = Memo::new(move |_| {
        device.registry().with(|registry| {
            let pair = registry.pairs.get(&pair.get()?)?;
            let document = pair.programme?;
            registry.grant(device.person(), document)?;
            Some((pair.id, document))
        })
    });
    move || match found.get() {
        Some((pair, document)) => view! { <OnePast pair document/> }.into_any(),
        None => view! {
            <EmptyState title=t!(programme.none) why=t!(programme.none_why)/>
        }
        .into_any(),
    }
}

#[component]
fn OnePast(pair: PairId, document: DocumentId) -> impl IntoView {
    let handle = use_device().open::<ProgrammeDoc>(document);
    provide_programme(pair, handle, Signal::stored(None));
    provide_past();
    view! {
        <a class="back" href=Route::PairProgramme(pair).path()>
            <Icon glyph=Glyph::Back small=true/>
            {t!(programme.past_back)}
        </a>
        <div class="top">
            <div class="top__words">
                <h1 tabindex="-1">{t!(programme.past)}</h1>
                <p class="quiet">{t!(programme.past_why)}</p>
            </div>
        </div>
        <Show when=move || handle.ready()>
            <div class="past">
                <div class="past__list">
                    <Editions/>
                    <Slider/>
                    <Done/>
                    <AsItWas/>
                </div>
                <Corrections/>
            </div>
        </Show>
    }
}

/// What the chosen stretch changed, or what has changed since the chosen edition.
#[component]
fn Done() -> impl IntoView {
    let past = use_past();
    let device = past.programme().device();
    let told = Memo::new(move |_| {
        past.then
            .with(|then| then.as_ref().map(|then| Arc::clone(&then.told)))
            .unwrap_or_default()
    });
    let title = move || match past.chosen.get() {
        Chosen::Approved(_) => t!(programme.past_since).into_any(),
        Chosen::Now | Chosen::After(_) => t!(programme.past_done).into_any(),
    };
    let nothing = move || match past.chosen.get() {
        Chosen::Approved(_) => t!(programme.past_since_nothing).into_any(),
        Chosen::Now | Chosen::After(_) => t!(programme.past_done_nothing).into_any(),
    };
    view! {
        <section class="sheet" aria-live="polite">
            <div class="head"><h2>{title}</h2></div>
            <Show when=move || told.read().is_empty()>
                <p class="sheet__words quiet">{nothing}</p>
            </Show>
            <ToldList
                told
                pair=Signal::stored(Some(past.programme().pair()))
                registry=device.registry()
                reader=Signal::derive(move || Some(device.person()))
                now=Signal::derive(move || device.local(device.now()))
                local=move |at| device.local(at)
                whole=true
            />
        </section>
    }
}
