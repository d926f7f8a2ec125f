//! What the app itself has to say: a new version, a store that is full, a device that was taken off.

use crate::device::{SyncStatus, use_device};
use crate::i18n::*;
use crate::ui::{Button, ButtonKind, Notice};
use leptos::{prelude::*, task::spawn_local};

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
        SyncStatus::Disconnected { edits: 0 } => Some(t!(shell.disconnected_why).to_owned()),
        SyncStatus::Disconnected { edits } => {
            Some(t!(shell.disconnected_unsent, edits = count(edits)).to_string())
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
