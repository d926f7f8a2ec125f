//! The first page: a link opens it with the code in the fragment; without one, a code is typed.

use super::code::code_of;
use crate::device::{SyncStatus, is_pin, use_device};
use crate::i18n::*;
use crate::route::{Route, go};
use crate::told::refusal;
use crate::ui::{Button, ButtonKind, Checkbox, Notice, TextField};
use leptos::{ev, prelude::*, task::spawn_local};

/// On somebody else's device the app locks itself after so many minutes.
const PIN_MINUTES: u32 = 5;

/// Where one attempt to come in stands.
#[derive(Debug, Clone, PartialEq)]
enum Step {
    /// A code may be typed.
    Asking,
    /// The relay was asked.
    Waiting,
    /// It said no, with this problem; `None` when it could not be reached.
    Refused(Option<String>),
    /// The code is somebody else's than the person who uses this device.
    Taken(String),
}

/// Joining by a link or a code.
#[component]
pub fn Page(
    /// What else can be done where nobody has joined.
    children: ChildrenFn,
) -> impl IntoView {
    let device = use_device();
    let given = code_of(&window().location().hash().unwrap_or_default());
    let typed = RwSignal::new(given.clone().unwrap_or_default());
    let step = RwSignal::new(Step::Asking);
    let borrowed = RwSignal::new(false);
    let pin = RwSignal::new(String::new());
    let no_pin = RwSignal::new(None::<String>);

    let enter = Callback::new(move |(code, instead): (String, bool)| {
        step.set(Step::Waiting);
        let name = t!(join.device_name).to_owned();
        spawn_local(async move {
            let joined = if instead {
                device.join_instead(code.clone(), name).await
            } else {
                device.join(code.clone(), name).await
            };
            match joined {
                Ok(()) => {
                    if borrowed.get_untracked() {
                        // Where it could not be kept, the page of PINs still shows that it is off.
                        let _ = device.set_pin(pin.get_untracked(), PIN_MINUTES).await
                            && device.set_borrowed(true).await;
                    }
                    let nameless = device
                        .registry()
                        .read_untracked()
                        .name(device.person())
                        .is_empty();
                    go(if nameless { Route::Start } else { Route::Home });
                }
                Err(error)
                    if error.problem() == Some("already-joined")
                        && device.me().read_untracked().is_some() =>
                {
                    step.set(Step::Taken(code));
                }
                Err(error) => step.set(Step::Refused(error.problem().map(str::to_owned))),
            }
        });
    });
    let submit = move || {
        no_pin.set(None);
        if borrowed.get_untracked() && !is_pin(&pin.read_untracked()) {
            return no_pin.set(Some(t!(join.borrowed_pin_wanted).to_owned()));
        }
        if let Some(code) = code_of(&typed.read_untracked())
            && step.get_untracked() != Step::Waiting
        {
            enter.run((code, false));
        }
    };
    // A link is one tap: who opened it has already said that they want in.
    if let Some(code) = given {
        enter.run((code, false));
    }

    // Another link pasted over the first one changes only what is after the `#`, and the page stays.
    let pasted = window_event_listener(ev::hashchange, move |_| {
        if let Some(code) = code_of(&window().location().hash().unwrap_or_default()) {
            typed.set(code);
            submit();
        }
    });
    on_cleanup(move || pasted.remove());

    let is_waiting = move || step.get() == Step::Waiting;
    let refused = move || match step.get() {
        Step::Refused(problem) => Some(refusal(locale(), problem.as_deref()).to_owned()),
        Step::Taken(_) => Some(refusal(locale(), Some("already-joined")).to_owned()),
        Step::Asking | Step::Waiting => None,
    };
    let taken = move || match step.get() {
        Step::Taken(code) => {
            let instead = move |()| enter.run((code.clone(), true));
            Some(view! { <Taken on_instead=instead/> })
        }
        Step::Asking | Step::Waiting | Step::Refused(_) => None,
    };
    view! {
        <div class="welcome">
            <p class="welcome__brand">{t!(join.brand)}</p>
            <h1 tabindex="-1">{t!(join.title)}</h1>
            <p>{t!(join.why)}</p>
            <div role="alert">
                {move || refused().map(|words| view! { <Notice words=Signal::stored(words) need=true/> })}
            </div>
            {taken}
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
                <Checkbox checked=borrowed on_change=move |is_borrowed| borrowed.set(is_borrowed)>
                    {t!(join.borrowed)}
                </Checkbox>
                <Show when=move || borrowed.get()>
                    <TextField
                        label=t!(join.borrowed_pin)
                        hint=Signal::stored(t!(join.borrowed_pin_hint).to_owned())
                        value=pin
                        on_input=move |text| pin.set(text)
                        kind="password"
                        autocomplete="new-password"
                        inputmode="numeric"
                        error=no_pin
                    />
                </Show>
                <Button submit=true kind=ButtonKind::Act wide=true disabled=Signal::derive(is_waiting)>
                    {t!(join.enter)}
                </Button>
            </form>
            {move || device.me().read().is_none().then(|| children())}
        </div>
    }
}

/// Who uses this device, what becomes of their words, and the choice.
#[component]
fn Taken(#[prop(into)] on_instead: Callback<()>) -> impl IntoView {
    let device = use_device();
    let name = Memo::new(move |_| device.registry().read().name(device.person()).short());
    let edits = move || match device.status().get() {
        SyncStatus::OnDevice { edits }
        | SyncStatus::Sending { edits }
        | SyncStatus::Refused { edits }
        | SyncStatus::Offline { edits, .. }
        | SyncStatus::Disconnected { edits } => edits,
        _ => 0,
    };
    let unsent = move || {
        let count = u32::try_from(edits()).unwrap_or(u32::MAX);
        (count > 0).then(|| {
            let words = t!(join.taken_unsent, count = count);
            view! { <Notice need=true words=Signal::stored(words)/> }
        })
    };
    view! {
        <section class="card stack" aria-label=move || t!(join.taken, name = name.get())>
            <h2>{move || t!(join.taken, name = name.get())}</h2>
            <p>{t!(join.taken_why)}</p>
            {unsent}
            <div class="cluster">
                <a class="button" href=Route::Home.path()>{move || t!(join.taken_stay, name = name.get())}</a>
                <Button kind=ButtonKind::Act on_press=on_instead>{t!(join.taken_instead)}</Button>
            </div>
        </section>
    }
}
