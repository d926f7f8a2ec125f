//! What somebody can teach, in their own words, and how well.

use super::about::About;
use crate::i18n::*;
use crate::ui::{Button, Choice, Glyph, IconButton, Offered, TextField};
use leptos::prelude::*;
use ryadom_domain::Level;
use ryadom_replica::PersonEdit;

/// The levels at which one may speak of teaching others.
const LEVELS: [u8; 3] = [1, 2, 3];

/// The list, and a field to add to it.
#[component]
pub fn Competences(about: About) -> impl IntoView {
    let all = Memo::new(move |_| {
        about.handle.with(|view| {
            view.competences
                .iter()
                .filter(|(_, level)| level.value.is_some())
                .map(|(words, _)| words.clone())
                .collect::<Vec<_>>()
        })
    });
    let typed = RwSignal::new(String::new());
    let add = move || {
        let words = typed.get_untracked().trim().to_owned();
        if !words.is_empty() {
            about.keep(PersonEdit::Competence(words, Level::new(2)));
            typed.set(String::new());
        }
    };
    let still = Signal::derive(move || about.is_still());
    view! {
        <fieldset class="stack stack--tight">
            <legend class="choice__label">{t!(profile.competences)}</legend>
            <ul class="profile__skills">
                <For each=move || all.get() key=Clone::clone let:words>
                    <Competence about words still/>
                </For>
            </ul>
            <Show when=move || !still.get()>
                <form
                    class="profile__add"
                    on:submit=move |event| {
                        event.prevent_default();
                        add();
                    }
                >
                    <TextField
                        label=t!(profile.competence_new)
                        hint=t!(profile.competence_hint)
                        value=typed
                        on_input=move |words| typed.set(words)
                    />
                    <Button submit=true>{t!(profile.add)}</Button>
                </form>
            </Show>
        </fieldset>
    }
}

#[component]
fn Competence(about: About, words: String, still: Signal<bool>) -> impl IntoView {
    let name = StoredValue::new(words.clone());
    let level = move || {
        about.handle.with(|view| {
            let level =
                name.with_value(|name| view.competences.get(name).and_then(|one| one.value));
            level
                .map(|level| level.get().to_string())
                .unwrap_or_default()
        })
    };
    let options = move || {
        LEVELS
            .into_iter()
            .map(|level| {
                let words = match level {
                    1 => t!(profile.level_1),
                    2 => t!(profile.level_2),
                    _ => t!(profile.level_3),
                };
                Offered::new(level.to_string(), words)
            })
            .collect::<Vec<_>>()
    };
    let set = move |level: Option<Level>| {
        about.keep(PersonEdit::Competence(name.get_value(), level));
    };
    let label = words.clone();
    view! {
        <li class="profile__skill">
            <Choice
                label=words
                value=Signal::derive(level)
                options=Signal::derive(options)
                on_change=move |value: String| {
                    set(value.parse().ok().and_then(Level::new));
                }
                disabled=still
            />
            <Show when=move || !still.get()>
                <IconButton
                    glyph=Glyph::Close
                    label=t!(profile.take_off, name = label.clone())
                    on_press=move |()| set(None)
                />
            </Show>
        </li>
    }
}
