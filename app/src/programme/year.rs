//! The year as a strip of small bars, and the same as a table.

use super::context::use_programme;
use super::months::{Month, months, tally};
use crate::i18n::*;
use crate::told::dates;
use crate::ui::More;
use leptos::prelude::*;

/// Height of the drawing, and what its bars and names take of it, in pixels.
const HEIGHT: f64 = 84.0;
const NAMES: f64 = 24.0;
const BAR: f64 = 8.0;
const STEP: f64 = 11.0;
/// The gap between months, as a part of a month's width.
const GAP: f64 = 0.16;

/// Plan and fact by months.
#[component]
pub fn YearStrip() -> impl IntoView {
    let programme = use_programme();
    let plain = programme.plain_items();
    let today = programme.today();
    let counted = Memo::new(move |_| {
        let (starts, ends) = programme.days();
        plain.with(|items| months(items, starts, ends, today.get()))
    });
    let tally = Memo::new(move |_| plain.with(|items| tally(items, today.get())));
    let words = move || {
        let (tally, locale) = (tally.get(), locale());
        let done = td_string!(
            locale,
            programme.year_done,
            done = tally.done,
            all = tally.all
        );
        match tally.late {
            0 => done,
            late => format!(
                "{done}, {}",
                td_string!(locale, programme.year_late, count = late)
            ),
        }
    };
    let this_month = move || today.get().first_of_month();
    let drawing = move || {
        let counted = counted.get();
        let most = counted.iter().map(Month::planned).max().unwrap_or_default();
        let step = STEP.min((HEIGHT - NAMES) / most.max(1) as f64);
        let width = 100.0 / (counted.len() as f64 * (1.0 + GAP) - GAP);
        counted
            .iter()
            .enumerate()
            .map(|(n, month)| {
                let x = n as f64 * width * (1.0 + GAP);
                view! {
                    <svg x=format!("{x:.3}%") width=format!("{width:.3}%") overflow="visible">
                        {bars(month, step)}
                        <text
                            class="year__month"
                            class:year__month--now=month.first == this_month()
                            x="0"
                            y=HEIGHT - 4.0
                        >
                            {short_name(locale(), month)}
                        </text>
                    </svg>
                }
            })
            .collect_view()
    };
    let rows = move || {
        let locale = locale();
        counted
            .get()
            .into_iter()
            .map(|month| {
                view! {
                    <tr>
                        <th scope="row">{dates::month(locale, month.first)}</th>
                        <td>{month.planned()}</td>
                        <td>{month.done}</td>
                        <td>{month.late}</td>
                    </tr>
                }
            })
            .collect_view()
    };
    view! {
        <section class="sheet strip" aria-labelledby="year">
            <div class="strip__head">
                <h2 id="year">{t!(programme.year)}</h2>
                <small>{words}</small>
            </div>
            <svg
                class="year"
                role="img"
                height=HEIGHT
                aria-label=move || t!(programme.year_drawn, words = words()).to_string()
            >
                {drawing}
            </svg>
            <div class="strip__key">
                <span><span class="strip__sign strip__sign--done"></span>{t!(programme.key_done)}</span>
                <span><span class="strip__sign strip__sign--late"></span>{t!(programme.key_late)}</span>
                <span><span class="strip__sign"></span>{t!(programme.key_ahead)}</span>
            <More summary=t!(programme.as_table)>
                <table class="table">
                    <thead>
                        <tr>
                            <th scope="col">{t!(programme.month)}</th>
                            <th scope="col">{t!(programme.planned)}</th>
                            <th scope="col">{t!(programme.key_done)}</th>
                            <th scope="col">{t!(programme.key_late)}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </More>
            </div>
        </section>
    }
}

/// Done at the bottom, then late, then what is ahead; the last is only outlined.
fn bars(month: &Month, step: f64) -> impl IntoView + use<> {
    let classes = std::iter::repeat_n("year__bar year__bar--done", month.done)
        .chain(std::iter::repeat_n("year__bar year__bar--late", month.late))
        .chain(std::iter::repeat_n("year__bar", month.ahead));
    let height = BAR.min(step - 1.5).max(1.0);
    classes
        .enumerate()
        .map(|(n, class)| {
            let y = HEIGHT - NAMES - height - n as f64 * step;
            view! { <rect class=class x="0" y=y width="100%" height=height rx=height / 2.0></rect> }
        })
        .collect_view()
}

/// «сен»: the first three letters are enough to tell months apart.
fn short_name(locale: Locale, month: &Month) -> String {
    dates::month_name(locale, month.first)
        .chars()
        .take(3)
        .collect()
}
