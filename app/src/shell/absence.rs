//! After a long absence, one quiet card: what came together while nobody looked.

use crate::device::use_device;
use crate::i18n::*;
use crate::ui::{Button, Notice};
use leptos::prelude::*;

/// The card, until it is read.
#[component]
pub fn AbsenceCard() -> impl IntoView {
    let device = use_device();
    let absence = device.absence();
    let words = Memo::new(move |_| {
        let absence = absence.get()?;
        let edits = t!(shell.edits, count = absence.edits).to_string();
        let devices = t!(shell.from_devices, count = absence.devices).to_string();
        let merged = t!(shell.merged, edits = edits, devices = devices).to_string();
        let places = (absence.places > 0)
            .then(|| t!(shell.places_to_see, count = absence.places).to_string());
        Some(match places {
            Some(places) => format!("{merged}, {places}."),
            None => format!("{merged}."),
        })
    });
    view! {
        {move || {
            words.get().map(|words| view! {
                <Notice words=Signal::stored(words)>
                    <Button small=true on_press=move |()| device.dismiss_absence()>{t!(shell.read)}</Button>
                </Notice>
            })
        }}
    }
}
