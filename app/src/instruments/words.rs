//! The words of the instruments: what each is for, what is asked, what was typed wrong.

use crate::i18n::*;
use crate::told::{capital, decimal, vocabulary};
use ryadom_domain::{Instrument, Measure, Oddity, RecordText, RecordValue, hundredths};

/// «Интервью».
pub fn name(instrument: Instrument) -> String {
    capital(vocabulary::instrument(locale(), instrument))
}

/// «Успеваемость, %».
pub fn value(value: RecordValue) -> String {
    capital(vocabulary::record_value(locale(), value))
}

/// «Что даётся труднее всего».
pub fn text(text: RecordText) -> String {
    capital(vocabulary::record_text(locale(), text))
}

/// What it is for.
pub fn why(instrument: Instrument) -> &'static str {
    match instrument {
        Instrument::Interview => t!(instruments.why.interview),
        Instrument::Consultation => t!(instruments.why.consultation),
        Instrument::PupilResults => t!(instruments.why.pupil_results),
        Instrument::Survey => t!(instruments.why.survey),
        Instrument::Portfolio => t!(instruments.why.portfolio),
        Instrument::Supervision => t!(instruments.why.supervision),
        Instrument::EmployerReview => t!(instruments.why.employer_review),
        Instrument::PracticeDay => t!(instruments.why.practice_day),
        Instrument::Reference => t!(instruments.why.reference),
    }
}

/// What one may ask further, in an interview.
pub fn guide(text: RecordText) -> Option<&'static str> {
    Some(match text {
        RecordText::Works => t!(instruments.guide.works),
        RecordText::Hard => t!(instruments.guide.hard),
        RecordText::Tried => t!(instruments.guide.tried),
        RecordText::HelpWanted => t!(instruments.guide.help_wanted),
        RecordText::Ahead => t!(instruments.guide.ahead),
        _ => return None,
    })
}

/// A value as a reader says it: «4,3».
pub fn shown(value: RecordValue, kept: &str) -> String {
    match value.measure() {
        Measure::Mean => {
            hundredths(kept).map_or_else(|| kept.to_owned(), |mean| decimal(locale(), mean))
        }
        _ => kept.to_owned(),
    }
}

/// Why what was typed cannot stand there.
pub fn wrong(measure: Measure) -> &'static str {
    match measure {
        Measure::Percent => t!(instruments.wrong_percent),
        Measure::Mean => t!(instruments.wrong_mean),
        Measure::Grade => t!(instruments.wrong_grade),
        Measure::Number | Measure::Words | Measure::Link | Measure::Day => {
            t!(instruments.wrong_number)
        }
    }
}

/// What somebody should look at again.
pub fn odd(oddity: Oddity) -> &'static str {
    match oddity {
        Oddity::MoreAnswersThanAsked => t!(instruments.odd_answers),
        Oddity::TooFewToHide => t!(instruments.odd_few),
        Oddity::EndsBeforeItBegins => t!(instruments.odd_practice),
    }
}
