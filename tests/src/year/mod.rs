//! A school year of one pair, day by day: what each of them writes, and the papers that they write in.
//!
//! All but the mentee have a network all the time. The mentee has none from [`LEAVES`] to [`RETURNS`], 270
//! days, and works on: so a mentee's deed is about what was there before, or about what the mentee has made. No two of
//! them write the same field or list meanwhile, but for [`Deed::contested`]: then the year apart must read, to the last
//! word and its author, as if all had been together.

mod closing;
mod diary;
mod dispute;
mod files;
mod lessons;
mod notes;
mod papers;
mod people;
mod questionnaires;
mod records;
mod review;
mod school;
mod talk;
mod templates;
mod words;

pub use diary::year;
pub use papers::{Papers, Shown, Who};

use ryadom_domain::{DocumentKind, Timestamp};
use ryadom_replica::{
    CardEdit, ConfidentialEdit, CounselEdit, DisputeEdit, JournalEdit, NoteEdit, PersonEdit,
    PersonnelEdit, PrivateEdit, ProgrammeEdit, RegistryEdit, ReviewEdit, SchoolEdit,
};

/// The day, counted from the first of September, after which the mentee has no network.
pub const LEAVES: u16 = 3;
/// The day on which the mentee is back.
pub const RETURNS: u16 = LEAVES + 270;

/// How much a pair does in a year.
#[derive(Debug, Clone, Copy)]
pub struct Shape {
    /// Rows of the plan.
    pub items: u8,
    /// Meetings held.
    pub meetings: u8,
    /// Notes written, by either of the two.
    pub notes: u8,
}

impl Shape {
    /// Two teachers.
    pub const TEACHERS: Self = Self {
        items: 20,
        meetings: 25,
        notes: 10,
    };
    /// Two pupils, or a teacher and a pupil.
    pub const PUPILS: Self = Self {
        items: 15,
        meetings: 18,
        notes: 10,
    };
}

/// Something that somebody does.
#[derive(Debug, Clone)]
pub struct Deed {
    /// The day.
    pub day: u16,
    /// The moment, by a clock that is right.
    pub at: Timestamp,
    /// Who.
    pub who: Who,
    /// What.
    pub act: Act,
    /// Two people write the same field without knowing of each other.
    pub contested: bool,
}

/// What somebody does, by the paper that it is done to.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "each is named for its paper")]
pub enum Act {
    Programme(ProgrammeEdit),
    Journal(JournalEdit),
    Reflection(NoteEdit),
    Private(PrivateEdit),
    Person(PersonEdit),
    Registry(RegistryEdit),
    School(SchoolEdit),
    Confidential(ConfidentialEdit),
    Personnel(PersonnelEdit),
    Card(CardEdit),
    Review(ReviewEdit),
    Counsel(CounselEdit),
    Dispute(DisputeEdit),
    /// The person takes back the last thing that they did to this paper.
    TakeBack(DocumentKind),
}

impl Act {
    /// The paper.
    #[must_use]
    pub const fn kind(&self) -> DocumentKind {
        match self {
            Self::Programme(_) => DocumentKind::Programme,
            Self::Journal(_) => DocumentKind::Journal,
            Self::Reflection(_) => DocumentKind::Reflection,
            Self::Private(_) => DocumentKind::Private,
            Self::Person(_) => DocumentKind::Person,
            Self::Registry(_) => DocumentKind::Registry,
            Self::School(_) => DocumentKind::School,
            Self::Confidential(_) => DocumentKind::Answers,
            Self::Personnel(_) => DocumentKind::Personnel,
            Self::Card(_) => DocumentKind::Card,
            Self::Review(_) => DocumentKind::Review,
            Self::Counsel(_) => DocumentKind::Counsel,
            Self::Dispute(_) => DocumentKind::Dispute,
            Self::TakeBack(kind) => *kind,
        }
    }
}
