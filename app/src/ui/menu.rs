//! A button that opens a short list of acts.

use super::{Glyph, Icon};
use leptos::ev::{FocusEvent, KeyboardEvent};
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, Node};

/// How an act closes the menu it is in.
#[derive(Clone, Copy)]
struct MenuState {
    open: RwSignal<bool>,
    button: NodeRef<html::Button>,
}

impl MenuState {
    fn close(self) {
        self.open.set(false);
        if let Some(button) = self.button.get_untracked() {
            // Focus fails only for an element that has left the page.
            let _ = button.focus();
        }
    }
}

/// A button with a sign, and the acts that it opens. Arrows move, Escape closes.
#[component]
pub fn Menu(
    #[prop(into)] label: Signal<String>,
    #[prop(default = Glyph::More)] glyph: Glyph,
    /// Opens upwards: for a menu at the bottom of the page.
    #[prop(optional)]
    up: bool,
    /// Opens to the right: for a menu at the left edge.
    #[prop(optional)]
    start: bool,
    children: ChildrenFn,
) -> impl IntoView {
    let state = MenuState {
        open: RwSignal::new(false),
        button: NodeRef::new(),
    };
    let list = NodeRef::<html::Div>::new();
    provide_context(state);
    Effect::new(move || {
        if let Some(list) = list.get() {
            focus_act(&list, |_| 0);
        }
    });
    let keys = move |event: KeyboardEvent| {
        let Some(list) = list.get_untracked() else {
            return;
        };
        let step: fn(Place) -> usize = match event.key().as_str() {
            "Escape" => {
                event.prevent_default();
                event.stop_propagation();
                return state.close();
            }
            "ArrowDown" => |place| place.at.map_or(0, |at| (at + 1) % place.of),
            "ArrowUp" => |place| place.at.map_or(0, |at| (at + place.of - 1) % place.of),
            "Home" => |_| 0,
            "End" => |place| place.of - 1,
            _ => return,
        };
        event.prevent_default();
        focus_act(&list, step);
    };
    let left = move |event: FocusEvent| {
        let inside = event
            .related_target()
            .and_then(|to| to.dyn_into::<Node>().ok())
            .zip(list.get_untracked())
            .is_some_and(|(to, list)| list.contains(Some(&to)));
        if !inside {
            state.open.set(false);
        }
    };
    view! {
        <div class="menu">
            <button
                node_ref=state.button
                type="button"
                class="button button--icon"
                aria-haspopup="menu"
                aria-expanded=move || if state.open.get() { "true" } else { "false" }
                aria-label=label
                title=label
                // Before focus leaves the list and closes it, or the same press would open it again.
                on:mousedown=move |event| event.prevent_default()
                on:click=move |_| state.open.update(|open| *open = !*open)
            >
                <Icon glyph/>
            </button>
            <Show when=move || state.open.get()>
                <div
                    node_ref=list
                    class="menu__list"
                    class:menu__list--up=up
                    class:menu__list--start=start
                    role="menu"
                    aria-label=label
                    on:keydown=keys
                    on:focusout=left
                >
                    {children()}
                </div>
            </Show>
        </div>
    }
}

/// One act of a [`Menu`].
#[component]
pub fn MenuAct(
    #[prop(into)] on_press: Callback<()>,
    #[prop(optional)] glyph: Option<Glyph>,
    /// It takes something away.
    #[prop(optional)]
    need: bool,
    #[prop(optional, into)] disabled: Signal<bool>,
    children: Children,
) -> impl IntoView {
    let state = use_context::<MenuState>();
    view! {
        <button
            type="button"
            role="menuitem"
            tabindex="-1"
            class="menu__act"
            class:menu__act--need=need
            disabled=disabled
            on:click=move |_| {
                if let Some(state) = state {
                    state.close();
                }
                on_press.run(());
            }
        >
            {glyph.map(|glyph| view! { <Icon glyph/> })}
            {children()}
        </button>
    }
}

/// Where the focus is among the acts.
struct Place {
    at: Option<usize>,
    of: usize,
}

fn focus_act(list: &HtmlElement, step: impl Fn(Place) -> usize) {
    let Ok(found) = list.query_selector_all("[role=menuitem]:not(:disabled)") else {
        return;
    };
    let acts: Vec<HtmlElement> = (0..found.length())
        .filter_map(|n| found.item(n)?.dyn_into().ok())
        .collect();
    if acts.is_empty() {
        return;
    }
    let focused = document().active_element();
    let at = acts
        .iter()
        .position(|act| Some(act.as_ref()) == focused.as_ref());
    if let Some(act) = acts.get(step(Place { at, of: acts.len() })) {
        let _ = act.focus();
    }
}
