//! Reading a programme.

use super::log;
use super::proposed::Deficits;
use super::{
    DeficitRow, FactsView, ItemRow, ItemText, PersonFact, ProgrammeText, ProgrammeView, TaskRow,
    TitleView, Wave,
};
use crate::comments;
use crate::files;
use crate::read::{MapReader, RowReader, divide};
use ryadom_domain::PersonId;
use std::collections::BTreeMap;

pub(super) fn programme(root: &MapReader<'_>) -> ProgrammeView {
    let text = |text: ProgrammeText| root.text(text.key());
    let deficits = Deficits::read(root);
    let items = root
        .rows("items")
        .into_iter()
        .map(|row| item(row, &deficits));
    let (items, removed_items) = divide(items, |row| &row.fate);
    let tasks = root
        .rows("tasks")
        .into_iter()
        .map(|row| task(row, &deficits));
    let (tasks, removed_tasks) = divide(tasks, |row| &row.fate);
    let (editions, removed_editions) = divide(log::editions(root), |row| &row.fate);
    let (corrections, removed_corrections) = divide(log::corrections(root), |row| &row.fate);
    let (comments, removed_comments) = comments::comments(root);
    ProgrammeView {
        state: root.choice("state"),
        title: title(root),
        goal: text(ProgrammeText::Goal),
        directions: text(ProgrammeText::Directions),
        principles: text(ProgrammeText::Principles),
        expected_quant: text(ProgrammeText::ExpectedQuant),
        expected_qual: text(ProgrammeText::ExpectedQual),
        control_forms: text(ProgrammeText::ControlForms),
        resources: text(ProgrammeText::Resources),
        tasks,
        deficits: deficits.shown,
        items,
        removed_items,
        removed_deficits: deficits.removed,
        removed_tasks,
        editions,
        removed_editions,
        corrections,
        removed_corrections,
        comments,
        removed_comments,
        files: files::read(root),
    }
}

fn title(root: &MapReader<'_>) -> TitleView {
    let people = people(root);
    let Some(map) = root.child("title") else {
        return TitleView {
            people,
            ..TitleView::default()
        };
    };
    TitleView {
        name: map.choice("name"),
        organisation: map.choice("organisation"),
        approved_by: map.choice("approvedBy"),
        order_number: map.choice("orderNumber"),
        order_date: map.choice("orderDate"),
        council_protocol: map.choice("councilProtocol"),
        curator: map.choice("curator"),
        form: map.choice("form"),
        kind: map.choice("kind"),
        school_year: map.choice("schoolYear"),
        starts: map.choice("starts"),
        ends: map.choice("ends"),
        people,
    }
}

/// Facts are one flat map of «person/fact», so that two devices which begin to write of a person do not each make a
/// row for them.
fn people(root: &MapReader<'_>) -> BTreeMap<PersonId, FactsView> {
    let mut people: BTreeMap<PersonId, FactsView> = BTreeMap::new();
    let Some(map) = root.child("facts") else {
        return people;
    };
    for key in map.keys() {
        let Some((person, fact)) = PersonFact::of_key(key) else {
            continue;
        };
        let facts = people.entry(person).or_default();
        let field = match fact {
            PersonFact::Position => &mut facts.position,
            PersonFact::Category => &mut facts.category,
            PersonFact::Experience => &mut facts.experience,
            PersonFact::MenteeCategory => &mut facts.mentee_category,
            PersonFact::Education => &mut facts.education,
            PersonFact::ClassTaught => &mut facts.class_taught,
        };
        *field = map.choice(key);
    }
    people
}

fn item(row: RowReader<'_, ryadom_domain::ItemId>, known: &Deficits) -> ItemRow {
    let RowReader {
        id,
        map,
        fate,
        touched,
        ..
    } = row;
    let text = |text: ItemText| map.text(text.key());
    ItemRow {
        id,
        fate,
        touched,
        section: map.choice("section"),
        event: text(ItemText::Event),
        form_of_work: map.choice("formOfWork"),
        planned: map.choice("planned"),
        responsible: map.choice("responsible"),
        expected_result: text(ItemText::ExpectedResult),
        product: text(ItemText::Product),
        actual_result: text(ItemText::ActualResult),
        actual_date: map.choice("actualDate"),
        mark: map.choice("mark"),
        reason: text(ItemText::Reason),
        mentor_mark: map.choice("mentorMark"),
        mentee_mark: map.choice("menteeMark"),
        confirmed: map.choice("confirmed"),
        deficits: known.links(map.flags("deficits")),
        task: map.choice("task"),
    }
}

pub(super) fn deficit(row: RowReader<'_, ryadom_domain::DeficitId>) -> DeficitRow {
    let RowReader {
        id,
        map,
        fate,
        touched,
        ..
    } = row;
    DeficitRow {
        id,
        fate,
        touched,
        area: map.choice("area"),
        text: map.text("text"),
        source: map.choice("source"),
        asked: map.value("asked"),
        start: map.choice(Wave::Start.key()),
        mid: map.choice(Wave::Mid.key()),
        target: map.choice(Wave::Target.key()),
        end: map.choice(Wave::End.key()),
        priority: map.choice("priority"),
    }
}

fn task(row: RowReader<'_, ryadom_domain::TaskId>, known: &Deficits) -> TaskRow {
    let RowReader {
        id,
        map,
        fate,
        touched,
        ..
    } = row;
    TaskRow {
        id,
        fate,
        touched,
        text: map.text("text"),
        deficit: known.link(map.choice("deficit")),
    }
}
