//! Reflection notes, in whichever document holds them: its kind is their visibility.

use crate::{Fate, Splice, Stamp, TextRef};
use automerge::ChangeHash;
use ryadom_domain::{Note, NoteId, PersonId, Timestamp};

/// What a person may do to notes.
#[derive(Debug, Clone, PartialEq)]
pub enum NoteEdit {
    /// Types into a note.
    Write {
        /// Which text of which note.
        text: NotesText,
        /// What.
        splice: Splice,
    },
    /// Types into a note, with positions as they were at `heads`: how typing is taken back.
    WriteAt {
        /// Which text of which note.
        text: NotesText,
        /// What, as at `heads`.
        splice: Splice,
        /// The version whose positions are meant.
        heads: Vec<ChangeHash>,
    },
    /// Begins a note. Its author and moment are the edit's; it becomes the first of the list.
    Add {
        /// Its new, random id.
        id: NoteId,
        /// What is in it already.
        note: Box<Note>,
    },
    /// Removes a note.
    Remove(NoteId),
    /// Brings a note back, or keeps one that came back.
    Restore(NoteId),
    /// Several edits as one change.
    Several(Vec<NoteEdit>),
}

/// A text of a note.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NotesText {
    /// Which note.
    pub note: NoteId,
    /// Which of its texts.
    pub text: NoteText,
}

/// The texts of a note.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NoteText {
    /// Its heading.
    Title,
    /// Its words.
    Body,
}

/// Notes as they are shown, newest first.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct NotesView {
    /// Without removed ones.
    pub notes: Vec<NoteRow>,
    /// Notes that were removed, for whoever wants one back.
    pub removed: Vec<NoteRow>,
}

/// A note as it is shown.
#[derive(Debug, Clone, PartialEq)]
pub struct NoteRow {
    /// Its id.
    pub id: NoteId,
    /// Whether it is there.
    pub fate: Fate,
    /// Who touched it last.
    pub touched: Option<Stamp>,
    /// Its heading; may be empty.
    pub title: String,
    /// Its words.
    pub body: String,
    /// Who began it.
    pub author: Option<PersonId>,
    /// When it was begun, by that device's clock.
    pub created: Timestamp,
}

impl From<NotesText> for TextRef {
    fn from(text: NotesText) -> Self {
        Self {
            path: vec![
                "notes".into(),
                text.note.to_string().into(),
                text.text.key().into(),
            ],
        }
    }
}

impl NoteText {
    pub(crate) const fn key(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Body => "body",
        }
    }
}

/// The document of the notes that a pair writes together.
#[derive(Debug, Clone, Copy)]
pub struct ReflectionDoc;

impl crate::Kind for ReflectionDoc {
    const KIND: ryadom_domain::DocumentKind = ryadom_domain::DocumentKind::Reflection;
    type View = NotesView;
    type Edit = NoteEdit;
    type Text = crate::NotesText;

    fn read(_document: &mut crate::Document) -> NotesView {
        NotesView::default()
    }

    fn edit(
        _document: &mut crate::Document,
        _author: &crate::Author,
        _at: ryadom_domain::Timestamp,
        _edit: &NoteEdit,
    ) -> Result<crate::Edited<NoteEdit>, crate::EditError> {
        Err(crate::EditError::Damaged("implementation"))
    }

    fn write(text: crate::NotesText, splice: crate::Splice) -> NoteEdit {
        NoteEdit::Write { text, splice }
    }

    fn several(edits: Vec<NoteEdit>) -> NoteEdit {
        NoteEdit::Several(edits)
    }
}
