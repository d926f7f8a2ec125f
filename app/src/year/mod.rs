//! «Учебный год»: until when things are done, which pairs go on into the next year, who could lead somebody then, and the
//! cases that the year has left.

mod approver;
mod criteria;
mod deadlines;
mod due;
mod left;
mod mentor_rule;
mod page;
mod pairs;
mod rule;
mod title;

pub use due::Due;
pub use page::Page;
