//! What is said and decided about a pair's programme by those who do not write in it: comments of the council, the head's
//! approval, the audit of a finished route. It lies beside the programme, and whoever reads the one writes in the other.

use crate::comments::{self, CommentEdit, CommentRow};
use crate::read::{MapReader, RowReader, divide};
use crate::write::{self, Editing, Rewrite, Tx};
use crate::{Author, Choice, Document, EditError, Edited, Fate, Kind, Splice, Stamp, TextRef};
use automerge::{ChangeHash, ROOT};
use ryadom_domain::{
    AuditField, Comment, CommentId, DocumentKind, Edition, EditionId, PersonId, Timestamp,
};
use std::collections::BTreeMap;

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
    /// Says something in the audit of the route.
    Audit(AuditField, String),
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
    /// What was found when the finished route was looked at, by whomever: see [`ReviewView::audited`].
    pub audit: BTreeMap<AuditField, Choice<String>>,
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

    /// A field of the audit, without what those wrote who may not: whoever reads the programme can write here, and
    /// nobody audits a route of their own.
    pub fn audited(&self, field: AuditField, may: impl Fn(PersonId) -> bool) -> Choice<String> {
        let Some(found) = self.audit.get(&field) else {
            return Choice::default();
        };
        if !found.is_torn() {
            let by = found.written.and_then(|stamp| stamp.by);
            return if by.is_some_and(may) {
                found.clone()
            } else {
                Choice::default()
            };
        }
        let mut rivals = found.rivals.clone();
        rivals.retain(|rival| rival.by.is_some_and(&may));
        let Some(shown) = rivals.first().cloned() else {
            return Choice::default();
        };
        if rivals.iter().all(|rival| rival.value == shown.value) {
            rivals.clear();
        }
        Choice {
            value: shown.value,
            written: Some(Stamp {
                by: shown.by,
                at: shown.at,
            }),
            rivals,
        }
    }
}

pub(crate) const APPROVALS: &str = "approvals";

/// What the keys of an audit begin with.
const AUDIT: &str = "audit/";

fn audit_key(field: AuditField) -> String {
    format!("{AUDIT}{field}")
}

/// What a key says of the audit.
pub(crate) fn audit_at(key: &str) -> Option<AuditField> {
    key.strip_prefix(AUDIT)?.parse().ok()
}

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
        let audit = root
            .keys()
            .filter_map(|key| Some((audit_at(key)?, root.choice(key))))
            .collect();
        ReviewView {
            comments,
            removed_comments,
            approvals,
            withdrawn,
            audit,
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
            ReviewEdit::Audit(field, words) => tx.set(&ROOT, &audit_key(*field), words, |before| {
                ReviewEdit::Audit(*field, before)
            }),
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

    #[test]
    fn nobody_audits_a_route_of_their_own() {
        let [council, mentor] = [1, 2].map(|number| Author {
            person: PersonId::from_random([number; 16]),
            actor: ActorId::from([number; 16]),
        });
        let may = |person| person != mentor.person;
        let words = |words: &str| ReviewEdit::Audit(AuditField::Conclusion, words.to_owned());
        let mut here = Document::genesis(DocumentKind::Review);
        let mut there = here.clone();
        let write = |document: &mut Document, who, said| {
            ReviewDoc::edit(document, who, Timestamp(1), &words(said)).expect("is written");
            ReviewDoc::read(document).audited(AuditField::Conclusion, may)
        };
        assert_eq!(write(&mut there, &mentor, "Отлично").value, "");
        assert_eq!(write(&mut here, &council, "Пройден").value, "Пройден");
        let others = there.changes_since(&[]);
        here.apply(others.iter().map(|change| change.bytes.as_slice()))
            .expect("merges");
        let both = ReviewDoc::read(&mut here);
        assert!(both.audit[&AuditField::Conclusion].is_torn());
        let audited = both.audited(AuditField::Conclusion, may);
        assert_eq!(
            (audited.value.as_str(), audited.is_torn()),
            ("Пройден", false)
        );
    }
}
