//! «Портфолио»: everything that a pair keeps as files, in one place: what hangs on plan items, meetings and lessons, and
//! samples of work that are kept for themselves.

mod add;
mod entries;
mod page;
mod paper;

pub use page::Page;
