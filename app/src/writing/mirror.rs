//! The same words once more, unseen, over the text area: they give it its height, and other people's carets stand among
//! them.

use std::sync::Arc;

use leptos::prelude::*;

use super::caret::{Piece, pieces};

/// Somebody else's caret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Caret {
    /// What to call them: short, it stands over a caret.
    pub(super) name: Arc<str>,
    /// The class that gives their colour.
    pub(super) class: &'static str,
}

/// Draws words with carets among them.
pub(super) fn draw(words: &str, carets: &[(usize, Caret)]) -> impl IntoView + use<> {
    let mut drawn: Vec<AnyView> = pieces(words, carets)
        .into_iter()
        .map(|piece| match piece {
            Piece::Words(words) => words.to_owned().into_any(),
            Piece::Caret(caret) => {
                let name = caret.name.to_string();
                view! { <span class=caret.class><span class="caret__name">{name}</span></span> }
                    .into_any()
            }
        })
        .collect();
    // A line break at the very end has no height of its own.
    drawn.push("\u{200b}".into_any());
    drawn
}
