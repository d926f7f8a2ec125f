//! What was just done, in a line that goes away by itself, and how to take it back.

use leptos::leptos_dom::helpers::set_timeout;
use leptos::prelude::*;
use std::sync::Arc;
use std::time::Duration;

/// Long enough to read a line and reach for it; what it offers can be done elsewhere too.
const STAYS: Duration = Duration::from_secs(9);
/// More than this and the oldest goes.
const AT_ONCE: usize = 3;

#[derive(Clone)]
struct Toast {
    id: u64,
    words: String,
    act: Option<(String, Act)>,
}

/// Not a `Callback`: that would belong to the row or page that said the line, and be gone with it, while the line and
/// what it offers stay.
type Act = Arc<dyn Fn() + Send + Sync>;

/// Where lines are said. `Copy`; kept in context.
#[derive(Clone, Copy)]
pub struct Toasts {
    shown: RwSignal<Vec<Toast>>,
    next: StoredValue<u64>,
}

/// Makes the place where lines are said: once, in the shell.
pub fn provide_toasts() -> Toasts {
    let toasts = Toasts {
        shown: RwSignal::default(),
        next: StoredValue::new(0),
    };
    provide_context(toasts);
    toasts
}

/// Where lines are said. Without a shell around it, a place that nobody sees.
pub fn use_toasts() -> Toasts {
    use_context().unwrap_or_else(provide_toasts)
}

impl Toasts {
    /// Says what was done.
    pub fn say(self, words: impl Into<String>) {
        self.show(words.into(), None);
    }

    /// Says what was done and offers something, most often to take it back.
    pub fn offer(
        self,
        words: impl Into<String>,
        act: impl Into<String>,
        on_press: impl Fn() + Send + Sync + 'static,
    ) {
        self.show(words.into(), Some((act.into(), Arc::new(on_press))));
    }

    fn show(self, words: String, act: Option<(String, Act)>) {
        let id = self.next.get_value();
        self.next.set_value(id + 1);
        self.shown.update(|shown| {
            if shown.len() == AT_ONCE {
                shown.remove(0);
            }
            shown.push(Toast { id, words, act });
        });
        set_timeout(move || self.hide(id), STAYS);
    }

    /// The line whose offer stands. What is taken back is what was done last, so an older line offers nothing until the
    /// newer one was taken back; and when the older moves up, it brings no button under a finger.
    fn offering(self) -> Option<u64> {
        let shown = self.shown.read();
        let newest = shown.iter().rev().find(|toast| toast.act.is_some());
        newest.map(|toast| toast.id)
    }

    fn hide(self, id: u64) {
        // The shell may be gone by the time a line's time is up.
        let _ = self
            .shown
            .try_update(|shown| shown.retain(|toast| toast.id != id));
    }
}

/// Shows the lines: once, in the shell.
#[component]
pub fn ToastTray() -> impl IntoView {
    let toasts = use_toasts();
    let offering = Memo::new(move |_| toasts.offering());
    let offer = move |id: u64, words: String, on_press: Act| {
        let press = move |_| {
            toasts.hide(id);
            on_press();
        };
        move || {
            (offering.get() == Some(id)).then(|| {
                view! {
                    <button type="button" class="toast__act" on:click=press.clone()>{words.clone()}</button>
                }
            })
        }
    };
    view! {
        <div class="toasts" role="status" aria-live="polite">
            <For each=move || toasts.shown.get() key=|toast| toast.id let:toast>
                <div class="toast">
                    <span>{toast.words.clone()}</span>
                    {toast.act.map(|(words, on_press)| offer(toast.id, words, on_press))}
                </div>
            </For>
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test]
    fn only_the_newest_offer_stands_until_it_was_taken() {
        let owner = Owner::new();
        let toasts = owner.with(provide_toasts);
        assert_eq!(toasts.offering(), None);
        toasts.offer("marked", "take back", || ());
        toasts.offer("moved", "take back", || ());
        toasts.say("sent");
        assert_eq!(toasts.offering(), Some(1));
        toasts.hide(1);
        assert_eq!(toasts.offering(), Some(0));
    }
}
