//! What documents consist of: every field by its key, so that reading and differences agree.

use crate::PersonFact;
use crate::plain::{Plain, Scalar};
use crate::told::Value;
use ryadom_domain::{DeficitId, DocumentKind, ItemId, PersonId, SchoolRole, Side};

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

/// What a map in a document is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    Programme,
    Title,
    Facts,
    Item,
    DeficitLinks,
    Deficit,
    Task,
    Journal,
    Meeting,
    Participants,
    ItemLinks,
    Agreement,
    Note,
    Notes,
    Registry,
    Documents,
    Person,
    Pair,
    Members(Side),
    School,
    Labels,
    Profile,
}

/// What stands at a key of a map.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Child {
    /// A plain value.
    Value(Field),
    /// A text.
    Text(Field),
    /// A map that belongs to the same row.
    Map(Shape),
    /// A collection of rows.
    Rows(Shape),
}

impl Shape {
    /// The root of a kind of document; `None` for kinds of which nothing is told.
    pub(crate) const fn of(kind: DocumentKind) -> Option<Self> {
        match kind {
            DocumentKind::Programme => Some(Self::Programme),
            DocumentKind::Journal => Some(Self::Journal),
            DocumentKind::Reflection | DocumentKind::Private => Some(Self::Notes),
            DocumentKind::Registry => Some(Self::Registry),
            DocumentKind::School => Some(Self::School),
            DocumentKind::Person => Some(Self::Profile),
            DocumentKind::Personnel | DocumentKind::Answers | DocumentKind::Monitoring => None,
        }
    }

    /// True for maps that are rows, with a fate and perhaps an order.
    pub(crate) const fn is_row(self) -> bool {
        matches!(
            self,
            Self::Item
                | Self::Deficit
                | Self::Task
                | Self::Meeting
                | Self::Agreement
                | Self::Note
                | Self::Person
                | Self::Pair
        )
    }

    /// What stands at a key; `None` for what a newer version has put there.
    pub(crate) fn child(self, key: &str) -> Option<Child> {
        use Child::{Map, Rows, Text, Value};
        Some(match (self, key) {
            (Self::Programme, "state") => Value(Field::State),
            (Self::Programme, "title") => Map(Self::Title),
            (Self::Programme, "facts") => Map(Self::Facts),
            (Self::Programme, "items") => Rows(Self::Item),
            (Self::Programme, "deficits") => Rows(Self::Deficit),
            (Self::Programme, "tasks") => Rows(Self::Task),
            (Self::Programme, key) => Text(programme_text(key)?),
            (Self::Title, key) => Value(title_field(key)?),
            (Self::Facts, key) => {
                let (person, fact) = PersonFact::of_key(key)?;
                Value(Field::Fact(person, fact))
            }
            (Self::Item, "deficits") => Map(Self::DeficitLinks),
            (Self::Item, key) => item_field(key)?,
            (Self::DeficitLinks, id) => Value(Field::DeficitLink(id.parse().ok()?)),
            (Self::Deficit | Self::Task, "text") => Text(Field::Text),
            (Self::Deficit, key) => Value(deficit_field(key)?),
            (Self::Journal, "meetings") => Rows(Self::Meeting),
            (Self::Journal | Self::Notes, "notes") => Rows(Self::Note),
            (Self::Meeting, "participants") => Map(Self::Participants),
            (Self::Meeting, "items") => Map(Self::ItemLinks),
            (Self::Meeting, "agreements") => Rows(Self::Agreement),
            (Self::Meeting, key) => meeting_field(key)?,
            (Self::Participants, id) => Value(Field::Participant(id.parse().ok()?)),
            (Self::ItemLinks, id) => Value(Field::ItemLink(id.parse().ok()?)),
            (Self::Agreement, "what") => Text(Field::What),
            (Self::Agreement, "who") => Value(Field::Who),
            (Self::Agreement, "due") => Value(Field::Due),
            (Self::Agreement, "done") => Value(Field::Done),
            (Self::Note, "title") => Text(Field::Title),
            (Self::Note, "body") => Text(Field::Body),
            (Self::Registry, "people") => Rows(Self::Person),
            (Self::Registry, "pairs") => Rows(Self::Pair),
            (Self::Registry, "documents") => Map(Self::Documents),
            (Self::Documents, "school") => Value(Field::School),
            (Self::Person, key) => Value(person_field(key)?),
            (Self::Pair, "mentors") => Map(Self::Members(Side::Mentor)),
            (Self::Pair, "mentees") => Map(Self::Members(Side::Mentee)),
            (Self::Pair, key) => Value(pair_field(key)?),
            (Self::Members(side), id) => Value(Field::Member(side, id.parse().ok()?)),
            (Self::School, "labels") => Map(Self::Labels),
            (Self::School, key) => Value(school_field(key)?),
            (Self::Labels, key) => Value(Field::Label(key.to_owned())),
            (Self::Profile, key) => profile_field(key)?,
            _ => return None,
        })
    }
}

fn programme_text(key: &str) -> Option<Field> {
    Some(match key {
        "goal" => Field::Goal,
        "directions" => Field::Directions,
        "principles" => Field::Principles,
        "expectedQuant" => Field::ExpectedQuant,
        "expectedQual" => Field::ExpectedQual,
        "controlForms" => Field::ControlForms,
        "resources" => Field::Resources,
        _ => return None,
    })
}

fn title_field(key: &str) -> Option<Field> {
    Some(match key {
        "name" => Field::Name,
        "organisation" => Field::Organisation,
        "approvedBy" => Field::ApprovedBy,
        "orderNumber" => Field::OrderNumber,
        "orderDate" => Field::OrderDate,
        "councilProtocol" => Field::CouncilProtocol,
        "curator" => Field::Curator,
        "form" => Field::Form,
        "kind" => Field::Kind,
        "schoolYear" => Field::SchoolYear,
        "starts" => Field::Starts,
        "ends" => Field::Ends,
        _ => return None,
    })
}

fn item_field(key: &str) -> Option<Child> {
    use Child::{Text, Value};
    Some(match key {
        "section" => Value(Field::Section),
        "event" => Text(Field::Event),
        "formOfWork" => Value(Field::FormOfWork),
        "planned" => Value(Field::Planned),
        "responsible" => Value(Field::Responsible),
        "expectedResult" => Text(Field::ExpectedResult),
        "product" => Text(Field::Product),
        "actualResult" => Text(Field::ActualResult),
        "actualDate" => Value(Field::ActualDate),
        "mark" => Value(Field::Mark),
        "reason" => Text(Field::Reason),
        "mentorMark" => Value(Field::MentorMark),
        "menteeMark" => Value(Field::MenteeMark),
        "confirmed" => Value(Field::Confirmed),
        _ => return None,
    })
}

fn deficit_field(key: &str) -> Option<Field> {
    Some(match key {
        "area" => Field::Area,
        "source" => Field::Source,
        "levelStart" => Field::LevelStart,
        "levelMid" => Field::LevelMid,
        "levelTarget" => Field::LevelTarget,
        "levelEnd" => Field::LevelEnd,
        "priority" => Field::Priority,
        _ => return None,
    })
}

fn meeting_field(key: &str) -> Option<Child> {
    use Child::{Text, Value};
    Some(match key {
        "date" => Value(Field::Date),
        "time" => Value(Field::Time),
        "minutes" => Value(Field::Minutes),
        "format" => Value(Field::Format),
        "place" => Value(Field::Place),
        "topic" => Text(Field::Topic),
        "discussed" => Text(Field::Discussed),
        "difficulties" => Text(Field::Difficulties),
        "recommendations" => Text(Field::Recommendations),
        "nextDate" => Value(Field::NextDate),
        "nextTime" => Value(Field::NextTime),
        "nextPlace" => Value(Field::NextPlace),
        "mentorConfirmed" => Value(Field::MentorConfirmed),
        "menteeConfirmed" => Value(Field::MenteeConfirmed),
        _ => return None,
    })
}

fn person_field(key: &str) -> Option<Field> {
    Some(match key {
        "lastName" => Field::LastName,
        "firstName" => Field::FirstName,
        "patronymic" => Field::Patronymic,
        "position" => Field::Position,
        "curator" => Field::Role(SchoolRole::Curator),
        "council" => Field::Role(SchoolRole::Council),
        "head" => Field::Role(SchoolRole::Head),
        "personDoc" => Field::Profile,
        "privateDoc" => Field::Private,
        _ => return None,
    })
}

fn pair_field(key: &str) -> Option<Field> {
    Some(match key {
        "form" => Field::PairForm,
        "kind" => Field::PairKind,
        "state" => Field::PairState,
        "start" => Field::Start,
        "end" => Field::End,
        "programme" => Field::Programme,
        "journal" => Field::Journal,
        "reflection" => Field::Reflection,
        _ => return None,
    })
}

fn school_field(key: &str) -> Option<Field> {
    Some(match key {
        "name" => Field::Name,
        "shortName" => Field::ShortName,
        "orgType" => Field::OrgType,
        "settlement" => Field::Settlement,
        "schoolYear" => Field::SchoolYear,
        "quietDays" => Field::QuietDays,
        _ => return None,
    })
}

fn profile_field(key: &str) -> Option<Child> {
    use Child::{Text, Value};
    Some(match key {
        "phone" => Value(Field::Phone),
        "email" => Value(Field::Email),
        "messenger" => Value(Field::Messenger),
        "canHelp" => Text(Field::CanHelp),
        "request" => Text(Field::Request),
        _ => return None,
    })
}

impl Field {
    /// A kept value as this field's type; what was never written, and what is of another type, as the field's empty
    /// value.
    pub(crate) fn value(&self, scalar: Option<Scalar<'_>>) -> Value {
        let scalar = scalar.unwrap_or(Scalar::Other);
        match self {
            Self::State => as_value(scalar, Value::ProgrammeState),
            Self::PairState => as_value(scalar, Value::PairState),
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
