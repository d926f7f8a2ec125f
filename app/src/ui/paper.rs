//! Printing: a paper is in the page only while it is printed, by a button or by the browser's own command.

use leptos::ev;
use leptos::prelude::*;

/// Whatever is printed.
#[component]
pub fn Printed(printing: RwSignal<bool>, children: ChildrenFn) -> impl IntoView {
    let listen = |name: &'static str, on: bool| {
        window_event_listener(ev::Custom::<web_sys::Event>::new(name), move |_| {
            printing.set(on)
        })
    };
    let (before, after) = (listen("beforeprint", true), listen("afterprint", false));
    on_cleanup(move || {
        before.remove();
        after.remove();
    });
    view! { <Show when=move || printing.get()>{children()}</Show> }
}

/// Puts the paper in the page and opens the browser's print window once it is there.
pub fn print(printing: RwSignal<bool>) {
    printing.set(true);
    // Two frames: one for the paper to be put in, one for it to be laid out.
    request_animation_frame(move || {
        request_animation_frame(|| {
            // Fails only where the browser forbids printing; the paper is then taken out by the next afterprint.
            drop(window().print());
        });
    });
}
