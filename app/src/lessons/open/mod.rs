//! Open lessons: prepared, held, looked at by experts, told of with the teacher's consent.

mod compose;
mod experts;
mod kept;
mod review;
mod start;

pub use kept::{KeptOpen, use_open};
pub use start::NewOpen;
