//! One question: four large answers in a row, and a word for help.

use super::context::use_diagnostics;
use super::words;
use crate::i18n::*;
use crate::ui::{Checkbox, fresh_id};
use leptos::prelude::*;
use ryadom_domain::{AnswerSheet, Level, Skill};
use ryadom_replica::{AnswerEdit, AnswerView, JournalEdit};

/// A question of this person's own sheet.
#[component]
pub fn Question(sheet: AnswerSheet, skill: Skill) -> impl IntoView {
    let diagnostics = use_diagnostics();
    let answer = Memo::new(move |_| {
        diagnostics.journal().with(|view| {
            let answers = view.diagnostics.sheets.get(&sheet);
            let answer = answers.and_then(|answers| answers.get(&skill));
            answer.cloned().unwrap_or_default()
        })
    });
    let edit = move |edit| diagnostics.answer(JournalEdit::Answer { sheet, skill, edit });
    let name = fresh_id("question");
    let one = move |level: Level| {
        let chosen = move || answer.with(|answer| answer.level.value == Some(level));
        view! {
            <label class="scale__one">
                <input
                    type="radio"
                    class="choice__radio"
                    name=name.clone()
                    prop:checked=chosen
                    on:change=move |_| edit(AnswerEdit::Level(Some(level)))
                />
                <span class="scale__number">{level.get()}</span>
                <span class="scale__word">{words::level(locale(), level)}</span>
            </label>
        }
    };
    let help = Signal::derive(move || answer.with(|answer| answer.needs_help.value));
    view! {
        <fieldset class="question">
            <legend class="question__words">{move || words::skill(locale(), skill, diagnostics.org_type())}</legend>
            <div class="scale">{Level::ALL.into_iter().map(one).collect_view()}</div>
            {move || answer.with(two_answers).map(|words| view! { <p class="line__more line__more--need">{words}</p> })}
            <Checkbox checked=help on_change=move |on| edit(AnswerEdit::Help(on))>{t!(diagnostics.help)}</Checkbox>
        </fieldset>
    }
}

/// One person answered differently on two devices.
fn two_answers(answer: &AnswerView) -> Option<String> {
    let [one, other, ..] = answer.level.rivals.as_slice() else {
        return None;
    };
    let say = |level: Option<Level>| {
        level
            .map(|level| level.get().to_string())
            .unwrap_or_default()
    };
    Some(t!(
        diagnostics.two_answers,
        one = say(one.value),
        other = say(other.value)
    ))
}
