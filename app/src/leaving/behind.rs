//! What was written where somebody else writes by now, and never reached the relay.

use super::belongings::{TakeAlong, belongings};
use crate::device::use_device;
use crate::i18n::*;
use crate::route::Route;
use crate::ui::{Button, ButtonKind, Dialog};
use leptos::{prelude::*, task::spawn_local};

/// The page.
#[component]
pub fn Behind() -> impl IntoView {
    let device = use_device();
    let troubles = device.troubles();
    let documents = Memo::new(move |_| {
        troubles.track();
        device.left_behind()
    });
    let found = belongings(device, Signal::derive(move || Some(documents.get())));
    let saved = RwSignal::new(false);
    let is_asked = RwSignal::new(false);
    let remove = move || {
        is_asked.set(false);
        let documents = documents.get_untracked();
        spawn_local(async move { device.let_go_of(documents).await });
    };
    let ask = move |()| {
        if saved.get_untracked() {
            remove();
        } else {
            is_asked.set(true);
        }
    };
    view! {
        <div class="top">
            <div class="top__words">
                <h1 tabindex="-1">{t!(leaving.behind)}</h1>
            </div>
        </div>
        <section class="sheet sheet--padded stack">
            {move || {
                if documents.read().is_empty() {
                    view! {
                        <p>{t!(leaving.behind_none)}</p>
                        <p>
                            <a class="button" href=Route::Home.path()>{t!(leaving.home)}</a>
                        </p>
                    }
                        .into_any()
                } else {
                    view! {
                        <p>{t!(leaving.behind_why)}</p>
                        <TakeAlong belongings=found saved/>
                        <p>
                            <Button kind=ButtonKind::Need on_press=ask>{t!(leaving.behind_remove)}</Button>
                        </p>
                    }
                        .into_any()
                }
            }}
        </section>
        <Dialog open=is_asked title=t!(leaving.remove_sure)>
            <p>{t!(leaving.remove_sure_why)}</p>
            <div class="dialog__acts">
                <Button on_press=move |()| is_asked.set(false)>{t!(leaving.cancel)}</Button>
                <Button kind=ButtonKind::Need on_press=move |()| remove()>{t!(leaving.behind_remove)}</Button>
            </div>
        </Dialog>
    }
}
