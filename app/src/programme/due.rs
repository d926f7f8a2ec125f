//! When an item is due, in words: the date it was done, the date it is late for, or the date it is planned for.

use crate::i18n::*;
use crate::told::dates;
use jiff::civil::Date;
use ryadom_domain::{Due, PlanDate, PlanItem};

/// So many days to either side, and a day and a month say which year is meant: a school year is shorter.
const NEAR: i32 = 300;

/// First and last day of a programme.
pub type Term = (Option<Date>, Option<Date>);

/// What the row says of its date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DueWords {
    /// The date as people say it; empty when there is none.
    pub words: String,
    /// Where the item stands.
    pub due: Due,
}

/// Words the date of an item. The head of the page says which school year it is, so dates within it do not.
pub fn due_words(locale: Locale, item: &PlanItem, term: Term, today: Date) -> DueWords {
    let due = Due::of_item(item.planned, item.mark, today);
    let named = item
        .planned
        .as_ref()
        .and_then(PlanDate::due)
        .map_or(today, |day| without_year(day, term, today));
    let words = match (due, item.planned, item.actual_date) {
        (Due::Done, _, Some(actual)) => day_words(locale, actual, term, today),
        (Due::Overdue(_), Some(planned), _) => {
            let last = planned
                .due()
                .map(|day| day_words(locale, day, term, today))
                .unwrap_or_default();
            td_string!(locale, programme.due_until, day = last)
        }
        // A span that has begun is of interest for its end only.
        (_, Some(PlanDate::Span(first, last)), _) if first <= today && due != Due::Done => {
            td_string!(
                locale,
                programme.due_until,
                day = day_words(locale, last, term, today)
            )
        }
        (_, Some(planned), _) => dates::planned(locale, planned, named),
        (_, None, _) => String::new(),
    };
    DueWords { words, due }
}

/// «5 сентября»: the year is said only of days that nobody would place without it.
pub fn day_words(locale: Locale, day: Date, term: Term, today: Date) -> String {
    dates::plain(locale, day, without_year(day, term, today))
}

/// A day of the same year when the date is understood without it; today otherwise.
fn without_year(day: Date, term: Term, today: Date) -> Date {
    let near = today
        .until(day)
        .is_ok_and(|span| span.get_days().abs() < NEAR);
    let within = matches!(term, (Some(first), Some(last)) if first <= day && day <= last);
    if near || within { day } else { today }
}
