//! The programme as it was: its plan, and every text that is another one today, to be brought back.

use super::super::context::use_programme;
use super::super::paper::{Paper, paper};
use super::texts::{Other, others};
use super::when::use_past;
use crate::i18n::*;
use crate::ui::{Button, More, use_toasts};
use leptos::prelude::*;
use std::sync::Arc;

/// What a person would read then, and what can be brought back from it.
#[component]
pub fn AsItWas() -> impl IntoView {
    let past = use_past();
    let programme = past.programme();
    let view = Memo::new(move |_| {
        past.then
            .with(|then| then.as_ref().map(|then| Arc::clone(&then.view)))
    });
    let other = Memo::new(move |_| {
        let locale = locale();
        let then = view.get()?;
        Some(programme.view(|now| others(locale, &then, now)))
    });
    let other = move || other.get().unwrap_or_default();
    let as_paper = Memo::new(move |_| {
        let today = programme.today().get();
        view.get().map(|view| paper(locale(), &view, today))
    });
    let count = move || as_paper.with(|paper| paper.as_ref().map(rows).unwrap_or_default());
    view! {
        <Show when=move || !other().is_empty()>
            <section class="sheet">
                <div class="head"><h2>{t!(programme.past_other)}</h2></div>
                <ul>
                    {move || other().into_iter().map(|other| view! { <OtherRow other/> }).collect_view()}
                </ul>
            </section>
        </Show>
        <More summary=Signal::derive(move || td_string!(locale(), programme.past_plan, count = count()))>
            {move || as_paper.get().map(|paper| view! { <Plan paper/> })}
        </More>
    }
}

fn rows(paper: &Paper) -> usize {
    paper.sections.iter().map(|(_, rows)| rows.len()).sum()
}

#[component]
fn OtherRow(other: Other) -> impl IntoView {
    let programme = use_programme();
    let toasts = use_toasts();
    let Other { name, then, back } = other;
    let words = then.clone();
    let bring = move || {
        let edit = programme.view_untracked(|now| back.edit(&then, now));
        let Some(edit) = edit else { return };
        programme.edit(edit);
        toasts.offer(
            t!(programme.past_brought_back),
            t!(programme.take_back),
            programme.take_back(),
        );
    };
    view! {
        <li class="row row--two">
            <div>
                <span class="quiet">{name}</span>
                <p class="past__words">{words}</p>
            </div>
            <div class="row__acts">
                <Button small=true disabled=programme.still() on_press=bring>{t!(programme.past_bring_back)}</Button>
            </div>
        </li>
    }
}

/// Goal, tasks, deficits and the plan's rows, to be read.
#[component]
fn Plan(paper: Paper) -> impl IntoView {
    let locale = locale();
    let list = |name: &'static str, lines: Vec<String>| {
        (!lines.is_empty()).then(|| {
            view! {
                <h3>{name}</h3>
                <ol class="past__list-of-words">
                    {lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}
                </ol>
            }
        })
    };
    let goal = (!paper.goal.trim().is_empty()).then(|| {
        view! {
            <h3>{td_string!(locale, programme.goal)}</h3>
            <p class="past__words">{paper.goal.clone()}</p>
        }
    });
    let sections = paper
        .sections
        .into_iter()
        .map(|(section, rows)| {
            let rows = rows
                .into_iter()
                .map(|cells| {
                    let [number, event, _, when, _, _, actual, outcome, ..] = cells;
                    view! {
                        <tr>
                            <td class="table__number">{number}</td>
                            <td>{event}</td>
                            <td>{when}</td>
                            <td>{outcome} <span class="quiet">" "{actual}</span></td>
                        </tr>
                    }
                })
                .collect_view();
            view! {
                <tbody>
                    {(!section.trim().is_empty()).then(|| view! {
                        <tr><th scope="rowgroup" colspan="4">{section}</th></tr>
                    })}
                    {rows}
                </tbody>
            }
        })
        .collect_view();
    view! {
        <div class="past__paper">
            {goal}
            {list(td_string!(locale, programme.tasks), paper.tasks)}
            {list(td_string!(locale, programme.deficits), paper.deficits)}
            <div class="table__scroll" tabindex="0" role="region" aria-label=td_string!(locale, programme.plan)>
                <table class="table">
                    <thead>
                        <tr>
                            <th scope="col">{td_string!(locale, programme.column_number)}</th>
                            <th scope="col">{td_string!(locale, programme.column_event)}</th>
                            <th scope="col">{td_string!(locale, programme.column_when)}</th>
                            <th scope="col">{td_string!(locale, programme.column_outcome)}</th>
                        </tr>
                    </thead>
                    {sections}
                </table>
            </div>
        </div>
    }
}
