//! What a curator is told of everything that happened since the last visit.

mod support;

use jiff::civil::{Date, date};
use ryadom_domain::{
    ActField, ActId, Agreement, Comment, CommentId, Deadline, DocumentId, Edition, EditionId, Mark,
    Meeting, Note, Pair, PairStep, PlanDate, PlanItem, TemplateId, Timestamp,
};
use ryadom_replica::{
    ChangeHash, Field, ItemEdit, ItemText, JournalDoc, JournalEdit, Kind, MeetingEdit, NoteEdit,
    PairEdit, ProgrammeDoc, ProgrammeEdit, ProgrammeText, RegistryDoc, RegistryEdit, ReviewDoc,
    ReviewEdit, SchoolDoc, SchoolEdit, Splice, Subject, TitleEdit, Told, Value, What, told,
};
use support::{Device, agreement, item, meeting, note, pair, person};

fn add(id: u8, event: &str) -> ProgrammeEdit {
    let plan_item = PlanItem {
        event: event.to_owned(),
        ..PlanItem::default()
    };
    ProgrammeEdit::AddItem {
        id: item(id),
        after: None,
        item: Box::new(plan_item),
    }
}

fn change(id: u8, edit: ItemEdit) -> ProgrammeEdit {
    ProgrammeEdit::Item { id: item(id), edit }
}

fn schedule(id: u8, day: Date) -> ProgrammeEdit {
    change(id, ItemEdit::Schedule(Some(PlanDate::Day(day))))
}

fn write(id: u8, at: usize, insert: &str) -> ProgrammeEdit {
    let text = ProgrammeText::Item(item(id), ItemText::Event);
    ProgrammeEdit::Write {
        text,
        splice: Splice {
            at,
            delete: 0,
            insert: insert.to_owned(),
        },
    }
}

fn planned(day: Date) -> Value {
    Value::Planned(PlanDate::Day(day))
}

/// A mentor and a mentee with one plan item that the curator has seen.
fn pair_with_an_item() -> (Device<ProgrammeDoc>, Device<ProgrammeDoc>, Vec<ChangeHash>) {
    let mut mentor = Device::new(1);
    mentor.edit(&add(1, "Открытый урок"));
    mentor.edit(&schedule(1, date(2026, 2, 18)));
    let seen = mentor.document.heads();
    let mentee = mentor.fork(2);
    (mentor, mentee, seen)
}

fn whats(told: &[Told]) -> Vec<&What> {
    told.iter().map(|told| &told.what).collect()
}

#[test]
fn nothing_is_told_when_nothing_changed() {
    let (mut mentor, _, seen) = pair_with_an_item();
    assert_eq!(told(&mut mentor.document, &seen), []);
}

#[test]
fn a_date_moved_twice_by_one_person_is_told_once() {
    let (mut mentor, _, seen) = pair_with_an_item();
    mentor.edit(&schedule(1, date(2026, 2, 20)));
    mentor.edit(&schedule(1, date(2026, 2, 25)));
    let expected = Told {
        by: Some(mentor.author.person),
        at: Timestamp(mentor.clock),
        subject: Subject::Item {
            id: item(1),
            event: "Открытый урок".to_owned(),
        },
        what: What::Set {
            field: Field::Planned,
            before: planned(date(2026, 2, 18)),
            after: planned(date(2026, 2, 25)),
        },
    };
    assert_eq!(told(&mut mentor.document, &seen), [expected]);
}

#[test]
fn a_date_moved_and_moved_back_is_not_told() {
    let (mut mentor, _, seen) = pair_with_an_item();
    mentor.edit(&schedule(1, date(2026, 2, 20)));
    mentor.edit(&schedule(1, date(2026, 2, 18)));
    assert_eq!(told(&mut mentor.document, &seen), []);
}

#[test]
fn one_field_changed_by_two_people_in_turn_is_told_of_both() {
    let (mut mentor, mut mentee, seen) = pair_with_an_item();
    mentor.edit(&schedule(1, date(2026, 2, 20)));
    mentee.take(&mut mentor);
    mentee.edit(&schedule(1, date(2026, 2, 25)));
    let told = told(&mut mentee.document, &seen);
    assert_eq!(told.len(), 2);
    assert_eq!(
        (told[0].by, told[1].by),
        (Some(mentor.author.person), Some(mentee.author.person))
    );
    let What::Set { before, after, .. } = &told[1].what else {
        panic!("a set value")
    };
    assert_eq!(
        (before, after),
        (&planned(date(2026, 2, 20)), &planned(date(2026, 2, 25)))
    );
}

// F09
#[test]
fn two_values_set_apart_are_told_as_one_place_to_look_at() {
    let (mut mentor, mut mentee, seen) = pair_with_an_item();
    mentor.edit(&schedule(1, date(2026, 2, 25)));
    mentee.edit(&schedule(1, date(2026, 2, 27)));
    mentor.exchange(&mut mentee);
    let of_mentor = told(&mut mentor.document, &seen);
    assert_eq!(of_mentor, told(&mut mentee.document, &seen));
    let [
        Told {
            what:
                What::TwoValues {
                    field: Field::Planned,
                    values,
                },
            ..
        },
    ] = of_mentor.as_slice()
    else {
        panic!("{of_mentor:?}");
    };
    assert_eq!(values.len(), 2);

    // Once looked at, it is not told again; who settled it is.
    let seen = mentor.document.heads();
    assert_eq!(told(&mut mentor.document, &seen), []);
    let shown = mentor.view().items[0].planned.value;
    mentor.edit(&change(1, ItemEdit::Schedule(shown)));
    let settled = told(&mut mentor.document, &seen);
    let [
        Told {
            what:
                What::Set {
                    field: Field::Planned,
                    before,
                    after,
                },
            ..
        },
    ] = settled.as_slice()
    else {
        panic!("{settled:?}");
    };
    assert_ne!(before, after);
}

#[test]
fn what_one_removed_and_the_other_edited_is_told_as_come_back() {
    let (mut mentor, mut mentee, seen) = pair_with_an_item();
    mentor.edit(&change(1, ItemEdit::Remove));
    mentee.edit(&write(1, 0, "Второй "));
    mentor.exchange(&mut mentee);
    let told = told(&mut mentor.document, &seen);
    assert!(matches!(
        whats(&told).as_slice(),
        [What::Wrote { .. }, What::CameBack { edited_by, .. }] if *edited_by == Some(mentee.author.person)
    ));
    assert_eq!(told[1].by, Some(mentor.author.person));
}

#[test]
fn of_a_removed_row_only_the_removal_is_told_and_of_one_that_came_and_went_nothing() {
    let (mut mentor, _, seen) = pair_with_an_item();
    mentor.edit(&write(1, 0, "Второй "));
    mentor.edit(&change(1, ItemEdit::Remove));
    mentor.edit(&add(2, "Лишний"));
    mentor.edit(&change(2, ItemEdit::Remove));
    assert_eq!(whats(&told(&mut mentor.document, &seen)), [&What::Removed]);

    let seen = mentor.document.heads();
    mentor.edit(&change(1, ItemEdit::Restore));
    assert_eq!(whats(&told(&mut mentor.document, &seen)), [&What::Restored]);
    mentor.edit(&change(1, ItemEdit::Remove));
    assert_eq!(told(&mut mentor.document, &seen), []);
}

#[test]
fn whoever_adds_a_row_and_fills_it_is_told_once() {
    let (mut mentor, mut mentee, seen) = pair_with_an_item();
    mentor.edit(&add(2, "Консультация"));
    mentor.edit(&write(2, 12, " по журналу"));
    mentor.edit(&change(2, ItemEdit::Mark(Some(Mark::Done))));
    mentee.take(&mut mentor);
    mentee.edit(&change(2, ItemEdit::MarkByMentee(true)));
    let told = told(&mut mentee.document, &seen);
    assert_eq!(
        whats(&told),
        [
            &What::Added,
            &What::Set {
                field: Field::MenteeMark,
                before: Value::YesNo(false),
                after: Value::YesNo(true)
            }
        ]
    );
    assert_eq!(
        told[0].subject,
        Subject::Item {
            id: item(2),
            event: "Консультация по журналу".to_owned()
        }
    );
}

#[test]
fn words_typed_by_two_people_are_told_of_each_as_they_saw_them() {
    let (mut mentor, mut mentee, seen) = pair_with_an_item();
    mentor.edit(&write(1, 0, "Первый "));
    mentee.edit(&write(1, 13, " в мае"));
    mentor.exchange(&mut mentee);
    let told = told(&mut mentor.document, &seen);
    let wrote = |person, after: &str| {
        told.iter().any(|told| {
            told.by == Some(person)
                && told.what
                    == What::Wrote {
                        field: Field::Event,
                        before: "Открытый урок".to_owned(),
                        after: after.to_owned(),
                    }
        })
    };
    assert!(
        wrote(mentor.author.person, "Первый Открытый урок"),
        "{told:?}"
    );
    assert!(
        wrote(mentee.author.person, "Открытый урок в мае"),
        "{told:?}"
    );
}

#[test]
fn the_title_block_and_the_goal_are_told_of_the_whole() {
    let (mut mentor, _, seen) = pair_with_an_item();
    mentor.edit(&ProgrammeEdit::Title(TitleEdit::OrderNumber(
        "125-ОД".to_owned(),
    )));
    let splice = Splice {
        at: 0,
        delete: 0,
        insert: "Цель".to_owned(),
    };
    mentor.edit(&ProgrammeDoc::write(ProgrammeText::Goal, splice));
    let told = told(&mut mentor.document, &seen);
    assert!(told.iter().all(|told| told.subject == Subject::Whole));
    assert_eq!(
        whats(&told),
        [
            &What::Set {
                field: Field::OrderNumber,
                before: Value::Nothing,
                after: Value::Words("125-ОД".to_owned())
            },
            &What::Wrote {
                field: Field::Goal,
                before: String::new(),
                after: "Цель".to_owned()
            },
        ]
    );
}

#[test]
fn a_journal_tells_of_meetings_agreements_and_shared_notes() {
    let mut mentor = Device::<JournalDoc>::new(1);
    let seen = mentor.document.heads();
    let logged = Meeting {
        date: Some(date(2026, 2, 11)),
        topic: "Разбор урока".to_owned(),
        agreements: vec![(
            agreement(1),
            Agreement {
                what: "Две формулировки".to_owned(),
                ..Agreement::default()
            },
        )],
        ..Meeting::default()
    };
    mentor.edit(&JournalEdit::AddMeeting {
        id: meeting(1),
        meeting: Box::new(logged),
    });
    mentor.edit(&JournalEdit::Note(NoteEdit::Add {
        id: note(1),
        note: Box::new(Note::default()),
    }));
    let first = told(&mut mentor.document, &seen);
    assert_eq!(whats(&first), [&What::Added, &What::Added]);
    let topic = "Разбор урока".to_owned();
    assert_eq!(
        first[0].subject,
        Subject::Meeting {
            id: meeting(1),
            date: Some(date(2026, 2, 11)),
            topic
        }
    );

    let seen = mentor.document.heads();
    let mut mentee = mentor.fork(2);
    mentee.edit(&JournalEdit::Meeting {
        id: meeting(1),
        edit: MeetingEdit::AgreementDone(agreement(1), true),
    });
    let second = told(&mut mentee.document, &seen);
    assert_eq!(
        whats(&second),
        [&What::Set {
            field: Field::Done,
            before: Value::YesNo(false),
            after: Value::YesNo(true)
        }]
    );
    let text = "Две формулировки".to_owned();
    assert_eq!(
        second[0].subject,
        Subject::Agreement {
            meeting: meeting(1),
            id: agreement(1),
            text
        }
    );
}

#[test]
fn the_registry_tells_who_came_into_a_pair() {
    let mut curator = Device::<RegistryDoc>::new(1);
    curator.edit(&RegistryEdit::AddPair(Box::new(support::empty_pair(1))));
    let seen = curator.document.heads();
    let member = PairEdit::Member(ryadom_domain::Side::Mentee, person(3), true);
    curator.edit(&RegistryEdit::Pair {
        id: pair(1),
        edit: member,
    });
    let told = told(&mut curator.document, &seen);
    let field = Field::Member(ryadom_domain::Side::Mentee, person(3));
    assert_eq!(
        whats(&told),
        [&What::Set {
            field,
            before: Value::YesNo(false),
            after: Value::YesNo(true)
        }]
    );
    assert_eq!(told[0].subject, Subject::Pair { id: pair(1) });
}

#[test]
fn a_version_that_this_device_never_had_is_passed_over() {
    let (mut mentor, ..) = pair_with_an_item();
    let strange = ChangeHash([7; 32]);
    assert_eq!(
        whats(&told(&mut mentor.document, &[strange])),
        [&What::Added]
    );
}

#[test]
fn a_template_that_the_school_keeps_is_told_by_its_name() {
    let mut curator = Device::<SchoolDoc>::new(1);
    let id = TemplateId::from_random([1; 16]);
    let kept = curator.edit(&SchoolEdit::AddTemplate {
        id,
        name: "Первый год".to_owned(),
        plan: "{}".to_owned(),
    });
    let named = Subject::Template {
        id,
        name: "Первый год".to_owned(),
    };
    let before = told(&mut curator.document, &[]);
    assert_eq!(whats(&before), [&What::Added]);
    assert_eq!(before[0].subject, named);
    let seen = curator.document.heads();
    curator.edit(&kept.undo.expect("can be taken back"));
    let after = told(&mut curator.document, &seen);
    assert_eq!(whats(&after), [&What::Removed]);
    assert_eq!(after[0].subject, named);
}

#[test]
fn a_pair_that_goes_on_is_told_with_its_year() {
    let mut curator = Device::<RegistryDoc>::new(1);
    curator.edit(&RegistryEdit::AddPair(Box::new(Pair {
        programme: Some(DocumentId::from_random([5; 16])),
        ..support::empty_pair(1)
    })));
    let seen = curator.document.heads();
    let went = curator.edit(&RegistryEdit::Pair {
        id: pair(1),
        edit: PairEdit::NextYear(2026),
    });
    let of_year = |all: &[Told]| {
        all.iter().find_map(|one| match &one.what {
            What::Set {
                field: Field::NextYear(year),
                after,
                ..
            } => Some((*year, after.clone())),
            _ => None,
        })
    };
    let said = of_year(&told(&mut curator.document, &seen));
    assert!(matches!(said, Some((2026, Value::Document(_)))));
    let seen = curator.document.heads();
    curator.edit(&went.undo.expect("can be taken back"));
    let said = of_year(&told(&mut curator.document, &seen));
    assert_eq!(said, Some((2026, Value::Nothing)));
}

#[test]
fn what_is_noted_at_the_end_of_a_year_and_an_act_are_told() {
    let mut mentor = Device::<JournalDoc>::new(1);
    let step = PairStep::Words(person(1));
    mentor.edit(&JournalEdit::Step(step.clone(), "спокойно".to_owned()));
    assert_eq!(
        whats(&told(&mut mentor.document, &[])),
        [&What::Set {
            field: Field::Noted(step),
            before: Value::Nothing,
            after: Value::Words("спокойно".to_owned())
        }]
    );

    let mut curator = Device::<SchoolDoc>::new(1);
    let id = ActId::from_random([1; 16]);
    let title = "Положение".to_owned();
    curator.edit(&SchoolEdit::AddAct {
        id,
        fields: [(ActField::Title, title.clone())].into(),
    });
    let before = told(&mut curator.document, &[]);
    assert_eq!(whats(&before), [&What::Added]);
    assert_eq!(before[0].subject, Subject::Act { id, title });
    let seen = curator.document.heads();
    curator.edit(&SchoolEdit::Deadline(
        2026,
        Deadline::Final,
        Some(date(2027, 5, 12)),
    ));
    assert_eq!(
        whats(&told(&mut curator.document, &seen)),
        [&What::Set {
            field: Field::Deadline(2026, Deadline::Final),
            before: Value::Nothing,
            after: Value::Date(date(2027, 5, 12))
        }]
    );
}

#[test]
fn what_the_council_says_and_the_head_approves_is_told() {
    let mut irina = Device::<ReviewDoc>::new(3);
    let said = CommentId::from_random([5; 16]);
    irina.edit(&ReviewEdit::AddComment {
        id: said,
        comment: Box::new(Comment {
            item: None,
            asks: Some(person(1)),
            text: "Когда заседание?".to_owned(),
        }),
    });
    let mut viktor = irina.fork(4);
    let approved = EditionId::from_random([6; 16]);
    let day = Some(date(2026, 9, 15));
    viktor.edit(&ReviewEdit::Approve {
        id: approved,
        edition: Box::new(Edition {
            day,
            basis: "приказ № 12".to_owned(),
        }),
        heads: irina.document.heads(),
    });
    let all = told(&mut viktor.document, &[]);
    assert_eq!(whats(&all), [&What::Added, &What::Added]);
    assert_eq!(
        all[0].subject,
        Subject::Comment {
            item: None,
            id: said,
            asks: Some(person(1)),
            text: "Когда заседание?".to_owned()
        }
    );
    assert_eq!(all[1].subject, Subject::Approval { id: approved, day });
    assert_eq!(viktor.view().approvals[0].heads, irina.document.heads());
    let seen = viktor.document.heads();
    let undo = viktor.edit(&ReviewEdit::Withdraw(approved)).undo;
    assert_eq!(whats(&told(&mut viktor.document, &seen)), [&What::Removed]);
    assert_eq!(viktor.view().approvals, []);
    viktor.edit(&undo.expect("can be taken back"));
    assert_eq!(viktor.view().approvals.len(), 1);
}
