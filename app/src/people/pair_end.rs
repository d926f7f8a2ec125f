//! Ending a pair: what stays, and which day was the last.

use super::keeping::Keeping;
use crate::i18n::*;
use crate::told::{pair_name, vocabulary};
use crate::ui::{Button, ButtonKind, DateField};
use leptos::prelude::*;
use ryadom_domain::{PairId, PairState, Role};
use ryadom_replica::{PairEdit, RegistryEdit};

/// Asks for the last day and takes the step. Nothing is deleted, and the step can be taken back.
#[component]
pub fn PairEnd(
    keeping: Keeping,
    pair: PairId,
    to: PairState,
    #[prop(into)] on_done: Callback<()>,
) -> impl IntoView {
    let last = RwSignal::new(Some(untrack(|| keeping.device.today())));
    let end = move |()| {
        let registry = keeping.registry.get_untracked();
        let Some(found) = registry.pairs.get(&pair) else {
            return on_done.run(());
        };
        if found.state.check(to, Role::Curator).is_err() {
            return on_done.run(());
        }
        let mut edits = vec![PairEdit::ChangeState(to)];
        if last.get_untracked() != found.end {
            edits.push(PairEdit::End(last.get_untracked()));
        }
        let edits = edits
            .into_iter()
            .map(|edit| RegistryEdit::Pair { id: pair, edit })
            .collect();
        let said = t!(
            people.state_now,
            pair = pair_name(&registry, found),
            state = vocabulary::pair_state(locale(), to)
        );
        if keeping.keep(RegistryEdit::Several(edits), said) {
            on_done.run(());
        }
    };
    let act = move || match to {
        PairState::Dissolved => t!(people.dissolve_yes),
        _ => t!(people.end_yes),
    };
    view! {
        <div class="stack">
            <p>{t!(people.end_why)}</p>
            <DateField
                label=t!(people.end_day)
                value=last
                on_change=move |date| last.set(date)
            />
            <div class="dialog__acts">
                <Button on_press=on_done>{t!(people.cancel)}</Button>
                <Button kind=ButtonKind::Need on_press=end>{act}</Button>
            </div>
        </div>
    }
}
