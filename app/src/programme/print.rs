//! The programme as the paper that a school signs: A4, landscape, title block, table, signatures.

use super::context::use_programme;
use super::paper::{COLUMNS, Cells, Paper, Participant, facts_words, full_day, paper, title_words};
use crate::i18n::*;
use crate::told::vocabulary;
use leptos::ev;
use leptos::prelude::*;
use ryadom_domain::{PersonId, Side, TitleBlock};

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
    let programme = use_programme();
    let paper = Memo::new(move |_| {
        let locale = locale();
        let today = programme.today().get();
        let mut paper = programme.view(|view| paper(locale, view, today));
        let people = programme.with_pair(|registry, pair| {
            let one = |person: PersonId| {
                let facts = paper.title.people.get(&person).cloned().unwrap_or_default();
                Participant {
                    side: pair.side(person),
                    name: registry.name(person).full(),
                    facts: facts_words(locale, &facts),
                }
            };
            pair.members().map(one).collect()
        });
        paper.people = people.unwrap_or_default();
        paper
    });
    move || {
        let paper = paper.get();
        let locale = locale();
        view! {
            <article class="print">
                <Stamps title=paper.title.clone() locale/>
                <p class="print__organisation">{paper.title.organisation.clone()}</p>
                <h1 class="print__title">{title_words(locale, &paper.title)}</h1>
                <Facts paper=paper.clone() locale/>
                <h2 class="print__part">{td_string!(locale, programme.goal)}</h2>
                <p>{paper.goal.clone()}</p>
                {list(td_string!(locale, programme.tasks), &paper.tasks)}
                {list(td_string!(locale, programme.deficits), &paper.deficits)}
                {paper.others.iter().map(|(name, words)| view! {
                    <h2 class="print__part">{*name}</h2>
                    <p class="print__words">{words.clone()}</p>
                }).collect_view()}
                <h2 class="print__part">{td_string!(locale, programme.plan)}</h2>
                {table(locale, &paper.sections)}
                <Signs people=paper.people.clone() curator=paper.title.curator locale/>
            </article>
        }
    }
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
    let people = paper.people.into_iter().map(|person| {
        let words = [person.name, person.facts];
        let words = words.into_iter().filter(|words| !words.is_empty());
        (
            part(locale, person.side),
            words.collect::<Vec<_>>().join(", "),
        )
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

/// «Наставник», «Наставляемый».
fn part(locale: Locale, side: Option<Side>) -> &'static str {
    match side {
        Some(Side::Mentor) => td_string!(locale, programme.mentor),
        _ => td_string!(locale, programme.mentee),
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

fn table(locale: Locale, sections: &[(String, Vec<Cells>)]) -> impl IntoView + use<> {
    let heads: [_; COLUMNS] = [
        ("print__number", td_string!(locale, programme.column_number)),
        ("", td_string!(locale, programme.column_event)),
        ("print__form", td_string!(locale, programme.column_form)),
        ("print__when", td_string!(locale, programme.column_when)),
        (
            "print__who",
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
fn Signs(people: Vec<Participant>, curator: String, locale: Locale) -> impl IntoView {
    let people = people
        .into_iter()
        .map(|person| (part(locale, person.side), person.name));
    let curator = std::iter::once((td_string!(locale, programme.fact_curator), curator));
    view! {
        <div class="print__signs">
            {people.chain(curator).map(|(part, name)| view! {
                <p>{part}": "<span class="print__blank"></span><br/>{name}</p>
            }).collect_view()}
        </div>
    }
}
