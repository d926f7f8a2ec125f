//! The requests of one person, and the button that asks.

use super::form::RequestForm;
use super::list::{Line, List};
use crate::device::use_device;
use crate::i18n::*;
use crate::ui::{Button, ButtonKind, Dialog, Glyph, Icon};
use leptos::prelude::*;
use ryadom_domain::{DocumentId, PersonId};
use ryadom_replica::PersonDoc;

/// The section: the person's own, or on the page of somebody whom the curator looks at.
#[component]
pub fn Of(
    /// `None` for the reader's own.
    #[prop(into)]
    person: Signal<Option<PersonId>>,
) -> impl IntoView {
    let device = use_device();
    let found = Memo::new(move |_| {
        let whose = person.get().unwrap_or_else(|| device.person());
        let registry = device.registry();
        let profile = registry.read().people.get(&whose)?.profile?;
        Some((whose, profile))
    });
    move || {
        found
            .get()
            .map(|(person, profile)| view! { <Requests person profile/> })
    }
}

#[component]
fn Requests(person: PersonId, profile: DocumentId) -> impl IntoView {
    let device = use_device();
    let handle = device.open::<PersonDoc>(profile);
    let lines = Memo::new(move |_| {
        handle.with(|view| {
            let rows = view.requests.iter().rev();
            rows.map(|row| (person, profile, row.id))
                .collect::<Vec<Line>>()
        })
    });
    let asking = RwSignal::new(false);
    let any = move || lines.with(|lines| !lines.is_empty());
    let ask = move || {
        if person == device.person() {
            t!(requests.ask)
        } else {
            t!(requests.ask_for)
        }
    };
    let title = move || {
        if person == device.person() {
            t!(requests.mine)
        } else {
            t!(requests.theirs)
        }
    };
    view! {
        <section class="stack stack--tight requests" aria-labelledby="requests-of">
            <div class="cluster cluster--apart">
                <h2 id="requests-of">{title}</h2>
                <Show when=move || handle.may_write()>
                    <Button kind=ButtonKind::Act on_press=move |()| asking.set(true)>
                        <Icon glyph=Glyph::Add/>
                        {ask}
                    </Button>
                </Show>
            </div>
            <Show when=any fallback=move || view! { <p class="quiet">{t!(requests.mine_none)}</p> }>
                <List lines/>
            </Show>
            <Dialog open=asking title=t!(requests.new_title)>
                <RequestForm person handle asked=None on_done=move |()| asking.set(false)/>
            </Dialog>
        </section>
    }
}
