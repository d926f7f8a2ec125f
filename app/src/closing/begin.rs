//! What a new year begins with: deficits that last year did not close, offered to a programme that has none yet.

use crate::device::use_device;
use crate::i18n::*;
use crate::route::Route;
use crate::told::pair_name;
use crate::ui::{Button, ButtonKind, use_toasts};
use leptos::prelude::*;
use ryadom_domain::{Deficit, DeficitId, DocumentId, PairId};
use ryadom_replica::{Kind, ProgrammeDoc, ProgrammeEdit, ProgrammeView};

/// A pair that went on, its new programme, and last year's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct WentOn {
    pair: PairId,
    now: DocumentId,
    before: PairId,
    then: DocumentId,
}

/// One card for each pair of the reader that went on and has nothing in its programme yet.
#[component]
pub fn Begin() -> impl IntoView {
    let device = use_device();
    let all = Memo::new(move |_| {
        device.registry().with(|registry| {
            registry
                .pairs_of(device.person())
                .filter(|pair| pair.state.is_open())
                .filter_map(|pair| {
                    let before = registry.years_before(pair.id).first().copied()?;
                    let then = before.programme?;
                    registry.grant(device.person(), then)?;
                    Some(WentOn {
                        pair: pair.id,
                        now: pair.programme?,
                        before: before.id,
                        then,
                    })
                })
                .collect::<Vec<_>>()
        })
    });
    view! {
        <For each=move || all.get() key=|one| *one let:one>
            <OnePair one/>
        </For>
    }
}

/// What is not at its aim yet, as the new year starts with it.
fn open_deficits(view: &ProgrammeView) -> Vec<Deficit> {
    view.deficits
        .iter()
        .map(|row| row.plain())
        .filter(|deficit| !deficit.reached() && !deficit.text.trim().is_empty())
        .map(|deficit| Deficit {
            start: deficit.now(),
            mid: None,
            end: None,
            ..deficit
        })
        .collect()
}

#[component]
fn OnePair(one: WentOn) -> impl IntoView {
    let device = use_device();
    let toasts = use_toasts();
    let now = device.open::<ProgrammeDoc>(one.now);
    let then = device.open::<ProgrammeDoc>(one.then);
    let open = Memo::new(move |_| then.with(open_deficits));
    let is_blank = Memo::new(move |_| {
        now.ready() && then.ready() && now.with(|view| view.deficits.is_empty())
    });
    let count = move || crate::attention::short(open.read().len());
    let name = move || {
        device.registry().with(|registry| {
            let pair = registry.pairs.get(&one.pair);
            pair.map(|pair| pair_name(registry, pair))
                .unwrap_or_default()
        })
    };
    let take = move || {
        let edits = open
            .get_untracked()
            .into_iter()
            .map(|deficit| ProgrammeEdit::AddDeficit {
                id: DeficitId::from_random(device.random()),
                deficit: Box::new(deficit),
            });
        match now.edit(ProgrammeDoc::several(edits.collect())) {
            Ok(()) => toasts.offer(t!(closing.taken), t!(closing.undo), device.take_back()),
            Err(why) => toasts.say(t!(closing.not_kept, why = why.to_string())),
        }
    };
    view! {
        <Show when=move || is_blank.get()>
            <section class="card" aria-label=t!(closing.begin)>
                <h2>{t!(closing.begin)}</h2>
                <p class="quiet">{move || t!(closing.begin_why, pair = name(), count = count())}</p>
                <div class="card__acts cluster">
                    <Show when=move || !open.read().is_empty()>
                        <Button kind=ButtonKind::Act on_press=take>{t!(closing.take)}</Button>
                    </Show>
                    <a class="button" href=Route::Build(one.pair).path()>{t!(closing.build)}</a>
                    <a class="button" href=Route::PairProgramme(one.before).path()>{t!(closing.last_year)}</a>
                </div>
            </section>
        </Show>
    }
}
