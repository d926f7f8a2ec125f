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

    /// The one that begins in a calendar year.
    pub const fn beginning(year: i16) -> Self {
        Self { begins: year }
    }

    /// The one after it.
    #[must_use]
    pub const fn next(self) -> Self {
        Self {
            begins: self.begins.saturating_add(1),
        }
    }

    /// The one that a school, which says what year it has, prepares on a day: the one it should have by then, or else the
    /// next.
    pub fn prepared(said: &str, today: Date) -> Self {
        let due = Self::worked_for(today);
        match said.parse::<Self>() {
            Ok(has) if has >= due => has.next(),
            Ok(_) => due,
            Err(_) => due.next(),
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

/// A text that names no school year.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not a school year")]
pub struct SchoolYearError;

impl std::str::FromStr for SchoolYear {
    type Err = SchoolYearError;

    /// «2025/2026», and whatever else begins with the year in which it begins.
    fn from_str(text: &str) -> Result<Self, SchoolYearError> {
        let digits: String = text
            .trim()
            .chars()
            .take_while(char::is_ascii_digit)
            .collect();
        let year: i16 = digits.parse().map_err(|_| SchoolYearError)?;
        if (1990..2100).contains(&year) {
            Ok(Self::beginning(year))
        } else {
            Err(SchoolYearError)
        }
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
    fn a_school_prepares_the_year_that_it_does_not_have_yet() {
        let prepared = |said, day| SchoolYear::prepared(said, day).begins();
        assert_eq!(prepared("2025/2026", date(2026, 2, 13)), 2026);
        assert_eq!(prepared("2025/2026", date(2026, 6, 10)), 2026);
        assert_eq!(prepared("2025–2026", date(2026, 9, 5)), 2026);
        assert_eq!(prepared("2026/2027", date(2026, 9, 5)), 2027);
        assert_eq!(prepared("2021/2022", date(2026, 9, 5)), 2026);
        assert_eq!(prepared("", date(2026, 2, 13)), 2026);
        for wrong in ["", "год", "26/27", "12025"] {
            assert_eq!(wrong.parse::<SchoolYear>(), Err(SchoolYearError), "{wrong}");
        }
    }

    #[test]
    fn the_ends_of_time_have_one_too() {
        for day in [Date::MIN, Date::MAX] {
            let year = SchoolYear::of(day);
            assert!(year.first_day() <= year.last_day(), "{day}");
        }
    }
}
