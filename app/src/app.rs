//! The root: what every screen finds in its context, and which screen an address shows.

use crate::i18n::*;
use leptos::prelude::*;

/// The whole app.
#[component]
pub fn App() -> impl IntoView {
    view! {
        <I18nSubContextProvider initial_locale=Signal::from(Locale::ru)>
            <p/>
        </I18nSubContextProvider>
    }
}
