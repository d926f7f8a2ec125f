//! Requests in a list, with the dialogs that change and decline them.

use super::decline::Decline;
use super::form::RequestForm;
use super::row::{Act, Row};
use crate::device::use_device;
use crate::i18n::*;
use crate::ui::Dialog;
use leptos::prelude::*;
use ryadom_domain::{DocumentId, PersonId, RequestId};
use ryadom_replica::PersonDoc;

/// A request of a list, with the profile that it stands in.
pub type Line = (PersonId, DocumentId, RequestId);

/// The list.
#[component]
pub fn List(
    #[prop(into)] lines: Signal<Vec<Line>>,
    /// Everybody's requests: each says whose it is.
    #[prop(optional)]
    named: bool,
) -> impl IntoView {
    let device = use_device();
    let asked = RwSignal::new(None::<Act>);
    let open = RwSignal::new(false);
    Effect::new(move || open.set(asked.get().is_some()));
    Effect::new(move |was: Option<bool>| {
        let now = open.get();
        if was == Some(true) && !now {
            asked.set(None);
        }
        now
    });
    let close = Callback::new(move |()| asked.set(None));
    let title = Signal::derive(move || {
        match asked.get() {
            Some(Act::Decline(..)) => t!(requests.decline_title),
            _ => t!(requests.change_title),
        }
        .to_owned()
    });
    let body = move || {
        let act = asked.get()?;
        let (Act::Change(person, id) | Act::Decline(person, id)) = act;
        let profile = device
            .registry()
            .read_untracked()
            .people
            .get(&person)?
            .profile?;
        let handle = device.open::<PersonDoc>(profile);
        Some(match act {
            Act::Decline(..) => view! { <Decline id handle on_done=close/> }.into_any(),
            Act::Change(..) => {
                let found = untrack(|| {
                    handle.with(|view| {
                        view.requests
                            .iter()
                            .find(|row| row.id == id)
                            .map(|row| row.asked())
                    })
                });
                view! { <RequestForm person handle asked=found on_done=close/> }.into_any()
            }
        })
    };
    view! {
        <ul class="sheet">
            <For each=move || lines.get() key=|line| *line let:((person, profile, id))>
                {
                    let handle = device.open::<PersonDoc>(profile);
                    view! { <Row person id handle named on_act=move |act| asked.set(Some(act))/> }
                }
            </For>
        </ul>
        <Dialog open title>{body}</Dialog>
    }
}
