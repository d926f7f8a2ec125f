//! How this browser likes to show things: theme, contrast, language. Small, so they live in local storage; losing them
//! loses nothing anyone wrote.

use crate::i18n::Locale;
use gloo_storage::{LocalStorage, Storage};
use leptos::prelude::*;
use ryadom_domain::CuratorTitle;
use serde::{Deserialize, Serialize};

const KEY: &str = "ryadom-preferences";

/// Light, dark, or as the system says.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Theme {
    /// As the system says.
    #[default]
    Auto,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// Which language.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// Русский.
    #[default]
    Ru,
    /// English.
    En,
}

/// All of them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Kept {
    /// Theme.
    pub theme: Theme,
    /// The theme for low vision: stronger contrast, larger type.
    pub strong: bool,
    /// Language.
    pub language: Language,
    /// What the school calls its curator, as this browser last knew it: no preference, but every word on the page says
    /// it from the first moment.
    pub curator: CuratorTitle,
}

/// The preferences, in context.
#[derive(Debug, Clone, Copy)]
pub struct Preferences(RwSignal<Kept>);

impl Preferences {
    /// What is preferred now.
    pub fn get(self) -> Kept {
        self.0.get()
    }

    /// Changes something, and keeps it.
    pub fn update(self, change: impl FnOnce(&mut Kept)) {
        self.0.update(change);
        // A browser that keeps nothing shows the default next time: no harm worth a word.
        let _ = LocalStorage::set(KEY, self.0.get_untracked());
    }

    /// The language of every word, with the school's own word for its curator.
    pub fn locale(self) -> Memo<Locale> {
        Memo::new(move |_| {
            let kept = self.0.get();
            let language = match kept.language {
                Language::Ru => Locale::ru,
                Language::En => Locale::en,
            };
            language.saying(kept.curator)
        })
    }

    /// Keeps what the school calls its curator.
    pub fn say_curator(self, title: CuratorTitle) {
        if self.0.with_untracked(|kept| kept.curator != title) {
            self.update(|kept| kept.curator = title);
        }
    }
}

/// Reads what was kept and lets the page follow it.
pub fn provide_preferences() {
    let kept = RwSignal::new(LocalStorage::get(KEY).unwrap_or_default());
    provide_context(Preferences(kept));
    Effect::new(move || show(kept.get()));
}

/// The preferences.
pub fn use_preferences() -> Preferences {
    use_context().unwrap_or_else(|| Preferences(RwSignal::new(Kept::default())))
}

/// Tells the style sheet and readers of the page, by attributes of the root element.
fn show(kept: Kept) {
    let Some(root) = document().document_element() else {
        return;
    };
    let set = |name: &str, value: Option<&str>| {
        // It fails only for a name that is no attribute's.
        let _ = match value {
            Some(value) => root.set_attribute(name, value),
            None => root.remove_attribute(name),
        };
    };
    set(
        "data-theme",
        match kept.theme {
            Theme::Auto => None,
            Theme::Light => Some("light"),
            Theme::Dark => Some("dark"),
        },
    );
    set("data-contrast", kept.strong.then_some("more"));
    set(
        "lang",
        Some(match kept.language {
            Language::Ru => "ru",
            Language::En => "en",
        }),
    );
}
