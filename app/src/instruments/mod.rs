//! «Инструменты»: interviews, consultations, totals of surveys and the rest, all in one form; the trainee's diary and
//! reference as papers; and the tap that takes what they show into the programme.

mod begin;
mod desk;
mod line;
mod list;
mod page;
mod paper;
mod propose;
mod record;
mod torn;
mod value;
mod words;

pub use page::{At, Page};
