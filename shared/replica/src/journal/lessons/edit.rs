//! What a person may do to a visit and to an open lesson.

use jiff::civil::{Date, Time};
use ryadom_domain::{
    Condition, ItemId, LessonKind, LessonNote, LessonNoteId, LessonQuality, Outcome, PersonId,
    Rubric, Score, Sheet, SheetId, Stage, StageId, Timestamp, Visit,
};

/// What a person may do to a visit. Writing a field that has two values settles it.
#[derive(Debug, Clone, PartialEq)]
pub enum ObservationEdit {
    /// The day.
    Date(Option<Date>),
    /// Which lesson of the day.
    Number(Option<u16>),
    /// Класс.
    Class(String),
    /// Предмет.
    Subject(String),
    /// Тип урока.
    Kind(Option<LessonKind>),
    /// How many children were there.
    Children(Option<u16>),
    /// Оборудование.
    Equipment(String),
    /// Who came to whom.
    Visit(Option<Visit>),
    /// Who came.
    Observer(Option<PersonId>),
    /// The name of an observer who is not in the school's list.
    Guest(String),
    /// Whose lesson it was.
    Teacher(Option<PersonId>),
    /// When the lesson began.
    Began(Option<Timestamp>),
    /// Adds a note, as the last.
    AddNote(LessonNoteId, Box<LessonNote>),
    /// Removes a note.
    RemoveNote(LessonNoteId),
    /// Brings a note back, or keeps one that came back.
    RestoreNote(LessonNoteId),
    /// What it is scored by.
    Rubric(Box<Rubric>),
    /// What a criterion is given, by its key.
    Score(String, Option<Score>),
    /// Занятость детей, в процентах.
    Engagement(Option<u16>),
    /// Adds a stage, as the last.
    AddStage(StageId, Box<Stage>),
    /// The minutes planned for a stage.
    StagePlan(StageId, Option<u16>),
    /// The minutes that a stage took.
    StageFact(StageId, Option<u16>),
    /// Removes a stage.
    RemoveStage(StageId),
    /// Brings a stage back, or keeps one that came back.
    RestoreStage(StageId),
    /// Whether its step worked out.
    Outcome(Option<Outcome>),
    /// The plan item that its step was made into.
    StepItem(Option<ItemId>),
    /// Removes the visit.
    Remove,
    /// Brings it back, or keeps one that came back.
    Restore,
}

/// The texts of a visit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ObservationText {
    /// Тема.
    Topic,
    /// Цель посещения.
    Purpose,
    /// Сильные стороны.
    Strengths,
    /// Точки роста.
    Growth,
    /// Рекомендации.
    Recommendations,
    /// Вопросы для самоанализа.
    Questions,
    /// Самоанализ учителя.
    SelfAnalysis,
    /// Ответ учителя.
    Reply,
    /// The one thing that the teacher tries next.
    Step,
}

/// What a person may do to an open lesson. Writing a field that has two values settles it.
#[derive(Debug, Clone, PartialEq)]
pub enum OpenLessonEdit {
    /// The day.
    Date(Option<Date>),
    /// The hour.
    Time(Option<Time>),
    /// Класс.
    Class(String),
    /// Предмет.
    Subject(String),
    /// Who teaches.
    Teacher(Option<PersonId>),
    /// Whose mentee the teacher is.
    Mentor(Option<PersonId>),
    /// Whether it made use of something.
    Condition(Condition, bool),
    /// How the children's work came out.
    Quality(Option<LessonQuality>),
    /// Занятость детей, в процентах.
    Engagement(Option<u16>),
    /// Whether its goal was reached.
    Reached(Option<Outcome>),
    /// The words that the teacher agrees to have published; empty to take that back.
    Consent(String),
    /// Adds an expert's sheet, as the last.
    AddSheet(SheetId, Box<Sheet>),
    /// Whose sheet it is.
    SheetName(SheetId, String),
    /// What an expert gives a criterion, by its key.
    SheetScore(SheetId, String, Option<Score>),
    /// Removes a sheet.
    RemoveSheet(SheetId),
    /// Brings a sheet back, or keeps one that came back.
    RestoreSheet(SheetId),
    /// Removes the open lesson.
    Remove,
    /// Brings it back, or keeps one that came back.
    Restore,
}

/// The texts of an open lesson.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OpenLessonText {
    /// Тема.
    Topic,
    /// For whom.
    Audience,
    /// Цель.
    Purpose,
    /// План, технологическая карта.
    Plan,
    /// Оборудование.
    Equipment,
    /// What is said of the goal.
    ReachedComment,
    /// Самоанализ учителя.
    SelfAnalysis,
    /// What may stand on the school's site.
    Review,
}

impl ObservationText {
    pub(crate) const fn key(self) -> &'static str {
        match self {
            Self::Topic => "topic",
            Self::Purpose => "purpose",
            Self::Strengths => "strengths",
            Self::Growth => "growth",
            Self::Recommendations => "recommendations",
            Self::Questions => "questions",
            Self::SelfAnalysis => "selfAnalysis",
            Self::Reply => "reply",
            Self::Step => "step",
        }
    }
}

impl OpenLessonText {
    pub(crate) const fn key(self) -> &'static str {
        match self {
            Self::Topic => "topic",
            Self::Audience => "audience",
            Self::Purpose => "purpose",
            Self::Plan => "plan",
            Self::Equipment => "equipment",
            Self::ReachedComment => "reachedComment",
            Self::SelfAnalysis => "selfAnalysis",
            Self::Review => "review",
        }
    }
}
