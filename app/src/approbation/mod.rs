//! The mark that a programme or a template was tried out: a line wherever the thing is shown, and the form for those who
//! look after the school.

mod form;
mod line;

pub use form::Form;
pub use line::Line;
