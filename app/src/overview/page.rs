//! The first screen of whoever looks after all pairs: who needs them, what changed, what comes.

use super::asked::Asked;
use super::figures::FiguresRow;
use super::grid::Grid;
use super::head;
use super::needs::Needs;
use super::since::SinceLastVisit;
use super::soon::Soon;
use super::view::{OverviewStoreFields, overview};
use super::visit::last_visit;
use crate::attention::{my_roles, school_thresholds};
use crate::device::use_device;
use crate::i18n::*;
use crate::route::Route;
use crate::ui::EmptyState;
use leptos::prelude::*;
use reactive_stores::Store;

/// The overview.
#[component]
pub fn Page(
    /// What else waits for the reader.
    children: Children,
) -> impl IntoView {
    let device = use_device();
    let (registry, summaries) = (device.registry(), device.summaries());
    let limits = school_thresholds();
    let roles = my_roles();
    let fresh = move || {
        let (registry, summaries) = (registry.get(), summaries.get());
        overview(
            &registry,
            |pair| summaries.get(&pair),
            roles.get(),
            device.today(),
            &limits.get(),
        )
    };
    // Worked out before the first paint, then patched by key: a remote change runs its own row again and no other.
    let shown = Store::new(untrack(fresh));
    // Field by field: reactive_stores 0.4 cannot find the rows of a list again when a whole store is patched.
    Effect::new(move || {
        let fresh = fresh();
        shown.needs().patch(fresh.needs);
        shown.squares().patch(fresh.squares);
        shown.soon().patch(fresh.soon);
        shown.figures().set(fresh.figures);
        shown.pairs().set(fresh.pairs);
        shown.soon_more().set(fresh.soon_more);
    });

    let visited = last_visit();
    let heading = move || head::sentence(locale(), shown.pairs().get(), shown.needs().read().len());
    let today = move || head::today_line(locale(), device.today(), visited.get());
    let curator = move || roles.get().curator;
    view! {
        <div class="top">
            <div class="top__words">
                <small class="quiet">{today}</small>
                <h1 tabindex="-1">{heading}</h1>
            </div>
            <Show when=move || { curator() && shown.pairs().get() > 0 }>
                <div class="top__acts">
                    <a class="button" href=format!("{}?new", Route::Pairs.path())>
                        {t!(overview.create_pair)}
                    </a>
                </div>
            </Show>
        </div>
        {children()}
        <Asked/>
        <Show when=move || { shown.pairs().get() > 0 } fallback=move || view! { <Empty curator/> }>
            <FiguresRow figures=shown.figures()/>
            <div class="cols">
                <div class="stack">
                    <Needs shown limits/>
                    <SinceLastVisit/>
                </div>
                <div class="stack">
                    <Grid shown/>
                    <Soon shown today=Signal::derive(move || device.today())/>
                </div>
            </div>
        </Show>
    }
}

/// What to do first.
#[component]
fn Empty(#[prop(into)] curator: Signal<bool>) -> impl IntoView {
    let why = move || {
        if curator.get() {
            t!(overview.empty_why).to_owned()
        } else {
            t!(overview.empty_why_reader).to_owned()
        }
    };
    view! {
        <EmptyState title=t!(overview.empty_title) why>
            <Show when=move || curator.get()>
                <div class="cluster">
                    <a class="button button--act" href=Route::People.path()>
                        {t!(overview.add_people)}
                    </a>
                    <a class="button" href=format!("{}?new", Route::Pairs.path())>
                        {t!(overview.create_pair)}
                    </a>
                </div>
            </Show>
        </EmptyState>
    }
}
