//! «Уроки»: visits to lessons, written during them with one thumb and scored after them, and open lessons with what
//! experts thought and what may be told of them.

mod choose;
mod chronicle;
mod criteria;
mod desk;
mod dynamics;
mod fields;
mod header;
mod line;
mod list;
mod notes;
mod open;
mod page;
mod print;
mod rubric;
mod stages;
mod start;
mod step;
mod torn;
mod visit;

pub use criteria::usual_rubric;
pub use page::{At, Page};
