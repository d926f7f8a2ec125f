//! What is the matter with single documents, in words.

use crate::device::{Trouble, What, use_device};
use crate::i18n::*;
use crate::route::Route;
use crate::ui::{Button, Notice};
use leptos::prelude::*;
use ryadom_domain::{DocumentKind, Registry};
use ryadom_sync::Reason;

/// One line for each document; nothing when all is well.
#[component]
pub fn Troubles() -> impl IntoView {
    let device = use_device();
    let troubles = device.troubles();
    let lines = move || {
        let locale = locale();
        let registry = device.registry().get();
        let troubles = troubles.get();
        let line = |trouble: &Trouble| {
            let words = Signal::stored(words(locale, &registry, trouble));
            match trouble.what {
                What::Refused { .. } => view! {
                    <Notice words need=true>
                        <Button small=true on_press=move |()| device.offer_again()>
                            {t!(shell.refused_again)}
                        </Button>
                    </Notice>
                }
                .into_any(),
                What::LeftBehind { .. } => view! {
                    <Notice words need=true>
                        <a class="button button--small" href=Route::Behind.path()>{t!(shell.left_behind_open)}</a>
                    </Notice>
                }
                .into_any(),
                What::Unread | What::Gone => view! { <Notice words need=true/> }.into_any(),
            }
        };
        troubles.iter().map(line).collect_view()
    };
    view! { {lines} }
}

fn words(locale: Locale, registry: &Registry, trouble: &Trouble) -> String {
    let place = place(locale, registry.kind_of(trouble.document));
    match trouble.what {
        What::Refused { edits: 0, reason } => {
            let why = why(locale, reason);
            td_string!(locale, shell.refused_others, place = place, why = why).to_string()
        }
        What::Refused { edits, reason } => {
            let why = why(locale, reason);
            let edits = td_string!(locale, shell.edits, count = edits).to_string();
            td_string!(
                locale,
                shell.refused_why,
                edits = edits,
                place = place,
                why = why
            )
            .to_string()
        }
        What::LeftBehind { edits } => {
            let edits = td_string!(locale, shell.edits, count = edits).to_string();
            td_string!(locale, shell.left_behind, edits = edits, place = place).to_string()
        }
        What::Unread => td_string!(locale, shell.unread, place = place).to_string(),
        What::Gone => td_string!(locale, shell.unread_gone, place = place).to_string(),
    }
}

fn place(locale: Locale, kind: Option<DocumentKind>) -> String {
    let place = match kind {
        Some(DocumentKind::Programme | DocumentKind::Review) => {
            td_string!(locale, shell.place_programme)
        }
        Some(DocumentKind::Journal) => td_string!(locale, shell.place_journal),
        Some(DocumentKind::Reflection) => td_string!(locale, shell.place_reflection),
        Some(DocumentKind::Private) => td_string!(locale, shell.place_private),
        Some(
            DocumentKind::Person
            | DocumentKind::Card
            | DocumentKind::Answers
            | DocumentKind::Dispute,
        ) => td_string!(locale, shell.place_person),
        _ => td_string!(locale, shell.place_school),
    };
    place.to_owned()
}

fn why(locale: Locale, reason: Reason) -> String {
    let why = match reason {
        Reason::Author => td_string!(locale, shell.refused_author),
        Reason::ReadOnly => td_string!(locale, shell.refused_read_only),
        Reason::TooLarge => td_string!(locale, shell.refused_too_large),
        _ => td_string!(locale, shell.refused_unreadable),
    };
    why.to_owned()
}
