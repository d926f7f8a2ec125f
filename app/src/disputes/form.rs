//! The forms: what a dispute is about, and its next step. What is typed stays on the device until it is kept.

use super::context::{Disputes, Place, stage_words, use_disputes};
use super::hand::Hand;
use crate::device::Handle;
use crate::i18n::*;
use crate::ui::{Button, ButtonKind, Choice, DateField, DraftKept, Offered, TextField};
use jiff::civil::Date;
use leptos::prelude::*;
use ryadom_domain::{Dispute, DisputeId, DisputeStage, DisputeStep, DisputeStepId};
use ryadom_replica::{DisputeDoc, DisputeEdit, DisputeRow};
use serde::{Deserialize, Serialize};

/// A dispute being opened. The id comes with it, so that a form that is kept twice opens one.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Opening {
    id: DisputeId,
    about: String,
}

/// «Что случилось», and who will read it.
#[component]
pub fn Open(place: Place) -> impl IntoView {
    let disputes = use_disputes();
    let handle = disputes.device.open::<DisputeDoc>(place.document);
    let name = format!("dispute/{}", disputes.pair);
    let start = move || Opening {
        id: DisputeId::from_random(disputes.device.random()),
        about: String::new(),
    };
    let form = disputes.device.draft(&name, start());
    let value = form.value();
    let lacks = RwSignal::new(false);
    let open = move || {
        let Opening { id, about } = value.get_untracked();
        let about = about.trim().to_owned();
        lacks.set(about.is_empty());
        if about.is_empty() {
            return;
        }
        let dispute = Box::new(Dispute {
            pair: Some(disputes.pair),
            day: Some(disputes.device.today()),
            about,
            from: None,
        });
        let edit = DisputeEdit::Open { id, dispute };
        if disputes.keep(handle, edit, t!(disputes.kept_open).to_owned()) {
            value.set(start());
        }
    };
    let error = Signal::derive(move || lacks.get().then(|| t!(disputes.about_lacks).to_owned()));
    let in_pair = move || disputes.seen_in_pair(place.document);
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
                value=Signal::derive(move || value.with(|form| form.about.clone()))
                on_input=move |words| value.update(|form| form.about = words)
                error
                lines=true
            />
            <p class="quiet">{move || disputes.seen(place.document, &[])}</p>
            {move || in_pair().map(|words| view! { <p class="need">{words}</p> })}
            <DraftKept kept=form.kept()/>
            <div class="cluster">
                <Button kind=ButtonKind::Act submit=true>{t!(disputes.open)}</Button>
            </div>
        </form>
    }
}

/// A step being written down.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Going {
    id: DisputeStepId,
    stage: DisputeStage,
    day: Option<Date>,
    words: String,
    agreed: String,
    until: Option<Date>,
}

/// The next step of a dispute.
#[component]
pub fn Next(row: DisputeRow, handle: Handle<DisputeDoc>) -> impl IntoView {
    let disputes = use_disputes();
    let (dispute, stage) = (row.id, row.stage());
    let is_handed = row.dispute.from.is_some();
    // Handing on is the curator's: nobody else has where to put a copy.
    let may_hand = disputes.is_curator(disputes.me()) && !is_handed;
    let next: Vec<DisputeStage> = DisputeStage::next(stage)
        .iter()
        .copied()
        .filter(|stage| *stage != DisputeStage::Council || may_hand)
        .collect();
    let first = next.first().copied().unwrap_or(DisputeStage::Talk);
    let start = move || Going {
        id: DisputeStepId::from_random(disputes.device.random()),
        stage: first,
        day: Some(disputes.device.today()),
        words: String::new(),
        agreed: String::new(),
        until: None,
    };
    let form = disputes
        .device
        .draft(&format!("dispute-step/{dispute}"), start());
    let value = form.value();
    let lacks = RwSignal::new(false);
    let chosen = Memo::new(move |_| value.with(|form| form.stage));
    let options = Signal::stored(
        next.iter()
            .map(|stage| Offered::new(stage.as_str(), stage_words(Some(*stage))))
            .collect::<Vec<_>>(),
    );
    let keep = move || {
        let Going {
            id,
            stage,
            day,
            words,
            agreed,
            until,
        } = value.get_untracked();
        let is_agreement = stage == DisputeStage::Agreement;
        lacks.set(words.trim().is_empty());
        if words.trim().is_empty() {
            return;
        }
        let step = Box::new(DisputeStep {
            stage: Some(stage),
            day,
            words: words.trim().to_owned(),
            agreed: if is_agreement {
                agreed.trim().to_owned()
            } else {
                String::new()
            },
            until: until.filter(|_| is_agreement),
            ..DisputeStep::default()
        });
        let edit = DisputeEdit::Step { dispute, id, step };
        if disputes.keep(handle, edit, t!(disputes.kept_step).to_owned()) {
            value.set(start());
        }
    };
    let row = StoredValue::new(row);
    view! {
        <form
            class="stack dispute__next"
            aria-label=t!(disputes.next)
            on:submit=move |event| {
                event.prevent_default();
                keep();
            }
        >
            <Choice
                label=t!(disputes.next)
                value=Signal::derive(move || chosen.get().as_str().to_owned())
                options
                on_change=move |code: String| {
                    if let Ok(stage) = code.parse() {
                        value.update(|form| form.stage = stage);
                    }
                }
            />
            <Show
                when=move || chosen.get() != DisputeStage::Council
                fallback=move || view! { <Hand row=row.get_value() handle/> }
            >
                <DateField
                    label=t!(disputes.day)
                    value=Signal::derive(move || value.with(|form| form.day))
                    on_change=move |day| value.update(|form| form.day = day)
                />
                <TextField
                    label=Signal::derive(move || words_label(chosen.get()).to_owned())
                    value=Signal::derive(move || value.with(|form| form.words.clone()))
                    on_input=move |words| value.update(|form| form.words = words)
                    error=Signal::derive(move || lacks.get().then(|| t!(disputes.words_lack).to_owned()))
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
                    <Button kind=ButtonKind::Usual submit=true>{t!(disputes.keep)}</Button>
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

/// Handing on takes everything along that was written down, in the order in which it was.
pub fn copy(disputes: Disputes, row: &DisputeRow, there: Option<&DisputeRow>) -> Vec<DisputeEdit> {
    let is_curator = |person| disputes.is_curator(person);
    let opened = there.is_none().then(|| DisputeEdit::Open {
        id: row.id,
        dispute: Box::new(Dispute {
            from: row.opened_by(is_curator),
            ..row.dispute.clone()
        }),
    });
    let is_there = |id: DisputeStepId| {
        there.is_some_and(|there| {
            let mut all = there.steps.iter().chain(&there.removed_steps);
            all.any(|step| step.id == id)
        })
    };
    let steps = row.steps.iter().filter(|step| !is_there(step.id));
    let steps = steps.map(|step| DisputeEdit::Step {
        dispute: row.id,
        id: step.id,
        step: Box::new(DisputeStep {
            by: step.written_by(is_curator),
            ..step.step.clone()
        }),
    });
    opened.into_iter().chain(steps).collect()
}
