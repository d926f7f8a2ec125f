//! What is said and decided about a pair's programme by those who do not write in it: comments of the council, the head's
//! approval. It lies beside the programme, and whoever reads the one writes in the other.

use crate::comments::{self, CommentEdit, CommentRow};
use crate::read::{MapReader, RowReader, divide};
use crate::write::{self, Editing, Rewrite, Tx};
use crate::{Author, Document, EditError, Edited, Fate, Kind, Splice, Stamp, TextRef};
use automerge::ChangeHash;
use ryadom_domain::{Comment, CommentId, DocumentKind, Edition, EditionId, PersonId, Timestamp};

/// The review.
#[derive(Debug, Clone, Copy)]
pub struct ReviewDoc;

/// What may be done to it.
#[derive(Debug, Clone, PartialEq)]
pub enum ReviewEdit {
    /// Types into the words of a comment.
    Write {
        /// Which.
        text: ReviewText,
        /// What.
        splice: Splice,
    },
    /// Types into the words of a comment, with positions as they were at `heads`: how typing is taken back.
    WriteAt {
        /// Which.
        text: ReviewText,
        /// What, as at `heads`.
        splice: Splice,
        /// The version whose positions are meant.
        heads: Vec<ChangeHash>,
    },
    /// Says something of the programme or of a plan item.
    AddComment {
        /// Its new, random id.
        id: CommentId,
        /// What.
        comment: Box<Comment>,
    },
    /// Changes something that was said.
    Comment {
        /// Which.
        id: CommentId,
        /// How.
        edit: CommentEdit,
    },
    /// The head approves the programme as it is.
    Approve {
        /// Its new, random id.
        id: EditionId,
        /// When and by what.
        edition: Box<Edition>,
        /// The version of the programme that is approved.
        heads: Vec<ChangeHash>,
    },
    /// Takes an approval back.
    Withdraw(EditionId),
    /// Gives it again.
    Renew(EditionId),
    /// Several edits as one change.
    Several(Vec<ReviewEdit>),
}

/// The texts of a review.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ReviewText {
    /// The words of a comment.
    Comment(CommentId),
}

/// The review as it is shown.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ReviewView {
    /// What was said, oldest first; without what was removed.
    pub comments: Vec<CommentRow>,
    /// What was removed of that.
    pub removed_comments: Vec<CommentRow>,
    /// Approvals by the head, newest first; without those that were taken back.
    pub approvals: Vec<ApprovalRow>,
    /// Those that were taken back.
    pub withdrawn: Vec<ApprovalRow>,
}

/// An approval as it is shown.
#[derive(Debug, Clone, PartialEq)]
pub struct ApprovalRow {
    /// Its id.
    pub id: EditionId,
    /// Whether it is there.
    pub fate: Fate,
    /// Who touched it last.
    pub touched: Option<Stamp>,
    /// When and by what. Written once, so that no two devices set it apart.
    pub edition: Edition,
    /// The version of the programme that was approved.
    pub heads: Vec<ChangeHash>,
}

impl ReviewView {
    /// The newest approval that stands and was given, or given again, by a head. Whoever reads the programme can write
    /// here, with a program of their own too; only a head's word is an approval.
    pub fn approval(&self, is_head: impl Fn(PersonId) -> bool) -> Option<&ApprovalRow> {
        self.approvals.iter().find(|row| {
            let by = row.touched.and_then(|stamp| stamp.by);
            by.is_some_and(&is_head)
        })
    }
}

pub(crate) const APPROVALS: &str = "approvals";

impl From<ReviewText> for TextRef {
    fn from(text: ReviewText) -> Self {
        let ReviewText::Comment(id) = text;
        Self::row("comments", id, "text")
    }
}

impl Kind for ReviewDoc {
    const KIND: DocumentKind = DocumentKind::Review;
    type View = ReviewView;
    type Edit = ReviewEdit;
    type Text = ReviewText;

    fn read(document: &mut Document) -> ReviewView {
        let root = document.reader().root();
        let (comments, removed_comments) = comments::comments(&root);
        let (approvals, withdrawn) = approvals(&root);
        ReviewView {
            comments,
            removed_comments,
            approvals,
            withdrawn,
        }
    }

    fn edit(
        document: &mut Document,
        author: &Author,
        at: Timestamp,
        edit: &ReviewEdit,
    ) -> Result<Edited<ReviewEdit>, EditError> {
        write::make::<Self>(document, author, at, edit)
    }

    fn write(text: ReviewText, splice: Splice) -> ReviewEdit {
        ReviewEdit::Write { text, splice }
    }

    fn several(edits: Vec<ReviewEdit>) -> ReviewEdit {
        ReviewEdit::Several(edits)
    }
}

/// Approvals, newest first: those that stand, and those that were taken back.
fn approvals(root: &MapReader<'_>) -> (Vec<ApprovalRow>, Vec<ApprovalRow>) {
    let mut rows: Vec<ApprovalRow> = root.rows(APPROVALS).into_iter().map(approval).collect();
    rows.sort_by_key(|row| std::cmp::Reverse((row.edition.day, row.touched, row.id)));
    divide(rows, |row| &row.fate)
}

fn approval(row: RowReader<'_, EditionId>) -> ApprovalRow {
    let heads: String = row.map.value("heads");
    ApprovalRow {
        id: row.id,
        fate: row.fate,
        touched: row.touched,
        edition: Edition {
            day: row.map.value("date"),
            basis: row.map.value("basis"),
        },
        heads: heads
            .split_whitespace()
            .filter_map(|head| head.parse().ok())
            .collect(),
    }
}

impl Editing for ReviewDoc {
    fn apply(tx: &mut Tx<'_, Self>, edit: &ReviewEdit) -> Result<(), EditError> {
        match edit {
            ReviewEdit::Write { text, splice } => {
                let ReviewText::Comment(id) = *text;
                let row = comments::row(tx, id)?;
                tx.touch(&row)?;
                tx.splice(&row, "text", text, splice)
            }
            ReviewEdit::WriteAt { text, .. } => {
                let ReviewText::Comment(id) = *text;
                let row = comments::row(tx, id)?;
                tx.touch(&row)?;
                tx.splice_carried(&row, "text", text)
            }
            ReviewEdit::AddComment { id, comment } => comments::add(tx, *id, comment, |edit| {
                ReviewEdit::Comment { id: *id, edit }
            }),
            ReviewEdit::Comment { id, edit } => {
                comments::change(tx, *id, *edit, |edit| ReviewEdit::Comment { id: *id, edit })
            }
            ReviewEdit::Approve { id, edition, heads } => {
                let approvals = tx.container(APPROVALS)?;
                let row = tx.new_row(&approvals, id)?;
                let heads: Vec<String> = heads.iter().map(ToString::to_string).collect();
                tx.fill(&row, "date", &edition.day)?;
                tx.fill(&row, "basis", &edition.basis)?;
                tx.fill(&row, "heads", &heads.join(" "))?;
                tx.undo(ReviewEdit::Withdraw(*id));
                Ok(())
            }
            ReviewEdit::Withdraw(id) => {
                let row = tx.row(&tx.container(APPROVALS)?, id)?;
                tx.remove(&row, ReviewEdit::Renew(*id))
            }
            ReviewEdit::Renew(id) => {
                let row = tx.row(&tx.container(APPROVALS)?, id)?;
                tx.restore(&row, ReviewEdit::Withdraw(*id))
            }
            ReviewEdit::Several(edits) => edits.iter().try_for_each(|edit| Self::apply(tx, edit)),
        }
    }

    fn write_at(text: ReviewText, splice: Splice, heads: Vec<ChangeHash>) -> ReviewEdit {
        ReviewEdit::WriteAt {
            text,
            splice,
            heads,
        }
    }

    fn rewrites(edit: &ReviewEdit, found: &mut Vec<Rewrite>) {
        match edit {
            ReviewEdit::WriteAt {
                text,
                splice,
                heads,
            } => found.push(Rewrite {
                text: (*text).into(),
                splice: Some(splice.clone()),
                dress: Vec::new(),
                heads: heads.clone(),
            }),
            ReviewEdit::Several(edits) => edits.iter().for_each(|edit| Self::rewrites(edit, found)),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ActorId;

    #[test]
    fn only_a_heads_word_is_an_approval() {
        let [head, mentor] = [1, 2].map(|number| Author {
            person: PersonId::from_random([number; 16]),
            actor: ActorId::from([number; 16]),
        });
        let is_head = |person| person == head.person;
        let mut document = Document::genesis(DocumentKind::Review);
        let [forged, given] = [3, 4].map(|number| EditionId::from_random([number; 16]));
        let mut does = |who: &Author, edit| {
            ReviewDoc::edit(&mut document, who, Timestamp(1), &edit).expect("can be done");
            let view = ReviewDoc::read(&mut document);
            view.approval(is_head).map(|row| row.id)
        };
        let approve = |id| ReviewEdit::Approve {
            id,
            edition: Box::default(),
            heads: Vec::new(),
        };
        assert_eq!(does(&mentor, approve(forged)), None);
        assert_eq!(does(&head, approve(given)), Some(given));
        assert_eq!(does(&head, ReviewEdit::Withdraw(given)), None);
        assert_eq!(does(&mentor, ReviewEdit::Renew(given)), None);
    }
}
