//! The demo lives in the present: its school year becomes the one that contains today.
//!
//! Days move by whole weeks, so that lessons stay on their weekdays, and numbers inside a text that are days or years of
//! the demo's own school year move with them. What is still to come is left out by [`super::script`], which knows the hour.

use super::file::{Demo, DemoError};
use jiff::{ToSpan, civil::Date};
use ryadom_domain::SchoolYear;
use serde_json::Value;

/// How far the demo is moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Move {
    /// The school year that the demo was written for.
    from: SchoolYear,
    years: i16,
    weeks: i32,
}

/// The same school, told for the school year that contains this day.
///
/// # Errors
/// When a day of the file cannot be moved: it lies at the end of time.
pub(super) fn of(demo: &Demo, today: Date) -> Result<Demo, DemoError> {
    let Some(begins) = demo.programmes.iter().map(|it| it.period.from).min() else {
        return Ok(demo.clone());
    };
    let wrong = |error: serde_json::Error| DemoError::Wrong(error.to_string());
    let by = Move::between(SchoolYear::of(begins), SchoolYear::of(today));
    let mut told = serde_json::to_value(demo).map_err(wrong)?;
    by.walk(&mut told)?;
    serde_json::from_value(told).map_err(wrong)
}

impl Move {
    fn between(from: SchoolYear, to: SchoolYear) -> Self {
        let days = to.first_day() - from.first_day();
        Self {
            from,
            years: to.begins() - from.begins(),
            weeks: (f64::from(days.get_days()) / 7.0).round() as i32,
        }
    }

    fn walk(self, value: &mut Value) -> Result<(), DemoError> {
        match value {
            Value::String(text) => {
                *text = match text.parse::<Date>() {
                    Ok(day) => self.day(day)?.to_string(),
                    Err(_) => self.words(text)?,
                };
            }
            Value::Array(values) => {
                for value in values {
                    self.walk(value)?;
                }
            }
            Value::Object(fields) => {
                for (_, value) in fields {
                    self.walk(value)?;
                }
            }
            Value::Null | Value::Bool(_) | Value::Number(_) => {}
        }
        Ok(())
    }

    fn day(self, day: Date) -> Result<Date, DemoError> {
        day.checked_add(self.weeks.weeks())
            .map_err(|error| DemoError::Wrong(error.to_string()))
    }

    /// Moves the days (`11.09`, `03.09.2025`) and the school year's own years in a text.
    fn words(self, text: &str) -> Result<String, DemoError> {
        let mut said = String::with_capacity(text.len());
        let mut rest = text;
        while let Some(start) = rest.find(|c: char| c.is_ascii_digit()) {
            let (before, from) = rest.split_at(start);
            let end = from
                .find(|c: char| !c.is_ascii_digit() && c != '.')
                .unwrap_or(from.len());
            let (run, after) = from.split_at(end);
            let number = run.trim_end_matches('.');
            let touches = |c: char| c.is_alphanumeric() || c == '-';
            let alone = !said
                .chars()
                .chain(before.chars())
                .next_back()
                .is_some_and(touches)
                && (number.len() < run.len() || !after.starts_with(touches));
            said.push_str(before);
            match alone.then(|| self.number(number)).transpose()?.flatten() {
                Some(moved) => said.push_str(&moved),
                None => said.push_str(number),
            }
            said.push_str(&run[number.len()..]);
            rest = after;
        }
        said.push_str(rest);
        Ok(said)
    }

    /// What a number in a text becomes, if it is a day or a year.
    fn number(self, number: &str) -> Result<Option<String>, DemoError> {
        let mut parts = number.split('.');
        let (first, second, third) = (parts.next(), parts.next(), parts.next());
        if parts.next().is_some() {
            return Ok(None);
        }
        let of = |part: Option<&str>, digits| {
            part.filter(|part| part.len() == digits)
                .and_then(|part| part.parse::<i16>().ok())
        };
        let Some(second) = second else {
            let year = of(first, 4);
            let ours =
                year.filter(|year| (self.from.begins()..=self.from.begins() + 1).contains(year));
            return Ok(ours.map(|year| (year + self.years).to_string()));
        };
        let (Some(day), Some(month)) = (of(first, 2), of(Some(second), 2)) else {
            return Ok(None);
        };
        let year = match third {
            Some(_) => of(third, 4),
            None if month < i16::from(self.from.first_day().month()) => {
                Some(self.from.begins() + 1)
            }
            None => Some(self.from.begins()),
        };
        let day = year.and_then(|year| Date::new(year, month as i8, day as i8).ok());
        let Some(day) = day else { return Ok(None) };
        let day = self.day(day)?;
        let pattern = if third.is_some() { "%d.%m.%Y" } else { "%d.%m" };
        Ok(Some(day.strftime(pattern).to_string()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn by(today: Date) -> Move {
        Move::between(SchoolYear::of(date(2025, 9, 1)), SchoolYear::of(today))
    }

    #[test]
    fn the_school_year_is_the_one_that_contains_today() {
        for (today, years, weeks) in [
            (date(2025, 9, 1), 0, 0),
            (date(2026, 8, 31), 0, 0),
            (date(2026, 9, 1), 1, 52),
            (date(2031, 2, 28), 5, 261),
            (date(2025, 6, 15), -1, -52),
        ] {
            let Move {
                years: y, weeks: w, ..
            } = by(today);
            assert_eq!((y, w), (years, weeks), "{today}");
        }
    }

    #[test]
    fn days_keep_their_weekday_and_stay_within_three_days_of_their_date() {
        let written = date(2026, 2, 18);
        for year in 2010..2060 {
            let by = by(date(year, 12, 1));
            let moved = by.day(written).expect("moves");
            assert_eq!(moved.weekday(), written.weekday());
            let same = date(written.year() + by.years, 2, 18);
            assert!((moved - same).get_days().abs() <= 4, "{moved}");
        }
    }

    #[test]
    fn days_and_years_inside_a_text_move_and_other_numbers_stay() {
        let by = by(date(2026, 11, 22));
        for (written, moved) in [
            ("lesson on 11.09", "lesson on 10.09"),
            ("by 11.02.", "by 10.02."),
            ("No 1 of 03.09.2025", "No 1 of 02.09.2026"),
            ("2025/2026", "2026/2027"),
            ("college, 2025", "college, 2026"),
            ("graduated in 1998", "graduated in 1998"),
            ("27 of 42, 4,7 of 5, 1.8 GB", "27 of 42, 4,7 of 5, 1.8 GB"),
            (
                "programme-2025-001, 2025A, 45.67, 31.02",
                "programme-2025-001, 2025A, 45.67, 31.02",
            ),
            ("Ученик А. (9 класс)", "Ученик А. (9 класс)"),
        ] {
            assert_eq!(by.words(written).expect("moves"), moved);
        }
    }
}
