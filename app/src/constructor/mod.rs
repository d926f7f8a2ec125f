//! «Собрать план»: a programme begins from the deficits found, from a template, from another programme, or from nothing.

mod choices;
mod context;
mod deficits;
mod edits;
mod page;
mod preview;

pub use page::Page;
