//! «Обзор»: the first screen of the curator, the council and the head.

mod asked;
mod confirm;
mod figures;
mod grid;
mod head;
mod needs;
mod page;
mod since;
mod soon;
mod telling;
mod view;
mod visit;

pub use page::Page;
