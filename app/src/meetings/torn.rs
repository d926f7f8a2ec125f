//! A field of a meeting that two people set apart: both values on the field, and one tap to keep one.

use super::sheet::{Source, use_sheet};
use crate::i18n::*;
use crate::told::{self, Names};
use crate::ui::{OneValue, TwoValues};
use leptos::prelude::*;
use ryadom_replica::{Choice, Field, MeetingEdit, MeetingRow, Value, Written};

/// Shows nothing while the field has one value. Keeping a value is an ordinary edit.
#[component]
pub fn Torn<T, R, K>(
    /// Where the field is in a meeting; `None` when its row is gone.
    read: R,
    /// Which field it is, for its name.
    field: Field,
    /// How the value is worded.
    value: fn(&T) -> Value,
    /// The edit that writes the value.
    keep: K,
) -> impl IntoView
where
    T: Clone + PartialEq + Send + Sync + 'static,
    R: Fn(&MeetingRow) -> Option<Choice<T>> + Send + Sync + 'static,
    K: Fn(T) -> MeetingEdit + Send + Sync + 'static,
{
    let sheet = use_sheet();
    let Source::Kept(_, row) = sheet.source else {
        // A draft is one person's.
        return ().into_any();
    };
    let rivals = Memo::new(move |_| {
        row.with(|row| {
            row.as_ref()
                .and_then(&read)
                .map(|choice| choice.rivals)
                .unwrap_or_default()
        })
    });
    let torn = Memo::new(move |_| rivals.with(|rivals| !rivals.is_empty()));
    let why = Signal::derive(move || {
        let locale = locale();
        td_string!(
            locale,
            meetings.two_values,
            field = told::field(locale, &field)
        )
    });
    let values = Signal::derive(move || {
        let locale = locale();
        let of = |written: &Written<T>| {
            let (who, initials, part) = sheet.signed(locale, written.by);
            let words = sheet.device.registry().with(|registry| {
                let names = Names {
                    registry,
                    reader: Some(sheet.device.person()),
                    today: sheet.device.today(),
                };
                told::value(locale, &value(&written.value), &names)
            });
            OneValue {
                who,
                initials,
                part,
                value: words,
                when: sheet.moment(locale, written.at),
            }
        };
        rivals.with(|rivals| rivals.iter().map(of).collect::<Vec<_>>())
    });
    let on_keep = move |place: usize| {
        let kept =
            rivals.with_untracked(|rivals| rivals.get(place).map(|rival| rival.value.clone()));
        if let Some(kept) = kept {
            sheet.make(keep(kept));
        }
    };
    let on_keep = Callback::new(on_keep);
    view! {
        <Show when=move || torn.get()>
            <TwoValues why values on_keep/>
        </Show>
    }
    .into_any()
}
