//! Whatever people edit apart, and however changes reach the others: everybody ends with the same, and nothing is
//! missing.

mod support;

use jiff::civil::{Date, date};
use proptest::prelude::*;
use ryadom_domain::{
    Agreement, Area, Deficit, DeficitId, DocumentId, Form, ItemId, Level, Mark, Meeting,
    MeetingFormat, MeetingId, Name, NextMeeting, Note, NoteId, Pair, PairId, PairState, Person,
    PersonId, PlanDate, PlanItem, ProgrammeState, SchoolRole, Side, TaskId,
};
use ryadom_replica::{
    AgreementRow, DeficitEdit, DeficitRow, ItemEdit, ItemRow, ItemText, JournalDoc, JournalEdit,
    JournalText, JournalView, Kind, MeetingEdit, MeetingRow, MeetingText, NoteEdit, NoteRow,
    NoteText, NotesText, NotesView, PairEdit, PersonFact, PersonRow, PersonRowEdit, ProgrammeDoc,
    ProgrammeEdit, ProgrammeText, ProgrammeView, ReflectionDoc, RegistryDoc, RegistryEdit,
    RegistryView, Splice, TitleEdit, Wave,
};
use support::merge::{Fresh, Run, Snapshot, Step, Vocabulary, config, steps};
use support::person;

const YEAR: i64 = 365 * 24 * 3600;

fn day(fresh: &mut Fresh) -> Date {
    date(2000, 1, 1)
        .checked_add(jiff::Span::new().days(i64::from(fresh.number())))
        .expect("a day of this century")
}

/// One of a list, or `None` when it is empty.
fn pick<T>(list: &[T], which: usize) -> Option<&T> {
    if list.is_empty() {
        None
    } else {
        list.get(which % list.len())
    }
}

/// A splice that fits the text: of whole letters, with letters that nobody else types.
fn typing(text: &str, which: usize, how: usize, fresh: &mut Fresh) -> Splice {
    let letters: Vec<char> = text.chars().collect();
    let width = |letters: &[char]| {
        letters
            .iter()
            .map(|letter| letter.len_utf16())
            .sum::<usize>()
    };
    let from = which % (letters.len() + 1);
    let to = (from + how % 4).min(letters.len());
    let insert = if how.is_multiple_of(5) {
        String::new()
    } else {
        fresh.letters(how)
    };
    Splice {
        at: width(&letters[..from]),
        delete: width(&letters[from..to]),
        insert,
    }
}

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

fn notes(snapshot: &mut Snapshot, view: &NotesView) {
    snapshot.list("notes", view.notes.iter().map(|row| row.id));
    for NoteRow {
        id,
        fate,
        touched,
        title,
        body,
        ..
    } in view.notes.iter().chain(&view.removed)
    {
        snapshot.row(id, fate, *touched);
        snapshot.text(format!("title of {id}"), title);
        snapshot.text(format!("body of {id}"), body);
    }
}

fn choose_note(
    view: &NotesView,
    what: usize,
    which: usize,
    how: usize,
    fresh: &mut Fresh,
) -> NoteEdit {
    let rows: Vec<&NoteRow> = view.notes.iter().chain(&view.removed).collect();
    let Some(row) = pick(&rows, which).filter(|_| !what.is_multiple_of(12)) else {
        let note = Note {
            title: String::new(),
            body: fresh.letters(how),
        };
        return NoteEdit::Add {
            id: NoteId::from_random(fresh.id()),
            note: Box::new(note),
        };
    };
    let write = |text, now: &str, fresh: &mut Fresh| NoteEdit::Write {
        text: NotesText { note: row.id, text },
        splice: typing(now, which, how, fresh),
    };
    match what % 12 {
        1 => NoteEdit::Remove(row.id),
        2 => NoteEdit::Restore(row.id),
        3 => write(NoteText::Title, &row.title, fresh),
        4 => NoteEdit::Several(vec![
            write(NoteText::Title, &row.title, fresh),
            write(NoteText::Body, &row.body, fresh),
        ]),
        _ => write(NoteText::Body, &row.body, fresh),
    }
}

impl Vocabulary for ReflectionDoc {
    fn snapshot(view: &NotesView) -> Snapshot {
        let mut snapshot = Snapshot::default();
        notes(&mut snapshot, view);
        snapshot
    }

    fn choose(
        view: &NotesView,
        what: usize,
        which: usize,
        how: usize,
        fresh: &mut Fresh,
    ) -> NoteEdit {
        choose_note(view, what, which, how, fresh)
    }
}

impl Vocabulary for JournalDoc {
    fn snapshot(view: &JournalView) -> Snapshot {
        let mut snapshot = Snapshot::default();
        notes(&mut snapshot, &view.notes);
        snapshot.list("meetings", view.meetings.iter().map(|row| row.id));
        for MeetingRow {
            id,
            fate,
            touched,
            topic,
            date,
            place,
            next_date,
            agreements,
            removed_agreements,
            ..
        } in view.meetings.iter().chain(&view.removed_meetings)
        {
            snapshot.row(id, fate, *touched);
            snapshot.text(format!("topic of {id}"), topic);
            snapshot.field(format!("date of {id}"), date);
            snapshot.field(format!("place of {id}"), place);
            snapshot.field(format!("next of {id}"), next_date);
            for AgreementRow {
                id,
                fate,
                touched,
                what,
                due,
                done,
                ..
            } in agreements.iter().chain(removed_agreements)
            {
                snapshot.row(id, fate, *touched);
                snapshot.text(format!("what of {id}"), what);
                snapshot.field(format!("due of {id}"), due);
                snapshot.field(format!("done of {id}"), done);
            }
        }
        snapshot
    }

    fn choose(
        view: &JournalView,
        what: usize,
        which: usize,
        how: usize,
        fresh: &mut Fresh,
    ) -> JournalEdit {
        let rows: Vec<&MeetingRow> = view.meetings.iter().chain(&view.removed_meetings).collect();
        let agreement = |fresh: &mut Fresh| Agreement {
            what: fresh.letters(how),
            ..Agreement::default()
        };
        let Some(row) = pick(&rows, which).filter(|_| what % 20 > 1) else {
            let meeting = Meeting {
                date: Some(day(fresh)),
                topic: fresh.letters(how),
                agreements: vec![(support::fresh_agreement(fresh.id()), agreement(fresh))],
                ..Meeting::default()
            };
            return JournalEdit::AddMeeting {
                id: MeetingId::from_random(fresh.id()),
                meeting: Box::new(meeting),
            };
        };
        let meeting = |edit| JournalEdit::Meeting { id: row.id, edit };
        let promised: Vec<&AgreementRow> = row
            .agreements
            .iter()
            .chain(&row.removed_agreements)
            .collect();
        let new_agreement = |fresh: &mut Fresh| {
            MeetingEdit::AddAgreement(
                support::fresh_agreement(fresh.id()),
                Box::new(agreement(fresh)),
            )
        };
        let Some(promise) = pick(&promised, how).filter(|_| what % 20 != 2) else {
            return meeting(new_agreement(fresh));
        };
        match what % 20 {
            3 => meeting(MeetingEdit::AgreementDue(promise.id, Some(day(fresh)))),
            4 => meeting(MeetingEdit::AgreementDone(
                promise.id,
                how.is_multiple_of(2),
            )),
            5 => meeting(MeetingEdit::RemoveAgreement(promise.id)),
            6 => meeting(MeetingEdit::RestoreAgreement(promise.id)),
            7 => JournalEdit::Write {
                text: JournalText::Agreement(row.id, promise.id),
                splice: typing(&promise.what, which, how, fresh),
            },
            8 | 9 => JournalEdit::Write {
                text: JournalText::Meeting(row.id, MeetingText::Topic),
                splice: typing(&row.topic, which, how, fresh),
            },
            10 => meeting(MeetingEdit::Date(Some(day(fresh)))),
            11 => meeting(MeetingEdit::Place(day(fresh).to_string())),
            12 => meeting(MeetingEdit::Next(NextMeeting {
                date: Some(day(fresh)),
                ..NextMeeting::default()
            })),
            13 => meeting(MeetingEdit::Remove),
            14 => meeting(MeetingEdit::Restore),
            15 => meeting(MeetingEdit::Format(pick(MeetingFormat::ALL, how).copied())),
            16 => meeting(MeetingEdit::LinkItem(
                support::item(1),
                how.is_multiple_of(2),
            )),
            17 => meeting(MeetingEdit::ConfirmByMentee(how.is_multiple_of(2))),
            _ => JournalEdit::Note(choose_note(&view.notes, what, which, how, fresh)),
        }
    }
}

impl Vocabulary for RegistryDoc {
    fn snapshot(view: &RegistryView) -> Snapshot {
        let mut snapshot = Snapshot::default();
        snapshot.field("school", &view.school);
        snapshot.list("people", view.people.iter().map(|row| row.id));
        snapshot.list("pairs", view.pairs.iter().map(|row| row.id));
        for PersonRow {
            id,
            fate,
            touched,
            last_name,
            curator,
            position,
            ..
        } in view.people.iter().chain(&view.removed_people)
        {
            snapshot.row(id, fate, *touched);
            snapshot.field(format!("name of {id}"), last_name);
            snapshot.field(format!("curator of {id}"), curator);
            snapshot.field(format!("position of {id}"), position);
        }
        for pair in view.pairs.iter().chain(&view.removed_pairs) {
            snapshot.row(pair.id, &pair.fate, pair.touched);
            snapshot.field(format!("state of {}", pair.id), &pair.state);
            snapshot.field(format!("programme of {}", pair.id), &pair.programme);
            snapshot.list(&format!("mentors of {}", pair.id), pair.mentors.iter());
        }
        snapshot
    }

    fn choose(
        view: &RegistryView,
        what: usize,
        which: usize,
        how: usize,
        fresh: &mut Fresh,
    ) -> RegistryEdit {
        let people: Vec<&PersonRow> = view.people.iter().chain(&view.removed_people).collect();
        let Some(row) = pick(&people, which).filter(|_| what % 16 > 1) else {
            let name = Name::new(&day(fresh).to_string(), "Анна", "");
            let person = Person {
                name,
                ..Person::default()
            };
            return RegistryEdit::AddPerson {
                id: PersonId::from_random(fresh.id()),
                person: Box::new(person),
            };
        };
        let person = |edit| RegistryEdit::Person { id: row.id, edit };
        let Some(pair) = pick(&view.pairs, which).filter(|_| what % 16 != 2) else {
            let id = PairId::from_random(fresh.id());
            let pair = Pair {
                id,
                form: Some(Form::TeacherTeacher),
                ..support::empty_pair(1)
            };
            return RegistryEdit::AddPair(Box::new(pair));
        };
        let of_pair = |edit| RegistryEdit::Pair { id: pair.id, edit };
        match what % 16 {
            3 | 4 => person(PersonRowEdit::Rename(Name::new(
                &day(fresh).to_string(),
                "Анна",
                "",
            ))),
            5 => person(PersonRowEdit::Role(
                SchoolRole::Curator,
                how.is_multiple_of(2),
            )),
            6 => person(PersonRowEdit::Position(day(fresh).to_string())),
            7 => person(PersonRowEdit::Remove),
            8 => person(PersonRowEdit::Restore),
            9 => of_pair(PairEdit::ChangeState(
                PairState::ALL[how % PairState::ALL.len()],
            )),
            10 => of_pair(PairEdit::Member(
                Side::Mentor,
                row.id,
                how.is_multiple_of(2),
            )),
            11 => of_pair(PairEdit::Programme(DocumentId::from_random(fresh.id()))),
            12 => of_pair(PairEdit::Remove),
            13 => of_pair(PairEdit::Restore),
            14 => RegistryEdit::SetSchool(DocumentId::from_random(fresh.id())),
            _ => RegistryDoc::several(vec![
                person(PersonRowEdit::Role(SchoolRole::Head, true)),
                of_pair(PairEdit::Member(Side::Mentee, row.id, true)),
            ]),
        }
    }
}

fn play<K: Vocabulary>(devices: usize, steps: &[Step]) -> Snapshot
where
    K::Edit: std::fmt::Debug,
    K::View: std::fmt::Debug,
{
    let mut run = Run::<K>::new(&vec![0; devices]);
    run.play(steps);
    run.finish()
}

/// The oracle is worth what it notices.
#[test]
fn an_end_with_anything_missing_is_noticed() {
    let edit = |who, what, which, how| Step::Edit {
        who,
        what,
        which,
        how,
    };
    let everything = |from, to| Step::Deliver {
        from,
        to,
        chosen: u64::MAX,
        order: 0,
    };
    let mut run = Run::<ProgrammeDoc>::new(&[0, 0]);
    run.play(&[
        edit(0, 0, 0, 2),
        edit(0, 0, 0, 2),
        everything(0, 1),
        edit(0, 6, 0, 0),
        edit(1, 6, 0, 0),
        edit(0, 13, 1, 0),
        edit(1, 2, 1, 1),
    ]);
    let end = run.finish();
    assert!(end.rows.values().any(|row| row.torn), "a row came back");
    assert!(
        end.fields.values().any(|field| field.len() == 2),
        "a field has two values"
    );

    let mut tampered = Vec::new();
    for key in end.texts.keys().filter(|key| !end.texts[*key].is_empty()) {
        let mut other = end.clone();
        other.texts.entry(key.clone()).and_modify(|text| {
            text.pop();
        });
        tampered.push(other);
    }
    for key in end.rows.keys() {
        let (mut hidden, mut settled, mut gone) = (end.clone(), end.clone(), end.clone());
        hidden
            .rows
            .entry(key.clone())
            .and_modify(|row| row.shown = false);
        settled
            .rows
            .entry(key.clone())
            .and_modify(|row| row.torn = !row.torn);
        gone.rows.remove(key);
        tampered.extend([hidden, settled, gone]);
    }
    for key in end.fields.keys().filter(|key| end.fields[*key].len() == 2) {
        let (mut one, mut other) = (end.clone(), end.clone());
        one.fields
            .entry(key.clone())
            .and_modify(|values| drop(values.pop()));
        other
            .fields
            .entry(key.clone())
            .and_modify(|values| drop(values.remove(0)));
        tampered.extend([one, other]);
    }
    assert!(tampered.len() >= 10);
    for end in tampered {
        let checked = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| run.check(&end)));
        assert!(checked.is_err(), "{end:?}");
    }
}

proptest! {
    #![proptest_config(config(48))]

    #[test]
    fn a_programme_edited_apart_merges_and_nothing_is_missing(devices in 2..=5_usize, steps in steps()) {
        play::<ProgrammeDoc>(devices, &steps);
    }

    #[test]
    fn a_journal_edited_apart_merges_and_nothing_is_missing(devices in 2..=5_usize, steps in steps()) {
        play::<JournalDoc>(devices, &steps);
    }

    #[test]
    fn notes_written_apart_merge_and_nothing_is_missing(devices in 2..=5_usize, steps in steps()) {
        play::<ReflectionDoc>(devices, &steps);
    }

    #[test]
    fn a_registry_edited_apart_merges_and_nothing_is_missing(devices in 2..=5_usize, steps in steps()) {
        play::<RegistryDoc>(devices, &steps);
    }

    #[test]
    fn clocks_that_are_years_off_change_nothing_but_the_moments_shown(
        clocks in proptest::collection::vec(-2 * YEAR..2 * YEAR, 2..=4),
        steps in steps(),
    ) {
        let right = play::<ProgrammeDoc>(clocks.len(), &steps);
        let mut run = Run::<ProgrammeDoc>::new(&clocks);
        run.play(&steps);
        prop_assert_eq!(run.finish().timeless(), right.timeless());
    }
}
