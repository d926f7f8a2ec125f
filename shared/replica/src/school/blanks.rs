//! The school's own questionnaires and observation sheets. They lie in the container `vocabularies`, which every school
//! document begins with.

use super::{SchoolDoc, SchoolEdit};
use crate::read::{MapReader, RowReader, divide};
use crate::write::Tx;
use crate::{Choice, EditError, Fate, Stamp};
use automerge::ObjId;
use ryadom_domain::{Blank, BlankField, BlankId, BlankKind, BlankLine, LineField, LineId};
use std::collections::BTreeMap;

/// The container's key.
pub(crate) const BLANKS: &str = "vocabularies";
/// The key of a blank's lines.
pub(crate) const LINES: &str = "lines";

/// What may be done to a blank.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BlankEdit {
    /// Writes one field.
    Set(BlankField, String),
    /// Puts a line after another; first, when that is `None`.
    AddLine {
        /// Its new, random id.
        id: LineId,
        /// The line before it.
        after: Option<LineId>,
        /// What it says.
        line: BlankLine,
    },
    /// Writes one field of a line.
    SetLine(LineId, LineField, String),
    /// Puts a line after another; first, when that is `None`.
    MoveLine(LineId, Option<LineId>),
    /// Takes a line out. What was answered to it stays where it was answered.
    RemoveLine(LineId),
    /// Brings a line back, or keeps one that came back.
    RestoreLine(LineId),
    /// Takes it back as if it had not been made: how making it is undone. A blank that is not wanted is put away.
    Remove,
    /// Brings it back, or keeps one that came back.
    Restore,
}

/// A blank as it is shown.
#[derive(Debug, Clone, PartialEq)]
pub struct BlankRow {
    /// Its id.
    pub id: BlankId,
    /// Whether it is there.
    pub fate: Fate,
    /// Who touched it last.
    pub touched: Option<Stamp>,
    /// What it is filled in for.
    pub kind: BlankKind,
    /// What is known of it.
    pub fields: BTreeMap<BlankField, Choice<String>>,
    /// Its lines, in order; without removed ones.
    pub lines: Vec<LineRow>,
    /// Lines that were taken out.
    pub removed_lines: Vec<LineRow>,
}

/// A line of a blank as it is shown.
#[derive(Debug, Clone, PartialEq)]
pub struct LineRow {
    /// Its id.
    pub id: LineId,
    /// Whether it is there.
    pub fate: Fate,
    /// Who touched it last.
    pub touched: Option<Stamp>,
    /// True for the name of a section.
    pub is_section: bool,
    /// What it says.
    pub fields: BTreeMap<LineField, Choice<String>>,
}

impl BlankRow {
    /// A field's words; empty when there are none.
    pub fn field(&self, field: BlankField) -> &str {
        self.fields.get(&field).map_or("", |said| said.value.trim())
    }

    /// True while it is offered.
    pub fn is_offered(&self) -> bool {
        self.field(BlankField::Retired).is_empty()
    }

    /// Its shown values, for the rules of the domain.
    pub fn plain(&self) -> Blank {
        Blank {
            kind: self.kind,
            fields: shown(&self.fields),
            lines: self
                .lines
                .iter()
                .map(|line| (line.id, line.plain()))
                .collect(),
        }
    }

    /// Places to look at: fields with two values, plus one for each row that came back.
    pub fn places(&self) -> usize {
        let torn = self.fields.values().filter(|field| field.is_torn()).count();
        let lines = self.lines.iter().map(LineRow::places).sum::<usize>();
        usize::from(self.fate.is_torn()) + torn + lines
    }
}

impl LineRow {
    /// A field's words; empty when there are none.
    pub fn field(&self, field: LineField) -> &str {
        self.fields.get(&field).map_or("", |said| said.value.trim())
    }

    /// Its shown values.
    pub fn plain(&self) -> BlankLine {
        BlankLine {
            is_section: self.is_section,
            fields: shown(&self.fields),
        }
    }

    fn places(&self) -> usize {
        let torn = self.fields.values().filter(|field| field.is_torn()).count();
        usize::from(self.fate.is_torn()) + torn
    }
}

fn shown<K: Ord + Copy>(fields: &BTreeMap<K, Choice<String>>) -> BTreeMap<K, String> {
    let said = fields.iter().map(|(key, said)| (*key, said.value.clone()));
    said.filter(|(_, words)| !words.trim().is_empty()).collect()
}

/// Every blank of a school by title, removed ones too.
pub(super) fn read(root: &MapReader<'_>) -> Vec<BlankRow> {
    let mut rows: Vec<_> = root.rows(BLANKS).into_iter().filter_map(blank).collect();
    rows.sort_by_cached_key(|row: &BlankRow| (row.field(BlankField::Title).to_lowercase(), row.id));
    rows
}

/// A row that does not say what it is for is not a blank: of a newer version.
fn blank(row: RowReader<'_, BlankId>) -> Option<BlankRow> {
    let RowReader {
        id,
        map,
        fate,
        touched,
        ..
    } = row;
    let (lines, removed_lines) = divide(map.rows(LINES).into_iter().map(line), |row| &row.fate);
    Some(BlankRow {
        id,
        fate,
        touched,
        kind: map.value::<Option<BlankKind>>("kind")?,
        fields: said(&map, BlankField::ALL, BlankField::as_str),
        lines,
        removed_lines,
    })
}

fn line(row: RowReader<'_, LineId>) -> LineRow {
    let RowReader {
        id,
        map,
        fate,
        touched,
        ..
    } = row;
    LineRow {
        id,
        fate,
        touched,
        is_section: map.value("section"),
        fields: said(&map, LineField::ALL, LineField::as_str),
    }
}

fn said<K: Ord + Copy>(
    map: &MapReader<'_>,
    all: &[K],
    key: fn(K) -> &'static str,
) -> BTreeMap<K, Choice<String>> {
    all.iter()
        .map(|field| (*field, map.choice(key(*field))))
        .filter(|(_, said)| said.written.is_some())
        .collect()
}

pub(super) fn add(tx: &mut Tx<'_, SchoolDoc>, id: BlankId, blank: &Blank) -> Result<(), EditError> {
    let blanks = tx.container(BLANKS)?;
    let row = tx.new_row(&blanks, id)?;
    tx.fill(&row, "kind", &Some(blank.kind))?;
    for (field, words) in &blank.fields {
        tx.fill(&row, field.as_str(), words)?;
    }
    let lines = tx.fill_map(&row, LINES)?;
    let mut last = None;
    for (line, said) in &blank.lines {
        fill_line(tx, &lines, *line, last, said)?;
        last = Some(*line);
    }
    tx.undo(SchoolEdit::Blank {
        id,
        edit: BlankEdit::Remove,
    });
    Ok(())
}

fn fill_line(
    tx: &mut Tx<'_, SchoolDoc>,
    lines: &ObjId,
    id: LineId,
    after: Option<LineId>,
    line: &BlankLine,
) -> Result<(), EditError> {
    let row = tx.new_row(lines, id)?;
    tx.place(lines, id, after)?;
    tx.fill(&row, "section", &line.is_section)?;
    for (field, words) in &line.fields {
        tx.fill(&row, field.as_str(), words)?;
    }
    Ok(())
}

pub(super) fn change(
    tx: &mut Tx<'_, SchoolDoc>,
    id: BlankId,
    edit: &BlankEdit,
) -> Result<(), EditError> {
    let blanks = tx.container(BLANKS)?;
    let row = tx.row(&blanks, id)?;
    let back = |edit| SchoolEdit::Blank { id, edit };
    match edit {
        BlankEdit::Remove => return tx.remove(&row, back(BlankEdit::Restore)),
        BlankEdit::Restore => return tx.restore(&row, back(BlankEdit::Remove)),
        _ => tx.touch(&row)?,
    }
    let lines = tx.inside(&row, LINES)?;
    match edit {
        BlankEdit::Set(field, words) => tx.set(&row, field.as_str(), words, |before| {
            back(BlankEdit::Set(*field, before))
        }),
        BlankEdit::AddLine { id, after, line } => {
            fill_line(tx, &lines, *id, *after, line)?;
            tx.undo(back(BlankEdit::RemoveLine(*id)));
            Ok(())
        }
        BlankEdit::SetLine(line, field, words) => {
            let line_row = tx.row(&lines, line)?;
            tx.touch(&line_row)?;
            tx.set(&line_row, field.as_str(), words, |before| {
                back(BlankEdit::SetLine(*line, *field, before))
            })
        }
        BlankEdit::MoveLine(line, after) => {
            let line_row = tx.row(&lines, line)?;
            tx.touch(&line_row)?;
            let was = tx.predecessor(&lines, line);
            let was: Option<LineId> = was.and_then(|was| was.parse().ok());
            tx.place(&lines, line, *after)?;
            if was != *after {
                tx.undo(back(BlankEdit::MoveLine(*line, was)));
            }
            Ok(())
        }
        BlankEdit::RemoveLine(line) => {
            let line_row = tx.row(&lines, line)?;
            tx.remove(&line_row, back(BlankEdit::RestoreLine(*line)))
        }
        BlankEdit::RestoreLine(line) => {
            let line_row = tx.row(&lines, line)?;
            tx.restore(&line_row, back(BlankEdit::RemoveLine(*line)))
        }
        BlankEdit::Remove | BlankEdit::Restore => Ok(()),
    }
}
