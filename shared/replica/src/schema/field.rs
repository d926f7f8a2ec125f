//! Every field, and how its value is kept.

use crate::plain::{Plain, Scalar};
use crate::school::CURATOR_LABEL;
use crate::told::Value;
use crate::{PersonDetail, PersonFact, ProfileField, ProfileTag};
use ryadom_domain::{
    ActField, ActId, AnswerSheet, ApprobationField, ApprobationOf, AuditField, BlankField,
    Condition, Deadline, DeficitId, Inquiry, ItemId, LineField, Measure, PairState, PairStep,
    PersonId, ProgrammeState, Questionnaire, RecordText, RecordValue, RequestState, Round, Rubric,
    SchoolRole, Side, TrainingField, hundredths, training,
};

/// A field of some kind of document, as [`crate::told`] names it. Which row it is in, the [`crate::Subject`] says.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(
    missing_docs,
    reason = "each is a field of a view, documented there under the same name"
)]
pub enum Field {
    // Programme: root and title block.
    State,
    Name,
    Organisation,
    ApprovedBy,
    OrderNumber,
    OrderDate,
    CouncilProtocol,
    Curator,
    Form,
    Kind,
    SchoolYear,
    Starts,
    Ends,
    Fact(PersonId, PersonFact),
    Goal,
    Directions,
    Principles,
    ExpectedQuant,
    ExpectedQual,
    ControlForms,
    Resources,
    // Plan item.
    Section,
    Event,
    FormOfWork,
    Planned,
    Responsible,
    ExpectedResult,
    Product,
    ActualResult,
    ActualDate,
    Mark,
    Reason,
    MentorMark,
    MenteeMark,
    Confirmed,
    DeficitLink(DeficitId),
    // Correction, edition.
    Ground,
    Task,
    // Deficit, task.
    Area,
    Text,
    Source,
    LevelStart,
    LevelMid,
    LevelTarget,
    LevelEnd,
    Priority,
    TaskDeficit,
    // Meeting.
    Date,
    Time,
    Minutes,
    Format,
    Place,
    Topic,
    Discussed,
    Difficulties,
    Recommendations,
    Participant(PersonId),
    ItemLink(ItemId),
    NextDate,
    NextTime,
    NextPlace,
    MentorConfirmed,
    MenteeConfirmed,
    // Agreement.
    What,
    Who,
    Due,
    Done,
    // Diagnostics.
    Answer(AnswerSheet),
    // Visit, open lesson, and what is in them.
    LessonNumber,
    Class,
    LessonSubject,
    LessonKind,
    Children,
    Equipment,
    Purpose,
    Visit,
    Observer,
    Guest,
    Teacher,
    Began,
    NoteMinute,
    Rubric,
    Criterion(String),
    Engagement,
    StageName,
    StagePlan,
    StageFact,
    Strengths,
    Growth,
    Questions,
    SelfAnalysis,
    Reply,
    Step,
    Outcome,
    StepItem,
    LessonMentor,
    Audience,
    LessonPlan,
    Condition(Condition),
    Quality,
    Reached,
    ReachedComment,
    Review,
    Consent,
    Expert,
    Comment,
    // Record of an instrument.
    RecordBy,
    RecordAbout,
    RecordValue(RecordValue),
    RecordText(RecordText),
    // Note, comment.
    Title,
    Body,
    Mood,
    Settled,
    // Registry.
    LastName,
    FirstName,
    Patronymic,
    Position,
    Role(SchoolRole),
    Profile,
    Private,
    PairForm,
    PairKind,
    PairState,
    Start,
    End,
    Member(Side, PersonId),
    Programme,
    Journal,
    Reflection,
    School,
    // School.
    ShortName,
    OrgType,
    Settlement,
    Label(String),
    QuietDays,
    // Person.
    Phone,
    Email,
    Messenger,
    CanHelp,
    Request,
    About(ProfileField),
    Tag(ProfileTag),
    Competence(String),
    Training(TrainingField),
    // Request.
    RequestTopic,
    Urgency,
    WishedMentor,
    Asker,
    Made,
    RequestState,
    RequestPair,
    Matched,
    // File.
    FileName,
    // Registry, of people and pairs.
    PersonKind,
    Manager,
    Confidential,
    PairBasis,
    Score,
    Follows,
    Personnel,
    Detail(PersonDetail),
    NextYear(i16),
    // What a pair notes on its way in and out.
    Noted(PairStep),
    // School: first days, deadlines, acts; person: acts that were read.
    FirstDays,
    Deadline(i16, Deadline),
    /// Who approves programmes in the app.
    Approver,
    // School: what is asked of mentors.
    MentorCategory,
    MentorPosition,
    Criteria,
    Threshold,
    /// How a programme or template was tried out.
    Approbation(ApprobationOf, ApprobationField),
    /// What was found when a finished route was looked at.
    Audit(AuditField),
    Act(ActField),
    Acknowledged(ActId),
    // The school's own questionnaires and observation sheets; which of them a round asks.
    Blank(BlankField),
    Line(LineField),
    Asked(Round, Inquiry),
    Aside(Round, Inquiry),
    // Note.
    Period,
    NoteTag(String),
}

impl Field {
    /// A kept value as this field's type; what was never written, and what is of another type, as the field's empty
    /// value.
    pub(crate) fn value(&self, scalar: Option<Scalar<'_>>) -> Value {
        let scalar = scalar.unwrap_or(Scalar::Other);
        match self {
            // A programme begins as a draft, and a pair with matching, whether or not anybody has said so.
            Self::State => Value::ProgrammeState(
                Option::from_scalar(scalar)
                    .flatten()
                    .unwrap_or(ProgrammeState::Draft),
            ),
            Self::PairState => Value::PairState(
                Option::from_scalar(scalar)
                    .flatten()
                    .unwrap_or(PairState::Matching),
            ),
            Self::RequestState => Value::RequestState(
                Option::from_scalar(scalar)
                    .flatten()
                    .unwrap_or(RequestState::New),
            ),
            Self::About(field) => about(*field, scalar),
            Self::Act(ActField::Date)
            | Self::Audit(AuditField::Day)
            | Self::Detail(
                PersonDetail::OrderDate(_) | PersonDetail::AbsentFrom | PersonDetail::AbsentTo,
            )
            | Self::Noted(PairStep::First(..) | PairStep::CaseConsent(_))
            | Self::Deadline(..)
            | Self::Training(TrainingField::From | TrainingField::To)
            | Self::Acknowledged(_) => as_value(scalar, Value::Date),
            Self::Training(TrainingField::Kind) => as_value(scalar, Value::TrainingKind),
            Self::Training(TrainingField::Mentoring) => Value::YesNo(
                String::from_scalar(scalar)
                    .is_some_and(|words| words == training::TAUGHT_TO_MENTOR),
            ),
            Self::MentorCategory | Self::MentorPosition => as_value(scalar, Value::Strictness),
            Self::Blank(BlankField::Retired) => as_value(scalar, Value::Date),
            Self::Blank(BlankField::Scale) => Option::from_scalar(scalar)
                .flatten()
                .map(Value::Scale)
                .unwrap_or_else(|| as_value(scalar, Value::Style)),
            Self::Line(LineField::Area) => as_value(scalar, Value::Area),
            Self::Period => as_value(scalar, Value::Period),
            // The app's own has no name of its own.
            Self::Asked(..) => as_value(scalar, |asked: Questionnaire| match asked.name.trim() {
                "" => Value::YesNo(true),
                name => Value::Words(name.to_owned()),
            }),
            Self::Audit(AuditField::Mark(_)) => as_value(scalar, Value::AuditMark),
            Self::Act(ActField::Readers) => as_value(scalar, Value::ActReaders),
            Self::Noted(PairStep::Future(_) | PairStep::Recommended(_)) => {
                as_value(scalar, Value::Future)
            }
            Self::Detail(PersonDetail::StandIn) => as_value(scalar, Value::Person),
            Self::RequestTopic => as_value(scalar, Value::Topic),
            Self::Urgency => as_value(scalar, Value::Urgency),
            Self::Asker => as_value(scalar, Value::Asker),
            Self::PersonKind => as_value(scalar, Value::PersonKind),
            Self::PairBasis => as_value(scalar, Value::Basis),
            Self::RequestPair | Self::Follows => as_value(scalar, Value::Pair),
            Self::Form | Self::PairForm => as_value(scalar, Value::Form),
            Self::Kind | Self::PairKind => as_value(scalar, Value::Kind),
            Self::Planned => as_value(scalar, Value::Planned),
            Self::Mark => as_value(scalar, Value::Mark),
            Self::Area => as_value(scalar, Value::Area),
            Self::Format => as_value(scalar, Value::MeetingFormat),
            Self::OrgType => as_value(scalar, Value::OrgType),
            Self::Label(key) if key == CURATOR_LABEL => as_value(scalar, Value::CuratorTitle),
            Self::Who
            | Self::WishedMentor
            | Self::Manager
            | Self::Observer
            | Self::Teacher
            | Self::LessonMentor
            | Self::RecordBy
            | Self::RecordAbout => as_value(scalar, Value::Person),
            Self::Task => as_value(scalar, Value::Task),
            Self::TaskDeficit => as_value(scalar, Value::Deficit),
            Self::Competence(_)
            | Self::LevelStart
            | Self::LevelMid
            | Self::LevelTarget
            | Self::LevelEnd => as_value(scalar, Value::Level),
            Self::Answer(_) => match scalar {
                Scalar::YesNo(yes) => Value::YesNo(yes),
                scalar => as_value(scalar, Value::Level),
            },
            Self::RecordValue(value) => record_value(*value, scalar),
            Self::LessonKind => as_value(scalar, Value::LessonKind),
            Self::Visit => as_value(scalar, Value::Visit),
            Self::Criterion(_) => as_value(scalar, Value::Score),
            Self::Outcome | Self::Reached => as_value(scalar, Value::Outcome),
            Self::Quality => as_value(scalar, Value::Quality),
            Self::Began => as_value(scalar, Value::Moment),
            Self::Mood => as_value(scalar, Value::Mood),
            Self::StepItem => as_value(scalar, |_: ItemId| Value::YesNo(true)),
            // A school's own has a name; of the usual one the style tells which.
            Self::Rubric => match Rubric::from_scalar(scalar) {
                Some(rubric) if rubric.name.trim().is_empty() => Value::Style(rubric.style),
                Some(rubric) => Value::Words(rubric.name),
                None => Value::Nothing,
            },
            Self::Time | Self::NextTime => as_value(scalar, Value::Time),
            Self::OrderDate
            | Self::Starts
            | Self::Ends
            | Self::ActualDate
            | Self::Date
            | Self::NextDate
            | Self::Due
            | Self::Made
            | Self::Start
            | Self::End => as_value(scalar, Value::Date),
            Self::NextYear(_)
            | Self::Profile
            | Self::Private
            | Self::Confidential
            | Self::Personnel
            | Self::Programme
            | Self::Journal
            | Self::Reflection
            | Self::School => as_value(scalar, Value::Document),
            Self::Minutes
            | Self::QuietDays
            | Self::Score
            | Self::LessonNumber
            | Self::Children
            | Self::NoteMinute
            | Self::Engagement
            | Self::StagePlan
            | Self::StageFact => as_value(scalar, |number: u16| Value::Number(i64::from(number))),
            Self::DeficitLink(_)
            | Self::Priority
            | Self::MentorMark
            | Self::MenteeMark
            | Self::Confirmed
            | Self::Participant(_)
            | Self::ItemLink(_)
            | Self::MentorConfirmed
            | Self::MenteeConfirmed
            | Self::Done
            | Self::Settled
            | Self::Condition(_)
            | Self::Role(_)
            | Self::Tag(_)
            | Self::NoteTag(_)
            | Self::Aside(..)
            | Self::Member(..) => Value::YesNo(bool::from_scalar(scalar).unwrap_or_default()),
            _ => match String::from_scalar(scalar) {
                Some(words) if !words.is_empty() => Value::Words(words),
                _ => Value::Nothing,
            },
        }
    }

    /// True for a member of a set: two devices that disagree on one are not a place to look at, except on who is in a
    /// pair, for access hangs on it. And for an answer, which only the one who gave it can have given twice.
    pub(crate) const fn is_link(&self) -> bool {
        matches!(
            self,
            Self::DeficitLink(_)
                | Self::ItemLink(_)
                | Self::Participant(_)
                | Self::Tag(_)
                | Self::Answer(_)
                | Self::Asked(..)
                | Self::Aside(..)
                | Self::NoteTag(_)
                | Self::Condition(_)
                | Self::Acknowledged(_)
                | Self::NextYear(_)
                | Self::Noted(PairStep::First(..) | PairStep::CaseConsent(_))
        )
    }
}

fn as_value<T>(scalar: Scalar<'_>, value: impl FnOnce(T) -> Value) -> Value
where
    Option<T>: Plain,
{
    Option::<T>::from_scalar(scalar)
        .flatten()
        .map_or(Value::Nothing, value)
}

/// A record keeps its values as words; days and means are told as what they are.
fn record_value(value: RecordValue, scalar: Scalar<'_>) -> Value {
    let words = String::from_scalar(scalar).unwrap_or_default();
    let known = match value.measure() {
        Measure::Day => words.parse().ok().map(Value::Date),
        Measure::Mean => hundredths(&words).map(Value::Hundredths),
        _ => None,
    };
    known.unwrap_or(if words.is_empty() {
        Value::Nothing
    } else {
        Value::Words(words)
    })
}

/// A profile keeps everything as words; codes and days are told as what they are.
fn about(field: ProfileField, scalar: Scalar<'_>) -> Value {
    match field {
        ProfileField::Qualification => as_value(scalar, Value::Qualification),
        ProfileField::QualifiedUntil => as_value(scalar, Value::Date),
        ProfileField::Category => as_value(scalar, Value::MenteeCategory),
        ProfileField::MentorMeets | ProfileField::MenteeMeets => as_value(scalar, Value::Meets),
        ProfileField::Stage => as_value(scalar, Value::Stage),
        ProfileField::Ready => Value::YesNo(
            String::from_scalar(scalar).is_some_and(|words| words == crate::ready(true)),
        ),
        _ => match String::from_scalar(scalar) {
            Some(words) if !words.is_empty() => Value::Words(words),
            _ => Value::Nothing,
        },
    }
}
