//! What the app itself has to say: a new version, a store that is full, a device that the relay does not know, records
//! that have left.

use crate::device::{SyncStatus, use_device};
use crate::i18n::*;
use crate::told::pair_name;
use crate::ui::{Button, ButtonKind, Notice};
use leptos::{prelude::*, task::spawn_local};
use std::collections::BTreeSet;

/// At most one line each; nothing when all is well.
#[component]
pub fn Notices() -> impl IntoView {
    let device = use_device();
    let status = device.status();
    let update = device.update_ready();
    let put_off = RwSignal::new(false);
    let is_offered = Memo::new(move |_| update.get() && !put_off.get());
    let count = move |edits: usize| t!(shell.edits, count = edits).to_string();
    let trouble = Memo::new(move |_| match status.get() {
        SyncStatus::StorageTrouble { edits } => {
            Some(t!(shell.trouble_why, edits = count(edits)).to_string())
        }
        SyncStatus::Unknown { edits: 0 } => Some(t!(shell.unknown_why).to_owned()),
        SyncStatus::Unknown { edits } => {
            Some(t!(shell.unknown_unsent, edits = count(edits)).to_string())
        }
        _ => None,
    });
    // Where the browser asks the person, it does so when the edits are here and nowhere else.
    let asks = device.would_ask_the_person();
    let not_now = RwSignal::new(false);
    let may_be_lost = Memo::new(move |_| {
        let is_only_here = matches!(status.get(), SyncStatus::Offline { edits: 1.., .. });
        asks && is_only_here && device.lasting().get() == Some(false) && !not_now.get()
    });
    let ask = move |()| {
        not_now.set(true);
        spawn_local(async move {
            let _ = device.ask_for_lasting_storage().await;
        });
    };
    view! {
        <Parted/>
        {move || {
            may_be_lost.get().then(|| view! {
                <Notice words=t!(shell.only_here)>
                    <div class="cluster">
                        <Button small=true on_press=move |()| not_now.set(true)>{t!(shell.update_later)}</Button>
                        <Button small=true kind=ButtonKind::Act on_press=ask>{t!(shell.only_here_ask)}</Button>
                    </div>
                </Notice>
            })
        }}
        {move || trouble.get().map(|words| view! { <Notice words=Signal::stored(words) need=true/> })}
        {move || {
            is_offered.get().then(|| view! {
                <Notice words=t!(shell.update)>
                    <div class="cluster">
                        <Button small=true on_press=move |()| put_off.set(true)>{t!(shell.update_later)}</Button>
                        <Button small=true kind=ButtonKind::Act on_press=move |()| device.take_update()>
                            {t!(shell.update_now)}
                        </Button>
                    </div>
                </Notice>
            })
        }}
    }
}

/// Which records have left this device, until it was read.
#[component]
fn Parted() -> impl IntoView {
    let device = use_device();
    let parted = device.parted();
    let words = Memo::new(move |_| {
        let parted = parted.get();
        if parted.is_empty() {
            return Vec::new();
        }
        let registry = device.registry().get();
        let pairs: BTreeSet<String> = parted
            .iter()
            .filter_map(|document| registry.pair_of(*document))
            .map(|pair| pair_name(&registry, pair))
            .filter(|name| !name.is_empty())
            .collect();
        if pairs.is_empty() {
            return vec![t!(shell.parted_some).to_owned()];
        }
        pairs
            .into_iter()
            .map(|pair| t!(shell.parted_pair, pair = pair).to_string())
            .collect()
    });
    let line = move |words: String| {
        view! {
            <Notice words=Signal::stored(words)>
                <Button small=true on_press=move |()| device.dismiss_parted()>{t!(shell.read)}</Button>
            </Notice>
        }
    };
    view! { {move || words.get().into_iter().map(line).collect_view()} }
}
