//! «Встречи»: a pair's journal of meetings. One is logged in half a minute, offline, with one thumb.

mod agreements;
mod confirm;
mod draft;
mod form;
mod items;
mod journal;
mod kept;
mod line;
mod log;
mod mood;
mod next;
mod open;
mod page;
mod reading;
mod sheet;
mod torn;
mod view;
mod words;

pub use page::{Entry, Page};
