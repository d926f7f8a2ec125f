//! What hangs on the plan, on meetings, on lessons and on acts.

use super::diary::{Begun, Diary};
use super::{Act, Who};
use rand::RngExt;
use ryadom_domain::{
    ActId, Attachment, Contents, Digest, FileId, FileOf, FileType, ObservationId, OpenLessonId,
};
use ryadom_replica::{FileEdit, JournalEdit, ProgrammeEdit, SchoolEdit};

impl Diary {
    /// Papers and photos of both; the mentee's wait on the tablet until there is a network.
    pub(super) fn files(&mut self, begun: &Begun, visit: ObservationId, lesson: OpenLessonId) {
        let (mentor, mentee) = (Who::Mentor, Who::Mentee);
        let in_programme = |edit| Act::Programme(ProgrammeEdit::File(edit));
        let in_journal = |edit| Act::Journal(JournalEdit::File(edit));
        let (meeting, row) = (FileOf::Meeting(begun.meeting), FileOf::Item(begun.items[1]));
        let (visit, lesson) = (FileOf::Observation(visit), FileOf::OpenLesson(lesson));
        let plan = self.attaches((24, mentor), in_programme, row, "Конспект.docx");
        let board = self.attaches((66, mentee), in_journal, meeting, "IMG_2041.jpg");
        self.attaches((72, mentor), in_journal, visit, "Тетради.jpg");
        self.attaches((138, mentor), in_journal, lesson, "Роспись.pptx");
        self.attaches((150, mentee), in_programme, row, "Лист ознакомления.pdf");
        let renamed = |id, name: &str| FileEdit::Rename(id, name.to_owned());
        for (day, who, act) in [
            (
                25,
                mentor,
                in_programme(renamed(plan, "Урок 12 сентября.docx")),
            ),
            (26, mentor, in_programme(FileEdit::Remove(plan))),
            (27, mentor, in_programme(FileEdit::Restore(plan))),
            (
                67,
                mentee,
                in_journal(renamed(board, "Доска после урока.jpg")),
            ),
            (68, mentee, in_journal(FileEdit::Remove(board))),
            (69, mentee, in_journal(FileEdit::Restore(board))),
        ] {
            self.does(day, who, act);
        }
    }

    /// The act as it was signed, to be read on the tablet.
    pub(super) fn file_of_act(&mut self, act: ActId) {
        let in_school = |edit| Act::School(SchoolEdit::File(edit));
        let when = (2, Who::Curator);
        self.attaches(when, in_school, FileOf::Act(act), "Положение.pdf");
    }

    fn attaches(
        &mut self,
        (day, who): (u16, Who),
        act: fn(FileEdit) -> Act,
        of: FileOf,
        name: &str,
    ) -> FileId {
        let id = FileId::from_random(self.id());
        let kind = FileType::of_name(name);
        let contents = self.contents(200_000..4_000_000);
        let is_picture = kind.is_some_and(FileType::is_picture);
        let thumb = is_picture.then(|| self.contents(4_000..12_000));
        let file = Attachment {
            name: name.to_owned(),
            kind,
            contents,
            thumb,
            of,
        };
        let file = Box::new(file);
        self.does(day, who, act(FileEdit::Add { id, file }));
        id
    }

    fn contents(&mut self, sizes: std::ops::Range<u64>) -> Contents {
        Contents {
            sha: Digest(self.random.random()),
            size: self.random.random_range(sizes),
        }
    }
}
