//! What a pair does at its lessons, says of its skills, and has approved.

use super::diary::{Begun, Diary, date};
use super::{Act, Who};
use ryadom_domain::Round;
use ryadom_domain::{
    AnswerSheet, Condition, Correction, CorrectionId, Edition, EditionId, LessonKind, LessonNote,
    LessonNoteId, LessonQuality, Level, ObservationId, OpenLessonId, Outcome, Rubric, Score,
    SheetId, Skill, StageId, Timestamp, Visit,
};
use ryadom_replica::{
    AnswerEdit, ItemEdit, JournalEdit, JournalText, ObservationEdit, ObservationText,
    OpenLessonEdit, OpenLessonText, ProgrammeEdit,
};

/// A criterion of the usual checklist.
const CRITERION: &str = "goal_clear";

impl Diary {
    /// A visit with everything that can be said of one.
    pub(super) fn visit(&mut self) -> ObservationId {
        let mentor = Who::Mentor;
        let id = ObservationId::from_random(self.id());
        let (note, stage) = (
            LessonNoteId::from_random(self.id()),
            StageId::from_random(self.id()),
        );
        let add = JournalEdit::AddObservation {
            id,
            observation: Box::default(),
        };
        self.does(30, mentor, Act::Journal(add));
        let seen = LessonNote {
            minute: Some(4),
            text: "Дети называют тему".into(),
            written: Timestamp(1_760_000_000),
        };
        let rubric = Rubric {
            name: "Наш лист".into(),
            ..Rubric::default()
        };
        for (day, edit) in (31..).zip([
            ObservationEdit::Date(Some(date(31))),
            ObservationEdit::Number(Some(3)),
            ObservationEdit::Class("2 «Б»".into()),
            ObservationEdit::Subject("математика".into()),
            ObservationEdit::Kind(Some(LessonKind::Practice)),
            ObservationEdit::Children(Some(24)),
            ObservationEdit::Equipment("проектор".into()),
            ObservationEdit::Visit(Some(Visit::MenteeToMentor)),
            ObservationEdit::Observer(Some(mentor.person())),
            ObservationEdit::Guest("методист".into()),
            ObservationEdit::Teacher(Some(Who::Mentee.person())),
            ObservationEdit::Began(Some(Timestamp(1_760_000_000))),
            ObservationEdit::AddNote(note, Box::new(seen)),
            ObservationEdit::RemoveNote(note),
            ObservationEdit::RestoreNote(note),
            ObservationEdit::Rubric(Box::new(rubric)),
            ObservationEdit::Score(CRITERION.into(), Some(Score::One)),
            ObservationEdit::Engagement(Some(80)),
            ObservationEdit::AddStage(stage, Box::default()),
            ObservationEdit::StagePlan(stage, Some(10)),
            ObservationEdit::StageFact(stage, Some(12)),
            ObservationEdit::RemoveStage(stage),
            ObservationEdit::RestoreStage(stage),
            ObservationEdit::Outcome(Some(Outcome::Partly)),
            ObservationEdit::StepItem(Some(ryadom_domain::ItemId::from_random([1; 16]))),
            ObservationEdit::Remove,
            ObservationEdit::Restore,
        ]) {
            self.does(
                day,
                mentor,
                Act::Journal(JournalEdit::Observation { id, edit }),
            );
        }
        for text in [
            ObservationText::Topic,
            ObservationText::Purpose,
            ObservationText::Strengths,
            ObservationText::Growth,
            ObservationText::Recommendations,
            ObservationText::Questions,
            ObservationText::SelfAnalysis,
            ObservationText::Reply,
            ObservationText::Step,
        ] {
            self.types_in_journal((70, mentor), JournalText::Observation(id, text), 1);
        }
        self.types_in_journal((71, mentor), JournalText::Stage(id, stage), 1);
        // The words of a note are known: what is typed comes before them.
        self.types_in_journal((71, mentor), JournalText::LessonNote(id, note), 1);
        id
    }

    /// An open lesson with everything that can be said of one.
    pub(super) fn open_lesson(&mut self) -> OpenLessonId {
        let mentor = Who::Mentor;
        let id = OpenLessonId::from_random(self.id());
        let sheet = SheetId::from_random(self.id());
        let add = JournalEdit::AddOpenLesson {
            id,
            lesson: Box::default(),
        };
        self.does(120, mentor, Act::Journal(add));
        for (day, edit) in (121..).zip([
            OpenLessonEdit::Date(Some(date(130))),
            OpenLessonEdit::Time(Some(jiff::civil::time(10, 0, 0, 0))),
            OpenLessonEdit::Class("1 «И»".into()),
            OpenLessonEdit::Subject("ИЗО".into()),
            OpenLessonEdit::Teacher(Some(Who::Mentee.person())),
            OpenLessonEdit::Mentor(Some(mentor.person())),
            OpenLessonEdit::Condition(Condition::Ict, true),
            OpenLessonEdit::Quality(Some(LessonQuality::Excellent)),
            OpenLessonEdit::Engagement(Some(95)),
            OpenLessonEdit::Reached(Some(Outcome::Yes)),
            OpenLessonEdit::Consent("так".into()),
            OpenLessonEdit::AddSheet(sheet, Box::default()),
            OpenLessonEdit::SheetName(sheet, "методист".into()),
            OpenLessonEdit::SheetScore(sheet, CRITERION.into(), Some(Score::Two)),
            OpenLessonEdit::RemoveSheet(sheet),
            OpenLessonEdit::RestoreSheet(sheet),
            OpenLessonEdit::Remove,
            OpenLessonEdit::Restore,
        ]) {
            self.does(
                day,
                mentor,
                Act::Journal(JournalEdit::OpenLesson { id, edit }),
            );
        }
        for text in [
            OpenLessonText::Topic,
            OpenLessonText::Audience,
            OpenLessonText::Purpose,
            OpenLessonText::Plan,
            OpenLessonText::Equipment,
            OpenLessonText::ReachedComment,
            OpenLessonText::SelfAnalysis,
            OpenLessonText::Review,
        ] {
            self.types_in_journal((140, mentor), JournalText::OpenLesson(id, text), 1);
        }
        self.types_in_journal((141, mentor), JournalText::Sheet(id, sheet), 1);
        id
    }

    /// What the mentee says of a skill, what comes of it in the programme, and what is decided on that.
    pub(super) fn answers_and_papers(&mut self, begun: &Begun) {
        let (mentor, curator) = (Who::Mentor, Who::Curator);
        let about = Who::Mentee.person();
        let sheet = AnswerSheet {
            round: Round::Entry,
            about,
            by: about,
        };
        for (day, edit) in (10..).zip([AnswerEdit::Level(Level::new(1)), AnswerEdit::Help(true)]) {
            let skill = Skill::LessonGoal;
            let edit = JournalEdit::Answer { sheet, skill, edit };
            self.does(day, Who::Mentee, Act::Journal(edit));
        }
        let task = begun.tasks[0];
        let linked = ProgrammeEdit::TaskDeficit {
            id: task,
            deficit: Some(begun.deficits[0]),
        };
        self.programme(20, mentor, linked);
        self.item(21, mentor, begun.items[1], ItemEdit::Task(Some(task)));
        let (edition, correction) = (
            EditionId::from_random(self.id()),
            CorrectionId::from_random(self.id()),
        );
        for (day, edit) in (25..).zip([
            ProgrammeEdit::AddEdition {
                id: edition,
                edition: Box::new(Edition {
                    day: Some(date(25)),
                    basis: "протокол № 1".into(),
                }),
            },
            ProgrammeEdit::RemoveEdition(edition),
            ProgrammeEdit::RestoreEdition(edition),
            ProgrammeEdit::AddCorrection {
                id: correction,
                correction: Box::new(Correction {
                    day: Some(date(28)),
                    what: "добавлена встреча".into(),
                    basis: "просьба наставляемого".into(),
                }),
            },
            ProgrammeEdit::RemoveCorrection(correction),
            ProgrammeEdit::RestoreCorrection(correction),
        ]) {
            self.programme(day, curator, edit);
        }
    }
}
