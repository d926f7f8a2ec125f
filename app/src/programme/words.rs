//! A text of the programme that is written here: merged while one types, so that nothing is lost.

use super::context::use_programme;
use crate::writing::WritingArea;
use leptos::prelude::*;
use ryadom_replica::ProgrammeText;

/// A field for one text; plain words for somebody who only reads.
#[component]
pub fn Words(
    text: ProgrammeText,
    #[prop(into)] label: Signal<String>,
    /// Takes focus at once: the row was just added.
    #[prop(optional)]
    focus: bool,
    /// Only readers hear the label.
    #[prop(optional)]
    hidden_label: bool,
) -> impl IntoView {
    let programme = use_programme();
    view! { <WritingArea handle=programme.handle() text label focus hidden_label still=programme.still()/> }
}
