//! «Завершение года»: what a pair and its curator do when a year of work ends, step by step, each kept as it is done; the
//! paper that sums it up; and what the next year begins with.

mod begin;
mod case;
mod context;
mod future;
mod page;
mod print;
mod results;
mod said;
mod thanks;
mod waits;

pub use begin::Begin;
pub use page::Page;
pub use waits::Waits;
