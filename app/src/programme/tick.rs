//! The ring before an item: how it went, and for the pair a tap that says it is done.

use leptos::prelude::*;
use ryadom_domain::Mark;

/// The shape for how an item went: each mark has its own, so that colour is not all there is.
#[component]
pub fn Tick(
    #[prop(into)] mark: Signal<Option<Mark>>,
    /// What readers say: «Выполнено: открытый урок».
    #[prop(into)]
    label: Signal<String>,
    /// `None` for those who only look.
    on_press: Option<Callback<()>>,
) -> impl IntoView {
    let class = move || match mark.get() {
        None => "tick",
        Some(Mark::Done) => "tick tick--done",
        Some(Mark::Partly) => "tick tick--partly",
        Some(Mark::Moved) => "tick tick--moved",
        Some(Mark::NotDone) => "tick tick--not",
    };
    let sign = move || {
        let strokes = match mark.get()? {
            Mark::Done => "M3 8.5l3.2 3L13 4.5",
            Mark::Moved => "M3 8h9M8.5 4.5l3.5 3.5-3.5 3.5",
            Mark::NotDone => "M4 4l8 8M12 4l-8 8",
            Mark::Partly => return None,
        };
        Some(
            view! { <svg class="tick__sign" viewBox="0 0 16 16" aria-hidden="true"><path d=strokes></path></svg> },
        )
    };
    let ring = view! { <span class="tick__ring">{sign}</span> };
    match on_press {
        Some(on_press) => view! {
            <button
                type="button"
                class=class
                role="checkbox"
                aria-checked=move || match mark.get() {
                    Some(Mark::Done) => "true",
                    Some(Mark::Partly) => "mixed",
                    _ => "false",
                }
                aria-label=label
                on:click=move |_| on_press.run(())
            >
                {ring}
            </button>
        }
        .into_any(),
        None => view! { <span class=move || format!("{} tick--still", class())>{ring}</span> }
            .into_any(),
    }
}
