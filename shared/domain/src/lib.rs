//! The words and rules of school mentoring: people, pairs, programmes, plans, meetings, notes, and who may touch what.
//!
//! Pure: no IO, no clock, no randomness, no user interface. Days and random bytes come in as arguments, and every
//! error is an enum that a screen words in its own language.

pub mod access;
mod act;
mod approbation;
pub mod attention;
mod audit;
mod blank;
mod calendar_file;
pub mod candidate;
mod card;
mod codes;
mod comment;
pub mod consent;
mod diagnostics;
mod difficulty;
mod dispute;
mod document;
mod due;
mod edition;
mod file;
mod goal;
mod id;
mod instrument;
mod lesson;
mod meeting;
mod name;
mod next_year;
mod note;
mod pair;
mod pair_step;
pub mod pairing;
mod people_vocabulary;
mod plan;
mod plan_date;
pub mod profile;
mod programme;
mod questionnaire;
mod registry;
mod request;
pub mod rich;
mod school_year;
mod skill;
pub mod talk;
mod template;
mod time;
pub mod training;
mod vocabulary;

pub use access::{Relation, SchoolRoles, Standing, Verb};
pub use act::{ActField, ActReaders, Deadline};
pub use approbation::{ApprobationField, ApprobationOf, ApprobationOfError};
pub use audit::{AuditCriterion, AuditField, AuditFieldError, AuditMark};
pub use blank::{Blank, BlankField, BlankFields, BlankKind, BlankLine, LineField, LineFields};
pub use calendar_file::{CalendarEntry, calendar_file};
pub use card::Card;
pub use codes::UnknownCode;
pub use comment::Comment;
pub use diagnostics::{
    Answer, AnswerSheet, Answers, AskedSkill, DeficitSource, FoundDeficit, Round, answered,
    found_deficits,
};
pub use difficulty::{Difficulty, Hardship};
pub use dispute::{Dispute, DisputeStage, DisputeStep};
pub use document::{DocumentId, DocumentIdError, DocumentKind};
pub use due::{Due, SOON_DAYS};
pub use edition::{Correction, Edition};
pub use file::{
    Attachment, Contents, Digest, DigestError, FILE_MOST, FILE_PIECE, FileOf, FileOfError,
    FileType, Sample,
};
pub use goal::{GoalLacks, goal_lacks};
pub use id::{
    ActId, AgreementId, BlankId, CommentId, CorrectionId, DeficitId, DeviceId, DisputeId,
    DisputeStepId, EditionId, FileId, IdError, ItemId, LessonNoteId, LineId, MeetingId, NoteId,
    ObservationId, OpenLessonId, PairId, PersonId, RecordId, RequestId, SheetId, StageId, TaskId,
    TemplateId, TrainingId,
};
pub use instrument::{
    Instrument, Measure, Oddity, Part, Record, RecordText, RecordValue, hundredths,
};
pub use lesson::{
    Condition, Criterion, LessonKind, LessonNote, LessonQuality, NoConsent, Observation,
    OpenLesson, Outcome, Points, Rubric, Score, Scores, Section, Sheet, Stage, Style, Tallies,
    Tally, UsualCriterion, UsualSection, Visit, consented, mean,
};
pub use meeting::{Agreement, Meeting, MeetingError, NextMeeting};
pub use name::{Name, NameError};
pub use note::{Mood, Note, Period, Visibility};
pub use pair::{Pair, PairTransitionError};
pub use pair_step::{
    CaseField, ClosingFacts, ClosingLine, ClosingStep, Future, PairStep, UnknownStep, closing,
};
pub use people_vocabulary::{
    Asker, EndReason, Fit, FreeTime, MatchBasis, Meets, MentorStage, PairCheck, PersonKind,
    RequestState, Topic, Urgency,
};
pub use plan::{Deficit, PlanItem, PlanItemError};
pub use plan_date::{PlanDate, PlanDateError};
pub use profile::{MenteeProfile, MentorProfile, Profile, TeacherProfile};
pub use programme::{PersonFacts, TitleBlock, TransitionError};
pub use questionnaire::{Given, Inquiry, Question, QuestionSection, Questionnaire, Scale, Settled};
pub use registry::{Grant, Person, Registry};
pub use request::{Asked, Request};
pub use rich::Rich;
pub use school_year::{SchoolYear, SchoolYearError};
pub use skill::{Audience, Skill, SkillGroup};
pub use talk::{TalkField, TalkId};
pub use template::{BookTemplate, Fits, PlanBook, Remedy, Template, TemplateItem, When};
pub use time::Timestamp;
pub use training::{Training, TrainingField, TrainingKind};
pub use vocabulary::{
    Area, CuratorTitle, Form, Kind, Level, Mark, MeetingFormat, MenteeCategory, OrgType, PairState,
    ProgrammeState, Qualification, Role, SchoolRole, Side,
};
