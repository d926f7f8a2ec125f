//! Ending a pair where its closing is looked at: for the curator.

use super::asked::Asked;
use super::keeping::Keeping;
use super::pair_end::PairEnd;
use crate::i18n::*;
use crate::told::pair_name;
use crate::ui::{Button, ButtonKind};
use leptos::prelude::*;
use ryadom_domain::{PairId, PairState, Role};

/// The button, while the pair may be ended; nothing for anybody else.
#[component]
pub fn EndHere(pair: PairId) -> impl IntoView {
    let keeping = Keeping::here();
    let ending = RwSignal::new(None::<PairState>);
    let may = Memo::new(move |_| {
        let registry = keeping.registry.read();
        let found = registry.pairs.get(&pair);
        let may = found.is_some_and(|pair| {
            pair.state
                .check(PairState::Completed, Role::Curator)
                .is_ok()
        });
        may && keeping.may_write() && !registry.past.contains_key(&pair)
    });
    let name = move || {
        let registry = keeping.registry.read();
        let found = registry.pairs.get(&pair);
        found
            .map(|pair| pair_name(&registry, pair))
            .unwrap_or_default()
    };
    let form = move |to, close: Callback<()>| {
        view! { <PairEnd keeping pair to on_done=close/> }.into_any()
    };
    view! {
        <Show when=move || may.get()>
            <p>
                <Button kind=ButtonKind::Act on_press=move || ending.set(Some(PairState::Completed))>
                    {t!(people.state_to_completed)}
                </Button>
            </p>
        </Show>
        <Asked asked=ending title=move |_| t!(people.end_title, pair = name()) body=form/>
    }
}
