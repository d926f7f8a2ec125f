//! What files hang on, whichever document that is in.

use crate::device::{FileKey, Handle};
use leptos::prelude::*;
use ryadom_domain::{Contents, DocumentId, FileId, FileOf, Sample};
use ryadom_replica::{
    FileEdit, FileRow, JournalDoc, JournalEdit, ProgrammeDoc, ProgrammeEdit, SchoolDoc, SchoolEdit,
};

/// One thing with its files. `Copy`.
#[derive(Clone, Copy)]
pub struct Hook {
    /// The document that lists them.
    pub document: DocumentId,
    /// What they hang on.
    pub of: FileOf,
    /// The files, oldest first.
    pub files: Memo<Vec<FileRow>>,
    /// This person only reads.
    pub still: Signal<bool>,
    held: Held,
}

/// A photo may be ready only when its page is gone; what it is attached by belongs to no page.
#[derive(Clone, Copy)]
enum Held {
    Journal(Handle<JournalDoc>),
    Programme(Handle<ProgrammeDoc>),
    School(Handle<SchoolDoc>),
}

impl Hook {
    /// Something in a pair's journal.
    pub fn journal(journal: Handle<JournalDoc>, of: FileOf, still: Signal<bool>) -> Self {
        Self {
            document: journal.document(),
            of,
            files: Memo::new(move |_| journal.with(|view| view.files.of(of).cloned().collect())),
            still,
            held: Held::Journal(journal),
        }
    }

    /// Something in a pair's programme.
    pub fn programme(programme: Handle<ProgrammeDoc>, of: FileOf, still: Signal<bool>) -> Self {
        Self {
            document: programme.document(),
            of,
            files: Memo::new(move |_| programme.with(|view| view.files.of(of).cloned().collect())),
            still,
            held: Held::Programme(programme),
        }
    }

    /// Everything that a pair's programme lists: to be looked at, renamed and removed.
    pub fn all_of_programme(programme: Handle<ProgrammeDoc>) -> Self {
        Self {
            files: Memo::new(move |_| programme.with(|view| view.files.files.clone())),
            ..Self::programme(
                programme,
                FileOf::Sample(Sample::Other),
                Signal::derive(move || !programme.may_write()),
            )
        }
    }

    /// Everything that a pair's journal lists.
    pub fn all_of_journal(journal: Handle<JournalDoc>) -> Self {
        Self {
            files: Memo::new(move |_| journal.with(|view| view.files.files.clone())),
            ..Self::journal(
                journal,
                FileOf::Sample(Sample::Other),
                Signal::derive(move || !journal.may_write()),
            )
        }
    }

    /// Something of the school.
    pub fn school(school: Handle<SchoolDoc>, of: FileOf, still: Signal<bool>) -> Self {
        Self {
            document: school.document(),
            of,
            files: Memo::new(move |_| school.with(|view| view.files.of(of).cloned().collect())),
            still,
            held: Held::School(school),
        }
    }

    /// Makes an edit; answers whether it was made.
    pub fn make(self, edit: FileEdit) -> bool {
        match self.held {
            Held::Journal(journal) => journal.edit(JournalEdit::File(edit)).is_ok(),
            Held::Programme(programme) => programme.edit(ProgrammeEdit::File(edit)).is_ok(),
            Held::School(school) => school.edit(SchoolEdit::File(edit)).is_ok(),
        }
    }

    /// One of the files.
    pub fn file(self, id: FileId) -> Memo<Option<FileRow>> {
        Memo::new(move |_| {
            self.files
                .with(|files| files.iter().find(|row| row.id == id).cloned())
        })
    }

    /// Where the bytes of one of its files are, on this device.
    pub fn key(self, contents: Contents) -> FileKey {
        (self.document.to_string().into(), contents.sha)
    }
}
