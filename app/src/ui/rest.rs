//! What was typed and is taken once the typing rests.

use leptos::leptos_dom::helpers::window_event_listener_untyped;
use leptos::prelude::*;

/// Takes it at the latest when the field goes, and when the whole page does: a device that is put down or loads the page
/// anew right after the last digit must not lose it. What was taken already is taken no second time by `take`.
pub fn at_the_latest(take: impl Fn() + Clone + Send + Sync + 'static) {
    // A phone may end a page that is out of sight without another word; it says this much before.
    let gone = ["pagehide", "visibilitychange"].map(|event| {
        let take = take.clone();
        window_event_listener_untyped(event, move |_| take())
    });
    on_cleanup(move || {
        gone.into_iter().for_each(|listener| listener.remove());
        take();
    });
}
