//! A person's own profile.

use crate::{Choice, Splice, TextRef};
use automerge::ChangeHash;

/// The profile document.
#[derive(Debug, Clone, Copy)]
pub struct PersonDoc;

/// What a person may do to a profile.
#[derive(Debug, Clone, PartialEq)]
pub enum PersonEdit {
    /// Types into one of its texts.
    Write {
        /// Which.
        text: PersonText,
        /// What.
        splice: Splice,
    },
    /// Types into one of its texts, with positions as they were at `heads`: how typing is taken back.
    WriteAt {
        /// Which.
        text: PersonText,
        /// What, as at `heads`.
        splice: Splice,
        /// The version whose positions are meant.
        heads: Vec<ChangeHash>,
    },
    /// Телефон.
    Phone(String),
    /// Почта.
    Email(String),
    /// Мессенджер.
    Messenger(String),
    /// Several edits as one change.
    Several(Vec<PersonEdit>),
}

/// The texts of a profile.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PersonText {
    /// Чем могу помочь.
    CanHelp,
    /// Запрос своими словами.
    Request,
}

/// A profile as it is shown.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct PersonView {
    /// Телефон.
    pub phone: Choice<String>,
    /// Почта.
    pub email: Choice<String>,
    /// Мессенджер.
    pub messenger: Choice<String>,
    /// Чем могу помочь.
    pub can_help: String,
    /// Запрос своими словами.
    pub request: String,
}

impl From<PersonText> for TextRef {
    fn from(text: PersonText) -> Self {
        let key = match text {
            PersonText::CanHelp => "canHelp",
            PersonText::Request => "request",
        };
        Self {
            path: vec![key.into()],
        }
    }
}

impl crate::Kind for PersonDoc {
    const KIND: ryadom_domain::DocumentKind = ryadom_domain::DocumentKind::Person;
    type View = PersonView;
    type Edit = PersonEdit;
    type Text = crate::PersonText;

    fn read(_document: &mut crate::Document) -> PersonView {
        PersonView::default()
    }

    fn edit(
        _document: &mut crate::Document,
        _author: &crate::Author,
        _at: ryadom_domain::Timestamp,
        _edit: &PersonEdit,
    ) -> Result<crate::Edited<PersonEdit>, crate::EditError> {
        Err(crate::EditError::Damaged("implementation"))
    }

    fn write(text: crate::PersonText, splice: crate::Splice) -> PersonEdit {
        PersonEdit::Write { text, splice }
    }

    fn several(edits: Vec<PersonEdit>) -> PersonEdit {
        PersonEdit::Several(edits)
    }
}
