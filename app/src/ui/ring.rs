//! A ring that one tap fills: something is done, or not after all.

use leptos::prelude::*;

/// A checkbox in the shape of a ring. `label` says what is done.
#[component]
pub fn Ring(
    #[prop(into)] checked: Signal<bool>,
    #[prop(into)] label: Signal<String>,
    /// What the ring should become.
    #[prop(into)]
    on_change: Callback<bool>,
    #[prop(optional, into)] disabled: Signal<bool>,
) -> impl IntoView {
    view! {
        <button
            type="button"
            class="tick"
            class:tick--done=checked
            role="checkbox"
            aria-checked=move || if checked.get() { "true" } else { "false" }
            aria-label=label
            disabled=disabled
            on:click=move |_| on_change.run(!checked.get_untracked())
        >
            <span class="tick__ring">
                <Show when=move || checked.get()>
                    <svg class="tick__sign" viewBox="0 0 16 16" aria-hidden="true">
                        <path d="M3 8.5l3.2 3L13 4.5"></path>
                    </svg>
                </Show>
            </span>
        </button>
    }
}
