//! How this browser shows things, and the way to the devices.

use super::preferences::{Language, Theme, use_preferences};
use crate::i18n::*;
use crate::route::Route;
use crate::ui::{Checkbox, Choice, Offered};
use leptos::prelude::*;

/// The page.
#[component]
pub fn Settings(
    /// What else is set or saved here.
    children: Children,
) -> impl IntoView {
    let preferences = use_preferences();
    let offer = |value: &str, label: &str| Offered {
        value: value.into(),
        label: label.into(),
    };
    let themes = Signal::derive(move || {
        vec![
            offer("auto", t!(shell.theme_auto)),
            offer("light", t!(shell.theme_light)),
            offer("dark", t!(shell.theme_dark)),
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
            offer("ru", t!(shell.russian)),
            offer("en", t!(shell.english)),
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
                <h1 tabindex="-1">{t!(shell.settings)}</h1>
                <p class="quiet">{t!(shell.settings_why)}</p>
            </div>
        </div>
        <div class="stack">
            <section class="sheet sheet--padded stack">
                <Choice
                    label=t!(shell.theme)
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
                    {t!(shell.strong)}
                </Checkbox>
                <Choice
                    label=t!(shell.language)
                    value=language
                    options=languages
                    on_change=move |chosen: String| {
                        let language = if chosen == "en" { Language::En } else { Language::Ru };
                        preferences.update(|kept| kept.language = language);
                    }
                />
            </section>
            <section class="sheet sheet--padded stack">
                <h2>{t!(shell.school)}</h2>
                <p>{t!(shell.school_why)}</p>
                <p class="cluster">
                    <a class="button" href=Route::Year.path()>{t!(shell.year)}</a>
                    <a class="button" href=Route::Acts.path()>{t!(shell.acts)}</a>
                    <a class="button" href=Route::Blanks.path()>{t!(shell.blanks)}</a>
                </p>
            </section>
            {children()}
            <section class="sheet sheet--padded stack">
                <h2>{t!(shell.check)}</h2>
                <p>{t!(shell.check_why)}</p>
                <p>
                    <a class="button" href=Route::Check.path()>{t!(shell.check)}</a>
                </p>
            </section>
            <section class="sheet sheet--padded stack">
                <h2>{t!(shell.devices)}</h2>
                <p>{t!(shell.devices_why)}</p>
                <p>
                    <a class="button" href=Route::Devices.path()>{t!(shell.devices)}</a>
                </p>
            </section>
        </div>
    }
}
