//! Visits to lessons, and open lessons. What is written here helps somebody to teach better; it is never published, but
//! for the review of an open lesson, and that only with the teacher's own consent.

mod rubric;
mod usual;
mod vocabulary;

pub use rubric::{Criterion, Points, Rubric, Score, Scores, Section, Style, Tallies, Tally, mean};
pub use usual::{UsualCriterion, UsualSection};
pub use vocabulary::{Condition, LessonKind, LessonQuality, Outcome, Visit};

use crate::{ItemId, LessonNoteId, PersonId, SheetId, StageId, Timestamp};
use jiff::civil::{Date, Time};
use std::collections::BTreeSet;

/// What was seen at one lesson: лист наблюдения.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub struct Observation {
    /// The day.
    pub date: Option<Date>,
    /// Which lesson of the day.
    pub number: Option<u16>,
    /// Класс, группа.
    pub class: String,
    /// Предмет; in a kindergarten the educational area.
    pub subject: String,
    /// Тема.
    pub topic: String,
    /// Тип урока.
    pub kind: Option<LessonKind>,
    /// How many children were there.
    pub children: Option<u16>,
    /// Оборудование.
    pub equipment: String,
    /// Цель посещения.
    pub purpose: String,
    /// Who came to whom.
    pub visit: Option<Visit>,
    /// Who came.
    pub observer: Option<PersonId>,
    /// The name of an observer who is not in the school's list.
    pub guest: String,
    /// Whose lesson it was.
    pub teacher: Option<PersonId>,
    /// When the lesson began, by the observer's device: notes count their minutes from it.
    pub began: Option<Timestamp>,
    /// What was noted during the lesson.
    pub notes: Vec<(LessonNoteId, LessonNote)>,
    /// The rubric it is scored by, kept as it was on that day.
    pub rubric: Rubric,
    /// A score for each criterion that has one.
    pub scores: Scores,
    /// Занятость детей, в процентах.
    pub engagement: Option<u16>,
    /// Хронометраж.
    pub stages: Vec<(StageId, Stage)>,
    /// Сильные стороны.
    pub strengths: String,
    /// Точки роста.
    pub growth: String,
    /// Рекомендации.
    pub recommendations: String,
    /// Вопросы для самоанализа.
    pub questions: String,
    /// Самоанализ учителя.
    pub self_analysis: String,
    /// Ответ учителя.
    pub reply: String,
    /// The one thing that the teacher tries next.
    pub step: String,
    /// Whether that worked out, as the next visit asks.
    pub outcome: Option<Outcome>,
    /// The plan item that the step was made into.
    pub step_item: Option<ItemId>,
}

/// One note made during a lesson.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub struct LessonNote {
    /// Minutes since the lesson began; `None` when nobody said that it did.
    pub minute: Option<u16>,
    /// What was seen.
    pub text: String,
    /// When it was written, by that device's clock.
    pub written: Timestamp,
}

/// One stage of a lesson, with its minutes.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub struct Stage {
    /// Этап.
    pub name: String,
    /// Minutes planned.
    pub plan: Option<u16>,
    /// Minutes taken.
    pub fact: Option<u16>,
}

/// An open lesson: prepared, held, looked at by experts, and told of on the school's site.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub struct OpenLesson {
    /// The day.
    pub date: Option<Date>,
    /// The hour.
    pub time: Option<Time>,
    /// Класс, группа.
    pub class: String,
    /// Предмет.
    pub subject: String,
    /// Тема.
    pub topic: String,
    /// Who teaches.
    pub teacher: Option<PersonId>,
    /// Whose mentee the teacher is.
    pub mentor: Option<PersonId>,
    /// For whom.
    pub audience: String,
    /// Цель.
    pub purpose: String,
    /// План, технологическая карта.
    pub plan: String,
    /// Оборудование.
    pub equipment: String,
    /// The experts' sheets.
    pub sheets: Vec<(SheetId, Sheet)>,
    /// What it made use of.
    pub conditions: BTreeSet<Condition>,
    /// How the children's work came out.
    pub quality: Option<LessonQuality>,
    /// Занятость детей, в процентах.
    pub engagement: Option<u16>,
    /// Whether its goal was reached.
    pub reached: Option<Outcome>,
    /// What is said of that.
    pub reached_comment: String,
    /// Самоанализ учителя.
    pub self_analysis: String,
    /// Exactly what may stand on the school's site.
    pub review: String,
    /// The words that the teacher agreed to have published; empty while they have not.
    pub consent: String,
}

/// What one expert thought of an open lesson.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub struct Sheet {
    /// Who.
    pub name: String,
    /// The rubric, kept as it was on that day.
    pub rubric: Rubric,
    /// A score for each criterion that has one.
    pub scores: Scores,
    /// In the expert's own words.
    pub comment: String,
}

/// Why a review may not be published.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoConsent {
    /// There is nothing to publish.
    #[error("there is no review yet")]
    NoWords,
    /// The teacher has not agreed.
    #[error("the teacher has not agreed")]
    NotGiven,
    /// Somebody else agreed in the teacher's name.
    #[error("only the teacher can agree")]
    NotByTeacher,
    /// The words are others now than those that the teacher agreed to.
    #[error("the teacher agreed to other words")]
    OtherWords,
}

/// Whether a review may be published: its teacher agreed, themself, to exactly these words.
///
/// # Errors
/// [`NoConsent`] says what is missing.
pub fn consented(
    review: &str,
    teacher: Option<PersonId>,
    agreed_to: &str,
    agreed_by: Option<PersonId>,
) -> Result<(), NoConsent> {
    if review.trim().is_empty() {
        Err(NoConsent::NoWords)
    } else if agreed_to.trim().is_empty() {
        Err(NoConsent::NotGiven)
    } else if teacher.is_none() || agreed_by != teacher {
        Err(NoConsent::NotByTeacher)
    } else if agreed_to.trim() != review.trim() {
        Err(NoConsent::OtherWords)
    } else {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEACHER: Option<PersonId> = Some(PersonId::from_random([1; 16]));
    const MENTOR: Option<PersonId> = Some(PersonId::from_random([2; 16]));

    #[test]
    fn a_review_is_published_only_as_its_teacher_agreed_to_it() {
        let words = "Открытый урок прошёл 25 февраля.";
        assert_eq!(consented(words, TEACHER, words, TEACHER), Ok(()));
        assert_eq!(
            consented(words, TEACHER, "", TEACHER),
            Err(NoConsent::NotGiven)
        );
        assert_eq!(
            consented(words, TEACHER, words, MENTOR),
            Err(NoConsent::NotByTeacher)
        );
        assert_eq!(
            consented("Другие слова.", TEACHER, words, TEACHER),
            Err(NoConsent::OtherWords)
        );
        assert_eq!(
            consented(" ", TEACHER, " ", TEACHER),
            Err(NoConsent::NoWords)
        );
    }

    #[test]
    fn nobody_agrees_for_a_teacher_whom_nobody_named() {
        let words = "Урок прошёл.";
        assert_eq!(
            consented(words, None, words, None),
            Err(NoConsent::NotByTeacher)
        );
    }
}
