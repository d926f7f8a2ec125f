//! When the reader was here before: kept in the reader's private document, so that it is known on every device.

use crate::device::{Device, use_device};
use jiff::civil::Date;
use leptos::prelude::*;
use ryadom_replica::{PrivateDoc, PrivateEdit};

/// The preference's name. Its value: the newest day and the one before it, `2026-02-13 2026-02-10`.
const VISITS: &str = "overview.visits";

/// The last day before today on which the reader was here. Remembers today, once.
pub fn last_visit() -> Memo<Option<Date>> {
    let device = use_device();
    let private = private_document(device);
    let handle = Memo::new(move |_| private.get().map(|id| device.open::<PrivateDoc>(id)));
    let visits = Memo::new(move |_| {
        let handle = handle.get()?;
        if !handle.ready() {
            return None;
        }
        Some(handle.with(|view| days(view.preferences.get(VISITS).map_or("", String::as_str))))
    });
    Effect::new(move || {
        let (Some(handle), Some((newest, _))) = (handle.get(), visits.get()) else {
            return;
        };
        let today = device.today();
        if newest == Some(today) {
            return;
        }
        let said = match newest {
            Some(newest) => format!("{today} {newest}"),
            None => today.to_string(),
        };
        // Not an edit that one takes back, and nothing is lost when it cannot be kept.
        let _ = handle.note(PrivateEdit::Prefer(VISITS.to_owned(), said));
    });
    Memo::new(move |_| {
        let (newest, before) = visits.get()?;
        if newest == Some(device.today()) {
            before
        } else {
            newest
        }
    })
}

/// The reader's private document, once the registry names it.
pub fn private_document(device: Device) -> Memo<Option<ryadom_domain::DocumentId>> {
    let registry = device.registry();
    Memo::new(move |_| {
        registry
            .read()
            .people
            .get(&device.person())
            .and_then(|person| person.private)
    })
}

fn days(said: &str) -> (Option<Date>, Option<Date>) {
    let mut days = said.split(' ').map(|day| day.parse().ok());
    (days.next().flatten(), days.next().flatten())
}
