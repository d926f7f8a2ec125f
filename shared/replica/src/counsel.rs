//! The curators' talks with mentors. Nobody else reads them: not the mentor, not the head, who is told how many there were.

use crate::read::{RowReader, divide};
use crate::write::{self, Editing, Rewrite, Tx};
use crate::{Author, Choice, Document, EditError, Edited, Fate, Kind, NoText, Splice, Stamp};
use automerge::ChangeHash;
use jiff::civil::Date;
use ryadom_domain::talk::is_due;
use ryadom_domain::{DocumentKind, PersonId, SchoolYear, TalkField, TalkId, Timestamp};
use std::cmp::Reverse;
use std::collections::BTreeMap;

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

/// What may be done to a talk. Writing a field that has two values settles it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TalkEdit {
    /// Writes one field; empty to say nothing.
    Set(TalkField, String),
    /// Takes it out.
    Remove,
    /// Brings it back, or keeps one that came back.
    Restore,
}

/// The talks as they are shown.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct CounselView {
    /// The newest first; without removed ones.
    pub talks: Vec<TalkRow>,
    /// Talks that were taken out.
    pub removed: Vec<TalkRow>,
}

/// A talk as it is shown.
#[derive(Debug, Clone, PartialEq)]
pub struct TalkRow {
    /// Its id, with the mentor in it.
    pub id: TalkId,
    /// Whether it is there.
    pub fate: Fate,
    /// Who touched it last.
    pub touched: Option<Stamp>,
    /// What is known of it.
    pub fields: BTreeMap<TalkField, Choice<String>>,
}

impl TalkRow {
    /// A field's words; empty when there are none.
    pub fn field(&self, field: TalkField) -> &str {
        self.fields.get(&field).map_or("", |said| said.value.trim())
    }

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

    /// Fields with two values, plus one when it came back.
    pub fn places(&self) -> usize {
        let torn = self.fields.values().filter(|field| field.is_torn()).count();
        usize::from(self.fate.is_torn()) + torn
    }
}

impl CounselView {
    /// The talks with one mentor, the newest first.
    pub fn with(&self, mentor: PersonId) -> impl Iterator<Item = &TalkRow> {
        self.talks.iter().filter(move |row| row.id.mentor == mentor)
    }

    /// How many talks of each school year, by the calendar year in which it begins.
    pub fn by_year(&self) -> BTreeMap<i16, u16> {
        let mut years: BTreeMap<i16, u16> = BTreeMap::new();
        for day in self.talks.iter().filter_map(|row| row.day(TalkField::Day)) {
            let count = years.entry(SchoolYear::of(day).begins()).or_default();
            *count = count.saturating_add(1);
        }
        years
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
        let mut rows: Vec<TalkRow> = root.rows(TALKS).into_iter().map(talk).collect();
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

fn talk(row: RowReader<'_, TalkId>) -> TalkRow {
    let RowReader {
        id,
        map,
        fate,
        touched,
        ..
    } = row;
    let fields = TalkField::ALL.iter().copied();
    TalkRow {
        id,
        fate,
        touched,
        fields: fields
            .map(|field| (field, map.choice(field.as_str())))
            .filter(|(_, said)| said.written.is_some())
            .collect(),
    }
}

impl Editing for CounselDoc {
    fn apply(tx: &mut Tx<'_, Self>, edit: &CounselEdit) -> Result<(), EditError> {
        match edit {
            CounselEdit::Add { id, fields } => {
                let talks = tx.container(TALKS)?;
                let row = tx.new_row(&talks, id)?;
                for (field, words) in fields {
                    tx.fill(&row, field.as_str(), words)?;
                }
                let (id, edit) = (*id, TalkEdit::Remove);
                tx.undo(CounselEdit::Talk { id, edit });
                Ok(())
            }
            CounselEdit::Talk { id, edit } => {
                let talks = tx.container(TALKS)?;
                let row = tx.row(&talks, id)?;
                let back = |edit| CounselEdit::Talk { id: *id, edit };
                match edit {
                    TalkEdit::Remove => tx.remove(&row, back(TalkEdit::Restore)),
                    TalkEdit::Restore => tx.restore(&row, back(TalkEdit::Remove)),
                    TalkEdit::Set(field, words) => {
                        tx.touch(&row)?;
                        tx.set(&row, field.as_str(), words, |before| {
                            back(TalkEdit::Set(*field, before))
                        })
                    }
                }
            }
            CounselEdit::Several(edits) => edits.iter().try_for_each(|edit| Self::apply(tx, edit)),
        }
    }

    fn write_at(text: NoText, _: Splice, _: Vec<ChangeHash>) -> CounselEdit {
        match text {}
    }

    fn rewrites(_: &CounselEdit, _: &mut Vec<Rewrite>) {}
}
