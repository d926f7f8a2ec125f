//! What a pair does to its programme, alone and apart.

mod support;

use jiff::civil::date;
use ryadom_domain::{Mark, PlanDate, PlanItem};
use ryadom_replica::{
    Fate, ItemEdit, ItemText, Kind, ProgrammeDoc, ProgrammeEdit, ProgrammeText, Splice,
};
use support::{Device, deficit, item, task};

fn schedule(id: u8, planned: PlanDate) -> ProgrammeEdit {
    ProgrammeEdit::Item {
        id: item(id),
        edit: ItemEdit::Schedule(Some(planned)),
    }
}

fn add(id: u8, after: Option<u8>, event: &str) -> ProgrammeEdit {
    let plan_item = PlanItem {
        event: event.to_owned(),
        ..PlanItem::default()
    };
    ProgrammeEdit::AddItem {
        id: item(id),
        after: after.map(item),
        item: Box::new(plan_item),
    }
}

fn event(id: u8, at: usize, delete: usize, insert: &str) -> ProgrammeEdit {
    let text = ProgrammeText::Item(item(id), ItemText::Event);
    ProgrammeEdit::Write {
        text,
        splice: Splice {
            at,
            delete,
            insert: insert.to_owned(),
        },
    }
}

#[test]
fn every_column_of_a_plan_item_is_read_back() {
    let mut mentor = Device::<ProgrammeDoc>::new(1);
    let plan_item = PlanItem {
        section: "Вхождение в должность".to_owned(),
        event: "Открытый урок 👩‍🏫".to_owned(),
        form_of_work: "открытый урок".to_owned(),
        planned: Some(PlanDate::Day(date(2026, 2, 25))),
        responsible: "наставник".to_owned(),
        expected_result: "Урок проведён".to_owned(),
        product: "конспект".to_owned(),
        actual_result: "Проведён".to_owned(),
        actual_date: Some(date(2026, 2, 26)),
        mark: Some(Mark::Partly),
        reason: "Не хватило времени".to_owned(),
        mentor_mark: true,
        mentee_mark: true,
        confirmed: true,
        deficits: [deficit(1), deficit(2)].into(),
        task: Some(task(1)),
    };
    mentor.edit(&ProgrammeEdit::AddItem {
        id: item(1),
        after: None,
        item: Box::new(plan_item.clone()),
    });

    let view = mentor.view();
    assert_eq!(view.items[0].plain(), plan_item);
    assert_eq!(
        view.items[0].planned.written.expect("written").by,
        Some(mentor.author.person)
    );
    assert_eq!(view.places(), 0);
}

// F01, F02, F08
#[test]
fn two_dates_set_apart_are_both_kept_until_somebody_chooses() {
    let (mut mentor, mut mentee) = (Device::<ProgrammeDoc>::new(1), Device::new(2));
    mentor.edit(&add(1, None, "Открытый урок"));
    mentee.take(&mut mentor);
    mentor.edit(&schedule(1, PlanDate::Day(date(2026, 2, 25))));
    mentee.edit(&schedule(1, PlanDate::Day(date(2026, 2, 27))));
    mentor.exchange(&mut mentee);

    let view = mentor.view();
    assert_eq!(view, mentee.view());
    let planned = &view.items[0].planned;
    assert_eq!(planned.rivals.len(), 2);
    assert_eq!(planned.rivals[0].value, planned.value);
    let people: Vec<_> = planned.rivals.iter().map(|rival| rival.by).collect();
    assert!(
        people.contains(&Some(mentor.author.person))
            && people.contains(&Some(mentee.author.person))
    );
    assert_eq!(view.places(), 1);

    // Keeping the shown one and keeping the other both settle it, and merge.
    for keep in planned.rivals.clone() {
        let (mut curator, mut mentor) = (mentor.fork(3), mentor.fork(4));
        curator.edit(&ProgrammeEdit::Item {
            id: item(1),
            edit: ItemEdit::Schedule(keep.value),
        });
        mentor.exchange(&mut curator);
        assert_eq!(mentor.view().items[0].planned.value, keep.value);
        assert_eq!(mentor.view().places(), 0);
    }
}

// F03
#[test]
fn what_one_removed_and_the_other_edited_comes_back_marked_with_the_edit() {
    let (mut mentor, mut mentee) = (Device::<ProgrammeDoc>::new(1), Device::new(2));
    mentor.edit(&add(1, None, "Консультация"));
    mentee.take(&mut mentor);
    mentor.edit(&ProgrammeEdit::Item {
        id: item(1),
        edit: ItemEdit::Remove,
    });
    mentee.edit(&event(1, 12, 0, ": подбор заданий"));
    mentor.exchange(&mut mentee);

    let view = mentor.view();
    assert_eq!(view, mentee.view());
    assert_eq!(view.items[0].event, "Консультация: подбор заданий");
    let Fate::CameBack { removed, edited } = &view.items[0].fate else {
        panic!("came back")
    };
    assert_eq!(removed[0].by, Some(mentor.author.person));
    assert_eq!(edited[0].by, Some(mentee.author.person));

    mentee.edit(&ProgrammeEdit::Item {
        id: item(1),
        edit: ItemEdit::Restore,
    });
    mentor.exchange(&mut mentee);
    assert_eq!(mentor.view().items[0].fate, Fate::Kept);
    mentor.edit(&ProgrammeEdit::Item {
        id: item(1),
        edit: ItemEdit::Remove,
    });
    mentor.exchange(&mut mentee);
    assert!(mentee.view().items.is_empty());
    assert_eq!(
        mentee.view().removed_items[0].event,
        "Консультация: подбор заданий"
    );
}

#[test]
fn words_typed_apart_into_one_text_are_all_there() {
    let (mut mentor, mut mentee) = (Device::<ProgrammeDoc>::new(1), Device::new(2));
    mentor.edit(&add(1, None, "Практикум"));
    mentee.take(&mut mentor);
    mentor.edit(&event(1, 0, 0, "Большой "));
    mentee.edit(&event(1, 9, 0, " по журналу"));
    mentor.exchange(&mut mentee);
    assert_eq!(mentor.view().items[0].event, "Большой Практикум по журналу");
}

#[test]
fn rows_moved_apart_are_neither_doubled_nor_lost() {
    let (mut mentor, mut mentee) = (Device::<ProgrammeDoc>::new(1), Device::new(2));
    for id in 1..=5 {
        mentor.edit(&add(id, (id > 1).then(|| id - 1), &format!("Пункт {id}")));
    }
    mentee.take(&mut mentor);
    mentor.edit(&ProgrammeEdit::Item {
        id: item(1),
        edit: ItemEdit::MoveAfter(Some(item(5))),
    });
    mentee.edit(&ProgrammeEdit::Item {
        id: item(1),
        edit: ItemEdit::MoveAfter(Some(item(3))),
    });
    mentor.exchange(&mut mentee);
    let order: Vec<_> = mentor.view().items.iter().map(|row| row.id).collect();
    assert_eq!(order.len(), 5);
    assert_eq!(order.iter().filter(|id| **id == item(1)).count(), 1);
    assert_eq!(mentor.view(), mentee.view());
}

#[test]
fn a_row_can_be_put_between_two_that_were_added_in_one_place_apart() {
    let (mut mentor, mut mentee) = (Device::<ProgrammeDoc>::new(1), Device::new(2));
    mentor.edit(&add(1, None, "первый"));
    mentee.take(&mut mentor);
    mentor.edit(&add(2, Some(1), "второй"));
    mentee.edit(&add(3, Some(1), "третий"));
    mentor.exchange(&mut mentee);
    let before: Vec<_> = mentor.view().items.iter().map(|row| row.id).collect();
    mentor.edit(&add(
        4,
        Some(if before[1] == item(2) { 2 } else { 3 }),
        "между",
    ));
    let after: Vec<_> = mentor.view().items.iter().map(|row| row.id).collect();
    assert_eq!(after, [before[0], before[1], item(4), before[2]]);
}

#[test]
fn undoing_gives_back_what_was_there_whatever_was_merged_meanwhile() {
    let (mut mentor, mut mentee) = (Device::<ProgrammeDoc>::new(1), Device::new(2));
    mentor.edit(&add(1, None, "Посещение урока"));
    mentee.take(&mut mentor);
    let undo = mentor
        .edit(&event(1, 0, 9, "Анализ"))
        .undo
        .expect("typing can be taken back");
    assert_eq!(mentor.view().items[0].event, "Анализ урока");
    mentee.edit(&event(1, 0, 0, "Второе: "));
    mentor.exchange(&mut mentee);
    assert_eq!(mentor.view().items[0].event, "Второе: Анализ урока");
    mentor.edit(&undo);
    assert_eq!(mentor.view().items[0].event, "Второе: Посещение урока");
}

#[test]
fn several_edits_are_one_change_and_one_undo() {
    let mut mentor = Device::<ProgrammeDoc>::new(1);
    mentor.edit(&add(1, None, "Беседа"));
    let before = mentor.view();
    let changes = mentor.document.changes_since(&[]).len();
    let mark = |edit| ProgrammeEdit::Item { id: item(1), edit };
    let text = ProgrammeText::Item(item(1), ItemText::ActualResult);
    let splice = Splice {
        at: 0,
        delete: 0,
        insert: "Проведена".to_owned(),
    };
    let edited = mentor.edit(&ProgrammeDoc::several(vec![
        mark(ItemEdit::Mark(Some(Mark::Done))),
        mark(ItemEdit::ActualDate(Some(date(2026, 2, 13)))),
        mark(ItemEdit::MarkByMentor(true)),
        ProgrammeEdit::Write {
            text,
            splice: splice.clone(),
        },
        ProgrammeEdit::Write {
            text,
            splice: Splice { at: 9, ..splice },
        },
    ]));
    assert_eq!(mentor.document.changes_since(&[]).len(), changes + 1);
    assert_eq!(mentor.view().items[0].actual_result, "ПроведенаПроведена");

    mentor.edit(&edited.undo.expect("can be taken back"));
    let (now, was) = (mentor.view().items[0].plain(), before.items[0].plain());
    assert_eq!(now, was);
}

#[test]
fn an_edit_that_cannot_be_made_leaves_nothing_behind() {
    let mut mentor = Device::<ProgrammeDoc>::new(1);
    mentor.edit(&add(1, None, "Беседа"));
    let heads = mentor.document.heads();
    let view = mentor.view();
    for impossible in [
        event(1, 7, 0, "далеко"),
        event(1, 3, 9, ""),
        event(9, 0, 0, "нет такой строки"),
        add(1, None, "есть уже"),
        ProgrammeDoc::several(vec![
            schedule(1, PlanDate::Year),
            schedule(9, PlanDate::Year),
        ]),
    ] {
        assert!(mentor.try_edit(&impossible).is_err(), "{impossible:?}");
    }
    assert_eq!(mentor.document.heads(), heads);
    assert_eq!(mentor.view(), view);

    // Nor an actor that made nothing.
    let mut mentee = mentor.fork(2);
    assert!(mentee.try_edit(&schedule(9, PlanDate::Year)).is_err());
    mentee.document.save().expect("can be saved");
    assert_eq!(mentee.document.heads(), heads);
}

#[test]
fn a_choice_between_two_can_be_taken_back() {
    let (mut mentor, mut mentee) = (Device::<ProgrammeDoc>::new(1), Device::new(2));
    mentor.edit(&add(1, None, "Открытый урок"));
    mentor.edit(&add(2, None, "Консультация"));
    mentee.take(&mut mentor);
    mentor.edit(&schedule(1, PlanDate::Day(date(2026, 2, 25))));
    mentee.edit(&schedule(1, PlanDate::Day(date(2026, 2, 27))));
    mentor.edit(&ProgrammeEdit::Item {
        id: item(2),
        edit: ItemEdit::Remove,
    });
    mentee.edit(&event(2, 0, 0, "Вторая "));
    mentor.exchange(&mut mentee);

    let planned = |device: &mut Device<ProgrammeDoc>| {
        let view = device.view();
        let row = view.items.iter().find(|row| row.id == item(1));
        row.expect("the row").planned.clone()
    };
    let torn = planned(&mut mentor);
    for (kept, other) in [(0, 1), (1, 0)] {
        let mut mentor = mentor.fork(3);
        let keep = ProgrammeEdit::Item {
            id: item(1),
            edit: ItemEdit::Schedule(torn.rivals[kept].value),
        };
        let undo = mentor.edit(&keep).undo.expect("can be taken back");
        assert_eq!(planned(&mut mentor).value, torn.rivals[kept].value);
        mentor.edit(&undo);
        assert_eq!(planned(&mut mentor).value, torn.rivals[other].value);
    }

    let keep = ProgrammeEdit::Item {
        id: item(2),
        edit: ItemEdit::Restore,
    };
    let undo = mentor.edit(&keep).undo.expect("can be taken back");
    mentor.edit(&undo);
    assert_eq!(mentor.view().removed_items.len(), 1);
}
