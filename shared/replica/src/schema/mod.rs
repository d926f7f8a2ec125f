//! What documents consist of: every field by its key, so that reading and differences agree.

mod field;
mod shape;

pub use field::Field;
pub(crate) use shape::{Child, Shape};
