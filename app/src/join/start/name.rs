//! The fields of a person's name and position.

use super::draft::NameDraft;
use crate::i18n::*;
use crate::ui::TextField;
use leptos::prelude::*;

/// Surname, name, patronymic, position.
#[component]
pub fn NameFields(
    /// What is typed.
    draft: RwSignal<NameDraft>,
    /// True when the surname is missing and was asked for.
    #[prop(into)]
    wrong: Signal<bool>,
) -> impl IntoView {
    let error = Signal::derive(move || wrong.get().then(|| t!(join.last_name_wanted).to_owned()));
    view! {
        <div class="fields">
            <TextField
                label=t!(join.last_name)
                value=Signal::derive(move || draft.read().last.clone())
                on_input=move |text: String| draft.update(|draft| draft.last = text)
                error
            />
            <TextField
                label=t!(join.first_name)
                value=Signal::derive(move || draft.read().first.clone())
                on_input=move |text: String| draft.update(|draft| draft.first = text)
            />
            <TextField
                label=t!(join.patronymic)
                value=Signal::derive(move || draft.read().patronymic.clone())
                on_input=move |text: String| draft.update(|draft| draft.patronymic = text)
            />
            <TextField
                label=t!(join.position)
                value=Signal::derive(move || draft.read().position.clone())
                on_input=move |text: String| draft.update(|draft| draft.position = text)
            />
        </div>
    }
}
