//! Writing a note with headings, lists, bold and italic: a page that the browser edits as it edits any, so that every
//! phone's keyboard, dictation and correction work, and that is read back into the document. What makes or joins lines
//! is done here, where the browser lets it.

mod area;
mod desk;
mod dom;
mod line;
mod show;
mod tools;

pub use area::RichArea;
pub use desk::Desk;
