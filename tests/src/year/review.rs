//! What those say and decide about the programme who do not write in it.

use super::diary::{Begun, Diary, LAST, date};
use super::{Act, LEAVES, Who};
use ryadom_domain::{
    AuditField, AuditMark, Comment, CommentId, DocumentKind, Edition, EditionId, ItemId,
};
use ryadom_replica::{ChangeHash, CommentEdit, ReviewEdit, ReviewText};

impl Diary {
    /// The council asks before the mentee leaves, and is answered; what the head asks and decides, only the others hear of.
    pub(super) fn review(&mut self, begun: &Begun) {
        let (mentor, mentee) = (Who::Mentor, Who::Mentee);
        let (council, head) = (Who::Council, Who::Head);
        let row = Some(begun.items[4]);
        let asked = self.comments((LEAVES, council), row, Some(mentee), "Кто ведёт класс? ");
        let answer = self.comments((5, mentee), row, None, "Я, а наставник сидит рядом. ");
        let whole = self.comments((6, head), None, Some(mentor), "Кто заменит вас весной? ");
        let stand_in = self.comments((7, mentor), None, None, "Куратор, приказ готов. ");
        for (when, id) in [((5, mentee), answer), ((7, mentor), stand_in)] {
            self.types_in_review(when, id);
        }
        for (day, who, id, edit) in [
            (5, mentee, asked, CommentEdit::Settle(true)),
            (8, mentor, stand_in, CommentEdit::Remove),
            (9, mentor, stand_in, CommentEdit::Restore),
        ] {
            self.does(day, who, Act::Review(ReviewEdit::Comment { id, edit }));
        }
        let thanks = Box::new(Comment {
            item: None,
            asks: None,
            text: "Тогда утверждаю.".into(),
        });
        let settled = ReviewEdit::Several(vec![
            ReviewEdit::Comment {
                id: whole,
                edit: CommentEdit::Settle(true),
            },
            ReviewEdit::AddComment {
                id: CommentId::from_random(self.id()),
                comment: thanks,
            },
        ]);
        self.does(10, head, Act::Review(settled));
        self.approval();
    }

    /// The head approves, and takes that back by a slip of the finger.
    fn approval(&mut self) {
        let id = EditionId::from_random(self.id());
        let edition = Box::new(Edition {
            day: Some(date(11)),
            basis: "приказ 131-ОД".into(),
        });
        let heads = vec![ChangeHash([7; 32])];
        for (day, act) in [
            (11, Act::Review(ReviewEdit::Approve { id, edition, heads })),
            (13, Act::Review(ReviewEdit::Withdraw(id))),
            (13, Act::TakeBack(DocumentKind::Review)),
        ] {
            self.does(day, Who::Head, act);
        }
    }

    /// When all is done the council looks at the route; a slip of the pen is taken back.
    pub(super) fn audit(&mut self) {
        for field in AuditField::all() {
            let words = match field {
                AuditField::Day => date(LAST).to_string(),
                AuditField::Mark(_) => AuditMark::Yes.to_string(),
                AuditField::Words(_) => "есть в материалах".to_owned(),
                AuditField::Conclusion => "Маршрут пройден".to_owned(),
            };
            self.does(
                LAST,
                Who::Council,
                Act::Review(ReviewEdit::Audit(field, words)),
            );
        }
        self.does(LAST, Who::Council, Act::TakeBack(DocumentKind::Review));
    }

    fn comments(
        &mut self,
        (day, who): (u16, Who),
        item: Option<ItemId>,
        asks: Option<Who>,
        text: &str,
    ) -> CommentId {
        let id = CommentId::from_random(self.id());
        self.begins(&ReviewText::Comment(id), text);
        let comment = Box::new(Comment {
            item,
            asks: asks.map(Who::person),
            text: text.to_owned(),
        });
        let said = ReviewEdit::AddComment { id, comment };
        self.does(day, who, Act::Review(said));
        id
    }

    /// A sentence more, of which the last words are taken back.
    fn types_in_review(&mut self, (day, who): (u16, Who), id: CommentId) {
        let text = ReviewText::Comment(id);
        self.types((day, who), &text, 1, |splice| {
            Act::Review(ReviewEdit::Write { text, splice })
        });
        self.does(day, who, Act::TakeBack(DocumentKind::Review));
    }
}
