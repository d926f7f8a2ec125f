//! The root: what every screen finds in its context, and which screen an address shows.

use crate::device::{Device, use_device};
use crate::i18n::*;
use crate::route::{Route, provide_go};
use crate::shell::{Frame, PeopleRoom, Settings, provide_preferences, use_preferences};
use crate::ui::provide_toasts;
use crate::{
    constructor, diagnostics, fit, join, keeping, leaving, lessons, lock, meetings, overview,
    people, profile, programme, reflection, requests, today,
};
use leptos::prelude::*;
use leptos_router::{WildcardSegment, components as router, hooks::use_location};
use ryadom_domain::Side;

/// The whole app.
#[component]
pub fn App(device: Device) -> impl IntoView {
    provide_context(device);
    provide_preferences();
    provide_toasts();
    let language = use_preferences().locale();
    move || {
        set_locale(language.get());
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

/// Which page is shown. Ids are left out: going from one item to the next must not make the page anew.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Screen {
    Today,
    Overview,
    Programme,
    History,
    Build,
    Individual,
    Diagnostics,
    Meetings,
    Lessons,
    Notes,
    Pairs,
    People,
    Profile,
    Requests,
    Pairing,
    Base,
    Devices,
    Pin,
    Leave,
    Left,
    Behind,
    Locked,
    Parted,
    Check,
    Settings,
    Join,
    Start,
    Nowhere,
}

/// What this device may show at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Open {
    /// Nobody has joined.
    ToNobody,
    /// The person has to give their PIN first.
    Locked,
    /// The school took the device or its person off.
    Parted,
    /// Everything.
    Everything {
        /// Who is here sees every pair.
        sees_all: bool,
    },
}

impl Screen {
    fn of(route: Option<Route>, open: Open) -> Self {
        let Some(route) = route else {
            return Self::Nowhere;
        };
        let sees_all = match (open, route) {
            // Of somebody who is still here it would not be true.
            (Open::ToNobody, Route::Left) => return Self::Left,
            // Whoever has another link gets in, whatever is the matter with this device.
            (Open::ToNobody, _) | (_, Route::Join) => return Self::Join,
            (Open::Locked, Route::Leave) => return Self::Leave,
            (Open::Locked, _) => return Self::Locked,
            (Open::Parted, _) => return Self::Parted,
            (Open::Everything { sees_all }, _) => sees_all,
        };
        match route {
            Route::Home | Route::Left if sees_all => Self::Overview,
            Route::Home | Route::Left => Self::Today,
            Route::Programme | Route::PairProgramme(_) | Route::Item(..) => Self::Programme,
            Route::PairHistory(_) => Self::History,
            Route::Build(_) => Self::Build,
            Route::Individual(_) => Self::Individual,
            Route::Diagnostics(_) | Route::Answer(..) => Self::Diagnostics,
            Route::Meetings
            | Route::PairMeetings(_)
            | Route::Meeting(..)
            | Route::LogMeeting(_) => Self::Meetings,
            Route::Lessons
            | Route::PairLessons(_)
            | Route::VisitLesson(_)
            | Route::Lesson(..)
            | Route::PlanOpenLesson(_)
            | Route::OpenLesson(..)
            | Route::Chronicle(_) => Self::Lessons,
            Route::Notes | Route::Note(_) => Self::Notes,
            Route::Pairs => Self::Pairs,
            Route::People => Self::People,
            Route::Person(_) | Route::Me => Self::Profile,
            Route::Requests => Self::Requests,
            Route::Pairing => Self::Pairing,
            Route::Base(_) => Self::Base,
            Route::Devices => Self::Devices,
            Route::Pin => Self::Pin,
            Route::Leave => Self::Leave,
            Route::Behind => Self::Behind,
            Route::Check => Self::Check,
            Route::Settings => Self::Settings,
            Route::Join => Self::Join,
            Route::Start => Self::Start,
        }
    }
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
    let route = Memo::new(move |_| Route::parse(&location.pathname.read()));
    let entry = Signal::derive(move || match route.get() {
        Some(Route::Meeting(pair, meeting)) => Some(meetings::Entry {
            pair,
            meeting: Some(meeting),
        }),
        Some(Route::LogMeeting(pair)) => Some(meetings::Entry {
            pair,
            meeting: None,
        }),
        _ => None,
    });
    let pair = Signal::derive(move || match route.get() {
        Some(
            Route::PairProgramme(pair)
            | Route::PairHistory(pair)
            | Route::PairMeetings(pair)
            | Route::Item(pair, _)
            | Route::Build(pair)
            | Route::Individual(pair)
            | Route::Diagnostics(pair)
            | Route::Answer(pair, ..),
        ) => Some(pair),
        _ => None,
    });
    let item = Signal::derive(move || match route.get() {
        Some(Route::Item(_, item)) => Some(item),
        _ => None,
    });
    let sheet = Signal::derive(move || match route.get() {
        Some(Route::Answer(_, round, about)) => Some(diagnostics::Sheet { round, about }),
        _ => None,
    });
    let lesson = Signal::derive(move || match route.get() {
        Some(Route::PairLessons(pair)) => lessons::At::List(Some(pair)),
        Some(Route::VisitLesson(pair)) => lessons::At::NewVisit(pair),
        Some(Route::Lesson(pair, visit)) => lessons::At::Visit(pair, visit),
        Some(Route::PlanOpenLesson(pair)) => lessons::At::NewOpen(pair),
        Some(Route::OpenLesson(pair, lesson)) => lessons::At::Open(pair, lesson),
        Some(Route::Chronicle(mentor)) => lessons::At::Of(mentor),
        _ => lessons::At::List(None),
    });
    let note = Signal::derive(move || match route.get() {
        Some(Route::Note(note)) => Some(note),
        _ => None,
    });
    let person = Signal::derive(move || match route.get() {
        Some(Route::Person(person)) => Some(person),
        _ => None,
    });
    let side = Signal::derive(move || match route.get() {
        Some(Route::Base(side)) => side,
        _ => Side::Mentor,
    });
    let page = move || {
        match screen.get() {
        Screen::Today => {
            view! { <today::Page><fit::Card/><requests::Reminder/><profile::Expiring/></today::Page> }.into_any()
        }
        Screen::Overview => {
            view! { <overview::Page><requests::Waiting/><fit::Worry/><profile::Expiring/></overview::Page> }.into_any()
        }
        Screen::Programme => view! { <programme::Page pair item/> }.into_any(),
        Screen::History => view! { <programme::History pair/> }.into_any(),
        Screen::Build => view! { <constructor::Page pair/> }.into_any(),
        Screen::Individual => view! { <programme::Individual pair/> }.into_any(),
        Screen::Diagnostics => view! { <diagnostics::Page pair sheet/> }.into_any(),
        Screen::Meetings => view! { <meetings::Page entry pair/> }.into_any(),
        Screen::Lessons => view! { <lessons::Page at=lesson/> }.into_any(),
        Screen::Notes => view! { <reflection::Page note/> }.into_any(),
        Screen::Pairs => view! { <people::Pairs/> }.into_any(),
        Screen::People => view! { <PeopleRoom/><people::Page/> }.into_any(),
        Screen::Profile => {
            view! { <profile::Page person><requests::Of person/></profile::Page> }.into_any()
        }
        Screen::Requests => view! { <PeopleRoom/><requests::Page/> }.into_any(),
        Screen::Pairing => view! { <PeopleRoom/><people::Pairing/> }.into_any(),
        Screen::Base => view! { <PeopleRoom/><people::Base side/> }.into_any(),
        Screen::Devices => view! { <join::Devices/> }.into_any(),
        Screen::Pin => view! { <lock::Page/> }.into_any(),
        Screen::Leave => view! { <leaving::Page/> }.into_any(),
        Screen::Left => view! { <leaving::Left/> }.into_any(),
        Screen::Behind => view! { <leaving::Behind/> }.into_any(),
        Screen::Locked => view! { <lock::Screen/> }.into_any(),
        Screen::Parted => view! { <leaving::Parted/> }.into_any(),
        Screen::Check => view! { <keeping::Page/> }.into_any(),
        Screen::Settings => view! { <Settings><keeping::CopyCard/></Settings> }.into_any(),
        Screen::Join => view! { <join::Page><keeping::AtTheDoor/></join::Page> }.into_any(),
        Screen::Start => view! { <join::Start/> }.into_any(),
        Screen::Nowhere => view! { <Nowhere/> }.into_any(),
    }
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

#[component]
fn Nowhere() -> impl IntoView {
    view! {
        <div class="top">
            <div class="top__words">
                <h1 tabindex="-1">{t!(shell.nowhere)}</h1>
                <p>
                    <a class="button button--act" href=Route::Home.path()>{t!(shell.home)}</a>
                </p>
            </div>
        </div>
    }
}
