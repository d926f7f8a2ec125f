//! The programme's title block and the steps it goes through.

use crate::{Form, Kind, PersonId, ProgrammeState, Role};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// The title block of a personalised programme.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TitleBlock {
    /// Название программы.
    pub name: String,
    /// Организация.
    pub organisation: String,
    /// Кто утвердил: position and name.
    pub approved_by: String,
    /// Номер приказа.
    pub order_number: String,
    /// Дата приказа.
    pub order_date: Option<Date>,
    /// Протокол совета, с датой.
    pub council_protocol: String,
    /// Куратор: name and position.
    pub curator: String,
    /// Форма.
    pub form: Option<Form>,
    /// Вид.
    pub kind: Option<Kind>,
    /// Учебный год: «2025/2026».
    pub school_year: String,
    /// Срок: первый день.
    pub starts: Option<Date>,
    /// Срок: последний день.
    pub ends: Option<Date>,
    /// What the title block says of each mentor and mentee.
    pub people: BTreeMap<PersonId, PersonFacts>,
}

/// What a title block says of one person, as of the day it was written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PersonFacts {
    /// Должность.
    pub position: String,
    /// Квалификационная категория: a [`crate::Qualification`] code, or words.
    pub category: String,
    /// Стаж, лет.
    pub experience: String,
    /// Категория наставляемого: a [`crate::MenteeCategory`] code, or words.
    pub mentee_category: String,
    /// Образование.
    pub education: String,
    /// Класс.
    pub class_taught: String,
}

/// Why a programme cannot take a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TransitionError {
    /// No role may go from the one state to the other.
    #[error("a programme does not go from {from} to {to}")]
    NoSuchStep {
        /// Where it is.
        from: ProgrammeState,
        /// Where it was to go.
        to: ProgrammeState,
    },
    /// The step exists, but is somebody else's.
    #[error("{role} may not take a programme from {from} to {to}")]
    NotYours {
        /// Where it is.
        from: ProgrammeState,
        /// Where it was to go.
        to: ProgrammeState,
        /// Who asked.
        role: Role,
    },
}

impl ProgrammeState {
    /// Whether the work is over: what was planned is read, and nothing is planned any more.
    pub const fn is_over(self) -> bool {
        matches!(self, Self::Closed | Self::Terminated)
    }

    /// Who may take a programme from this state to `to`; empty when there is no such step.
    pub const fn who_may_go(self, to: Self) -> &'static [Role] {
        use ProgrammeState::{Agreed, Approved, Closed, Draft, Running, Terminated};
        use Role::{Council, Curator, Head, Mentee, Mentor};
        match (self, to) {
            (Draft, Agreed) => &[Mentor, Mentee, Curator],
            // Back for corrections.
            (Agreed, Draft) => &[Curator, Council, Head, Mentor],
            (Agreed, Approved) => &[Head, Curator],
            (Approved, Draft) => &[Head, Curator],
            (Approved, Running) => &[Mentor, Curator],
            (Running, Closed) => &[Curator],
            (Approved | Running, Terminated) => &[Curator, Head],
            // A finger slipped, or the pair goes on after all.
            (Closed | Terminated, Running) => &[Curator],
            _ => &[],
        }
    }

    /// The steps that `role` may take from here, in the order of the states.
    pub fn steps(self, role: Role) -> Vec<Self> {
        Self::ALL
            .iter()
            .copied()
            .filter(|to| self.who_may_go(*to).contains(&role))
            .collect()
    }

    /// Checks one step.
    ///
    /// # Errors
    /// When there is no such step, or it is not this role's.
    pub fn check(self, to: Self, role: Role) -> Result<(), TransitionError> {
        match self.who_may_go(to) {
            [] => Err(TransitionError::NoSuchStep { from: self, to }),
            roles if roles.contains(&role) => Ok(()),
            _ => Err(TransitionError::NotYours {
                from: self,
                to,
                role,
            }),
        }
    }
}
