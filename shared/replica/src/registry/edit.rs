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
    /// Takes the person out of the school.
    Remove,
    /// Brings the person back, or keeps one that came back.
    Restore,
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
    /// Takes the pair off the list.
    Remove,
    /// Brings it back, or keeps one that came back.
    Restore,
}
