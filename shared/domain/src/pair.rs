//! A pair or group, and the steps it goes through.

use crate::{DocumentId, Form, Kind, PairId, PairState, PersonId, Role, Side};
use jiff::civil::Date;
use std::collections::BTreeSet;

/// A pair or group as the registry has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pair {
    /// Its id.
    pub id: PairId,
    /// Форма.
    pub form: Option<Form>,
    /// Вид.
    pub kind: Option<Kind>,
    /// Where it is in its life.
    pub state: PairState,
    /// Наставники.
    pub mentors: BTreeSet<PersonId>,
    /// Наставляемые.
    pub mentees: BTreeSet<PersonId>,
    /// First day.
    pub start: Option<Date>,
    /// Last day.
    pub end: Option<Date>,
    /// Its programme.
    pub programme: Option<DocumentId>,
    /// Its journal.
    pub journal: Option<DocumentId>,
    /// Its notes.
    pub reflection: Option<DocumentId>,
}

impl Pair {
    /// Which side somebody is on; the mentor's, should one person stand on both.
    pub fn side(&self, person: PersonId) -> Option<Side> {
        if self.mentors.contains(&person) {
            Some(Side::Mentor)
        } else if self.mentees.contains(&person) {
            Some(Side::Mentee)
        } else {
            None
        }
    }

    /// Everybody in it, mentors first.
    pub fn members(&self) -> impl Iterator<Item = PersonId> + '_ {
        self.mentors
            .iter()
            .chain(self.mentees.difference(&self.mentors))
            .copied()
    }

    /// True for a group: more than two people.
    pub fn is_group(&self) -> bool {
        self.members().count() > 2
    }
}

/// Why a pair cannot take a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PairTransitionError {
    /// No role may go from the one state to the other.
    #[error("a pair does not go from {from} to {to}")]
    NoSuchStep {
        /// Where it is.
        from: PairState,
        /// Where it was to go.
        to: PairState,
    },
    /// The step exists, but is somebody else's.
    #[error("{role} may not take a pair from {from} to {to}")]
    NotYours {
        /// Where it is.
        from: PairState,
        /// Where it was to go.
        to: PairState,
        /// Who asked.
        role: Role,
    },
}

impl PairState {
    /// Who may take a pair from this state to `to`; empty when there is no such step.
    ///
    /// Pairs live in the registry, which only a curator writes: whoever else is named here says so to the curator.
    pub const fn who_may_go(self, to: Self) -> &'static [Role] {
        use PairState::{Assigned, Completed, Consent, Dissolved, Matching, Paused, Working};
        use Role::{Council, Curator, Head, Mentee, Mentor};
        match (self, to) {
            (Matching, Consent) => &[Curator, Council],
            // The order is signed by the head and entered by the curator.
            (Consent, Assigned) => &[Curator, Head],
            (Consent, Matching) => &[Curator, Council, Mentor, Mentee],
            (Assigned, Working) => &[Curator, Mentor],
            (Working, Paused) | (Paused, Working) => &[Curator, Mentor, Mentee],
            (Working | Paused, Completed) => &[Curator],
            (Matching | Consent | Assigned | Working | Paused, Dissolved) => {
                &[Curator, Council, Head]
            }
            // A finger slipped, or the pair goes on after all.
            (Completed | Dissolved, Working) => &[Curator],
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
    pub fn check(self, to: Self, role: Role) -> Result<(), PairTransitionError> {
        match self.who_may_go(to) {
            [] => Err(PairTransitionError::NoSuchStep { from: self, to }),
            roles if roles.contains(&role) => Ok(()),
            _ => Err(PairTransitionError::NotYours {
                from: self,
                to,
                role,
            }),
        }
    }

    /// True while those of the pair work together: it was assigned and has not ended. Only then do they read what each
    /// says of themselves.
    pub const fn meets(self) -> bool {
        matches!(self, Self::Assigned | Self::Working | Self::Paused)
    }

    /// True while the pair still goes on or is being made.
    pub const fn is_open(self) -> bool {
        !matches!(self, Self::Completed | Self::Dissolved)
    }
}
