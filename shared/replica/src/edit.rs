//! What every kind of document has in common: a view to show, edits to make.

use crate::{Author, Document, RawChange, Splice, SpliceError, TextRef};
use ryadom_domain::{DocumentKind, Timestamp};

/// A kind of document: how it is read and edited.
pub trait Kind: 'static {
    /// Which kind.
    const KIND: DocumentKind;
    /// What is shown of it.
    type View: Clone + PartialEq + 'static;
    /// What a person may do to it.
    type Edit: Clone + 'static;
    /// The texts that people write in it.
    type Text: Clone + PartialEq + Into<TextRef> + 'static;

    /// Reads the whole document. Never fails: what has an unexpected shape reads as if it were not there.
    fn read(document: &mut Document) -> Self::View;

    /// Makes one edit, as one change.
    ///
    /// # Errors
    /// When a newer version wrote the document, or it lacks what is to be edited. The document is then as before.
    fn edit(
        document: &mut Document,
        author: &Author,
        at: Timestamp,
        edit: &Self::Edit,
    ) -> Result<Edited<Self::Edit>, EditError>;

    /// The edit that types into a text.
    fn write(text: Self::Text, splice: Splice) -> Self::Edit;

    /// Several edits as one: one change, one undo.
    fn several(edits: Vec<Self::Edit>) -> Self::Edit;

    /// Whether somebody did this for its own sake. What was looked at is only noted, and nobody asks where it is.
    fn is_work(_edit: &Self::Edit) -> bool {
        true
    }
}

/// For kinds without texts: there is no value of this type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoText {}

impl From<NoText> for TextRef {
    fn from(none: NoText) -> Self {
        match none {}
    }
}

/// An edit that was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edited<E> {
    /// To save and send. `None` when the document already said so.
    pub change: Option<RawChange>,
    /// The edit that takes it back, whatever was merged in between. `None` when there is nothing to take back.
    pub undo: Option<E>,
}

/// Why an edit was not made.
#[derive(Debug, thiserror::Error)]
pub enum EditError {
    /// A newer version wrote the document, with this schema.
    #[error("the document has schema {0}, which this version only reads")]
    NewerSchema(u64),
    /// The row is not in the document, or not yet.
    #[error("there is no {0} here")]
    NoSuchRow(String),
    /// A row with this id is there already.
    #[error("{0} is here already")]
    AlreadyThere(String),
    /// It is for fewer eyes than those that read this document.
    #[error("this is not kept where others read it")]
    NotHere,
    /// The splice does not fit the text.
    #[error(transparent)]
    Splice(#[from] SpliceError),
    /// The document lacks a container that every document of its kind has: it is damaged.
    #[error("the document has no {0}")]
    Damaged(&'static str),
    /// Automerge refused.
    #[error("the change could not be made")]
    Refused(#[from] automerge::AutomergeError),
}
