//! What changed between two versions, as a list of typed sentences that the app words.

mod events;
mod places;
mod tell;

pub use tell::told;

use crate::{Field, Written};
use jiff::civil::{Date, Time};
use ryadom_domain::{
    ActId, ActReaders, AgreementId, AnswerSheet, Area, Asker, AuditMark, BlankId, BlankKind,
    CommentId, CorrectionId, CuratorTitle, DeficitId, DocumentId, EditionId, FileId, FileOf, Form,
    Future, Instrument, ItemId, Kind, LessonKind, LessonNoteId, LessonQuality, Level, LineId, Mark,
    MatchBasis, MeetingFormat, MeetingId, Meets, MenteeCategory, MentorStage, Mood, Name, NoteId,
    ObservationId, OpenLessonId, OrgType, Outcome, PairId, PairState, Period, PersonId, PersonKind,
    PlanDate, ProgrammeState, Qualification, RecordId, RequestId, RequestState, Scale, Score,
    SheetId, StageId, Style, TaskId, TemplateId, Timestamp, Topic, TrainingId, TrainingKind,
    Urgency, Visit, pairing::Strictness,
};

/// One thing that changed.
#[derive(Debug, Clone, PartialEq)]
pub struct Told {
    /// Who did it; `None` for a device that the document does not name.
    pub by: Option<PersonId>,
    /// When, by that device's clock. Of several changes folded into one: the last.
    pub at: Timestamp,
    /// To what.
    pub subject: Subject,
    /// What.
    pub what: What,
}

/// What was changed, with enough to name it in a sentence.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    /// The document itself: a programme's title block or goal, a school's settings, a profile.
    Whole,
    /// A plan item.
    Item {
        /// Its id.
        id: ItemId,
        /// Its event as it is now.
        event: String,
    },
    /// A task.
    Task {
        /// Its id.
        id: TaskId,
        /// Its words as they are now.
        text: String,
    },
    /// A deficit.
    Deficit {
        /// Its id.
        id: DeficitId,
        /// Its words as they are now.
        text: String,
    },
    /// A correction of the programme.
    Correction {
        /// Its id.
        id: CorrectionId,
        /// What it says.
        text: String,
    },
    /// Something said of the programme or of a plan item.
    Comment {
        /// The item; `None` for the programme as a whole.
        item: Option<ItemId>,
        /// Its id.
        id: CommentId,
        /// Whom it asks.
        asks: Option<PersonId>,
        /// Its words as they are now.
        text: String,
    },
    /// The head's approval of a programme.
    Approval {
        /// Its id.
        id: EditionId,
        /// Its day.
        day: Option<Date>,
    },
    /// A meeting.
    Meeting {
        /// Its id.
        id: MeetingId,
        /// Its day.
        date: Option<Date>,
        /// Its topic as it is now.
        topic: String,
    },
    /// An agreement.
    Agreement {
        /// The meeting it was made at.
        meeting: MeetingId,
        /// Its id.
        id: AgreementId,
        /// Its words as they are now.
        text: String,
    },
    /// A visit to a lesson.
    Observation {
        /// Its id.
        id: ObservationId,
        /// Its day.
        date: Option<Date>,
        /// The lesson's topic as it is now.
        topic: String,
    },
    /// A note made during a lesson.
    LessonNote {
        /// The visit.
        visit: ObservationId,
        /// Its id.
        id: LessonNoteId,
        /// Its words as they are now.
        text: String,
    },
    /// A stage of a lesson.
    Stage {
        /// The visit.
        visit: ObservationId,
        /// Its id.
        id: StageId,
        /// Its name as it is now.
        name: String,
    },
    /// An open lesson.
    OpenLesson {
        /// Its id.
        id: OpenLessonId,
        /// Its day.
        date: Option<Date>,
        /// Its topic as it is now.
        topic: String,
    },
    /// An expert's sheet.
    Sheet {
        /// The open lesson.
        lesson: OpenLessonId,
        /// Its id.
        id: SheetId,
        /// The expert as named now.
        name: String,
    },
    /// A record of an instrument.
    Record {
        /// Its id.
        id: RecordId,
        /// With what it was made.
        instrument: Instrument,
        /// Its day.
        day: Option<Date>,
    },
    /// A note.
    Note {
        /// Its id.
        id: NoteId,
        /// Its heading as it is now.
        title: String,
    },
    /// A file.
    File {
        /// Its id.
        id: FileId,
        /// What it is called now.
        name: String,
        /// What it hangs on.
        of: FileOf,
    },
    /// A person in the registry.
    Person {
        /// The person's id.
        id: PersonId,
        /// The name as it is now.
        name: Name,
    },
    /// A local act.
    Act {
        /// Its id.
        id: ActId,
        /// Its title as it is now.
        title: String,
    },
    /// A questionnaire or observation sheet of the school's own.
    Blank {
        /// Its id.
        id: BlankId,
        /// What it is filled in for.
        kind: BlankKind,
        /// Its title as it is now.
        title: String,
    },
    /// A line of one.
    Line {
        /// The blank.
        blank: BlankId,
        /// Its id.
        id: LineId,
        /// Its words as they are now.
        words: String,
    },
    /// A template of programmes.
    Template {
        /// Its id.
        id: TemplateId,
        /// What it is called.
        name: String,
    },
    /// A pair or group.
    Pair {
        /// Its id.
        id: PairId,
    },
    /// Something that a person has learned.
    Training {
        /// Its id.
        id: TrainingId,
        /// What it is called now.
        title: String,
    },
    /// A request for help.
    Request {
        /// Its id.
        id: RequestId,
        /// Its words as they are now.
        words: String,
    },
}

/// What happened to the subject.
#[derive(Debug, Clone, PartialEq)]
pub enum What {
    /// It was added (a note in a journal: shared with the curator; a meeting: logged).
    Added,
    /// It was removed.
    Removed,
    /// It was brought back.
    Restored,
    /// Somebody removed it while somebody else edited it: `by` of the telling removed it.
    CameBack {
        /// Who edited it; `None` for a device that the document does not name.
        edited_by: Option<PersonId>,
        /// When, by that device's clock.
        edited_at: Timestamp,
    },
    /// It was put in another place of the list.
    Moved,
    /// A field got another value.
    Set {
        /// Which.
        field: Field,
        /// What it was.
        before: Value,
        /// What it is.
        after: Value,
    },
    /// A text was written or changed.
    Wrote {
        /// Which.
        field: Field,
        /// What it was.
        before: String,
        /// What it is.
        after: String,
    },
    /// Questions of a questionnaire were answered: one telling for all of them, and no word of what was said.
    Answered(AnswerSheet),
    /// A field has two or more values that were set apart, and nobody has chosen yet: a place to look at.
    TwoValues {
        /// Which.
        field: Field,
        /// All of them, the shown one first.
        values: Vec<Written<Value>>,
    },
}

/// A field's value of whatever type.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "each says its type")]
pub enum Value {
    Nothing,
    Words(String),
    YesNo(bool),
    Number(i64),
    Date(Date),
    Time(Time),
    Planned(PlanDate),
    Mark(Mark),
    Level(Level),
    Area(Area),
    Form(Form),
    Kind(Kind),
    MeetingFormat(MeetingFormat),
    OrgType(OrgType),
    CuratorTitle(CuratorTitle),
    ProgrammeState(ProgrammeState),
    PairState(PairState),
    Person(PersonId),
    Document(DocumentId),
    Pair(PairId),
    Qualification(Qualification),
    MenteeCategory(MenteeCategory),
    Meets(Meets),
    Stage(MentorStage),
    Topic(Topic),
    Urgency(Urgency),
    Asker(Asker),
    RequestState(RequestState),
    PersonKind(PersonKind),
    Basis(MatchBasis),
    Task(TaskId),
    Deficit(DeficitId),
    LessonKind(LessonKind),
    Visit(Visit),
    Score(Score),
    Outcome(Outcome),
    Quality(LessonQuality),
    Style(Style),
    Moment(Timestamp),
    ActReaders(ActReaders),
    Future(Future),
    AuditMark(AuditMark),
    Mood(Mood),
    Hundredths(u16),
    Scale(Scale),
    Period(Period),
    TrainingKind(TrainingKind),
    Strictness(Strictness),
}
