//! One's own devices: add another, take one away.

use super::code::spaced;
use crate::device::{DeviceCode, DeviceRow, use_device};
use crate::i18n::*;
use crate::route::{Route, go};
use crate::told::{dates, refusal};
use crate::ui::{Button, ButtonKind, Dialog, Notice, Qr};
use leptos::{prelude::*, task::spawn_local};
use ryadom_domain::DeviceId;

/// What the relay said of one's devices.
#[derive(Debug, Clone, PartialEq)]
enum Known {
    /// Not asked yet, or on the way.
    Asking,
    /// The list.
    Listed(Vec<DeviceRow>),
    /// It did not say; `None` when it could not be reached.
    Refused(Option<String>),
}

/// The person's devices.
#[component]
pub fn Devices() -> impl IntoView {
    let device = use_device();
    let known = RwSignal::new(Known::Asking);
    let load = move || {
        spawn_local(async move {
            let said = match device.devices().await {
                Ok(rows) => Known::Listed(rows),
                Err(error) => Known::Refused(error.problem().map(str::to_owned)),
            };
            let _ = known.try_set(said);
        });
    };
    load();
    let leaving = RwSignal::new(None::<DeviceRow>);
    let is_asked = RwSignal::new(false);
    let ask = Callback::new(move |row: DeviceRow| {
        if row.this {
            return go(Route::Leave);
        }
        leaving.set(Some(row));
        is_asked.set(true);
    });
    let revoke = Callback::new(move |id: DeviceId| {
        is_asked.set(false);
        spawn_local(async move {
            match device.revoke(id).await {
                Ok(()) => load(),
                Err(error) => known.set(Known::Refused(error.problem().map(str::to_owned))),
            }
        });
    });

    view! {
        <div class="top">
            <div class="top__words">
                <h1 tabindex="-1">{t!(join.devices)}</h1>
                <p class="quiet">{t!(join.devices_why)}</p>
            </div>
        </div>
        <div class="stack">
        <AddDevice/>
        <section class="sheet" aria-label=t!(join.devices)>
            {move || match known.get() {
                Known::Asking => ().into_any(),
                Known::Refused(problem) => {
                    let words = Signal::derive(move || refusal(locale(), problem.as_deref()).to_owned());
                    view! {
                        <Notice words>
                            <Button small=true on_press=move |()| load()>{t!(join.again)}</Button>
                        </Notice>
                    }
                        .into_any()
                }
                Known::Listed(rows) => {
                    rows.into_iter().map(|row| view! { <Row row on_revoke=ask/> }).collect_view().into_any()
                }
            }}
        </section>
        <p><a href=Route::Pin.path()>{t!(join.lock_and_borrow)}</a></p>
        <p><a href=Route::Leave.path()>{t!(join.leave)}</a></p>
        <p><a href=Route::Join.path()>{t!(join.other_person)}</a></p>
        </div>
        <Dialog open=is_asked title=t!(join.revoke_title)>
            {move || {
                leaving.get().map(|row| {
                    view! {
                        <p>{t!(join.revoke_why)}</p>
                        <div class="dialog__acts">
                            <Button on_press=move |()| is_asked.set(false)>{t!(join.cancel)}</Button>
                            <Button kind=ButtonKind::Need on_press=move |()| revoke.run(row.id)>
                                {t!(join.revoke)}
                            </Button>
                        </div>
                    }
                })
            }}
        </Dialog>
    }
}

#[component]
fn Row(row: DeviceRow, on_revoke: Callback<DeviceRow>) -> impl IntoView {
    let device = use_device();
    let name = row.name.clone();
    let label = Signal::derive(move || t!(join.revoke_one, name = name.clone()).to_string());
    let (added, seen, this) = (row.added, row.seen, row.this);
    let when = move || {
        let locale = locale();
        let now = device.local(device.now());
        let moment = |at| dates::moment(locale, device.local(at), now);
        match seen {
            _ if this => t!(join.this_device).to_owned(),
            Some(at) => t!(join.seen, when = moment(at)).to_string(),
            None => t!(join.added, when = moment(added)).to_string(),
        }
    };
    view! {
        <div class="row row--two">
            <div class="row__name">
                <p>{row.name.clone()}</p>
                <small>{when}</small>
            </div>
            <div class="row__acts">
                <Button small=true label on_press=move |()| on_revoke.run(row.clone())>
                    {t!(join.revoke)}
                </Button>
            </div>
        </div>
    }
}

/// A code for another device of the same person.
#[component]
fn AddDevice() -> impl IntoView {
    let device = use_device();
    let code = RwSignal::new(None::<DeviceCode>);
    let refused = RwSignal::new(None::<Option<String>>);
    let ask = move |()| {
        spawn_local(async move {
            match device.device_code().await {
                Ok(given) => {
                    refused.set(None);
                    code.set(Some(given));
                }
                Err(error) => refused.set(Some(error.problem().map(str::to_owned))),
            }
        });
    };
    let words = move || {
        refused
            .get()
            .map(|problem| refusal(locale(), problem.as_deref()).to_owned())
    };
    let shown = move |given: DeviceCode| {
        let link = format!("{}{}#{}", origin(), Route::Join.path(), given.code);
        let until = dates::clock(device.local(given.expires).time());
        view! {
            <p>{t!(join.add_how)}</p>
            <div class="cluster">
                <Qr text=Signal::stored(link) label=t!(join.qr)/>
                <div class="stack">
                    <p class="code">{spaced(&given.code)}</p>
                    <p class="quiet">{move || t!(join.add_until, time = until.clone())}</p>
                    <p class="quiet">{format!("{}{}", origin(), Route::Join.path())}</p>
                </div>
            </div>
        }
    };
    view! {
        <section class="sheet sheet--padded stack">
            <h2>{t!(join.add)}</h2>
            <div role="status" class="stack">
                {move || match code.get() {
                    Some(given) => shown(given).into_any(),
                    None => view! { <p>{t!(join.add_why)}</p> }.into_any(),
                }}
            </div>
            <div role="alert">
                {move || words().map(|words| view! { <Notice words=Signal::stored(words) need=true/> })}
            </div>
            <div>
                <Button kind=ButtonKind::Act on_press=ask>
                    {move || if code.read().is_some() { t!(join.add_another) } else { t!(join.add_code) }}
                </Button>
            </div>
        </section>
    }
}

/// The relay's own address, as the browser knows it.
fn origin() -> String {
    window().location().origin().unwrap_or_default()
}
