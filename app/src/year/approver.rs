//! Who approves programmes in the app: a rule of the school.

use crate::apart::Apart;
use crate::device::{Handle, use_device};
use crate::i18n::*;
use crate::ui::{Offered, Select, use_toasts};
use leptos::prelude::*;
use ryadom_replica::{Choice, HEAD_APPROVES, SchoolDoc, SchoolEdit, SchoolField};

/// The section.
#[component]
pub fn Approver(school: Handle<SchoolDoc>) -> impl IntoView {
    let device = use_device();
    let toasts = use_toasts();
    let choice: Memo<Choice<String>> =
        Memo::new(move |_| school.with(|view| view.approver.clone()));
    let keep = move |code: String| match school.edit(SchoolEdit::Set(SchoolField::Approver, code)) {
        Ok(()) => toasts.offer(t!(year.approver_kept), t!(year.undo), device.take_back()),
        Err(why) => toasts.say(t!(year.not_kept, why = why.to_string())),
    };
    let options = || {
        ["", HEAD_APPROVES]
            .map(|code| Offered::new(code, words(code)))
            .into_iter()
            .collect::<Vec<_>>()
    };
    let still = Signal::derive(move || !school.may_write());
    view! {
        <section class="sheet sheet--padded stack" aria-labelledby="approver">
            <h2 id="approver">{t!(year.approver)}</h2>
            <Select
                label=t!(year.approver_label)
                value=Signal::derive(move || choice.with(|choice| choice.value.clone()))
                options=Signal::derive(options)
                on_change=keep
                disabled=still
            />
            <Apart
                choice
                named=Signal::derive(|| t!(year.approver).to_owned())
                words=|code: String| words(&code).to_owned()
                on_keep=keep
                still
            />
            <p class="quiet">{t!(year.approver_why)}</p>
        </section>
    }
}

fn words(code: &str) -> &'static str {
    if code == HEAD_APPROVES {
        t!(year.approver_head)
    } else {
        t!(year.approver_curator)
    }
}
