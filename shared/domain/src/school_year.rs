//! The school year: from 1 September to the last lessons in May.

use jiff::civil::Date;
use std::fmt;

const FIRST: (i8, i8) = (9, 1);
/// The federal calendar's usual last day of lessons.
const LAST: (i8, i8) = (5, 26);
/// From this month on the coming year is prepared.
const PREPARED_FROM: i8 = 6;

/// A school year, shown as «2025/2026».
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SchoolYear {
    begins: i16,
}

impl SchoolYear {
    /// The one that a day is in; the summer belongs to the one that has just ended.
    pub fn of(day: Date) -> Self {
        Self::turning(day, FIRST.0)
    }

    /// The one that a school works for on a day: in the summer that is the coming one.
    pub fn worked_for(day: Date) -> Self {
        Self::turning(day, PREPARED_FROM)
    }

    fn turning(day: Date, month: i8) -> Self {
        let before = i16::from(day.month() < month);
        Self {
            begins: day.year().saturating_sub(before),
        }
    }

    /// The calendar year in which it begins.
    pub const fn begins(self) -> i16 {
        self.begins
    }

    /// Its first day of lessons.
    pub fn first_day(self) -> Date {
        Date::new(self.begins, FIRST.0, FIRST.1).unwrap_or(Date::MIN)
    }

    /// Its usual last day of lessons.
    pub fn last_day(self) -> Date {
        Date::new(self.begins.saturating_add(1), LAST.0, LAST.1).unwrap_or(Date::MAX)
    }
}

impl fmt::Display for SchoolYear {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            formatter,
            "{}/{}",
            self.begins,
            self.begins.saturating_add(1)
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn the_summer_ends_one_year_and_prepares_the_next() {
        let (winter, june, august, autumn) = (
            date(2026, 2, 13),
            date(2026, 6, 1),
            date(2026, 8, 31),
            date(2026, 9, 1),
        );
        let begins = |day| {
            (
                SchoolYear::of(day).begins(),
                SchoolYear::worked_for(day).begins(),
            )
        };
        assert_eq!(begins(winter), (2025, 2025));
        assert_eq!(begins(june), (2025, 2026));
        assert_eq!(begins(august), (2025, 2026));
        assert_eq!(begins(autumn), (2026, 2026));
    }

    #[test]
    fn it_has_its_days_and_its_name() {
        let year = SchoolYear::of(date(2025, 11, 3));
        assert_eq!(year.first_day(), date(2025, 9, 1));
        assert_eq!(year.last_day(), date(2026, 5, 26));
        assert_eq!(year.to_string(), "2025/2026");
    }

    #[test]
    fn the_ends_of_time_have_one_too() {
        for day in [Date::MIN, Date::MAX] {
            let year = SchoolYear::of(day);
            assert!(year.first_day() <= year.last_day(), "{day}");
        }
    }
}
