//! A native modal dialog: the browser keeps focus inside it, closes it on Escape and gives focus back.

use super::{Glyph, IconButton, fresh_id};
use crate::i18n::*;
use leptos::html;
use leptos::prelude::*;

/// A dialog that shows while `open` is true. End its children with a `dialog__acts` row of buttons.
#[component]
pub fn Dialog(
    open: RwSignal<bool>,
    #[prop(into)] title: Signal<String>,
    #[prop(optional)] wide: bool,
    children: ChildrenFn,
) -> impl IntoView {
    let dialog = NodeRef::<html::Dialog>::new();
    let title_id = fresh_id("dialog");
    Effect::new(move || {
        let Some(dialog) = dialog.get() else { return };
        match (open.get(), dialog.open()) {
            // It fails only when the element has left the page.
            (true, false) => drop(dialog.show_modal()),
            (false, true) => dialog.close(),
            _ => {}
        }
    });
    let named_by = title_id.clone();
    view! {
        <dialog
            node_ref=dialog
            class="dialog"
            class:dialog--wide=wide
            aria-labelledby=named_by
            on:close=move |_| open.set(false)
        >
            <div class="dialog__head">
                <h2 class="dialog__title" id=title_id tabindex="-1" autofocus=true>{title}</h2>
                <IconButton
                    glyph=Glyph::Close
                    label=t!(ui.close)
                    on_press=move || open.set(false)
                />
            </div>
            // Made anew each time, so that a form opens as it was meant and not as it was left.
            <Show when=move || open.get()>{children()}</Show>
        </dialog>
    }
}
