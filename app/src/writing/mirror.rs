//! The same words once more, unseen, over the text area: other people's carets stand among them, and where the browser
//! does not make a text area as tall as its words, they do.

use std::sync::Arc;

use js_sys::{Function, Reflect};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};

use super::caret::{Piece, lines, pieces};

/// Somebody else's caret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Caret {
    /// What to call them: short, it stands over a caret.
    pub(super) name: Arc<str>,
    /// The class that gives their colour.
    pub(super) class: &'static str,
}

/// Draws words with carets among them. Each line is an element of its own, so that a letter has the browser lay out the
/// line it is in and no other; nothing is drawn where nothing would be seen of it.
pub(super) fn draw(words: &str, carets: &[(usize, Caret)]) -> impl IntoView + use<> {
    if carets.is_empty() && areas_grow() {
        return Vec::new();
    }
    lines(pieces(words, carets))
        .into_iter()
        .map(|line| {
            let mut drawn: Vec<AnyView> = line.into_iter().map(piece).collect();
            // An empty line has no height of its own.
            drawn.push("\u{200b}".into_any());
            view! { <div>{drawn}</div> }
        })
        .collect()
}

fn piece(piece: Piece<'_, Caret>) -> AnyView {
    match piece {
        Piece::Words(words) => words.to_owned().into_any(),
        Piece::Caret(caret) => {
            let name = caret.name.to_string();
            view! { <span class=caret.class><span class="caret__name">{name}</span></span> }
                .into_any()
        }
    }
}

/// Whether this browser makes a text area as tall as its words, so that the mirror need not.
fn areas_grow() -> bool {
    thread_local! {
        static GROW: bool = supports("field-sizing", "content").is_ok_and(|answer| answer.is_truthy());
    }
    GROW.with(|grow| *grow)
}

/// `CSS.supports`: the binding for it would be one more feature of web-sys for one question.
fn supports(property: &str, value: &str) -> Result<JsValue, JsValue> {
    let css = Reflect::get(&js_sys::global(), &"CSS".into())?;
    let supports: Function = Reflect::get(&css, &"supports".into())?.dyn_into()?;
    supports.call2(&css, &property.into(), &value.into())
}
