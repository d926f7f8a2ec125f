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
    let i18n = use_i18n();
    let error = Signal::derive(move || {
        wrong
            .get()
            .then(|| t_string!(i18n, join.last_name_wanted).to_owned())
    });
    view! {
        <div class="fields">
            <TextField
                label=Signal::derive(move || t_string!(i18n, join.last_name).to_owned())
                value=Signal::derive(move || draft.read().last.clone())
                on_input=move |text: String| draft.update(|draft| draft.last = text)
                error
            />
            <TextField
                label=Signal::derive(move || t_string!(i18n, join.first_name).to_owned())
                value=Signal::derive(move || draft.read().first.clone())
                on_input=move |text: String| draft.update(|draft| draft.first = text)
            />
            <TextField
                label=Signal::derive(move || t_string!(i18n, join.patronymic).to_owned())
                value=Signal::derive(move || draft.read().patronymic.clone())
                on_input=move |text: String| draft.update(|draft| draft.patronymic = text)
            />
            <TextField
                label=Signal::derive(move || t_string!(i18n, join.position).to_owned())
                value=Signal::derive(move || draft.read().position.clone())
                on_input=move |text: String| draft.update(|draft| draft.position = text)
            />
        </div>
    }
}
