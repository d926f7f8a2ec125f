//! What the newest answers show as lacking, and the tap that takes it into the programme.

use super::context::{Diagnostics, use_diagnostics};
use super::words;
use crate::i18n::*;
use crate::route::Route;
use crate::told::vocabulary;
use crate::ui::{Button, Tag, TagKind};
use leptos::prelude::*;
use ryadom_domain::{
    AskedSkill, Deficit, DeficitId, DeficitSource, FoundDeficit, Level, PersonId, Round,
    found_deficits,
};
use ryadom_replica::{DeficitEdit, ProgrammeEdit};

/// The newest round that anybody has answered.
pub fn newest(diagnostics: Diagnostics, mentee: PersonId) -> Option<Round> {
    let is_there = |round: &&Round| {
        !diagnostics.own(**round, mentee).is_empty()
            || !diagnostics.estimate(**round, mentee).is_empty()
    };
    Round::ALL.iter().rev().find(is_there).copied()
}

/// Each with its button.
#[component]
pub fn Found(mentee: PersonId) -> impl IntoView {
    let diagnostics = use_diagnostics();
    let round = Memo::new(move |_| newest(diagnostics, mentee));
    let found = Memo::new(move |_| {
        let Some(round) = round.get() else {
            return Vec::new();
        };
        found_deficits(
            diagnostics.asked(),
            &diagnostics.own(round, mentee),
            &diagnostics.estimate(round, mentee),
        )
    });
    let has_any = Memo::new(move |_| {
        diagnostics
            .programme()
            .with(|view| !view.deficits.is_empty())
    });
    let build = Route::Build(diagnostics.pair()).path();
    view! {
        <section aria-labelledby="found">
            <div class="group">
                <h2 id="found">{t!(diagnostics.found)}</h2>
                <span class="group__line"></span>
            </div>
            <p class="quiet">
                {move || match (round.get(), found.with(Vec::is_empty)) {
                    (None, _) => t!(diagnostics.not_yet),
                    (_, true) => t!(diagnostics.found_none),
                    _ => t!(diagnostics.found_why),
                }}
            </p>
            <ul class="found">
                <For each=move || found.get() key=|found| (found.skill, said(found)) let:found>
                    <OneFound mentee found/>
                </For>
            </ul>
            <Show when=move || has_any.get()>
                <p><a class="button" href=build.clone()>{t!(diagnostics.build)}</a></p>
            </Show>
        </section>
    }
}

/// What is shown of it, so that a row is made anew only when that changed.
fn said(found: &FoundDeficit) -> (Option<Level>, Option<Level>, bool) {
    let needs_help = found.own.needs_help || found.estimate.needs_help;
    (found.own.level, found.estimate.level, needs_help)
}

#[component]
fn OneFound(mentee: PersonId, found: FoundDeficit) -> impl IntoView {
    let diagnostics = use_diagnostics();
    let asked = AskedSkill {
        mentee,
        skill: found.skill,
    };
    let taken = Memo::new(move |_| is_taken(diagnostics, asked));
    let may_write = Memo::new(move |_| diagnostics.programme().may_plan());
    let skill = move || words::skill(locale(), found.skill, diagnostics.org_type());
    view! {
        <li class="found__one">
            <div>
                <p>{skill}</p>
                <p class="quiet">{under(&found)}</p>
            </div>
            {move || if taken.get() {
                view! { <Tag kind=TagKind::Act>{t!(diagnostics.taken)}</Tag> }.into_any()
            } else if may_write.get() {
                view! {
                    <Button
                        small=true
                        label=Signal::derive(move || t!(diagnostics.take_named, skill = skill()))
                        on_press=move || take(diagnostics, asked, found.level())
                    >
                        {t!(diagnostics.take)}
                    </Button>
                }.into_any()
            } else {
                ().into_any()
            }}
        </li>
    }
}

/// «методические · сам: 1 · наставник: 2 · просит помощи».
fn under(found: &FoundDeficit) -> String {
    let locale = locale();
    let area = vocabulary::area(locale, found.skill.area()).to_owned();
    let own = found
        .own
        .level
        .map(|level| td_string!(locale, diagnostics.own_level, level = level.get()));
    let mentor = found
        .estimate
        .level
        .map(|level| td_string!(locale, diagnostics.mentor_level, level = level.get()));
    let help = (found.own.needs_help || found.estimate.needs_help)
        .then(|| td_string!(locale, diagnostics.asks_help).to_owned());
    let parts = [Some(area), own, mentor, help];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

fn is_taken(diagnostics: Diagnostics, asked: AskedSkill) -> bool {
    let programme = diagnostics.programme();
    programme.with(|view| view.deficits.iter().any(|row| row.asked == Some(asked)))
}

/// Takes it, or brings it back.
fn take(diagnostics: Diagnostics, asked: AskedSkill, start: Option<Level>) {
    let programme = diagnostics.programme();
    let removed = untrack(|| {
        programme.with(|view| {
            let mut removed = view.removed_deficits.iter();
            removed
                .find(|row| row.asked == Some(asked))
                .map(|row| row.id)
        })
    });
    let edit = match removed {
        Some(id) => ProgrammeEdit::Deficit {
            id,
            edit: DeficitEdit::Restore,
        },
        None => ProgrammeEdit::AddDeficit {
            id: DeficitId::from_random(diagnostics.random()),
            deficit: Box::new(untrack(|| deficit(diagnostics, asked, start))),
        },
    };
    diagnostics.edit_with_undo(edit, t!(diagnostics.took));
}

fn deficit(diagnostics: Diagnostics, asked: AskedSkill, start: Option<Level>) -> Deficit {
    Deficit {
        area: Some(asked.skill.area()),
        text: words::skill(locale(), asked.skill, diagnostics.org_type()).to_owned(),
        source: DeficitSource::Questionnaire.to_string(),
        asked: Some(asked),
        start,
        ..Deficit::default()
    }
}
