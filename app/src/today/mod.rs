//! «Сегодня»: what a mentor or mentee meets first: the next meeting, what waits for them, what the other changed.

mod asked;
mod calendar;
mod changed;
mod list;
mod next;
mod page;
mod pair;
mod places;
mod questions;
mod reminders;
mod responsible;
mod todo;
mod together;
mod writing_now;

pub use page::Page;
pub use reminders::{DueReminders, Remind};
