//! Which of the three steps is shown.

use super::{curator::Curator, pair::FirstPair, school::School};
use crate::device::use_device;
use crate::i18n::*;
use crate::route::{Route, go};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// The steps, in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
enum Step {
    School,
    Curator,
    Pair,
}

/// The wizard. Each step is kept when it is left and its words are while they are typed: opened again, it goes on where it
/// was.
#[component]
pub fn Start() -> impl IntoView {
    let reached = use_device().draft("start", Step::School);
    let step = reached.value();
    let leave = move |()| {
        reached.done();
        go(Route::Home);
    };
    let name = move |step| match step {
        Step::School => t!(join.step_school),
        Step::Curator => t!(join.step_curator),
        Step::Pair => t!(join.step_pair),
    };
    let current = move |one: Step| (step.get() == one).then_some("step");
    view! {
        <div class="welcome welcome--wide">
            <p class="welcome__brand">{t!(join.brand)}</p>
            <h1 tabindex="-1">{t!(join.start)}</h1>
            <p>{t!(join.start_why)}</p>
            <ol class="steps">
                {[Step::School, Step::Curator, Step::Pair]
                    .map(|one| view! { <li class="steps__one" aria-current=move || current(one)>{move || name(one)}</li> })}
            </ol>
            {move || match step.get() {
                Step::School => view! { <School on_done=move |()| step.set(Step::Curator)/> }.into_any(),
                Step::Curator => {
                    view! {
                        <Curator on_back=move |()| step.set(Step::School) on_done=move |()| step.set(Step::Pair)/>
                    }
                        .into_any()
                }
                Step::Pair => {
                    view! {
                        <FirstPair on_back=move |()| step.set(Step::Curator) on_done=leave/>
                    }
                        .into_any()
                }
            }}
        </div>
    }
}
