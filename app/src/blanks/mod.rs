//! «Анкеты и листы»: the questionnaires and observation sheets that a school writes for itself. One list, one editor for
//! both; pairs choose among them where they answer and where they watch a lesson.

mod begin;
mod desk;
mod editor;
mod line;
mod list;
mod page;
mod torn;

pub use desk::Usual;
pub use page::Page;
