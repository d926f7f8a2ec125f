//! Where a difficulty began, where it is, where it should come: drawn, and the same in words.

use crate::i18n::*;
use leptos::prelude::*;
use ryadom_domain::{Deficit, Level};

/// Where a level stands in the drawing, in its own units.
fn x(level: Level) -> f64 {
    8.0 + f64::from(level.get()) * 28.0
}

/// The drawing with its words beside it.
#[component]
pub fn Levels(#[prop(into)] deficit: Signal<Deficit>) -> impl IntoView {
    let start = move || deficit.with(|deficit| deficit.start.map(x));
    let now = move || deficit.with(|deficit| deficit.now().map(x));
    let target = move || deficit.with(|deficit| deficit.target.map(x));
    view! {
        <div class="levels">
            <svg class="levels__picture" viewBox="0 0 100 20" aria-hidden="true" focusable="false">
                <path class="levels__track" d="M8 10H92"></path>
                {move || start().zip(now()).map(|(start, now)| view! {
                    <path class="levels__way" d=format!("M{start} 10H{now}")></path>
                })}
                {move || start().map(|x| view! { <circle class="levels__start" cx=x cy="10" r="4"></circle> })}
                {move || now().map(|x| view! { <circle class="levels__now" cx=x cy="10" r="5.5"></circle> })}
                {move || target().map(|x| view! {
                    <path class="levels__target" d=format!("M{x} 17V1.5h8l-2 2.5 2 2.5h-8")></path>
                })}
            </svg>
            <span>{move || deficit.with(|deficit| in_words(locale(), deficit))}</span>
        </div>
    }
}

/// «было 1, сейчас 2, цель 3».
pub fn in_words(locale: Locale, deficit: &Deficit) -> String {
    let now = deficit.end.or(deficit.mid);
    let parts = [
        deficit
            .start
            .map(|level| td_string!(locale, programme.level_was, level = level.get())),
        now.map(|level| td_string!(locale, programme.level_now, level = level.get())),
        deficit
            .target
            .map(|level| td_string!(locale, programme.level_target, level = level.get())),
    ];
    let parts: Vec<_> = parts.into_iter().flatten().collect();
    if parts.is_empty() {
        td_string!(locale, programme.level_none).to_owned()
    } else {
        parts.join(", ")
    }
}
