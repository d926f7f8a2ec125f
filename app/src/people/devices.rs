//! Somebody's devices, and switching one off. The relay keeps the list, so it needs the network and says so.

use super::keeping::Keeping;
use crate::device::{CallError, DeviceRow};
use crate::i18n::*;
use crate::told::{dates, refusal};
use crate::ui::{Button, ButtonKind, Notice, Tag, TagKind, use_toasts};
use leptos::prelude::*;
use leptos::task::spawn_local;
use ryadom_domain::{DeviceId, PersonId};

/// The list, asked for as soon as it is shown.
#[component]
pub fn Devices(
    keeping: Keeping,
    person: PersonId,
    #[prop(into)] on_done: Callback<()>,
) -> impl IntoView {
    let toasts = use_toasts();
    let device = keeping.device;
    let answer = RwSignal::new(None::<Result<Vec<DeviceRow>, CallError>>);
    let sure = RwSignal::new(None::<DeviceId>);
    let ask = move || {
        spawn_local(async move {
            let asked = device.devices_of(person).await;
            let _ = answer.try_set(Some(asked));
        });
    };
    ask();
    let revoke = move |id: DeviceId| {
        sure.set(None);
        spawn_local(async move {
            match device.revoke(id).await {
                Ok(()) => {
                    toasts.say(t!(people.revoked));
                    ask();
                }
                Err(why) => drop(answer.try_set(Some(Err(why)))),
            }
        });
    };
    let body = move || match answer.get() {
        None => {
            view! { <p class="quiet" role="status">{t!(people.devices_looking)}</p> }.into_any()
        }
        Some(Err(why)) => {
            let words = match why.problem() {
                None => t!(people.devices_offline),
                problem => refusal(locale(), problem),
            };
            view! {
                <Notice words=words.to_owned()>
                    <Button on_press=move |()| ask()>{t!(people.again)}</Button>
                </Notice>
            }
            .into_any()
        }
        Some(Ok(devices)) if devices.is_empty() => {
            view! { <p class="quiet">{t!(people.devices_none)}</p> }.into_any()
        }
        Some(Ok(devices)) => view! {
            <ul class="sheet">
                {devices
                    .into_iter()
                    .map(|listed| view! { <OneDevice keeping listed sure on_revoke=revoke/> })
                    .collect_view()}
            </ul>
        }
        .into_any(),
    };
    view! {
        <div class="stack">
            {body}
            <div class="dialog__acts">
                <Button on_press=on_done>{t!(people.close)}</Button>
            </div>
        </div>
    }
}

/// One device. Switching it off asks once more, in its own row.
#[component]
fn OneDevice(
    keeping: Keeping,
    listed: DeviceRow,
    sure: RwSignal<Option<DeviceId>>,
    #[prop(into)] on_revoke: Callback<DeviceId>,
) -> impl IntoView {
    let device = keeping.device;
    let DeviceRow {
        id,
        name,
        seen,
        this,
        ..
    } = listed;
    let seen = move || match seen {
        Some(at) => {
            let now = device.local(device.now());
            let when = dates::moment(locale(), device.local(at), now);
            t!(people.device_seen, when = when)
        }
        None => t!(people.device_never).to_owned(),
    };
    let asked = move || sure.get() == Some(id);
    let (named, spoken) = (name.clone(), name.clone());
    let question = move || t!(people.revoke_sure, device = spoken.clone());
    let label = move || t!(people.revoke_of, device = named.clone());
    view! {
        <li class="row row--two">
            <div>
                <p class="row__name">{name} " " {this.then(|| view! {
                    <Tag kind=TagKind::Act>{t!(people.device_this)}</Tag>
                })}</p>
                <small>{seen}</small>
                <Show when=asked><p class="need" role="alert">{question.clone()}</p></Show>
            </div>
            <div class="row__acts">
                <Show
                    when=asked
                    fallback=move || view! {
                        <Button
                            small=true
                            label=Signal::derive(label.clone())
                            on_press=move |()| sure.set(Some(id))
                        >
                            {t!(people.revoke)}
                        </Button>
                    }
                >
                    <Button small=true kind=ButtonKind::Need on_press=move |()| on_revoke.run(id)>
                        {t!(people.revoke_yes)}
                    </Button>
                    <Button small=true on_press=move |()| sure.set(None)>
                        {t!(people.cancel)}
                    </Button>
                </Show>
            </div>
        </li>
    }
}
