//! An invitation: a link and its picture for a camera. The relay makes it, so it needs the network and says so.

use super::keeping::Keeping;
use crate::device::{CallError, Invitation, SyncStatus, copy};
use crate::i18n::*;
use crate::told::{dates, refusal};
use crate::ui::{Button, ButtonKind, Glyph, Icon, Notice, Qr, TextField};
use leptos::prelude::*;
use leptos::task::spawn_local;
use ryadom_domain::PersonId;

/// Asks for an invitation as soon as the relay can know the person.
#[component]
pub fn Invite(
    keeping: Keeping,
    person: PersonId,
    #[prop(into)] on_done: Callback<()>,
) -> impl IntoView {
    let answer = RwSignal::new(None::<Result<Invitation, CallError>>);
    let ask = move || {
        answer.set(None);
        spawn_local(async move {
            let asked = keeping.device.invite(person).await;
            // The dialog may have been closed meanwhile; the invitation then simply runs out.
            let _ = answer.try_set(Some(asked));
        });
    };
    // The relay invites only whom it knows: somebody who was written down a moment ago is still on the way to it.
    let asked = StoredValue::new(false);
    Effect::new(move || {
        let on_the_way = matches!(
            keeping.device.status().get(),
            SyncStatus::Saving | SyncStatus::Sending { .. }
        );
        if !on_the_way && !asked.get_value() {
            asked.set_value(true);
            ask();
        }
    });
    let body = move || match answer.get() {
        None => view! { <p class="quiet" role="status">{t!(people.invite_making)}</p> }.into_any(),
        Some(Ok(invitation)) => view! { <Made keeping invitation/> }.into_any(),
        Some(Err(why)) => view! {
            <Notice words=Signal::derive(move || failure(&why).to_owned())>
                <Button on_press=move |()| ask()>{t!(people.again)}</Button>
            </Notice>
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

#[component]
fn Made(keeping: Keeping, invitation: Invitation) -> impl IntoView {
    let device = keeping.device;
    let Invitation { link, expires, .. } = invitation;
    let until = move || {
        let today = device.today();
        let day = dates::plain(locale(), device.local(expires).date(), today);
        t!(people.invite_until, day = day)
    };
    let copied = RwSignal::new(None::<bool>);
    let shown = link.clone();
    let picture = link.clone();
    let press = move |()| {
        let link = link.clone();
        spawn_local(async move {
            let done = copy(&link).await;
            let _ = copied.try_set(Some(done));
        });
    };
    view! {
        <p>{t!(people.invite_why)}</p>
        <p class="quiet">{until}</p>
        <div class="invite">
            <Qr text=picture label=t!(people.invite_qr)/>
            <div class="stack stack--tight">
                <TextField
                    label=t!(people.invite_link)
                    value=shown
                />
                <Button kind=ButtonKind::Act on_press=press>
                    <Icon glyph=Glyph::Copy/>
                    {t!(people.invite_copy)}
                </Button>
                <p class="quiet" role="status">
                    {move || copied.get().map(|done| if done {
                        t!(people.invite_copied)
                    } else {
                        t!(people.invite_not_copied)
                    })}
                </p>
            </div>
        </div>
    }
}

fn failure(why: &CallError) -> &'static str {
    match why.problem() {
        None => t!(people.invite_offline),
        // The person's row is on its way to the relay, which invites only whom it knows.
        Some("person-unknown") => t!(people.invite_unsent),
        problem => refusal(locale(), problem),
    }
}
