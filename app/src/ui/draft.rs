//! What a form says of words that are typed into it and not saved yet.

use super::{Button, Notice, Toasts};
use crate::i18n::*;
use leptos::prelude::*;

/// Over a form that somebody began earlier: that they did, and a way to begin anew.
#[component]
pub fn DraftFound(
    /// The form was begun before it was opened.
    found: Signal<bool>,
    #[prop(into)] on_anew: Callback<()>,
) -> impl IntoView {
    view! {
        <Show when=move || found.get()>
            <Notice words=t!(ui.draft_found)>
                <Button small=true on_press=on_anew>{t!(ui.draft_anew)}</Button>
            </Notice>
        </Show>
    }
}

/// Beside what saves a form: that the words are on the device already, and who sees them.
#[component]
pub fn DraftKept(
    /// What is typed is on the device.
    kept: Signal<bool>,
) -> impl IntoView {
    view! {
        // Its place is held: a button that moves away while it is pressed is not pressed.
        <p class="kept quiet" role="status" data-words=t!(ui.draft_kept)>
            {move || kept.get().then(|| view! { <span>{t!(ui.draft_kept)}</span> })}
        </p>
    }
}

impl Toasts {
    /// Says that a form's words were thrown away, and offers them back.
    pub fn offer_draft(self, back: impl Fn() + Send + Sync + 'static) {
        self.offer(t!(ui.draft_thrown), t!(ui.draft_back), back);
    }
}
