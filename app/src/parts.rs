//! The app comes in parts, so that the first screen needs to wait for little: each is a module that is loaded when it is
//! first wanted, and beforehand as soon as the device has nothing else to do. From then on it is there without a network;
//! the service worker keeps the files of all of them from the first visit.
//!
//! Only what people get is cut into parts (the feature `parts`, which `cargo xtask build` asks for). In a debug build and
//! in the tests everything is there from the start.

use crate::route::Route;
use crate::screens::{self, At, Open, Screen};
use leptos::prelude::*;
use std::collections::BTreeSet;
use wasm_bindgen_futures::spawn_local;

/// Makes a part out of each module of `screens` that is named here.
macro_rules! parts {
    ($($(#[$about:meta])* $name:ident = $module:ident, $load:ident;)+) => {
        /// What is loaded together.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Part {
            /// What everything else needs, the way in, and «Сегодня»: always there.
            Main,
            $($(#[$about])* $name,)+
        }

        impl Part {
            const ALL: &[Self] = &[$(Self::$name),+];

            /// A screen of this part, which is there.
            pub fn show(self, screen: Screen, at: At) -> AnyView {
                match self {
                    Self::Main => ().into_any(),
                    $(Self::$name => cut::$module(screen, at),)+
                }
            }

            /// Brings it here. False when it could not be had.
            async fn load(self) -> bool {
                match self {
                    Self::Main => true,
                    $(Self::$name => cut::$load().await,)+
                }
            }
        }

        #[cfg(not(feature = "parts"))]
        mod cut {
            use super::{AnyView, At, Screen, screens};

            $(
                pub fn $module(screen: Screen, at: At) -> AnyView {
                    screens::$module::show(screen, at)
                }

                pub async fn $load() -> bool {
                    true
                }
            )+
        }

        #[cfg(feature = "parts")]
        mod cut {
            use super::{AnyView, At, IntoAny, Screen, now, screens};
            use leptos::wasm_split::SplitLoaderError;

            $(
                pub fn $module(screen: Screen, at: At) -> AnyView {
                    // Its module is there, so there is nothing to wait for.
                    match now(modules::$module(screen, at)) {
                        Some(Ok(view)) => view,
                        Some(Err(_)) | None => ().into_any(),
                    }
                }

                pub async fn $load() -> bool {
                    modules::$load().await.is_ok()
                }
            )+

            mod modules {
                use super::{AnyView, At, Screen, SplitLoaderError, screens};

                $(
                    #[leptos::wasm_split::wasm_split(
                        $module,
                        wasm_split_path = ::leptos::wasm_split,
                        preload($load),
                        fallible
                    )]
                    pub fn $module(screen: Screen, at: At) -> Result<AnyView, SplitLoaderError> {
                        Ok(screens::$module::show(screen, at))
                    }
                )+
            }
        }
    };
}

parts! {
    /// «Обзор».
    Overview = overview, load_overview;
    /// A programme, meetings, notes.
    Pair = pair, load_pair;
    /// Lessons, questionnaires, and what a programme has beside its page.
    Studies = studies, load_studies;
    /// People and pairs; this device.
    School = school, load_school;
}

/// Which parts are here.
#[derive(Debug, Clone, Copy)]
pub struct Parts {
    there: RwSignal<BTreeSet<Part>>,
    /// Wanted, and not to be had.
    missing: RwSignal<BTreeSet<Part>>,
}

/// The parts of the app that this is in.
pub fn use_parts() -> Parts {
    expect_context()
}

impl Parts {
    /// Begins with the part that an address most likely needs: before it is known who is here.
    pub fn begin(path: &str) -> Self {
        let parts = Self {
            there: RwSignal::new(BTreeSet::from([Part::Main])),
            missing: RwSignal::new(BTreeSet::new()),
        };
        let likely = Open::Everything { sees_all: false };
        let part = Screen::of(Route::parse(path), likely).part();
        spawn_local(async move {
            parts.bring(part).await;
        });
        parts
    }

    /// Whether its screens can be shown.
    pub fn is_there(self, part: Part) -> bool {
        self.there.with(|there| there.contains(&part))
    }

    /// Whether it was wanted in vain.
    pub fn is_missing(self, part: Part) -> bool {
        self.missing.with(|missing| missing.contains(&part))
    }

    /// Brings a part here; then, when the device has nothing else to do, all others.
    pub fn want(self, part: Part) {
        let is_there = self.there.with_untracked(|there| there.contains(&part));
        spawn_local(async move {
            if is_there || self.bring(part).await {
                when_idle(move || self.bring_the_rest());
            }
        });
    }

    /// Tries once more to get what was wanted in vain. A device that is online and still cannot get it has the start page
    /// of another version than the relay, and begins anew.
    pub fn try_again(self) {
        let wanted = self.missing.get_untracked();
        spawn_local(async move {
            for part in wanted {
                let is_online = window().navigator().on_line();
                if !self.bring(part).await && is_online {
                    // A page that cannot be loaded anew stays as it is.
                    drop(window().location().reload());
                }
            }
        });
    }

    async fn bring(self, part: Part) -> bool {
        let is_here = part.load().await;
        if is_here {
            self.arrived(part);
        } else {
            self.missing.update(|missing| missing.extend([part]));
        }
        is_here
    }

    /// One after the other, each in a moment of its own. What cannot be had is nobody's trouble until somebody wants it.
    fn bring_the_rest(self) {
        let waits = |part: &&Part| self.there.with_untracked(|there| !there.contains(part));
        let Some(part) = Part::ALL.iter().find(waits).copied() else {
            return;
        };
        spawn_local(async move {
            if part.load().await {
                self.arrived(part);
                when_idle(move || self.bring_the_rest());
            }
        });
    }

    /// It is here, however often it was wanted in vain before.
    fn arrived(self, part: Part) {
        self.there.update(|there| there.extend([part]));
        self.missing
            .update(|missing| missing.retain(|other| *other != part));
    }
}

/// At once, where the browser does not say when it is idle.
fn when_idle(act: impl FnOnce() + 'static) {
    let act = std::rc::Rc::new(std::cell::Cell::new(Some(act)));
    let later = act.clone();
    let run = move || {
        if let Some(act) = later.take() {
            act();
        }
    };
    if request_idle_callback_with_handle(run).is_err()
        && let Some(act) = act.take()
    {
        act();
    }
}

/// What a future that waits for nothing comes to.
#[cfg(feature = "parts")]
fn now<T>(future: impl Future<Output = T>) -> Option<T> {
    use std::pin::pin;
    use std::task::{Context, Poll, Waker};
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(value) => Some(value),
        Poll::Pending => None,
    }
}
