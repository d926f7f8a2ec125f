//! When an item is due, in words: the date it was done, the date it is late for, or the date it is planned for.

use crate::i18n::*;
use crate::told::dates;
use jiff::civil::Date;
use ryadom_domain::{Due, PlanDate, PlanItem};

/// So many days to either side, and a day and a month say which year is meant: a school year is shorter.
const NEAR: i32 = 300;

/// What the row says of its date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DueWords {
    /// The date as people say it; empty when there is none.
    pub words: String,
    /// Where the item stands.
    pub due: Due,
}

/// Words the date of an item.
pub fn due_words(locale: Locale, item: &PlanItem, today: Date) -> DueWords {
    let due = Due::of_item(item.planned, item.mark, today);
    let named = item
        .planned
        .as_ref()
        .and_then(PlanDate::due)
        .map_or(today, |day| without_year(day, today));
    let words = match (due, item.planned, item.actual_date) {
        (Due::Done, _, Some(actual)) => day_words(locale, actual, today),
        (Due::Overdue(_), Some(planned), _) => {
            let last = planned
                .due()
                .map(|day| day_words(locale, day, today))
                .unwrap_or_default();
            td_string!(locale, programme.due_until, day = last)
        }
        // A span that has begun is of interest for its end only.
        (_, Some(PlanDate::Span(first, last)), _) if first <= today && due != Due::Done => {
            td_string!(
                locale,
                programme.due_until,
                day = day_words(locale, last, today)
            )
        }
        (_, Some(planned), _) => dates::planned(locale, planned, named),
        (_, None, _) => String::new(),
    };
    DueWords { words, due }
}

/// «5 сентября»: the year is said only of days that nobody would place without it.
pub fn day_words(locale: Locale, day: Date, today: Date) -> String {
    dates::plain(locale, day, without_year(day, today))
}

/// A day of the same year when the date is near enough to be understood without it; today otherwise.
fn without_year(day: Date, today: Date) -> Date {
    let days = today.until(day).map_or(0, |span| span.get_days());
    if days.abs() < NEAR { day } else { today }
}
