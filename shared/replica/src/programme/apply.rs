//! Making a programme's edits.

use super::{
    DeficitEdit, ItemEdit, ItemText, PersonFact, ProgrammeDoc, ProgrammeEdit, ProgrammeText,
    TitleEdit,
};
use super::{log, proposed};
use crate::comments;
use crate::write::{Editing, Rewrite, Tx};
use crate::{EditError, Splice, files};
use automerge::{ChangeHash, ObjId, ROOT};
use ryadom_domain::{Deficit, DeficitId, ItemId, PlanItem, TaskId, TitleBlock};

type Result<T = ()> = std::result::Result<T, EditError>;
type Programme<'d> = Tx<'d, ProgrammeDoc>;

impl Editing for ProgrammeDoc {
    fn apply(tx: &mut Programme<'_>, edit: &ProgrammeEdit) -> Result {
        match edit {
            ProgrammeEdit::Write { text, splice } => {
                let map = holder(tx, *text)?;
                tx.splice(&map, text.key(), text, splice)
            }
            ProgrammeEdit::WriteAt { text, .. } => {
                let map = holder(tx, *text)?;
                tx.splice_carried(&map, text.key(), text)
            }
            ProgrammeEdit::Title(edit) => title(tx, edit),
            ProgrammeEdit::FillTitle(block) => fill_title(tx, block),
            ProgrammeEdit::ChangeState(state) => tx.set(&ROOT, "state", &Some(*state), |before| {
                ProgrammeEdit::ChangeState(before.unwrap_or(ryadom_domain::ProgrammeState::Draft))
            }),
            ProgrammeEdit::AddItem { id, after, item } => add_item(tx, *id, *after, item),
            ProgrammeEdit::Item { id, edit } => change_item(tx, *id, edit),
            ProgrammeEdit::AddDeficit { id, deficit } => add_deficit(tx, *id, deficit),
            ProgrammeEdit::Deficit { id, edit } => change_deficit(tx, *id, edit),
            ProgrammeEdit::AddTask { id, after, text } => add_task(tx, *id, *after, text),
            ProgrammeEdit::MoveTask { id, after } => move_task(tx, *id, *after),
            ProgrammeEdit::TaskDeficit { id, deficit } => {
                let row = tx.container("tasks").and_then(|tasks| tx.row(&tasks, id))?;
                tx.touch(&row)?;
                tx.set(&row, "deficit", deficit, |before| {
                    ProgrammeEdit::TaskDeficit {
                        id: *id,
                        deficit: before,
                    }
                })
            }
            ProgrammeEdit::RemoveTask(id) => {
                let row = tx.container("tasks").and_then(|tasks| tx.row(&tasks, id))?;
                tx.remove(&row, ProgrammeEdit::RestoreTask(*id))
            }
            ProgrammeEdit::RestoreTask(id) => {
                let row = tx.container("tasks").and_then(|tasks| tx.row(&tasks, id))?;
                tx.restore(&row, ProgrammeEdit::RemoveTask(*id))
            }
            ProgrammeEdit::AddEdition { id, edition } => log::add_edition(tx, *id, edition),
            ProgrammeEdit::RemoveEdition(id) => {
                let row = log::edition(tx, *id)?;
                tx.remove(&row, ProgrammeEdit::RestoreEdition(*id))
            }
            ProgrammeEdit::RestoreEdition(id) => {
                let row = log::edition(tx, *id)?;
                tx.restore(&row, ProgrammeEdit::RemoveEdition(*id))
            }
            ProgrammeEdit::AddCorrection { id, correction } => {
                log::add_correction(tx, *id, correction)
            }
            ProgrammeEdit::RemoveCorrection(id) => {
                let row = log::correction(tx, *id)?;
                tx.remove(&row, ProgrammeEdit::RestoreCorrection(*id))
            }
            ProgrammeEdit::RestoreCorrection(id) => {
                let row = log::correction(tx, *id)?;
                tx.restore(&row, ProgrammeEdit::RemoveCorrection(*id))
            }
            ProgrammeEdit::AddComment { id, comment } => comments::add(tx, *id, comment, |edit| {
                ProgrammeEdit::Comment { id: *id, edit }
            }),
            ProgrammeEdit::Comment { id, edit } => comments::change(tx, *id, *edit, |edit| {
                ProgrammeEdit::Comment { id: *id, edit }
            }),
            ProgrammeEdit::File(edit) => files::apply(tx, edit, ProgrammeEdit::File),
            ProgrammeEdit::Several(edits) => {
                edits.iter().try_for_each(|edit| Self::apply(tx, edit))
            }
        }
    }

    fn write_at(text: ProgrammeText, splice: Splice, heads: Vec<ChangeHash>) -> ProgrammeEdit {
        ProgrammeEdit::WriteAt {
            text,
            splice,
            heads,
        }
    }

    fn rewrites(edit: &ProgrammeEdit, found: &mut Vec<Rewrite>) {
        match edit {
            ProgrammeEdit::WriteAt {
                text,
                splice,
                heads,
            } => {
                found.push(Rewrite {
                    text: (*text).into(),
                    splice: Some(splice.clone()),
                    dress: Vec::new(),
                    heads: heads.clone(),
                });
            }
            ProgrammeEdit::Several(edits) => {
                edits.iter().for_each(|edit| Self::rewrites(edit, found))
            }
            _ => {}
        }
    }
}

/// The map that holds a text; a row says that it was edited.
fn holder(tx: &mut Programme<'_>, text: ProgrammeText) -> Result<ObjId> {
    let row = match text {
        ProgrammeText::Task(id) => tx.container("tasks").and_then(|tasks| tx.row(&tasks, id))?,
        ProgrammeText::Deficit(id) => tx
            .container("deficits")
            .and_then(|deficits| tx.row(&deficits, id))?,
        ProgrammeText::Item(id, _) => tx.container("items").and_then(|items| tx.row(&items, id))?,
        ProgrammeText::Comment(id) => comments::row(tx, id)?,
        _ => return Ok(ROOT),
    };
    tx.touch(&row)?;
    Ok(row)
}

fn title(tx: &mut Programme<'_>, edit: &TitleEdit) -> Result {
    use ProgrammeEdit::Title;
    let map = tx.container("title")?;
    match edit {
        TitleEdit::Name(value) => {
            tx.set(&map, "name", value, |before| Title(TitleEdit::Name(before)))
        }
        TitleEdit::Organisation(value) => tx.set(&map, "organisation", value, |before| {
            Title(TitleEdit::Organisation(before))
        }),
        TitleEdit::ApprovedBy(value) => tx.set(&map, "approvedBy", value, |before| {
            Title(TitleEdit::ApprovedBy(before))
        }),
        TitleEdit::OrderNumber(value) => tx.set(&map, "orderNumber", value, |before| {
            Title(TitleEdit::OrderNumber(before))
        }),
        TitleEdit::OrderDate(value) => tx.set(&map, "orderDate", value, |before| {
            Title(TitleEdit::OrderDate(before))
        }),
        TitleEdit::CouncilProtocol(value) => tx.set(&map, "councilProtocol", value, |before| {
            Title(TitleEdit::CouncilProtocol(before))
        }),
        TitleEdit::Curator(value) => tx.set(&map, "curator", value, |before| {
            Title(TitleEdit::Curator(before))
        }),
        TitleEdit::Form(value) => {
            tx.set(&map, "form", value, |before| Title(TitleEdit::Form(before)))
        }
        TitleEdit::Kind(value) => {
            tx.set(&map, "kind", value, |before| Title(TitleEdit::Kind(before)))
        }
        TitleEdit::SchoolYear(value) => tx.set(&map, "schoolYear", value, |before| {
            Title(TitleEdit::SchoolYear(before))
        }),
        TitleEdit::Starts(value) => tx.set(&map, "starts", value, |before| {
            Title(TitleEdit::Starts(before))
        }),
        TitleEdit::Ends(value) => {
            tx.set(&map, "ends", value, |before| Title(TitleEdit::Ends(before)))
        }
        TitleEdit::Fact(person, fact, words) => {
            let facts = tx.container("facts")?;
            tx.set(&facts, &fact.key_of(*person), words, |before| {
                Title(TitleEdit::Fact(*person, *fact, before))
            })
        }
    }
}

/// Writes what differs, so that a title block filled again does not settle what others set apart.
fn fill_title(tx: &mut Programme<'_>, block: &TitleBlock) -> Result {
    let map = tx.container("title")?;
    let words = [
        (
            "name",
            &block.name,
            TitleEdit::Name as fn(String) -> TitleEdit,
        ),
        ("organisation", &block.organisation, TitleEdit::Organisation),
        ("approvedBy", &block.approved_by, TitleEdit::ApprovedBy),
        ("orderNumber", &block.order_number, TitleEdit::OrderNumber),
        (
            "councilProtocol",
            &block.council_protocol,
            TitleEdit::CouncilProtocol,
        ),
        ("curator", &block.curator, TitleEdit::Curator),
        ("schoolYear", &block.school_year, TitleEdit::SchoolYear),
    ];
    for (key, value, edit) in words {
        if tx.value::<String>(&map, key) != *value {
            title(tx, &edit(value.clone()))?;
        }
    }
    let dates = [
        (
            "orderDate",
            block.order_date,
            TitleEdit::OrderDate as fn(_) -> TitleEdit,
        ),
        ("starts", block.starts, TitleEdit::Starts),
        ("ends", block.ends, TitleEdit::Ends),
    ];
    for (key, value, edit) in dates {
        if tx.value::<Option<jiff::civil::Date>>(&map, key) != value {
            title(tx, &edit(value))?;
        }
    }
    if tx.value::<Option<ryadom_domain::Form>>(&map, "form") != block.form {
        title(tx, &TitleEdit::Form(block.form))?;
    }
    if tx.value::<Option<ryadom_domain::Kind>>(&map, "kind") != block.kind {
        title(tx, &TitleEdit::Kind(block.kind))?;
    }
    let facts = tx.container("facts")?;
    for (person, said) in &block.people {
        for (fact, words) in [
            (PersonFact::Position, &said.position),
            (PersonFact::Category, &said.category),
            (PersonFact::Experience, &said.experience),
            (PersonFact::MenteeCategory, &said.mentee_category),
            (PersonFact::Education, &said.education),
            (PersonFact::ClassTaught, &said.class_taught),
        ] {
            if tx.value::<String>(&facts, &fact.key_of(*person)) != *words {
                title(tx, &TitleEdit::Fact(*person, fact, words.clone()))?;
            }
        }
    }
    Ok(())
}

fn add_item(tx: &mut Programme<'_>, id: ItemId, after: Option<ItemId>, item: &PlanItem) -> Result {
    let items = tx.container("items")?;
    let row = tx.new_row(&items, id)?;
    tx.place(&items, id, after)?;
    for (text, words) in [
        (ItemText::Event, &item.event),
        (ItemText::ExpectedResult, &item.expected_result),
        (ItemText::Product, &item.product),
        (ItemText::ActualResult, &item.actual_result),
        (ItemText::Reason, &item.reason),
    ] {
        tx.fill_text(&row, text.key(), words)?;
    }
    tx.fill(&row, "section", &item.section)?;
    tx.fill(&row, "formOfWork", &item.form_of_work)?;
    tx.fill(&row, "planned", &item.planned)?;
    tx.fill(&row, "responsible", &item.responsible)?;
    tx.fill(&row, "actualDate", &item.actual_date)?;
    tx.fill(&row, "mark", &item.mark)?;
    tx.fill(&row, "mentorMark", &item.mentor_mark)?;
    tx.fill(&row, "menteeMark", &item.mentee_mark)?;
    tx.fill(&row, "confirmed", &item.confirmed)?;
    tx.fill(&row, "task", &item.task)?;
    let links = tx.fill_map(&row, "deficits")?;
    for deficit in &item.deficits {
        tx.fill(&links, &deficit.to_string(), &true)?;
    }
    tx.undo(ProgrammeEdit::Item {
        id,
        edit: ItemEdit::Remove,
    });
    Ok(())
}

fn change_item(tx: &mut Programme<'_>, id: ItemId, edit: &ItemEdit) -> Result {
    let items = tx.container("items")?;
    let row = tx.row(&items, id)?;
    let back = |edit| ProgrammeEdit::Item { id, edit };
    match edit {
        ItemEdit::Remove => {
            return tx.remove(&row, back(ItemEdit::Restore));
        }
        ItemEdit::Restore => {
            return tx.restore(&row, back(ItemEdit::Remove));
        }
        _ => tx.touch(&row)?,
    }
    match edit {
        ItemEdit::Section(value) => tx.set(&row, "section", value, |before| {
            back(ItemEdit::Section(before))
        }),
        ItemEdit::FormOfWork(value) => tx.set(&row, "formOfWork", value, |before| {
            back(ItemEdit::FormOfWork(before))
        }),
        ItemEdit::Schedule(value) => tx.set(&row, "planned", value, |before| {
            back(ItemEdit::Schedule(before))
        }),
        ItemEdit::Responsible(value) => tx.set(&row, "responsible", value, |before| {
            back(ItemEdit::Responsible(before))
        }),
        ItemEdit::Mark(value) => tx.set(&row, "mark", value, |before| back(ItemEdit::Mark(before))),
        ItemEdit::ActualDate(value) => tx.set(&row, "actualDate", value, |before| {
            back(ItemEdit::ActualDate(before))
        }),
        ItemEdit::MarkByMentor(value) => tx.set(&row, "mentorMark", value, |before| {
            back(ItemEdit::MarkByMentor(before))
        }),
        ItemEdit::MarkByMentee(value) => tx.set(&row, "menteeMark", value, |before| {
            back(ItemEdit::MarkByMentee(before))
        }),
        ItemEdit::Confirm(value) => tx.set(&row, "confirmed", value, |before| {
            back(ItemEdit::Confirm(before))
        }),
        ItemEdit::LinkDeficit(deficit, linked) => {
            let links = tx.inside(&row, "deficits")?;
            for deficit in proposed::linked_as(tx, &links, *deficit, *linked)? {
                tx.set(&links, &deficit.to_string(), linked, |before| {
                    back(ItemEdit::LinkDeficit(deficit, before))
                })?;
            }
            Ok(())
        }
        ItemEdit::Task(value) => tx.set(&row, "task", value, |before| back(ItemEdit::Task(before))),
        ItemEdit::MoveAfter(after) => {
            let before = tx.predecessor(&items, id).and_then(|id| id.parse().ok());
            tx.place(&items, id, *after)?;
            if before != *after {
                tx.undo(back(ItemEdit::MoveAfter(before)));
            }
            Ok(())
        }
        ItemEdit::Remove | ItemEdit::Restore => Ok(()),
    }
}

fn add_deficit(tx: &mut Programme<'_>, id: DeficitId, deficit: &Deficit) -> Result {
    let deficits = tx.container("deficits")?;
    let last = tx.last(&deficits);
    let row = tx.new_row(&deficits, id)?;
    tx.place(&deficits, id, last)?;
    tx.fill_text(&row, "text", &deficit.text)?;
    tx.fill(&row, "area", &deficit.area)?;
    tx.fill(&row, "source", &deficit.source)?;
    tx.fill(&row, "asked", &deficit.asked)?;
    tx.fill(&row, "levelStart", &deficit.start)?;
    tx.fill(&row, "levelMid", &deficit.mid)?;
    tx.fill(&row, "levelTarget", &deficit.target)?;
    tx.fill(&row, "levelEnd", &deficit.end)?;
    tx.fill(&row, "priority", &deficit.priority)?;
    tx.undo(ProgrammeEdit::Deficit {
        id,
        edit: DeficitEdit::Remove,
    });
    Ok(())
}

fn change_deficit(tx: &mut Programme<'_>, id: DeficitId, edit: &DeficitEdit) -> Result {
    let deficits = tx.container("deficits")?;
    let row = tx.row(&deficits, id)?;
    let back = |edit| ProgrammeEdit::Deficit { id, edit };
    match edit {
        DeficitEdit::Remove => {
            proposed::remove_with(tx, &deficits, id)?;
            return tx.remove(&row, back(DeficitEdit::Restore));
        }
        DeficitEdit::Restore => {
            return tx.restore(&row, back(DeficitEdit::Remove));
        }
        _ => tx.touch(&row)?,
    }
    match edit {
        DeficitEdit::Area(value) => tx.set(&row, "area", value, |before| {
            back(DeficitEdit::Area(before))
        }),
        DeficitEdit::Source(value) => tx.set(&row, "source", value, |before| {
            back(DeficitEdit::Source(before))
        }),
        DeficitEdit::Level(wave, value) => tx.set(&row, wave.key(), value, |before| {
            back(DeficitEdit::Level(*wave, before))
        }),
        DeficitEdit::Priority(value) => tx.set(&row, "priority", value, |before| {
            back(DeficitEdit::Priority(before))
        }),
        DeficitEdit::Remove | DeficitEdit::Restore => Ok(()),
    }
}

fn add_task(tx: &mut Programme<'_>, id: TaskId, after: Option<TaskId>, text: &str) -> Result {
    let tasks = tx.container("tasks")?;
    let row = tx.new_row(&tasks, id)?;
    tx.place(&tasks, id, after)?;
    tx.fill_text(&row, "text", text)?;
    tx.undo(ProgrammeEdit::RemoveTask(id));
    Ok(())
}

fn move_task(tx: &mut Programme<'_>, id: TaskId, after: Option<TaskId>) -> Result {
    let tasks = tx.container("tasks")?;
    let row = tx.row(&tasks, id)?;
    tx.touch(&row)?;
    let before = tx.predecessor(&tasks, id).and_then(|id| id.parse().ok());
    tx.place(&tasks, id, after)?;
    if before != after {
        tx.undo(ProgrammeEdit::MoveTask { id, after: before });
    }
    Ok(())
}
