//! What is for one person only: own notes, what was seen, preferences.

use crate::read::MapReader;
use crate::write::{self, Editing, Rewrite, Tx};
use crate::{
    Author, Document, EditError, Edited, Kind, NoteEdit, NotesText, NotesView, RichEdit, Splice,
    notes,
};
use automerge::ChangeHash;
use ryadom_domain::{DocumentId, DocumentKind, Timestamp};
use std::collections::{BTreeMap, BTreeSet};

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

impl Kind for PrivateDoc {
    const KIND: DocumentKind = DocumentKind::Private;
    type View = PrivateView;
    type Edit = PrivateEdit;
    type Text = NotesText;

    fn read(document: &mut Document) -> PrivateView {
        let root = document.reader().root();
        let mut view = PrivateView {
            notes: notes::read(&root),
            ..PrivateView::default()
        };
        if let Some(seen) = root.child("seen") {
            view.seen = seen
                .keys()
                .filter_map(|key| Some((key.parse().ok()?, heads(&seen, key))))
                .collect();
        }
        if let Some(preferences) = root.child("preferences") {
            let values = preferences
                .keys()
                .map(|key| (key.to_owned(), preferences.value::<String>(key)));
            view.preferences = values.filter(|(_, value)| !value.is_empty()).collect();
        }
        view
    }

    fn edit(
        document: &mut Document,
        author: &Author,
        at: Timestamp,
        edit: &PrivateEdit,
    ) -> Result<Edited<PrivateEdit>, EditError> {
        write::make::<Self>(document, author, at, edit)
    }

    fn write(text: NotesText, splice: Splice) -> PrivateEdit {
        PrivateEdit::Note(NoteEdit::Write { text, splice })
    }

    fn several(edits: Vec<PrivateEdit>) -> PrivateEdit {
        PrivateEdit::Several(edits)
    }

    fn is_work(edit: &PrivateEdit) -> bool {
        match edit {
            PrivateEdit::Note(_) => true,
            PrivateEdit::Saw(..) | PrivateEdit::Prefer(..) => false,
            PrivateEdit::Several(edits) => edits.iter().any(Self::is_work),
        }
    }
}

/// Two devices of one person look at different things: what either has seen is seen.
fn heads(seen: &MapReader<'_>, key: &str) -> Vec<ChangeHash> {
    let all: BTreeSet<ChangeHash> = seen
        .written::<String>(key)
        .iter()
        .flat_map(|written| written.value.split(' '))
        .filter_map(|hash| hash.parse().ok())
        .collect();
    all.into_iter().collect()
}

impl Editing for PrivateDoc {
    fn apply(tx: &mut Tx<'_, Self>, edit: &PrivateEdit) -> Result<(), EditError> {
        match edit {
            PrivateEdit::Note(edit) => notes::apply(tx, edit, PrivateEdit::Note, |text| text),
            PrivateEdit::Saw(document, heads) => {
                let seen = tx.container("seen")?;
                let heads: Vec<String> = heads.iter().map(ToString::to_string).collect();
                tx.write(&seen, &document.to_string(), &heads.join(" "))
            }
            PrivateEdit::Prefer(key, value) => {
                let preferences = tx.container("preferences")?;
                tx.set(&preferences, key, value, |before| {
                    PrivateEdit::Prefer(key.clone(), before)
                })
            }
            PrivateEdit::Several(edits) => edits.iter().try_for_each(|edit| Self::apply(tx, edit)),
        }
    }

    fn write_at(text: NotesText, splice: Splice, heads: Vec<ChangeHash>) -> PrivateEdit {
        PrivateEdit::Note(NoteEdit::WriteAt {
            text,
            splice,
            heads,
        })
    }

    fn compose_at(text: NotesText, edit: RichEdit, heads: Vec<ChangeHash>) -> PrivateEdit {
        PrivateEdit::Note(notes::composed(text, edit, heads))
    }

    fn rewrites(edit: &PrivateEdit, found: &mut Vec<Rewrite>) {
        match edit {
            PrivateEdit::Note(edit) => notes::rewrites(edit, found),
            PrivateEdit::Several(edits) => {
                edits.iter().for_each(|edit| Self::rewrites(edit, found))
            }
            PrivateEdit::Saw(..) | PrivateEdit::Prefer(..) => {}
        }
    }
}
