//! The first page: a link opens it with the code in the fragment; without one, a code is typed.

use super::code::code_of;
use crate::device::use_device;
use crate::i18n::*;
use crate::route::{Route, go};
use crate::told::refusal;
use crate::ui::{Button, ButtonKind, Notice, TextField};
use leptos::{prelude::*, task::spawn_local};

/// Where one attempt to come in stands.
#[derive(Debug, Clone, PartialEq)]
enum Step {
    /// A code may be typed.
    Asking,
    /// The relay was asked.
    Waiting,
    /// It said no, with this problem; `None` when it could not be reached.
    Refused(Option<String>),
}

/// Joining by a link or a code.
#[component]
pub fn Page() -> impl IntoView {
    let device = use_device();
    let given = code_of(&window().location().hash().unwrap_or_default());
    let typed = RwSignal::new(given.clone().unwrap_or_default());
    let step = RwSignal::new(Step::Asking);

    let enter = Callback::new(move |code: String| {
        step.set(Step::Waiting);
        let name = td_string!(locale(), join.device_name).to_owned();
        spawn_local(async move {
            match device.join(code, name).await {
                Ok(()) => {
                    let nameless = device
                        .registry()
                        .read_untracked()
                        .name(device.person())
                        .is_empty();
                    go(if nameless { Route::Start } else { Route::Home });
                }
                Err(error) => step.set(Step::Refused(error.problem().map(str::to_owned))),
            }
        });
    });
    let submit = move || {
        if let Some(code) = code_of(&typed.read_untracked())
            && step.get_untracked() != Step::Waiting
        {
            enter.run(code);
        }
    };
    // A link is one tap: who opened it has already said that they want in.
    if let Some(code) = given {
        enter.run(code);
    }

    let is_waiting = move || step.get() == Step::Waiting;
    let refused = move || match step.get() {
        Step::Refused(problem) => Some(refusal(locale(), problem.as_deref()).to_owned()),
        Step::Asking | Step::Waiting => None,
    };
    view! {
        <div class="welcome">
            <p class="welcome__brand">{t!(join.brand)}</p>
            <h1 tabindex="-1">{t!(join.title)}</h1>
            <p>{t!(join.why)}</p>
            <div role="alert">
                {move || refused().map(|words| view! { <Notice words=Signal::stored(words) need=true/> })}
            </div>
            <p role="status" class="quiet">
                {move || is_waiting().then(|| t!(join.waiting))}
            </p>
            <form
                class="stack"
                on:submit=move |event| {
                    event.prevent_default();
                    submit();
                }
            >
                <TextField
                    label=t!(join.code)
                    hint=t!(join.code_hint)
                    value=typed
                    on_input=move |text| typed.set(text)
                    required=true
                />
                <Button submit=true kind=ButtonKind::Act wide=true disabled=Signal::derive(is_waiting)>
                    {t!(join.enter)}
                </Button>
            </form>
        </div>
    }
}
