//! What is late, what is soon: rules over dates, with today as an argument.

use crate::{Mark, PlanDate};
use jiff::civil::Date;

/// How many days ahead something counts as soon.
pub const SOON_DAYS: i32 = 7;

/// Where a plan item or an agreement stands on a given day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Due {
    /// Done; its date no longer matters.
    Done,
    /// Late by so many days, at least one.
    Overdue(i32),
    /// Due in so many days, 0 (today) to [`SOON_DAYS`].
    Soon(i32),
    /// Due later than that.
    Later,
    /// No date, or one that lasts as long as the programme.
    Undated,
}

impl Due {
    /// Where a plan item stands. Moved and not-done items stay due: their date says when.
    pub fn of_item(planned: Option<PlanDate>, mark: Option<Mark>, today: Date) -> Self {
        match mark {
            Some(Mark::Done | Mark::Partly) => Self::Done,
            // Said to be given up, with a reason: nobody is reminded of it any more.
            Some(Mark::NotDone) => Self::Undated,
            Some(Mark::Moved) | None => {
                Self::of_day(planned.and_then(|planned| planned.due()), today)
            }
        }
    }

    /// Where an agreement stands.
    pub fn of_agreement(due: Option<Date>, done: bool, today: Date) -> Self {
        if done {
            Self::Done
        } else {
            Self::of_day(due, today)
        }
    }

    fn of_day(due: Option<Date>, today: Date) -> Self {
        let Some(due) = due else { return Self::Undated };
        match days_between(today, due) {
            late if late < 0 => Self::Overdue(-late),
            left if left <= SOON_DAYS => Self::Soon(left),
            _ => Self::Later,
        }
    }

    /// True for what is late.
    pub const fn is_overdue(self) -> bool {
        matches!(self, Self::Overdue(_))
    }
}

/// Days from one date to another; negative when `to` is earlier.
pub(crate) fn days_between(from: Date, to: Date) -> i32 {
    // Two civil dates are always a whole number of days apart, and jiff's widest range fits.
    from.until(to).map_or(0, |span| span.get_days())
}
