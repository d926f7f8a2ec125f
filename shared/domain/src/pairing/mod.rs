//! Bringing people together: how well a mentor would suit somebody, with reasons one can read, and the best plan for
//! everybody at once. A person decides; nothing here does.

mod assign;
mod plan;
mod suit;

pub use assign::assign;
pub use plan::{Change, Plan, Proposal, WhatIf, plan};
pub use suit::{Helper, MOST, Reason, Seeker, Suit, suit};
