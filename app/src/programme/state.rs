//! Where the programme stands on its way from draft to closed, and the next steps this person may take.

use super::context::use_programme;
use super::past::approved_now;
use super::torn::Torn;
use crate::i18n::*;
use crate::told::vocabulary;
use crate::ui::{Button, ButtonKind, Glyph, Icon, use_toasts};
use leptos::prelude::*;
use ryadom_domain::ProgrammeState;
use ryadom_replica::{Field, Kind, ProgrammeDoc, ProgrammeEdit, Value};

/// The way that a programme goes when all is well.
const WAY: [ProgrammeState; 5] = [
    ProgrammeState::Draft,
    ProgrammeState::Agreed,
    ProgrammeState::Approved,
    ProgrammeState::Running,
    ProgrammeState::Closed,
];

/// The steps, and buttons for those that may be taken now.
#[component]
pub fn StateLine() -> impl IntoView {
    let programme = use_programme();
    let choice = Memo::new(move |_| programme.view(|view| view.state.clone()));
    let state =
        Memo::new(move |_| choice.with(|choice| choice.value.unwrap_or(ProgrammeState::Draft)));
    let since = move || {
        let locale = locale();
        choice.with(|choice| choice.written).map(|stamp| {
            td_string!(
                locale,
                programme.state_since,
                when = programme.moment(locale, stamp.at),
                who = programme.signed(locale, stamp.by).name
            )
        })
    };
    let steps = Memo::new(move |_| {
        let from = state.get();
        let capacities = programme.capacities().get();
        let may = |to: ProgrammeState| capacities.iter().any(|role| from.check(to, *role).is_ok());
        if programme.handle().may_write() {
            ProgrammeState::ALL
                .iter()
                .copied()
                .filter(|to| may(*to))
                .collect::<Vec<_>>()
        } else {
            Vec::new()
        }
    });
    // What has no item yet is nothing to agree to.
    let empty = Memo::new(move |_| programme.view(|view| view.items.is_empty()));
    let lacks = move || {
        let asks = |to: &ProgrammeState| asks_for_items(*to, state.get());
        empty.get() && steps.with(|steps| steps.iter().any(asks))
    };
    let keep = move |state: Option<ProgrammeState>| {
        programme.edit(ProgrammeEdit::ChangeState(
            state.unwrap_or(ProgrammeState::Draft),
        ));
    };
    let ended = move || state.get() == ProgrammeState::Terminated;
    view! {
        <section class="state" aria-label=t!(programme.state)>
            <ol class="state__steps">
                {WAY.into_iter().map(|step| view! { <Step step state/> }).collect_view()}
                <Show when=ended>
                    <li class="state__step state__step--now" aria-current="step">
                        {move || vocabulary::programme_state(locale(), ProgrammeState::Terminated)}
                    </li>
                </Show>
            </ol>
            <p class="quiet">{since}</p>
            <Show when=move || state.get().is_over()>
                <p class="quiet">{t!(programme.is_over)}</p>
            </Show>
            <div class="state__acts">
                {move || steps.get().into_iter().map(|to| view! { <StepButton from=state to empty/> }).collect_view()}
            </div>
            <Show when=lacks>
                <p class="quiet">{t!(programme.nothing_planned)}</p>
            </Show>
            <Torn
                choice
                field=Field::State
                value=|state| state.map_or(Value::Nothing, Value::ProgrammeState)
                on_keep=keep
            />
        </section>
    }
}

#[component]
fn Step(step: ProgrammeState, state: Memo<ProgrammeState>) -> impl IntoView {
    let past = move || state.get() != ProgrammeState::Terminated && step < state.get();
    let now = move || step == state.get();
    view! {
        <li
            class="state__step"
            class:state__step--past=past
            class:state__step--now=now
            aria-current=move || now().then_some("step")
        >
            {move || past().then(|| view! { <Icon glyph=Glyph::Check small=true/> })}
            {move || vocabulary::programme_state(locale(), step)}
        </li>
    }
}

#[component]
fn StepButton(from: Memo<ProgrammeState>, to: ProgrammeState, empty: Memo<bool>) -> impl IntoView {
    let programme = use_programme();
    let toasts = use_toasts();
    let words = move || step_words(locale(), from.get(), to);
    let take = move || {
        let step = ProgrammeEdit::ChangeState(to);
        // What is approved is kept as it was at that moment.
        programme.edit(if to == ProgrammeState::Approved {
            ProgrammeDoc::several(vec![approved_now(programme), step])
        } else {
            step
        });
        let locale = locale();
        let said = td_string!(
            locale,
            programme.state_now,
            state = vocabulary::programme_state(locale, to)
        );
        toasts.offer(
            said,
            td_string!(locale, programme.take_back),
            programme.take_back(),
        );
    };
    let disabled = Signal::derive(move || empty.get() && asks_for_items(to, from.get()));
    let back = to < from.get_untracked() || to == ProgrammeState::Terminated;
    view! {
        <Button small=true once=true disabled kind=if back { ButtonKind::Plain } else { ButtonKind::Usual } on_press=take>{words}</Button>
    }
}

/// Whether others are asked to read what is planned: not on the way back.
const fn asks_for_items(to: ProgrammeState, from: ProgrammeState) -> bool {
    matches!(
        (from, to),
        (ProgrammeState::Draft, ProgrammeState::Agreed)
            | (ProgrammeState::Agreed, ProgrammeState::Approved)
    )
}

/// What taking the step is called.
fn step_words(locale: Locale, from: ProgrammeState, to: ProgrammeState) -> &'static str {
    use ProgrammeState::{Agreed, Approved, Closed, Draft, Running, Terminated};
    match (from, to) {
        (Closed | Terminated, _) => td_string!(locale, programme.step_reopen),
        (_, Draft) => td_string!(locale, programme.step_back),
        (_, Agreed) => td_string!(locale, programme.step_agree),
        (_, Approved) => td_string!(locale, programme.step_approve),
        (_, Running) => td_string!(locale, programme.step_start),
        (_, Closed) => td_string!(locale, programme.step_close),
        (_, Terminated) => td_string!(locale, programme.step_stop),
    }
}
