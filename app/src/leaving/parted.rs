//! The school has taken this device or this person off: what that means, and what may be taken along.

use super::belongings::{TakeAlong, belongings};
use crate::device::{Away, use_device};
use crate::i18n::*;
use crate::route::Route;
use crate::ui::{Button, ButtonKind, Dialog, Notice};
use leptos::{prelude::*, task::spawn_local};

/// The page. Nothing else is shown on this device any more.
#[component]
pub fn Parted() -> impl IntoView {
    let device = use_device();
    let away = device.away();
    let found = belongings(device, Signal::stored(None));
    let saved = RwSignal::new(false);
    let is_asked = RwSignal::new(false);
    let failed = RwSignal::new(false);
    let removed = move || away.get() == Away::Removed;
    let title = move || match away.get() {
        Away::Removed => t!(leaving.removed),
        _ => t!(leaving.revoked),
    };
    let why = move || match away.get() {
        Away::Removed => t!(leaving.removed_why),
        _ => t!(leaving.revoked_why),
    };
    let notes = move || {
        let found = found.get()?;
        let count = u32::try_from(found.notes.len()).unwrap_or(u32::MAX);
        Some(match (found.is_empty(), count) {
            (true, _) => t!(leaving.nothing).to_owned(),
            (false, 0) => String::new(),
            (false, count) => t!(leaving.own_notes, count = count).to_string(),
        })
    };
    let unsent = move || {
        let has_unsent = found.get().is_some_and(|found| !found.unsent.is_empty());
        has_unsent.then(|| view! { <p>{t!(leaving.unsent_here)}</p> })
    };
    let leave = move || {
        is_asked.set(false);
        failed.set(false);
        spawn_local(async move {
            if !device.leave().await {
                failed.set(true);
            }
        });
    };
    let ask = move |()| {
        let is_safe =
            saved.get_untracked() || found.get_untracked().is_some_and(|all| all.is_empty());
        if is_safe {
            leave();
        } else {
            is_asked.set(true);
        }
    };
    view! {
        <div class="welcome welcome--wide">
            <p class="welcome__brand">{t!(join.brand)}</p>
            <h1 tabindex="-1">{title}</h1>
            <p role="alert">{why}</p>
            <p>{notes}</p>
            {unsent}
            <TakeAlong belongings=found saved/>
            <div role="alert">
                {move || failed.get().then(|| view! { <Notice words=t!(leaving.failed) need=true/> })}
            </div>
            <Show when=move || !removed()>
                <p class="quiet">{t!(leaving.mistake)}</p>
            </Show>
            <div class="cluster">
                <a class="button" href=Route::Join.path()>{t!(leaving.enter_again)}</a>
                <Button kind=ButtonKind::Need on_press=ask>{t!(leaving.remove)}</Button>
            </div>
        </div>
        <Dialog open=is_asked title=t!(leaving.remove_sure)>
            <p>{t!(leaving.remove_sure_why)}</p>
            <div class="dialog__acts">
                <Button on_press=move |()| is_asked.set(false)>{t!(leaving.cancel)}</Button>
                <Button kind=ButtonKind::Need on_press=move |()| leave()>{t!(leaving.remove)}</Button>
            </div>
        </Dialog>
    }
}
