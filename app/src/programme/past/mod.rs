//! The programme's life: every stretch of work with what it changed, the versions that were approved, the corrections, and
//! the words of any earlier day, to be brought back as a new edit.

mod corrections;
mod editions;
mod page;
mod slider;
mod texts;
mod then;
mod when;

pub use editions::approved_now;
pub use page::History;
