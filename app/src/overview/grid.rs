//! Every pair as a square by its state; the list of pairs is the same in words.

use super::view::{Overview, OverviewStoreFields, Square, SquareStoreFields};
use crate::attention;
use crate::i18n::*;
use crate::route::Route;
use crate::told::vocabulary;
use leptos::prelude::*;
use leptos_router::components::A;
use reactive_stores::{Field, Store};
use ryadom_domain::PairState;

/// The grid, with what its colours mean.
#[component]
pub fn Grid(shown: Store<Overview>) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <section class="sheet" aria-labelledby="overview-pairs">
            <div class="head">
                <h2 id="overview-pairs">{t!(i18n, overview.grid_title)}</h2>
                <A href=Route::Pairs.path() {..} class="head__act">{t!(i18n, overview.grid_list)}</A>
            </div>
            <ul class="legend">
                <li class="legend__one">{t!(i18n, overview.legend_going)}</li>
                <li class="legend__one legend__one--waits">{t!(i18n, overview.legend_waits)}</li>
                <li class="legend__one legend__one--need">{t!(i18n, overview.legend_need)}</li>
            </ul>
            <ul class="pairs">
                <For each=move || shown.squares() key=|square| square.id().get() let:square>
                    <SquareLink square/>
                </For>
            </ul>
        </section>
    }
}

/// One pair. Its colour is said in words too.
#[component]
fn SquareLink(#[prop(into)] square: Field<Square>) -> impl IntoView {
    let i18n = use_i18n();
    let id = square.id().get_untracked();
    let needed = move || !square.why().read().is_empty();
    let waits = move || {
        !needed()
            && matches!(
                square.state().get(),
                PairState::Matching | PairState::Consent | PairState::Paused
            )
    };
    let said = move || {
        let locale = i18n.get_locale();
        let why = square.why().get();
        let state = if why.is_empty() {
            vocabulary::pair_state(locale, square.state().get()).to_owned()
        } else {
            attention::sentence(locale, &why)
        };
        td_string!(
            locale,
            overview.grid_one,
            pair = square.name().get(),
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
                <span aria-hidden="true">{move || square.letters().get()}</span>
            </a>
        </li>
    }
}
