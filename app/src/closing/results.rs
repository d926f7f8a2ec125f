//! What came of it, beside what was meant: the goal, the tasks, the deficits with their levels, the plan.

use super::context::use_closing;
use super::said::Said;
use crate::i18n::*;
use crate::ui::{More, Offered, Select};
use leptos::prelude::*;
use ryadom_domain::{DeficitId, Level, Mark, PairStep, TaskId};
use ryadom_replica::{DeficitEdit, ProgrammeEdit, Wave};

/// The goal, each task, each deficit.
#[component]
pub fn Results() -> impl IntoView {
    let closing = use_closing();
    let in_pair = Signal::derive(move || closing.side().is_some());
    let plan = move || {
        closing.programme.with(|view| {
            let done = view
                .items
                .iter()
                .filter(|item| matches!(item.mark.value, Some(Mark::Done | Mark::Partly)));
            t!(
                closing.plan_done,
                done = done.count(),
                all = view.items.len()
            )
        })
    };
    let words = move |part: fn(&ryadom_replica::ProgrammeView) -> &str, name: &'static str| {
        let words = Memo::new(move |_| closing.programme.with(|view| part(view).trim().to_owned()));
        view! {
            <Show when=move || !words.read().is_empty()>
                <div class="closing__said">
                    <p class="quiet">{name}</p>
                    <p class="closing__words">{words}</p>
                </div>
            </Show>
        }
    };
    let tasks = Memo::new(move |_| {
        closing.programme.with(|view| {
            let all = view.tasks.iter();
            all.map(|task| (task.id, task.text.trim().to_owned()))
                .filter(|(_, text)| !text.is_empty())
                .collect::<Vec<_>>()
        })
    });
    let task = move |(id, text): (TaskId, String)| {
        view! { <Said step=PairStep::TaskResult(id) label=t!(closing.task_result, task = text) mine=in_pair lines=true/> }
    };
    view! {
        {words(|view| &view.goal, t!(closing.goal))}
        {words(|view| &view.expected_quant, t!(closing.expected_quant))}
        {words(|view| &view.expected_qual, t!(closing.expected_qual))}
        <p>{plan}</p>
        <Said step=PairStep::GoalResult label=t!(closing.goal_result) mine=in_pair lines=true/>
        <Show when=move || !tasks.read().is_empty()>
            <More summary=t!(closing.tasks)>
                <div class="stack">
                    <For each=move || tasks.get() key=|task| task.clone() children=task/>
                </div>
            </More>
        </Show>
        <Deficits/>
    }
}

/// A deficit with its levels.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Measured {
    /// Which.
    pub id: DeficitId,
    /// Its words.
    pub text: String,
    /// At the start, in the middle, aimed at, at the end.
    pub levels: [Option<Level>; 4],
    /// What was aimed at is reached.
    pub is_reached: bool,
}

/// Every deficit of the programme.
pub fn measured(view: &ryadom_replica::ProgrammeView) -> Vec<Measured> {
    view.deficits
        .iter()
        .map(|row| Measured {
            id: row.id,
            text: row.text.trim().to_owned(),
            levels: [
                row.start.value,
                row.mid.value,
                row.target.value,
                row.end.value,
            ],
            is_reached: row.plain().reached(),
        })
        .collect()
}

/// A level as a digit; a dash where there is none.
pub fn level_words(level: Option<Level>) -> String {
    level.map_or_else(|| "–".to_owned(), |level| level.get().to_string())
}

#[component]
fn Deficits() -> impl IntoView {
    let closing = use_closing();
    let all = Memo::new(move |_| closing.programme.with(measured));
    let may = Memo::new(move |_| closing.programme.may_write());
    let options = Signal::derive(|| {
        let mut all = vec![Offered::new("", t!(closing.no_level))];
        all.extend(
            Level::ALL
                .iter()
                .map(|level| Offered::new(level.get().to_string(), level.get().to_string())),
        );
        all
    });
    let row = move |one: Measured| {
        let id = one.id;
        let [start, mid, target, end] = one.levels;
        let text = one.text.clone();
        let set = move |code: String| {
            let level = code.parse().ok().and_then(Level::new);
            closing.edit(ProgrammeEdit::Deficit {
                id,
                edit: DeficitEdit::Level(Wave::End, level),
            });
        };
        let words = t!(
            closing.levels,
            start = level_words(start),
            mid = level_words(mid),
            target = level_words(target)
        );
        view! {
            <li>
                <div class="closing__level" role="group" aria-label=text>
                <div>
                    <p>{one.text}</p>
                    <p class="quiet">{words}</p>
                    {one.is_reached.then(|| view! { <p class="closing__reached">{t!(closing.reached)}</p> })}
                </div>
                <Select
                    label=t!(closing.col_end)
                    value=end.map(|level| level.get().to_string()).unwrap_or_default()
                    options
                    on_change=set
                    disabled=Signal::derive(move || !may.get())
                />
                </div>
            </li>
        }
    };
    view! {
        <Show when=move || !all.read().is_empty()>
            <h3>{t!(closing.deficits)}</h3>
            <ul class="found">
                <For each=move || all.get() key=|one| one.clone() children=row/>
            </ul>
        </Show>
    }
}
