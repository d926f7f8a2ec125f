//! Every pair as a square by its state; the list of pairs is the same in words.

use super::view::{Overview, OverviewStoreFields, Square, SquareStoreFields};
use crate::attention;
use crate::i18n::*;
use crate::route::Route;
use crate::told::vocabulary;
use crate::ui::{at_first, last_known};
use leptos::prelude::*;
use leptos_router::components::A;
use reactive_stores::{Field, Store};
use ryadom_domain::PairState;

/// How many squares are built before the first paint: half a screen of them.
const SQUARES: usize = 60;

/// The grid, with what its colours mean.
#[component]
pub fn Grid(shown: Store<Overview>) -> impl IntoView {
    let built = at_first(SQUARES);
    view! {
        <section class="sheet" aria-labelledby="overview-pairs">
            <div class="head">
                <h2 id="overview-pairs">{t!(overview.grid_title)}</h2>
                <A href=Route::Pairs.path() {..} class="head__act">{t!(overview.grid_list)}</A>
            </div>
            <ul class="legend">
                <li class="legend__one">{t!(overview.legend_going)}</li>
                <li class="legend__one legend__one--waits">{t!(overview.legend_waits)}</li>
                <li class="legend__one legend__one--need">{t!(overview.legend_need)}</li>
            </ul>
            <ul class="pairs">
                <For each=move || shown.squares().into_iter().take(built.get()) key=|square| square.id().get() let:square>
                    <SquareLink square/>
                </For>
            </ul>
        </section>
    }
}

/// One pair. Its colour is said in words too.
#[component]
fn SquareLink(#[prop(into)] square: Field<Square>) -> impl IntoView {
    let square = last_known(square);
    let id = square.read_untracked().id;
    let needed = move || !square.read().why.is_empty();
    let waits = move || {
        !needed()
            && matches!(
                square.read().state,
                PairState::Matching | PairState::Consent | PairState::Paused
            )
    };
    let said = move || {
        let locale = locale();
        let square = square.read();
        let state = if square.why.is_empty() {
            vocabulary::pair_state(locale, square.state).to_owned()
        } else {
            attention::sentence(locale, &square.why)
        };
        td_string!(
            locale,
            overview.grid_one,
            pair = square.name.clone(),
            state = state
        )
    };
    view! {
        <li>
            <a
                class="pairs__one"
                class:pairs__one--need=needed
                class:pairs__one--waits=waits
                href=Route::PairProgramme(id).path()
                aria-label=said
                title=said
            >
                <span aria-hidden="true">{move || square.read().letters.clone()}</span>
            </a>
        </li>
    }
}
