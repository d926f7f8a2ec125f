//! What is said of the rows of the plan.

use super::diary::{Begun, Diary};
use super::{LEAVES, Who};
use ryadom_domain::{Comment, CommentId, ItemId};
use ryadom_replica::{CommentEdit, ProgrammeEdit, ProgrammeText};

impl Diary {
    /// A question that is answered before the mentee leaves, and others that nobody there hears of.
    pub(super) fn talk(&mut self, begun: &Begun) {
        let (mentor, mentee, curator) = (Who::Mentor, Who::Mentee, Who::Curator);
        let (row, other) = (begun.items[2], begun.items[3]);
        let asked = self.says((2, mentor), row, Some(mentee), "Успеем до каникул?");
        let answer = self.says((LEAVES, mentee), row, None, "Да, если взять один урок. ");
        let wish = self.says(
            (44, mentee),
            other,
            Some(mentor),
            "Можно прийти к вам в 3 «А»? ",
        );
        let order = self.says((48, mentor), other, Some(curator), "Нужен ли приказ? ");
        self.says((49, curator), other, None, "Хватит записи в журнале.");
        for (day, who, id, edit) in [
            (45, mentee, asked, CommentEdit::Settle(true)),
            (46, mentee, asked, CommentEdit::Settle(false)),
            (47, mentee, asked, CommentEdit::Settle(true)),
            (50, mentor, order, CommentEdit::Settle(true)),
            (51, mentor, order, CommentEdit::Remove),
            (52, mentor, order, CommentEdit::Restore),
            (90, mentee, wish, CommentEdit::Remove),
            (91, mentee, wish, CommentEdit::Restore),
        ] {
            self.programme(day, who, ProgrammeEdit::Comment { id, edit });
        }
        for (when, id) in [
            ((60, mentee), answer),
            ((60, mentor), order),
            ((92, mentee), wish),
        ] {
            self.types_in_programme(when, ProgrammeText::Comment(id), 1);
        }
    }

    fn says(
        &mut self,
        (day, who): (u16, Who),
        item: ItemId,
        asks: Option<Who>,
        text: &str,
    ) -> CommentId {
        let id = CommentId::from_random(self.id());
        self.begins(&ProgrammeText::Comment(id), text);
        let comment = Box::new(Comment {
            item: Some(item),
            asks: asks.map(Who::person),
            text: text.to_owned(),
        });
        self.programme(day, who, ProgrammeEdit::AddComment { id, comment });
        id
    }
}
