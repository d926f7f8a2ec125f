//! The page: the three rounds of a pair and what follows from them, or one sheet that is being answered.

use super::asking::Asking;
use super::context::{Papers, provide_diagnostics, use_diagnostics};
use super::form::Answering;
use super::found::Found;
use super::levels::LaterLevels;
use super::others::Others;
use super::picture::Picture;
use super::rounds::Rounds;
use crate::device::use_device;
use crate::i18n::*;
use crate::route::Route;
use crate::ui::{EmptyState, Glyph, Icon};
use leptos::prelude::*;
use ryadom_domain::{Inquiry, PairId, PersonId, Round};

/// Which sheet is being answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sheet {
    /// Which time of the year.
    pub round: Round,
    /// About whom.
    pub about: PersonId,
    /// Another questionnaire than the usual one.
    pub inquiry: Option<Inquiry>,
}

impl Sheet {
    /// Of the usual questionnaire.
    pub const fn usual(round: Round, about: PersonId) -> Self {
        Self {
            round,
            about,
            inquiry: None,
        }
    }
}

/// The questionnaires of one pair.
#[component]
pub fn Page(
    #[prop(into)] pair: Signal<Option<PairId>>,
    /// The sheet that is open.
    #[prop(into)]
    sheet: Signal<Option<Sheet>>,
) -> impl IntoView {
    let device = use_device();
    let papers = Memo::new(move |_| {
        let pair = pair.get()?;
        let registry = device.registry();
        registry.with(|registry| Papers::of(registry, device.person(), pair))
    });
    move || match papers.get() {
        Some(papers) => view! { <OnePair papers sheet/> }.into_any(),
        None => view! {
            <div class="top">
                <div class="top__words"><h1 tabindex="-1">{t!(diagnostics.title)}</h1></div>
            </div>
            <EmptyState title=t!(diagnostics.none) why=t!(diagnostics.none_why)/>
        }
        .into_any(),
    }
}

#[component]
fn OnePair(papers: Papers, sheet: Signal<Option<Sheet>>) -> impl IntoView {
    let diagnostics = provide_diagnostics(papers);
    let ready = Memo::new(move |_| diagnostics.ready());
    let open = Memo::new(move |_| sheet.get());
    view! {
        <Show when=move || ready.get()>
            {move || match open.get() {
                Some(Sheet { round, about, inquiry: None }) => view! { <Answering round about/> }.into_any(),
                Some(Sheet { round, about, inquiry: Some(inquiry) }) => {
                    view! { <Asking round about inquiry/> }.into_any()
                }
                None => view! { <Overview/> }.into_any(),
            }}
        </Show>
    }
}

#[component]
fn Overview() -> impl IntoView {
    let diagnostics = use_diagnostics();
    let mentees = Memo::new(move |_| diagnostics.mentees());
    let programme = Route::PairProgramme(diagnostics.pair()).path();
    let instruments = Route::Instruments(diagnostics.pair()).path();
    view! {
        <a class="back" href=programme>
            <Icon glyph=Glyph::Back small=true/>
            {t!(diagnostics.programme)}
        </a>
        <div class="top">
            <div class="top__words"><h1 tabindex="-1">{t!(diagnostics.title)}</h1></div>
            <div class="top__acts"><a class="button" href=instruments>{t!(diagnostics.instruments)}</a></div>
        </div>
        <For each=move || mentees.get() key=|mentee| *mentee let:mentee>
            <Mentee mentee/>
        </For>
    }
}

#[component]
fn Mentee(mentee: PersonId) -> impl IntoView {
    let diagnostics = use_diagnostics();
    let of = Memo::new(move |_| t!(diagnostics.of_mentee, name = diagnostics.name(mentee)).clone());
    view! {
        <div class="stack diagnostics">
            <p class="quiet">{move || of.get()}</p>
            <Rounds mentee/>
            <Others mentee/>
            <Found mentee/>
            <LaterLevels mentee/>
            <Picture mentee/>
            <p class="quiet">{move || diagnostics.seen()}</p>
        </div>
    }
}
