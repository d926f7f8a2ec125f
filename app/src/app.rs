//! The root: what every screen finds in its context, and which screen an address shows.

use crate::device::{Device, use_device};
use crate::i18n::*;
use crate::keeping;
use crate::parts::{Parts, use_parts};
use crate::route::{Route, provide_go};
use crate::screens::{At, Open, Screen};
use crate::shell::{Frame, provide_preferences, use_preferences};
use crate::ui::{Button, ButtonKind, provide_toasts};
use crate::whose::provide_at_hand;
use leptos::prelude::*;
use leptos_router::{WildcardSegment, components as router, hooks::use_location};
use ryadom_domain::CuratorTitle;
use ryadom_replica::{SchoolDoc, SchoolView};

/// The whole app.
#[component]
pub fn App(device: Device, parts: Parts) -> impl IntoView {
    provide_context(device);
    provide_context(parts);
    provide_preferences();
    provide_toasts();
    provide_at_hand();
    let preferences = use_preferences();
    let title = curator_title(device);
    Effect::new(move || {
        if let Some(title) = title.get() {
            preferences.say_curator(title);
        }
    });
    let locale = preferences.locale();
    move || {
        set_locale(locale.get());
        view! {
            <router::Router>
                // One route for every address: `Screens` reads it. Without any, the router never writes an address into
                // the browser's history, and neither "back" nor "reload" finds the way.
                <router::FlatRoutes fallback=|| ()>
                    <router::Route path=WildcardSegment("any") view=Screens/>
                </router::FlatRoutes>
            </router::Router>
        }
    }
}

/// What the school calls its curator; `None` until its document is there.
fn curator_title(device: Device) -> Memo<Option<CuratorTitle>> {
    let document = Memo::new(move |_| device.registry().read().school);
    let school = Memo::new(move |_| {
        document
            .get()
            .map(|school| device.open::<SchoolDoc>(school))
    });
    Memo::new(move |_| {
        let school = school.get().filter(|school| school.ready())?;
        Some(school.with(SchoolView::curator_title))
    })
}

#[component]
fn Screens() -> impl IntoView {
    provide_go();
    let device = use_device();
    let location = use_location();
    let screen = Memo::new(move |_| {
        // Who looks at a copy has not come in, and must close it first.
        let is_viewing = device.viewing().read().is_some();
        let at_the_door = |route: &Route| matches!(route, Route::Join | Route::Start);
        let route = Route::parse(&location.pathname.read()).map(|route| {
            if is_viewing && at_the_door(&route) {
                Route::Home
            } else {
                route
            }
        });
        let registry = device.registry();
        let roles = registry
            .read()
            .people
            .get(&device.person())
            .map(|person| person.roles)
            .unwrap_or_default();
        let sees_all = roles.curator || roles.council || roles.head;
        let open = if device.me().read().is_none() {
            Open::ToNobody
        } else if device.locked().get() {
            Open::Locked
        } else if device.away().get().is_final() {
            Open::Parted
        } else {
            Open::Everything { sees_all }
        };
        Screen::of(route, open)
    });
    let at: At = Memo::new(move |_| Route::parse(&location.pathname.read()));
    let parts = use_parts();
    Effect::new(move |_| parts.want(screen.get().part()));
    // What is shown stays until the next screen's part is there: from the device that takes no time one could see.
    let shown = Memo::new(move |before: Option<&Option<Screen>>| {
        let screen = screen.get();
        if parts.is_there(screen.part()) {
            Some(screen)
        } else {
            before.copied().flatten()
        }
    });
    let is_missing = Memo::new(move |_| parts.is_missing(screen.get().part()));
    Effect::new(move |_| {
        // What the start page shows until there is something to see.
        if (is_missing.get() || shown.get().is_some())
            && let Some(splash) = document().get_element_by_id("splash")
        {
            splash.remove();
        }
    });
    // Only what it shows makes a page anew: it holds what somebody is in the middle of.
    let page = move || {
        if is_missing.get() {
            return view! { <Missing/> }.into_any();
        }
        shown.get().map(|screen| screen.show(at)).into_any()
    };
    // Beside a locked app there is nothing to look at either.
    let is_bare = Signal::derive(move || match screen.get() {
        Screen::Join | Screen::Start | Screen::Left | Screen::Locked | Screen::Parted => true,
        Screen::Leave => device.locked().get(),
        _ => false,
    });
    view! {
        <Frame is_bare>
            <keeping::ViewedNotice/>
            {page}
        </Frame>
    }
}

/// A part of the app that is not on the device yet, and that no network brings.
#[component]
fn Missing() -> impl IntoView {
    let parts = use_parts();
    view! {
        <div class="top">
            <div class="top__words">
                <h1 tabindex="-1">{t!(shell.part_missing)}</h1>
                <p>{t!(shell.part_missing_why)}</p>
                <p><Button kind=ButtonKind::Act on_press=move || parts.try_again()>{t!(shell.try_again)}</Button></p>
            </div>
        </div>
    }
}
