//! One action step for each visit: set at its end, asked about at the next, and made a plan item if the pair likes.

use super::desk::{Desk, use_desk};
use super::fields::{Words, offered};
use super::visit::{Leaf, use_leaf};
use crate::i18n::*;
use crate::route::Route;
use crate::told::{dates, vocabulary};
use crate::ui::{Button, Choice, Tag};
use jiff::civil::Date;
use leptos::prelude::*;
use ryadom_domain::{ItemId, ObservationId, Outcome, PersonId, PlanItem};
use ryadom_replica::{
    JournalEdit, JournalText, ObservationEdit, ObservationText, ProgrammeDoc, ProgrammeEdit,
};

/// What the last visit asked the teacher to try, and whether it worked out. Nothing while there was no such visit.
#[component]
pub fn StepBefore(
    /// Whose lesson is visited now.
    #[prop(into)]
    teacher: Signal<Option<PersonId>>,
    /// This visit, when it is in the journal already.
    #[prop(optional)]
    now: Option<ObservationId>,
    /// Its day, when it is not.
    #[prop(optional, into)]
    on: Option<Signal<Option<Date>>>,
) -> impl IntoView {
    let desk = use_desk();
    let asked = Memo::new(move |_| {
        let (teacher, on) = (teacher.get(), on.and_then(|on| on.get()));
        desk.journal.with(|journal| {
            let row = journal.step_before(teacher, now, on)?;
            Some((row.id, row.date.value, row.step.clone(), row.outcome.value))
        })
    });
    let id = Memo::new(move |_| asked.with(|asked| asked.as_ref().map(|(id, ..)| *id)));
    let when = move || {
        let day = asked.with(|asked| asked.as_ref().and_then(|(_, day, ..)| *day));
        let day = day.map(|day| dates::plain(locale(), day, desk.device.today()));
        t!(lessons.asked, day = day.unwrap_or_default()).to_string()
    };
    let step = move || asked.with(|asked| asked.as_ref().map(|(_, _, step, _)| step.clone()));
    let outcome = Signal::derive(move || {
        let outcome = asked.with(|asked| asked.as_ref().and_then(|(.., outcome)| *outcome));
        outcome
            .map(|outcome| outcome.as_str().to_owned())
            .unwrap_or_default()
    });
    let answer = move |outcome: String| {
        if let Some(id) = id.get_untracked() {
            let edit = ObservationEdit::Outcome(outcome.parse().ok());
            desk.edit(JournalEdit::Observation { id, edit });
        }
    };
    let answer = Callback::new(answer);
    view! {
        <Show when=move || id.get().is_some()>
            <section class="card step" aria-label=t!(lessons.worked)>
                <p class="quiet">{when}</p>
                <p class="step__words">{step}</p>
                <Choice
                    label=t!(lessons.worked)
                    value=outcome
                    options=Signal::stored(offered(Outcome::ALL, Outcome::as_str, vocabulary::outcome))
                    disabled=desk.still
                    on_change=answer
                />
            </section>
        </Show>
    }
}

/// The step of this visit.
#[component]
pub fn Step() -> impl IntoView {
    let (desk, leaf) = (use_desk(), use_leaf());
    let outcome = leaf.part(|row| row.outcome.value);
    let item = leaf.part(|row| row.step_item.value);
    let has_words = leaf.part(|row| !row.step.trim().is_empty());
    let programme = desk.device.open::<ProgrammeDoc>(desk.papers.programme);
    let may_plan = Memo::new(move |_| {
        has_words.get() && item.get().is_none() && programme.ready() && programme.may_plan()
    });
    let plan = move |()| {
        let id = ItemId::from_random(desk.device.random());
        let added = programme.with(|programme| ProgrammeEdit::AddItem {
            id,
            after: programme.items.last().map(|item| item.id),
            item: Box::new(planned(desk, leaf)),
        });
        if programme.edit(added).is_ok() {
            leaf.edit(ObservationEdit::StepItem(Some(id)));
            desk.toasts.say(t!(lessons.added_to_plan));
        } else {
            desk.toasts.say(t!(lessons.not_saved));
        }
    };
    let plan = Callback::new(move |()| untrack(|| plan(())));
    view! {
        <section class="entry__part" aria-labelledby="lesson-step">
            <h2 id="lesson-step">{t!(lessons.step)}</h2>
            <p class="entry__why">{move || desk.word(t!(lessons.step_why), t!(lessons.step_why_k))}</p>
            <Words
                text=JournalText::Observation(leaf.id, ObservationText::Step)
                label=t!(lessons.step)
                short=true
            />
            <p class="cluster">
                {move || outcome.get().map(|outcome| {
                    let outcome = vocabulary::outcome(locale(), outcome);
                    view! { <Tag>{t!(lessons.outcome_is, outcome = outcome).to_string()}</Tag> }
                })}
                {move || item.get().map(|item| view! {
                    <a href=Route::Item(desk.papers.pair, item).path()>{t!(lessons.in_plan)}</a>
                })}
                <Show when=move || may_plan.get()>
                    <Button small=true on_press=plan>{t!(lessons.to_plan)}</Button>
                </Show>
            </p>
        </section>
    }
}

/// The step as a row of the plan: «применить на уроке».
fn planned(desk: Desk, leaf: Leaf) -> PlanItem {
    let (step, teacher) = leaf.row.with(|row| {
        let row = row.as_ref();
        let step = row
            .map(|row| row.step.trim().to_owned())
            .unwrap_or_default();
        (step, row.and_then(|row| row.teacher.value))
    });
    let event = if desk.kids.get() {
        t!(lessons.plan_event_k, step = step)
    } else {
        t!(lessons.plan_event, step = step)
    };
    PlanItem {
        section: t!(lessons.plan_section).to_owned(),
        event: event.to_string(),
        expected_result: desk
            .word(t!(lessons.plan_result), t!(lessons.plan_result_k))
            .to_owned(),
        responsible: desk.name(teacher),
        ..PlanItem::default()
    }
}
