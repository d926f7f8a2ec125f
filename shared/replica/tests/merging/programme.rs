//! What a pair may do to its programme.

use crate::files::{choose_file, files};
use crate::numbers::{day, one_of, pick, typing};
use crate::support::merge::{Fresh, Snapshot, Vocabulary};
use crate::support::person;
use ryadom_domain::{
    Area, Comment, CommentId, Correction, CorrectionId, Deficit, DeficitId, Edition, EditionId,
    Form, ItemId, Level, Mark, PersonFacts, PlanDate, PlanItem, ProgrammeState, TaskId, TitleBlock,
};
use ryadom_replica::{
    CommentEdit, CommentRow, DeficitEdit, DeficitRow, FactsView, ItemEdit, ItemRow, ItemText, Kind,
    PersonFact, ProgrammeDoc, ProgrammeEdit, ProgrammeText, ProgrammeView, TaskRow, TitleEdit,
    TitleView, Wave,
};

impl Vocabulary for ProgrammeDoc {
    fn snapshot(view: &ProgrammeView) -> Snapshot {
        let mut snapshot = Snapshot::default();
        snapshot.field("state", &view.state);
        files(&mut snapshot, &view.files);
        title(&mut snapshot, &view.title);
        for (key, text) in texts(view) {
            snapshot.text(format!("{key:?}"), text);
        }
        snapshot.list("items", view.items.iter().map(|row| row.id));
        snapshot.list("tasks", view.tasks.iter().map(|row| row.id));
        snapshot.list("deficits", view.deficits.iter().map(|row| row.id));
        for row in view.items.iter().chain(&view.removed_items) {
            item(&mut snapshot, row);
        }
        for row in view.deficits.iter().chain(&view.removed_deficits) {
            deficit(&mut snapshot, row);
        }
        for row in view.editions.iter().chain(&view.removed_editions) {
            snapshot.row(row.id, &row.fate, row.touched);
            snapshot.text(format!("basis of {}", row.id), &row.edition.basis);
        }
        for row in view.corrections.iter().chain(&view.removed_corrections) {
            snapshot.row(row.id, &row.fate, row.touched);
            snapshot.text(format!("what of {}", row.id), &row.correction.what);
            snapshot.text(format!("basis of {}", row.id), &row.correction.basis);
        }
        for row in view.comments.iter().chain(&view.removed_comments) {
            snapshot.row(row.id, &row.fate, row.touched);
            snapshot.text(format!("text of {}", row.id), &row.text);
            snapshot.field(format!("settled of {}", row.id), &row.settled);
        }
        for task in view.tasks.iter().chain(&view.removed_tasks) {
            snapshot.row(task.id, &task.fate, task.touched);
            snapshot.text(format!("text of {}", task.id), &task.text);
            snapshot.field(format!("deficit of {}", task.id), &task.deficit);
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
        // What there is for every row; with no row yet, the edit is refused as one of a row that is not there.
        let add = |fresh: &mut Fresh| ProgrammeEdit::AddItem {
            id: ItemId::from_random(fresh.id()),
            after,
            item: Box::new(PlanItem {
                event: fresh.letters(how),
                planned: Some(PlanDate::Day(day(fresh))),
                ..PlanItem::default()
            }),
        };
        let Some(row) = pick(&items, which).copied() else {
            return add(fresh);
        };
        let item = |edit| ProgrammeEdit::Item { id: row.id, edit };
        let yes = how.is_multiple_of(2);
        let words = |fresh: &mut Fresh| day(fresh).to_string();
        let type_item = |text, now: &str, fresh: &mut Fresh| ProgrammeEdit::Write {
            text: ProgrammeText::Item(row.id, text),
            splice: typing(now, which, how, fresh),
        };
        one_of(
            what,
            &[
                &add,
                &|fresh| type_item(ItemText::Event, &row.event, fresh),
                &|fresh| item(ItemEdit::Schedule(Some(PlanDate::Day(day(fresh))))),
                // Keeping one of two values.
                &|_| {
                    item(ItemEdit::Schedule(
                        pick(&row.planned.rivals, how)
                            .map_or(row.planned.value, |rival| rival.value),
                    ))
                },
                &|_| item(ItemEdit::Mark(pick(Mark::ALL, how).copied())),
                &|_| item(ItemEdit::MoveAfter(after)),
                &|_| item(ItemEdit::Remove),
                &|_| item(ItemEdit::Restore),
                // Up to here: what people do most, and so meet at.
                &|fresh| type_item(ItemText::ExpectedResult, &row.expected_result, fresh),
                &|fresh| type_item(ItemText::Product, &row.product, fresh),
                &|fresh| type_item(ItemText::ActualResult, &row.actual_result, fresh),
                &|fresh| type_item(ItemText::Reason, &row.reason, fresh),
                &|fresh| item(ItemEdit::Section(words(fresh))),
                &|fresh| item(ItemEdit::FormOfWork(words(fresh))),
                &|fresh| item(ItemEdit::Responsible(words(fresh))),
                &|fresh| item(ItemEdit::ActualDate(Some(day(fresh)))),
                &|_| item(ItemEdit::MarkByMentor(yes)),
                &|_| item(ItemEdit::MarkByMentee(yes)),
                &|_| item(ItemEdit::Confirm(yes)),
                &|_| {
                    let deficit = DeficitId::from_random([7; 16]);
                    item(ItemEdit::LinkDeficit(
                        deficit,
                        !row.deficits.contains(&deficit),
                    ))
                },
                &|_| item(ItemEdit::Task(yes.then(|| TaskId::from_random([8; 16])))),
                // Parts with edits of their own: once for each handful of them.
                &|fresh| of_deficits(view, which, how, fresh),
                &|fresh| of_deficits(view, how, which, fresh),
                &|fresh| of_deficits(view, how, which / 2, fresh),
                &|fresh| of_tasks(view, which, how, fresh),
                &|fresh| of_tasks(view, how, which, fresh),
                &|fresh| of_log(view, which, how, fresh),
                &|fresh| of_log(view, how, which, fresh),
                &|fresh| of_comments(view, row.id, which, how, fresh),
                &|fresh| of_comments(view, row.id, how, which, fresh),
                &|fresh| ProgrammeEdit::File(choose_file(&view.files, which, how, fresh)),
                &|fresh| of_title(which, how, fresh),
                &|fresh| of_title(how, which, fresh),
                &|fresh| of_title(how, which / 2, fresh),
                &|fresh| of_texts(view, which, how, fresh),
                &|fresh| of_texts(view, how, which, fresh),
                &|_| {
                    ProgrammeEdit::ChangeState(ProgrammeState::ALL[how % ProgrammeState::ALL.len()])
                },
                &|fresh| {
                    ProgrammeDoc::several(vec![
                        item(ItemEdit::Mark(Some(Mark::Done))),
                        item(ItemEdit::ActualDate(Some(day(fresh)))),
                        type_item(ItemText::ActualResult, &row.actual_result, fresh),
                    ])
                },
            ],
            fresh,
        )
    }
}

fn texts(view: &ProgrammeView) -> [(ProgrammeText, &str); 7] {
    [
        (ProgrammeText::Goal, &view.goal),
        (ProgrammeText::Directions, &view.directions),
        (ProgrammeText::Principles, &view.principles),
        (ProgrammeText::ExpectedQuant, &view.expected_quant),
        (ProgrammeText::ExpectedQual, &view.expected_qual),
        (ProgrammeText::ControlForms, &view.control_forms),
        (ProgrammeText::Resources, &view.resources),
    ]
}

fn of_texts(view: &ProgrammeView, which: usize, how: usize, fresh: &mut Fresh) -> ProgrammeEdit {
    let texts = texts(view);
    let (text, now) = texts[which % texts.len()];
    ProgrammeDoc::write(text, typing(now, how, which + how, fresh))
}

fn of_deficits(view: &ProgrammeView, which: usize, how: usize, fresh: &mut Fresh) -> ProgrammeEdit {
    let rows: Vec<&DeficitRow> = view.deficits.iter().chain(&view.removed_deficits).collect();
    let Some(row) = pick(&rows, which).filter(|_| !how.is_multiple_of(9)) else {
        return ProgrammeEdit::AddDeficit {
            id: DeficitId::from_random(fresh.id()),
            deficit: Box::new(Deficit {
                text: fresh.letters(how),
                area: Some(Area::Digital),
                ..Deficit::default()
            }),
        };
    };
    let level = Level::new(u8::try_from(which % 4).unwrap_or(0));
    let edit = match how % 9 {
        1 => DeficitEdit::Level(Wave::Start, level),
        2 => DeficitEdit::Level(Wave::Mid, level),
        3 => DeficitEdit::Level(Wave::Target, level),
        4 => DeficitEdit::Level(Wave::End, level),
        5 => DeficitEdit::Source(day(fresh).to_string()),
        6 => DeficitEdit::Area(pick(Area::ALL, how + which).copied()),
        7 if which.is_multiple_of(2) => DeficitEdit::Priority(which.is_multiple_of(4)),
        7 => {
            return ProgrammeDoc::write(
                ProgrammeText::Deficit(row.id),
                typing(&row.text, which, how, fresh),
            );
        }
        _ if which.is_multiple_of(3) => DeficitEdit::Restore,
        _ => DeficitEdit::Remove,
    };
    ProgrammeEdit::Deficit { id: row.id, edit }
}

fn of_log(view: &ProgrammeView, which: usize, how: usize, fresh: &mut Fresh) -> ProgrammeEdit {
    // By id: views show them by moments that clocks claim.
    let mut editions: Vec<_> = view.editions.iter().map(|row| row.id).collect();
    let mut corrections: Vec<_> = view.corrections.iter().map(|row| row.id).collect();
    editions.sort_unstable();
    corrections.sort_unstable();
    let edition = pick(&editions, which).copied();
    let correction = pick(&corrections, which).copied();
    // What is out comes back before anything else goes.
    let edition_out = view.removed_editions.iter().map(|row| row.id).min();
    let correction_out = view.removed_corrections.iter().map(|row| row.id).min();
    match how % 4 {
        0 if let Some(id) = edition_out => ProgrammeEdit::RestoreEdition(id),
        0 if let Some(id) = edition => ProgrammeEdit::RemoveEdition(id),
        1 if let Some(id) = correction_out => ProgrammeEdit::RestoreCorrection(id),
        1 if let Some(id) = correction => ProgrammeEdit::RemoveCorrection(id),
        0 | 2 => ProgrammeEdit::AddEdition {
            id: EditionId::from_random(fresh.id()),
            edition: Box::new(Edition {
                day: Some(day(fresh)),
                basis: fresh.letters(how),
            }),
        },
        _ => ProgrammeEdit::AddCorrection {
            id: CorrectionId::from_random(fresh.id()),
            correction: Box::new(Correction {
                day: Some(day(fresh)),
                what: fresh.letters(how),
                basis: fresh.letters(which),
            }),
        },
    }
}

fn of_comments(
    view: &ProgrammeView,
    item: ItemId,
    which: usize,
    how: usize,
    fresh: &mut Fresh,
) -> ProgrammeEdit {
    let mut rows: Vec<&CommentRow> = view.comments.iter().chain(&view.removed_comments).collect();
    rows.sort_by_key(|row| row.id);
    let Some(row) = pick(&rows, which).filter(|_| !how.is_multiple_of(5)) else {
        return ProgrammeEdit::AddComment {
            id: CommentId::from_random(fresh.id()),
            comment: Box::new(Comment {
                item: Some(item),
                asks: which.is_multiple_of(2).then(|| person(8)),
                text: fresh.letters(how),
            }),
        };
    };
    let edit = match how % 5 {
        1 => CommentEdit::Settle(!row.settled.value),
        2 => CommentEdit::Remove,
        3 => CommentEdit::Restore,
        _ => {
            let splice = typing(&row.text, which, how, fresh);
            return ProgrammeDoc::write(ProgrammeText::Comment(row.id), splice);
        }
    };
    ProgrammeEdit::Comment { id: row.id, edit }
}

fn of_tasks(view: &ProgrammeView, which: usize, how: usize, fresh: &mut Fresh) -> ProgrammeEdit {
    let rows: Vec<&TaskRow> = view.tasks.iter().chain(&view.removed_tasks).collect();
    let after = pick(&view.tasks, how / 5)
        .filter(|_| !which.is_multiple_of(3))
        .map(|row| row.id);
    let Some(row) = pick(&rows, which).filter(|_| !how.is_multiple_of(6)) else {
        return ProgrammeEdit::AddTask {
            id: TaskId::from_random(fresh.id()),
            after,
            text: fresh.letters(how),
        };
    };
    match how % 6 {
        1 => ProgrammeEdit::MoveTask { id: row.id, after },
        2 => ProgrammeEdit::RemoveTask(row.id),
        3 => ProgrammeEdit::RestoreTask(row.id),
        4 => ProgrammeEdit::TaskDeficit {
            id: row.id,
            deficit: pick(&view.deficits, which).map(|deficit| deficit.id),
        },
        _ => ProgrammeDoc::write(
            ProgrammeText::Task(row.id),
            typing(&row.text, which, how, fresh),
        ),
    }
}

fn of_title(which: usize, how: usize, fresh: &mut Fresh) -> ProgrammeEdit {
    let words = day(fresh).to_string();
    let date = Some(day(fresh));
    let about = person(u8::try_from(8 + which % 2).unwrap_or(8));
    let fact = |fact| TitleEdit::Fact(about, fact, words.clone());
    ProgrammeEdit::Title(match how % 19 {
        0 => TitleEdit::Name(words),
        1 => TitleEdit::Organisation(words),
        2 => TitleEdit::ApprovedBy(words),
        3 => TitleEdit::OrderNumber(words),
        4 => TitleEdit::OrderDate(date),
        5 => TitleEdit::CouncilProtocol(words),
        6 => TitleEdit::Curator(words),
        7 => TitleEdit::Form(pick(Form::ALL, which).copied()),
        8 => TitleEdit::Kind(pick(ryadom_domain::Kind::ALL, which).copied()),
        9 => TitleEdit::SchoolYear(words),
        10 => TitleEdit::Starts(date),
        11 => TitleEdit::Ends(date),
        12 => fact(PersonFact::Position),
        13 => fact(PersonFact::Category),
        14 => fact(PersonFact::Experience),
        15 => fact(PersonFact::MenteeCategory),
        16 => fact(PersonFact::Education),
        17 => fact(PersonFact::ClassTaught),
        _ => {
            let said = PersonFacts {
                position: words.clone(),
                ..PersonFacts::default()
            };
            return ProgrammeEdit::FillTitle(Box::new(TitleBlock {
                name: words,
                order_date: date,
                form: pick(Form::ALL, which).copied(),
                people: [(about, said)].into(),
                ..TitleBlock::default()
            }));
        }
    })
}

fn title(snapshot: &mut Snapshot, view: &TitleView) {
    let TitleView {
        name,
        organisation,
        approved_by,
        order_number,
        order_date,
        council_protocol,
        curator,
        form,
        kind,
        school_year,
        starts,
        ends,
        people,
    } = view;
    for (key, words) in [
        ("name", name),
        ("organisation", organisation),
        ("approved by", approved_by),
        ("order number", order_number),
        ("council protocol", council_protocol),
        ("curator", curator),
        ("school year", school_year),
    ] {
        snapshot.field(key, words);
    }
    for (key, date) in [
        ("order date", order_date),
        ("starts", starts),
        ("ends", ends),
    ] {
        snapshot.field(key, date);
    }
    snapshot.field("form", form);
    snapshot.field("kind", kind);
    for (person, said) in people {
        let FactsView {
            position,
            category,
            experience,
            mentee_category,
            education,
            class_taught,
        } = said;
        for (key, fact) in [
            ("position", position),
            ("category", category),
            ("experience", experience),
            ("mentee category", mentee_category),
            ("education", education),
            ("class", class_taught),
        ] {
            snapshot.field(format!("{key} of {person}"), fact);
        }
    }
}

fn item(snapshot: &mut Snapshot, row: &ItemRow) {
    let ItemRow {
        id,
        fate,
        touched,
        section,
        event,
        form_of_work,
        planned,
        responsible,
        expected_result,
        product,
        actual_result,
        actual_date,
        mark,
        reason,
        mentor_mark,
        mentee_mark,
        confirmed,
        deficits,
        task,
    } = row;
    snapshot.row(id, fate, *touched);
    for (key, text) in [
        ("event", event),
        ("expected", expected_result),
        ("product", product),
        ("actual", actual_result),
        ("reason", reason),
    ] {
        snapshot.text(format!("{key} of {id}"), text);
    }
    snapshot.field(format!("section of {id}"), section);
    snapshot.field(format!("form of {id}"), form_of_work);
    snapshot.field(format!("planned of {id}"), planned);
    snapshot.field(format!("responsible of {id}"), responsible);
    snapshot.field(format!("actual date of {id}"), actual_date);
    snapshot.field(format!("mark of {id}"), mark);
    snapshot.field(format!("mentor's mark of {id}"), mentor_mark);
    snapshot.field(format!("mentee's mark of {id}"), mentee_mark);
    snapshot.field(format!("confirmed of {id}"), confirmed);
    snapshot.set(format!("deficits of {id}"), deficits);
    snapshot.field(format!("task of {id}"), task);
}

fn deficit(snapshot: &mut Snapshot, row: &DeficitRow) {
    let DeficitRow {
        id,
        fate,
        touched,
        area,
        text,
        source,
        // Said once, when the row is made; what two such rows come to has tests of its own.
        asked: _,
        start,
        mid,
        target,
        end,
        priority,
    } = row;
    snapshot.row(id, fate, *touched);
    snapshot.text(format!("text of {id}"), text);
    snapshot.field(format!("area of {id}"), area);
    snapshot.field(format!("source of {id}"), source);
    for (key, level) in [
        ("start", start),
        ("mid", mid),
        ("target", target),
        ("end", end),
    ] {
        snapshot.field(format!("{key} of {id}"), level);
    }
    snapshot.field(format!("priority of {id}"), priority);
}
