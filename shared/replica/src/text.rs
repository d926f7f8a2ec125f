//! One text of a document, without reading the rest.

/// Where a text is in its document. Made from a kind's own text enum, such as `ProgrammeText::Goal`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct TextRef {
    pub(crate) path: Vec<std::borrow::Cow<'static, str>>,
}

use crate::{Document, Splice};
use automerge::ChangeHash;

impl Document {
    /// One text, without reading the rest; `None` when there is no such text (or no longer).
    pub fn text(&mut self, text: &TextRef) -> Option<String> {
        let _ = text;
        None
    }

    /// What happened to one text between two versions, as splices to make one after the other.
    pub fn text_splices_between(
        &mut self,
        before: &[ChangeHash],
        after: &[ChangeHash],
        text: &TextRef,
    ) -> Vec<Splice> {
        let _ = (before, after, text);
        Vec::new()
    }

    /// A stable name for a position in a text, to send to others: it stays at its letter whatever is typed elsewhere.
    pub fn cursor_at(&mut self, text: &TextRef, position: usize) -> Option<String> {
        let _ = (text, position);
        None
    }

    /// Where a cursor made by [`Document::cursor_at`], here or on another device, is now. `None` when this device has
    /// not got the letter yet, or the cursor is damaged.
    pub fn position_of(&mut self, text: &TextRef, cursor: &str) -> Option<usize> {
        let _ = (text, cursor);
        None
    }
}
