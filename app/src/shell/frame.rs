//! The frame of every screen.

use super::{
    absence::AbsenceCard, focus::keep_focus, keys::Keys, notices::Notices, rail::Rail,
    status::Status, troubles::Troubles,
};
use crate::device::use_device;
use crate::i18n::*;
use crate::route::{Route, go};
use crate::ui::{Glyph, Menu, MenuAct, ToastTray};
use leptos::prelude::*;
use leptos_router::hooks::use_location;
use wasm_bindgen::JsCast;

/// The rail, the status, the notices, and the screen itself.
#[component]
pub fn Frame(
    /// For the pages before anyone has joined: they stand alone.
    is_bare: Signal<bool>,
    children: ChildrenFn,
) -> impl IntoView {
    follow_heading();
    keep_focus();
    let screen = StoredValue::new(children);
    let bare = move || view! { <main id="page" tabindex="-1">{screen.read_value()()}</main> };
    let full = move || {
        view! {
            <div class="app">
                <a class="skip" href="#page">{t!(shell.skip)}</a>
                <header class="side">
                    <a class="brand" href=Route::Home.path()>
                        {t!(shell.brand)}
                        <span class="brand__dot">"."</span>
                    </a>
                    <Rail/>
                    <Me/>
                </header>
                <main class="page" id="page" tabindex="-1">
                    <Notices/>
                    <Troubles/>
                    <AbsenceCard/>
                    {screen.read_value()()}
                </main>
            </div>
        }
    };
    view! {
        {move || if is_bare.get() { bare().into_any() } else { full().into_any() }}
        <ToastTray/>
        <Keys/>
    }
}

/// The status and the person's own menu.
#[component]
fn Me() -> impl IntoView {
    let device = use_device();
    let registry = device.registry();
    let name = Memo::new(move |_| registry.read().name(device.person()).short());
    let label = Signal::derive(move || t!(shell.mine, name = name.get()).to_string());
    view! {
        <div class="me">
            <Status/>
            <span class="me__name">{name}</span>
            <span class="me__menu">
                <Menu label up=true start=true>
                    <MenuAct glyph=Glyph::People on_press=move |()| go(Route::Me)>{t!(shell.about_me)}</MenuAct>
                    <MenuAct glyph=Glyph::Device on_press=move |()| go(Route::Devices)>{t!(shell.devices)}</MenuAct>
                    <Show when=move || device.pin().read().is_some()>
                        <MenuAct glyph=Glyph::Lock on_press=move |()| device.lock()>{t!(shell.lock)}</MenuAct>
                    </Show>
                    <Show when=move || device.borrowed().get()>
                        <MenuAct glyph=Glyph::Remove on_press=move |()| go(Route::Leave)>{t!(shell.leave)}</MenuAct>
                    </Show>
                    <MenuAct glyph=Glyph::Check on_press=move |()| go(Route::Check)>{t!(shell.check)}</MenuAct>
                    <MenuAct glyph=Glyph::Settings on_press=move |()| go(Route::Settings)>{t!(shell.settings)}</MenuAct>
                </Menu>
            </span>
        </div>
    }
}

/// On going to another screen, readers and keyboards start at its heading, and the tab is called after it.
///
/// Going about inside one screen, as from item to item, leaves the focus to that screen.
fn follow_heading() {
    let location = use_location();
    let screen = Memo::new(move |_| {
        location
            .pathname
            .read()
            .split('/')
            .nth(1)
            .unwrap_or_default()
            .to_owned()
    });
    Effect::new(move |before: Option<()>| {
        screen.track();
        let brand = t!(shell.brand);
        let is_first = before.is_none();
        request_animation_frame(move || {
            let heading = document().query_selector("main h1").ok().flatten();
            let Some(heading) =
                heading.and_then(|heading| heading.dyn_into::<web_sys::HtmlElement>().ok())
            else {
                return;
            };
            document().set_title(&format!(
                "{} · {brand}",
                heading.text_content().unwrap_or_default()
            ));
            // The first screen leaves the focus where the browser put it; a field that asked for it keeps it.
            let is_taken = document().active_element().is_some_and(|active| {
                matches!(
                    active.tag_name().as_str(),
                    "INPUT" | "TEXTAREA" | "SELECT" | "DIALOG"
                )
            });
            if !is_first && !is_taken {
                // It fails only for an element that has left the page.
                let _ = heading.focus();
            }
        });
    });
}
