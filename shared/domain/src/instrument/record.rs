//! One record of an instrument.

use super::{Instrument, Measure, RecordText, RecordValue};
use crate::{DeficitId, PersonId};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// What was written with an instrument on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// With what.
    pub instrument: Instrument,
    /// When.
    pub day: Option<Date>,
    /// Who did it.
    pub by: Option<PersonId>,
    /// About whom.
    pub about: Option<PersonId>,
    /// Plain values, without empty ones.
    pub values: BTreeMap<RecordValue, String>,
    /// Texts, without empty ones.
    pub texts: BTreeMap<RecordText, String>,
    /// The deficits that were proposed from it.
    pub deficits: BTreeSet<DeficitId>,
}

/// What does not fit together in a record, or says too much.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Oddity {
    /// More people answered than were asked.
    MoreAnswersThanAsked,
    /// So few answered that a mean tells who said what.
    TooFewToHide,
    /// The practice ends before it begins.
    EndsBeforeItBegins,
}

/// Of fewer answers than this no mean is shown.
const FEWEST: u16 = 5;

impl Record {
    /// An empty one.
    pub const fn new(instrument: Instrument) -> Self {
        Self {
            instrument,
            day: None,
            by: None,
            about: None,
            values: BTreeMap::new(),
            texts: BTreeMap::new(),
            deficits: BTreeSet::new(),
        }
    }

    /// What somebody should look at again.
    pub fn oddities(&self) -> Vec<Oddity> {
        let number = |value| {
            self.values
                .get(&value)
                .and_then(|words| words.parse::<u16>().ok())
        };
        let day = |value| {
            self.values
                .get(&value)
                .and_then(|words| words.parse::<Date>().ok())
        };
        let has_mean = self
            .values
            .iter()
            .any(|(value, words)| value.measure() == Measure::Mean && !words.is_empty());
        let (asked, answered) = (number(RecordValue::Asked), number(RecordValue::Answered));
        let mut found = Vec::new();
        if matches!((asked, answered), (Some(asked), Some(answered)) if answered > asked) {
            found.push(Oddity::MoreAnswersThanAsked);
        }
        if has_mean && answered.is_some_and(|answered| answered < FEWEST) {
            found.push(Oddity::TooFewToHide);
        }
        let practice = (day(RecordValue::From), day(RecordValue::To));
        if matches!(practice, (Some(from), Some(to)) if to < from) {
            found.push(Oddity::EndsBeforeItBegins);
        }
        found
    }

    /// Whether anything was written into it.
    pub fn is_empty(&self) -> bool {
        self.values.values().all(|words| words.trim().is_empty())
            && self.texts.values().all(|words| words.trim().is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(instrument: Instrument, values: &[(RecordValue, &str)]) -> Record {
        let values = values
            .iter()
            .map(|(value, words)| (*value, (*words).to_owned()));
        Record {
            values: values.collect(),
            ..Record::new(instrument)
        }
    }

    #[test]
    fn a_survey_says_when_its_numbers_do_not_fit_or_say_too_much() {
        use RecordValue::{Answered, Asked, MeanClear};
        let odd = |asked, answered, mean| {
            with(
                Instrument::Survey,
                &[(Asked, asked), (Answered, answered), (MeanClear, mean)],
            )
            .oddities()
        };
        assert_eq!(odd("27", "25", "4.3"), []);
        assert_eq!(odd("25", "27", "4.3"), [Oddity::MoreAnswersThanAsked]);
        assert_eq!(odd("6", "4", "4.3"), [Oddity::TooFewToHide]);
        assert_eq!(
            odd("6", "4", ""),
            [],
            "without a mean nobody is told from others"
        );
    }

    #[test]
    fn a_practice_ends_after_it_begins() {
        use RecordValue::{From, To};
        let practice = |from, to| with(Instrument::Reference, &[(From, from), (To, to)]).oddities();
        assert_eq!(practice("2026-02-02", "2026-02-27"), []);
        assert_eq!(
            practice("2026-02-27", "2026-02-02"),
            [Oddity::EndsBeforeItBegins]
        );
    }

    #[test]
    fn spaces_are_nothing_written() {
        let mut record = Record::new(Instrument::Interview);
        record.texts.insert(RecordText::Hard, " \n".to_owned());
        assert!(record.is_empty());
        record
            .texts
            .insert(RecordText::Hard, "Время урока".to_owned());
        assert!(!record.is_empty());
    }
}
