//! The versions that were approved: "as approved on 15 September" beside now.

use super::super::context::{Programme, use_programme};
use super::super::paper::full_day;
use super::when::{Chosen, use_past};
use crate::i18n::*;
use crate::ui::{Button, ButtonKind};
use leptos::prelude::*;
use ryadom_domain::{Edition, EditionId};
use ryadom_replica::{EditionRow, ProgrammeEdit};

/// What keeps the version that is being approved: the programme as it is on this device at this moment.
pub fn approved_now(programme: Programme) -> ProgrammeEdit {
    let (day, basis) = programme.view_untracked(|view| {
        let title = view.title.plain();
        let locale = untrack(locale);
        let order = (!title.order_number.trim().is_empty()).then(|| {
            td_string!(
                locale,
                programme.past_order,
                number = title.order_number.clone()
            )
        });
        let said = [order, Some(title.council_protocol)];
        let said: Vec<String> = said
            .into_iter()
            .flatten()
            .filter(|words| !words.trim().is_empty())
            .collect();
        (title.order_date, said.join("; "))
    });
    let edition = Edition {
        day: day.or_else(|| Some(untrack(|| programme.today().get()))),
        basis,
    };
    ProgrammeEdit::AddEdition {
        id: EditionId::from_random(programme.random()),
        edition: Box::new(edition),
    }
}

/// Every approved version, the newest first. Nothing while there is none.
#[component]
pub fn Editions() -> impl IntoView {
    let programme = use_programme();
    let rows = Memo::new(move |_| programme.view(|view| view.editions.clone()));
    view! {
        <Show when=move || !rows.read().is_empty()>
            <section class="sheet">
                <div class="head"><h2>{t!(programme.past_editions)}</h2></div>
                <ul>
                    {move || rows.get().into_iter().map(|row| view! { <EditionLine row/> }).collect_view()}
                </ul>
            </section>
        </Show>
    }
}

#[component]
fn EditionLine(row: EditionRow) -> impl IntoView {
    let past = use_past();
    let id = row.id;
    let is_shown = Signal::derive(move || past.chosen.get() == Chosen::Approved(id));
    let title = move || {
        let locale = locale();
        let day = row.edition.day.map(|day| full_day(locale, day));
        td_string!(
            locale,
            programme.past_approved,
            day = day.unwrap_or_default()
        )
    };
    view! {
        <li class="row row--two">
            <div>
                <span class="row__name">{title}</span>
                <p class="quiet">{row.edition.basis.clone()}</p>
            </div>
            <div class="row__acts">
                <Button
                    small=true
                    kind=ButtonKind::Usual
                    disabled=is_shown
                    on_press=move || past.chosen.set(Chosen::Approved(id))
                >
                    {t!(programme.past_show_approved)}
                </Button>
            </div>
        </li>
    }
}
