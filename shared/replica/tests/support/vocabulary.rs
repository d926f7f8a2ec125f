//! The name of every edit and of every text, so that a test can tell which of them it made.
//!
//! A new edit does not compile here until it has its name, and a new enum is found by
//! `every_enum_of_the_crate_is_known_here`; a name that no random history makes fails
//! `histories_make_every_edit_there_is`.

use ryadom_replica::{
    ActEdit, AnswerEdit, BlankEdit, CardEdit, CommentEdit, ConfidentialEdit, CounselEdit,
    DeficitEdit, DisputeEdit, Dress, FileEdit, InquiryEdit, ItemEdit, ItemText, JournalEdit,
    JournalText, MeetingEdit, MeetingText, NoteEdit, NoteText, NotesText, ObservationEdit,
    ObservationText, OpenLessonEdit, OpenLessonText, PairEdit, PersonDetail, PersonEdit,
    PersonFact, PersonRowEdit, PersonText, PersonnelEdit, PrivateEdit, ProfileField, ProfileTag,
    ProgrammeEdit, ProgrammeText, RecordEdit, RegistryEdit, RequestEdit, ReviewEdit, ReviewText,
    SchoolEdit, SchoolField, TalkEdit, TitleEdit, TrainingEdit, Wave,
};
use std::collections::BTreeSet;

/// Names of edits, such as `ItemEdit::Mark`.
pub type Names = BTreeSet<&'static str>;

/// Something that a person may do, or where.
pub trait Named {
    /// Adds its own name and those of what is in it.
    fn names(&self, found: &mut Names);
}

macro_rules! named {
    ($($name:ident { $($variant:ident),+ $(,)? })+) => {
        /// Every name there is.
        pub fn all_names() -> Names {
            [$($(concat!(stringify!($name), "::", stringify!($variant))),+),+].into()
        }

        /// The enums that have names here.
        #[allow(dead_code, reason = "not every test file asks for them")]
        pub const ENUMS: &[&str] = &[$(stringify!($name)),+];

        $(impl Own for $name {
            fn own(&self) -> &'static str {
                match self {
                    $(Self::$variant { .. } => concat!(stringify!($name), "::", stringify!($variant))),+
                }
            }
        })+
    };
}

trait Own {
    fn own(&self) -> &'static str;
}

named! {
    ProgrammeEdit {
        Write, WriteAt, Title, FillTitle, ChangeState, AddItem, Item, AddDeficit, Deficit, AddTask, MoveTask,
        TaskDeficit, RemoveTask, RestoreTask, AddEdition, RemoveEdition, RestoreEdition, AddCorrection,
    AddComment, Comment, File, RemoveCorrection, RestoreCorrection, Several,
    }
    CommentEdit { Settle, Remove, Restore }
    ItemEdit {
        Section, FormOfWork, Schedule, Responsible, Mark, ActualDate, MarkByMentor, MarkByMentee, Confirm,
        LinkDeficit, Task, MoveAfter, Remove, Restore,
    }
    DeficitEdit { Area, Source, Level, Priority, Remove, Restore }
    Wave { Start, Mid, Target, End }
    TitleEdit {
        Name, Organisation, ApprovedBy, OrderNumber, OrderDate, CouncilProtocol, Curator, Form, Kind, SchoolYear,
        Starts, Ends, Fact,
    }
    PersonFact { Position, Category, Experience, MenteeCategory, Education, ClassTaught }
    ProgrammeText {
        Goal, Directions, Principles, ExpectedQuant, ExpectedQual, ControlForms, Resources, Task, Deficit, Item,
        Comment,
    }
    ItemText { Event, ExpectedResult, Product, ActualResult, Reason }
    JournalEdit {
    AddMeeting, AddObservation, AddOpenLesson, AddRecord, Answer, File, Inquiry, Meeting, Note, Observation, OpenLesson, Record, Several, Step, Write, WriteAt,
    }
    FileEdit { Add, Rename, Remove, Restore }
    AnswerEdit { Level, Help }
    InquiryEdit { Asked, Aside, Answer }
    MeetingEdit {
        Date, Time, Minutes, Format, Place, Next, NextDate, NextTime, NextPlace, Participant, LinkItem,
        ConfirmByMentor, ConfirmByMentee, AddAgreement, AgreementWho, AgreementDue, AgreementDone, RemoveAgreement,
        RestoreAgreement, Remove, Restore,
    }
    ObservationEdit {
        Date, Number, Class, Subject, Kind, Children, Equipment, Visit, Observer, Guest, Teacher, Began, AddNote,
        RemoveNote, RestoreNote, Rubric, Score, Engagement, AddStage, StagePlan, StageFact, RemoveStage, RestoreStage,
        Outcome, StepItem, Remove, Restore,
    }
    OpenLessonEdit {
        Date, Time, Class, Subject, Teacher, Mentor, Condition, Quality, Engagement, Reached, Consent, AddSheet,
        SheetName, SheetScore, RemoveSheet, RestoreSheet, Remove, Restore,
    }
    RecordEdit { Day, By, About, Set, Deficit, Remove, Restore }
    JournalText { Meeting, Agreement, Observation, LessonNote, Stage, OpenLesson, Sheet, Record, Note }
    ObservationText {
        Topic, Purpose, Strengths, Growth, Recommendations, Questions, SelfAnalysis, Reply, Step,
    }
    OpenLessonText { Topic, Audience, Purpose, Plan, Equipment, ReachedComment, SelfAnalysis, Review }
    MeetingText { Topic, Discussed, Difficulties, Recommendations }
    NoteEdit { Write, WriteAt, Compose, Mood, Period, Tag, Add, Remove, Restore, Several }
    Dress { Line, Words }
    NoteText { Title, Body }
    RegistryEdit { AddPerson, Person, AddPair, Pair, SetSchool, SetPersonnel, Several }
    PersonRowEdit {
        Rename, LastName, FirstName, Patronymic, Position, Role, Profile, Private, Confidential, Kind, Organisation,
        Manager, Detail, Remove, Restore,
    }
    PersonDetail { Order, OrderDate, AbsentFrom, AbsentTo, StandIn }
    PairEdit {
        Form, Kind, ChangeState, Start, End, Member, Programme, Journal, Reflection, Basis, Score, OrderNumber,
        OrderDate, Follows, NextYear, YearBack, Remove, Restore,
    }
    PersonEdit {
        Write, WriteAt, Phone, Email, Messenger, Set, Tag, Competence, Acknowledge, AddTraining, Training, AddRequest,
        Request, Several,
    }
    TrainingEdit { Set, Remove, Restore }
    RequestEdit {
        Topic, Form, Kind, Urgency, Mentor, Asker, Made, State, Reason, Pair, Matched, Remove, Restore,
    }
    ProfileField {
        Subject, Experience, Qualification, QualifiedUntil, Ready, Results, Training, Hours, Limit, MentorMeets,
        Stage, Category, Strengths, Expectations, Wishes, PriorExperience, MenteeMeets, OptOut,
    }
    ProfileTag { Topic, MentorTime, Wants, Form, Kind, MenteeTime }
    PersonText { CanHelp, Request, Asked }
    ConfidentialEdit { Burnout, Words, Fit, Several }
    PersonnelEdit { Check, Notice, EndReason, Matched, Insists, Points, Counselled, BirthYear, Several }
    CounselEdit { Add, Talk, Several }
    TalkEdit { Set, Remove, Restore }
    CardEdit { Show, Several }
    ReviewEdit { Write, WriteAt, AddComment, Comment, Approve, Withdraw, Renew, Audit, Several }
    DisputeEdit { Open, Remove, Restore, Step, RemoveStep, RestoreStep, Several }
    ReviewText { Comment }
    PrivateEdit { Note, Saw, Prefer, Several }
    SchoolEdit {
        Set, OrgType, Label, QuietDays, AddTemplate, RemoveTemplate, RestoreTemplate, Deadline, AddAct, Act, AddBlank, Blank,
        File, Approbation, Several,
    }
    ActEdit { Set, Remove, Restore }
    BlankEdit { Set, AddLine, SetLine, MoveLine, RemoveLine, RestoreLine, Remove, Restore }
    SchoolField { Name, ShortName, Settlement, SchoolYear, FirstDays, Approver, MentorCategory, MentorPosition, Criteria, Threshold }
}

macro_rules! without_parts {
    ($($name:ident),+ $(,)?) => {$(
        impl Named for $name {
            fn names(&self, found: &mut Names) {
                found.insert(self.own());
            }
        }
    )+};
}

without_parts!(
    AnswerEdit,
    BlankEdit,
    InquiryEdit,
    CommentEdit,
    Dress,
    FileEdit,
    ItemEdit,
    Wave,
    PersonFact,
    ItemText,
    MeetingEdit,
    MeetingText,
    ObservationEdit,
    ObservationText,
    OpenLessonEdit,
    OpenLessonText,
    RecordEdit,
    NoteText,
    PersonDetail,
    PairEdit,
    PersonText,
    ProfileField,
    ProfileTag,
    RequestEdit,
    ReviewText,
    SchoolField,
    ActEdit,
    TalkEdit,
    TrainingEdit,
);

fn several<E: Named>(edits: &[E], found: &mut Names) {
    edits.iter().for_each(|edit| edit.names(found));
}

impl Named for ProgrammeEdit {
    fn names(&self, found: &mut Names) {
        found.insert(self.own());
        match self {
            Self::Write { text, .. } | Self::WriteAt { text, .. } => text.names(found),
            Self::Title(edit) => edit.names(found),
            Self::Item { edit, .. } => edit.names(found),
            Self::Deficit { edit, .. } => edit.names(found),
            Self::Comment { edit, .. } => edit.names(found),
            Self::File(edit) => edit.names(found),
            Self::Several(edits) => several(edits, found),
            _ => {}
        }
    }
}

impl Named for DeficitEdit {
    fn names(&self, found: &mut Names) {
        found.insert(self.own());
        if let Self::Level(wave, _) = self {
            wave.names(found);
        }
    }
}

impl Named for TitleEdit {
    fn names(&self, found: &mut Names) {
        found.insert(self.own());
        if let Self::Fact(_, fact, _) = self {
            fact.names(found);
        }
    }
}

impl Named for ProgrammeText {
    fn names(&self, found: &mut Names) {
        found.insert(self.own());
        if let Self::Item(_, text) = self {
            text.names(found);
        }
    }
}

impl Named for JournalEdit {
    fn names(&self, found: &mut Names) {
        found.insert(self.own());
        match self {
            Self::Write { text, .. } | Self::WriteAt { text, .. } => text.names(found),
            Self::Meeting { edit, .. } => edit.names(found),
            Self::Observation { edit, .. } => edit.names(found),
            Self::OpenLesson { edit, .. } => edit.names(found),
            Self::Record { edit, .. } => edit.names(found),
            Self::Note(edit) => edit.names(found),
            Self::File(edit) => edit.names(found),
            Self::Several(edits) => several(edits, found),
            Self::Answer { edit, .. } => edit.names(found),
            Self::Inquiry { edit, .. } => edit.names(found),
            Self::Step(..)
            | Self::AddMeeting { .. }
            | Self::AddObservation { .. }
            | Self::AddOpenLesson { .. }
            | Self::AddRecord { .. } => {}
        }
    }
}

impl Named for JournalText {
    fn names(&self, found: &mut Names) {
        found.insert(self.own());
        match self {
            Self::Meeting(_, text) => text.names(found),
            Self::Observation(_, text) => text.names(found),
            Self::OpenLesson(_, text) => text.names(found),
            Self::Note(text) => text.names(found),
            Self::Agreement(..)
            | Self::LessonNote(..)
            | Self::Stage(..)
            | Self::Sheet(..)
            | Self::Record(..) => {}
        }
    }
}

impl Named for NotesText {
    fn names(&self, found: &mut Names) {
        self.text.names(found);
    }
}

impl Named for NoteEdit {
    fn names(&self, found: &mut Names) {
        found.insert(self.own());
        match self {
            Self::Write { text, .. } | Self::WriteAt { text, .. } => text.names(found),
            Self::Compose { edit, .. } => edit.dress.iter().for_each(|dress| dress.names(found)),
            Self::Several(edits) => several(edits, found),
            Self::Mood(..)
            | Self::Period(..)
            | Self::Tag(..)
            | Self::Add { .. }
            | Self::Remove(_)
            | Self::Restore(_) => {}
        }
    }
}

impl Named for PersonRowEdit {
    fn names(&self, found: &mut Names) {
        found.insert(self.own());
        if let Self::Detail(detail, _) = self {
            detail.names(found);
        }
    }
}

impl Named for RegistryEdit {
    fn names(&self, found: &mut Names) {
        found.insert(self.own());
        match self {
            Self::Person { edit, .. } => edit.names(found),
            Self::Pair { edit, .. } => edit.names(found),
            Self::Several(edits) => several(edits, found),
            Self::AddPerson { .. }
            | Self::AddPair(_)
            | Self::SetSchool(_)
            | Self::SetPersonnel(_) => {}
        }
    }
}

impl Named for PersonEdit {
    fn names(&self, found: &mut Names) {
        found.insert(self.own());
        match self {
            Self::Write { text, .. } | Self::WriteAt { text, .. } => text.names(found),
            Self::Several(edits) => several(edits, found),
            Self::Set(field, _) => field.names(found),
            Self::Tag(tag, _) => tag.names(found),
            Self::Request { edit, .. } => edit.names(found),
            Self::Training { edit, .. } => edit.names(found),
            Self::Phone(_)
            | Self::Email(_)
            | Self::Messenger(_)
            | Self::Competence(..)
            | Self::Acknowledge(..)
            | Self::AddTraining { .. }
            | Self::AddRequest { .. } => {}
        }
    }
}

impl Named for ConfidentialEdit {
    fn names(&self, found: &mut Names) {
        found.insert(self.own());
        if let Self::Several(edits) = self {
            several(edits, found);
        }
    }
}

impl Named for CardEdit {
    fn names(&self, found: &mut Names) {
        found.insert(self.own());
        if let Self::Several(edits) = self {
            several(edits, found);
        }
    }
}

impl Named for ReviewEdit {
    fn names(&self, found: &mut Names) {
        found.insert(self.own());
        match self {
            Self::Write { text, .. } | Self::WriteAt { text, .. } => text.names(found),
            Self::Comment { edit, .. } => edit.names(found),
            Self::Several(edits) => several(edits, found),
            Self::AddComment { .. }
            | Self::Approve { .. }
            | Self::Withdraw(_)
            | Self::Renew(_)
            | Self::Audit(..) => {}
        }
    }
}

impl Named for DisputeEdit {
    fn names(&self, found: &mut Names) {
        found.insert(self.own());
        if let Self::Several(edits) = self {
            several(edits, found);
        }
    }
}

impl Named for PersonnelEdit {
    fn names(&self, found: &mut Names) {
        found.insert(self.own());
        if let Self::Several(edits) = self {
            several(edits, found);
        }
    }
}

impl Named for CounselEdit {
    fn names(&self, found: &mut Names) {
        found.insert(self.own());
        match self {
            Self::Add { .. } => {}
            Self::Talk { edit, .. } => edit.names(found),
            Self::Several(edits) => several(edits, found),
        }
    }
}

impl Named for PrivateEdit {
    fn names(&self, found: &mut Names) {
        found.insert(self.own());
        match self {
            Self::Note(edit) => edit.names(found),
            Self::Several(edits) => several(edits, found),
            Self::Saw(..) | Self::Prefer(..) => {}
        }
    }
}

impl Named for SchoolEdit {
    fn names(&self, found: &mut Names) {
        found.insert(self.own());
        match self {
            Self::Set(field, _) => field.names(found),
            Self::Several(edits) => several(edits, found),
            Self::OrgType(_)
            | Self::Label(..)
            | Self::QuietDays(_)
            | Self::AddTemplate { .. }
            | Self::RemoveTemplate(_)
            | Self::RestoreTemplate(_)
            | Self::Deadline(..)
            | Self::Approbation(..)
            | Self::AddAct { .. }
            | Self::AddBlank { .. } => {}
            Self::Act { edit, .. } => edit.names(found),
            Self::Blank { edit, .. } => edit.names(found),
            Self::File(edit) => edit.names(found),
        }
    }
}
