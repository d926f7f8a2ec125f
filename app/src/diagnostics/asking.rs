//! A sheet of another questionnaire that is being answered: a section a screen. Each answer is kept at once.

use super::context::use_diagnostics;
use super::form::{to_the_top, told_round};
use super::words;
use crate::i18n::*;
use crate::route::{self, Route};
use crate::ui::{Button, ButtonKind, EmptyState, Glyph, Icon, fresh_id};
use leptos::prelude::*;
use ryadom_domain::{Inquiry, PersonId, Question, Questionnaire, Round};
use ryadom_replica::{Choice, InquiryEdit, JournalEdit};

/// The sheet.
#[component]
pub fn Asking(round: Round, about: PersonId, inquiry: Inquiry) -> impl IntoView {
    let diagnostics = use_diagnostics();
    let asked = Memo::new(move |_| diagnostics.inquiry(round, inquiry).asked.value);
    view! {
        <a class="back" href=Route::Diagnostics(diagnostics.pair()).path()>
            <Icon glyph=Glyph::Back small=true/>
            {t!(diagnostics.to_all)}
        </a>
        {move || match asked.get() {
            Some(asked) => view! { <Form round about inquiry asked/> }.into_any(),
            None => view! { <EmptyState title=t!(diagnostics.no_such) why=t!(diagnostics.no_such_why)/> }.into_any(),
        }}
    }
}

#[component]
fn Form(round: Round, about: PersonId, inquiry: Inquiry, asked: Questionnaire) -> impl IntoView {
    let diagnostics = use_diagnostics();
    let by = diagnostics.me();
    let is_self = about == by;
    let given = Memo::new(move |_| diagnostics.inquiry(round, inquiry).given(about, by));
    let name = words::inquiry(locale(), inquiry, &asked);
    let all = asked.sections.len().max(1);
    let count = asked.questions().count();
    let asked = StoredValue::new(asked);
    let done =
        Memo::new(move |_| asked.with_value(|asked| given.with(|given| asked.answered(given))));
    let is_open = |place: &usize| {
        asked.with_value(|asked| {
            given.with_untracked(|given| {
                let section = asked.sections.get(*place);
                section.is_some_and(|section| {
                    section
                        .questions
                        .iter()
                        .any(|one| !given.contains_key(&one.key))
                })
            })
        })
    };
    let step = RwSignal::new((0..all).find(is_open).unwrap_or_default());
    let section = move || asked.with_value(|asked| asked.sections.get(step.get()).cloned());
    let part = move || {
        let section = section().map(|section| section.name);
        section
            .filter(|section| !section.trim().is_empty())
            .unwrap_or_else(|| t!(blanks.questions).to_owned())
    };
    let go = move |to: usize| {
        step.set(to);
        to_the_top();
    };
    let onward = move || {
        if step.get_untracked() + 1 < all {
            go(step.get_untracked() + 1);
        } else {
            if done.get_untracked() == count {
                diagnostics.toasts().say(t!(diagnostics.saved));
            }
            route::go(Route::Diagnostics(diagnostics.pair()));
        }
    };
    view! {
        <div class="top">
            <div class="top__words">
                <h1 tabindex="-1">{name}</h1>
                <p>
                    {told_round(round)}
                    {(!is_self).then(|| view! { ", " {move || diagnostics.name(about)} })}
                </p>
                <p class="quiet">
                    {if is_self { t!(diagnostics.about_self) } else { t!(diagnostics.about_other) }}
                </p>
            </div>
        </div>
        <div class="entry answering">
            <div class="answering__head">
                <h2 id="part" tabindex="-1">{part}</h2>
                <Show when=move || { all > 1 }>
                    <span class="quiet">{move || t!(diagnostics.step, at = step.get() + 1, all = all)}</span>
                </Show>
            </div>
            {move || {
                let questions = section().map(|section| section.questions).unwrap_or_default();
                questions.into_iter().map(|question| view! {
                    <OneQuestion round about inquiry question asked/>
                }).collect_view()
            }}
            <p class="quiet">{t!(diagnostics.words_of_the_day)}</p>
            <div class="entry__save">
                <p class="entry__see">
                    {move || t!(diagnostics.answered_of, done = done.get(), all = count)}
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

#[component]
fn OneQuestion(
    round: Round,
    about: PersonId,
    inquiry: Inquiry,
    question: Question,
    asked: StoredValue<Questionnaire>,
) -> impl IntoView {
    let diagnostics = use_diagnostics();
    let by = diagnostics.me();
    let scale = asked.with_value(|asked| asked.scale);
    let key = StoredValue::new(question.key.clone());
    let answer = Memo::new(move |_| {
        let view = diagnostics.inquiry(round, inquiry);
        let answers = view.given.get(&(about, by));
        let answer = key.with_value(|key| answers.and_then(|answers| answers.get(key)).cloned());
        answer.unwrap_or_default()
    });
    let name = fresh_id("question");
    let one = move |number: u8| {
        let chosen = move || answer.with(|answer| answer.value == Some(u16::from(number)));
        let choose = move |_| {
            let edit = InquiryEdit::Answer {
                about,
                by,
                question: key.get_value(),
                answer: Some(number),
            };
            diagnostics.answer(JournalEdit::Inquiry {
                round,
                inquiry,
                edit: Box::new(edit),
            });
        };
        view! {
            <label class="scale__one">
                <input
                    type="radio"
                    class="choice__radio"
                    name=name.clone()
                    prop:checked=chosen
                    on:change=choose
                />
                <span class="scale__number">{number}</span>
                <span class="scale__word">{words::answer(locale(), scale, number)}</span>
            </label>
        }
    };
    view! {
        <fieldset class="question">
            <legend class="question__words">{words::question(locale(), &question)}</legend>
            <div class=format!("scale scale--{scale}")>{scale.answers().map(one).collect_view()}</div>
            {move || answer.with(two_answers).map(|words| view! { <p class="line__more line__more--need">{words}</p> })}
        </fieldset>
    }
}

/// One person answered differently on two devices.
fn two_answers(answer: &Choice<Option<u16>>) -> Option<String> {
    let [one, other, ..] = answer.rivals.as_slice() else {
        return None;
    };
    let say = |answer: Option<u16>| answer.map(|answer| answer.to_string()).unwrap_or_default();
    Some(t!(
        diagnostics.two_answers,
        one = say(one.value),
        other = say(other.value)
    ))
}
