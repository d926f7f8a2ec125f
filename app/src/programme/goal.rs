//! The goal, the tasks and the other words of a programme: read by default, written when asked.

use super::context::use_programme;
use super::torn::Torn;
use super::words::Words;
use crate::i18n::*;
use crate::told;
use crate::ui::{
    Button, ButtonKind, Glyph, Icon, IconButton, More, Offered, Select, Tag, use_toasts,
};
use leptos::prelude::*;
use ryadom_domain::{DeficitId, GoalLacks, TaskId, goal_lacks};
use ryadom_replica::{
    DeficitRow, Field, ProgrammeEdit, ProgrammeText, ProgrammeView, TaskRow, Value,
};

/// Goal and tasks, and under a line the rest.
#[component]
pub fn Goal() -> impl IntoView {
    let programme = use_programme();
    let writing = RwSignal::new(false);
    view! {
        <section aria-labelledby="goal">
            <div class="group">
                <h2 id="goal">{t!(programme.goal_and_tasks)}</h2>
                <span class="group__line"></span>
                <Show when=move || programme.may_write().get()>
                    <Button kind=ButtonKind::Plain small=true on_press=move || writing.update(|writing| *writing = !*writing)>
                        {move || if writing.get() { t!(programme.ready) } else { t!(programme.write) }}
                    </Button>
                </Show>
            </div>
            <div class="stack">
                <OneText text=ProgrammeText::Goal read=|view| &view.goal label=t!(programme.goal) writing named=false/>
                <GoalHint/>
                <Tasks writing/>
                <Others writing/>
            </div>
        </section>
    }
}

/// A kind word when the goal does not say how one will know, or by when. It stops nobody.
#[component]
fn GoalHint() -> impl IntoView {
    let programme = use_programme();
    let hint = Memo::new(move |_| {
        let measures: Vec<_> = t!(programme.goal_measures).split(';').collect();
        let dates: Vec<_> = t!(programme.goal_dates).split(';').collect();
        let lacks = programme.view(|view| goal_lacks(&view.goal, &measures, &dates));
        match lacks.as_slice() {
            [] => None,
            [GoalLacks::Measure] => Some(t!(programme.goal_measure).to_owned()),
            [GoalLacks::Date] => Some(t!(programme.goal_date_only).to_owned()),
            _ => Some(format!(
                "{} {}",
                t!(programme.goal_measure),
                t!(programme.goal_date)
            )),
        }
    });
    view! {
        <Show when=move || programme.may_write().get() && hint.with(Option::is_some)>
            <p class="field__hint" role="note">{move || hint.get()}</p>
        </Show>
    }
}

/// A text of the programme: words, or a field to write them in.
#[component]
fn OneText(
    text: ProgrammeText,
    read: fn(&ProgrammeView) -> &String,
    label: &'static str,
    writing: RwSignal<bool>,
    /// Its name stands over it when it is read, not only when it is written.
    named: bool,
) -> impl IntoView {
    let programme = use_programme();
    let words = Memo::new(move |_| programme.view(|view| read(view).clone()));
    let blank = move || words.with(|words| words.trim().is_empty());
    move || {
        if writing.get() {
            view! { <Words text label/> }.into_any()
        } else {
            view! {
                <div>
                    {named.then(|| view! { <p class="quiet">{label}</p> })}
                    <p class:quiet=blank>
                        {move || if blank() { t!(programme.nothing_yet).to_owned() } else { words.get() }}
                    </p>
                </div>
            }
            .into_any()
        }
    }
}

#[component]
fn Tasks(writing: RwSignal<bool>) -> impl IntoView {
    let programme = use_programme();
    let ids = Memo::new(move |_| {
        programme.view(|view| view.tasks.iter().map(|task| task.id).collect::<Vec<_>>())
    });
    let add = move || {
        let id = TaskId::from_random(programme.random());
        let after = ids.with_untracked(|ids| ids.last().copied());
        programme.edit(ProgrammeEdit::AddTask {
            id,
            after,
            text: String::new(),
        });
    };
    view! {
        <ol class="tasks">
            <For each=move || ids.get() key=|id| *id let:id>
                <Task id writing/>
            </For>
        </ol>
        <Show when=move || writing.get()>
            <div>
                <Button small=true on_press=add>
                    <Icon glyph=Glyph::Add small=true/>
                    {t!(programme.add_task)}
                </Button>
            </div>
        </Show>
    }
}

#[component]
fn Task(id: TaskId, writing: RwSignal<bool>) -> impl IntoView {
    let programme = use_programme();
    let toasts = use_toasts();
    let task = Memo::new(move |_| {
        programme.view(|view| view.tasks.iter().find(|task| task.id == id).cloned())
    });
    let text = move || {
        task.with(|task| {
            task.as_ref()
                .map(|task| task.text.clone())
                .unwrap_or_default()
        })
    };
    let fate = Memo::new(move |_| {
        task.with(|task| {
            task.as_ref()
                .map(|task| task.fate.clone())
                .unwrap_or_default()
        })
    });
    let up = Memo::new(move |_| programme.view(|view| before(&view.tasks, id)));
    let down = Memo::new(move |_| programme.view(|view| next(&view.tasks, id)));
    let remove = move || {
        programme.edit(ProgrammeEdit::RemoveTask(id));
        toasts.offer(
            t!(programme.task_removed),
            t!(programme.restore),
            move || {
                programme.edit(ProgrammeEdit::RestoreTask(id));
            },
        );
    };
    view! {
        <li class="task">
            <div class="task__words">
                {move || if writing.get() {
                    view! { <Words text=ProgrammeText::Task(id) label=t!(programme.task) hidden_label=true/> }.into_any()
                } else {
                    view! { <p>{text}</p> }.into_any()
                }}
                <TaskDeficit id writing/>
                {move || fate.get().is_torn().then(|| view! {
                    <div class="cluster">
                        <Tag>{move || programme.came_back(locale(), &fate.get())}</Tag>
                        <Show when=move || programme.may_write().get()>
                            <Button small=true on_press=move || programme.edit(ProgrammeEdit::RestoreTask(id))>{t!(programme.keep_row)}</Button>
                            <Button small=true on_press=move || programme.edit(ProgrammeEdit::RemoveTask(id))>{t!(programme.remove_again)}</Button>
                        </Show>
                    </div>
                })}
            </div>
            <Show when=move || writing.get()>
                <div class="task__acts">
                    <IconButton
                        glyph=Glyph::Up
                        label=t!(programme.move_up)
                        disabled=Signal::derive(move || up.get().is_none())
                        on_press=move || if let Some(after) = up.get_untracked() { programme.edit(ProgrammeEdit::MoveTask { id, after }) }
                    />
                    <IconButton
                        glyph=Glyph::Down
                        label=t!(programme.move_down)
                        disabled=Signal::derive(move || down.get().is_none())
                        on_press=move || if let Some(after) = down.get_untracked() { programme.edit(ProgrammeEdit::MoveTask { id, after: Some(after) }) }
                    />
                    <IconButton
                        glyph=Glyph::Remove
                        label=t!(programme.remove_task)
                        on_press=remove
                    />
                </div>
            </Show>
        </li>
    }
}

/// The deficit that a task answers: a few words, or a field while one writes.
#[component]
fn TaskDeficit(id: TaskId, writing: RwSignal<bool>) -> impl IntoView {
    let programme = use_programme();
    let choice = Memo::new(move |_| {
        programme.view(|view| {
            let row = view.tasks.iter().find(|task| task.id == id);
            row.map(|task| task.deficit.clone()).unwrap_or_default()
        })
    });
    let words =
        move || choice.with(|choice| choice.value.and_then(|id| programme.deficit_words(id)));
    let options = Signal::derive(move || {
        let none = Offered::new("", t!(programme.no_deficit));
        let rows = programme.view(|view| {
            let one =
                |row: &DeficitRow| Offered::new(row.id.to_string(), told::excerpt(&row.text, 90));
            view.deficits.iter().map(one).collect::<Vec<_>>()
        });
        std::iter::once(none).chain(rows).collect::<Vec<_>>()
    });
    let value = Signal::derive(move || {
        choice.with(|choice| choice.value.map(|id| id.to_string()).unwrap_or_default())
    });
    let set = move |deficit: Option<DeficitId>| {
        programme.edit(ProgrammeEdit::TaskDeficit { id, deficit })
    };
    view! {
        {move || if writing.get() {
            (options.with(Vec::len) > 1).then(|| view! {
                <Select
                    label=t!(programme.task_deficit)
                    value
                    options
                    on_change=move |code: String| set(code.parse().ok())
                />
            }.into_any())
        } else {
            words().map(|words| view! { <p class="quiet">{t!(programme.for_deficit, deficit = told::excerpt(&words, 60))}</p> }.into_any())
        }}
        <Torn
            choice
            field=Field::TaskDeficit
            value=|deficit| deficit.map_or(Value::Nothing, Value::Deficit)
            on_keep=set
        />
    }
}

/// The row that a task follows once it moved up; `None` when it is the first already.
fn before(tasks: &[TaskRow], id: TaskId) -> Option<Option<TaskId>> {
    let at = tasks.iter().position(|task| task.id == id)?;
    let past = at.checked_sub(1)?;
    Some(
        past.checked_sub(1)
            .and_then(|at| tasks.get(at))
            .map(|task| task.id),
    )
}

/// The row that a task follows once it moved down.
fn next(tasks: &[TaskRow], id: TaskId) -> Option<TaskId> {
    let at = tasks.iter().position(|task| task.id == id)?;
    tasks.get(at + 1).map(|task| task.id)
}

/// The words that some programmes have and some do not.
#[component]
fn Others(writing: RwSignal<bool>) -> impl IntoView {
    view! {
        <More summary=t!(programme.other_words)>
            <div class="stack">
                <OneText text=ProgrammeText::Directions read=|view| &view.directions label=t!(programme.directions) writing named=true/>
                <OneText text=ProgrammeText::Principles read=|view| &view.principles label=t!(programme.principles) writing named=true/>
                <OneText text=ProgrammeText::ExpectedQuant read=|view| &view.expected_quant label=t!(programme.expected_quant) writing named=true/>
                <OneText text=ProgrammeText::ExpectedQual read=|view| &view.expected_qual label=t!(programme.expected_qual) writing named=true/>
                <OneText text=ProgrammeText::ControlForms read=|view| &view.control_forms label=t!(programme.control_forms) writing named=true/>
                <OneText text=ProgrammeText::Resources read=|view| &view.resources label=t!(programme.resources) writing named=true/>
            </div>
        </More>
    }
}
