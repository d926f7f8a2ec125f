//! Every column of every paper: written, read back, taken back, and told.

mod support;

use jiff::civil::{date, time};
use ryadom_domain::{
    Agreement, Area, AskedSkill, Condition, Deficit, Form, Kind as MentoringKind, LessonKind,
    LessonQuality, Level, Mark, Meeting, MeetingFormat, Name, NextMeeting, OrgType, Outcome, Pair,
    PairState, Person, PersonFacts, PlanDate, ProgrammeState, Rubric, SchoolRole, SchoolRoles,
    Score, Side, Skill, Style, Timestamp, TitleBlock, TrainingField, TrainingId, Visit,
};
use ryadom_replica::{
    DeficitEdit, Field, ItemEdit, ItemText, JournalDoc, JournalEdit, JournalText, Kind,
    MeetingEdit, MeetingText, ObservationEdit, ObservationText, OpenLessonEdit, OpenLessonText,
    PairEdit, PersonDoc, PersonEdit, PersonFact, PersonRowEdit, PersonText, ProgrammeDoc,
    ProgrammeEdit, ProgrammeText, RecordEdit, RegistryDoc, RegistryEdit, SchoolDoc, SchoolEdit,
    SchoolField, Splice, TitleEdit, TrainingEdit, Wave, What, told,
};
use support::{
    Device, agreement, deficit, document, empty_pair, held_lesson, item, lesson_note, meeting,
    observation, open_lesson, pair, person, record, seen_lesson, sheet, stage, talked, task,
};

/// Makes each edit on its own: it is told as one thing about that field, and undoing it gives back what was shown.
fn each_is_told_and_taken_back<K: Kind>(device: &mut Device<K>, edits: Vec<(K::Edit, Field)>)
where
    K::View: std::fmt::Debug,
{
    for (edit, field) in edits {
        let before = device.document.heads();
        let undo = device.edit(&edit).undo;
        let told_of: Vec<Field> = told(&mut device.document, &before)
            .into_iter()
            .map(|told| match told.what {
                What::Set { field, .. } | What::Wrote { field, .. } => field,
                other => panic!("{field:?}: {other:?}"),
            })
            .collect();
        assert_eq!(told_of, std::slice::from_ref(&field));
        if let Some(undo) = undo {
            device.edit(&undo);
            assert_eq!(
                told(&mut device.document, &before),
                [],
                "{field:?} was taken back"
            );
        }
    }
}

fn typed(words: &str) -> Splice {
    Splice {
        at: 0,
        delete: 0,
        insert: words.to_owned(),
    }
}

fn words() -> String {
    "Слова".to_owned()
}

fn title_block() -> TitleBlock {
    let facts = PersonFacts {
        position: "учитель".to_owned(),
        category: "highest".to_owned(),
        experience: "24".to_owned(),
        mentee_category: "novice".to_owned(),
        education: "педагогический университет".to_owned(),
        class_taught: "2 «Б»".to_owned(),
    };
    TitleBlock {
        name: "Первый год в школе".to_owned(),
        organisation: "Школа № 40".to_owned(),
        approved_by: "директор Петров В. В.".to_owned(),
        order_number: "125-ОД".to_owned(),
        order_date: Some(date(2025, 9, 5)),
        council_protocol: "№ 1 от 03.09.2025".to_owned(),
        curator: "Сидорова Н. К.".to_owned(),
        form: Some(Form::TeacherTeacher),
        kind: Some(MentoringKind::Traditional),
        school_year: "2025/2026".to_owned(),
        starts: Some(date(2025, 9, 8)),
        ends: Some(date(2026, 5, 22)),
        people: [(person(1), facts.clone()), (person(2), facts)].into(),
    }
}

#[test]
fn a_title_block_is_filled_read_back_and_emptied_again() {
    let mut mentor = Device::<ProgrammeDoc>::new(1);
    let fill = ProgrammeEdit::FillTitle(Box::new(title_block()));
    let undo = mentor.edit(&fill).undo.expect("can be taken back");
    assert_eq!(mentor.view().title.plain(), title_block());
    assert_eq!(
        mentor.edit(&fill).change,
        None,
        "filled again, it says nothing new"
    );
    mentor.edit(&undo);
    let emptied = mentor.view().title.plain();
    assert!(
        emptied
            .people
            .values()
            .all(|facts| *facts == PersonFacts::default())
    );
    assert_eq!(
        TitleBlock {
            people: [].into(),
            ..emptied
        },
        TitleBlock::default()
    );
}

#[test]
fn every_field_of_a_programme_is_told_and_taken_back() {
    let mut mentor = Device::<ProgrammeDoc>::new(1);
    let all = Deficit {
        area: Some(Area::Methodical),
        text: "Не ставит цель урока".to_owned(),
        source: "посещение урока".to_owned(),
        asked: Some(AskedSkill {
            mentee: person(2),
            skill: Skill::LessonGoal,
        }),
        start: Level::new(0),
        mid: Level::new(1),
        target: Level::new(3),
        end: Level::new(2),
        priority: true,
    };
    mentor.edit(&ProgrammeEdit::AddDeficit {
        id: deficit(2),
        deficit: Box::new(all.clone()),
    });
    assert_eq!(mentor.view().deficits[0].plain(), all);
    mentor.edit(&ProgrammeEdit::AddDeficit {
        id: deficit(1),
        deficit: Box::default(),
    });
    mentor.edit(&ProgrammeEdit::AddItem {
        id: item(1),
        after: None,
        item: Box::default(),
    });
    mentor.edit(&ProgrammeEdit::AddTask {
        id: task(1),
        after: None,
        text: words(),
    });

    let of_item = |edit| ProgrammeEdit::Item { id: item(1), edit };
    let of_deficit = |edit| ProgrammeEdit::Deficit {
        id: deficit(1),
        edit,
    };
    let write = |text| ProgrammeDoc::write(text, typed("Слова"));
    let write_item = |text| write(ProgrammeText::Item(item(1), text));
    let day = Some(date(2026, 2, 25));
    each_is_told_and_taken_back(
        &mut mentor,
        vec![
            (
                ProgrammeEdit::ChangeState(ProgrammeState::Agreed),
                Field::State,
            ),
            (ProgrammeEdit::Title(TitleEdit::Name(words())), Field::Name),
            (
                ProgrammeEdit::Title(TitleEdit::Organisation(words())),
                Field::Organisation,
            ),
            (
                ProgrammeEdit::Title(TitleEdit::ApprovedBy(words())),
                Field::ApprovedBy,
            ),
            (
                ProgrammeEdit::Title(TitleEdit::OrderNumber(words())),
                Field::OrderNumber,
            ),
            (
                ProgrammeEdit::Title(TitleEdit::OrderDate(day)),
                Field::OrderDate,
            ),
            (
                ProgrammeEdit::Title(TitleEdit::CouncilProtocol(words())),
                Field::CouncilProtocol,
            ),
            (
                ProgrammeEdit::Title(TitleEdit::Curator(words())),
                Field::Curator,
            ),
            (
                ProgrammeEdit::Title(TitleEdit::Form(Some(Form::HeadTeacher))),
                Field::Form,
            ),
            (
                ProgrammeEdit::Title(TitleEdit::Kind(Some(MentoringKind::Reverse))),
                Field::Kind,
            ),
            (
                ProgrammeEdit::Title(TitleEdit::SchoolYear(words())),
                Field::SchoolYear,
            ),
            (ProgrammeEdit::Title(TitleEdit::Starts(day)), Field::Starts),
            (ProgrammeEdit::Title(TitleEdit::Ends(day)), Field::Ends),
            (
                ProgrammeEdit::Title(TitleEdit::Fact(person(1), PersonFact::Education, words())),
                Field::Fact(person(1), PersonFact::Education),
            ),
            (write(ProgrammeText::Goal), Field::Goal),
            (write(ProgrammeText::Directions), Field::Directions),
            (write(ProgrammeText::Principles), Field::Principles),
            (write(ProgrammeText::ExpectedQuant), Field::ExpectedQuant),
            (write(ProgrammeText::ExpectedQual), Field::ExpectedQual),
            (write(ProgrammeText::ControlForms), Field::ControlForms),
            (write(ProgrammeText::Resources), Field::Resources),
            (write(ProgrammeText::Task(task(1))), Field::Text),
            (write(ProgrammeText::Deficit(deficit(1))), Field::Text),
            (write_item(ItemText::Event), Field::Event),
            (write_item(ItemText::ExpectedResult), Field::ExpectedResult),
            (write_item(ItemText::Product), Field::Product),
            (write_item(ItemText::ActualResult), Field::ActualResult),
            (write_item(ItemText::Reason), Field::Reason),
            (of_item(ItemEdit::Section(words())), Field::Section),
            (of_item(ItemEdit::FormOfWork(words())), Field::FormOfWork),
            (
                of_item(ItemEdit::Schedule(Some(PlanDate::Year))),
                Field::Planned,
            ),
            (of_item(ItemEdit::Responsible(words())), Field::Responsible),
            (of_item(ItemEdit::Mark(Some(Mark::Partly))), Field::Mark),
            (of_item(ItemEdit::ActualDate(day)), Field::ActualDate),
            (of_item(ItemEdit::MarkByMentor(true)), Field::MentorMark),
            (of_item(ItemEdit::MarkByMentee(true)), Field::MenteeMark),
            (of_item(ItemEdit::Confirm(true)), Field::Confirmed),
            (
                of_item(ItemEdit::LinkDeficit(deficit(2), true)),
                Field::DeficitLink(deficit(2)),
            ),
            (
                of_deficit(DeficitEdit::Area(Some(Area::Digital))),
                Field::Area,
            ),
            (of_deficit(DeficitEdit::Source(words())), Field::Source),
            (
                of_deficit(DeficitEdit::Level(Wave::Start, Level::new(1))),
                Field::LevelStart,
            ),
            (
                of_deficit(DeficitEdit::Level(Wave::Mid, Level::new(1))),
                Field::LevelMid,
            ),
            (
                of_deficit(DeficitEdit::Level(Wave::Target, Level::new(1))),
                Field::LevelTarget,
            ),
            (
                of_deficit(DeficitEdit::Level(Wave::End, Level::new(1))),
                Field::LevelEnd,
            ),
            (of_deficit(DeficitEdit::Priority(true)), Field::Priority),
            (of_item(ItemEdit::Task(Some(task(1)))), Field::Task),
            (
                ProgrammeEdit::TaskDeficit {
                    id: task(1),
                    deficit: Some(deficit(2)),
                },
                Field::TaskDeficit,
            ),
        ],
    );
}

#[test]
fn every_column_of_a_meeting_is_read_back_told_and_taken_back() {
    let promise = Agreement {
        what: "Две формулировки цели".to_owned(),
        who: Some(person(2)),
        due: Some(date(2026, 2, 18)),
        done: true,
    };
    let logged = Meeting {
        date: Some(date(2026, 2, 13)),
        time: Some(time(15, 10, 0, 0)),
        minutes: Some(45),
        format: Some(MeetingFormat::InPerson),
        place: "кабинет 214".to_owned(),
        topic: "Разбор урока".to_owned(),
        discussed: "Темп".to_owned(),
        difficulties: "Время".to_owned(),
        recommendations: "Таймер".to_owned(),
        participants: [person(1), person(2)].into(),
        items: [item(1)].into(),
        agreements: vec![
            (agreement(1), promise),
            (agreement(2), Agreement::default()),
        ],
        next: NextMeeting {
            date: Some(date(2026, 2, 20)),
            time: Some(time(8, 5, 0, 0)),
            place: "учительская".to_owned(),
        },
    };
    let mut mentor = Device::<JournalDoc>::new(1);
    mentor.edit(&JournalEdit::AddMeeting {
        id: meeting(1),
        meeting: Box::new(logged.clone()),
    });
    assert_eq!(mentor.view().meetings[0].plain(), logged);

    let of_meeting = |edit| JournalEdit::Meeting {
        id: meeting(1),
        edit,
    };
    let write = |text| JournalDoc::write(JournalText::Meeting(meeting(1), text), typed("Слова"));
    let day = Some(date(2026, 3, 1));
    each_is_told_and_taken_back(
        &mut mentor,
        vec![
            (of_meeting(MeetingEdit::Date(day)), Field::Date),
            (of_meeting(MeetingEdit::Time(None)), Field::Time),
            (of_meeting(MeetingEdit::Minutes(Some(60))), Field::Minutes),
            (
                of_meeting(MeetingEdit::Format(Some(MeetingFormat::Video))),
                Field::Format,
            ),
            (of_meeting(MeetingEdit::Place(words())), Field::Place),
            (write(MeetingText::Topic), Field::Topic),
            (write(MeetingText::Discussed), Field::Discussed),
            (write(MeetingText::Difficulties), Field::Difficulties),
            (write(MeetingText::Recommendations), Field::Recommendations),
            (of_meeting(MeetingEdit::NextDate(day)), Field::NextDate),
            (of_meeting(MeetingEdit::NextTime(None)), Field::NextTime),
            (
                of_meeting(MeetingEdit::NextPlace(words())),
                Field::NextPlace,
            ),
            (
                of_meeting(MeetingEdit::Next(NextMeeting {
                    date: day,
                    ..logged.next
                })),
                Field::NextDate,
            ),
            (
                of_meeting(MeetingEdit::Participant(person(3), true)),
                Field::Participant(person(3)),
            ),
            (
                of_meeting(MeetingEdit::LinkItem(item(2), true)),
                Field::ItemLink(item(2)),
            ),
            (
                of_meeting(MeetingEdit::ConfirmByMentor(true)),
                Field::MentorConfirmed,
            ),
            (
                of_meeting(MeetingEdit::ConfirmByMentee(true)),
                Field::MenteeConfirmed,
            ),
            (
                of_meeting(MeetingEdit::AgreementWho(agreement(1), None)),
                Field::Who,
            ),
            (
                of_meeting(MeetingEdit::AgreementDue(agreement(1), day)),
                Field::Due,
            ),
            (
                of_meeting(MeetingEdit::AgreementDone(agreement(1), false)),
                Field::Done,
            ),
            (
                JournalDoc::write(
                    JournalText::Agreement(meeting(1), agreement(1)),
                    typed("Слова"),
                ),
                Field::What,
            ),
        ],
    );

    let added = mentor.edit(&of_meeting(MeetingEdit::AddAgreement(
        agreement(3),
        Box::default(),
    )));
    assert_eq!(mentor.view().meetings[0].agreements.len(), 3);
    assert_eq!(mentor.view().meetings[0].agreements[2].id, agreement(3));
    mentor.edit(&added.undo.expect("can be taken back"));
    assert_eq!(mentor.view().meetings[0].agreements.len(), 2);
    assert_eq!(
        mentor.view().meetings[0].removed_agreements[0].id,
        agreement(3)
    );
}

#[test]
fn every_column_of_a_visit_is_read_back_told_and_taken_back() {
    use ObservationEdit as Edit;
    use ObservationText as Text;
    let seen = seen_lesson();
    let mut writer = Device::<JournalDoc>::new(1);
    writer.edit(&JournalEdit::AddObservation {
        id: observation(1),
        observation: Box::new(seen.clone()),
    });
    let row = writer.view().observations[0].clone();
    assert_eq!(row.plain(), seen);
    assert_eq!(row.notes[0].author, Some(person(1)));

    let of = |edit| JournalEdit::Observation {
        id: observation(1),
        edit,
    };
    let write = |text| {
        JournalDoc::write(
            JournalText::Observation(observation(1), text),
            typed("Слова"),
        )
    };
    let score = |score| Edit::Score("goal_clear".to_owned(), score);
    let usual = Box::new(Rubric::usual(Style::Levels));
    let of_score = || Field::Criterion("goal_clear".to_owned());
    each_is_told_and_taken_back(
        &mut writer,
        vec![
            (of(Edit::Date(Some(date(2025, 9, 12)))), Field::Date),
            (of(Edit::Number(None)), Field::LessonNumber),
            (of(Edit::Class(words())), Field::Class),
            (of(Edit::Subject(words())), Field::LessonSubject),
            (of(Edit::Kind(Some(LessonKind::New))), Field::LessonKind),
            (of(Edit::Children(Some(20))), Field::Children),
            (of(Edit::Equipment(words())), Field::Equipment),
            (of(Edit::Visit(Some(Visit::Curator))), Field::Visit),
            (of(Edit::Observer(None)), Field::Observer),
            (of(Edit::Guest(words())), Field::Guest),
            (of(Edit::Teacher(Some(person(3)))), Field::Teacher),
            (of(Edit::Began(Some(Timestamp(1)))), Field::Began),
            (of(Edit::Rubric(usual)), Field::Rubric),
            (of(score(Some(Score::Two))), of_score()),
            (of(score(Some(Score::NotSeen))), of_score()),
            (of(score(None)), of_score()),
            (of(Edit::Engagement(Some(95))), Field::Engagement),
            (of(Edit::StagePlan(stage(1), None)), Field::StagePlan),
            (of(Edit::StageFact(stage(1), Some(5))), Field::StageFact),
            (of(Edit::Outcome(Some(Outcome::Yes))), Field::Outcome),
            (of(Edit::StepItem(None)), Field::StepItem),
            (write(Text::Topic), Field::Topic),
            (write(Text::Purpose), Field::Purpose),
            (write(Text::Strengths), Field::Strengths),
            (write(Text::Growth), Field::Growth),
            (write(Text::Recommendations), Field::Recommendations),
            (write(Text::Questions), Field::Questions),
            (write(Text::SelfAnalysis), Field::SelfAnalysis),
            (write(Text::Reply), Field::Reply),
            (write(Text::Step), Field::Step),
            (
                JournalDoc::write(
                    JournalText::LessonNote(observation(1), lesson_note(1)),
                    typed("Слова"),
                ),
                Field::Body,
            ),
            (
                JournalDoc::write(JournalText::Stage(observation(1), stage(1)), typed("Слова")),
                Field::StageName,
            ),
        ],
    );
}

#[test]
fn every_column_of_an_open_lesson_is_read_back_told_and_taken_back() {
    use OpenLessonEdit as Edit;
    use OpenLessonText as Text;
    let held = held_lesson();
    let mut writer = Device::<JournalDoc>::new(1);
    writer.edit(&JournalEdit::AddOpenLesson {
        id: open_lesson(1),
        lesson: Box::new(held.clone()),
    });
    assert_eq!(writer.view().open_lessons[0].plain(), held);

    let of = |edit| JournalEdit::OpenLesson {
        id: open_lesson(1),
        edit,
    };
    let write = |text| {
        JournalDoc::write(
            JournalText::OpenLesson(open_lesson(1), text),
            typed("Слова"),
        )
    };
    let score = Edit::SheetScore(sheet(1), "result".to_owned(), Some(Score::Zero));
    each_is_told_and_taken_back(
        &mut writer,
        vec![
            (of(Edit::Date(None)), Field::Date),
            (of(Edit::Time(None)), Field::Time),
            (of(Edit::Class(words())), Field::Class),
            (of(Edit::Subject(words())), Field::LessonSubject),
            (of(Edit::Teacher(None)), Field::Teacher),
            (of(Edit::Mentor(None)), Field::LessonMentor),
            (
                of(Edit::Condition(Condition::Games, true)),
                Field::Condition(Condition::Games),
            ),
            (
                of(Edit::Quality(Some(LessonQuality::Excellent))),
                Field::Quality,
            ),
            (of(Edit::Engagement(None)), Field::Engagement),
            (of(Edit::Reached(Some(Outcome::Partly))), Field::Reached),
            (of(Edit::Consent(String::new())), Field::Consent),
            (of(Edit::SheetName(sheet(1), words())), Field::Expert),
            (of(score), Field::Criterion("result".to_owned())),
            (write(Text::Topic), Field::Topic),
            (write(Text::Audience), Field::Audience),
            (write(Text::Purpose), Field::Purpose),
            (write(Text::Plan), Field::LessonPlan),
            (write(Text::Equipment), Field::Equipment),
            (write(Text::ReachedComment), Field::ReachedComment),
            (write(Text::SelfAnalysis), Field::SelfAnalysis),
            (write(Text::Review), Field::Review),
            (
                JournalDoc::write(JournalText::Sheet(open_lesson(1), sheet(1)), typed("Слова")),
                Field::Comment,
            ),
        ],
    );
}

#[test]
fn every_column_of_a_record_is_read_back_told_and_taken_back() {
    let written = talked();
    let mut writer = Device::<JournalDoc>::new(1);
    writer.edit(&JournalEdit::AddRecord {
        id: record(1),
        record: Box::new(written.clone()),
    });
    assert_eq!(writer.view().records[0].plain(), written);

    let of = |edit| JournalEdit::Record {
        id: record(1),
        edit,
    };
    let general = [
        (of(RecordEdit::Day(None)), Field::Date),
        (of(RecordEdit::By(None)), Field::RecordBy),
        (of(RecordEdit::About(None)), Field::RecordAbout),
        (
            of(RecordEdit::Deficit(deficit(1), false)),
            Field::DeficitLink(deficit(1)),
        ),
    ];
    let values = written.instrument.values().map(|value| {
        let edit = of(RecordEdit::Set(value, String::new()));
        (edit, Field::RecordValue(value))
    });
    let texts = written.instrument.texts().map(|text| {
        let edit = JournalDoc::write(JournalText::Record(record(1), text), typed("Слова"));
        (edit, Field::RecordText(text))
    });
    let all = general.into_iter().chain(values).chain(texts).collect();
    each_is_told_and_taken_back(&mut writer, all);
}

#[test]
fn every_column_of_the_registry_is_read_back_told_and_taken_back() {
    let mut curator = Device::<RegistryDoc>::new(1);
    let somebody = Person {
        name: Name::new("Иванова", "Анна", "Петровна"),
        position: "учитель".to_owned(),
        roles: SchoolRoles {
            curator: true,
            council: true,
            head: true,
        },
        profile: Some(document(1)),
        private: Some(document(2)),
        confidential: Some(document(6)),
    };
    let couple = Pair {
        form: Some(Form::TeacherTeacher),
        kind: Some(MentoringKind::Traditional),
        state: PairState::Paused,
        mentors: [person(1)].into(),
        mentees: [person(2)].into(),
        start: Some(date(2025, 9, 8)),
        end: Some(date(2026, 5, 22)),
        programme: Some(document(3)),
        journal: Some(document(4)),
        reflection: Some(document(5)),
        ..empty_pair(1)
    };
    curator.edit(&RegistryEdit::AddPerson {
        id: person(1),
        person: Box::new(somebody.clone()),
    });
    curator.edit(&RegistryEdit::AddPair(Box::new(couple.clone())));
    let registry = curator.document.registry(document(9));
    assert_eq!(registry.people[&person(1)], somebody);
    assert_eq!(registry.pairs[&pair(1)], couple);

    let of_person = |edit| RegistryEdit::Person {
        id: person(1),
        edit,
    };
    let of_pair = |edit| RegistryEdit::Pair { id: pair(1), edit };
    each_is_told_and_taken_back(
        &mut curator,
        vec![
            (
                of_person(PersonRowEdit::Rename(Name::new(
                    "Смирнова",
                    "Анна",
                    "Петровна",
                ))),
                Field::LastName,
            ),
            (
                of_person(PersonRowEdit::Rename(Name::new(
                    "Иванова",
                    "Яна",
                    "Петровна",
                ))),
                Field::FirstName,
            ),
            (
                of_person(PersonRowEdit::Rename(Name::new("Иванова", "Анна", ""))),
                Field::Patronymic,
            ),
            (of_person(PersonRowEdit::Position(words())), Field::Position),
            (
                of_person(PersonRowEdit::Role(SchoolRole::Curator, false)),
                Field::Role(SchoolRole::Curator),
            ),
            (
                of_person(PersonRowEdit::Role(SchoolRole::Council, false)),
                Field::Role(SchoolRole::Council),
            ),
            (
                of_person(PersonRowEdit::Role(SchoolRole::Head, false)),
                Field::Role(SchoolRole::Head),
            ),
            (
                of_person(PersonRowEdit::Profile(document(11))),
                Field::Profile,
            ),
            (
                of_person(PersonRowEdit::Private(document(12))),
                Field::Private,
            ),
            (of_pair(PairEdit::Form(None)), Field::PairForm),
            (of_pair(PairEdit::Kind(None)), Field::PairKind),
            (
                of_pair(PairEdit::ChangeState(PairState::Working)),
                Field::PairState,
            ),
            (of_pair(PairEdit::Start(None)), Field::Start),
            (of_pair(PairEdit::End(None)), Field::End),
            (
                of_pair(PairEdit::Member(Side::Mentor, person(1), false)),
                Field::Member(Side::Mentor, person(1)),
            ),
            (
                of_pair(PairEdit::Member(Side::Mentee, person(3), true)),
                Field::Member(Side::Mentee, person(3)),
            ),
            (of_pair(PairEdit::Programme(document(13))), Field::Programme),
            (of_pair(PairEdit::Journal(document(14))), Field::Journal),
            (
                of_pair(PairEdit::Reflection(document(15))),
                Field::Reflection,
            ),
            (RegistryEdit::SetSchool(document(16)), Field::School),
        ],
    );
}

#[test]
fn every_setting_of_a_school_and_field_of_a_profile_is_told_and_taken_back() {
    let mut head = Device::<SchoolDoc>::new(1);
    let set = |field| SchoolEdit::Set(field, words());
    let strict = |field| SchoolEdit::Set(field, "hard".to_owned());
    each_is_told_and_taken_back(
        &mut head,
        vec![
            (set(SchoolField::Name), Field::Name),
            (set(SchoolField::ShortName), Field::ShortName),
            (set(SchoolField::Settlement), Field::Settlement),
            (set(SchoolField::SchoolYear), Field::SchoolYear),
            (SchoolEdit::OrgType(Some(OrgType::College)), Field::OrgType),
            (
                SchoolEdit::Label("lesson".to_owned(), "занятие".to_owned()),
                Field::Label("lesson".to_owned()),
            ),
            (
                SchoolEdit::Label("curator".to_owned(), "coordinator".to_owned()),
                Field::Label("curator".to_owned()),
            ),
            (SchoolEdit::QuietDays(Some(21)), Field::QuietDays),
            (strict(SchoolField::MentorCategory), Field::MentorCategory),
            (strict(SchoolField::MentorPosition), Field::MentorPosition),
            (set(SchoolField::Criteria), Field::Criteria),
            (set(SchoolField::Threshold), Field::Threshold),
        ],
    );
    head.edit(&SchoolDoc::several(vec![
        set(SchoolField::Name),
        SchoolEdit::OrgType(Some(OrgType::School)),
    ]));
    assert_eq!(
        (head.view().name.value, head.view().org_type.value),
        (words(), Some(OrgType::School))
    );

    let mut mentor = Device::<PersonDoc>::new(1);
    let id = TrainingId::from_random([8; 16]);
    mentor.edit(&PersonEdit::AddTraining {
        id,
        fields: [(TrainingField::Title, words())].into(),
    });
    let learnt = |field| {
        let said = match field {
            TrainingField::Kind => "course",
            TrainingField::From | TrainingField::To => "2026-02-13",
            TrainingField::Hours => "36",
            TrainingField::Mentoring => "yes",
            _ => "Другие слова",
        };
        let edit = TrainingEdit::Set(field, said.to_owned());
        (PersonEdit::Training { id, edit }, Field::Training(field))
    };
    let learnt = TrainingField::ALL.iter().map(|field| learnt(*field));
    each_is_told_and_taken_back(&mut mentor, learnt.collect());
    each_is_told_and_taken_back(
        &mut mentor,
        vec![
            (PersonEdit::Phone(words()), Field::Phone),
            (PersonEdit::Email(words()), Field::Email),
            (PersonEdit::Messenger(words()), Field::Messenger),
            (
                PersonDoc::write(PersonText::CanHelp, typed("Слова")),
                Field::CanHelp,
            ),
            (
                PersonDoc::write(PersonText::Request, typed("Слова")),
                Field::Request,
            ),
        ],
    );
}
