//! The curator calls somebody of the council in: they get a copy among their own, and the opener sees who.

use super::context::{Place, called, place_of, use_disputes};
use super::form::copy;
use crate::device::Handle;
use crate::i18n::*;
use crate::ui::{Button, Offered, Select};
use leptos::prelude::*;
use ryadom_domain::{DisputeId, DisputeStage, DisputeStep, DisputeStepId, PersonId};
use ryadom_replica::{DisputeDoc, DisputeEdit};

/// Whom, and the act.
#[component]
pub fn Hand(
    id: DisputeId,
    handle: Handle<DisputeDoc>,
    #[prop(into)] on_done: Callback<()>,
) -> impl IntoView {
    let disputes = use_disputes();
    let registry = disputes.device.registry();
    // Nobody of the pair judges it, and curators read it as it is.
    let council = Memo::new(move |_| {
        let registry = registry.read();
        let pair = registry.pairs.get(&disputes.pair);
        let may = registry.people.iter().filter(|(id, person)| {
            person.roles.council
                && !person.roles.curator
                && pair.is_some_and(|pair| pair.side(**id).is_none())
        });
        may.filter_map(|(id, person)| Some((place_of(&registry, *id)?, person.name.short())))
            .collect::<Vec<(Place, String)>>()
    });
    let chosen = RwSignal::new(None::<PersonId>);
    let there = Memo::new(move |_| {
        let chosen = chosen.get()?;
        let place =
            council.with(|all| all.iter().find(|(place, _)| place.owner == chosen).cloned())?;
        Some(disputes.device.open::<DisputeDoc>(place.0.document))
    });
    let hand = move |()| {
        let here = handle.view().get_untracked();
        let Some(row) = here.disputes.iter().find(|row| row.id == id) else {
            return;
        };
        let (Some(to), Some(there)) = (chosen.get_untracked(), there.get_untracked()) else {
            return;
        };
        let found = there.view().get_untracked();
        let known = found
            .disputes
            .iter()
            .chain(&found.removed)
            .find(|one| one.dispute.copy_of == Some(row.id));
        let edits = copy(disputes, row, known);
        // Who has a copy already is not called in twice: the copy gets what it lacks.
        if called(row).contains(&to) {
            let is_kept = edits.is_empty() || {
                let said = t!(disputes.kept_more, name = disputes.name(Some(to)));
                disputes.keep(there, DisputeEdit::Several(edits), said)
            };
            if is_kept {
                on_done.run(());
            }
            return;
        }
        let step = Box::new(DisputeStep {
            stage: Some(DisputeStage::Council),
            day: Some(disputes.device.today()),
            to: Some(to),
            ..DisputeStep::default()
        });
        let edit = DisputeEdit::Step {
            dispute: id,
            id: DisputeStepId::from_random(disputes.device.random()),
            step,
        };
        let said = t!(disputes.kept_hand, name = disputes.name(Some(to)));
        if !disputes.keep(handle, edit, said) {
            return;
        }
        match there.edit_too(DisputeEdit::Several(edits), disputes.device.last_deed()) {
            Ok(()) => on_done.run(()),
            Err(why) => {
                // Nobody is said to have what they do not have.
                disputes.device.take_back()();
                disputes.not_kept(&why);
            }
        }
    };
    let options = move || {
        let known = handle.with(|view| {
            let row = view.disputes.iter().find(|row| row.id == id);
            row.map(called).unwrap_or_default()
        });
        let mut all = vec![Offered::new("", t!(disputes.nobody))];
        all.extend(council.with(|all| {
            all.iter()
                .map(|(place, name)| {
                    let words = if known.contains(&place.owner) {
                        t!(disputes.hand_more, name = name.clone())
                    } else {
                        name.clone()
                    };
                    Offered::new(place.owner.to_string(), words)
                })
                .collect::<Vec<_>>()
        }));
        all
    };
    let can = move || there.get().is_some_and(Handle::ready);
    view! {
        <Show
            when=move || !council.read().is_empty()
            fallback=|| view! { <p class="quiet">{t!(disputes.no_council)}</p> }
        >
            <p class="quiet">{t!(disputes.hand_why)}</p>
            <Select
                label=t!(disputes.hand_to)
                value=Signal::derive(move || chosen.get().map(|one| one.to_string()).unwrap_or_default())
                options=Signal::derive(options)
                on_change=move |code: String| chosen.set(code.parse().ok())
            />
            <div class="cluster">
                <Button disabled=Signal::derive(move || !can()) on_press=hand>{t!(disputes.hand)}</Button>
            </div>
        </Show>
    }
}
