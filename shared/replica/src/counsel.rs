//! The curators' talks with mentors. Nobody else reads them: not the mentor, not the head, who is told how many there were.

use crate::entry::{self, EntryEdit, EntryRow, entry};
use crate::read::divide;
use crate::write::{self, Editing, Rewrite, Tx};
use crate::{Author, Document, EditError, Edited, Kind, NoText, Splice};
use automerge::ChangeHash;
use jiff::civil::Date;
use ryadom_domain::talk::is_due;
use ryadom_domain::{DocumentKind, PersonId, SchoolYear, TalkField, TalkId, Timestamp};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// The document of talks.
#[derive(Debug, Clone, Copy)]
pub struct CounselDoc;

/// What a curator may do there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CounselEdit {
    /// Writes down a talk.
    Add {
        /// Its new id, with the mentor in it.
        id: TalkId,
        /// What is known of it.
        fields: BTreeMap<TalkField, String>,
    },
    /// Changes one.
    Talk {
        /// Which.
        id: TalkId,
        /// How.
        edit: TalkEdit,
    },
    /// Several edits as one change.
    Several(Vec<CounselEdit>),
}

/// What may be done to a talk.
pub type TalkEdit = EntryEdit<TalkField>;

/// The talks as they are shown.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct CounselView {
    /// The newest first; without removed ones.
    pub talks: Vec<TalkRow>,
    /// Talks that were taken out.
    pub removed: Vec<TalkRow>,
}

/// A talk as it is shown: its id has the mentor in it.
pub type TalkRow = EntryRow<TalkId, TalkField>;

impl TalkRow {
    /// A field's day.
    pub fn day(&self, field: TalkField) -> Option<Date> {
        self.field(field).parse().ok()
    }

    /// Who wrote it down.
    pub fn by(&self) -> Option<PersonId> {
        let told = [TalkField::About, TalkField::Day].into_iter();
        told.filter_map(|field| self.fields.get(&field)?.written)
            .find_map(|stamp| stamp.by)
    }

    /// Whether the agreed next step waits on `today`.
    pub fn is_due(&self, today: Date) -> bool {
        let is_done = !self.field(TalkField::Done).is_empty();
        !self.field(TalkField::Next).is_empty()
            && is_due(self.day(TalkField::NextDay), is_done, today)
    }

    /// The school year of a talk that stands, by the calendar year in which it begins.
    pub fn year(&self) -> Option<u16> {
        let day = self.day(TalkField::Day).filter(|_| self.fate.is_shown())?;
        u16::try_from(SchoolYear::of(day).begins()).ok()
    }
}

impl CounselView {
    /// The talks with one mentor, the newest first.
    pub fn with(&self, mentor: PersonId) -> impl Iterator<Item = &TalkRow> {
        self.talks.iter().filter(move |row| row.id.mentor == mentor)
    }
}

impl CounselEdit {
    /// The talks that it is about.
    pub fn talks(&self) -> BTreeSet<TalkId> {
        match self {
            Self::Add { id, .. } | Self::Talk { id, .. } => [*id].into(),
            Self::Several(edits) => edits.iter().flat_map(Self::talks).collect(),
        }
    }
}

/// The container's key.
const TALKS: &str = "talks";

impl Kind for CounselDoc {
    const KIND: DocumentKind = DocumentKind::Counsel;
    type View = CounselView;
    type Edit = CounselEdit;
    type Text = NoText;

    fn read(document: &mut Document) -> CounselView {
        let root = document.reader().root();
        let rows = root.rows(TALKS).into_iter();
        let mut rows: Vec<TalkRow> = rows.map(|row| entry(row, TalkField::ALL)).collect();
        rows.sort_by_cached_key(|row| Reverse((row.day(TalkField::Day), row.id)));
        let (talks, removed) = divide(rows, |row| &row.fate);
        CounselView { talks, removed }
    }

    fn edit(
        document: &mut Document,
        author: &Author,
        at: Timestamp,
        edit: &CounselEdit,
    ) -> Result<Edited<CounselEdit>, EditError> {
        write::make::<Self>(document, author, at, edit)
    }

    fn write(text: NoText, _: Splice) -> CounselEdit {
        match text {}
    }

    fn several(edits: Vec<CounselEdit>) -> CounselEdit {
        CounselEdit::Several(edits)
    }
}

impl Editing for CounselDoc {
    fn apply(tx: &mut Tx<'_, Self>, edit: &CounselEdit) -> Result<(), EditError> {
        match edit {
            CounselEdit::Add { id, fields } => {
                let (id, edit) = (*id, TalkEdit::Remove);
                entry::add(tx, TALKS, id, fields, CounselEdit::Talk { id, edit })
            }
            CounselEdit::Talk { id, edit } => {
                let back = |edit| CounselEdit::Talk { id: *id, edit };
                entry::change(tx, TALKS, id, edit, back)
            }
            CounselEdit::Several(edits) => edits.iter().try_for_each(|edit| Self::apply(tx, edit)),
        }
    }

    fn write_at(text: NoText, _: Splice, _: Vec<ChangeHash>) -> CounselEdit {
        match text {}
    }

    fn rewrites(_: &CounselEdit, _: &mut Vec<Rewrite>) {}
}
