//! A plan as a bar: what is done over what should be done by now over all of it.

use super::pairs_view::Plan;
use leptos::prelude::*;

/// The bar's inner width, in its own units.
const WIDTH: usize = 200;

/// Decorative: the same numbers stand beside it in words.
#[component]
pub fn Bar(#[prop(into)] plan: Signal<Plan>) -> impl IntoView {
    // Sizes are attributes of the picture, never styles: the page's policy forbids inline ones.
    let width = move |count: fn(&Plan) -> usize| {
        let plan = plan.get();
        (count(&plan) * WIDTH)
            .checked_div(plan.all)
            .unwrap_or_default()
            .to_string()
    };
    view! {
        <svg class="bar" viewBox="0 0 200 8" preserveAspectRatio="none" aria-hidden="true">
            <rect class="bar__all" width="200" height="8"></rect>
            <rect class="bar__due" width=move || width(|plan| plan.due) height="8"></rect>
            <rect class="bar__done" width=move || width(|plan| plan.done) height="8"></rect>
        </svg>
    }
}
