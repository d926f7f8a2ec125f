//! The coordinator's journal of talks with a mentor: about what, what was advised, what comes next.
//!
//! Source: DOMAIN.md 6, S3-18.

use crate::codes::coded;
use crate::{IdError, PersonId};
use jiff::civil::Date;
use std::fmt;
use std::str::FromStr;

coded! {
    /// What is known of a talk. All is kept as words: days by their text.
    TalkField {
        /// День.
        Day = "day",
        /// О чём говорили.
        About = "about",
        /// Что посоветовали.
        Advised = "advised",
        /// Следующий шаг.
        Next = "next",
        /// Когда к нему вернуться.
        NextDay = "nextDay",
        /// The day on which the next step was done.
        Done = "done",
    }
}

/// A talk: with whom, and which. The mentor stands in the id, so that whoever is forgotten is forgotten here too, with
/// everything that was said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TalkId {
    /// The mentor.
    pub mentor: PersonId,
    /// Sixteen random bytes.
    pub number: [u8; 16],
}

impl TalkId {
    /// What stands for a talk where it is not to be known with whom it was.
    pub fn mark(&self) -> String {
        PersonId::from_random(self.number).to_string()
    }
}

impl fmt::Display for TalkId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}:{}", self.mentor, self.mark())
    }
}

impl FromStr for TalkId {
    type Err = IdError;

    fn from_str(text: &str) -> Result<Self, IdError> {
        let (mentor, number) = text.split_once(':').ok_or(IdError)?;
        let number: PersonId = number.parse()?;
        Ok(Self {
            mentor: mentor.parse()?,
            number: *number.as_bytes(),
        })
    }
}

/// Whether a next step that was agreed for `day` waits on `today`: its day has come, and it was not done.
pub fn is_due(day: Option<Date>, is_done: bool, today: Date) -> bool {
    !is_done && day.is_some_and(|day| day <= today)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_talk_is_read_back_from_its_text_and_names_its_mentor() {
        let id = TalkId {
            mentor: PersonId::from_random([7; 16]),
            number: [9; 16],
        };
        assert!(id.to_string().contains(&id.mentor.to_string()));
        assert!(!id.mark().contains(&id.mentor.to_string()));
        assert_eq!(id.to_string().parse(), Ok(id));
        assert_eq!("07".repeat(16).parse::<TalkId>(), Err(IdError));
    }

    #[test]
    fn a_step_waits_from_its_day_on_until_it_is_done() {
        let (day, today) = (date(2026, 2, 13), date(2026, 2, 13));
        assert!(is_due(Some(day), false, today));
        assert!(!is_due(Some(date(2026, 2, 14)), false, today));
        assert!(!is_due(Some(day), true, today));
        assert!(!is_due(None, false, today));
    }
}
