//! Bringing people together: how well a mentor would suit somebody, with reasons one can read, and the best plan for
//! everybody at once. A person decides; nothing here does.

mod advice;
mod assign;
mod group;
mod plan;
mod rule;
mod suit;

pub use advice::{Advice, Advised, Case, Why, advise};
pub use assign::assign;
pub use group::{Between, Group, mean_score};
pub use plan::{Change, Plan, Proposal, WhatIf, plan};
pub use rule::{Eligibility, Lack, Strictness, same_job};
pub use suit::{Helper, MOST, Reason, Seeker, Suit, suit};
