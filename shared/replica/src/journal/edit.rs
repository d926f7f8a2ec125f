//! What a person may do to a journal.

use super::lessons::{ObservationEdit, ObservationText, OpenLessonEdit, OpenLessonText};
use super::{AnswerEdit, InquiryEdit, RecordEdit};
use crate::{FileEdit, NoteEdit, NotesText, Splice, TextRef};
use automerge::ChangeHash;
use jiff::civil::{Date, Time};
use ryadom_domain::{
    Agreement, AgreementId, AnswerSheet, Inquiry, ItemId, LessonNoteId, Meeting, MeetingFormat,
    MeetingId, NextMeeting, Observation, ObservationId, OpenLesson, OpenLessonId, PairStep,
    PersonId, Record, RecordId, RecordText, Round, SheetId, Skill, StageId,
};

/// What a person may do to a journal.
#[derive(Debug, Clone, PartialEq)]
pub enum JournalEdit {
    /// Types into one of its texts.
    Write {
        /// Which.
        text: JournalText,
        /// What.
        splice: Splice,
    },
    /// Types into one of its texts, with positions as they were at `heads`: how typing is taken back.
    WriteAt {
        /// Which.
        text: JournalText,
        /// What, as at `heads`.
        splice: Splice,
        /// The version whose positions are meant.
        heads: Vec<ChangeHash>,
    },
    /// Logs a meeting, with everything that is known of it.
    AddMeeting {
        /// Its new, random id.
        id: MeetingId,
        /// Its columns and agreements.
        meeting: Box<Meeting>,
    },
    /// Changes one meeting.
    Meeting {
        /// Which.
        id: MeetingId,
        /// How.
        edit: MeetingEdit,
    },
    /// Answers one question of a questionnaire.
    Answer {
        /// Whose sheet, about whom, when.
        sheet: AnswerSheet,
        /// Which question.
        skill: Skill,
        /// What.
        edit: AnswerEdit,
    },
    /// Takes another questionnaire into a round, or answers it.
    Inquiry {
        /// Which time.
        round: Round,
        /// Which questionnaire.
        inquiry: Inquiry,
        /// What.
        edit: Box<InquiryEdit>,
    },
    /// Begins a visit to a lesson, with everything that is known of it.
    AddObservation {
        /// Its new, random id.
        id: ObservationId,
        /// What is known.
        observation: Box<Observation>,
    },
    /// Changes one visit.
    Observation {
        /// Which.
        id: ObservationId,
        /// How.
        edit: ObservationEdit,
    },
    /// Plans an open lesson, with everything that is known of it.
    AddOpenLesson {
        /// Its new, random id.
        id: OpenLessonId,
        /// What is known.
        lesson: Box<OpenLesson>,
    },
    /// Changes one open lesson.
    OpenLesson {
        /// Which.
        id: OpenLessonId,
        /// How.
        edit: OpenLessonEdit,
    },
    /// Notes one thing on the pair's way in or out; empty to say nothing.
    Step(PairStep, String),
    /// Begins a record of an instrument, with everything that is known of it.
    AddRecord {
        /// Its new, random id.
        id: RecordId,
        /// What is known.
        record: Box<Record>,
    },
    /// Changes one record.
    Record {
        /// Which.
        id: RecordId,
        /// How.
        edit: RecordEdit,
    },
    /// Anything about the notes shared with the curator.
    Note(NoteEdit),
    /// Anything about the files of meetings and lessons.
    File(FileEdit),
    /// Several edits as one change.
    Several(Vec<JournalEdit>),
}

/// What a person may do to a meeting. Writing a field that has two values settles it.
#[derive(Debug, Clone, PartialEq)]
pub enum MeetingEdit {
    /// The day.
    Date(Option<Date>),
    /// When it began.
    Time(Option<Time>),
    /// How long, in minutes.
    Minutes(Option<u16>),
    /// How it was held.
    Format(Option<MeetingFormat>),
    /// Where.
    Place(String),
    /// When and where the pair meets next: writes what differs from what is shown.
    Next(NextMeeting),
    /// The day of the next meeting alone: also settles it.
    NextDate(Option<Date>),
    /// The hour of the next meeting alone: also settles it.
    NextTime(Option<Time>),
    /// The place of the next meeting alone: also settles it.
    NextPlace(String),
    /// Whether somebody was there.
    Participant(PersonId, bool),
    /// Whether it worked on a plan item.
    LinkItem(ItemId, bool),
    /// Подтверждение наставника.
    ConfirmByMentor(bool),
    /// Подтверждение наставляемого.
    ConfirmByMentee(bool),
    /// Adds an agreement, as the last.
    AddAgreement(AgreementId, Box<Agreement>),
    /// Who keeps the agreement; `None` for both.
    AgreementWho(AgreementId, Option<PersonId>),
    /// By when.
    AgreementDue(AgreementId, Option<Date>),
    /// Kept, or not after all.
    AgreementDone(AgreementId, bool),
    /// Removes an agreement.
    RemoveAgreement(AgreementId),
    /// Brings an agreement back, or keeps one that came back.
    RestoreAgreement(AgreementId),
    /// Removes the meeting.
    Remove,
    /// Brings it back, or keeps one that came back.
    Restore,
}

/// The texts of a journal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum JournalText {
    /// A meeting's text.
    Meeting(MeetingId, MeetingText),
    /// What was agreed.
    Agreement(MeetingId, AgreementId),
    /// A visit's text.
    Observation(ObservationId, ObservationText),
    /// What was noted during a lesson.
    LessonNote(ObservationId, LessonNoteId),
    /// The name of a lesson's stage.
    Stage(ObservationId, StageId),
    /// An open lesson's text.
    OpenLesson(OpenLessonId, OpenLessonText),
    /// What an expert says of an open lesson.
    Sheet(OpenLessonId, SheetId),
    /// A record's text.
    Record(RecordId, RecordText),
    /// A note's text.
    Note(NotesText),
}

/// The texts of a meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MeetingText {
    /// Тема.
    Topic,
    /// Обсудили.
    Discussed,
    /// Трудности.
    Difficulties,
    /// Рекомендации.
    Recommendations,
}

impl From<JournalText> for TextRef {
    fn from(text: JournalText) -> Self {
        match text {
            JournalText::Meeting(id, text) => Self::row("meetings", id, text.key()),
            JournalText::Agreement(meeting, id) => {
                Self::nested("meetings", meeting, "agreements", id, "what")
            }
            JournalText::Observation(id, text) => Self::row("observations", id, text.key()),
            JournalText::LessonNote(visit, id) => {
                Self::nested("observations", visit, "notes", id, "text")
            }
            JournalText::Stage(visit, id) => {
                Self::nested("observations", visit, "stages", id, "name")
            }
            JournalText::OpenLesson(id, text) => Self::row("openLessons", id, text.key()),
            JournalText::Sheet(lesson, id) => {
                Self::nested("openLessons", lesson, "sheets", id, "comment")
            }
            JournalText::Record(id, text) => Self::row("instruments", id, text.as_str()),
            JournalText::Note(text) => text.into(),
        }
    }
}

impl JournalText {
    /// Its key in the map that holds it.
    pub(crate) const fn key(self) -> &'static str {
        match self {
            Self::Meeting(_, text) => text.key(),
            Self::Agreement(..) => "what",
            Self::Observation(_, text) => text.key(),
            Self::LessonNote(..) => "text",
            Self::Stage(..) => "name",
            Self::OpenLesson(_, text) => text.key(),
            Self::Sheet(..) => "comment",
            Self::Record(_, text) => text.as_str(),
            Self::Note(text) => text.text.key(),
        }
    }
}

impl MeetingText {
    pub(crate) const fn key(self) -> &'static str {
        match self {
            Self::Topic => "topic",
            Self::Discussed => "discussed",
            Self::Difficulties => "difficulties",
            Self::Recommendations => "recommendations",
        }
    }
}
