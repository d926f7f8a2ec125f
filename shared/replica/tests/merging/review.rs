//! What is said and decided about a programme, and the card that a mentor shows.

use crate::numbers::{day, one_of, pick, typing};
use crate::support::merge::{Fresh, Snapshot, Vocabulary};
use crate::support::person;
use ryadom_domain::{AuditField, Card, Comment, CommentId, Edition, EditionId, ItemId};
use ryadom_replica::{
    ApprovalRow, CardDoc, CardEdit, CardView, ChangeHash, CommentEdit, CommentRow, Kind, ReviewDoc,
    ReviewEdit, ReviewText, ReviewView,
};

impl Vocabulary for CardDoc {
    fn snapshot(view: &CardView) -> Snapshot {
        let mut snapshot = Snapshot::default();
        snapshot.field("shown", &view.shown);
        snapshot
    }

    fn choose(_: &CardView, what: usize, _: usize, how: usize, fresh: &mut Fresh) -> CardEdit {
        let show = |fresh: &mut Fresh| {
            CardEdit::show(&Card {
                phone: day(fresh).to_string(),
                results: fresh.letters(how),
                ..Card::default()
            })
        };
        one_of(
            what,
            &[&show, &|fresh| CardDoc::several(vec![show(fresh)])],
            fresh,
        )
    }
}

impl Vocabulary for ReviewDoc {
    fn snapshot(view: &ReviewView) -> Snapshot {
        let ReviewView {
            comments,
            removed_comments,
            approvals,
            withdrawn,
            audit,
        } = view;
        let mut snapshot = Snapshot::default();
        for row in comments.iter().chain(removed_comments) {
            snapshot.row(row.id, &row.fate, row.touched);
            snapshot.text(format!("text of {}", row.id), &row.text);
            snapshot.field(format!("settled of {}", row.id), &row.settled);
        }
        for ApprovalRow {
            id,
            fate,
            touched,
            edition,
            heads,
        } in approvals.iter().chain(withdrawn)
        {
            snapshot.row(id, fate, *touched);
            snapshot.text(format!("basis of {id}"), &edition.basis);
            snapshot.list(&format!("version of {id}"), heads.iter());
        }
        for (field, words) in audit {
            snapshot.field(format!("{field} of the audit"), words);
        }
        snapshot
    }

    fn choose(
        view: &ReviewView,
        what: usize,
        which: usize,
        how: usize,
        fresh: &mut Fresh,
    ) -> ReviewEdit {
        let say = |fresh: &mut Fresh| {
            let rows: Vec<&CommentRow> =
                view.comments.iter().chain(&view.removed_comments).collect();
            let Some(row) = pick(&rows, which).filter(|_| !how.is_multiple_of(5)) else {
                return ReviewEdit::AddComment {
                    id: CommentId::from_random(fresh.id()),
                    comment: Box::new(Comment {
                        item: which
                            .is_multiple_of(3)
                            .then(|| ItemId::from_random([1; 16])),
                        asks: which.is_multiple_of(2).then(|| person(8)),
                        text: fresh.letters(how),
                    }),
                };
            };
            let edit = match how % 5 {
                1 => CommentEdit::Settle(!row.settled.value),
                2 => CommentEdit::Remove,
                3 => CommentEdit::Restore,
                _ => {
                    let splice = typing(&row.text, which, how, fresh);
                    return ReviewDoc::write(ReviewText::Comment(row.id), splice);
                }
            };
            ReviewEdit::Comment { id: row.id, edit }
        };
        let approve = |fresh: &mut Fresh| {
            let rows: Vec<&ApprovalRow> = view.approvals.iter().chain(&view.withdrawn).collect();
            match pick(&rows, which).filter(|_| !how.is_multiple_of(3)) {
                Some(row) if how.is_multiple_of(2) => ReviewEdit::Withdraw(row.id),
                Some(row) => ReviewEdit::Renew(row.id),
                None => ReviewEdit::Approve {
                    id: EditionId::from_random(fresh.id()),
                    edition: Box::new(Edition {
                        day: Some(day(fresh)),
                        basis: fresh.letters(how),
                    }),
                    heads: vec![ChangeHash([7; 32])],
                },
            }
        };
        let audit = |fresh: &mut Fresh| {
            let all: Vec<AuditField> = AuditField::all().collect();
            let field = pick(&all, which % 3).copied().unwrap_or(AuditField::Day);
            ReviewEdit::Audit(field, day(fresh).to_string())
        };
        one_of(
            what,
            &[&say, &say, &approve, &audit, &|fresh| {
                ReviewDoc::several(vec![say(fresh), approve(fresh)])
            }],
            fresh,
        )
    }
}
