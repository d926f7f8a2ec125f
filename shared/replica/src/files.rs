//! The files that hang on what a document holds. Only what is said of them is here; their bytes never are.

use crate::history::History;
use crate::read::{MapReader, Reader, RowReader, divide};
use crate::write::{Editing, Tx};
use crate::{Choice, EditError, Fate, Stamp};
use automerge::Automerge;
use ryadom_domain::{Attachment, Contents, Digest, FileId, FileOf, FileType, PersonId, Timestamp};

/// The container of every kind of document that may have files.
pub(crate) const FILES: &str = "files";

/// What a person may do to the files of a document.
#[derive(Debug, Clone, PartialEq)]
pub enum FileEdit {
    /// Attaches one. Its author and moment are the edit's.
    Add {
        /// Its new, random id.
        id: FileId,
        /// What is known of it.
        file: Box<Attachment>,
    },
    /// Calls it something else.
    Rename(FileId, String),
    /// Removes it.
    Remove(FileId),
    /// Brings it back, or keeps one that came back.
    Restore(FileId),
}

/// The files of a document as they are shown, oldest first.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct FilesView {
    /// Without removed ones.
    pub files: Vec<FileRow>,
    /// Files that were removed, for whoever wants one back.
    pub removed: Vec<FileRow>,
}

/// A file as it is shown.
#[derive(Debug, Clone, PartialEq)]
pub struct FileRow {
    /// Its id.
    pub id: FileId,
    /// Whether it is there.
    pub fate: Fate,
    /// Who touched it last.
    pub touched: Option<Stamp>,
    /// What people call it.
    pub name: Choice<String>,
    /// What it is; `None` for what a newer version keeps.
    pub kind: Option<FileType>,
    /// Its bytes.
    pub contents: Contents,
    /// A small picture of it, where there is one.
    pub thumb: Option<Contents>,
    /// What it hangs on.
    pub of: FileOf,
    /// Who attached it.
    pub author: Option<PersonId>,
    /// When, by that device's clock.
    pub created: Timestamp,
}

impl FileRow {
    /// Places to look at: a name with two values, plus one when it came back.
    pub fn places(&self) -> usize {
        usize::from(self.fate.is_torn()) + usize::from(self.name.is_torn())
    }
}

impl FilesView {
    /// The files of one thing.
    pub fn of(&self, of: FileOf) -> impl Iterator<Item = &FileRow> {
        self.files.iter().filter(move |row| row.of == of)
    }

    /// Places to look at.
    pub fn places(&self) -> usize {
        self.files.iter().map(FileRow::places).sum()
    }
}

/// The bytes that a document speaks of, those of removed files too: somebody may bring one back.
pub fn attached(document: &Automerge) -> Vec<(Contents, Option<Contents>)> {
    let history = History::default();
    let reader = Reader {
        document,
        history: &history,
    };
    let FilesView { files, removed } = read(&reader.root());
    let rows = files.into_iter().chain(removed);
    rows.map(|row| (row.contents, row.thumb)).collect()
}

/// The files of a document that may have some.
pub(crate) fn read(root: &MapReader<'_>) -> FilesView {
    let mut rows: Vec<FileRow> = root.rows(FILES).into_iter().filter_map(file).collect();
    rows.sort_by_key(|row| (row.created, row.id));
    let (files, removed) = divide(rows, |row| &row.fate);
    FilesView { files, removed }
}

/// A row that does not say which bytes, or of what, is no file.
fn file(row: RowReader<'_, FileId>) -> Option<FileRow> {
    let RowReader {
        id,
        map,
        fate,
        touched,
        ..
    } = row;
    let contents = |sha: &str, size: &str| {
        Some(Contents {
            sha: map.value::<Option<Digest>>(sha)?,
            size: u64::try_from(map.value::<i64>(size)).ok()?,
        })
    };
    Some(FileRow {
        id,
        fate,
        touched,
        name: map.choice("name"),
        kind: map.value("kind"),
        contents: contents("sha", "size")?,
        thumb: contents("thumb", "thumbSize"),
        of: map.value::<Option<FileOf>>("of")?,
        author: map.value("author"),
        created: Timestamp(map.value("createdAt")),
    })
}

/// Makes an edit of files, in whichever document: `wrap` says it in that document's own words.
pub(crate) fn apply<K: Editing>(
    tx: &mut Tx<'_, K>,
    edit: &FileEdit,
    wrap: fn(FileEdit) -> K::Edit,
) -> Result<(), EditError> {
    let files = tx.container(FILES)?;
    match edit {
        FileEdit::Add { id, file } => {
            let row = tx.new_row(&files, id)?;
            tx.fill(&row, "name", &file.name)?;
            tx.fill(&row, "kind", &file.kind)?;
            tx.fill(&row, "sha", &Some(file.contents.sha))?;
            tx.fill(&row, "size", &length(file.contents.size))?;
            if let Some(thumb) = file.thumb {
                tx.fill(&row, "thumb", &Some(thumb.sha))?;
                tx.fill(&row, "thumbSize", &length(thumb.size))?;
            }
            tx.fill(&row, "of", &Some(file.of))?;
            tx.fill(&row, "author", &Some(tx.person))?;
            tx.fill(&row, "createdAt", &tx.at.seconds())?;
            tx.undo(wrap(FileEdit::Remove(*id)));
            Ok(())
        }
        FileEdit::Rename(id, name) => {
            let row = tx.row(&files, id)?;
            tx.touch(&row)?;
            tx.set(&row, "name", name, |before| {
                wrap(FileEdit::Rename(*id, before))
            })
        }
        FileEdit::Remove(id) => {
            let row = tx.row(&files, id)?;
            tx.remove(&row, wrap(FileEdit::Restore(*id)))
        }
        FileEdit::Restore(id) => {
            let row = tx.row(&files, id)?;
            tx.restore(&row, wrap(FileEdit::Remove(*id)))
        }
    }
}

fn length(size: u64) -> i64 {
    i64::try_from(size).unwrap_or(i64::MAX)
}
