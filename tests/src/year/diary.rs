//! What a pair does in a year, day by day.

use super::words::{phrase, sentence};
use super::{Act, Deed, LEAVES, RETURNS, Shape, Who};
use rand::rngs::SmallRng;
use rand::{RngExt, SeedableRng};
use ryadom_domain::{
    Agreement, AgreementId, Deficit, DeficitId, DocumentKind, Form, ItemId, Kind, Level, Mark,
    Meeting, MeetingFormat, MeetingId, NextMeeting, PersonFacts, PlanDate, PlanItem,
    ProgrammeState, TaskId, Timestamp, TitleBlock,
};
use ryadom_replica::{
    DeficitEdit, ItemEdit, ItemText, JournalEdit, JournalText, MeetingEdit, MeetingText,
    PersonFact, ProgrammeEdit, ProgrammeText, Splice, TitleEdit, Wave,
};
use std::collections::BTreeMap;

/// Midnight of the first of September 2025, UTC.
const SEPTEMBER: i64 = 1_756_684_800;
const DAY: i64 = 24 * 3600;
/// The last day on which somebody works while the mentee is away.
pub(super) const LAST: u16 = RETURNS - 1;

/// A year in the order in which it happens. `seed` tells pairs apart.
#[must_use]
pub fn year(seed: u64, shape: Shape) -> Vec<Deed> {
    let mut diary = Diary {
        random: SmallRng::seed_from_u64(seed),
        seed,
        ids: 0,
        deeds: Vec::new(),
        texts: BTreeMap::new(),
    };
    let pair = diary.school();
    let act = diary.school_settings();
    let begun = diary.autumn(shape);
    diary.plan(&begun);
    diary.meetings(shape, &begun);
    diary.notes(shape);
    diary.dressed_notes();
    diary.deficits(&begun);
    diary.small_things(&begun);
    diary.small_things_of_notes();
    diary.small_things_of_one();
    diary.about_people();
    diary.shows();
    diary.learns();
    diary.reads(act);
    let visit = diary.visit();
    let lesson = diary.open_lesson();
    diary.answers_and_papers(&begun);
    diary.questionnaires();
    diary.templates(pair);
    diary.talk(&begun);
    diary.review(&begun);
    diary.audit();
    diary.dispute(pair);
    diary.records(&begun);
    diary.files(&begun, visit, lesson);
    diary.file_of_act(act);
    diary.first_days();
    diary.closing(pair, &begun);
    diary.contest(&begun);
    diary.finish()
}

pub(super) struct Diary {
    pub(super) random: SmallRng,
    seed: u64,
    ids: u64,
    deeds: Vec<Deed>,
    /// What each text holds: it has one writer, who knows.
    texts: BTreeMap<String, String>,
}

/// What there is when the mentee leaves.
pub(super) struct Begun {
    pub(super) items: Vec<ItemId>,
    pub(super) deficits: Vec<DeficitId>,
    pub(super) tasks: Vec<TaskId>,
    pub(super) meeting: MeetingId,
    agreement: AgreementId,
}

pub(super) fn date(day: u16) -> jiff::civil::Date {
    let first = jiff::civil::date(2025, 9, 1);
    first.saturating_add(jiff::Span::new().days(day))
}

impl Diary {
    pub(super) fn id(&mut self) -> [u8; 16] {
        self.ids += 1;
        let mut id = [0; 16];
        id[..8].copy_from_slice(&self.seed.to_be_bytes());
        id[8..].copy_from_slice(&self.ids.to_be_bytes());
        id
    }

    pub(super) fn does(&mut self, day: u16, who: Who, act: Act) {
        self.deeds.push(Deed {
            day,
            at: Timestamp(0),
            who,
            act,
            contested: false,
        });
    }

    pub(super) fn programme(&mut self, day: u16, who: Who, edit: ProgrammeEdit) {
        self.does(day, who, Act::Programme(edit));
    }

    pub(super) fn item(&mut self, day: u16, who: Who, id: ItemId, edit: ItemEdit) {
        self.programme(day, who, ProgrammeEdit::Item { id, edit });
    }

    fn meeting(&mut self, day: u16, who: Who, id: MeetingId, edit: MeetingEdit) {
        self.does(day, who, Act::Journal(JournalEdit::Meeting { id, edit }));
    }

    /// A text begins with these words: what is typed comes behind them.
    pub(super) fn begins(&mut self, text: &impl std::fmt::Debug, words: &str) {
        self.texts.insert(format!("{text:?}"), words.to_owned());
    }

    /// Types sentences at the end of a text, a change for every pause; now and then a word is taken back.
    pub(super) fn types<T: std::fmt::Debug>(
        &mut self,
        (day, who): (u16, Who),
        text: &T,
        sentences: usize,
        write: impl Fn(Splice) -> Act,
    ) {
        let key = format!("{text:?}");
        for _ in 0..sentences {
            for piece in sentence(&mut self.random) {
                let slip = self.random.random_bool(0.1);
                let now = self.texts.entry(key.clone()).or_default();
                let at = now.encode_utf16().count();
                now.push_str(&piece);
                let insert = if slip {
                    format!("{piece}то ")
                } else {
                    piece.clone()
                };
                let act = write(Splice {
                    at,
                    delete: 0,
                    insert,
                });
                self.does(day, who, act);
                if slip {
                    let act = write(Splice {
                        at: at + piece.encode_utf16().count(),
                        delete: 3,
                        insert: String::new(),
                    });
                    self.does(day, who, act);
                }
            }
        }
    }

    pub(super) fn types_in_programme(
        &mut self,
        when: (u16, Who),
        text: ProgrammeText,
        sentences: usize,
    ) {
        self.types(when, &text, sentences, |splice| {
            Act::Programme(ProgrammeEdit::Write { text, splice })
        });
    }

    pub(super) fn types_in_journal(
        &mut self,
        when: (u16, Who),
        text: JournalText,
        sentences: usize,
    ) {
        self.types(when, &text, sentences, |splice| {
            Act::Journal(JournalEdit::Write { text, splice })
        });
    }

    /// What is drawn up together in the first days.
    fn autumn(&mut self, shape: Shape) -> Begun {
        let mentor = Who::Mentor;
        let facts = PersonFacts {
            position: "учитель начальных классов".into(),
            ..PersonFacts::default()
        };
        let block = TitleBlock {
            name: phrase(&mut self.random),
            organisation: "Школа № 40".into(),
            school_year: "2025/2026".into(),
            people: [(mentor.person(), facts)].into(),
            ..TitleBlock::default()
        };
        self.programme(1, mentor, ProgrammeEdit::FillTitle(Box::new(block)));
        for text in [
            ProgrammeText::Goal,
            ProgrammeText::Directions,
            ProgrammeText::Principles,
            ProgrammeText::ExpectedQuant,
            ProgrammeText::ExpectedQual,
            ProgrammeText::ControlForms,
            ProgrammeText::Resources,
        ] {
            self.types_in_programme((1, mentor), text, 3);
        }
        let tasks = self.tasks(5);
        let deficits: Vec<DeficitId> = (0..4).map(|_| self.deficit(2)).collect();
        let mut items = Vec::new();
        for number in 0..shape.items {
            let added = self.row(2, items.last().copied(), number);
            items.push(added);
        }
        let (meeting, agreement) = self.hold(2, mentor, &items);
        Begun {
            items,
            deficits,
            tasks,
            meeting,
            agreement,
        }
    }

    fn tasks(&mut self, count: usize) -> Vec<TaskId> {
        let mut tasks: Vec<TaskId> = Vec::new();
        for _ in 0..count {
            let id = TaskId::from_random(self.id());
            let text = phrase(&mut self.random);
            self.begins(&ProgrammeText::Task(id), &text);
            let after = tasks.last().copied();
            self.programme(1, Who::Mentor, ProgrammeEdit::AddTask { id, after, text });
            tasks.push(id);
        }
        tasks
    }

    fn deficit(&mut self, day: u16) -> DeficitId {
        let id = DeficitId::from_random(self.id());
        let text = phrase(&mut self.random);
        self.begins(&ProgrammeText::Deficit(id), &text);
        let deficit = Box::new(Deficit {
            text,
            start: Level::new(1),
            ..Deficit::default()
        });
        self.programme(day, Who::Mentee, ProgrammeEdit::AddDeficit { id, deficit });
        id
    }

    fn row(&mut self, day: u16, after: Option<ItemId>, number: u8) -> ItemId {
        let id = ItemId::from_random(self.id());
        let mut words = || phrase(&mut self.random);
        let item = PlanItem {
            section: format!("Раздел {}", number / 5 + 1),
            event: words(),
            form_of_work: "взаимопосещение".into(),
            planned: Some(PlanDate::Month(date(u16::from(number) * 13))),
            responsible: "наставник".into(),
            expected_result: words(),
            product: words(),
            ..PlanItem::default()
        };
        for (text, words) in [
            (ItemText::Event, &item.event),
            (ItemText::ExpectedResult, &item.expected_result),
            (ItemText::Product, &item.product),
        ] {
            self.begins(&ProgrammeText::Item(id, text), words);
        }
        let item = Box::new(item);
        self.programme(day, Who::Mentor, ProgrammeEdit::AddItem { id, after, item });
        id
    }

    /// Each row of the plan is done some day: the mentor says what came of it, the mentee signs, the curator confirms.
    fn plan(&mut self, begun: &Begun) {
        let mut rows = begun.items.clone();
        // What was not thought of in September.
        for month in 1..8 {
            let day = LEAVES + month * 30;
            let added = self.row(day, rows.last().copied(), 40);
            rows.push(added);
        }
        let count = u16::try_from(rows.len()).unwrap_or(u16::MAX);
        for (number, id) in (0..).zip(&rows) {
            let day = (LEAVES + 2 + number * 250 / count).max(LEAVES + 1);
            let is_known_to_both = usize::from(number) < begun.items.len();
            let mentor = Who::Mentor;
            if number % 3 == 0 {
                let later = PlanDate::Day(date(day));
                self.item(day, mentor, *id, ItemEdit::Schedule(Some(later)));
            }
            let text = ProgrammeText::Item(*id, ItemText::ActualResult);
            self.types_in_programme((day, mentor), text, 2);
            let done = [
                ItemEdit::Mark(Some(Mark::Done)),
                ItemEdit::ActualDate(Some(date(day))),
                ItemEdit::MarkByMentor(true),
            ];
            let done = done.map(|edit| ProgrammeEdit::Item { id: *id, edit });
            self.programme(day, mentor, ProgrammeEdit::Several(done.into()));
            if is_known_to_both {
                self.item(day + 1, Who::Mentee, *id, ItemEdit::MarkByMentee(true));
                let text = ProgrammeText::Item(*id, ItemText::Reason);
                self.types_in_programme((day + 1, Who::Mentee), text, 1);
            }
            self.item(day + 5, Who::Curator, *id, ItemEdit::Confirm(true));
        }
    }

    /// Logs a meeting with what was agreed, and types what was said.
    fn hold(&mut self, day: u16, who: Who, items: &[ItemId]) -> (MeetingId, AgreementId) {
        let id = MeetingId::from_random(self.id());
        let agreement = AgreementId::from_random(self.id());
        let topic = phrase(&mut self.random);
        let what = phrase(&mut self.random);
        self.begins(&JournalText::Meeting(id, MeetingText::Topic), &topic);
        self.begins(&JournalText::Agreement(id, agreement), &what);
        let meeting = Box::new(Meeting {
            date: Some(date(day)),
            minutes: Some(45),
            topic,
            items: items.iter().take(1).copied().collect(),
            participants: [Who::Mentor.person(), Who::Mentee.person()].into(),
            agreements: vec![(
                agreement,
                Agreement {
                    what,
                    due: Some(date(day + 7)),
                    ..Agreement::default()
                },
            )],
            ..Meeting::default()
        });
        self.does(
            day,
            who,
            Act::Journal(JournalEdit::AddMeeting { id, meeting }),
        );
        for (text, sentences) in [
            (MeetingText::Discussed, 4),
            (MeetingText::Difficulties, 1),
            (MeetingText::Recommendations, 2),
        ] {
            self.types_in_journal((day, who), JournalText::Meeting(id, text), sentences);
        }
        let next = NextMeeting {
            date: Some(date(day + 14)),
            ..NextMeeting::default()
        };
        self.meeting(day, who, id, MeetingEdit::Next(next));
        (id, agreement)
    }

    /// Every third meeting is logged by the mentee, on the tablet that has no network.
    fn meetings(&mut self, shape: Shape, begun: &Begun) {
        for number in 1..u16::from(shape.meetings) {
            let day = LEAVES + 1 + number * 255 / u16::from(shape.meetings);
            let who = if number % 3 == 0 {
                Who::Mentee
            } else {
                Who::Mentor
            };
            let item = begun.items[usize::from(number) % begun.items.len()];
            let (id, agreement) = self.hold(day, who, &[item]);
            let confirm = match who {
                Who::Mentee => MeetingEdit::ConfirmByMentee(true),
                _ => MeetingEdit::ConfirmByMentor(true),
            };
            self.meeting(day + 1, who, id, confirm);
            self.meeting(
                day + 7,
                who,
                id,
                MeetingEdit::AgreementDone(agreement, true),
            );
        }
    }

    /// The mentee looks at what is still hard, three times a year.
    fn deficits(&mut self, begun: &Begun) {
        for (day, wave) in [(100, Wave::Mid), (150, Wave::Target), (260, Wave::End)] {
            for id in &begun.deficits {
                let edit = DeficitEdit::Level(wave, Level::new(2));
                self.programme(day, Who::Mentee, ProgrammeEdit::Deficit { id: *id, edit });
                self.types_in_programme((day, Who::Mentee), ProgrammeText::Deficit(*id), 1);
            }
        }
        let late = self.deficit(120);
        for (day, edit) in [
            (121, DeficitEdit::Level(Wave::Start, Level::new(0))),
            (122, DeficitEdit::Area(Some(ryadom_domain::Area::Digital))),
            (123, DeficitEdit::Source("посещённый урок".into())),
            (124, DeficitEdit::Priority(true)),
            (125, DeficitEdit::Remove),
            (126, DeficitEdit::Restore),
        ] {
            self.programme(day, Who::Mentee, ProgrammeEdit::Deficit { id: late, edit });
        }
    }

    /// Everything else that can be done, once.
    fn small_things(&mut self, begun: &Begun) {
        let mentor = Who::Mentor;
        let person = mentor.person();
        let words = || "слова".to_owned();
        for (number, edit) in (0..).zip([
            TitleEdit::Name(words()),
            TitleEdit::Organisation(words()),
            TitleEdit::ApprovedBy(words()),
            TitleEdit::OrderNumber(words()),
            TitleEdit::OrderDate(Some(date(5))),
            TitleEdit::CouncilProtocol(words()),
            TitleEdit::Curator(words()),
            TitleEdit::Form(Some(Form::TeacherTeacher)),
            TitleEdit::Kind(Some(Kind::Reverse)),
            TitleEdit::SchoolYear("2025/26".into()),
            TitleEdit::Starts(Some(date(0))),
            TitleEdit::Ends(Some(date(LAST))),
            TitleEdit::Fact(person, PersonFact::Position, words()),
            TitleEdit::Fact(person, PersonFact::Category, words()),
            TitleEdit::Fact(person, PersonFact::Experience, words()),
            TitleEdit::Fact(person, PersonFact::MenteeCategory, words()),
            TitleEdit::Fact(person, PersonFact::Education, words()),
            TitleEdit::Fact(person, PersonFact::ClassTaught, words()),
        ]) {
            self.programme(10 + number, mentor, ProgrammeEdit::Title(edit));
        }
        for (day, state) in [
            (11, ProgrammeState::Agreed),
            (12, ProgrammeState::Approved),
            (13, ProgrammeState::Running),
            (LAST, ProgrammeState::Closed),
        ] {
            self.programme(day, Who::Curator, ProgrammeEdit::ChangeState(state));
        }
        let late = self.row(30, None, 9);
        for (number, edit) in (31..).zip([
            ItemEdit::Section("Другой раздел".into()),
            ItemEdit::FormOfWork("беседа".into()),
            ItemEdit::Responsible("куратор".into()),
            ItemEdit::LinkDeficit(begun.deficits[0], true),
            ItemEdit::MoveAfter(begun.items.first().copied()),
            ItemEdit::Remove,
            ItemEdit::Restore,
        ]) {
            self.item(number, mentor, late, edit);
        }
        for text in [ItemText::Event, ItemText::ExpectedResult, ItemText::Product] {
            self.types_in_programme((40, mentor), ProgrammeText::Item(late, text), 1);
        }
        // A slip of the finger, and back: of what was typed too.
        self.does(40, mentor, Act::TakeBack(DocumentKind::Programme));
        let [first, second, ..] = begun.tasks.as_slice() else {
            return;
        };
        let after = Some(*second);
        self.programme(50, mentor, ProgrammeEdit::MoveTask { id: *first, after });
        self.programme(51, mentor, ProgrammeEdit::RemoveTask(*second));
        self.programme(52, mentor, ProgrammeEdit::RestoreTask(*second));
        self.types_in_programme((53, mentor), ProgrammeText::Task(*first), 1);
        self.small_things_of_meetings(begun);
    }

    fn small_things_of_meetings(&mut self, begun: &Begun) {
        let mentor = Who::Mentor;
        let (id, agreement) = (begun.meeting, begun.agreement);
        let hour = jiff::civil::time(14, 30, 0, 0);
        let more = AgreementId::from_random(self.id());
        for (day, edit) in (60..).zip([
            MeetingEdit::Date(Some(date(3))),
            MeetingEdit::Time(Some(hour)),
            MeetingEdit::Minutes(Some(30)),
            MeetingEdit::Format(Some(MeetingFormat::Video)),
            MeetingEdit::Place("кабинет 12".into()),
            MeetingEdit::NextDate(Some(date(9))),
            MeetingEdit::NextTime(Some(hour)),
            MeetingEdit::NextPlace("кабинет 14".into()),
            MeetingEdit::Participant(Who::Curator.person(), true),
            MeetingEdit::LinkItem(begun.items[1], true),
            MeetingEdit::AddAgreement(more, Box::default()),
            MeetingEdit::AgreementWho(more, Some(mentor.person())),
            MeetingEdit::AgreementDue(agreement, Some(date(20))),
            MeetingEdit::RemoveAgreement(more),
            MeetingEdit::RestoreAgreement(more),
        ]) {
            self.meeting(day, mentor, id, edit);
        }
        self.types_in_journal((80, mentor), JournalText::Agreement(id, agreement), 1);
        let topic = JournalText::Meeting(id, MeetingText::Topic);
        self.types_in_journal((80, mentor), topic, 1);
        self.does(80, mentor, Act::TakeBack(DocumentKind::Journal));
        let (twice, _) = self.hold(85, mentor, &[]);
        self.meeting(86, mentor, twice, MeetingEdit::Remove);
        self.meeting(87, mentor, twice, MeetingEdit::Restore);
        let confirm = |edit| JournalEdit::Meeting { id: twice, edit };
        let both = vec![
            confirm(MeetingEdit::ConfirmByMentor(true)),
            confirm(MeetingEdit::Minutes(Some(50))),
        ];
        self.does(88, mentor, Act::Journal(JournalEdit::Several(both)));
    }

    /// Both want the first row, and neither knows of the other's wish.
    fn contest(&mut self, begun: &Begun) {
        for (day, who, words) in [
            (200, Who::Mentee, "наставляемый"),
            (201, Who::Mentor, "оба"),
        ] {
            self.item(
                day,
                who,
                begun.items[0],
                ItemEdit::Responsible(words.into()),
            );
            if let Some(last) = self.deeds.last_mut() {
                last.contested = true;
            }
        }
    }

    /// In the order of days, each at a moment of its own.
    fn finish(mut self) -> Vec<Deed> {
        self.deeds.sort_by_key(|deed| deed.day);
        let mut seconds = 0;
        let mut day = 0;
        for deed in &mut self.deeds {
            seconds = if deed.day == day { seconds + 1 } else { 0 };
            day = deed.day;
            deed.at = Timestamp(SEPTEMBER + i64::from(day) * DAY + 8 * 3600 + seconds);
        }
        self.deeds
    }
}
