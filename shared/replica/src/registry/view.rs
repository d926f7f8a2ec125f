//! What is shown of the registry.

use super::PersonDetail;
use crate::{Choice, Fate, Stamp};
use jiff::civil::Date;
use ryadom_domain::{
    DocumentId, Form, Kind, MatchBasis, Name, PairId, PairState, PersonId, PersonKind, SchoolRoles,
};
use std::collections::{BTreeMap, BTreeSet};

/// The registry as it is shown. For rules and access, use [`Document::registry`](crate::Document::registry).
#[derive(Debug, Clone, Default, PartialEq)]
pub struct RegistryView {
    /// People, by last name; without removed ones.
    pub people: Vec<PersonRow>,
    /// People who were removed.
    pub removed_people: Vec<PersonRow>,
    /// Pairs and groups; without removed ones.
    pub pairs: Vec<PairRow>,
    /// Pairs that were removed.
    pub removed_pairs: Vec<PairRow>,
    /// The school document.
    pub school: Choice<Option<DocumentId>>,
    /// The document with consents and the like.
    pub personnel: Choice<Option<DocumentId>>,
}

/// A person's row as it is shown.
#[derive(Debug, Clone, PartialEq)]
pub struct PersonRow {
    /// The person's id.
    pub id: PersonId,
    /// Whether the person is there.
    pub fate: Fate,
    /// Who touched the row last.
    pub touched: Option<Stamp>,
    /// Фамилия.
    pub last_name: Choice<String>,
    /// Имя.
    pub first_name: Choice<String>,
    /// Отчество.
    pub patronymic: Choice<String>,
    /// Должность, or a pupil's class.
    pub position: Choice<String>,
    /// Куратор.
    pub curator: Choice<bool>,
    /// Член совета.
    pub council: Choice<bool>,
    /// Руководитель.
    pub head: Choice<bool>,
    /// The person's profile.
    pub profile: Choice<Option<DocumentId>>,
    /// The person's private document.
    pub private: Choice<Option<DocumentId>>,
    /// What the person tells the curator alone.
    pub confidential: Choice<Option<DocumentId>>,
    /// Who the person is to the school.
    pub kind: Choice<Option<PersonKind>>,
    /// Where somebody from outside works or learns.
    pub organisation: Choice<String>,
    /// Whose orders the person follows.
    pub manager: Choice<Option<PersonId>>,
    /// By which orders roles were given, and who stands in while the person is away.
    pub details: BTreeMap<PersonDetail, Choice<String>>,
}

/// A pair's row as it is shown.
#[derive(Debug, Clone, PartialEq)]
pub struct PairRow {
    /// Its id.
    pub id: PairId,
    /// Whether it is there.
    pub fate: Fate,
    /// Who touched it last.
    pub touched: Option<Stamp>,
    /// Форма.
    pub form: Choice<Option<Form>>,
    /// Вид.
    pub kind: Choice<Option<Kind>>,
    /// Where it is in its life.
    pub state: Choice<Option<PairState>>,
    /// First day.
    pub start: Choice<Option<Date>>,
    /// Last day.
    pub end: Choice<Option<Date>>,
    /// Наставники.
    pub mentors: BTreeSet<PersonId>,
    /// Наставляемые.
    pub mentees: BTreeSet<PersonId>,
    /// Memberships that one device gave and another took at the same time.
    pub doubtful: BTreeSet<PersonId>,
    /// Its programme.
    pub programme: Choice<Option<DocumentId>>,
    /// Its journal.
    pub journal: Choice<Option<DocumentId>>,
    /// Its notes.
    pub reflection: Choice<Option<DocumentId>>,
    /// By what the two were brought together; who wrote it has decided, and when.
    pub basis: Choice<Option<MatchBasis>>,
    /// How well they suit each other, as it was worked out then.
    pub score: Choice<Option<u16>>,
    /// Номер приказа.
    pub order_number: Choice<String>,
    /// Дата приказа.
    pub order_date: Choice<Option<Date>>,
    /// The earlier pair that this one comes in place of.
    pub follows: Choice<Option<PairId>>,
    /// The school years before which it had other papers.
    pub went_on: BTreeSet<i16>,
}

impl PairRow {
    /// Where it is in its life, as shown: matching until somebody takes a step.
    pub fn state(&self) -> PairState {
        self.state.value.unwrap_or(PairState::Matching)
    }
}

impl PersonRow {
    /// What is known of their roles or absence; empty when nothing is.
    pub fn detail(&self, detail: PersonDetail) -> &str {
        self.details
            .get(&detail)
            .map_or("", |said| said.value.trim())
    }

    /// The shown name.
    pub fn name(&self) -> Name {
        Name {
            last: self.last_name.value.clone(),
            first: self.first_name.value.clone(),
            patronymic: self.patronymic.value.clone(),
        }
    }

    /// The shown roles. For access, ask `Registry`, which settles doubts towards less.
    pub fn roles(&self) -> SchoolRoles {
        SchoolRoles {
            curator: self.curator.value,
            council: self.council.value,
            head: self.head.value,
        }
    }
}
