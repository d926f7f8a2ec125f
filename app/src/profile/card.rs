//! The card that those see whom a mentor leads: kept beside the profile by the app of whoever may write the profile.

use crate::device::{Handle, use_device};
use leptos::prelude::*;
use ryadom_replica::{CardDoc, CardEdit, PersonDoc};

/// Keeps the reader's own card as their profile is, once they lead somebody. Shows nothing.
#[component]
pub fn Card() -> impl IntoView {
    let device = use_device();
    let profile = Memo::new(move |_| {
        let me = device.person();
        device.registry().with(|registry| {
            let leads = registry
                .pairs_of(me)
                .any(|pair| pair.state.is_open() && pair.mentors.contains(&me));
            registry.people.get(&me)?.profile.filter(|_| leads)
        })
    });
    move || {
        if let Some(profile) = profile.get() {
            keep_card(device.open::<PersonDoc>(profile));
        }
    }
}

/// Puts on the card what the profile says, as often as that changes. What a newer version put there and this one does not
/// know counts as said, or two versions would go on writing over one another.
pub fn keep_card(profile: Handle<PersonDoc>) {
    let card = profile
        .device()
        .open::<CardDoc>(profile.document().beside());
    Effect::new(move || {
        if !profile.ready() || !card.ready() || !card.may_write() {
            return;
        }
        let says = profile.with(|view| view.card());
        if card.with(|view| view.card()) != says {
            // What cannot be put there now is put there when the profile is next looked at.
            let _ = card.note(CardEdit::show(&says));
        }
    });
}
