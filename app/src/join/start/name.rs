//! The fields of a person's name and position.

use super::draft::NameDraft;
use crate::i18n::*;
use crate::ui::TextField;
use leptos::prelude::*;

/// Surname, name, patronymic, position.
#[component]
pub fn NameFields(
    /// What is typed.
    #[prop(into)]
    typed: Signal<NameDraft>,
    /// Something more was.
    #[prop(into)]
    on_type: Callback<NameDraft>,
    /// True when the surname is missing and was asked for.
    #[prop(into)]
    wrong: Signal<bool>,
) -> impl IntoView {
    let write = move |part: fn(&mut NameDraft) -> &mut String| {
        move |text: String| {
            let mut fresh = typed.get_untracked();
            *part(&mut fresh) = text;
            on_type.run(fresh);
        }
    };
    let error = Signal::derive(move || wrong.get().then(|| t!(join.last_name_wanted).to_owned()));
    view! {
        <div class="fields">
            <TextField
                label=t!(join.last_name)
                value=Signal::derive(move || typed.read().last.clone())
                on_input=write(|typed| &mut typed.last)
                error
            />
            <TextField
                label=t!(join.first_name)
                value=Signal::derive(move || typed.read().first.clone())
                on_input=write(|typed| &mut typed.first)
            />
            <TextField
                label=t!(join.patronymic)
                value=Signal::derive(move || typed.read().patronymic.clone())
                on_input=write(|typed| &mut typed.patronymic)
            />
            <TextField
                label=t!(join.position)
                value=Signal::derive(move || typed.read().position.clone())
                on_input=write(|typed| &mut typed.position)
            />
        </div>
    }
}
