//! «Диагностика»: three times a year a mentee says what works and what is hard; what the answers show goes into the
//! programme by a tap, and so do the levels of later rounds.

mod asking;
mod context;
mod form;
mod found;
mod levels;
mod others;
mod page;
mod picture;
mod question;
mod rounds;
mod words;

pub use page::{Page, Sheet};
pub use words::{adaptation, difficulties};
