//! What to do first where nothing is yet.

use leptos::prelude::*;

/// A title, a line of why, and the act as children.
#[component]
pub fn EmptyState(
    #[prop(into)] title: Signal<String>,
    #[prop(into)] why: Signal<String>,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="empty">
            <h2>{title}</h2>
            <p class="empty__why">{why}</p>
            {children.map(|children| children())}
        </div>
    }
}
