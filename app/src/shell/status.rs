//! How this device's edits stand, in words, always in the same place.

use crate::device::{SyncStatus, use_device};
use crate::i18n::*;
use crate::told::dates;
use leptos::prelude::*;
use ryadom_domain::Timestamp;

/// The status line.
#[component]
pub fn Status() -> impl IntoView {
    let device = use_device();
    let i18n = use_i18n();
    let status = device.status();
    let moment = move |at: Timestamp| {
        dates::moment(
            i18n.get_locale(),
            device.local(at),
            device.local(device.now()),
        )
    };
    let count = move |edits: usize| t_string!(i18n, shell.edits, count = edits).to_string();
    let words = move || match status.get() {
        SyncStatus::Starting => String::new(),
        SyncStatus::Saving => t_string!(i18n, shell.saving).to_owned(),
        SyncStatus::OnDevice { .. } => t_string!(i18n, shell.on_device).to_owned(),
        SyncStatus::Sending { edits } => {
            t_string!(i18n, shell.sending, edits = count(edits)).to_string()
        }
        SyncStatus::Refused { edits: 0 } => t_string!(i18n, shell.refused_some).to_owned(),
        SyncStatus::Refused { edits } => {
            t_string!(i18n, shell.refused, edits = count(edits)).to_string()
        }
        SyncStatus::Received { at } => {
            let clock = dates::clock(device.local(at).time());
            t_string!(i18n, shell.received, time = clock).to_string()
        }
        SyncStatus::Offline { since, edits } => {
            let since =
                since.map(|at| t_string!(i18n, shell.offline_since, when = moment(at)).to_string());
            let since = since.unwrap_or_else(|| t_string!(i18n, shell.offline).to_owned());
            let kept = if edits == 0 {
                t_string!(i18n, shell.all_kept).to_owned()
            } else {
                t_string!(i18n, shell.edits_kept, edits = count(edits)).to_string()
            };
            format!("{since}, {kept}")
        }
        SyncStatus::StorageTrouble { .. } => t_string!(i18n, shell.trouble).to_owned(),
        SyncStatus::Disconnected { .. } => t_string!(i18n, shell.disconnected).to_owned(),
    };
    let is = move |wanted: fn(&SyncStatus) -> bool| wanted(&status.read());
    view! {
        <p
            class="sync"
            class:sync--off=move || is(|status| matches!(status, SyncStatus::Offline { .. } | SyncStatus::OnDevice { .. }))
            class:sync--sending=move || is(|status| matches!(status, SyncStatus::Saving | SyncStatus::Sending { .. }))
            class:sync--trouble=move || {
                is(|status| matches!(status, SyncStatus::StorageTrouble { .. } | SyncStatus::Disconnected { .. } | SyncStatus::Refused { .. }))
            }
            role="status"
        >
            <span class="sync__dot"></span>
            <span>{words}</span>
        </p>
    }
}
