//! The three rounds of a year: who has answered, and the way to one's own sheet.

use super::context::use_diagnostics;
use super::words;
use crate::i18n::*;
use crate::route::Route;
use crate::ui::{Tag, TagKind};
use leptos::prelude::*;
use ryadom_domain::{AnswerSheet, PersonId, Round};

/// One card for each round.
#[component]
pub fn Rounds(mentee: PersonId) -> impl IntoView {
    view! {
        <ul class="rounds">
            {Round::ALL.iter().map(|round| view! { <OneRound mentee round=*round/> }).collect_view()}
        </ul>
    }
}

#[component]
fn OneRound(mentee: PersonId, round: Round) -> impl IntoView {
    let diagnostics = use_diagnostics();
    let is_self = diagnostics.me() == mentee;
    let is_now = Memo::new(move |_| diagnostics.now() == round);
    let all = Memo::new(move |_| diagnostics.asked().len());
    let own = Memo::new(move |_| diagnostics.done(&diagnostics.own(round, mentee)));
    let estimate = Memo::new(move |_| diagnostics.done(&diagnostics.estimate(round, mentee)));
    let own_words = move || {
        let (done, all) = (own.get(), all.get());
        if is_self {
            t!(diagnostics.your_count, done = done, all = all)
        } else {
            t!(diagnostics.own_count, done = done, all = all)
        }
    };
    // What this person has answered, who may be the mentee or a mentor.
    let mine = Memo::new(move |_| {
        let by = diagnostics.me();
        diagnostics.done(&diagnostics.answers(AnswerSheet {
            round,
            about: mentee,
            by,
        }))
    });
    let act = move || match (is_self, mine.get()) {
        (true, 0) => t!(diagnostics.answer),
        (true, done) if done < all.get() => t!(diagnostics.go_on),
        (true, _) => t!(diagnostics.look_again),
        (false, 0) => t!(diagnostics.estimate),
        (false, _) => t!(diagnostics.estimate_again),
    };
    let label = move || {
        t!(
            diagnostics.answer_round,
            act = act(),
            round = words::round(locale(), round)
        )
    };
    let may = Memo::new(move |_| diagnostics.may_answer(mentee));
    let href = Route::Answer(diagnostics.pair(), round, mentee).path();
    let is_first = move || is_now.get() && mine.get() < all.get();
    view! {
        <li class="card round" class:round--now=move || is_now.get()>
            <div class="round__words">
                <h2 class="round__name">
                    {words::round(locale(), round)}
                    {move || is_now.get().then(|| view! { " " <Tag kind=TagKind::Act>{t!(diagnostics.now)}</Tag> })}
                </h2>
                <p class="quiet">{words::when(locale(), round)}</p>
                <p>{own_words}</p>
                {move || (estimate.get() > 0).then(|| view! {
                    <p class="quiet">{t!(diagnostics.estimate_count, done = estimate.get(), all = all.get())}</p>
                })}
            </div>
            <Show when=move || may.get()>
                <a class="button" class:button--act=is_first href=href.clone() aria-label=label>{act}</a>
            </Show>
        </li>
    }
}
