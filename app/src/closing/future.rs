//! The mentee as a mentor of next year: what they say themselves, what their mentor says.

use super::context::use_closing;
use super::said::SaidFuture;
use crate::i18n::*;
use leptos::prelude::*;
use ryadom_domain::{Future, PairStep, PersonId, Side};
use ryadom_replica::{PersonDoc, PersonEdit, ProfileField, ready};

/// Both answers, for each mentee.
#[component]
pub fn Futures() -> impl IntoView {
    let closing = use_closing();
    view! {
        <p class="quiet">{t!(closing.future_why)}</p>
        <For each=move || closing.mentees() key=|who| *who let:who>
            <OneFuture who/>
        </For>
    }
}

#[component]
fn OneFuture(who: PersonId) -> impl IntoView {
    let closing = use_closing();
    let is_mentor = Signal::derive(move || closing.side() == Some(Side::Mentor));
    let is_self = Signal::derive(move || closing.me() == who);
    let profile = untrack(|| {
        let registry = closing.device.registry();
        registry.with(|registry| registry.people.get(&who)?.profile)
    });
    // Whoever says yes of themselves stands in the base of mentors: it is their own profile that says so.
    let own = profile
        .filter(|_| closing.me() == who)
        .map(|profile| closing.device.open::<PersonDoc>(profile));
    let said_so = move |answer: Future| {
        if let (Some(own), Future::Yes) = (own, answer) {
            // Refused only where the profile is not there yet; the answer itself is kept all the same.
            let _ = own.note(PersonEdit::Set(ProfileField::Ready, ready(true)));
        }
    };
    let name = move || crate::told::capital(&closing.name(who));
    view! {
        <section class="stack stack--tight">
            <h3>{name}</h3>
            <SaidFuture
                step=PairStep::Future(who)
                label=t!(closing.future_own)
                mine=is_self
                on_answer=said_so
            />
            <SaidFuture
                step=PairStep::Recommended(who)
                label=t!(closing.future_mentor)
                mine=is_mentor
                on_answer=|_| ()
            />
        </section>
    }
}
