//! A pair's programme: title block, goal, deficits, tasks and the plan, item by item.

mod approval;
mod comments;
mod context;
mod deficits;
mod due;
mod edits;
mod goal;
mod heading;
mod individual;
mod learnt;
mod levels;
mod marks;
mod merge;
mod months;
mod outcome;
mod page;
mod panel;
mod paper;
mod past;
mod plan;
mod print;
mod row;
mod state;
mod tick;
mod title;
mod torn;
mod torn_item;
mod usual;
mod when;
mod words;
mod year;

pub use individual::Individual;
pub use page::Page;
pub use past::History;
