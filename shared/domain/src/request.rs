//! A request: somebody says with what they want help.

use crate::{
    Asker, Form, Kind, PairId, PersonId, RequestId, RequestState, SchoolYear, Topic, Urgency,
};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// A request as it is written.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Request {
    /// With what.
    pub topic: Option<Topic>,
    /// In the person's own words.
    pub words: String,
    /// In what form they would like it.
    pub form: Option<Form>,
    /// In what kind.
    pub kind: Option<Kind>,
    /// How soon.
    pub urgency: Option<Urgency>,
    /// By whom they would like to be helped.
    pub mentor: Option<PersonId>,
    /// Who asks.
    pub asker: Option<Asker>,
    /// The day it was made, by that device's clock.
    pub made: Option<Date>,
}

/// A request with what has become of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asked {
    /// Its id.
    pub id: RequestId,
    /// What was asked.
    pub request: Request,
    /// Where it is in its life.
    pub state: RequestState,
    /// The pair that came of it.
    pub pair: Option<PairId>,
}

impl RequestState {
    /// Where a curator may take a request from here. What was decided by mistake can be taken up again.
    pub const fn steps(self) -> &'static [Self] {
        use RequestState::{Declined, InBase, Seen};
        match self {
            Self::New => &[Seen, InBase, Declined],
            Self::Seen => &[InBase, Declined],
            Self::InBase => &[Seen, Declined],
            Self::Paired | Self::Declined => &[InBase],
        }
        // A pair is not a step: a request comes to it by a decision on a pair, which names the pair.
    }

    /// The author may change it: nobody has looked at it yet.
    pub const fn is_the_authors(self) -> bool {
        matches!(self, Self::New)
    }
}

impl Asked {
    /// Belongs to the campaign of this school year. A request without a day is one of long ago.
    pub fn is_of(&self, year: SchoolYear) -> bool {
        self.request
            .made
            .is_some_and(|made| SchoolYear::worked_for(made) == year)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_request_counts_for_the_year_it_was_made_for() {
        let asked = |made| Asked {
            id: RequestId::from_random([1; 16]),
            request: Request {
                made,
                ..Request::default()
            },
            state: RequestState::New,
            pair: None,
        };
        let year = SchoolYear::worked_for(date(2026, 2, 13));
        assert!(asked(Some(date(2025, 9, 1))).is_of(year));
        assert!(
            asked(Some(date(2025, 6, 20))).is_of(year),
            "in the summer before"
        );
        assert!(!asked(Some(date(2025, 5, 20))).is_of(year));
        assert!(!asked(None).is_of(year));
    }

    #[test]
    fn a_curator_takes_a_request_on_and_can_take_it_up_again() {
        for state in RequestState::ALL.iter().copied() {
            assert!(!state.steps().contains(&state), "{state} to itself");
            assert!(
                !state.steps().contains(&RequestState::New),
                "nothing is unseen again"
            );
            assert!(!state.steps().is_empty());
        }
        assert!(
            RequestState::Declined
                .steps()
                .contains(&RequestState::InBase)
        );
    }
}
