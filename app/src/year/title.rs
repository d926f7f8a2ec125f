//! What the school calls its curator: one role, two words.

use super::rule::Rule;
use crate::device::Handle;
use crate::i18n::*;
use crate::told::{capital, people_vocabulary};
use leptos::prelude::*;
use ryadom_domain::CuratorTitle;
use ryadom_replica::{CURATOR_LABEL, SchoolDoc, SchoolEdit};

const CODES: &[&str] = &[
    CuratorTitle::Curator.as_str(),
    CuratorTitle::Coordinator.as_str(),
];

/// The section.
#[component]
pub fn Title(school: Handle<SchoolDoc>) -> impl IntoView {
    view! {
        <Rule
            school
            title=t!(year.words)
            label=t!(year.curator_title)
            why=t!(year.words_why)
            kept=t!(year.words_kept)
            choice=Memo::new(move |_| school.with(|view| view.curator_label()))
            codes=CODES
            words
            edit=|code| SchoolEdit::Label(CURATOR_LABEL.to_owned(), code)
        />
    }
}

fn words(code: &str) -> String {
    let title: CuratorTitle = code.parse().unwrap_or_default();
    capital(people_vocabulary::curator_title(locale(), title))
}
