//! A sheet that is being answered: one part a screen, large enough for a thumb. Each answer is kept at once.

use super::context::use_diagnostics;
use super::question::Question;
use super::words;
use crate::i18n::*;
use crate::route::{self, Route};
use crate::ui::{Button, ButtonKind, Glyph, Icon};
use leptos::prelude::*;
use ryadom_domain::{AnswerSheet, Answers, Audience, PersonId, Round, SkillGroup, answered};
use wasm_bindgen::JsCast;

/// The parts, one after another.
#[component]
pub fn Answering(round: Round, about: PersonId) -> impl IntoView {
    let diagnostics = use_diagnostics();
    let sheet = AnswerSheet {
        round,
        about,
        by: diagnostics.me(),
    };
    let is_self = sheet.about == sheet.by;
    let audience = untrack(|| diagnostics.audience());
    let groups = audience.groups();
    let start = untrack(|| first_open(audience, &diagnostics.answers(sheet)));
    let step = RwSignal::new(start);
    let all = groups.len();
    let group = move || groups.get(step.get()).or(groups.first()).copied();
    let name = move || {
        let org_type = diagnostics.org_type();
        group().map(|group| words::group(locale(), group, org_type))
    };
    let done = Memo::new(move |_| diagnostics.done(&diagnostics.answers(sheet)));
    let asked = Memo::new(move |_| diagnostics.asked().len());
    let home = Route::Diagnostics(diagnostics.pair());
    let go = move |to: usize| {
        step.set(to);
        to_the_top();
    };
    let onward = move || {
        if step.get_untracked() + 1 < all {
            go(step.get_untracked() + 1);
        } else {
            if done.get_untracked() == asked.get_untracked() {
                diagnostics.toasts().say(t!(diagnostics.saved));
            }
            route::go(home);
        }
    };
    view! {
        <a class="back" href=home.path()>
            <Icon glyph=Glyph::Back small=true/>
            {t!(diagnostics.to_all)}
        </a>
        <div class="top">
            <div class="top__words">
                <h1 tabindex="-1">{told_round(round)}</h1>
                {(!is_self).then(|| view! { <p>{move || diagnostics.name(about)}</p> })}
                <p class="quiet">
                    {what_for(audience, is_self)}
                </p>
            </div>
        </div>
        <div class="entry answering">
            <div class="answering__head">
                <h2 id="part" tabindex="-1">{name}</h2>
                <span class="quiet">{move || t!(diagnostics.step, at = step.get() + 1, all = all)}</span>
            </div>
            // What was answered is never asked anew: each part is made when it comes.
            {move || {
                let skills = group().map(|group| group.skills(audience)).unwrap_or_default();
                skills.iter().map(|skill| view! { <Question sheet skill=*skill/> }).collect_view()
            }}
            <div class="entry__save">
                <p class="entry__see">
                    {move || t!(diagnostics.answered_of, done = done.get(), all = asked.get())}
                    " · "
                    {move || diagnostics.seen()}
                </p>
                <Show when=move || step.get() != 0>
                    <Button on_press=move || go(step.get_untracked().saturating_sub(1))>{t!(diagnostics.back)}</Button>
                </Show>
                <Button kind=ButtonKind::Act on_press=onward>
                    {move || if step.get() + 1 < all { t!(diagnostics.next) } else { t!(diagnostics.finish) }}
                </Button>
            </div>
        </div>
    }
}

/// What the answers are for.
fn what_for(audience: Audience, is_self: bool) -> &'static str {
    match (audience, is_self) {
        (Audience::Pupils, true) => t!(diagnostics.about_self_pupil),
        (Audience::Pupils, false) => t!(diagnostics.about_other_pupil),
        (_, true) => t!(diagnostics.about_self),
        (_, false) => t!(diagnostics.about_other),
    }
}

pub fn told_round(round: Round) -> String {
    crate::told::capital(crate::told::vocabulary::round(locale(), round))
}

/// The first part with a question that has no answer; the first of all when every question has one.
fn first_open(audience: Audience, answers: &Answers) -> usize {
    let is_open = |group: &SkillGroup| {
        let skills = group.skills(audience);
        answered(skills.iter().copied(), answers) < skills.len()
    };
    let mut groups = audience.groups().iter();
    groups.position(is_open).unwrap_or_default()
}

/// The next part begins at its top, and a keyboard and a reader go on there.
pub fn to_the_top() {
    request_animation_frame(|| {
        let part = document().get_element_by_id("part");
        if let Some(part) = part.and_then(|part| part.dyn_into::<web_sys::HtmlElement>().ok()) {
            window().scroll_to_with_x_and_y(0.0, 0.0);
            // Focus fails only for an element that has left the page.
            drop(part.focus());
        }
    });
}
