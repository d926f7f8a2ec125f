//! What is said of plan items.

use super::{CommentRow, ProgrammeDoc, ProgrammeEdit};
use crate::EditError;
use crate::read::{MapReader, RowReader};
use crate::write::Tx;
use automerge::ObjId;
use ryadom_domain::{Comment, CommentId, Timestamp};

type Result<T = ()> = std::result::Result<T, EditError>;
type Programme<'d> = Tx<'d, ProgrammeDoc>;

const COMMENTS: &str = "comments";

/// What a person may do to something that was said. Its words are a text, `ProgrammeText::Comment`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CommentEdit {
    /// Says that nothing is open about it any more, or that something is.
    Settle(bool),
    /// Takes it away.
    Remove,
    /// Brings it back, or keeps one that came back.
    Restore,
}

pub(super) fn add(tx: &mut Programme<'_>, id: CommentId, comment: &Comment) -> Result {
    let comments = tx.container(COMMENTS)?;
    let row = tx.new_row(&comments, id)?;
    tx.fill_text(&row, "text", &comment.text)?;
    tx.fill(&row, "item", &comment.item)?;
    tx.fill(&row, "asks", &comment.asks)?;
    tx.fill(&row, "author", &Some(tx.person))?;
    tx.fill(&row, "createdAt", &tx.at.seconds())?;
    tx.undo(ProgrammeEdit::Comment {
        id,
        edit: CommentEdit::Remove,
    });
    Ok(())
}

pub(super) fn change(tx: &mut Programme<'_>, id: CommentId, edit: CommentEdit) -> Result {
    let row = row(tx, id)?;
    let back = |edit| ProgrammeEdit::Comment { id, edit };
    match edit {
        CommentEdit::Remove => tx.remove(&row, back(CommentEdit::Restore)),
        CommentEdit::Restore => tx.restore(&row, back(CommentEdit::Remove)),
        CommentEdit::Settle(settled) => {
            tx.touch(&row)?;
            tx.set(&row, "settled", &settled, |before| {
                back(CommentEdit::Settle(before))
            })
        }
    }
}

pub(super) fn row(tx: &Programme<'_>, id: CommentId) -> Result<ObjId> {
    tx.row(&tx.container(COMMENTS)?, id)
}

/// Everything that was said, oldest first; what was removed too.
pub(super) fn comments(root: &MapReader<'_>) -> Vec<CommentRow> {
    let mut rows: Vec<CommentRow> = root.rows(COMMENTS).into_iter().map(comment).collect();
    rows.sort_by_key(|row| (row.created, row.id));
    rows
}

fn comment(row: RowReader<'_, CommentId>) -> CommentRow {
    let RowReader {
        id,
        map,
        fate,
        touched,
        ..
    } = row;
    CommentRow {
        id,
        fate,
        touched,
        item: map.value("item"),
        asks: map.value("asks"),
        text: map.text("text"),
        settled: map.choice("settled"),
        author: map.value("author"),
        created: Timestamp(map.value("createdAt")),
    }
}
