//! What comes in the next two weeks: meetings that were arranged, and plan items that are due.

use super::view::{Overview, OverviewStoreFields, SoonKey, SoonRow, SoonRowStoreFields};
use crate::attention::short;
use crate::i18n::*;
use crate::route::Route;
use crate::told::dates;
use crate::ui::last_known;
use jiff::civil::Date;
use leptos::prelude::*;
use reactive_stores::{Field, Store};

/// The next two weeks, day by day.
#[component]
pub fn Soon(shown: Store<Overview>, #[prop(into)] today: Signal<Date>) -> impl IntoView {
    let more = move || {
        let more = shown.soon_more().get();
        (more > 0).then(|| {
            view! {
                <p class="told quiet">
                    <span></span>
                    <span>{t!(overview.soon_more, count = short(more))}</span>
                </p>
            }
        })
    };
    view! {
        <section class="sheet" aria-labelledby="overview-soon">
            <div class="head">
                <h2 id="overview-soon">{t!(overview.soon_title)}</h2>
            </div>
            <Show
                when=move || !shown.soon().read().is_empty()
                fallback=move || view! { <p class="sheet__words quiet">{t!(overview.soon_none)}</p> }
            >
                <ul>
                    <For each=move || shown.soon() key=|row| row.of().get() let:row>
                        <SoonLine row today/>
                    </For>
                </ul>
                {more}
            </Show>
        </section>
    }
}

#[component]
fn SoonLine(#[prop(into)] row: Field<SoonRow>, today: Signal<Date>) -> impl IntoView {
    let row = last_known(row);
    let key = row.read_untracked().of;
    let what = move || {
        let locale = locale();
        match (key, row.read().time) {
            (SoonKey::Item(..), _) => row.read().event.clone(),
            (SoonKey::Meeting(_), None) => td_string!(locale, overview.soon_meeting).to_owned(),
            (SoonKey::Meeting(_), Some(time)) => {
                td_string!(locale, overview.soon_meeting_at, time = dates::clock(time))
            }
        }
    };
    let whose = move || {
        let SoonRow { pair, place, .. } = row.get();
        if place.is_empty() {
            return pair;
        }
        t!(overview.soon_where, pair = pair, place = place)
    };
    let when = move || {
        let (locale, today) = (locale(), today.get());
        dates::appointment(locale, row.read().date, None, today)
    };
    // The day of the month stands beside it already, for those who see it.
    let short = move || dates::day_name(locale(), row.read().date, today.get());
    let href = match key {
        SoonKey::Meeting(pair) => Route::PairProgramme(pair),
        SoonKey::Item(pair, item) => Route::Item(pair, item),
    };
    view! {
        <li class="told">
            <b class="told__day" aria-hidden="true">{move || row.read().date.day()}</b>
            <div>
                <a class="told__link" href=href.path()>{what}</a>
                <span class="told__when">
                    <span class="unseen">{when}</span>
                    <span aria-hidden="true">{short}</span>
                    " · "
                    {whose}
                </span>
            </div>
        </li>
    }
}
