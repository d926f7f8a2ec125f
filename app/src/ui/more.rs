//! Words that open when asked for.

use super::{Glyph, Icon};
use leptos::prelude::*;

/// A line that opens what is under it.
#[component]
pub fn More(
    #[prop(into)] summary: Signal<String>,
    #[prop(optional)] open: bool,
    children: Children,
) -> impl IntoView {
    view! {
        <details class="more" open=open>
            <summary class="more__summary">
                <Icon glyph=Glyph::ChevronRight small=true class="more__chevron"/>
                {summary}
            </summary>
            <div class="more__body">{children()}</div>
        </details>
    }
}
