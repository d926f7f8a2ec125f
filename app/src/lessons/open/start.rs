//! Planning an open lesson: when, what, and it is in the journal.

use crate::device::Draft;
use crate::i18n::*;
use crate::lessons::desk::{Desk, use_desk};
use crate::route::{self, Route};
use crate::ui::{Button, ButtonKind, DateField, DraftFound, DraftKept, TextField};
use leptos::prelude::*;
use ryadom_domain::{OpenLesson, OpenLessonId, Side};
use ryadom_replica::{JournalEdit, OpenLessonEdit};
use serde::{Deserialize, Serialize};

/// What stands in the form.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Planned {
    /// The open lesson it will be: a form that is saved twice makes one.
    id: OpenLessonId,
    lesson: OpenLesson,
}

/// The form of an open lesson.
#[component]
pub fn NewOpen() -> impl IntoView {
    let desk = use_desk();
    let ready = Memo::new(move |_| desk.journal.ready());
    move || {
        ready.get().then(|| {
            let start = untrack(|| Planned {
                id: OpenLessonId::from_random(desk.device.random()),
                lesson: first(desk),
            });
            let name = format!("open-lesson:{}", desk.papers.pair);
            let mut form = desk.device.draft(&name, start.clone());
            let is_kept = untrack(|| {
                let id = form.value().with(|form: &Planned| form.id);
                desk.journal.with(|journal| {
                    let mut all = journal
                        .open_lessons
                        .iter()
                        .chain(&journal.removed_open_lessons);
                    all.any(|row| row.id == id)
                })
            });
            if is_kept {
                // The tab was killed after it was saved.
                form.done();
                form = desk.device.draft(&name, start);
            }
            view! { <Form form/> }
        })
    }
}

/// The mentee teaches; the class and subject are those of the last visit.
fn first(desk: Desk) -> OpenLesson {
    let members = desk.members();
    let of = |side: Side| {
        members
            .iter()
            .find(|(_, found)| *found == side)
            .map(|(person, _)| *person)
    };
    let teacher = of(Side::Mentee);
    let (class, subject) = desk.journal.with(|journal| {
        let last = journal
            .observations
            .iter()
            .find(|row| row.teacher.value == teacher);
        last.map(|row| (row.class.value.clone(), row.subject.value.clone()))
            .unwrap_or_default()
    });
    OpenLesson {
        teacher,
        mentor: of(Side::Mentor),
        class,
        subject,
        ..OpenLesson::default()
    }
}

#[component]
fn Form(form: Draft<Planned>) -> impl IntoView {
    let desk = use_desk();
    let value = form.value();
    let change =
        move |change: &dyn Fn(&mut OpenLesson)| value.update(|form| change(&mut form.lesson));
    let text = move |read: fn(&OpenLesson) -> String| {
        Signal::derive(move || value.with(|form| read(&form.lesson)))
    };
    let pair = desk.papers.pair;
    let leave = move |()| {
        if let Some(back) = form.throw_away() {
            desk.toasts.offer_draft(move || {
                back();
                route::go(Route::PlanOpenLesson(pair));
            });
        }
        route::go(Route::PairLessons(pair));
    };
    let anew = move |()| {
        if let Some(back) = form.throw_away() {
            desk.toasts.offer_draft(back);
        }
    };
    view! {
        <div class="top">
            <div class="top__words">
                <h1 tabindex="-1">
                    {move || desk.word(t!(lessons.new_open_title), t!(lessons.new_open_title_k))}
                </h1>
            </div>
        </div>
        <DraftFound found=form.found() on_anew=anew/>
        <form
            class="entry"
            on:submit=move |event| {
                event.prevent_default();
                if keep(desk, value.get_untracked()) {
                    form.done();
                }
            }
        >
            <div class="entry__part">
                <div class="fields">
                    <DateField
                        label=t!(lessons.date)
                        value=Signal::derive(move || value.with(|form| form.lesson.date))
                        on_change=move |date| change(&|lesson| lesson.date = date)
                    />
                    <TextField
                        label=t!(lessons.time)
                        value=text(|lesson| clock(lesson.time))
                        kind="time"
                        on_rest=move |words: String| change(&|lesson| lesson.time = words.parse().ok())
                    />
                    <TextField
                        label=desk.label(t!(lessons.class_), t!(lessons.class_k))
                        value=text(|lesson| lesson.class.clone())
                        on_input=move |words: String| change(&|lesson| lesson.class.clone_from(&words))
                    />
                    <TextField
                        label=desk.label(t!(lessons.subject), t!(lessons.subject_k))
                        value=text(|lesson| lesson.subject.clone())
                        on_input=move |words: String| change(&|lesson| lesson.subject.clone_from(&words))
                    />
                </div>
                <TextField
                    label=t!(lessons.topic)
                    value=text(|lesson| lesson.topic.clone())
                    on_input=move |words: String| change(&|lesson| lesson.topic.clone_from(&words))
                />
                <TextField
                    label=t!(lessons.audience)
                    value=text(|lesson| lesson.audience.clone())
                    on_input=move |words: String| change(&|lesson| lesson.audience.clone_from(&words))
                />
            </div>
            <DraftKept kept=form.kept()/>
            <div class="entry__save">
                <p class="entry__see">{move || desk.seen()}</p>
                <Button on_press=leave>{t!(lessons.cancel)}</Button>
                <Button kind=ButtonKind::Act submit=true>{t!(lessons.save)}</Button>
            </div>
        </form>
    }
}

/// An hour as a browser's time field has it: `08:05`; empty for none.
pub fn clock(time: Option<jiff::civil::Time>) -> String {
    time.map(|time| format!("{:02}:{:02}", time.hour(), time.minute()))
        .unwrap_or_default()
}

/// Puts it into the journal and opens it.
fn keep(desk: Desk, form: Planned) -> bool {
    let Planned { id, mut lesson } = form;
    for words in [
        &mut lesson.class,
        &mut lesson.subject,
        &mut lesson.topic,
        &mut lesson.audience,
    ] {
        *words = words.trim().to_owned();
    }
    let add = JournalEdit::AddOpenLesson {
        id,
        lesson: Box::new(lesson),
    };
    let back = JournalEdit::OpenLesson {
        id,
        edit: OpenLessonEdit::Remove,
    };
    let kept = desk.edit_with_way_back(add, t!(lessons.planned), back);
    if kept {
        route::go(Route::OpenLesson(desk.papers.pair, id));
    }
    kept
}
