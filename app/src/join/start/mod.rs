//! The three steps that make a new school: the school, its curator, the first pair.

mod curator;
mod draft;
mod name;
mod page;
mod pair;
mod school;

pub use page::Start;
