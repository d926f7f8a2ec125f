//! A person's own profile.

use crate::write::{self, Editing, Rewrite, Tx};
use crate::{Author, Choice, Document, EditError, Edited, Kind, Splice, TextRef};
use automerge::{ChangeHash, ROOT};
use ryadom_domain::{DocumentKind, Timestamp};

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
        Self::root(text.key())
    }
}

impl PersonText {
    const fn key(self) -> &'static str {
        match self {
            Self::CanHelp => "canHelp",
            Self::Request => "request",
        }
    }
}

impl Kind for PersonDoc {
    const KIND: DocumentKind = DocumentKind::Person;
    type View = PersonView;
    type Edit = PersonEdit;
    type Text = PersonText;

    fn read(document: &mut Document) -> PersonView {
        let root = document.reader().root();
        PersonView {
            phone: root.choice("phone"),
            email: root.choice("email"),
            messenger: root.choice("messenger"),
            can_help: root.text(PersonText::CanHelp.key()),
            request: root.text(PersonText::Request.key()),
        }
    }

    fn edit(
        document: &mut Document,
        author: &Author,
        at: Timestamp,
        edit: &PersonEdit,
    ) -> Result<Edited<PersonEdit>, EditError> {
        write::make::<Self>(document, author, at, edit)
    }

    fn write(text: PersonText, splice: Splice) -> PersonEdit {
        PersonEdit::Write { text, splice }
    }

    fn several(edits: Vec<PersonEdit>) -> PersonEdit {
        PersonEdit::Several(edits)
    }
}

impl Editing for PersonDoc {
    fn apply(tx: &mut Tx<'_, Self>, edit: &PersonEdit) -> Result<(), EditError> {
        match edit {
            PersonEdit::Write { text, splice } => tx.splice(&ROOT, text.key(), text, splice),
            PersonEdit::WriteAt { text, .. } => tx.splice_carried(&ROOT, text.key(), text),
            PersonEdit::Phone(value) => tx.set(&ROOT, "phone", value, PersonEdit::Phone),
            PersonEdit::Email(value) => tx.set(&ROOT, "email", value, PersonEdit::Email),
            PersonEdit::Messenger(value) => {
                tx.set(&ROOT, "messenger", value, PersonEdit::Messenger)
            }
            PersonEdit::Several(edits) => edits.iter().try_for_each(|edit| Self::apply(tx, edit)),
        }
    }

    fn write_at(text: PersonText, splice: Splice, heads: Vec<ChangeHash>) -> PersonEdit {
        PersonEdit::WriteAt {
            text,
            splice,
            heads,
        }
    }

    fn rewrites(edit: &PersonEdit, found: &mut Vec<Rewrite>) {
        match edit {
            PersonEdit::WriteAt {
                text,
                splice,
                heads,
            } => {
                found.push(Rewrite {
                    text: (*text).into(),
                    splice: splice.clone(),
                    heads: heads.clone(),
                });
            }
            PersonEdit::Several(edits) => edits.iter().for_each(|edit| Self::rewrites(edit, found)),
            _ => {}
        }
    }
}
