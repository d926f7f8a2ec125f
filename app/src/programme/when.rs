//! Between a plan's dates and the field that they are chosen in.

use crate::i18n::*;
use crate::told::dates;
use crate::ui::{Offered, When};
use jiff::civil::Date;
use ryadom_domain::PlanDate;

/// How many months a programme without days of its own offers, the present one included.
const USUAL: usize = 12;
/// A programme is never so long that choosing among its months is a search.
const MOST: usize = 30;

/// As the field has it.
pub const fn to_when(planned: PlanDate) -> When {
    match planned {
        PlanDate::Day(day) => When::Day(day),
        PlanDate::Span(first, last) => When::Span(first, last),
        PlanDate::Month(first) => When::Month(first),
        PlanDate::Weekly(times) => When::Weekly(times),
        PlanDate::Year => When::Year,
    }
}

/// As the plan keeps it.
pub fn from_when(when: When) -> PlanDate {
    match when {
        When::Day(day) => PlanDate::Day(day),
        When::Span(first, last) => PlanDate::span(first, last).unwrap_or(PlanDate::Day(last)),
        When::Month(day) => PlanDate::month(day),
        When::Weekly(times) => PlanDate::Weekly(times),
        When::Year => PlanDate::Year,
    }
}

/// The months of the programme, to choose from.
pub fn month_options(
    locale: Locale,
    starts: Option<Date>,
    ends: Option<Date>,
    today: Date,
) -> Vec<Offered> {
    let first = starts.unwrap_or(today).first_of_month();
    let last = ends.map(|day| day.first_of_month());
    std::iter::successors(Some(first), |month| {
        month.checked_add(jiff::Span::new().months(1)).ok()
    })
    .take(if last.is_some() { MOST } else { USUAL })
    .take_while(|month| last.is_none_or(|last| *month <= last))
    .map(|month| {
        Offered::new(
            PlanDate::Month(month).to_string(),
            dates::month(locale, month),
        )
    })
    .collect()
}
