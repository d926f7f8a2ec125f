//! Devices that edit apart and exchange what they have.

#![allow(dead_code, reason = "each test file uses some of it")]

pub mod merge;
pub mod vocabulary;

use ryadom_domain::{
    AgreementId, DeficitId, DocumentId, ItemId, LessonNoteId, MeetingId, NoteId, ObservationId,
    OpenLessonId, PairId, PersonId, RecordId, SheetId, StageId, TaskId, Timestamp,
};
use ryadom_replica::{ActorId, Author, Document, EditError, Edited, Kind};

/// A person's device with one document on it.
pub struct Device<K: Kind> {
    pub document: Document,
    pub author: Author,
    /// What its clock says; each edit takes a second.
    pub clock: i64,
    kind: std::marker::PhantomData<K>,
}

impl<K: Kind> Device<K> {
    /// A device on which nothing was written yet.
    pub fn new(number: u8) -> Self {
        Self::with(Document::genesis(K::KIND), number)
    }

    fn with(document: Document, number: u8) -> Self {
        let author = Author {
            person: person(number),
            actor: ActorId::from([number; 16]),
        };
        Self {
            document,
            author,
            clock: 1_770_000_000,
            kind: std::marker::PhantomData,
        }
    }

    /// Another person's device with everything that is on this one.
    pub fn fork(&self, number: u8) -> Self {
        Self::with(self.document.clone(), number)
    }

    pub fn try_edit(&mut self, edit: &K::Edit) -> Result<Edited<K::Edit>, EditError> {
        self.clock += 1;
        K::edit(
            &mut self.document,
            &self.author,
            Timestamp(self.clock),
            edit,
        )
    }

    pub fn edit(&mut self, edit: &K::Edit) -> Edited<K::Edit> {
        self.try_edit(edit).expect("the edit can be made")
    }

    pub fn view(&mut self) -> K::View {
        K::read(&mut self.document)
    }

    /// Gets everything that the other has.
    pub fn take(&mut self, other: &mut Self) {
        let heads = self.document.heads();
        let changes = other.document.changes_since(&heads);
        self.document
            .apply(changes.iter().map(|change| change.bytes.as_slice()))
            .expect("honest changes apply");
    }

    /// Both get everything that the other has.
    pub fn exchange(&mut self, other: &mut Self) {
        self.take(other);
        other.take(self);
        assert_eq!(self.document.heads(), other.document.heads());
    }
}

macro_rules! made {
    ($($function:ident: $id:ident),+ $(,)?) => {$(
        pub const fn $function(number: u8) -> $id {
            $id::from_random([number; 16])
        }
    )+};
}

made!(
    person: PersonId,
    pair: PairId,
    item: ItemId,
    task: TaskId,
    deficit: DeficitId,
    meeting: MeetingId,
    agreement: AgreementId,
    observation: ObservationId,
    lesson_note: LessonNoteId,
    stage: StageId,
    open_lesson: OpenLessonId,
    sheet: SheetId,
    record: RecordId,
    note: NoteId,
    document: DocumentId,
);

/// A pair in which nobody is.
pub fn empty_pair(number: u8) -> ryadom_domain::Pair {
    ryadom_domain::Pair {
        id: pair(number),
        form: None,
        kind: None,
        state: ryadom_domain::PairState::Working,
        mentors: [].into(),
        mentees: [].into(),
        start: None,
        end: None,
        programme: None,
        journal: None,
        reflection: None,
    }
}

/// An agreement's id from fresh bytes.
pub fn fresh_agreement(bytes: [u8; 16]) -> AgreementId {
    AgreementId::from_random(bytes)
}

/// A meeting logged and worked on.
pub fn journal_edits() -> Vec<ryadom_replica::JournalEdit> {
    use ryadom_replica::{JournalDoc, JournalEdit, JournalText, MeetingEdit, MeetingText, Splice};
    let agreements = vec![(agreement(1), ryadom_domain::Agreement::default())];
    let logged = ryadom_domain::Meeting {
        agreements,
        ..ryadom_domain::Meeting::default()
    };
    let typed = Splice {
        at: 0,
        delete: 0,
        insert: "Тема".to_owned(),
    };
    vec![
        JournalEdit::AddMeeting {
            id: meeting(1),
            meeting: Box::new(logged),
        },
        JournalEdit::Meeting {
            id: meeting(1),
            edit: MeetingEdit::AgreementDone(agreement(1), true),
        },
        JournalDoc::write(JournalText::Meeting(meeting(1), MeetingText::Topic), typed),
        JournalEdit::Meeting {
            id: meeting(1),
            edit: MeetingEdit::Remove,
        },
        JournalEdit::AddObservation {
            id: observation(1),
            observation: Box::new(seen_lesson()),
        },
        JournalEdit::AddOpenLesson {
            id: open_lesson(1),
            lesson: Box::new(held_lesson()),
        },
        JournalEdit::AddRecord {
            id: record(1),
            record: Box::new(talked()),
        },
    ]
}

/// A visit in which everything is filled.
pub fn seen_lesson() -> ryadom_domain::Observation {
    use jiff::civil::date;
    use ryadom_domain::{
        LessonKind, LessonNote, Observation, Outcome, Rubric, Score, Stage, Style, Visit,
    };
    Observation {
        date: Some(date(2025, 9, 11)),
        number: Some(3),
        class: "2 «Б»".to_owned(),
        subject: "математика".to_owned(),
        topic: "Числа до 20".to_owned(),
        kind: Some(LessonKind::Review),
        children: Some(26),
        equipment: "счётные палочки".to_owned(),
        purpose: "цель и итог урока".to_owned(),
        visit: Some(Visit::MentorToMentee),
        observer: Some(person(1)),
        guest: "Петрова".to_owned(),
        teacher: Some(person(2)),
        began: Some(Timestamp(1_757_570_400)),
        notes: vec![(
            lesson_note(1),
            LessonNote {
                minute: Some(12),
                text: "Дети сами нашли ошибку".to_owned(),
                written: Timestamp(1_757_571_120),
            },
        )],
        rubric: Rubric {
            name: "Лист школы".to_owned(),
            ..Rubric::usual(Style::Weighted)
        },
        scores: [("goal_clear".to_owned(), Score::One)].into(),
        engagement: Some(80),
        stages: vec![(
            stage(1),
            Stage {
                name: "устный счёт".to_owned(),
                plan: Some(5),
                fact: Some(9),
            },
        )],
        strengths: "контакт".to_owned(),
        growth: "время".to_owned(),
        recommendations: "таймер".to_owned(),
        questions: "Где ушло время?".to_owned(),
        self_analysis: "Затянула начало".to_owned(),
        reply: "Попробую".to_owned(),
        step: "Таймер на каждый этап".to_owned(),
        outcome: Some(Outcome::Partly),
        step_item: Some(item(1)),
    }
}

/// An open lesson in which everything is filled.
pub fn held_lesson() -> ryadom_domain::OpenLesson {
    use jiff::civil::{date, time};
    use ryadom_domain::{Condition, LessonQuality, OpenLesson, Outcome, Score, Sheet};
    OpenLesson {
        date: Some(date(2026, 2, 25)),
        time: Some(time(10, 20, 0, 0)),
        class: "2 «Б»".to_owned(),
        subject: "математика".to_owned(),
        topic: "Периметр".to_owned(),
        teacher: Some(person(2)),
        mentor: Some(person(1)),
        audience: "методическое объединение".to_owned(),
        purpose: "два способа".to_owned(),
        plan: "карта".to_owned(),
        equipment: "модели".to_owned(),
        sheets: vec![(
            sheet(1),
            Sheet {
                name: "Сидорова Н. К.".to_owned(),
                scores: [("result".to_owned(), Score::Two)].into(),
                comment: "Хорошо".to_owned(),
                ..Sheet::default()
            },
        )],
        conditions: [Condition::Ict, Condition::Breaks].into(),
        quality: Some(LessonQuality::GoodAndExcellent),
        engagement: Some(90),
        reached: Some(Outcome::Yes),
        reached_comment: "все справились".to_owned(),
        self_analysis: "получилось".to_owned(),
        review: "Открытый урок прошёл.".to_owned(),
        consent: "Открытый урок прошёл.".to_owned(),
    }
}

/// A record in which everything is filled.
pub fn talked() -> ryadom_domain::Record {
    use ryadom_domain::{Instrument, Record, RecordText, RecordValue};
    Record {
        day: Some(jiff::civil::date(2026, 2, 2)),
        by: Some(person(1)),
        about: Some(person(2)),
        values: [
            (RecordValue::Organisation, "Школа № 0".to_owned()),
            (RecordValue::From, "2026-02-02".to_owned()),
            (RecordValue::To, "2026-02-27".to_owned()),
            (RecordValue::Hours, "72".to_owned()),
            (RecordValue::Grade, "5".to_owned()),
        ]
        .into(),
        texts: [
            (RecordText::Duties, "Двенадцать уроков".to_owned()),
            (RecordText::Attitude, "Внимательна".to_owned()),
            (RecordText::Skills, "Держит класс".to_owned()),
            (RecordText::Growth, "Время урока".to_owned()),
            (RecordText::Conclusion, "Можно доверить класс".to_owned()),
        ]
        .into(),
        deficits: [deficit(1)].into(),
        ..Record::new(Instrument::Reference)
    }
}

/// A person and a pair written down and changed.
pub fn registry_edits() -> Vec<ryadom_replica::RegistryEdit> {
    use ryadom_domain::{Name, SchoolRole, Side};
    use ryadom_replica::{PairEdit, PersonRowEdit, RegistryEdit};
    let of_person = |edit| RegistryEdit::Person {
        id: person(1),
        edit,
    };
    vec![
        RegistryEdit::AddPerson {
            id: person(1),
            person: Box::default(),
        },
        RegistryEdit::AddPair(Box::new(empty_pair(1))),
        of_person(PersonRowEdit::Rename(Name::new("Иванова", "Анна", ""))),
        of_person(PersonRowEdit::Role(SchoolRole::Curator, true)),
        RegistryEdit::Pair {
            id: pair(1),
            edit: PairEdit::Member(Side::Mentor, person(1), true),
        },
        RegistryEdit::SetSchool(document(1)),
    ]
}
