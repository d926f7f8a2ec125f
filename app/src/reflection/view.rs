//! Notes as their page shows them: of all the documents a person may read, by who sees them, newest first.

use super::marks::Wanted;
use jiff::civil::Date;
use reactive_stores::{Patch, Store};
use ryadom_domain::{DocumentId, NoteId, PairId, Period, PersonId, Timestamp, Visibility};
use ryadom_replica::{NoteRow, NotesView};
use std::collections::BTreeSet;

/// The list of notes.
#[derive(Debug, Clone, Default, PartialEq, Store, Patch)]
pub struct NoteList {
    /// Heads of groups and the notes under them.
    #[store(key: RowKey = |row| row.which)]
    pub rows: Vec<Row>,
    /// How many notes there are.
    pub count: u32,
}

/// Where a note lives. Its document is its visibility.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Place {
    /// Who sees it.
    pub visibility: Visibility,
    /// The document.
    pub document: DocumentId,
    /// Whose document it is; `None` for one's own.
    pub pair: Option<PairId>,
}

/// Which row of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum RowKey {
    /// The head of a group.
    Group(Visibility, Option<PairId>),
    /// A note.
    Note(NoteId),
}

/// One row of the list.
#[derive(Debug, Clone, PartialEq, Store, Patch)]
pub struct Row {
    /// Which.
    #[patch(|this, new| *this = new)]
    pub which: RowKey,
    /// The note; `None` for the head of a group.
    #[patch(|this, new| *this = new)]
    pub line: Option<Line>,
}

/// A note in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Which.
    pub id: NoteId,
    /// Where it lives.
    pub place: Place,
    /// Its heading; may be empty.
    pub title: String,
    /// How it begins, when it has no heading.
    pub begins: String,
    /// Who began it.
    pub author: Option<PersonId>,
    /// When it was begun.
    pub created: Timestamp,
    /// Which part of the year it is about.
    pub period: Option<Period>,
    /// Its tags.
    pub tags: BTreeSet<String>,
    /// Somebody removed it while somebody else edited it.
    pub came_back: bool,
}

impl NoteList {
    /// Adds the notes of one document under a head of their own.
    pub fn add(&mut self, place: Place, notes: &NotesView, wanted: &Wanted) {
        let is_shown = |note: &&NoteRow| !is_only_mood(note) && wanted.takes(note);
        let shown = || notes.notes.iter().filter(is_shown);
        if shown().next().is_none() {
            return;
        }
        self.rows.push(Row {
            which: RowKey::Group(place.visibility, place.pair),
            line: None,
        });
        for note in shown() {
            self.count += 1;
            self.rows.push(Row {
                which: RowKey::Note(note.id),
                line: Some(Line::of(note, place)),
            });
        }
    }
}

impl Line {
    fn of(note: &NoteRow, place: Place) -> Self {
        Self {
            id: note.id,
            place,
            title: note.title.trim().to_owned(),
            begins: crate::told::excerpt(&note.body.words(), 60),
            author: note.author,
            created: note.created,
            period: note.period.value,
            tags: note.tags.clone(),
            came_back: note.fate.is_torn(),
        }
    }
}

/// True for what only says how a meeting was: that stands with the meeting.
fn is_only_mood(note: &NoteRow) -> bool {
    note.meeting.is_some() && note.title.trim().is_empty() && note.body.is_blank()
}

/// True from the programme's last two weeks on, when people look back.
pub fn looks_back(ends: Option<Date>, today: Date) -> bool {
    use jiff::ToSpan;
    ends.and_then(|ends| ends.checked_sub(14.days()).ok())
        .is_some_and(|from| from <= today)
}
