//! Whether all is as it should be: each in a sentence, and what to do where it is not.

use super::words;
use crate::device::{Backlog, Clock, Install, SyncStatus, use_device};
use crate::i18n::*;
use crate::told::dates;
use crate::ui::{Button, Glyph, Icon};
use leptos::{prelude::*, task::spawn_local};

/// What is known of one thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Known {
    Good,
    /// Somebody should do something about it.
    Need,
    /// It cannot be said now.
    Open,
}

impl Known {
    const fn glyph(self) -> Glyph {
        match self {
            Self::Good => Glyph::Check,
            Self::Need => Glyph::Warning,
            Self::Open => Glyph::More,
        }
    }

    const fn class(self) -> &'static str {
        match self {
            Self::Good => "verdict verdict--good",
            Self::Need => "verdict verdict--need",
            Self::Open => "verdict",
        }
    }
}

/// The list.
#[component]
pub fn CheckCard() -> impl IntoView {
    view! {
        <section class="sheet sheet--padded stack" aria-label=t!(keeping.title)>
            <ul class="verdicts">
                <Lasting/>
                <ClockRight/>
                <There/>
                <LastCopy/>
            </ul>
        </section>
    }
}

#[component]
fn One(
    known: Signal<Known>,
    #[prop(into)] name: Signal<String>,
    #[prop(into)] says: Signal<String>,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    view! {
        <li class=move || known.get().class()>
            <span class="verdict__sign">{move || view! { <Icon glyph=known.get().glyph()/> }}</span>
            <div class="verdict__words">
                <h2 class="verdict__name">{name}</h2>
                <p>{says}</p>
                {children.map(|children| children())}
            </div>
        </li>
    }
}

/// Whether the browser keeps it, and what to do that it does.
#[component]
fn Lasting() -> impl IntoView {
    let device = use_device();
    let (lasting, install) = (device.lasting(), device.install_offer());
    let was_refused = RwSignal::new(false);
    let is_installed = move || install.get() == Install::Installed;
    let known = Signal::derive(move || match lasting.get() {
        Some(true) => Known::Good,
        Some(false) => Known::Need,
        None => Known::Open,
    });
    let says = Signal::derive(move || {
        match lasting.get() {
            Some(true) if is_installed() => t!(keeping.lasting_installed),
            Some(true) => t!(keeping.lasting_yes),
            Some(false) if was_refused.get() => t!(keeping.lasting_refused),
            Some(false) => t!(keeping.lasting_no),
            None => t!(keeping.lasting_unknown),
        }
        .to_owned()
    });
    let ask = move |()| {
        spawn_local(async move {
            let promised = device.ask_for_lasting_storage().await;
            let _ = was_refused.try_set(!promised);
        });
    };
    view! {
        <One known name=Signal::stored(t!(keeping.lasting).to_owned()) says>
            <div class="cluster">
                {move || {
                    (lasting.get() == Some(false)).then(|| view! {
                        <Button small=true on_press=ask>{t!(keeping.lasting_ask)}</Button>
                    })
                }}
                {move || {
                    (install.get() == Install::Offered).then(|| view! {
                        <Button small=true on_press=move |()| device.install()>{t!(keeping.install)}</Button>
                    })
                }}
            </div>
            {move || (install.get() == Install::ByHand).then(|| view! { <p class="quiet">{t!(keeping.install_by_hand)}</p> })}
        </One>
    }
}

/// Whether the clock is right. It decides nothing, and every date that others see is from it.
#[component]
fn ClockRight() -> impl IntoView {
    let device = use_device();
    let status = device.status();
    let clock = RwSignal::new(None::<Clock>);
    // Asked again when the relay comes or goes.
    let is_online = Memo::new(move |_| {
        !matches!(
            status.get(),
            SyncStatus::Offline { .. } | SyncStatus::Starting | SyncStatus::OnDevice { .. }
        )
    });
    Effect::new(move |_| {
        is_online.track();
        spawn_local(async move {
            let checked = device.check_clock().await;
            let _ = clock.try_set(checked);
        });
    });
    let known = Signal::derive(move || match clock.get() {
        Some(Clock::Right) => Known::Good,
        Some(Clock::Off { .. }) => Known::Need,
        None => Known::Open,
    });
    let says = Signal::derive(move || match clock.get() {
        Some(Clock::Right) => t!(keeping.clock_right).to_owned(),
        Some(Clock::Off { minutes }) if minutes > 0 => {
            t!(keeping.clock_ahead, by = words::minutes(locale(), minutes)).to_string()
        }
        Some(Clock::Off { minutes }) => t!(
            keeping.clock_behind,
            by = words::minutes(locale(), -minutes)
        )
        .to_string(),
        None => t!(keeping.clock_unknown).to_owned(),
    });
    view! { <One known name=Signal::stored(t!(keeping.clock).to_owned()) says/> }
}

/// Whether the relay has everything.
#[component]
fn There() -> impl IntoView {
    let device = use_device();
    let status = device.status();
    let backlog = RwSignal::new(None::<Backlog>);
    Effect::new(move |_| {
        status.track();
        device.backlog_changes().track();
        spawn_local(async move {
            let counted = device.backlog().await;
            let _ = backlog.try_set(Some(counted));
        });
    });
    let known = Signal::derive(move || match backlog.get() {
        Some(Backlog {
            edits: 0,
            documents: 0,
            parcels: 0,
        }) => Known::Good,
        Some(_) => Known::Need,
        None => Known::Open,
    });
    let says = Signal::derive(move || {
        let backlog = backlog.get().unwrap_or_default();
        words::backlog(locale(), backlog)
    });
    view! { <One known name=Signal::stored(t!(keeping.there).to_owned()) says/> }
}

/// When the last copy was made.
#[component]
fn LastCopy() -> impl IntoView {
    let device = use_device();
    let last = device.last_copy();
    let known = Signal::derive(move || match last.get() {
        Some(_) => Known::Good,
        None => Known::Open,
    });
    let says = Signal::derive(move || match last.get() {
        Some(copy) => {
            let now = device.local(device.now());
            let when = dates::moment(locale(), device.local(copy.at), now);
            t!(keeping.copy_last, when = when).to_string()
        }
        None => t!(keeping.copy_never).to_owned(),
    });
    view! { <One known name=Signal::stored(t!(keeping.copy_name).to_owned()) says/> }
}
