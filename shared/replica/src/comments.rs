//! What is said of a programme and its plan items: rows of the programme by whoever writes there, and of the review beside
//! it by everybody who reads the programme.

use crate::read::{MapReader, RowReader};
use crate::write::{Editing, Tx};
use crate::{Choice, read::divide};
use crate::{EditError, Fate, Stamp};
use automerge::ObjId;
use ryadom_domain::{Comment, CommentId, ItemId, PersonId, Timestamp};

type Result<T = ()> = std::result::Result<T, EditError>;

const COMMENTS: &str = "comments";

/// What a person may do to something that was said. Its words are a text of the document's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CommentEdit {
    /// Says that nothing is open about it any more, or that something is.
    Settle(bool),
    /// Takes it away.
    Remove,
    /// Brings it back, or keeps one that came back.
    Restore,
}

/// Something said, as it is shown.
#[derive(Debug, Clone, PartialEq)]
pub struct CommentRow {
    /// Its id.
    pub id: CommentId,
    /// Whether it is there.
    pub fate: Fate,
    /// Who touched it last.
    pub touched: Option<Stamp>,
    /// Of which item; `None` for the programme as a whole.
    pub item: Option<ItemId>,
    /// Whom it asks.
    pub asks: Option<PersonId>,
    /// What is said.
    pub text: String,
    /// Whether it is answered, or nothing is open about it any more.
    pub settled: Choice<bool>,
    /// Who said it.
    pub author: Option<PersonId>,
    /// When, by that device's clock.
    pub created: Timestamp,
}

impl CommentRow {
    /// True for a question that waits for this person.
    #[must_use]
    pub fn waits_for(&self, person: PersonId) -> bool {
        self.asks == Some(person) && !self.settled.value
    }
}

/// Says something. `back` is the document's own edit around an edit of this comment.
pub(crate) fn add<K: Editing>(
    tx: &mut Tx<'_, K>,
    id: CommentId,
    comment: &Comment,
    back: impl Fn(CommentEdit) -> K::Edit,
) -> Result {
    let comments = tx.container(COMMENTS)?;
    let row = tx.new_row(&comments, id)?;
    tx.fill_text(&row, "text", &comment.text)?;
    tx.fill(&row, "item", &comment.item)?;
    tx.fill(&row, "asks", &comment.asks)?;
    tx.fill(&row, "author", &Some(tx.person))?;
    tx.fill(&row, "createdAt", &tx.at.seconds())?;
    tx.undo(back(CommentEdit::Remove));
    Ok(())
}

pub(crate) fn change<K: Editing>(
    tx: &mut Tx<'_, K>,
    id: CommentId,
    edit: CommentEdit,
    back: impl Fn(CommentEdit) -> K::Edit,
) -> Result {
    let row = row(tx, id)?;
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

pub(crate) fn row<K: Editing>(tx: &Tx<'_, K>, id: CommentId) -> Result<ObjId> {
    tx.row(&tx.container(COMMENTS)?, id)
}

/// Everything that was said, oldest first: what is there, and what was removed.
pub(crate) fn comments(root: &MapReader<'_>) -> (Vec<CommentRow>, Vec<CommentRow>) {
    let mut rows: Vec<CommentRow> = root.rows(COMMENTS).into_iter().map(comment).collect();
    rows.sort_by_key(|row| (row.created, row.id));
    divide(rows, |row| &row.fate)
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
