//! One calm line about the app itself: a new version, a full store, a page that is not there.

use leptos::prelude::*;

/// Words, and beside them what may be done.
#[component]
pub fn Notice(
    #[prop(into)] words: Signal<String>,
    /// Somebody should do something about it.
    #[prop(optional)]
    need: bool,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="notice" class:notice--need=need role="status">
            <p class="notice__words">{words}</p>
            {children.map(|children| children())}
        </div>
    }
}
