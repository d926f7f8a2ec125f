//! What is only ever added to a programme: the editions that were approved, and the corrections decided afterwards.

use super::{CorrectionRow, EditionRow, ProgrammeDoc, ProgrammeEdit};
use crate::EditError;
use crate::read::{MapReader, RowReader};
use crate::write::Tx;
use automerge::ObjId;
use ryadom_domain::{Correction, CorrectionId, Edition, EditionId};

type Result<T = ()> = std::result::Result<T, EditError>;
type Programme<'d> = Tx<'d, ProgrammeDoc>;

const EDITIONS: &str = "editions";
const CORRECTIONS: &str = "corrections";

pub(super) fn add_edition(tx: &mut Programme<'_>, id: EditionId, edition: &Edition) -> Result {
    let editions = tx.container(EDITIONS)?;
    let row = tx.new_row(&editions, id)?;
    tx.fill(&row, "date", &edition.day)?;
    tx.fill(&row, "basis", &edition.basis)?;
    tx.undo(ProgrammeEdit::RemoveEdition(id));
    Ok(())
}

pub(super) fn add_correction(
    tx: &mut Programme<'_>,
    id: CorrectionId,
    correction: &Correction,
) -> Result {
    let corrections = tx.container(CORRECTIONS)?;
    let row = tx.new_row(&corrections, id)?;
    tx.fill(&row, "date", &correction.day)?;
    tx.fill(&row, "what", &correction.what)?;
    tx.fill(&row, "basis", &correction.basis)?;
    tx.undo(ProgrammeEdit::RemoveCorrection(id));
    Ok(())
}

pub(super) fn edition(tx: &Programme<'_>, id: EditionId) -> Result<ObjId> {
    tx.row(&tx.container(EDITIONS)?, id)
}

pub(super) fn correction(tx: &Programme<'_>, id: CorrectionId) -> Result<ObjId> {
    tx.row(&tx.container(CORRECTIONS)?, id)
}

/// Editions, newest first; removed ones too.
pub(super) fn editions(root: &MapReader<'_>) -> Vec<EditionRow> {
    let mut rows: Vec<EditionRow> = root.rows(EDITIONS).into_iter().map(edition_row).collect();
    rows.sort_by_key(|row| std::cmp::Reverse((row.edition.day, row.touched, row.id)));
    rows
}

fn edition_row(row: RowReader<'_, EditionId>) -> EditionRow {
    EditionRow {
        id: row.id,
        fate: row.fate,
        touched: row.touched,
        edition: Edition {
            day: row.map.value("date"),
            basis: row.map.value("basis"),
        },
        heads: row.map.made_on(),
    }
}

/// Corrections, newest first; removed ones too.
pub(super) fn corrections(root: &MapReader<'_>) -> Vec<CorrectionRow> {
    let rows = root.rows(CORRECTIONS).into_iter();
    let mut rows: Vec<CorrectionRow> = rows.map(correction_row).collect();
    rows.sort_by_key(|row| std::cmp::Reverse((row.correction.day, row.touched, row.id)));
    rows
}

fn correction_row(row: RowReader<'_, CorrectionId>) -> CorrectionRow {
    CorrectionRow {
        id: row.id,
        fate: row.fate,
        touched: row.touched,
        correction: Correction {
            day: row.map.value("date"),
            what: row.map.value("what"),
            basis: row.map.value("basis"),
        },
    }
}
