//! What a person says to the curator alone. Nobody else's app has it: not the council's, not the head's, not the mentor's.

use crate::device::use_device;
use crate::i18n::*;
use crate::ui::{Checkbox, Glyph, Icon, TextField, use_toasts};
use leptos::prelude::*;
use ryadom_domain::DocumentId;
use ryadom_replica::{ConfidentialDoc, ConfidentialEdit};

/// The section: the person writes, the curator reads.
#[component]
pub fn Confidential(document: DocumentId) -> impl IntoView {
    let device = use_device();
    let toasts = use_toasts();
    let handle = device.open::<ConfidentialDoc>(document);
    let still = Signal::derive(move || !handle.may_write());
    let keep = move |edit| match handle.edit(edit) {
        Ok(()) => toasts.offer(t!(profile.saved), t!(profile.undo), device.take_back()),
        Err(why) => toasts.say(t!(profile.not_saved, why = why.to_string())),
    };
    let burnout = Signal::derive(move || handle.with(|view| view.burnout.value));
    let words = Signal::derive(move || handle.with(|view| view.words.value.clone()));
    let write = move |typed: String| {
        let typed = typed.trim().to_owned();
        if *words.read_untracked() != typed {
            keep(ConfidentialEdit::Words(typed));
        }
    };
    let both = move || {
        handle.with(|view| {
            let rivals = view.words.rivals.iter();
            let others: Vec<String> = rivals.skip(1).map(|one| one.value.clone()).collect();
            (!others.is_empty()).then(|| t!(profile.other_device, words = others.join("; ")))
        })
    };
    view! {
        <section class="sheet sheet--padded stack" aria-labelledby="profile-confidential">
            <h2 id="profile-confidential" class="cluster"><Icon glyph=Glyph::Lock/>{t!(profile.confidential)}</h2>
            <p class="quiet">{t!(profile.confidential_why)}</p>
            <Checkbox
                checked=burnout
                on_change=move |yes| keep(ConfidentialEdit::Burnout(yes))
                disabled=still
            >
                {t!(profile.burnout)} <small class="check__why">{t!(profile.burnout_why)}</small>
            </Checkbox>
            <TextField
                label=t!(profile.confidential_words)
                value=words
                on_rest=write
                lines=true
                disabled=still
            />
            {move || both().map(|words| view! { <p class="need">{words}</p> })}
        </section>
    }
}
