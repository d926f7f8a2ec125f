//! What is for one person only: own notes, what was seen, preferences.

use crate::{NoteEdit, NotesView};
use automerge::ChangeHash;
use ryadom_domain::DocumentId;
use std::collections::BTreeMap;

/// The private document.
#[derive(Debug, Clone, Copy)]
pub struct PrivateDoc;

/// What a person may do to their private document. Its texts are its notes' (`NotesText`).
#[derive(Debug, Clone, PartialEq)]
pub enum PrivateEdit {
    /// Anything about own notes.
    Note(NoteEdit),
    /// Remembers that this version of a document was looked at.
    Saw(DocumentId, Vec<ChangeHash>),
    /// Sets a preference; empty to forget it.
    Prefer(String, String),
    /// Several edits as one change.
    Several(Vec<PrivateEdit>),
}

/// A private document as it is shown.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct PrivateView {
    /// Own notes.
    pub notes: NotesView,
    /// The last version seen of each document; of several devices, all of them together.
    pub seen: BTreeMap<DocumentId, Vec<ChangeHash>>,
    /// Preferences.
    pub preferences: BTreeMap<String, String>,
}

impl crate::Kind for PrivateDoc {
    const KIND: ryadom_domain::DocumentKind = ryadom_domain::DocumentKind::Private;
    type View = PrivateView;
    type Edit = PrivateEdit;
    type Text = crate::NotesText;

    fn read(_document: &mut crate::Document) -> PrivateView {
        PrivateView::default()
    }

    fn edit(
        _document: &mut crate::Document,
        _author: &crate::Author,
        _at: ryadom_domain::Timestamp,
        _edit: &PrivateEdit,
    ) -> Result<crate::Edited<PrivateEdit>, crate::EditError> {
        Err(crate::EditError::Damaged("implementation"))
    }

    fn write(text: crate::NotesText, splice: crate::Splice) -> PrivateEdit {
        PrivateEdit::Note(NoteEdit::Write { text, splice })
    }

    fn several(edits: Vec<PrivateEdit>) -> PrivateEdit {
        PrivateEdit::Several(edits)
    }
}
