//! When an item is due, in words: the date it was done, the date it is late for, or the date it is planned for.

use crate::i18n::*;
use crate::told::dates;
use jiff::civil::Date;
use ryadom_domain::{Due, PlanDate, PlanItem};

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
    let words = match (due, item.planned, item.actual_date) {
        (Due::Done, _, Some(actual)) => dates::plain(locale, actual, today),
        (Due::Overdue(_), Some(planned), _) => {
            let last = planned.due().map(|day| dates::plain(locale, day, today)).unwrap_or_default();
            td_string!(locale, programme.due_until, day = last)
        }
        // A span that has begun is of interest for its end only.
        (_, Some(PlanDate::Span(first, last)), _) if first <= today && due != Due::Done => {
            td_string!(locale, programme.due_until, day = dates::plain(locale, last, today))
        }
        (_, Some(planned), _) => dates::planned(locale, planned, today),
        (_, None, _) => String::new(),
    };
    DueWords { words, due }
}
