//! Visits and open lessons as they are shown.

use crate::{Choice, Fate, Stamp};
use jiff::civil::{Date, Time};
use ryadom_domain::{
    Condition, ItemId, LessonKind, LessonNote, LessonNoteId, LessonQuality, NoConsent, Observation,
    ObservationId, OpenLesson, OpenLessonId, Outcome, PersonId, Rubric, Score, Scores, Sheet,
    SheetId, Stage, StageId, Tallies, Timestamp, Visit, consented,
};
use std::collections::{BTreeMap, BTreeSet};

/// Scores by the keys of their criteria; several of one criterion when people scored it apart.
pub type ScoresView = BTreeMap<String, Choice<Option<Score>>>;

/// A visit as it is shown.
#[derive(Debug, Clone, PartialEq)]
pub struct ObservationRow {
    /// Its id.
    pub id: ObservationId,
    /// Whether it is there.
    pub fate: Fate,
    /// Who touched it last.
    pub touched: Option<Stamp>,
    /// The day.
    pub date: Choice<Option<Date>>,
    /// Which lesson of the day.
    pub number: Choice<Option<u16>>,
    /// Класс.
    pub class: Choice<String>,
    /// Предмет.
    pub subject: Choice<String>,
    /// Тема.
    pub topic: String,
    /// Тип урока.
    pub kind: Choice<Option<LessonKind>>,
    /// How many children were there.
    pub children: Choice<Option<u16>>,
    /// Оборудование.
    pub equipment: Choice<String>,
    /// Цель посещения.
    pub purpose: String,
    /// Who came to whom.
    pub visit: Choice<Option<Visit>>,
    /// Who came.
    pub observer: Choice<Option<PersonId>>,
    /// The name of an observer who is not in the school's list.
    pub guest: Choice<String>,
    /// Whose lesson it was.
    pub teacher: Choice<Option<PersonId>>,
    /// When the lesson began.
    pub began: Choice<Option<Timestamp>>,
    /// What was noted, in order; without removed ones.
    pub notes: Vec<LessonNoteRow>,
    /// Notes that were removed, for whoever wants one back.
    pub removed_notes: Vec<LessonNoteRow>,
    /// What it is scored by.
    pub rubric: Choice<Rubric>,
    /// The scores.
    pub scores: ScoresView,
    /// Занятость детей, в процентах.
    pub engagement: Choice<Option<u16>>,
    /// Хронометраж, in order; without removed stages.
    pub stages: Vec<StageRow>,
    /// Stages that were removed, for whoever wants one back.
    pub removed_stages: Vec<StageRow>,
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
    /// Whether that worked out.
    pub outcome: Choice<Option<Outcome>>,
    /// The plan item that the step was made into.
    pub step_item: Choice<Option<ItemId>>,
}

/// A note made during a lesson, as it is shown.
#[derive(Debug, Clone, PartialEq)]
pub struct LessonNoteRow {
    /// Its id.
    pub id: LessonNoteId,
    /// Whether it is there.
    pub fate: Fate,
    /// Who touched it last.
    pub touched: Option<Stamp>,
    /// Minutes since the lesson began.
    pub minute: Option<u16>,
    /// What was seen.
    pub text: String,
    /// When it was written, by that device's clock.
    pub written: Timestamp,
    /// Who wrote it.
    pub author: Option<PersonId>,
}

/// A stage of a lesson as it is shown.
#[derive(Debug, Clone, PartialEq)]
pub struct StageRow {
    /// Its id.
    pub id: StageId,
    /// Whether it is there.
    pub fate: Fate,
    /// Who touched it last.
    pub touched: Option<Stamp>,
    /// Этап.
    pub name: String,
    /// Minutes planned.
    pub plan: Choice<Option<u16>>,
    /// Minutes taken.
    pub fact: Choice<Option<u16>>,
}

/// An open lesson as it is shown.
#[derive(Debug, Clone, PartialEq)]
pub struct OpenLessonRow {
    /// Its id.
    pub id: OpenLessonId,
    /// Whether it is there.
    pub fate: Fate,
    /// Who touched it last.
    pub touched: Option<Stamp>,
    /// The day.
    pub date: Choice<Option<Date>>,
    /// The hour.
    pub time: Choice<Option<Time>>,
    /// Класс.
    pub class: Choice<String>,
    /// Предмет.
    pub subject: Choice<String>,
    /// Тема.
    pub topic: String,
    /// Who teaches.
    pub teacher: Choice<Option<PersonId>>,
    /// Whose mentee the teacher is.
    pub mentor: Choice<Option<PersonId>>,
    /// For whom.
    pub audience: String,
    /// Цель.
    pub purpose: String,
    /// План, технологическая карта.
    pub plan: String,
    /// Оборудование.
    pub equipment: String,
    /// The experts' sheets, in order; without removed ones.
    pub sheets: Vec<SheetRow>,
    /// Sheets that were removed, for whoever wants one back.
    pub removed_sheets: Vec<SheetRow>,
    /// What it made use of.
    pub conditions: BTreeSet<Condition>,
    /// How the children's work came out.
    pub quality: Choice<Option<LessonQuality>>,
    /// Занятость детей, в процентах.
    pub engagement: Choice<Option<u16>>,
    /// Whether its goal was reached.
    pub reached: Choice<Option<Outcome>>,
    /// What is said of that.
    pub reached_comment: String,
    /// Самоанализ учителя.
    pub self_analysis: String,
    /// What may stand on the school's site.
    pub review: String,
    /// The words that somebody agreed to have published, with who and when.
    pub consent: Choice<String>,
}

/// An expert's sheet as it is shown.
#[derive(Debug, Clone, PartialEq)]
pub struct SheetRow {
    /// Its id.
    pub id: SheetId,
    /// Whether it is there.
    pub fate: Fate,
    /// Who touched it last.
    pub touched: Option<Stamp>,
    /// Whose.
    pub name: Choice<String>,
    /// What it scores by.
    pub rubric: Choice<Rubric>,
    /// The scores.
    pub scores: ScoresView,
    /// In the expert's own words.
    pub comment: String,
}

/// The shown scores.
fn plain_scores(scores: &ScoresView) -> Scores {
    scores
        .iter()
        .filter_map(|(key, score)| Some((key.clone(), score.value?)))
        .collect()
}

fn torn_scores(scores: &ScoresView) -> usize {
    scores.values().filter(|score| score.is_torn()).count()
}

fn count(torn: impl IntoIterator<Item = bool>) -> usize {
    torn.into_iter().filter(|torn| *torn).count()
}

impl ObservationRow {
    /// Its shown values, for the rules of the domain.
    pub fn plain(&self) -> Observation {
        Observation {
            date: self.date.value,
            number: self.number.value,
            class: self.class.value.clone(),
            subject: self.subject.value.clone(),
            topic: self.topic.clone(),
            kind: self.kind.value,
            children: self.children.value,
            equipment: self.equipment.value.clone(),
            purpose: self.purpose.clone(),
            visit: self.visit.value,
            observer: self.observer.value,
            guest: self.guest.value.clone(),
            teacher: self.teacher.value,
            began: self.began.value,
            notes: self.notes.iter().map(|row| (row.id, row.plain())).collect(),
            rubric: self.rubric.value.clone(),
            scores: self.plain_scores(),
            engagement: self.engagement.value,
            stages: self
                .stages
                .iter()
                .map(|row| (row.id, row.plain()))
                .collect(),
            strengths: self.strengths.clone(),
            growth: self.growth.clone(),
            recommendations: self.recommendations.clone(),
            questions: self.questions.clone(),
            self_analysis: self.self_analysis.clone(),
            reply: self.reply.clone(),
            step: self.step.clone(),
            outcome: self.outcome.value,
            step_item: self.step_item.value,
        }
    }

    /// The shown scores.
    pub fn plain_scores(&self) -> Scores {
        plain_scores(&self.scores)
    }

    /// What the shown scores come to.
    pub fn tally(&self) -> Tallies {
        self.rubric.value.tally(&self.plain_scores())
    }

    /// Places to look at: fields with two values and rows that came back.
    pub fn places(&self) -> usize {
        count([
            self.fate.is_torn(),
            self.date.is_torn(),
            self.number.is_torn(),
            self.class.is_torn(),
            self.subject.is_torn(),
            self.kind.is_torn(),
            self.children.is_torn(),
            self.equipment.is_torn(),
            self.visit.is_torn(),
            self.observer.is_torn(),
            self.guest.is_torn(),
            self.teacher.is_torn(),
            self.began.is_torn(),
            self.rubric.is_torn(),
            self.engagement.is_torn(),
            self.outcome.is_torn(),
            self.step_item.is_torn(),
        ]) + torn_scores(&self.scores)
            + count(self.notes.iter().map(|note| note.fate.is_torn()))
            + self.stages.iter().map(StageRow::places).sum::<usize>()
    }
}

impl LessonNoteRow {
    /// Its values, for the rules of the domain.
    pub fn plain(&self) -> LessonNote {
        LessonNote {
            minute: self.minute,
            text: self.text.clone(),
            written: self.written,
        }
    }
}

impl StageRow {
    /// Its shown values, for the rules of the domain.
    pub fn plain(&self) -> Stage {
        Stage {
            name: self.name.clone(),
            plan: self.plan.value,
            fact: self.fact.value,
        }
    }

    fn places(&self) -> usize {
        count([
            self.fate.is_torn(),
            self.plan.is_torn(),
            self.fact.is_torn(),
        ])
    }
}

impl OpenLessonRow {
    /// Its shown values, for the rules of the domain.
    pub fn plain(&self) -> OpenLesson {
        OpenLesson {
            date: self.date.value,
            time: self.time.value,
            class: self.class.value.clone(),
            subject: self.subject.value.clone(),
            topic: self.topic.clone(),
            teacher: self.teacher.value,
            mentor: self.mentor.value,
            audience: self.audience.clone(),
            purpose: self.purpose.clone(),
            plan: self.plan.clone(),
            equipment: self.equipment.clone(),
            sheets: self
                .sheets
                .iter()
                .map(|row| (row.id, row.plain()))
                .collect(),
            conditions: self.conditions.clone(),
            quality: self.quality.value,
            engagement: self.engagement.value,
            reached: self.reached.value,
            reached_comment: self.reached_comment.clone(),
            self_analysis: self.self_analysis.clone(),
            review: self.review.clone(),
            consent: self.consent.value.clone(),
        }
    }

    /// Whether its review may be published. Of two answers set apart neither counts until somebody chooses.
    ///
    /// # Errors
    /// [`NoConsent`] says what is missing.
    pub fn may_be_published(&self) -> Result<(), NoConsent> {
        if self.consent.is_torn() || self.teacher.is_torn() {
            return Err(NoConsent::NotGiven);
        }
        let by = self.consent.written.and_then(|stamp| stamp.by);
        consented(&self.review, self.teacher.value, &self.consent.value, by)
    }

    /// The percent of every sheet that is scored to its end.
    pub fn percents(&self) -> Vec<u8> {
        let percents = self.sheets.iter().map(|sheet| sheet.tally().all.percent());
        percents.flatten().collect()
    }

    /// Places to look at: fields with two values and rows that came back.
    pub fn places(&self) -> usize {
        count([
            self.fate.is_torn(),
            self.date.is_torn(),
            self.time.is_torn(),
            self.class.is_torn(),
            self.subject.is_torn(),
            self.teacher.is_torn(),
            self.mentor.is_torn(),
            self.quality.is_torn(),
            self.engagement.is_torn(),
            self.reached.is_torn(),
            self.consent.is_torn(),
        ]) + self.sheets.iter().map(SheetRow::places).sum::<usize>()
    }
}

impl SheetRow {
    /// Its shown values, for the rules of the domain.
    pub fn plain(&self) -> Sheet {
        Sheet {
            name: self.name.value.clone(),
            rubric: self.rubric.value.clone(),
            scores: plain_scores(&self.scores),
            comment: self.comment.clone(),
        }
    }

    /// What the shown scores come to.
    pub fn tally(&self) -> Tallies {
        self.rubric.value.tally(&plain_scores(&self.scores))
    }

    fn places(&self) -> usize {
        count([
            self.fate.is_torn(),
            self.name.is_torn(),
            self.rubric.is_torn(),
        ]) + torn_scores(&self.scores)
    }
}
