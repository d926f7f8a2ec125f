//! What a pair uses besides questionnaires, visits and meetings. One design for all of it: an instrument is a list of
//! parts, and a record is what was written into them on a day.

mod measure;
mod record;

pub use measure::{Measure, hundredths};
pub use record::{Oddity, Record};

use crate::DeficitSource;
use crate::codes::coded;

coded! {
    /// What a record is made with.
    Instrument {
        /// Интервью.
        Interview = "interview",
        /// Консультация.
        Consultation = "consultation",
        /// Анализ результатов учащихся: of a class, never of a child.
        PupilResults = "pupil_results",
        /// Опрос учеников или родителей: its totals.
        Survey = "survey",
        /// Портфолио: one work in it.
        Portfolio = "portfolio",
        /// Супервизия.
        Supervision = "supervision",
        /// Отзыв работодателя.
        EmployerReview = "employer_review",
        /// A day in a trainee's diary.
        PracticeDay = "practice_day",
        /// Характеристика практиканта.
        Reference = "reference",
    }
}

coded! {
    /// A plain value of a record. Kept as words: what may stand in it, its [`Measure`] says.
    RecordValue {
        /// Класс.
        Class = "class",
        /// Предмет.
        Subject = "subject",
        /// How many pupils took part.
        Pupils = "pupils",
        /// Успеваемость, в процентах.
        Passed = "passed",
        /// Качество: the share of good and excellent marks, in per cent.
        Quality = "quality",
        /// The same of the time before.
        QualityBefore = "quality_before",
        /// Средний балл.
        MeanMark = "mean_mark",
        /// Who was asked: pupils or parents, of which class.
        Audience = "audience",
        /// How many were asked.
        Asked = "asked",
        /// How many answered.
        Answered = "answered",
        /// Понятно объясняет.
        MeanClear = "mean_clear",
        /// Интересно на уроке.
        MeanInterest = "mean_interest",
        /// Ясно, за что оценка.
        MeanFair = "mean_fair",
        /// Относится с уважением.
        MeanRespect = "mean_respect",
        /// Помогает, когда трудно.
        MeanHelp = "mean_help",
        /// Спокойно спросить и ошибиться.
        MeanCalm = "mean_calm",
        /// Where the work can be seen.
        Link = "link",
        /// Who took part, apart from the pair.
        Present = "present",
        /// Who wrote it, outside the pair.
        Reviewer = "reviewer",
        /// Организация.
        Organisation = "organisation",
        /// How long, in minutes.
        Minutes = "minutes",
        /// How long, in hours.
        Hours = "hours",
        /// The first day of the practice.
        From = "from",
        /// Its last day.
        To = "to",
        /// The mark for it.
        Grade = "grade",
    }
}

coded! {
    /// A text of a record.
    RecordText {
        /// What already works.
        Works = "works",
        /// What is hardest.
        Hard = "hard",
        /// What was tried.
        Tried = "tried",
        /// What help is wanted, and whose.
        HelpWanted = "help_wanted",
        /// How it should be in half a year.
        Ahead = "ahead",
        /// What was asked.
        Question = "question",
        /// What was advised.
        Advice = "advice",
        /// Which work of the pupils was looked at.
        Work = "work",
        /// What many of them got wrong.
        Mistakes = "mistakes",
        /// Why.
        Causes = "causes",
        /// What people wrote in words, without names.
        Voices = "voices",
        /// What the work is.
        Product = "product",
        /// What it shows.
        Shows = "shows",
        /// What one would do otherwise.
        Improve = "improve",
        /// The case.
        Case = "case",
        /// What others thought of it.
        Ideas = "ideas",
        /// Сильные стороны.
        Strengths = "strengths",
        /// Точки роста.
        Growth = "growth",
        /// Пожелания.
        Wishes = "wishes",
        /// What was done that day.
        Done = "done",
        /// What was learnt.
        Learnt = "learnt",
        /// What was difficult that day.
        Difficult = "difficult",
        /// What the mentor says of it.
        Remark = "remark",
        /// What the practice consisted of.
        Duties = "duties",
        /// Отношение к делу.
        Attitude = "attitude",
        /// What the trainee is able to do.
        Skills = "skills",
        /// What follows from all that.
        Conclusion = "conclusion",
    }
}

/// One field of an instrument's form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// A plain value.
    Value(RecordValue),
    /// A text.
    Text(RecordText),
}

impl Instrument {
    /// Its form, in order.
    pub const fn parts(self) -> &'static [Part] {
        use Part::{Text, Value};
        use RecordText as T;
        use RecordValue as V;
        match self {
            Self::Interview => &[
                Text(T::Works),
                Text(T::Hard),
                Text(T::Tried),
                Text(T::HelpWanted),
                Text(T::Ahead),
                Text(T::Conclusion),
            ],
            Self::Consultation => &[
                Value(V::Minutes),
                Text(T::Question),
                Text(T::Advice),
                Text(T::Conclusion),
            ],
            Self::PupilResults => &[
                Value(V::Class),
                Value(V::Subject),
                Value(V::Pupils),
                Value(V::Passed),
                Value(V::Quality),
                Value(V::QualityBefore),
                Value(V::MeanMark),
                Text(T::Work),
                Text(T::Mistakes),
                Text(T::Causes),
                Text(T::Conclusion),
            ],
            Self::Survey => &[
                Value(V::Audience),
                Value(V::Asked),
                Value(V::Answered),
                Value(V::MeanClear),
                Value(V::MeanInterest),
                Value(V::MeanFair),
                Value(V::MeanRespect),
                Value(V::MeanHelp),
                Value(V::MeanCalm),
                Text(T::Voices),
                Text(T::Conclusion),
            ],
            Self::Portfolio => &[
                Text(T::Product),
                Value(V::Link),
                Text(T::Shows),
                Text(T::Improve),
            ],
            Self::Supervision => &[
                Value(V::Present),
                Text(T::Case),
                Text(T::Question),
                Text(T::Ideas),
                Text(T::Conclusion),
            ],
            Self::EmployerReview => &[
                Value(V::Reviewer),
                Value(V::Organisation),
                Text(T::Strengths),
                Text(T::Growth),
                Text(T::Wishes),
            ],
            Self::PracticeDay => &[
                Value(V::Class),
                Value(V::Hours),
                Text(T::Done),
                Text(T::Learnt),
                Text(T::Difficult),
                Text(T::Remark),
            ],
            Self::Reference => &[
                Value(V::Organisation),
                Value(V::From),
                Value(V::To),
                Value(V::Hours),
                Text(T::Duties),
                Text(T::Attitude),
                Text(T::Skills),
                Text(T::Growth),
                Text(T::Conclusion),
                Value(V::Grade),
            ],
        }
    }

    /// Its plain values, in the order of the form.
    pub fn values(self) -> impl Iterator<Item = RecordValue> {
        self.parts().iter().filter_map(|part| match part {
            Part::Value(value) => Some(*value),
            Part::Text(_) => None,
        })
    }

    /// Its texts, in the order of the form.
    pub fn texts(self) -> impl Iterator<Item = RecordText> {
        self.parts().iter().filter_map(|part| match part {
            Part::Text(text) => Some(*text),
            Part::Value(_) => None,
        })
    }

    /// The text that says what is still hard: what a deficit is proposed from.
    pub const fn lacking(self) -> RecordText {
        match self {
            Self::Interview => RecordText::Hard,
            Self::Consultation | Self::Supervision => RecordText::Question,
            Self::PupilResults => RecordText::Mistakes,
            Self::Survey => RecordText::Conclusion,
            Self::Portfolio => RecordText::Improve,
            Self::EmployerReview | Self::Reference => RecordText::Growth,
            Self::PracticeDay => RecordText::Difficult,
        }
    }

    /// How a deficit that it shows was found. A diary is what a trainee sees in themselves; a reference is what those say
    /// who gave the trainee work.
    pub const fn source(self) -> DeficitSource {
        match self {
            Self::Interview => DeficitSource::Interview,
            Self::Consultation => DeficitSource::Consultation,
            Self::PupilResults => DeficitSource::PupilResults,
            Self::Survey => DeficitSource::PupilParentSurvey,
            Self::Portfolio => DeficitSource::Portfolio,
            Self::Supervision => DeficitSource::Supervision,
            Self::EmployerReview | Self::Reference => DeficitSource::EmployerReview,
            Self::PracticeDay => DeficitSource::SelfAssessment,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_value_and_text_is_part_of_an_instrument_and_of_each_once() {
        let mut values = BTreeSet::new();
        let mut texts = BTreeSet::new();
        for instrument in Instrument::ALL {
            let own: Vec<RecordValue> = instrument.values().collect();
            let own_texts: Vec<RecordText> = instrument.texts().collect();
            for (place, value) in own.iter().enumerate() {
                assert!(!own[..place].contains(value), "{instrument}: {value} twice");
            }
            for (place, text) in own_texts.iter().enumerate() {
                assert!(
                    !own_texts[..place].contains(text),
                    "{instrument}: {text} twice"
                );
            }
            values.extend(own);
            texts.extend(own_texts);
        }
        assert_eq!(values, RecordValue::ALL.iter().copied().collect());
        assert_eq!(texts, RecordText::ALL.iter().copied().collect());
    }

    /// They stand in one map, beside what every record has.
    #[test]
    fn no_two_fields_of_a_record_have_one_key() {
        let general = [
            "instrument",
            "day",
            "by",
            "about",
            "deficits",
            "fate",
            "order",
        ];
        let values = RecordValue::ALL.iter().map(|value| value.as_str());
        let texts = RecordText::ALL.iter().map(|text| text.as_str());
        let all: Vec<&str> = general.into_iter().chain(values).chain(texts).collect();
        let different: BTreeSet<&str> = all.iter().copied().collect();
        assert_eq!(all.len(), different.len());
    }

    #[test]
    fn a_deficit_is_proposed_from_a_text_that_the_instrument_has() {
        for instrument in Instrument::ALL {
            let has = instrument.texts().any(|text| text == instrument.lacking());
            assert!(has, "{instrument}");
        }
    }

    /// Questionnaires, self-assessment and observation have screens of their own.
    #[test]
    fn every_source_without_a_screen_of_its_own_has_an_instrument() {
        let elsewhere = [
            DeficitSource::Questionnaire,
            DeficitSource::SelfAssessment,
            DeficitSource::Observation,
        ];
        for source in DeficitSource::ALL {
            let has = Instrument::ALL.iter().any(|one| one.source() == *source);
            assert!(has || elsewhere.contains(source), "{source}");
        }
    }
}
