//! First what is seen, then the rest: a tap is answered by the next frame, however long a list is.

use js_sys::Promise;
use leptos::prelude::*;
use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

/// A page that is not seen is not painted either, and must not wait for it.
const UNSEEN: Duration = Duration::from_millis(200);
/// From so many rows on, all others come at once.
const MANY: usize = 100;

/// Runs once, when what is on the page now was painted.
fn after_paint(run: impl FnOnce() + 'static) {
    let run = Rc::new(RefCell::new(Some(run)));
    let once = move || {
        let run = run.borrow_mut().take();
        if let Some(run) = run {
            run();
        }
    };
    let late = once.clone();
    request_animation_frame(move || set_timeout(once, Duration::ZERO));
    set_timeout(late, UNSEEN);
}

/// Waits until what is on the page now was painted.
pub async fn painted() {
    let painted = Promise::new(&mut |done, _| {
        after_paint(move || {
            // It fails for no function of the browser's own.
            let _ = done.call0(&JsValue::NULL);
        });
    });
    // Such a promise is never broken.
    let _ = JsFuture::from(painted).await;
}

/// Turns true when the page was painted for the first time: for what is folded away, and need not be built before.
pub fn after_first_paint() -> Signal<bool> {
    let painted = RwSignal::new(false);
    after_paint(move || {
        // The page may be gone by then.
        let _ = painted.try_set(true);
    });
    painted.into()
}

/// What is below the top of a screen, built a frame after it: a tap is answered before the screen is whole.
#[component]
pub fn Below(children: ChildrenFn) -> impl IntoView {
    let painted = after_first_paint();
    view! { <Show when=move || painted.get()>{children()}</Show> }
}

/// How many rows of a list to build: as many as a screen shows at first, more with each frame, then all.
pub fn at_first(rows: usize) -> Signal<usize> {
    let shown = RwSignal::new(rows);
    grow(shown);
    shown.into()
}

fn grow(shown: RwSignal<usize>) {
    after_paint(move || {
        // The list may be gone by then.
        let more = shown.try_update(|rows| {
            *rows = if *rows < MANY { *rows * 2 } else { usize::MAX };
            *rows < usize::MAX
        });
        if more == Some(true) {
            grow(shown);
        }
    });
}
