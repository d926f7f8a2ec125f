//! The programme as the paper that a school signs: A4, landscape, title block, table, signatures.

use super::context::use_programme;
use super::levels::in_words;
use super::title::vocabulary_words;
use crate::i18n::*;
use crate::told::{self, dates, vocabulary};
use jiff::civil::Date;
use leptos::ev;
use leptos::prelude::*;
use ryadom_domain::{DeficitId, PersonFacts, PersonId, PlanItem, Side, TitleBlock};
use ryadom_replica::{DeficitRow, ItemRow, PersonFact, ProgrammeView};

/// Everything on the paper, in words.
#[derive(Debug, Clone, Default, PartialEq)]
struct Paper {
    title: TitleBlock,
    people: Vec<(Option<Side>, String, String)>,
    goal: String,
    others: Vec<(&'static str, String)>,
    tasks: Vec<String>,
    deficits: Vec<(String, String)>,
    sections: Vec<(String, Vec<[String; 11]>)>,
}

/// The paper. It is in the page only while it is printed, by the button or by the browser's own command.
#[component]
pub fn Print() -> impl IntoView {
    let printing = use_programme().printing();
    let before = window_event_listener(
        ev::Custom::<web_sys::Event>::new("beforeprint"),
        move |_| printing.set(true),
    );
    let after = window_event_listener(ev::Custom::<web_sys::Event>::new("afterprint"), move |_| {
        printing.set(false)
    });
    on_cleanup(move || {
        before.remove();
        after.remove();
    });
    view! { <Show when=move || printing.get()><PaperView/></Show> }
}

/// Puts the paper in the page and opens the browser's print window once it is there.
pub fn print(printing: RwSignal<bool>) {
    printing.set(true);
    // Two frames: one for the paper to be put in, one for it to be laid out.
    request_animation_frame(move || {
        request_animation_frame(|| {
            // Fails only where the browser forbids printing; the paper is then taken out by the next afterprint.
            drop(window().print());
        });
    });
}

#[component]
fn PaperView() -> impl IntoView {
    let i18n = use_i18n();
    let programme = use_programme();
    let paper = Memo::new(move |_| {
        let locale = i18n.get_locale();
        let today = programme.today().get();
        let mut paper = programme.view(|view| paper(locale, view, today));
        let people = programme.with_pair(|registry, pair| {
            let one = |person: PersonId| {
                let side = pair.side(person);
                let facts = paper.title.people.get(&person).cloned().unwrap_or_default();
                (
                    side,
                    registry.name(person).full(),
                    facts_words(locale, &facts),
                )
            };
            pair.members().map(one).collect()
        });
        paper.people = people.unwrap_or_default();
        paper
    });
    move || {
        let paper = paper.get();
        let locale = i18n.get_locale();
        view! {
            <article class="print">
                <Stamps title=paper.title.clone() locale/>
                <p class="print__organisation">{paper.title.organisation.clone()}</p>
                <h1 class="print__title">{title_words(locale, &paper.title)}</h1>
                <Facts paper=paper.clone() locale/>
                <h2 class="print__part">{td_string!(locale, programme.goal)}</h2>
                <p>{paper.goal.clone()}</p>
                {list(td_string!(locale, programme.tasks), &paper.tasks)}
                {deficits(locale, &paper.deficits)}
                {paper.others.iter().map(|(name, words)| view! {
                    <h2 class="print__part">{*name}</h2>
                    <p>{words.clone()}</p>
                }).collect_view()}
                <h2 class="print__part">{td_string!(locale, programme.plan)}</h2>
                {table(locale, &paper.sections)}
                <Signs people=paper.people.clone() curator=paper.title.curator locale/>
            </article>
        }
    }
}

fn paper(locale: Locale, view: &ProgrammeView, today: Date) -> Paper {
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
    let mut sections: Vec<(String, Vec<[String; 11]>)> = Vec::new();
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
            .map(|row| (row.text.clone(), in_words(locale, &row.plain())))
            .collect(),
        sections,
    }
}

/// «5 сентября 2025»: paper outlives its year.
fn full_day(locale: Locale, day: Date) -> String {
    dates::plain(locale, day, Date::MIN)
}

/// One row of the table, column by column.
fn row(
    locale: Locale,
    view: &ProgrammeView,
    item: &ItemRow,
    number: usize,
    today: Date,
) -> [String; 11] {
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
    let number = |id: &DeficitId| {
        view.deficits
            .iter()
            .position(|row: &DeficitRow| row.id == *id)
            .map(|at| (at + 1).to_string())
    };
    let numbers: Vec<_> = item.deficits.iter().filter_map(number).collect();
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

fn title_words(locale: Locale, title: &TitleBlock) -> String {
    if title.name.trim().is_empty() {
        td_string!(locale, programme.no_name).to_owned()
    } else {
        title.name.clone()
    }
}

fn facts_words(locale: Locale, facts: &PersonFacts) -> String {
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

/// «Согласовано» and «Утверждаю», with room for the signatures.
#[component]
fn Stamps(title: TitleBlock, locale: Locale) -> impl IntoView {
    let order = td_string!(
        locale,
        programme.order,
        number = if title.order_number.is_empty() {
            "____".to_owned()
        } else {
            title.order_number
        },
        day = title
            .order_date
            .map_or_else(|| "____________".to_owned(), |day| full_day(locale, day))
    );
    view! {
        <div class="print__stamps">
            <div class="print__stamp">
                <p class="print__stamp-name">{td_string!(locale, programme.stamp_agreed)}</p>
                <p>{td_string!(locale, programme.council)}</p>
                <p>{td_string!(locale, programme.protocol, protocol = title.council_protocol)}</p>
            </div>
            <div class="print__stamp">
                <p class="print__stamp-name">{td_string!(locale, programme.stamp_approved)}</p>
                <p>{title.approved_by}</p>
                <p><span class="print__blank"></span></p>
                <p>{order}</p>
            </div>
        </div>
    }
}

#[component]
fn Facts(paper: Paper, locale: Locale) -> impl IntoView {
    let people = paper.people.into_iter().map(|(side, name, facts)| {
        let part = match side {
            Some(Side::Mentor) => td_string!(locale, programme.mentor),
            _ => td_string!(locale, programme.mentee),
        };
        (part, both_comma(&name, &facts))
    });
    let title = paper.title;
    let form = title
        .form
        .map(|form| vocabulary::form(locale, form).to_owned())
        .unwrap_or_default();
    let kind = title
        .kind
        .map(|kind| vocabulary::kind(locale, kind).to_owned())
        .unwrap_or_default();
    let span = match (title.starts, title.ends) {
        (Some(starts), Some(ends)) => {
            format!("{} – {}", full_day(locale, starts), full_day(locale, ends))
        }
        _ => String::new(),
    };
    let rest = [
        (td_string!(locale, programme.fact_form), form),
        (td_string!(locale, programme.fact_kind), kind),
        (td_string!(locale, programme.fact_year), title.school_year),
        (td_string!(locale, programme.fact_span), span),
        (td_string!(locale, programme.fact_curator), title.curator),
    ];
    view! {
        <dl class="print__facts">
            {people.chain(rest).filter(|(_, words)| !words.is_empty()).map(|(name, words)| view! {
                <dt>{name}</dt>
                <dd>{words}</dd>
            }).collect_view()}
        </dl>
    }
}

fn both_comma(one: &str, other: &str) -> String {
    if other.is_empty() {
        one.to_owned()
    } else {
        format!("{one}, {other}")
    }
}

fn list(name: &'static str, lines: &[String]) -> Option<impl IntoView + use<>> {
    (!lines.is_empty()).then(|| {
        let lines = lines
            .iter()
            .cloned()
            .map(|line| view! { <li>{line}</li> })
            .collect_view();
        view! {
            <h2 class="print__part">{name}</h2>
            <ol class="print__tasks">{lines}</ol>
        }
    })
}

fn deficits(locale: Locale, deficits: &[(String, String)]) -> Option<impl IntoView + use<>> {
    let lines: Vec<_> = deficits
        .iter()
        .map(|(text, levels)| format!("{text} ({levels})"))
        .collect();
    list(td_string!(locale, programme.deficits), &lines)
}

fn table(locale: Locale, sections: &[(String, Vec<[String; 11]>)]) -> impl IntoView + use<> {
    let heads = [
        ("print__number", td_string!(locale, programme.column_number)),
        ("", td_string!(locale, programme.column_event)),
        ("print__form", td_string!(locale, programme.column_form)),
        ("print__when", td_string!(locale, programme.column_when)),
        (
            "print__when",
            td_string!(locale, programme.column_responsible),
        ),
        ("", td_string!(locale, programme.column_expected)),
        ("", td_string!(locale, programme.column_actual)),
        ("print__when", td_string!(locale, programme.column_outcome)),
        ("print__mark", td_string!(locale, programme.mentor_letter)),
        ("print__mark", td_string!(locale, programme.mentee_letter)),
        ("print__mark", td_string!(locale, programme.curator_letter)),
    ];
    let columns = heads.len().to_string();
    let bodies = sections
        .iter()
        .cloned()
        .map(|(section, rows)| {
            view! {
                <tbody>
                    {(!section.trim().is_empty()).then(|| view! {
                        <tr><th class="print__section" scope="rowgroup" colspan=columns.clone()>{section}</th></tr>
                    })}
                    {rows.into_iter().map(|row| view! {
                        <tr>{row.into_iter().map(|cell| view! { <td>{cell}</td> }).collect_view()}</tr>
                    }).collect_view()}
                </tbody>
            }
        })
        .collect_view();
    view! {
        <table class="print__table">
            <thead>
                <tr>{heads.into_iter().map(|(class, name)| view! { <th class=class scope="col">{name}</th> }).collect_view()}</tr>
            </thead>
            {bodies}
        </table>
    }
}

/// A line to sign on for everybody in the pair and for the curator.
#[component]
fn Signs(
    people: Vec<(Option<Side>, String, String)>,
    curator: String,
    locale: Locale,
) -> impl IntoView {
    let people = people.into_iter().map(|(side, name, _)| {
        let part = match side {
            Some(Side::Mentor) => td_string!(locale, programme.mentor),
            _ => td_string!(locale, programme.mentee),
        };
        (part, name)
    });
    let curator = std::iter::once((td_string!(locale, programme.fact_curator), curator));
    view! {
        <div class="print__signs">
            {people.chain(curator).map(|(part, name)| view! {
                <p>{part}": "<span class="print__blank"></span>" "{name}</p>
            }).collect_view()}
        </div>
    }
}
