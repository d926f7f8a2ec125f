//! «База наставников» и «База наставляемых»: registers that nobody types: views over people, pairs and programmes.

mod cells;
mod page;
mod view;

pub use page::Page as Base;
