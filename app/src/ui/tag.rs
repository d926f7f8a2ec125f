//! Two or three words about the row they stand in.

use leptos::prelude::*;

/// What a tag says about its row.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum TagKind {
    /// Something to know.
    #[default]
    Plain,
    /// Somebody should look.
    Need,
    /// All is well.
    Act,
}

/// A few words on a coloured ground.
#[component]
pub fn Tag(#[prop(optional)] kind: TagKind, children: Children) -> impl IntoView {
    let class = match kind {
        TagKind::Plain => "tag",
        TagKind::Need => "tag tag--need",
        TagKind::Act => "tag tag--act",
    };
    view! { <span class=class>{children()}</span> }
}
