//! Writing in a document's text: what one types goes in as it is typed, what others type comes in around it, and nobody's
//! caret jumps.
//!
//! Words go into the document after a pause of typing or when the field is left; at once when somebody else is in the
//! same text. They go in before others' words are merged, so that the document's own rules place both.

mod area;
mod caret;
mod element;
mod line;
mod mirror;
mod rebase;
mod rich;

pub use area::WritingArea;
pub use rich::{Desk, RichArea};

use ryadom_replica::TextRef;

/// What people say they are in when they are in this text; compare with `Present::text`.
pub fn name_of(text: impl Into<TextRef>) -> String {
    text.into().to_string()
}
