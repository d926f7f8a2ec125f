//! When a plan item is planned: a day, a span, a month, something weekly, or the whole year.

use jiff::civil::Date;

/// The planned date of a plan item, as precise as people meant it.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
)]
#[serde(try_from = "String", into = "String")]
pub enum PlanDate {
    /// One day: `2026-02-25`.
    Day(Date),
    /// From a day to a later one, both included: `2026-02-23/2026-02-27`.
    Span(Date, Date),
    /// A month, kept as its first day: `2026-02`.
    Month(Date),
    /// So many times a week, 1 to 7: `weekly:1`.
    Weekly(u8),
    /// Throughout the year: `year`.
    Year,
}

/// Why a text is not a planned date.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PlanDateError {
    /// Nothing was written.
    #[error("no date")]
    Empty,
    /// The calendar has no such day, or it is not written year-month-day.
    #[error("{0:?} is not a day")]
    NoSuchDay(String),
    /// The calendar has no such month, or it is not written year-month.
    #[error("{0:?} is not a month")]
    NoSuchMonth(String),
    /// The last day of a span comes before its first.
    #[error("the span ends ({last}) before it begins ({first})")]
    EndsBeforeItBegins {
        /// The first day as written.
        first: Date,
        /// The last day as written.
        last: Date,
    },
    /// A week has room for one to seven times.
    #[error("{0:?} is not one to seven times a week")]
    NotTimesAWeek(String),
}

impl PlanDate {
    /// The span of both days; one day when they are the same.
    ///
    /// # Errors
    /// When `last` comes before `first`.
    pub fn span(first: Date, last: Date) -> Result<Self, PlanDateError> {
        match first.cmp(&last) {
            std::cmp::Ordering::Less => Ok(Self::Span(first, last)),
            std::cmp::Ordering::Equal => Ok(Self::Day(first)),
            std::cmp::Ordering::Greater => Err(PlanDateError::EndsBeforeItBegins { first, last }),
        }
    }

    /// The month that `day` is in.
    pub fn month(day: Date) -> Self {
        Self::Month(day.first_of_month())
    }

    /// The first day on which this may happen; `None` for what goes on all the time.
    pub fn starts(&self) -> Option<Date> {
        match *self {
            Self::Day(day) | Self::Span(day, _) | Self::Month(day) => Some(day),
            Self::Weekly(_) | Self::Year => None,
        }
    }

    /// The last day on which this is still in time; `None` for what lasts as long as the programme.
    pub fn due(&self) -> Option<Date> {
        match *self {
            Self::Day(day) | Self::Span(_, day) => Some(day),
            Self::Month(first) => Some(first.last_of_month()),
            Self::Weekly(_) | Self::Year => None,
        }
    }
}

impl std::fmt::Display for PlanDate {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Day(day) => write!(f, "{day}"),
            Self::Span(first, last) => write!(f, "{first}/{last}"),
            Self::Month(day) => write!(f, "{:04}-{:02}", day.year(), day.month()),
            Self::Weekly(times) => write!(f, "weekly:{times}"),
            Self::Year => f.write_str("year"),
        }
    }
}

impl std::str::FromStr for PlanDate {
    type Err = PlanDateError;

    fn from_str(text: &str) -> Result<Self, PlanDateError> {
        if text.is_empty() {
            return Err(PlanDateError::Empty);
        }
        if text == "year" {
            return Ok(Self::Year);
        }
        if let Some(times) = text.strip_prefix("weekly:") {
            return match times.as_bytes() {
                [digit @ b'1'..=b'7'] => Ok(Self::Weekly(digit - b'0')),
                _ => Err(PlanDateError::NotTimesAWeek(times.to_owned())),
            };
        }
        if let Some((first, last)) = text.split_once('/') {
            let (first, last) = (day(first)?, day(last)?);
            return Self::span(first, last);
        }
        if text.len() <= "2026-02".len() {
            return day(&format!("{text}-01"))
                .map(Self::Month)
                .map_err(|_| PlanDateError::NoSuchMonth(text.to_owned()));
        }
        day(text).map(Self::Day)
    }
}

/// Only `2026-02-25`: jiff would take more forms, and each would be another text for the same day.
fn day(text: &str) -> Result<Date, PlanDateError> {
    let error = || PlanDateError::NoSuchDay(text.to_owned());
    let day: Date = text.parse().map_err(|_| error())?;
    if day.to_string() == text {
        Ok(day)
    } else {
        Err(error())
    }
}

impl TryFrom<String> for PlanDate {
    type Error = PlanDateError;

    fn try_from(text: String) -> Result<Self, PlanDateError> {
        text.parse()
    }
}

impl From<PlanDate> for String {
    fn from(planned: PlanDate) -> Self {
        planned.to_string()
    }
}
