//! The mark as it is read.

use crate::device::{Handle, use_device};
use crate::i18n::*;
use crate::told::dates;
use crate::ui::{Tag, TagKind};
use leptos::prelude::*;
use ryadom_domain::{ApprobationField, ApprobationOf};
use ryadom_replica::SchoolDoc;

/// «Апробирована: 12 марта 2026 г., совет наставников. Где: 7 «А». Результат: …»; nothing while nothing is said.
#[component]
pub fn Line(of: ApprobationOf, school: Handle<SchoolDoc>) -> impl IntoView {
    let device = use_device();
    let said = Memo::new(move |_| {
        school.with(|view| {
            let said = view.approbation(of)?;
            let words = |field| {
                let words: &str = said.get(&field).map_or("", |one| one.value.trim());
                words.to_owned()
            };
            Some(
                ApprobationField::ALL
                    .iter()
                    .map(|field| (*field, words(*field)))
                    .collect::<Vec<_>>(),
            )
        })
    });
    let shown = move || {
        let locale = locale();
        let said = said.get()?;
        let words = |field: ApprobationField, words: &str| match field {
            ApprobationField::Day => words.parse().map_or_else(
                |_| words.to_owned(),
                |day| dates::plain(locale, day, device.today()),
            ),
            _ => words.to_owned(),
        };
        let parts = said.iter().filter(|(_, said)| !said.is_empty());
        let parts: Vec<String> = parts.map(|(field, said)| words(*field, said)).collect();
        Some(parts.join(" · "))
    };
    move || {
        shown().map(|words| {
            view! {
                <p class="approbation">
                    <Tag kind=TagKind::Act>{t!(approbation.mark)}</Tag>
                    " "
                    <span class="quiet">{words}</span>
                </p>
            }
        })
    }
}
