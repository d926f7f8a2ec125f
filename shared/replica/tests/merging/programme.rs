//! What a pair may do to its programme.

use crate::numbers::{day, pick, typing};
use crate::support::merge::{Fresh, Snapshot, Vocabulary};
use crate::support::person;
use ryadom_domain::{
    Area, Deficit, DeficitId, ItemId, Level, Mark, PlanDate, PlanItem, ProgrammeState, TaskId,
};
use ryadom_replica::{
    DeficitEdit, DeficitRow, ItemEdit, ItemRow, ItemText, Kind, PersonFact, ProgrammeDoc,
    ProgrammeEdit, ProgrammeText, ProgrammeView, TitleEdit, Wave,
};

impl Vocabulary for ProgrammeDoc {
    fn snapshot(view: &ProgrammeView) -> Snapshot {
        let mut snapshot = Snapshot::default();
        snapshot.field("state", &view.state);
        snapshot.field("name", &view.title.name);
        snapshot.field("order date", &view.title.order_date);
        for (person, facts) in &view.title.people {
            snapshot.field(format!("position of {person}"), &facts.position);
        }
        snapshot.text("goal", &view.goal);
        snapshot.list("items", view.items.iter().map(|row| row.id));
        snapshot.list("tasks", view.tasks.iter().map(|row| row.id));
        snapshot.list("deficits", view.deficits.iter().map(|row| row.id));
        for ItemRow {
            id,
            fate,
            touched,
            event,
            actual_result,
            planned,
            mark,
            confirmed,
            ..
        } in view.items.iter().chain(&view.removed_items)
        {
            snapshot.row(id, fate, *touched);
            snapshot.text(format!("event of {id}"), event);
            snapshot.text(format!("result of {id}"), actual_result);
            snapshot.field(format!("planned of {id}"), planned);
            snapshot.field(format!("mark of {id}"), mark);
            snapshot.field(format!("confirmed of {id}"), confirmed);
        }
        for DeficitRow {
            id,
            fate,
            touched,
            text,
            source,
            end,
            ..
        } in view.deficits.iter().chain(&view.removed_deficits)
        {
            snapshot.row(id, fate, *touched);
            snapshot.text(format!("text of {id}"), text);
            snapshot.field(format!("source of {id}"), source);
            snapshot.field(format!("end of {id}"), end);
        }
        for task in view.tasks.iter().chain(&view.removed_tasks) {
            snapshot.row(task.id, &task.fate, task.touched);
            snapshot.text(format!("text of {}", task.id), &task.text);
        }
        snapshot
    }

    fn choose(
        view: &ProgrammeView,
        what: usize,
        which: usize,
        how: usize,
        fresh: &mut Fresh,
    ) -> ProgrammeEdit {
        let items: Vec<&ItemRow> = view.items.iter().chain(&view.removed_items).collect();
        let after = pick(&view.items, how)
            .filter(|_| !how.is_multiple_of(3))
            .map(|row| row.id);
        let Some(row) = pick(&items, which).copied().filter(|_| what % 24 > 1) else {
            let item = PlanItem {
                event: fresh.letters(how),
                planned: Some(PlanDate::Day(day(fresh))),
                ..PlanItem::default()
            };
            return ProgrammeEdit::AddItem {
                id: ItemId::from_random(fresh.id()),
                after,
                item: Box::new(item),
            };
        };
        let item = |edit| ProgrammeEdit::Item { id: row.id, edit };
        let deficit = |edit| {
            pick(&view.deficits, which).map(|row| ProgrammeEdit::Deficit { id: row.id, edit })
        };
        let task = pick(&view.tasks, which);
        let new_deficit = |fresh: &mut Fresh| ProgrammeEdit::AddDeficit {
            id: DeficitId::from_random(fresh.id()),
            deficit: Box::new(Deficit {
                text: fresh.letters(how),
                area: Some(Area::Digital),
                ..Deficit::default()
            }),
        };
        match what % 24 {
            2 | 3 => ProgrammeEdit::Write {
                text: ProgrammeText::Item(row.id, ItemText::Event),
                splice: typing(&row.event, which, how, fresh),
            },
            4 => ProgrammeEdit::Write {
                text: ProgrammeText::Item(row.id, ItemText::ActualResult),
                splice: typing(&row.actual_result, which, how, fresh),
            },
            5 => ProgrammeDoc::write(ProgrammeText::Goal, typing(&view.goal, which, how, fresh)),
            6 | 7 => item(ItemEdit::Schedule(Some(PlanDate::Day(day(fresh))))),
            // Keeping one of two values.
            8 => item(ItemEdit::Schedule(
                pick(&row.planned.rivals, how).map_or(row.planned.value, |rival| rival.value),
            )),
            9 => item(ItemEdit::Mark(pick(Mark::ALL, how).copied())),
            10 => item(ItemEdit::Confirm(how.is_multiple_of(2))),
            11 | 12 => item(ItemEdit::MoveAfter(after)),
            13 => item(ItemEdit::Remove),
            14 => item(ItemEdit::Restore),
            15 => item(ItemEdit::LinkDeficit(
                DeficitId::from_random([7; 16]),
                how.is_multiple_of(2),
            )),
            16 => new_deficit(fresh),
            17 => deficit(DeficitEdit::Level(
                Wave::End,
                Level::new(u8::try_from(how % 4).unwrap_or(0)),
            ))
            .unwrap_or_else(|| new_deficit(fresh)),
            18 => deficit(if how.is_multiple_of(2) {
                DeficitEdit::Remove
            } else {
                DeficitEdit::Source(day(fresh).to_string())
            })
            .unwrap_or_else(|| new_deficit(fresh)),
            19 => match task {
                None => ProgrammeEdit::AddTask {
                    id: TaskId::from_random(fresh.id()),
                    after: None,
                    text: String::new(),
                },
                Some(task) if how.is_multiple_of(3) => ProgrammeEdit::RemoveTask(task.id),
                Some(task) if how % 3 == 1 => ProgrammeEdit::MoveTask {
                    id: task.id,
                    after: None,
                },
                Some(task) => ProgrammeDoc::write(
                    ProgrammeText::Task(task.id),
                    typing(&task.text, which, how, fresh),
                ),
            },
            20 => ProgrammeEdit::Title(TitleEdit::Name(day(fresh).to_string())),
            21 => ProgrammeEdit::Title(TitleEdit::Fact(
                person(9),
                PersonFact::Position,
                day(fresh).to_string(),
            )),
            22 => ProgrammeEdit::ChangeState(ProgrammeState::ALL[how % ProgrammeState::ALL.len()]),
            _ => ProgrammeDoc::several(vec![
                item(ItemEdit::Mark(Some(Mark::Done))),
                item(ItemEdit::ActualDate(Some(day(fresh)))),
                ProgrammeDoc::write(
                    ProgrammeText::Item(row.id, ItemText::ActualResult),
                    typing(&row.actual_result, which, how, fresh),
                ),
            ]),
        }
    }
}
