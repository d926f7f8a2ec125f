//! A dispute in a pair and the way to an agreement (DOMAIN.md 2.31, S2-88): who opened it, what it is about, and its steps,
//! each dated and in words.

use crate::codes::coded;
use crate::{DisputeId, PairId, PersonId};
use jiff::civil::Date;

coded! {
    /// A step on the way from a dispute to its end.
    DisputeStage {
        /// Разговор состоялся.
        Talk = "talk",
        /// Договорились: о чём, кто согласен, до какого дня.
        Agreement = "agreement",
        /// Передано совету.
        Council = "council",
        /// Закрыто.
        Closed = "closed",
    }
}

impl DisputeStage {
    /// What may come next; `after` is the last step, `None` while there is none. What was closed is opened by talking again.
    pub const fn next(after: Option<Self>) -> &'static [Self] {
        match after {
            None => &[Self::Talk, Self::Agreement, Self::Council, Self::Closed],
            Some(Self::Talk | Self::Council) => {
                &[Self::Talk, Self::Agreement, Self::Council, Self::Closed]
            }
            Some(Self::Agreement) => &[Self::Closed, Self::Talk, Self::Council],
            Some(Self::Closed) => &[Self::Talk],
        }
    }
}

/// What is disputed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Dispute {
    /// In which pair.
    pub pair: Option<PairId>,
    /// The day it was opened.
    pub day: Option<Date>,
    /// What it is about.
    pub about: String,
    /// Who had opened it, when this is what the curator handed to somebody of the council; `None` where it was opened.
    pub from: Option<PersonId>,
    /// Of which dispute it is the copy, when it was handed on. A copy has an id of its own: two curators may hand one on
    /// apart, and what is then written in either stays.
    pub copy_of: Option<DisputeId>,
}

/// One step of a dispute.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DisputeStep {
    /// Which; `None` for one of a newer version.
    pub stage: Option<DisputeStage>,
    /// The day.
    pub day: Option<Date>,
    /// What was said or decided.
    pub words: String,
    /// Who agreed.
    pub agreed: String,
    /// Till when the agreement is to be kept.
    pub until: Option<Date>,
    /// Who of the council was called in.
    pub to: Option<PersonId>,
    /// Who had written it down, when the curator hands it on; `None` where it was written.
    pub by: Option<PersonId>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_stands_can_go_on_and_what_is_closed_begins_with_a_talk() {
        let stages = DisputeStage::ALL.iter().copied();
        for stage in stages.map(Some).chain([None]) {
            let next = DisputeStage::next(stage);
            assert!(next.contains(&DisputeStage::Talk), "{stage:?}");
        }
        assert_eq!(
            DisputeStage::next(Some(DisputeStage::Closed)),
            [DisputeStage::Talk]
        );
    }
}
