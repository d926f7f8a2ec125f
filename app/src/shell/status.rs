//! How this device's edits stand, in words, always in the same place.

use crate::device::{SyncStatus, use_device};
use crate::i18n::*;
use crate::route::Route;
use crate::told::dates;
use leptos::prelude::*;
use ryadom_domain::Timestamp;

/// The status line.
#[component]
pub fn Status() -> impl IntoView {
    let device = use_device();
    let status = device.status();
    let since =
        move |at: Timestamp| dates::since(locale(), device.local(at), device.local(device.now()));
    let count = move |edits: usize| t!(shell.edits, count = edits).to_string();
    let words = move || match status.get() {
        SyncStatus::Starting => String::new(),
        SyncStatus::Saving => t!(shell.saving).to_owned(),
        SyncStatus::OnDevice { .. } => t!(shell.on_device).to_owned(),
        SyncStatus::Sending { edits } => t!(shell.sending, edits = count(edits)).to_string(),
        SyncStatus::Refused { edits: 0 } => t!(shell.refused_some).to_owned(),
        SyncStatus::Refused { edits } => t!(shell.refused, edits = count(edits)).to_string(),
        SyncStatus::Received { at } => {
            let clock = dates::clock(device.local(at).time());
            t!(shell.received, time = clock).to_string()
        }
        SyncStatus::Offline {
            since: offline,
            edits,
        } => {
            let words = offline.map(|at| t!(shell.offline_since, since = since(at)).to_string());
            let words = words.unwrap_or_else(|| t!(shell.offline).to_owned());
            let kept = if edits == 0 {
                t!(shell.all_kept).to_owned()
            } else {
                t!(shell.edits_kept, edits = count(edits)).to_string()
            };
            format!("{words}, {kept}")
        }
        SyncStatus::StorageTrouble { .. } => t!(shell.trouble).to_owned(),
        SyncStatus::Disconnected { .. } => t!(shell.disconnected).to_owned(),
        SyncStatus::Unknown { .. } => t!(shell.unknown).to_owned(),
        SyncStatus::Viewing => t!(shell.viewing).to_owned(),
    };
    let is = move |wanted: fn(&SyncStatus) -> bool| wanted(&status.read());
    // An edit may be there while its photo is still here.
    let files = move || {
        let waiting = device.files_waiting();
        let counted = || t!(shell.files, count = waiting).to_string();
        (waiting > 0).then(|| t!(shell.files_wait, files = counted()).to_string())
    };
    let words = move || match files() {
        Some(files) => format!("{}, {files}", words()),
        None => words(),
    };
    view! {
        <p
            class="sync"
            class:sync--off=move || is(|status| matches!(status, SyncStatus::Offline { .. } | SyncStatus::OnDevice { .. }))
            class:sync--sending=move || is(|status| matches!(status, SyncStatus::Saving | SyncStatus::Sending { .. }))
            class:sync--trouble=move || {
                is(|status| matches!(status, SyncStatus::StorageTrouble { .. } | SyncStatus::Disconnected { .. } | SyncStatus::Unknown { .. } | SyncStatus::Refused { .. }))
            }
            role="status"
        >
            <span class="sync__dot"></span>
            <a class="sync__words" href=Route::Check.path()>{words}</a>
        </p>
    }
}
