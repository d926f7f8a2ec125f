//! One dispute: what it is about, who reads it, its steps, and the next one.

use super::context::{Copies, called, copies_of, day_words, stage_words, use_disputes};
use super::form::Next;
use crate::device::Handle;
use crate::i18n::*;
use crate::told::capital;
use crate::ui::{Button, ButtonKind, Menu, MenuAct, Notice, Tag, TagKind};
use leptos::prelude::*;
use ryadom_domain::{DisputeId, DisputeStage, DocumentId, PersonId};
use ryadom_replica::{DisputeDoc, DisputeEdit, DisputeRow, DisputeStepRow, DisputeView};

/// One of the disputes that lie in a document.
#[component]
pub fn One(
    id: DisputeId,
    owner: PersonId,
    document: DocumentId,
    handle: Handle<DisputeDoc>,
) -> impl IntoView {
    let disputes = use_disputes();
    let row = Memo::new(move |_| {
        handle.with(|view| view.disputes.iter().find(|row| row.id == id).cloned())
    });
    let today = move || disputes.device.today();
    let is_curator = move |person| disputes.is_curator(person);
    let heading = move || {
        let row = row.read();
        let row = row.as_ref()?;
        let who = disputes.name(row.opened_by(is_curator));
        let day = day_words(row.dispute.day, today());
        Some(t!(disputes.opened_by, who = capital(&who), day = day))
    };
    let is_handed = Memo::new(move |_| {
        let row = row.read();
        row.as_ref().is_some_and(|row| row.dispute.from.is_some())
    });
    let handed = move || {
        is_handed.get().then(|| match owner == disputes.me() {
            true => t!(disputes.handed_to_you).to_owned(),
            false => t!(disputes.handed_to, name = disputes.name(Some(owner))),
        })
    };
    let stage = Memo::new(move |_| row.read().as_ref().and_then(DisputeRow::stage));
    let seen = move || {
        let called = row.read().as_ref().map(called).unwrap_or_default();
        disputes.seen(document, &called)
    };
    let may = Memo::new(move |_| handle.may_write());
    let may_remove = Memo::new(move |_| {
        let row = row.read();
        let is_mine = |row: &DisputeRow| row.may_remove(disputes.me(), is_curator);
        may.get() && row.as_ref().is_some_and(is_mine)
    });
    let copies = Memo::new(move |_| {
        let called = row.read().as_ref().map(called).unwrap_or_default();
        disputes.copies(called)
    });
    let remove = move || {
        disputes.keep(
            handle,
            DisputeEdit::Remove(id),
            t!(disputes.removed).to_owned(),
        );
    };
    let torn = move || row.read().as_ref().is_some_and(|row| row.fate.is_torn());
    let keep_torn = move |()| {
        disputes.keep(
            handle,
            DisputeEdit::Restore(id),
            t!(disputes.kept).to_owned(),
        );
    };
    let steps = move || {
        let row = row.read();
        row.as_ref()
            .map(|row| row.steps.clone())
            .unwrap_or_default()
    };
    view! {
        <li class="card dispute">
            <div class="newcomer__head">
                <div>
                    <h2>{heading}</h2>
                    {move || handed().map(|words| view! { <p class="quiet">{words}</p> })}
                </div>
                <Show when=move || may_remove.get()>
                    <Menu label=t!(disputes.more)>
                        <MenuAct need=true on_press=move |()| remove()>{t!(disputes.remove)}</MenuAct>
                    </Menu>
                </Show>
            </div>
            <p>
                {move || {
                    let stage = stage.get();
                    let kind = if stage == Some(DisputeStage::Closed) {
                        TagKind::Act
                    } else {
                        TagKind::Need
                    };
                    view! { <Tag kind>{stage_words(stage)}</Tag> }
                }}
            </p>
            <Show when=torn>
                <Notice words=t!(disputes.came_back)>
                    <Button small=true on_press=keep_torn>{t!(disputes.keep_it)}</Button>
                </Notice>
            </Show>
            <p class="closing__words">{move || row.read().as_ref().map(|row| row.dispute.about.clone())}</p>
            <ol class="dispute__steps">
                <For each=steps key=|step| (step.id, step.touched) let:step>
                    <Step dispute=id step handle may copies/>
                </For>
            </ol>
            {move || may.get().then(|| view! { <Next id handle stage copies is_handed=is_handed.get()/> })}
            <p class="quiet">{seen}</p>
        </li>
    }
}

/// One step: what, when, in which words, who wrote it down.
#[component]
fn Step(
    dispute: DisputeId,
    step: DisputeStepRow,
    handle: Handle<DisputeDoc>,
    may: Memo<bool>,
    copies: Memo<Copies>,
) -> impl IntoView {
    let disputes = use_disputes();
    let id = step.id;
    // A step is made anew when anything of it changes.
    let name = |person| untrack(|| disputes.name(person));
    let today = untrack(|| disputes.device.today());
    let what = match (step.step.stage, step.step.to) {
        (Some(DisputeStage::Council), Some(to)) => {
            t!(disputes.council_to, name = name(Some(to)))
        }
        (Some(stage), _) => stage_words(Some(stage)).to_owned(),
        (None, _) => t!(disputes.newer).to_owned(),
    };
    let day = day_words(step.step.day, today);
    let by = step.written_by(|person| untrack(|| disputes.is_curator(person)));
    let is_mine = by == Some(disputes.me());
    let by = name(by);
    // Handing on is taken back together with the copies, and only while nobody has written in them. While another step
    // names the same person they stay.
    let to = step.step.to;
    let there = Memo::new(move |_| {
        let names = |row: &DisputeStepRow| row.id != id && row.step.to == to;
        let is_named = handle.with(|view| {
            let mut all = view.disputes.iter().filter(|row| row.id == dispute);
            all.any(|row| row.steps.iter().any(names))
        });
        let copies = copies.read();
        let there = copies.iter().find(|(owner, _)| Some(*owner) == to);
        there.filter(|_| !is_named).map(|(_, there)| *there)
    });
    let may_remove = move || {
        let is_free = there.get().is_none_or(|there| {
            let are_untouched =
                |view: &DisputeView| copies_of(view, dispute).all(DisputeRow::is_untouched);
            there.ready() && there.with(are_untouched)
        });
        may.get() && is_mine && is_free
    };
    let agreed = (!step.step.agreed.is_empty())
        .then(|| t!(disputes.agreed_by, names = step.step.agreed.clone()));
    let until = step
        .step
        .until
        .map(|day| t!(disputes.until_day, day = day_words(Some(day), today)));
    let remove = move |()| {
        let edit = DisputeEdit::RemoveStep(dispute, id);
        let said = t!(disputes.step_removed).to_owned();
        let gone: Option<(_, Vec<_>)> = there.get_untracked().map(|there| {
            let found = there.view().get_untracked();
            let ids = copies_of(&found, dispute).map(|row| row.id);
            (there, ids.map(DisputeEdit::Remove).collect())
        });
        let Some((there, copies)) = gone.filter(|(_, copies)| !copies.is_empty()) else {
            disputes.keep(handle, edit, said);
            return;
        };
        // The copies first: should the app end between the two, a reader is named too many, and never one too few.
        if disputes.keep(there, DisputeEdit::Several(copies), said)
            && let Err(why) = handle.edit_too(edit, disputes.device.last_deed())
        {
            disputes.device.take_back()();
            disputes.not_kept(&why);
        }
    };
    let label = t!(disputes.remove_step, what = what.clone());
    view! {
        <li class="stack stack--tight">
            <p><strong>{what}</strong>" · "{day}</p>
            {(!step.step.words.is_empty()).then(|| view! { <p class="closing__words">{step.step.words}</p> })}
            {agreed.map(|words| view! { <p>{words}</p> })}
            {until.map(|words| view! { <p>{words}</p> })}
            <p class="cluster">
                <span class="quiet">{t!(disputes.written_by, who = by)}</span>
                <Show when=may_remove>
                    <Button small=true kind=ButtonKind::Plain label=Signal::stored(label.clone()) on_press=remove>
                        {t!(disputes.take_step_back)}
                    </Button>
                </Show>
            </p>
        </li>
    }
}
