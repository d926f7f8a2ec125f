//! The individual route of a mentee (ИОМ): from each deficit to what is done about it and what came of it, on the screen
//! and on paper.

use super::context::{provide_programme, use_programme};
use super::learnt::{Learnt, LearntCard, learnt, learnt_paper};
use super::levels::in_words;
use super::paper::{full_day, title_words};
use super::print::print;
use crate::device::use_device;
use crate::i18n::*;
use crate::route::Route;
use crate::told::{self, dates, vocabulary};
use crate::ui::{Button, EmptyState, Glyph, Icon, More, Tag, TagKind};
use leptos::ev;
use leptos::prelude::*;
use ryadom_domain::{Deficit, DocumentId, PairId, PlanItem};
use ryadom_replica::{DeficitRow, ItemRow, ProgrammeDoc, ProgrammeView};

/// What is done about one deficit.
#[derive(Debug, Clone, Default, PartialEq)]
struct Way {
    /// `None` for what is done about none in particular.
    deficit: Option<Deficit>,
    tasks: Vec<String>,
    items: Vec<PlanItem>,
}

/// The ways of a programme, deficit by deficit; last what serves none of them.
fn ways(view: &ProgrammeView) -> Vec<Way> {
    let task = |item: &PlanItem| {
        let id = item.task?;
        view.tasks
            .iter()
            .find(|task| task.id == id)
            .map(|task| task.text.clone())
    };
    let way = |row: &DeficitRow| {
        let items: Vec<PlanItem> = view
            .items
            .iter()
            .filter(|item| item.deficits.contains(&row.id))
            .map(ItemRow::plain)
            .collect();
        let answers = view
            .tasks
            .iter()
            .filter(|task| task.deficit.value == Some(row.id));
        let mut tasks: Vec<String> = answers.map(|task| task.text.clone()).collect();
        for words in items.iter().filter_map(task) {
            if !tasks.contains(&words) {
                tasks.push(words);
            }
        }
        Way {
            deficit: Some(row.plain()),
            tasks,
            items,
        }
    };
    let mut all: Vec<Way> = view.deficits.iter().map(way).collect();
    let is_known = |item: &&ItemRow| {
        view.deficits
            .iter()
            .any(|row| item.deficits.contains(&row.id))
    };
    let others: Vec<PlanItem> = view
        .items
        .iter()
        .filter(|item| !is_known(item))
        .map(ItemRow::plain)
        .collect();
    if !others.is_empty() {
        all.push(Way {
            items: others,
            ..Way::default()
        });
    }
    all
}

/// What the council of mentors looks at.
fn checks(view: &ProgrammeView) -> Vec<(&'static str, bool)> {
    let locale = locale();
    let deficits = || view.deficits.iter();
    let items = || view.items.iter();
    let some = !view.deficits.is_empty();
    vec![
        (
            td_string!(locale, programme.check_goal),
            !view.goal.trim().is_empty(),
        ),
        (
            td_string!(locale, programme.check_measured),
            some && deficits().all(|row| row.start.value.is_some() && row.target.value.is_some()),
        ),
        (
            td_string!(locale, programme.check_planned),
            some && deficits().all(|row| items().any(|item| item.deficits.contains(&row.id))),
        ),
        (
            td_string!(locale, programme.check_dated),
            items().all(|item| {
                item.planned.value.is_some() && !item.expected_result.trim().is_empty()
            }),
        ),
        (
            td_string!(locale, programme.check_marked),
            items().all(|item| item.mark.value.is_some()),
        ),
        (
            td_string!(locale, programme.check_final),
            some && deficits().all(|row| row.end.value.is_some()),
        ),
    ]
}

/// The route of one pair's mentee.
#[component]
pub fn Individual(#[prop(into)] pair: Signal<Option<PairId>>) -> impl IntoView {
    let device = use_device();
    let found = Memo::new(move |_| {
        let pair = pair.get()?;
        device.registry().with(|registry| {
            let programme = registry.pairs.get(&pair)?.programme?;
            registry.grant(device.person(), programme)?;
            Some((pair, programme))
        })
    });
    move || match found.get() {
        Some((pair, programme)) => view! { <OneRoute pair document=programme/> }.into_any(),
        None => {
            view! { <EmptyState title=t!(programme.none) why=t!(programme.none_why)/> }.into_any()
        }
    }
}

#[component]
fn OneRoute(pair: PairId, document: DocumentId) -> impl IntoView {
    let handle = use_device().open::<ProgrammeDoc>(document);
    let programme = provide_programme(pair, handle, Signal::derive(|| None));
    let ways = Memo::new(move |_| programme.view(ways));
    let none = Memo::new(move |_| programme.view(|view| view.deficits.is_empty()));
    let checks = Memo::new(move |_| programme.view(checks));
    let learnt = learnt();
    view! {
        <Show when=move || handle.ready()>
            <a class="back" href=programme.home().path()>
                <Icon glyph=Glyph::Back small=true/>
                {t!(programme.back_to_programme)}
            </a>
            <div class="top">
                <div class="top__words">
                    <h1 tabindex="-1">{t!(programme.route_title)}</h1>
                    <p class="quiet">{move || mentees(", ")}</p>
                </div>
                <div class="top__acts">
                    <Show when=move || programme.may_look_back()>
                        <a class="button" href=Route::Audit(pair).path()>{t!(programme.audit)}</a>
                    </Show>
                    <Button on_press=move || print(programme.printing())>
                        <Icon glyph=Glyph::Print small=true/>
                        {t!(programme.route_print)}
                    </Button>
                </div>
            </div>
            {move || none.get().then(|| view! {
                <EmptyState title=t!(programme.route_no_deficits) why=t!(programme.route_no_deficits_why)/>
            })}
            <div class="stack ways">
                {move || ways.get().into_iter().map(one_way).collect_view()}
                <p>{move || conclusion(&ways.get())}</p>
                <LearntCard all=learnt/>
                <More summary=t!(programme.route_check)>
                    <p class="quiet">{t!(programme.route_check_why)}</p>
                    <ul>
                        {move || checks.get().into_iter().map(|(words, yes)| view! {
                            <li class="cluster way__check">
                                {if yes {
                                    view! { <Tag kind=TagKind::Act>{t!(programme.check_yes)}</Tag> }
                                } else {
                                    view! { <Tag kind=TagKind::Need>{t!(programme.check_no)}</Tag> }
                                }}
                                {words}
                            </li>
                        }).collect_view()}
                    </ul>
                </More>
            </div>
            <RoutePaper ways learnt/>
        </Show>
    }
}

/// The mentees' names.
fn mentees(between: &str) -> String {
    let programme = use_programme();
    let names = programme.with_pair(|registry, pair| {
        let all = pair
            .mentees
            .iter()
            .map(|person| registry.name(*person).full());
        all.collect::<Vec<_>>().join(between)
    });
    names.unwrap_or_default()
}

fn one_way(way: Way) -> impl IntoView {
    let locale = locale();
    let name = match &way.deficit {
        Some(deficit) if deficit.text.trim().is_empty() => t!(programme.unnamed).to_owned(),
        Some(deficit) => deficit.text.clone(),
        None => t!(programme.other_items).to_owned(),
    };
    let under = way.deficit.as_ref().map(|deficit| outcome(locale, deficit));
    let tasks = way
        .tasks
        .iter()
        .map(|task| view! { <p class="way__task">{task.clone()}</p> });
    let items = way.items.iter().map(|item| {
        let under = [item.form_of_work.clone(), term(locale, item), item.expected_result.clone()];
        let under: Vec<_> = under.into_iter().filter(|words| !words.trim().is_empty()).collect();
        view! {
            <li>
                {item.event.clone()}
                {item.mark.map(|mark| view! { " " <Tag kind=TagKind::Act>{vocabulary::mark(locale, mark)}</Tag> })}
                <span class="line__more">{under.join(" · ")}</span>
            </li>
        }
    });
    let is_bare = way.items.is_empty();
    view! {
        <section class="card way">
            <h2 class="way__name">{name}</h2>
            {under.map(|under| view! { <p class="quiet">{under}</p> })}
            {tasks.collect_view()}
            <ul class="preview__items">{items.collect_view()}</ul>
            {is_bare.then(|| view! { <p class="line__more--need">{t!(programme.route_no_items)}</p> })}
        </section>
    }
}

fn term(locale: Locale, item: &PlanItem) -> String {
    let planned = item.planned.map(|planned| {
        let day = planned.due().unwrap_or_default();
        dates::planned(locale, planned, day)
    });
    planned.unwrap_or_default()
}

/// «методические; было 1, сейчас 2, цель 3».
fn outcome(locale: Locale, deficit: &Deficit) -> String {
    let area = deficit
        .area
        .map(|area| vocabulary::area(locale, area).to_owned());
    let parts = [area, Some(in_words(locale, deficit))];
    parts.into_iter().flatten().collect::<Vec<_>>().join("; ")
}

fn conclusion(ways: &[Way]) -> String {
    let deficits = || ways.iter().filter_map(|way| way.deficit.as_ref());
    match deficits().count() {
        0 => String::new(),
        all => t!(
            programme.route_reached,
            reached = deficits().filter(|deficit| deficit.reached()).count(),
            all = all,
            moved = deficits().filter(|deficit| deficit.moved()).count()
        ),
    }
}

/// The paper: in the page only while it is printed.
#[component]
fn RoutePaper(ways: Memo<Vec<Way>>, learnt: Memo<Vec<Learnt>>) -> impl IntoView {
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
    view! { <Show when=move || printing.get()>{move || paper(&ways.get(), &learnt.get())}</Show> }
}

fn paper(ways: &[Way], learnt: &[Learnt]) -> impl IntoView + use<> {
    let locale = locale();
    let programme = use_programme();
    let (title, goal) = programme.view(|view| (view.title.plain(), view.goal.clone()));
    let span = title
        .starts
        .zip(title.ends)
        .map(|(starts, ends)| format!("{} – {}", full_day(locale, starts), full_day(locale, ends)));
    let people = programme.with_pair(|registry, pair| {
        let names = |people: Vec<ryadom_domain::PersonId>| {
            let names = people
                .into_iter()
                .map(|person| registry.name(person).full());
            names.collect::<Vec<_>>().join(", ")
        };
        [
            (
                t!(programme.mentee),
                names(pair.mentees.iter().copied().collect()),
            ),
            (
                t!(programme.mentor),
                names(pair.mentors.iter().copied().collect()),
            ),
        ]
    });
    let facts = people.into_iter().flatten().chain([
        (t!(programme.fact_span), span.unwrap_or_default()),
        (t!(programme.fact_curator), title.curator.clone()),
    ]);
    let signs: Vec<_> = facts
        .clone()
        .filter(|(name, _)| *name != t!(programme.fact_span))
        .collect();
    let found: Vec<String> = ways
        .iter()
        .filter_map(|way| way.deficit.as_ref())
        .map(|deficit| deficit.text.clone())
        .collect();
    let heads = [
        t!(programme.route_deficit),
        t!(programme.route_task),
        t!(programme.route_event),
        t!(programme.route_form),
        t!(programme.route_term),
        t!(programme.route_result),
        t!(programme.route_mark),
        t!(programme.route_outcome),
    ];
    let learnt = learnt_paper(learnt);
    let bodies = ways
        .iter()
        .cloned()
        .map(|way| paper_rows(locale, way))
        .collect_view();
    view! {
        <article class="print">
            <p class="print__organisation">{title.organisation.clone()}</p>
            <h1 class="print__title">{t!(programme.route_title)}</h1>
            <p class="print__organisation">{title_words(locale, &title)}</p>
            <dl class="print__facts">
                {facts.filter(|(_, words)| !words.is_empty()).map(|(name, words)| view! {
                    <dt>{name}</dt>
                    <dd>{words}</dd>
                }).collect_view()}
            </dl>
            <h2 class="print__part">{t!(programme.route_basis)}</h2>
            <p>{t!(programme.route_basis_words, deficits = found.join("; "))}</p>
            <h2 class="print__part">{t!(programme.goal)}</h2>
            <p>{goal}</p>
            <table class="print__table">
                <thead><tr>{heads.into_iter().map(|name| view! { <th scope="col">{name}</th> }).collect_view()}</tr></thead>
                {bodies}
            </table>
            {learnt}
            <h2 class="print__part">{t!(programme.route_conclusion)}</h2>
            <p>{conclusion(ways)}</p>
            <div class="print__signs">
                {signs.into_iter().map(|(part, name)| view! {
                    <p>{part}": "<span class="print__blank"></span><br/>{name}</p>
                }).collect_view()}
            </div>
        </article>
    }
}

/// The rows of one deficit: its own cells stand once, over all that is done about it.
fn paper_rows(locale: Locale, way: Way) -> impl IntoView {
    let rows = way.items.len().max(1).to_string();
    let name = way.deficit.as_ref().map_or_else(
        || t!(programme.other_items).to_owned(),
        |deficit| deficit.text.clone(),
    );
    let come = way
        .deficit
        .as_ref()
        .map(|deficit| in_words(locale, deficit))
        .unwrap_or_default();
    let tasks = way.tasks.join("; ");
    let items = if way.items.is_empty() {
        vec![PlanItem::default()]
    } else {
        way.items
    };
    let lines = items.into_iter().enumerate().map(|(place, item)| {
        let result = if item.actual_result.trim().is_empty() {
            item.expected_result.clone()
        } else {
            item.actual_result.clone()
        };
        let mark = item.mark.map(|mark| told::capital(vocabulary::mark(locale, mark)));
        let is_first = place == 0;
        let (rows, name, tasks, come) = (rows.clone(), name.clone(), tasks.clone(), come.clone());
        let term = term(locale, &item);
        view! {
            <tr>
                {is_first.then(|| view! { <td rowspan=rows.clone()>{name}</td><td rowspan=rows.clone()>{tasks}</td> })}
                <td>{item.event}</td>
                <td>{item.form_of_work}</td>
                <td>{term}</td>
                <td>{result}</td>
                <td>{mark}</td>
                {is_first.then(|| view! { <td rowspan=rows>{come}</td> })}
            </tr>
        }
    });
    view! { <tbody>{lines.collect_view()}</tbody> }
}
