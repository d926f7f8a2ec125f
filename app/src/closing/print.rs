//! What came of a year as a paper: A4, upright. It is in the page only while it is printed.

use super::case::field_words;
use super::context::{Closing, use_closing};
use super::results::{level_words, measured};
use crate::i18n::*;
use crate::told::dates;
use jiff::civil::Date;
use leptos::ev;
use leptos::prelude::*;
use ryadom_domain::{CaseField, PairStep, PersonId, Side};

/// The paper, by the button or by the browser's own command.
#[component]
pub fn Paper() -> impl IntoView {
    let closing = use_closing();
    let printing = closing.printing;
    let listen = |name: &'static str, on: bool| {
        window_event_listener(ev::Custom::<web_sys::Event>::new(name), move |_| {
            printing.set(on)
        })
    };
    let (before, after) = (listen("beforeprint", true), listen("afterprint", false));
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
    let closing = use_closing();
    let full = move |who: PersonId| {
        closing
            .with_pair(|registry, _| registry.name(who).full())
            .unwrap_or_default()
    };
    let day = |day: Date| dates::plain(locale(), day, Date::MIN);
    let title = move || {
        let title = closing.programme.with(|view| view.title.plain());
        let term = match (title.starts, title.ends) {
            (Some(starts), Some(ends)) => format!("{} – {}", day(starts), day(ends)),
            _ => title.school_year.clone(),
        };
        (title.organisation, title.name, term)
    };
    let said = move |name: String, step: PairStep| {
        let words = closing.said(&step);
        (!words.is_empty()).then(|| {
            view! {
                <h2 class="print__part">{name}</h2>
                <p class="print__words">{words}</p>
            }
        })
    };
    move || {
        let (organisation, name, term) = title();
        let members = closing.members();
        let goal = closing.programme.with(|view| view.goal.trim().to_owned());
        let tasks = closing.programme.with(|view| {
            let all = view.tasks.iter();
            all.map(|task| (task.id, task.text.trim().to_owned()))
                .collect::<Vec<_>>()
        });
        view! {
            <article class="print print--upright">
                <p class="print__organisation">{organisation}</p>
                <h1 class="print__title">{t!(closing.paper_title, name = name)}</h1>
                <p>{t!(closing.paper_term, term = term)}</p>
                {members.iter().map(|who| view! { <p>{role(closing, *who)} ": " {full(*who)}</p> }).collect_view()}
                <h2 class="print__part">{t!(closing.goal)}</h2>
                <p class="print__words">{goal}</p>
                {said(t!(closing.goal_result).to_owned(), PairStep::GoalResult)}
                {tasks.into_iter().map(|(id, text)| said(t!(closing.task_result, task = text), PairStep::TaskResult(id))).collect_view()}
                <Levels/>
                {members.iter().map(|who| view! {
                    {said(t!(closing.paper_words, name = full(*who)), PairStep::Words(*who))}
                    {said(t!(closing.paper_learnt, name = full(*who)), PairStep::Learnt(*who))}
                }).collect_view()}
                {members.iter().flat_map(|from| {
                    let from = *from;
                    let others = members.iter().copied().filter(move |to| *to != from);
                    others.map(move |to| {
                        said(
                            t!(closing.paper_thanks, from = full(from), to = full(to)),
                            PairStep::Thanks(from, to),
                        )
                    }).collect::<Vec<_>>()
                }).collect_view()}
                {CaseField::ALL.iter().map(|field| said(
                    t!(closing.paper_case, part = field_words(*field)),
                    PairStep::Case(*field),
                )).collect_view()}
                <Signs/>
            </article>
        }
    }
}

fn role(closing: Closing, who: PersonId) -> &'static str {
    let side = closing.with_pair(|_, pair| pair.side(who)).flatten();
    match side {
        Some(Side::Mentor) => t!(closing.mentor),
        _ => t!(closing.mentee),
    }
}

#[component]
fn Levels() -> impl IntoView {
    let closing = use_closing();
    let all = closing.programme.with(measured);
    (!all.is_empty()).then(|| {
        let row = |one: super::results::Measured| {
            view! {
                <tr>
                    <td>{one.text}</td>
                    {one.levels.into_iter().map(|level| view! { <td>{level_words(level)}</td> }).collect_view()}
                </tr>
            }
        };
        view! {
            <h2 class="print__part">{t!(closing.deficits)}</h2>
            <table class="print__table">
                <thead>
                    <tr>
                        <th scope="col">{t!(closing.deficit)}</th>
                        <th scope="col">{t!(closing.col_start)}</th>
                        <th scope="col">{t!(closing.col_mid)}</th>
                        <th scope="col">{t!(closing.col_target)}</th>
                        <th scope="col">{t!(closing.col_end)}</th>
                    </tr>
                </thead>
                <tbody>{all.into_iter().map(row).collect_view()}</tbody>
            </table>
        }
    })
}

/// Room for signatures.
#[component]
fn Signs() -> impl IntoView {
    let closing = use_closing();
    let one = move |who: PersonId| {
        let name = closing
            .with_pair(|registry, _| registry.name(who).short())
            .unwrap_or_default();
        view! { <p>{role(closing, who)} " " <span class="print__blank"></span> " " {name}</p> }
    };
    view! {
        {closing.members().into_iter().map(one).collect_view()}
        <p>{t!(closing.curator)} " " <span class="print__blank"></span></p>
    }
}
