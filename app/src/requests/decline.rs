//! Declining a request: with a reason, which its author reads.

use crate::device::{Handle, use_device};
use crate::i18n::*;
use crate::ui::{Button, ButtonKind, TextField, use_toasts};
use leptos::prelude::*;
use ryadom_domain::{RequestId, RequestState};
use ryadom_replica::{PersonDoc, PersonEdit, RequestEdit};

/// Asks for the reason and declines.
#[component]
pub fn Decline(
    id: RequestId,
    handle: Handle<PersonDoc>,
    #[prop(into)] on_done: Callback<()>,
) -> impl IntoView {
    let device = use_device();
    let toasts = use_toasts();
    let reason = RwSignal::new(String::new());
    let tried = RwSignal::new(false);
    let fault = Signal::derive(move || {
        (tried.get() && reason.read().trim().is_empty()).then(|| t!(requests.no_reason).to_owned())
    });
    let decline = move || {
        tried.set(true);
        let why = reason.get_untracked().trim().to_owned();
        if why.is_empty() {
            return;
        }
        let edits = [
            RequestEdit::State(RequestState::Declined),
            RequestEdit::Reason(why),
        ];
        let edits = edits.map(|edit| PersonEdit::Request { id, edit });
        match handle.edit(PersonEdit::Several(edits.into())) {
            Ok(()) => {
                toasts.offer(t!(requests.declined), t!(requests.undo), device.take_back());
                on_done.run(());
            }
            Err(why) => toasts.say(t!(requests.not_kept, why = why.to_string())),
        }
    };
    view! {
        <form
            class="stack"
            novalidate
            on:submit=move |event| {
                event.prevent_default();
                decline();
            }
        >
            <TextField
                label=t!(requests.reason)
                hint=t!(requests.reason_hint)
                value=reason
                on_input=move |words| reason.set(words)
                error=fault
                lines=true
            />
            <div class="dialog__acts">
                <Button on_press=on_done>{t!(requests.cancel)}</Button>
                <Button kind=ButtonKind::Need submit=true>{t!(requests.step_decline)}</Button>
            </div>
        </form>
    }
}
