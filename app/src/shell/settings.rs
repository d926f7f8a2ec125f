//! How this browser shows things, and the way to the devices.

use super::preferences::{Language, Theme, use_preferences};
use crate::i18n::*;
use crate::route::Route;
use crate::ui::{Checkbox, Choice, Offered};
use leptos::prelude::*;

/// The page.
#[component]
pub fn Settings() -> impl IntoView {
    let preferences = use_preferences();
    let i18n = use_i18n();
    let offer = |value: &str, label: &str| Offered {
        value: value.into(),
        label: label.into(),
    };
    let themes = Signal::derive(move || {
        vec![
            offer("auto", t_string!(i18n, shell.theme_auto)),
            offer("light", t_string!(i18n, shell.theme_light)),
            offer("dark", t_string!(i18n, shell.theme_dark)),
        ]
    });
    let theme = Signal::derive(move || {
        match preferences.get().theme {
            Theme::Auto => "auto",
            Theme::Light => "light",
            Theme::Dark => "dark",
        }
        .to_owned()
    });
    let languages = Signal::derive(move || {
        vec![
            offer("ru", t_string!(i18n, shell.russian)),
            offer("en", t_string!(i18n, shell.english)),
        ]
    });
    let language = Signal::derive(move || {
        match preferences.get().language {
            Language::Ru => "ru",
            Language::En => "en",
        }
        .to_owned()
    });
    view! {
        <div class="top">
            <div class="top__words">
                <h1 tabindex="-1">{move || t!(i18n, shell.settings)}</h1>
                <p class="quiet">{move || t!(i18n, shell.settings_why)}</p>
            </div>
        </div>
        <div class="stack">
            <section class="sheet sheet--padded stack">
                <Choice
                    label=Signal::derive(move || t_string!(i18n, shell.theme).to_owned())
                    value=theme
                    options=themes
                    on_change=move |chosen: String| {
                        preferences
                            .update(|kept| {
                                kept.theme = match chosen.as_str() {
                                    "light" => Theme::Light,
                                    "dark" => Theme::Dark,
                                    _ => Theme::Auto,
                                };
                            });
                    }
                />
                <Checkbox
                    checked=Signal::derive(move || preferences.get().strong)
                    on_change=move |is_strong| preferences.update(|kept| kept.strong = is_strong)
                >
                    {move || t!(i18n, shell.strong)}
                </Checkbox>
                <Choice
                    label=Signal::derive(move || t_string!(i18n, shell.language).to_owned())
                    value=language
                    options=languages
                    on_change=move |chosen: String| {
                        let language = if chosen == "en" { Language::En } else { Language::Ru };
                        preferences.update(|kept| kept.language = language);
                    }
                />
            </section>
            <section class="sheet sheet--padded stack">
                <h2>{move || t!(i18n, shell.devices)}</h2>
                <p>{move || t!(i18n, shell.devices_why)}</p>
                <p>
                    <a class="button" href=Route::Devices.path()>{move || t!(i18n, shell.devices)}</a>
                </p>
            </section>
        </div>
    }
}
