//! Хронометраж: the stages of a lesson, what each was to take and what it took.

use super::desk::use_desk;
use super::fields::{NumberField, Words};
use super::visit::use_leaf;
use crate::i18n::*;
use crate::ui::{Button, ButtonKind, Glyph, IconButton, More, Tag, TagKind};
use leptos::prelude::*;
use ryadom_domain::{Stage, StageId};
use ryadom_replica::{JournalText, ObservationEdit, StageRow};

/// The stages.
#[component]
pub fn Stages() -> impl IntoView {
    let (desk, leaf) = (use_desk(), use_leaf());
    let ids = leaf.part(|row| row.stages.iter().map(|stage| stage.id).collect::<Vec<_>>());
    let totals = leaf.part(|row| {
        let sum = |part: fn(&StageRow) -> Option<u16>| -> u32 {
            row.stages.iter().filter_map(part).map(u32::from).sum()
        };
        (sum(|stage| stage.plan.value), sum(|stage| stage.fact.value))
    });
    let add = move |()| {
        let id = StageId::from_random(desk.device.random());
        leaf.edit(ObservationEdit::AddStage(id, Box::<Stage>::default()));
    };
    view! {
        <div class="entry__part">
            <More summary=t!(lessons.stages)>
                <div class="stack">
                    <For each=move || ids.get() key=|id| *id let:id>
                        <StageLine id/>
                    </For>
                    <Show when=move || ids.with(|ids| !ids.is_empty())>
                        <p class="quiet">
                            {move || {
                                let (plan, fact) = totals.get();
                                t!(lessons.stages_total, plan = plan, fact = fact)
                            }}
                        </p>
                    </Show>
                    <Show when=move || !desk.still.get()>
                        <div><Button small=true on_press=add>{t!(lessons.stage_add)}</Button></div>
                    </Show>
                </div>
            </More>
        </div>
    }
}

#[component]
fn StageLine(id: StageId) -> impl IntoView {
    let (desk, leaf) = (use_desk(), use_leaf());
    let row = Memo::new(move |_| {
        leaf.row.with(|row| {
            let row = row.as_ref()?;
            row.stages.iter().find(|stage| stage.id == id).cloned()
        })
    });
    let value = move |read: fn(&StageRow) -> Option<u16>| {
        Signal::derive(move || row.with(|row| row.as_ref().and_then(read)))
    };
    let name = move || row.with(|row| row.as_ref().map(|row| row.name.clone()).unwrap_or_default());
    let torn = move || row.with(|row| row.as_ref().is_some_and(|row| row.fate.is_torn()));
    let remove = move |()| {
        leaf.edit_with_way_back(
            ObservationEdit::RemoveStage(id),
            t!(lessons.removed_row),
            ObservationEdit::RestoreStage(id),
        );
    };
    let keep = move |()| {
        leaf.edit(ObservationEdit::RestoreStage(id));
    };
    view! {
        <div class="stage">
            <div class="stage__name"><Words text=JournalText::Stage(leaf.id, id) label=t!(lessons.stage) short=true/></div>
            <NumberField
                label=t!(lessons.stage_plan)
                value=value(|stage| stage.plan.value)
                disabled=desk.still
                on_change=move |minutes| { leaf.edit(ObservationEdit::StagePlan(id, minutes)); }
            />
            <NumberField
                label=t!(lessons.stage_fact)
                value=value(|stage| stage.fact.value)
                disabled=desk.still
                on_change=move |minutes| { leaf.edit(ObservationEdit::StageFact(id, minutes)); }
            />
            <Show when=move || !desk.still.get()>
                <IconButton
                    glyph=Glyph::Remove
                    label=Signal::derive(move || t!(lessons.stage_remove, name = name()).to_string())
                    on_press=remove
                />
            </Show>
            <Show when=torn>
                <p class="cluster">
                    <Tag kind=TagKind::Need>{t!(lessons.row_came_back)}</Tag>
                    <Button kind=ButtonKind::Plain small=true on_press=keep>{t!(lessons.keep_row)}</Button>
                </p>
            </Show>
        </div>
    }
}
