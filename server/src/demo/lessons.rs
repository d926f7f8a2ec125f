//! A pair's visits to lessons, and its open lessons.

use super::{
    file::{self, DemoError},
    pair::{DAY, Stage},
    script::{Script, at},
};
use ryadom_domain::{
    LessonNote, LessonNoteId, Observation, ObservationId, OpenLesson, OpenLessonId, PersonId,
    Rubric, Score, Scores, Sheet, SheetId, Stage as LessonStage, StageId, Timestamp,
    UsualCriterion, Visit,
};
use ryadom_replica::{
    JournalDoc, JournalEdit, JournalText, Kind, ObservationEdit, ObservationText, OpenLessonEdit,
    OpenLessonText, Splice,
};

/// Lessons begin then, UTC.
const HOUR: i8 = 7;

/// How long an open lesson is written down before it is held.
const AHEAD: i64 = 30 * DAY;

/// What is usually still weak, the weakest first.
const WEAK: [UsualCriterion; 21] = [
    UsualCriterion::Reflection,
    UsualCriterion::Pace,
    UsualCriterion::GoalClear,
    UsualCriterion::Questions,
    UsualCriterion::Differentiation,
    UsualCriterion::Assessment,
    UsualCriterion::Homework,
    UsualCriterion::Groups,
    UsualCriterion::Feedback,
    UsualCriterion::GoalLife,
    UsualCriterion::PriorKnowledge,
    UsualCriterion::Independent,
    UsualCriterion::Methods,
    UsualCriterion::StagesFit,
    UsualCriterion::Motivation,
    UsualCriterion::Visuals,
    UsualCriterion::Health,
    UsualCriterion::Result,
    UsualCriterion::Accuracy,
    UsualCriterion::Material,
    UsualCriterion::Contact,
];

/// Scores of the usual checklist that come to so many points of 42.
fn scores(points: u32) -> Scores {
    let missing = 42_u32.saturating_sub(points);
    let (zeros, ones) = (missing / 3, missing - 2 * (missing / 3));
    let score = |place: u32| match place {
        place if place < zeros => Score::Zero,
        place if place < zeros + ones => Score::One,
        _ => Score::Two,
    };
    (0..)
        .zip(WEAK)
        .map(|(place, criterion)| (criterion.as_str().to_owned(), score(place)))
        .collect()
}

fn typed(words: &str) -> Splice {
    Splice {
        at: 0,
        delete: 0,
        insert: words.to_owned(),
    }
}

impl Stage<'_> {
    pub(super) fn lessons(&self, script: &mut Script<JournalDoc>) -> Result<(), DemoError> {
        let mut asked: Option<(ObservationId, Option<ryadom_domain::Outcome>)> = None;
        for seen in &self.from.lesson_observations {
            let id = ObservationId::from_random(self.world.id());
            self.visit(script, id, seen)?;
            // The step of the last visit is asked about at this one.
            if let Some((before, Some(outcome))) = asked {
                let edit = ObservationEdit::Outcome(Some(outcome));
                let edit = JournalEdit::Observation { id: before, edit };
                script.add(at(seen.date, HOUR + 1, 20)?, self.for_mentor, edit);
            }
            asked = Some((id, seen.outcome));
        }
        for lesson in self.from.open_lesson.iter().chain(&self.from.open_lessons) {
            self.open_lesson(script, lesson)?;
        }
        Ok(())
    }

    fn visit(
        &self,
        script: &mut Script<JournalDoc>,
        id: ObservationId,
        seen: &file::Observation,
    ) -> Result<(), DemoError> {
        let began = at(seen.date, HOUR, 0)?;
        let is_mentor = seen.observer == self.from.title_block.mentor.name;
        let notes = seen.notes.iter().map(|(minute, text)| {
            let note = LessonNote {
                minute: Some(*minute),
                text: text.clone(),
                written: Timestamp(began.0 + i64::from(*minute) * 60),
            };
            (LessonNoteId::from_random(self.world.id()), note)
        });
        let stages = seen.stages.iter().map(|(name, plan, fact)| {
            let stage = LessonStage {
                name: name.clone(),
                plan: Some(*plan),
                fact: Some(*fact),
            };
            (StageId::from_random(self.world.id()), stage)
        });
        let observation = Observation {
            date: Some(seen.date),
            number: seen.number,
            class: seen.grade.clone(),
            subject: seen.subject.clone(),
            topic: seen.topic.clone(),
            kind: seen.kind,
            children: seen.children,
            purpose: seen.purpose.clone(),
            visit: Some(if is_mentor {
                Visit::MentorToMentee
            } else {
                Visit::Curator
            }),
            observer: is_mentor.then_some(self.mentor),
            guest: if is_mentor {
                String::new()
            } else {
                seen.observer.clone()
            },
            teacher: Some(self.mentee),
            began: Some(began),
            notes: notes.collect(),
            rubric: Rubric::default(),
            scores: scores(seen.score),
            engagement: seen.engagement,
            stages: stages.collect(),
            strengths: seen.strengths.clone(),
            growth: seen.growth.clone(),
            recommendations: seen.recommendations.clone(),
            questions: seen.questions.clone(),
            step: seen.step.clone(),
            ..Observation::default()
        };
        let add = JournalEdit::AddObservation {
            id,
            observation: Box::new(observation),
        };
        script.add(at(seen.date, HOUR + 1, 0)?, self.for_mentor, add);
        let evening = at(seen.date, HOUR + 10, 0)?;
        for (text, words) in [
            (ObservationText::SelfAnalysis, &seen.self_analysis),
            (ObservationText::Reply, &seen.reply),
        ] {
            if !words.is_empty() {
                let edit = JournalDoc::write(JournalText::Observation(id, text), typed(words));
                script.add(evening, self.for_mentee, edit);
            }
        }
        Ok(())
    }

    fn open_lesson(
        &self,
        script: &mut Script<JournalDoc>,
        open: &file::OpenLesson,
    ) -> Result<(), DemoError> {
        let id = OpenLessonId::from_random(self.world.id());
        let held = at(open.planned_date, HOUR + 1, 0)?;
        let planned = OpenLesson {
            date: Some(open.planned_date),
            class: open.grade.clone(),
            subject: open.subject.clone(),
            topic: open.topic.clone(),
            teacher: Some(self.mentee),
            mentor: Some(self.mentor),
            audience: open.audience.clone(),
            purpose: open.goal.clone(),
            plan: open.plan.clone(),
            equipment: open.equipment.clone(),
            ..OpenLesson::default()
        };
        let add = JournalEdit::AddOpenLesson {
            id,
            lesson: Box::new(planned),
        };
        script.add(Timestamp(held.0 - AHEAD), self.for_mentee, add);
        for edit in self.held(open) {
            let edit = JournalEdit::OpenLesson { id, edit };
            script.add(Timestamp(held.0 + 3600), self.for_mentor, edit);
        }
        let write =
            |text, words: &str| JournalDoc::write(JournalText::OpenLesson(id, text), typed(words));
        let evening = Timestamp(held.0 + 8 * 3600);
        let mut says = |who: PersonId, text, words: &str| {
            if !words.is_empty() {
                script.add(evening, who, write(text, words));
            }
        };
        says(
            self.for_mentor,
            OpenLessonText::ReachedComment,
            &open.reached_comment,
        );
        let analysis = open.self_analysis.clone().unwrap_or_default();
        says(self.for_mentee, OpenLessonText::SelfAnalysis, &analysis);
        Ok(())
    }

    /// What is noted once it was held.
    fn held(&self, open: &file::OpenLesson) -> Vec<OpenLessonEdit> {
        let sheets = open.names.iter().zip(&open.scores).map(|(name, points)| {
            let sheet = Sheet {
                name: name.clone(),
                scores: scores(*points),
                ..Sheet::default()
            };
            OpenLessonEdit::AddSheet(SheetId::from_random(self.world.id()), Box::new(sheet))
        });
        let conditions = open
            .conditions
            .iter()
            .map(|one| OpenLessonEdit::Condition(*one, true));
        let mut all: Vec<OpenLessonEdit> = sheets.chain(conditions).collect();
        if open.quality.is_some() {
            all.push(OpenLessonEdit::Quality(open.quality));
        }
        if open.reached.is_some() {
            all.push(OpenLessonEdit::Reached(open.reached));
        }
        if open.engagement.is_some() {
            all.push(OpenLessonEdit::Engagement(open.engagement));
        }
        all
    }
}
