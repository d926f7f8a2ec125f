//! A dialog about one thing of a list: open while that thing is asked for.

use crate::ui::Dialog;
use leptos::prelude::*;

/// `asked` holds the thing; closing the dialog empties it.
#[component]
pub fn Asked<T>(
    asked: RwSignal<Option<T>>,
    /// The dialog's title.
    title: impl Fn(T) -> String + Copy + Send + Sync + 'static,
    /// What is in it; the callback closes it.
    body: impl Fn(T, Callback<()>) -> AnyView + Copy + Send + Sync + 'static,
    #[prop(optional)] wide: bool,
) -> impl IntoView
where
    T: Copy + PartialEq + Send + Sync + 'static,
{
    let open = RwSignal::new(false);
    // The dialog closes itself on Escape, so its own signal and ours follow each other.
    Effect::new(move || open.set(asked.get().is_some()));
    Effect::new(move |was: Option<bool>| {
        let now = open.get();
        if was == Some(true) && !now {
            asked.set(None);
        }
        now
    });
    let close = Callback::new(move |()| asked.set(None));
    view! {
        <Dialog
            open
            wide
            title=Signal::derive(move || asked.get().map(title).unwrap_or_default())
        >
            {move || asked.get().map(|asked| body(asked, close))}
        </Dialog>
    }
}
