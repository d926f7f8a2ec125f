//! What stands on the programme's paper, in words: pure, so that the paper can be tested without a printer.

use super::levels::in_words;
use super::title::vocabulary_words;
use crate::i18n::*;
use crate::told::{self, dates, vocabulary};
use jiff::civil::Date;
use ryadom_domain::{PersonFacts, PlanItem, Side, TitleBlock};
use ryadom_replica::{ItemRow, PersonFact, ProgrammeView};

/// The columns of the plan's table.
pub const COLUMNS: usize = 11;

/// One row of the plan's table, column by column.
pub type Cells = [String; COLUMNS];

/// Everything on the paper.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Paper {
    /// The title block as it is kept.
    pub title: TitleBlock,
    /// Who is in the pair; the registry knows their names.
    pub people: Vec<Participant>,
    /// Цель.
    pub goal: String,
    /// The other texts that are not empty, each with its name.
    pub others: Vec<(&'static str, String)>,
    /// Задачи.
    pub tasks: Vec<String>,
    /// Дефициты, with their levels.
    pub deficits: Vec<String>,
    /// The plan's rows by section, numbered through.
    pub sections: Vec<(String, Vec<Cells>)>,
}

/// A mentor or mentee on the paper.
#[derive(Debug, Clone, PartialEq)]
pub struct Participant {
    /// Which of the two.
    pub side: Option<Side>,
    /// The full name.
    pub name: String,
    /// Position, category and what else the title block says, in one line.
    pub facts: String,
}

/// Words a programme's paper; without its people, whom the programme does not name.
pub fn paper(locale: Locale, view: &ProgrammeView, today: Date) -> Paper {
    let others = [
        (td_string!(locale, programme.directions), &view.directions),
        (td_string!(locale, programme.principles), &view.principles),
        (
            td_string!(locale, programme.expected_quant),
            &view.expected_quant,
        ),
        (
            td_string!(locale, programme.expected_qual),
            &view.expected_qual,
        ),
        (
            td_string!(locale, programme.control_forms),
            &view.control_forms,
        ),
        (td_string!(locale, programme.resources), &view.resources),
    ];
    let mut sections: Vec<(String, Vec<Cells>)> = Vec::new();
    for (number, item) in view.items.iter().enumerate() {
        let row = row(locale, view, item, number + 1, today);
        match sections
            .iter_mut()
            .find(|(section, _)| *section == item.section.value)
        {
            Some((_, rows)) => rows.push(row),
            None => sections.push((item.section.value.clone(), vec![row])),
        }
    }
    // Numbered as they stand on the paper, section after section.
    for (number, row) in sections.iter_mut().flat_map(|(_, rows)| rows).enumerate() {
        row[0] = (number + 1).to_string();
    }
    Paper {
        title: view.title.plain(),
        people: Vec::new(),
        goal: view.goal.clone(),
        others: others
            .into_iter()
            .filter(|(_, words)| !words.trim().is_empty())
            .map(|(name, words)| (name, words.clone()))
            .collect(),
        tasks: view.tasks.iter().map(|task| task.text.clone()).collect(),
        deficits: view
            .deficits
            .iter()
            .map(|row| format!("{} ({})", row.text, in_words(locale, &row.plain())))
            .collect(),
        sections,
    }
}

/// «5 сентября 2025»: paper outlives its year.
pub fn full_day(locale: Locale, day: Date) -> String {
    dates::plain(locale, day, Date::MIN)
}

/// One row of the table, column by column.
fn row(locale: Locale, view: &ProgrammeView, item: &ItemRow, number: usize, today: Date) -> Cells {
    let plain = item.plain();
    let yes = |on: bool| if on { "+".to_owned() } else { String::new() };
    [
        number.to_string(),
        with_deficits(view, &plain),
        plain.form_of_work.clone(),
        plain
            .planned
            .map(|planned| dates::planned(locale, planned, planned.due().unwrap_or(today)))
            .unwrap_or_default(),
        plain.responsible.clone(),
        both(&plain.expected_result, &plain.product),
        plain.actual_result.clone(),
        outcome(locale, &plain),
        yes(plain.mentor_mark),
        yes(plain.mentee_mark),
        yes(plain.confirmed),
    ]
}

/// The event, with the numbers of the deficits it works on: «(Д1, Д3)».
fn with_deficits(view: &ProgrammeView, item: &PlanItem) -> String {
    let numbers: Vec<_> = (1..)
        .zip(&view.deficits)
        .filter(|(_, row)| item.deficits.contains(&row.id))
        .map(|(number, _): (usize, _)| number.to_string())
        .collect();
    if numbers.is_empty() {
        item.event.clone()
    } else {
        format!("{} [{}]", item.event, numbers.join(", "))
    }
}

fn both(one: &str, other: &str) -> String {
    match (one.trim(), other.trim()) {
        ("", other) => other.to_owned(),
        (one, "") => one.to_owned(),
        (one, other) => format!("{one}; {other}"),
    }
}

fn outcome(locale: Locale, item: &PlanItem) -> String {
    let mark = item
        .mark
        .map(|mark| told::capital(vocabulary::mark(locale, mark)))
        .unwrap_or_default();
    let day = item
        .actual_date
        .map(|day| dates::plain(locale, day, day))
        .unwrap_or_default();
    let words = [mark, day, item.reason.clone()];
    words
        .into_iter()
        .filter(|words| !words.trim().is_empty())
        .collect::<Vec<_>>()
        .join(", ")
}

/// The name of the programme, or what it is.
pub fn title_words(locale: Locale, title: &TitleBlock) -> String {
    if title.name.trim().is_empty() {
        td_string!(locale, programme.no_name).to_owned()
    } else {
        title.name.clone()
    }
}

/// «учитель начальных классов, высшая категория, стаж 24».
pub fn facts_words(locale: Locale, facts: &PersonFacts) -> String {
    let category = vocabulary_words(locale, PersonFact::Category, &facts.category);
    let mentee = vocabulary_words(locale, PersonFact::MenteeCategory, &facts.mentee_category);
    let experience = Some(facts.experience.as_str())
        .filter(|years| !years.trim().is_empty())
        .map(|years| td_string!(locale, programme.experience, years = years.to_owned()))
        .unwrap_or_default();
    [
        facts.position.clone(),
        category,
        mentee,
        facts.class_taught.clone(),
        facts.education.clone(),
        experience,
    ]
    .into_iter()
    .filter(|words| !words.trim().is_empty())
    .collect::<Vec<_>>()
    .join(", ")
}
