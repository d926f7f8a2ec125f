//! Leaving this device: what is not at the relay yet, the file, and the last step.

use super::belongings::{TakeAlong, belongings};
use crate::device::use_device;
use crate::i18n::*;
use crate::route::Route;
use crate::ui::{Button, ButtonKind, Checkbox, Notice};
use leptos::{prelude::*, task::spawn_local};

/// The page.
#[component]
pub fn Page() -> impl IntoView {
    let device = use_device();
    let locked = device.locked();
    // What came meanwhile, or was sent, changes what there is to take along.
    let status = device.status();
    let of = Signal::derive(move || {
        status.track();
        None
    });
    let found = belongings(device, of);
    let saved = RwSignal::new(false);
    let agreed = RwSignal::new(false);
    let is_leaving = RwSignal::new(false);
    let failed = RwSignal::new(false);

    let unsent = move || device.unsent();
    let drafts = move || found.get().map_or(0, |found| found.drafts.len());
    let files = move || device.files_waiting();
    let has_more = Memo::new(move |_| unsent() > 0 || drafts() > 0 || files() > 0);
    let may_leave = move || !is_leaving.get() && (!has_more.get() || agreed.get());
    let leave = move |()| {
        is_leaving.set(true);
        failed.set(false);
        spawn_local(async move {
            if !device.leave().await {
                is_leaving.set(false);
                failed.set(true);
            }
        });
    };
    let state = move || {
        let unsent = unsent();
        if unsent > 0 {
            let edits = t!(shell.edits, count = unsent).to_string();
            t!(leaving.unsent, edits = edits).to_string()
        } else {
            t!(leaving.all_received).to_owned()
        }
    };
    let forms = move || {
        let drafts = u32::try_from(drafts()).unwrap_or(u32::MAX);
        (drafts > 0).then(|| t!(leaving.drafts, count = drafts).to_string())
    };
    let attached = move || {
        let waiting = files();
        let counted = || t!(shell.files, count = waiting).to_string();
        (waiting > 0).then(|| t!(leaving.files, files = counted()).to_string())
    };
    view! {
        <div class="top">
            <div class="top__words">
                <h1 tabindex="-1">{t!(leaving.title)}</h1>
                <p>{t!(leaving.why)}</p>
            </div>
        </div>
        <section class="sheet sheet--padded stack">
            <div role="status" class="stack">
                <p class:need=has_more>{state}</p>
                {move || forms().map(|words| view! { <p class="need">{words}</p> })}
                {move || attached().map(|words| view! { <p class="need">{words}</p> })}
            </div>
            {move || {
                if locked.get() {
                    view! { <p class="quiet">{t!(leaving.locked)}</p> }.into_any()
                } else {
                    view! { <TakeAlong belongings=found saved/> }.into_any()
                }
            }}
            <Show when=move || has_more.get()>
                <Checkbox checked=agreed on_change=move |is_agreed| agreed.set(is_agreed)>
                    {t!(leaving.agree)}
                </Checkbox>
            </Show>
            <div role="alert">
                {move || failed.get().then(|| view! { <Notice words=t!(leaving.failed) need=true/> })}
            </div>
            <div class="cluster">
                <a class="button" href=Route::Home.path()>{t!(leaving.stay)}</a>
                <Button kind=ButtonKind::Need on_press=leave disabled=Signal::derive(move || !may_leave())>
                    {t!(leaving.leave)}
                </Button>
            </div>
        </section>
    }
}
