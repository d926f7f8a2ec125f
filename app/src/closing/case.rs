//! A case for the bank of practices: what was tried, how, with what result. It is passed on only when everybody of the pair
//! has agreed.

use super::context::use_closing;
use super::said::Said;
use crate::i18n::*;
use crate::told::dates;
use crate::ui::{Checkbox, More};
use jiff::civil::Date;
use leptos::prelude::*;
use ryadom_domain::{CaseField, PairStep, PersonId};

/// What a case cannot do without; the rest stands under «Подробнее».
const MAIN: [CaseField; 4] = [
    CaseField::Title,
    CaseField::Problem,
    CaseField::Technology,
    CaseField::Results,
];

/// The fields and the consents.
#[component]
pub fn Case() -> impl IntoView {
    let closing = use_closing();
    let in_pair = Signal::derive(move || closing.side().is_some());
    let field = move |field: CaseField| {
        let lines = !matches!(field, CaseField::Title | CaseField::Period);
        view! { <Said step=PairStep::Case(field) label=field_words(field) mine=in_pair lines/> }
    };
    let rest = CaseField::ALL
        .iter()
        .copied()
        .filter(|field| !MAIN.contains(field));
    view! {
        <p class="quiet">{t!(closing.case_why)}</p>
        {MAIN.into_iter().map(field).collect_view()}
        <More summary=t!(closing.case_more)>
            <div class="stack">{rest.map(field).collect_view()}</div>
        </More>
        <h3>{t!(closing.consents)}</h3>
        <For each=move || closing.members() key=|who| *who let:who>
            <Consent who/>
        </For>
    }
}

/// Whether somebody agrees that the case be passed on.
#[component]
fn Consent(who: PersonId) -> impl IntoView {
    let closing = use_closing();
    let step = PairStep::CaseConsent(who);
    let given = {
        let step = step.clone();
        Memo::new(move |_| closing.said(&step))
    };
    let day = move || {
        let day: Option<Date> = given.read().parse().ok();
        day.map(|day| dates::plain(locale(), day, closing.device.today()))
    };
    let change = move |on: bool| {
        let words = if on {
            closing.device.today().to_string()
        } else {
            String::new()
        };
        closing.note(step.clone(), words);
    };
    let change = StoredValue::new(change);
    let words = move || match day() {
        Some(day) => t!(
            closing.consented,
            name = crate::told::capital(&closing.name(who)),
            day = day
        ),
        None => t!(
            closing.not_consented,
            name = crate::told::capital(&closing.name(who))
        ),
    };
    view! {
        <Show
            when=move || closing.me() == who && closing.may_write()
            fallback=move || view! { <p class="quiet">{words}</p> }
        >
            <Checkbox
                checked=Signal::derive(move || !given.read().is_empty())
                on_change=move |on| change.with_value(|change| change(on))
            >
                {t!(closing.consent)}
            </Checkbox>
        </Show>
    }
}

/// What a part of a case is called.
pub fn field_words(field: CaseField) -> &'static str {
    match field {
        CaseField::Title => t!(closing.case_title),
        CaseField::Problem => t!(closing.case_problem),
        CaseField::Audience => t!(closing.case_audience),
        CaseField::Technology => t!(closing.case_technology),
        CaseField::Period => t!(closing.case_period),
        CaseField::Resources => t!(closing.case_resources),
        CaseField::Results => t!(closing.case_results),
        CaseField::Risks => t!(closing.case_risks),
        CaseField::Transfer => t!(closing.case_transfer),
        CaseField::Materials => t!(closing.case_materials),
    }
}
