//! Buttons: words that do something, and signs that do something and have a name.

use super::{Glyph, Icon};
use leptos::prelude::*;

/// How much a button asks for attention.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum ButtonKind {
    /// One of several.
    #[default]
    Usual,
    /// The one thing that this page is for.
    Act,
    /// It takes something away.
    Need,
    /// Beside the words it acts on.
    Plain,
}

impl ButtonKind {
    /// The class names.
    pub const fn class(self) -> &'static str {
        match self {
            Self::Usual => "button",
            Self::Act => "button button--act",
            Self::Need => "button button--need",
            Self::Plain => "button button--plain",
        }
    }
}

/// A button with words.
#[component]
pub fn Button(
    /// What a tap does; a button that submits its form needs none.
    #[prop(optional, into)]
    on_press: Option<Callback<()>>,
    #[prop(optional)] kind: ButtonKind,
    #[prop(optional, into)] disabled: Signal<bool>,
    #[prop(optional)] small: bool,
    #[prop(optional)] wide: bool,
    #[prop(optional)] submit: bool,
    /// The second tap of a double one is no press: for a button in whose place the next one comes.
    #[prop(optional)]
    once: bool,
    /// What readers say instead of the words, when the words need their surroundings to be understood.
    #[prop(optional, into)]
    label: Option<Signal<String>>,
    children: Children,
) -> impl IntoView {
    view! {
        <button
            type=if submit { "submit" } else { "button" }
            class=kind.class()
            class:button--small=small
            class:button--wide=wide
            disabled=disabled
            aria-label=move || label.map(|label| label.get())
            on:click=move |event| {
                if let Some(on_press) = on_press
                    && !(once && event.detail() > 1)
                {
                    on_press.run(());
                }
            }
        >
            {children()}
        </button>
    }
}

/// A button with a sign only; `label` is its name.
#[component]
pub fn IconButton(
    glyph: Glyph,
    #[prop(into)] label: Signal<String>,
    #[prop(into)] on_press: Callback<()>,
    #[prop(optional, into)] disabled: Signal<bool>,
) -> impl IntoView {
    view! {
        <button
            type="button"
            class="button button--icon"
            disabled=disabled
            aria-label=label
            title=label
            on:click=move |_| on_press.run(())
        >
            <Icon glyph/>
        </button>
    }
}
