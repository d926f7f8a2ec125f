//! Things that one tap takes, each in its own words.

use super::{Glyph, Icon, Offered};
use leptos::prelude::*;

/// A row of them under a line that says what they are; nothing while there are none.
#[component]
pub fn Offers(
    #[prop(into)] label: Signal<String>,
    #[prop(into)] offered: Signal<Vec<Offered>>,
    /// One was taken: its value.
    #[prop(into)]
    on_take: Callback<String>,
) -> impl IntoView {
    view! {
        <Show when=move || !offered.with(Vec::is_empty)>
            <div class="offers" role="group" aria-label=label>
                <p class="choice__label">{label}</p>
                <ul class="choice__row">
                    <For each=move || offered.get() key=|one| (one.value.clone(), one.label.clone()) let:one>
                        {
                            let value = one.value.clone();
                            view! {
                                <li>
                                    <button
                                        type="button"
                                        class="choice__one offers__one"
                                        on:click=move |_| on_take.run(value.clone())
                                    >
                                        <Icon glyph=Glyph::Add small=true/>
                                        {one.label.clone()}
                                    </button>
                                </li>
                            }
                        }
                    </For>
                </ul>
            </div>
        </Show>
    }
}
