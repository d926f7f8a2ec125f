//! The score of each visit over the school year, drawn, with the same in a table for those who read instead.

use super::desk::use_desk;
use crate::i18n::*;
use crate::told::dates;
use crate::ui::More;
use jiff::civil::Date;
use leptos::prelude::*;
use ryadom_domain::{PersonId, SchoolYear, Visit};
use ryadom_replica::JournalView;

/// Height of the drawing, and what names of months and the words over the highest dot take of it, in pixels.
const HEIGHT: f64 = 132.0;
const NAMES: f64 = 24.0;
const ABOVE: f64 = 22.0;
/// September to May.
const MONTHS: u8 = 9;

/// One visit of the drawing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dot {
    pub date: Date,
    pub percent: u8,
    pub topic: String,
}

/// The visits to one teacher in one school year, oldest first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Series {
    pub teacher: Option<PersonId>,
    pub year: SchoolYear,
    pub dots: Vec<Dot>,
}

/// By teacher, of the newest year in which there is more than one scored visit to draw. What a mentee saw at the mentor's
/// is for learning from, and not counted.
pub fn series(journal: &JournalView) -> Vec<Series> {
    let mut all: Vec<Series> = Vec::new();
    // Newest first in the journal.
    for row in journal.observations.iter().rev() {
        let (Some(date), Some(percent)) = (row.date.value, row.tally().all.percent()) else {
            continue;
        };
        if row.visit.value == Some(Visit::MenteeToMentor) {
            continue;
        }
        let (teacher, year) = (row.teacher.value, SchoolYear::of(date));
        let dot = Dot {
            date,
            percent,
            topic: row.topic.trim().to_owned(),
        };
        match all
            .iter_mut()
            .find(|series| series.teacher == teacher && series.year == year)
        {
            Some(series) => series.dots.push(dot),
            None => all.push(Series {
                teacher,
                year,
                dots: vec![dot],
            }),
        }
    }
    all.retain(|series| series.dots.len() > 1);
    let newest = all.iter().map(|series| series.year).max();
    all.retain(|series| Some(series.year) == newest);
    all
}

/// Where a day stands in its school year, in percent of the width.
fn across(year: SchoolYear, date: Date) -> f64 {
    let months = f64::from(date.month() - year.first_day().month()).rem_euclid(12.0);
    let day = f64::from(date.day() - 1) / 31.0;
    ((months + day) / f64::from(MONTHS)).clamp(0.03, 0.97) * 100.0
}

/// Where a score stands, in pixels from the top.
fn down(percent: u8) -> f64 {
    let room = HEIGHT - NAMES - ABOVE;
    ABOVE + room * (1.0 - f64::from(percent.min(100)) / 100.0)
}

/// A drawing for each teacher; nothing while there is not enough to draw.
#[component]
pub fn Dynamics() -> impl IntoView {
    let desk = use_desk();
    let all = Memo::new(move |_| desk.journal.with(series));
    move || {
        let all = all.get();
        let several = all.len() > 1;
        let drawn = all.into_iter().enumerate().map(|(place, series)| {
            let name = several.then(|| desk.name(series.teacher));
            view! { <Drawing series name place/> }
        });
        drawn.collect_view()
    }
}

#[component]
fn Drawing(series: Series, name: Option<String>, place: usize) -> impl IntoView {
    let locale = locale();
    let id = format!("dynamics-{place}");
    let change = match (series.dots.first(), series.dots.last()) {
        (Some(first), Some(last)) => t!(
            lessons.dynamics_change,
            first = first.percent,
            last = last.percent
        )
        .to_string(),
        _ => String::new(),
    };
    let title = match name {
        Some(name) => format!("{}: {name}", t!(lessons.dynamics)),
        None => t!(lessons.dynamics).to_owned(),
    };
    let places: Vec<(f64, f64)> = series
        .dots
        .iter()
        .map(|dot| (across(series.year, dot.date), down(dot.percent)))
        .collect();
    let percent = |x: f64| format!("{x:.2}%");
    let ways = places.windows(2).map(|two| {
        let [(x1, y1), (x2, y2)] = two else { return None };
        Some(view! { <line class="trend__way" x1=percent(*x1) y1=*y1 x2=percent(*x2) y2=*y2></line> })
    });
    let ways = ways.collect::<Vec<_>>();
    let dots = series.dots.iter().zip(&places).map(|(dot, (x, y))| {
        view! {
            <circle class="trend__dot" cx=percent(*x) cy=*y r="5"></circle>
            <text class="trend__words" x=percent(*x) y=*y - 10.0>{dot.percent}</text>
        }
    });
    let dots = dots.collect_view();
    let months = (0..MONTHS).map(|month| {
        let first = series
            .year
            .first_day()
            .checked_add(jiff::Span::new().months(i64::from(month)))
            .unwrap_or(series.year.first_day());
        let x = f64::from(month) / f64::from(MONTHS) * 100.0;
        let name: String = dates::month_name(locale, first).chars().take(3).collect();
        view! { <text class="year__month" x=percent(x) y=HEIGHT - 4.0>{name}</text> }
    });
    let months = months.collect_view();
    let table = series.dots.iter().rev().map(|dot| {
        view! {
            <tr>
                <th scope="row">{dates::plain(locale, dot.date, dot.date)}</th>
                <td>{dot.topic.clone()}</td>
                <td class="table__number">{t!(lessons.percent, percent = dot.percent).to_string()}</td>
            </tr>
        }
    });
    let table = table.collect_view();
    view! {
        <section class="sheet strip trend" aria-labelledby=id.clone()>
            <div class="strip__head">
                <h2 id=id.clone()>{title}</h2>
                <small>{change.clone()}</small>
            </div>
            <svg
                class="year"
                role="img"
                height=HEIGHT
                aria-label=t!(lessons.dynamics_drawn, words = change).to_string()
            >
                <line class="trend__ground" x1="0" x2="100%" y1=down(0) y2=down(0)></line>
                <line class="trend__ground" x1="0" x2="100%" y1=down(100) y2=down(100)></line>
                {ways}
                {dots}
                {months}
            </svg>
            <div class="strip__key">
                <More summary=t!(lessons.as_table)>
                    <table class="table">
                        <thead>
                            <tr>
                                <th scope="col">{t!(lessons.column_date)}</th>
                                <th scope="col">{t!(lessons.column_topic)}</th>
                                <th scope="col" class="table__number">{t!(lessons.column_percent)}</th>
                            </tr>
                        </thead>
                        <tbody>{table}</tbody>
                    </table>
                </More>
            </div>
        </section>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test]
    fn a_year_goes_from_left_to_right_and_a_score_upwards() {
        let year = SchoolYear::of(date(2025, 10, 1));
        let days = [
            date(2025, 9, 11),
            date(2025, 10, 22),
            date(2026, 1, 22),
            date(2026, 5, 20),
        ];
        let across = days.map(|day| across(year, day));
        assert!(across.is_sorted(), "{across:?}");
        assert!(
            across.iter().all(|place| (0.0..=100.0).contains(place)),
            "{across:?}"
        );
        assert!(down(100) < down(50) && down(50) < down(0));
    }
}
