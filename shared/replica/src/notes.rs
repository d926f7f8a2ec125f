//! Reflection notes, in whichever document holds them: its kind is their visibility.

use crate::read::{MapReader, RowReader, divide};
use crate::rich::RichEdit;
use crate::write::{self, Editing, Rewrite, Tx};
use crate::{Author, Choice, Document, EditError, Edited, Fate, Kind, Splice, Stamp, TextRef};
use automerge::{ChangeHash, ObjId};
use ryadom_domain::{
    DocumentKind, MeetingId, Mood, Note, NoteId, Period, PersonId, Rich, Timestamp,
};
use std::collections::BTreeSet;

/// What the key of a tag begins with, in the row of its note: two devices that tag a note for the first time then write into
/// the same map.
pub(crate) const TAG: &str = "tag:";

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
    /// Writes a note's words with their headings, lists and emphasis, with positions as they were at `heads`: both how they
    /// are written, and how that is taken back.
    Compose {
        /// Which text of which note.
        text: NotesText,
        /// What, as at `heads`.
        edit: Box<RichEdit>,
        /// The version whose positions are meant; none for this one.
        heads: Vec<ChangeHash>,
    },
    /// Says how its author felt; `None` to say nothing of it.
    Mood(NoteId, Option<Mood>),
    /// Says which part of the year it is about; `None` to say nothing of it.
    Period(NoteId, Option<Period>),
    /// Puts a tag on, or takes it off.
    Tag(NoteId, String, bool),
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
    pub body: Rich,
    /// The meeting that it is about.
    pub meeting: Option<MeetingId>,
    /// How its author felt.
    pub mood: Choice<Option<Mood>>,
    /// Which part of the year it is about.
    pub period: Choice<Option<Period>>,
    /// Its tags.
    pub tags: BTreeSet<String>,
    /// Who began it.
    pub author: Option<PersonId>,
    /// When it was begun, by that device's clock.
    pub created: Timestamp,
}

impl From<NotesText> for TextRef {
    fn from(text: NotesText) -> Self {
        Self::row("notes", text.note, text.text.key())
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

impl Kind for ReflectionDoc {
    const KIND: DocumentKind = DocumentKind::Reflection;
    type View = NotesView;
    type Edit = NoteEdit;
    type Text = NotesText;

    fn read(document: &mut Document) -> NotesView {
        read(&document.reader().root())
    }

    fn edit(
        document: &mut Document,
        author: &Author,
        at: Timestamp,
        edit: &NoteEdit,
    ) -> Result<Edited<NoteEdit>, EditError> {
        write::make::<Self>(document, author, at, edit)
    }

    fn write(text: NotesText, splice: Splice) -> NoteEdit {
        NoteEdit::Write { text, splice }
    }

    fn several(edits: Vec<NoteEdit>) -> NoteEdit {
        NoteEdit::Several(edits)
    }
}

impl Editing for ReflectionDoc {
    fn apply(tx: &mut Tx<'_, Self>, edit: &NoteEdit) -> Result<(), EditError> {
        apply(tx, edit, |edit| edit, |text| text)
    }

    fn write_at(text: NotesText, splice: Splice, heads: Vec<ChangeHash>) -> NoteEdit {
        NoteEdit::WriteAt {
            text,
            splice,
            heads,
        }
    }

    fn compose_at(text: NotesText, edit: RichEdit, heads: Vec<ChangeHash>) -> NoteEdit {
        composed(text, edit, heads)
    }

    fn rewrites(edit: &NoteEdit, found: &mut Vec<Rewrite>) {
        rewrites(edit, found);
    }
}

/// The edit of a note's rich words.
pub(crate) fn composed(text: NotesText, edit: RichEdit, heads: Vec<ChangeHash>) -> NoteEdit {
    let edit = Box::new(edit);
    NoteEdit::Compose { text, edit, heads }
}

/// The notes of a document that has some.
pub(crate) fn read(root: &MapReader<'_>) -> NotesView {
    let (notes, removed) = divide(root.rows("notes").into_iter().map(note), |row: &NoteRow| {
        &row.fate
    });
    NotesView { notes, removed }
}

fn note(row: RowReader<'_, NoteId>) -> NoteRow {
    let RowReader {
        id,
        map,
        fate,
        touched,
        ..
    } = row;
    let tags = map.keys().filter(|key| map.value(key));
    let tags = tags.filter_map(|key| key.strip_prefix(TAG).map(str::to_owned));
    let tags = tags.collect();
    NoteRow {
        id,
        fate,
        touched,
        title: map.text(NoteText::Title.key()),
        body: map.rich(NoteText::Body.key()),
        meeting: map.value("meeting"),
        mood: map.choice("mood"),
        period: map.choice("period"),
        tags,
        author: map.value("author"),
        created: Timestamp(map.value("createdAt")),
    }
}

/// Makes an edit of notes, in whichever document: `wrap` and `text` say it in that document's own words.
pub(crate) fn apply<K: Editing>(
    tx: &mut Tx<'_, K>,
    edit: &NoteEdit,
    wrap: fn(NoteEdit) -> K::Edit,
    text: fn(NotesText) -> K::Text,
) -> Result<(), EditError> {
    let notes = tx.container("notes")?;
    match edit {
        NoteEdit::Write { text: at, splice } => {
            let row = holder(tx, *at)?;
            tx.splice(&row, at.text.key(), &text(*at), splice)
        }
        NoteEdit::WriteAt { text: at, .. } => {
            let row = holder(tx, *at)?;
            tx.splice_carried(&row, at.text.key(), &text(*at))
        }
        NoteEdit::Compose { text: at, .. } => {
            let row = holder(tx, *at)?;
            tx.compose_carried(&row, at.text.key(), &text(*at))
        }
        NoteEdit::Mood(id, mood) => {
            let row = tx.row(&notes, id)?;
            tx.touch(&row)?;
            tx.set(&row, "mood", mood, |before| {
                wrap(NoteEdit::Mood(*id, before))
            })
        }
        NoteEdit::Period(id, period) => {
            let row = tx.row(&notes, id)?;
            tx.touch(&row)?;
            tx.set(&row, "period", period, |before| {
                wrap(NoteEdit::Period(*id, before))
            })
        }
        NoteEdit::Tag(id, tag, on) => {
            let row = tx.row(&notes, id)?;
            tx.touch(&row)?;
            tx.set(&row, &format!("{TAG}{tag}"), on, |before| {
                wrap(NoteEdit::Tag(*id, tag.clone(), before))
            })
        }
        NoteEdit::Add { id, note } => {
            let row = tx.new_row(&notes, id)?;
            tx.place(&notes, id, None::<NoteId>)?;
            tx.fill_text(&row, NoteText::Title.key(), &note.title)?;
            tx.fill_rich(&row, NoteText::Body.key(), &note.body)?;
            tx.fill(&row, "meeting", &note.meeting)?;
            tx.fill(&row, "mood", &note.mood)?;
            tx.fill(&row, "period", &note.period)?;
            for tag in &note.tags {
                tx.fill(&row, &format!("{TAG}{tag}"), &true)?;
            }
            tx.fill(&row, "author", &Some(tx.person))?;
            tx.fill(&row, "createdAt", &tx.at.seconds())?;
            tx.undo(wrap(NoteEdit::Remove(*id)));
            Ok(())
        }
        NoteEdit::Remove(id) => {
            let row = tx.row(&notes, id)?;
            tx.remove(&row, wrap(NoteEdit::Restore(*id)))
        }
        NoteEdit::Restore(id) => {
            let row = tx.row(&notes, id)?;
            tx.restore(&row, wrap(NoteEdit::Remove(*id)))
        }
        NoteEdit::Several(edits) => edits
            .iter()
            .try_for_each(|edit| apply(tx, edit, wrap, text)),
    }
}

/// The row that holds a text, which says that it was edited.
pub(crate) fn holder<K: Kind>(tx: &mut Tx<'_, K>, text: NotesText) -> Result<ObjId, EditError> {
    let row = tx
        .container("notes")
        .and_then(|notes| tx.row(&notes, text.note))?;
    tx.touch(&row)?;
    Ok(row)
}

/// Every splice at an earlier version within the edit.
pub(crate) fn rewrites(edit: &NoteEdit, found: &mut Vec<Rewrite>) {
    match edit {
        NoteEdit::WriteAt {
            text,
            splice,
            heads,
        } => {
            found.push(Rewrite {
                text: (*text).into(),
                splice: Some(splice.clone()),
                dress: Vec::new(),
                heads: heads.clone(),
            });
        }
        NoteEdit::Compose { text, edit, heads } => {
            found.push(Rewrite {
                text: (*text).into(),
                splice: edit.splice.clone(),
                dress: edit.dress.clone(),
                heads: heads.clone(),
            });
        }
        NoteEdit::Several(edits) => edits.iter().for_each(|edit| rewrites(edit, found)),
        _ => {}
    }
}
