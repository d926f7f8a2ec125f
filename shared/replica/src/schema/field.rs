//! Every field, and how its value is kept.

use crate::PersonFact;
use crate::plain::{Plain, Scalar};
use crate::told::Value;
use ryadom_domain::{DeficitId, ItemId, PairState, PersonId, ProgrammeState, SchoolRole, Side};

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
    Basis,
    // Deficit, task.
    Area,
    Text,
    Source,
    LevelStart,
    LevelMid,
    LevelTarget,
    LevelEnd,
    Priority,
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
    // Note.
    Title,
    Body,
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
            Self::Form | Self::PairForm => as_value(scalar, Value::Form),
            Self::Kind | Self::PairKind => as_value(scalar, Value::Kind),
            Self::Planned => as_value(scalar, Value::Planned),
            Self::Mark => as_value(scalar, Value::Mark),
            Self::Area => as_value(scalar, Value::Area),
            Self::Format => as_value(scalar, Value::MeetingFormat),
            Self::OrgType => as_value(scalar, Value::OrgType),
            Self::Who => as_value(scalar, Value::Person),
            Self::LevelStart | Self::LevelMid | Self::LevelTarget | Self::LevelEnd => {
                as_value(scalar, Value::Level)
            }
            Self::Time | Self::NextTime => as_value(scalar, Value::Time),
            Self::OrderDate
            | Self::Starts
            | Self::Ends
            | Self::ActualDate
            | Self::Date
            | Self::NextDate
            | Self::Due
            | Self::Start
            | Self::End => as_value(scalar, Value::Date),
            Self::Profile
            | Self::Private
            | Self::Programme
            | Self::Journal
            | Self::Reflection
            | Self::School => as_value(scalar, Value::Document),
            Self::Minutes | Self::QuietDays => {
                as_value(scalar, |number: u16| Value::Number(i64::from(number)))
            }
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
            | Self::Role(_)
            | Self::Member(..) => Value::YesNo(bool::from_scalar(scalar).unwrap_or_default()),
            _ => match String::from_scalar(scalar) {
                Some(words) if !words.is_empty() => Value::Words(words),
                _ => Value::Nothing,
            },
        }
    }

    /// True for a member of a set: two devices that disagree on one are not a place to look at, except on who is in a
    /// pair, for access hangs on it.
    pub(crate) const fn is_link(&self) -> bool {
        matches!(
            self,
            Self::DeficitLink(_) | Self::ItemLink(_) | Self::Participant(_)
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
