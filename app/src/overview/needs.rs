//! «Нужны вы»: the pairs that need the reader, why, and what can be done about it at once.

use super::confirm::Confirm;
use super::view::{NeedRow, NeedRowStoreFields, Overview, OverviewStoreFields};
use crate::attention::{self, short};
use crate::i18n::*;
use crate::route::Route;
use crate::told::{capital, vocabulary};
use crate::ui::{Button, More, at_first, last_known};
use leptos::prelude::*;
use reactive_stores::{Field, Store};
use ryadom_domain::attention::{Need, Thresholds};

/// How many rows are built before the first paint; each frame after it doubles them.
const ROWS: usize = 4;

/// The section: a row for each pair, most pressing first, and the thresholds in words.
#[component]
pub fn Needs(shown: Store<Overview>, #[prop(into)] limits: Signal<Thresholds>) -> impl IntoView {
    let built = at_first(ROWS);
    view! {
        <section class="sheet" aria-labelledby="overview-needs">
            <div class="head">
                <h2 id="overview-needs">{t!(overview.need_title)}</h2>
            </div>
            <Show
                when=move || !shown.needs().read().is_empty()
                fallback=move || view! { <p class="sheet__words quiet">{t!(overview.need_none)}</p> }
            >
                <ul class="needs">
                    <For each=move || shown.needs().into_iter().take(built.get()) key=|row| row.id().get() let:row>
                        <NeedLine row/>
                    </For>
                </ul>
            </Show>
            <div class="thresholds">
                <More summary=t!(overview.thresholds)>
                    <Limits limits/>
                </More>
            </div>
        </section>
    }
}

#[component]
fn NeedLine(#[prop(into)] row: Field<NeedRow>) -> impl IntoView {
    let confirming = Confirm::here();
    let row = last_known(row);
    let id = row.read_untracked().id;
    let sort = move || {
        let locale = locale();
        let form = row.read().form.map(|form| vocabulary::form(locale, form));
        let kind = row.read().kind.map(|kind| vocabulary::kind(locale, kind));
        let words: Vec<_> = form.into_iter().chain(kind).collect();
        words.join(" · ")
    };
    let why = move || attention::sentence(locale(), &row.read().why);
    let marks = Memo::new(move |_| row.read().marks.len());
    // Marks alone need no look at the programme: whoever trusts the pair confirms them here.
    let only_marks = move || {
        row.read()
            .why
            .iter()
            .all(|need| matches!(need, Need::Marks(_)))
    };
    let act = move || t!(overview.confirm_all, count = short(marks.get()));
    let confirm = move || {
        view! {
            <Button
                on_press=move |()| confirming.all_of(&row.read_untracked())
                label=Signal::derive(move || t!(
                    overview.confirm_pair,
                    act = act(),
                    pair = row.read().name.clone()
                ))
            >
                {act}
            </Button>
        }
    };
    view! {
        <li class="needy">
            <div>
                <p class="row__name">{move || row.read().name.clone()}</p>
                <small>{move || capital(&sort())}</small>
            </div>
            <p class="needy__why" class:needy__why--calm=only_marks>{why}</p>
            <div class="row__acts">
                <Show when=move || { marks.get() > 0 }>{confirm()}</Show>
                <a
                    class="button"
                    href=Route::PairProgramme(id).path()
                    aria-label=move || t!(overview.open_pair, pair = row.read().name.clone())
                >
                    {t!(overview.open)}
                </a>
            </div>
        </li>
    }
}

/// The thresholds in words, so that nobody has to guess why a pair is or is not here.
#[component]
fn Limits(limits: Signal<Thresholds>) -> impl IntoView {
    let all = move || {
        let Thresholds {
            quiet_days,
            first_meeting_days,
            late_item_days,
            late_agreement_days,
            draft_days,
        } = limits.get();
        [
            t!(overview.limit_quiet, count = quiet_days),
            t!(overview.limit_first, count = first_meeting_days),
            t!(overview.limit_item, count = late_item_days),
            t!(overview.limit_agreement, count = late_agreement_days),
            t!(overview.limit_draft, count = draft_days),
            t!(overview.limit_rest).to_owned(),
        ]
        .into_iter()
        .map(|words| view! { <li>{words}</li> })
        .collect_view()
    };
    view! {
        <p class="quiet">{t!(overview.thresholds_why)}</p>
        <ul class="thresholds__list quiet">{all}</ul>
    }
}
