//! «Нужна помощь»: a dispute in a pair, told to the curator in confidence, and the way to an agreement step by step. It lies
//! with whoever opened it: they and the curator read it, and whom of the council the curator calls in reads a copy.

mod context;
mod form;
mod hand;
mod one;
mod page;
mod waits;

pub use page::Page;
pub use waits::Waits;
