//! What a curator may do to the registry.

use jiff::civil::Date;
use ryadom_domain::{
    DocumentId, Form, Kind, MatchBasis, Name, Pair, PairId, PairState, Person, PersonId,
    PersonKind, SchoolRole, Side,
};

/// What a curator may do to the registry.
#[derive(Debug, Clone, PartialEq)]
pub enum RegistryEdit {
    /// Writes a person down.
    AddPerson {
        /// A new, random id.
        id: PersonId,
        /// What is known.
        person: Box<Person>,
    },
    /// Changes one person.
    Person {
        /// Whom.
        id: PersonId,
        /// How.
        edit: PersonRowEdit,
    },
    /// Writes a pair or group down. Its `id` is a new, random one.
    AddPair(Box<Pair>),
    /// Changes one pair.
    Pair {
        /// Which.
        id: PairId,
        /// How.
        edit: PairEdit,
    },
    /// Says which document is the school's.
    SetSchool(DocumentId),
    /// Says which document holds consents and the like.
    SetPersonnel(DocumentId),
    /// Several edits as one change.
    Several(Vec<RegistryEdit>),
}

/// What a curator may do to a person's row. Writing a field that has two values settles it.
#[derive(Debug, Clone, PartialEq)]
pub enum PersonRowEdit {
    /// Writes the whole name.
    Rename(Name),
    /// Фамилия alone.
    LastName(String),
    /// Имя alone.
    FirstName(String),
    /// Отчество alone.
    Patronymic(String),
    /// Должность, or a pupil's class.
    Position(String),
    /// Gives or takes a role.
    Role(SchoolRole, bool),
    /// Says which document is the person's profile.
    Profile(DocumentId),
    /// Says which document is the person's private one.
    Private(DocumentId),
    /// Says which document holds what the person tells the curator alone.
    Confidential(DocumentId),
    /// Who the person is to the school.
    Kind(Option<PersonKind>),
    /// Where somebody from outside works or learns.
    Organisation(String),
    /// Whose orders the person follows.
    Manager(Option<PersonId>),
    /// Writes one of the things that are known of a person's roles and absence; empty to say nothing.
    Detail(PersonDetail, String),
    /// Takes the person out of the school.
    Remove,
    /// Brings the person back, or keeps one that came back.
    Restore,
}

/// What is known of a person's roles and absence. All are kept as words: days and people by their text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PersonDetail {
    /// Номер приказа, by which a role was given.
    Order(SchoolRole),
    /// Its date.
    OrderDate(SchoolRole),
    /// The first day of an absence.
    AbsentFrom,
    /// The last one.
    AbsentTo,
    /// Who stands in.
    StandIn,
}

impl PersonDetail {
    /// Every one.
    pub const ALL: [Self; 9] = [
        Self::Order(SchoolRole::Curator),
        Self::OrderDate(SchoolRole::Curator),
        Self::Order(SchoolRole::Council),
        Self::OrderDate(SchoolRole::Council),
        Self::Order(SchoolRole::Head),
        Self::OrderDate(SchoolRole::Head),
        Self::AbsentFrom,
        Self::AbsentTo,
        Self::StandIn,
    ];

    pub(crate) const fn key(self) -> &'static str {
        match self {
            Self::Order(SchoolRole::Curator) => "curatorOrder",
            Self::OrderDate(SchoolRole::Curator) => "curatorOrderDate",
            Self::Order(SchoolRole::Council) => "councilOrder",
            Self::OrderDate(SchoolRole::Council) => "councilOrderDate",
            Self::Order(SchoolRole::Head) => "headOrder",
            Self::OrderDate(SchoolRole::Head) => "headOrderDate",
            Self::AbsentFrom => "absentFrom",
            Self::AbsentTo => "absentTo",
            Self::StandIn => "standIn",
        }
    }

    pub(crate) fn at(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|detail| detail.key() == key)
    }
}

/// What a curator may do to a pair's row. Writing a field that has two values settles it.
#[derive(Debug, Clone, PartialEq)]
pub enum PairEdit {
    /// Форма.
    Form(Option<Form>),
    /// Вид.
    Kind(Option<Kind>),
    /// Takes a step: the screen has asked [`PairState::check`] first.
    ChangeState(PairState),
    /// First day.
    Start(Option<Date>),
    /// Last day.
    End(Option<Date>),
    /// Puts a person on a side, or takes them off it.
    Member(Side, PersonId, bool),
    /// Says which document is the pair's programme.
    Programme(DocumentId),
    /// Says which document is the pair's journal.
    Journal(DocumentId),
    /// Says which document holds the pair's notes.
    Reflection(DocumentId),
    /// By what the two were brought together; whoever writes it has decided.
    Basis(Option<MatchBasis>),
    /// How well they suit each other, as it was worked out then.
    Score(Option<u16>),
    /// Номер приказа.
    OrderNumber(String),
    /// Дата приказа.
    OrderDate(Option<Date>),
    /// The earlier pair that this one comes in place of.
    Follows(Option<PairId>),
    /// Goes on into the school year that begins in this calendar year, with new papers. The old ones stay beside it.
    NextYear(i16),
    /// Goes back to the papers of the year before.
    YearBack(i16),
    /// Takes the pair off the list.
    Remove,
    /// Brings it back, or keeps one that came back.
    Restore,
}
