//! What a mentee finds hard, asked three times a year: the answers, and what follows from them.
//!
//! A question asks how sure somebody is of one [`Skill`], on the scale of [`Level`]; beside it they may ask for help.

use crate::codes::coded;
use crate::{Level, PersonId, Skill, UnknownCode};
use jiff::civil::Date;
use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

coded! {
    /// Which of the year's three times.
    Round {
        /// Входная диагностика.
        Entry = "entry",
        /// Промежуточная.
        Mid = "mid",
        /// Итоговая.
        Final = "final",
    }
}

coded! {
    /// How a deficit was found: the instruments of mentoring.
    DeficitSource {
        /// Анкета, диагностика компетенций.
        Questionnaire = "questionnaire",
        /// Самооценка.
        SelfAssessment = "self_assessment",
        /// Наблюдение на уроке.
        Observation = "observation",
        /// Интервью.
        Interview = "interview",
        /// Анализ результатов учащихся.
        PupilResults = "pupil_results",
        /// Супервизия.
        Supervision = "supervision",
        /// Портфолио.
        Portfolio = "portfolio",
        /// Отзыв работодателя.
        EmployerReview = "employer_review",
        /// Опрос учеников и родителей.
        PupilParentSurvey = "pupil_parent_survey",
        /// Консультация.
        Consultation = "consultation",
    }
}

impl Round {
    /// The round of this time of the year: in autumn one begins, from December one looks, from April one sums up.
    pub fn of(day: Date) -> Self {
        match day.month() {
            8..=11 => Self::Entry,
            12 | 1..=3 => Self::Mid,
            _ => Self::Final,
        }
    }
}

/// One person's answers about one mentee, in one round. A mentee's own are about themself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AnswerSheet {
    /// Which time.
    pub round: Round,
    /// Whose skills.
    pub about: PersonId,
    /// Who answers.
    pub by: PersonId,
}

impl AnswerSheet {
    /// A mentee's own.
    pub const fn own(round: Round, mentee: PersonId) -> Self {
        Self {
            round,
            about: mentee,
            by: mentee,
        }
    }
}

/// A skill of one mentee, which the questionnaire asks about: what a deficit was found by. Written «mentee/skill».
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AskedSkill {
    /// Whose.
    pub mentee: PersonId,
    /// Which.
    pub skill: Skill,
}

/// What was answered to one question.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Answer {
    /// How sure.
    pub level: Option<Level>,
    /// «Нужна помощь».
    pub needs_help: bool,
}

impl Answer {
    /// True for what a programme had better work on.
    pub fn is_deficit(self) -> bool {
        self.needs_help || self.level.is_some_and(|level| level.get() <= 1)
    }
}

/// Answers by question.
pub type Answers = BTreeMap<Skill, Answer>;

/// A skill that the answers show as lacking.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FoundDeficit {
    /// Which.
    pub skill: Skill,
    /// What the mentee says.
    pub own: Answer,
    /// What the mentor says.
    pub estimate: Answer,
}

impl FoundDeficit {
    /// The level to begin with: the mentee's own word, and the mentor's where there is none.
    pub fn level(&self) -> Option<Level> {
        self.own.level.or(self.estimate.level)
    }
}

/// What the answers show as lacking, the lowest first, in the order of the questions.
pub fn found_deficits(
    asked: impl IntoIterator<Item = Skill>,
    own: &Answers,
    estimate: &Answers,
) -> Vec<FoundDeficit> {
    let of = |answers: &Answers, skill| answers.get(&skill).copied().unwrap_or_default();
    let mut found: Vec<FoundDeficit> = asked
        .into_iter()
        .map(|skill| FoundDeficit {
            skill,
            own: of(own, skill),
            estimate: of(estimate, skill),
        })
        .filter(|found| found.own.is_deficit() || found.estimate.is_deficit())
        .collect();
    found.sort_by_key(FoundDeficit::level);
    found
}

/// How many of the questions have a level.
pub fn answered(asked: impl IntoIterator<Item = Skill>, answers: &Answers) -> usize {
    let has = |skill: &Skill| {
        answers
            .get(skill)
            .is_some_and(|answer| answer.level.is_some())
    };
    asked.into_iter().filter(has).count()
}

impl fmt::Display for AskedSkill {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.mentee, self.skill)
    }
}

impl FromStr for AskedSkill {
    type Err = UnknownCode;

    fn from_str(words: &str) -> Result<Self, UnknownCode> {
        let unknown = || UnknownCode {
            vocabulary: "AskedSkill",
            code: words.to_owned(),
        };
        let (mentee, skill) = words.split_once('/').ok_or_else(unknown)?;
        Ok(Self {
            mentee: mentee.parse().map_err(|_| unknown())?,
            skill: skill.parse()?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Audience;
    use jiff::civil::date;

    const TEACHERS: Audience = Audience::Teachers(None);

    fn level(level: u8) -> Answer {
        Answer {
            level: Level::new(level),
            needs_help: false,
        }
    }

    #[test]
    fn a_year_has_three_rounds() {
        for (day, round) in [
            (date(2025, 8, 28), Round::Entry),
            (date(2025, 11, 30), Round::Entry),
            (date(2025, 12, 1), Round::Mid),
            (date(2026, 3, 31), Round::Mid),
            (date(2026, 4, 1), Round::Final),
            (date(2026, 7, 31), Round::Final),
        ] {
            assert_eq!(Round::of(day), round, "{day}");
        }
    }

    #[test]
    fn what_is_low_or_needs_help_is_found_the_lowest_first() {
        let own = Answers::from([
            (Skill::Timing, level(1)),
            (Skill::Groups, level(3)),
            (
                Skill::Parents,
                Answer {
                    level: Level::new(2),
                    needs_help: true,
                },
            ),
        ]);
        let estimate = Answers::from([(Skill::Questions, level(0)), (Skill::Timing, level(2))]);
        let found = found_deficits(Skill::asked(TEACHERS), &own, &estimate);
        let found: Vec<_> = found
            .iter()
            .map(|found| (found.skill, found.level().map(Level::get)))
            .collect();
        assert_eq!(
            found,
            [
                (Skill::Questions, Some(0)),
                (Skill::Timing, Some(1)),
                (Skill::Parents, Some(2))
            ]
        );
        assert_eq!(answered(Skill::asked(TEACHERS), &own), 3);
    }

    #[test]
    fn what_a_deficit_was_found_by_is_read_back() {
        let asked = AskedSkill {
            mentee: PersonId::from_random([1; 16]),
            skill: Skill::Timing,
        };
        assert_eq!(asked.to_string().parse(), Ok(asked));
        for wrong in [
            "",
            "timing",
            "1/timing",
            "01010101010101010101010101010101/x",
        ] {
            assert!(wrong.parse::<AskedSkill>().is_err(), "{wrong}");
        }
    }
}
