//! The forms: what a dispute is about, and its next step. What is typed stays on the device until it is kept.

use super::context::{Copies, Disputes, Place, copies_of, stage_words, use_disputes};
use super::hand::Hand;
use crate::device::Handle;
use crate::i18n::*;
use crate::ui::{Button, ButtonKind, Choice, DateField, DraftKept, Offered, TextField};
use jiff::civil::Date;
use leptos::prelude::*;
use ryadom_domain::{Dispute, DisputeId, DisputeStage, DisputeStep, DisputeStepId};
use ryadom_replica::{DisputeDoc, DisputeEdit, DisputeRow};
use serde::{Deserialize, Serialize};

/// «Что случилось», and who will read it.
#[component]
pub fn Open(place: Place) -> impl IntoView {
    let disputes = use_disputes();
    let handle = disputes.device.open::<DisputeDoc>(place.document);
    let name = format!("dispute/{}", disputes.pair);
    let form = disputes.device.draft(&name, String::new());
    let value = form.value();
    let lacks = RwSignal::new(false);
    let open = move || {
        let about = value.get_untracked().trim().to_owned();
        lacks.set(about.is_empty());
        if about.is_empty() {
            return;
        }
        let dispute = Box::new(Dispute {
            pair: Some(disputes.pair),
            day: Some(disputes.device.today()),
            about,
            ..Dispute::default()
        });
        let id = DisputeId::from_random(disputes.device.random());
        let edit = DisputeEdit::Open { id, dispute };
        if disputes.keep(handle, edit, t!(disputes.kept_open).to_owned()) {
            value.set(String::new());
        }
    };
    let error = Signal::derive(move || lacks.get().then(|| t!(disputes.about_lacks).to_owned()));
    let in_pair = move || disputes.seen_in_pair(place.document);
    let is_curator = move || disputes.is_curator(disputes.me());
    view! {
        <form
            class="sheet sheet--padded stack"
            aria-label=t!(disputes.open)
            on:submit=move |event| {
                event.prevent_default();
                open();
            }
        >
            <TextField
                label=t!(disputes.about)
                hint=Signal::derive(|| t!(disputes.about_hint).to_owned())
                value
                on_input=move |words| value.set(words)
                error
                lines=true
            />
            <p class="quiet">{move || disputes.seen(place.document, &[])}</p>
            {move || in_pair().map(|words| view! { <p class="need">{words}</p> })}
            <DraftKept kept=form.kept()/>
            <div class="cluster">
                <Button kind=ButtonKind::Act submit=true>
                    {move || if is_curator() { t!(disputes.open_curator) } else { t!(disputes.open) }}
                </Button>
            </div>
        </form>
    }
}

/// A step being written down.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
struct Going {
    /// `None` for the first of those that may come.
    stage: Option<DisputeStage>,
    /// `None` for today.
    day: Option<Date>,
    words: String,
    agreed: String,
    until: Option<Date>,
}

/// The next step of a dispute.
#[component]
pub fn Next(
    id: DisputeId,
    handle: Handle<DisputeDoc>,
    /// Its last step.
    stage: Memo<Option<DisputeStage>>,
    /// Where copies of it lie, for who may write in them.
    copies: Memo<Copies>,
    /// It was handed here, and lies with whoever opened it.
    is_handed: bool,
) -> impl IntoView {
    let disputes = use_disputes();
    // Handing on is the curator's: nobody else has where to put a copy.
    let may_hand = Memo::new(move |_| !is_handed && disputes.is_curator(disputes.me()));
    let next = Memo::new(move |_| {
        let all = DisputeStage::next(stage.get()).iter().copied();
        all.filter(|stage| *stage != DisputeStage::Council || may_hand.get())
            .collect::<Vec<_>>()
    });
    // What was handed on stands on the page twice, and each has its own next step.
    let name = format!("dispute-step/{}/{id}", handle.document());
    let form = disputes.device.draft(&name, Going::default());
    let value = form.value();
    let lacks = RwSignal::new(false);
    let chosen = Memo::new(move |_| {
        let next = next.read();
        let typed = value.with(|form| form.stage);
        typed
            .filter(|stage| next.contains(stage))
            .or_else(|| next.first().copied())
            .unwrap_or(DisputeStage::Talk)
    });
    let day = Signal::derive(move || {
        let typed = value.with(|form| form.day);
        Some(typed.unwrap_or_else(|| disputes.device.today()))
    });
    let options = Signal::derive(move || {
        let one = |stage: &DisputeStage| Offered::new(stage.as_str(), stage_words(Some(*stage)));
        next.read().iter().map(one).collect::<Vec<_>>()
    });
    let choose = move |code: String| value.update(|form| form.stage = code.parse().ok());
    let keep = move || {
        let stage = chosen.get_untracked();
        let typed = value.get_untracked();
        let is_agreement = stage == DisputeStage::Agreement;
        lacks.set(typed.words.trim().is_empty());
        if typed.words.trim().is_empty() {
            return;
        }
        let step = Box::new(DisputeStep {
            stage: Some(stage),
            day: day.get_untracked(),
            words: typed.words.trim().to_owned(),
            agreed: if is_agreement {
                typed.agreed.trim().to_owned()
            } else {
                String::new()
            },
            until: typed.until.filter(|_| is_agreement),
            ..DisputeStep::default()
        });
        let before = handle.view().get_untracked();
        let step_id = DisputeStepId::from_random(disputes.device.random());
        let edit = DisputeEdit::Step {
            dispute: id,
            id: step_id,
            step: step.clone(),
        };
        if disputes.keep(handle, edit, t!(disputes.kept_step).to_owned()) {
            value.set(Going::default());
            if let Some(row) = before.disputes.iter().find(|row| row.id == id) {
                pass_on(disputes, row, (step_id, &step), &copies.read_untracked());
            }
        }
    };
    let error = Signal::derive(move || lacks.get().then(|| t!(disputes.words_lack).to_owned()));
    view! {
        <form
            class="stack dispute__next"
            on:submit=move |event| {
                event.prevent_default();
                keep();
            }
        >
            <Choice
                label=t!(disputes.next)
                value=Signal::derive(move || chosen.get().as_str().to_owned())
                options
                on_change=choose
            />
            <Show
                when=move || chosen.get() != DisputeStage::Council
                fallback=move || view! {
                    <Hand id handle on_done=move |()| value.update(|form| form.stage = None)/>
                }
            >
                <DateField
                    label=t!(disputes.day)
                    value=day
                    on_change=move |day| value.update(|form| form.day = day)
                />
                <TextField
                    label=Signal::derive(move || words_label(chosen.get()).to_owned())
                    value=Signal::derive(move || value.with(|form| form.words.clone()))
                    on_input=move |words| value.update(|form| form.words = words)
                    error
                    lines=true
                />
                <Show when=move || chosen.get() == DisputeStage::Agreement>
                    <TextField
                        label=t!(disputes.agreed)
                        value=Signal::derive(move || value.with(|form| form.agreed.clone()))
                        on_input=move |words| value.update(|form| form.agreed = words)
                    />
                    <DateField
                        label=t!(disputes.until)
                        value=Signal::derive(move || value.with(|form| form.until))
                        on_change=move |day| value.update(|form| form.until = day)
                    />
                </Show>
                <DraftKept kept=form.kept()/>
                <div class="cluster">
                    <Button submit=true>{t!(disputes.keep)}</Button>
                </div>
            </Show>
        </form>
    }
}

fn words_label(stage: DisputeStage) -> &'static str {
    match stage {
        DisputeStage::Talk => t!(disputes.words_talk),
        DisputeStage::Agreement => t!(disputes.words_agreement),
        DisputeStage::Council | DisputeStage::Closed => t!(disputes.words_closed),
    }
}

/// Whoever was called in reads on what is written here. What does not come into a copy now comes with the next step.
fn pass_on(
    disputes: Disputes,
    row: &DisputeRow,
    (id, step): (DisputeStepId, &DisputeStep),
    copies: &Copies,
) {
    for (_, there) in copies {
        let found = there.view().get_untracked();
        let mut edits = Vec::new();
        for known in copies_of(&found, row.id) {
            edits.extend(copy(disputes, row, Some(known)));
            edits.push(DisputeEdit::Step {
                dispute: known.id,
                id,
                step: Box::new(DisputeStep {
                    by: Some(disputes.me()),
                    ..step.clone()
                }),
            });
        }
        if !edits.is_empty()
            && let Err(why) =
                there.edit_too(DisputeEdit::Several(edits), disputes.device.last_deed())
        {
            disputes.not_kept(&why);
        }
    }
}

/// Handing on takes everything along that was written down, in the order in which it was.
pub fn copy(disputes: Disputes, row: &DisputeRow, there: Option<&DisputeRow>) -> Vec<DisputeEdit> {
    let is_curator = |person| disputes.is_curator(person);
    let fresh = || DisputeId::from_random(disputes.device.random());
    let id = there.map_or_else(fresh, |there| there.id);
    let mut edits = Vec::new();
    match there {
        None => edits.push(DisputeEdit::Open {
            id,
            dispute: Box::new(Dispute {
                from: row.opened_by(is_curator),
                copy_of: Some(row.id),
                ..row.dispute.clone()
            }),
        }),
        // Whoever was called in, and does not have it any more, gets it back.
        Some(there) if !there.fate.is_shown() => edits.push(DisputeEdit::Restore(id)),
        Some(_) => {}
    }
    let is_there = |id: DisputeStepId| {
        there.is_some_and(|there| {
            let mut all = there.steps.iter().chain(&there.removed_steps);
            all.any(|step| step.id == id)
        })
    };
    let steps = row.steps.iter().filter(|step| !is_there(step.id));
    edits.extend(steps.map(|step| DisputeEdit::Step {
        dispute: id,
        id: step.id,
        step: Box::new(DisputeStep {
            by: step.written_by(is_curator),
            ..step.step.clone()
        }),
    }));
    edits
}
