//! For «Сегодня»: once a school year everybody is asked whether they want help. One tap says no.

use super::campaign::is_silent;
use crate::device::use_device;
use crate::i18n::*;
use crate::route::Route;
use crate::ui::{Button, use_toasts};
use leptos::prelude::*;
use ryadom_domain::{DocumentId, SchoolYear};
use ryadom_replica::{PersonDoc, PersonEdit, ProfileField};

/// The question; nothing once it was answered.
#[component]
pub fn Reminder() -> impl IntoView {
    let device = use_device();
    let profile = Memo::new(move |_| {
        let registry = device.registry();
        let person = device.person();
        registry.read().people.get(&person)?.profile
    });
    move || profile.get().map(|profile| view! { <Question profile/> })
}

#[component]
fn Question(profile: DocumentId) -> impl IntoView {
    let device = use_device();
    let toasts = use_toasts();
    let handle = device.open::<PersonDoc>(profile);
    let year = move || SchoolYear::worked_for(device.today());
    let asks = Memo::new(move |_| {
        let (registry, people) = (device.registry(), device.people());
        let me = device.person();
        handle.ready() && is_silent(&registry.read(), me, people.read().get(&me), year())
    });
    let no = move |()| {
        let year = untrack(year).begins().to_string();
        match handle.edit(PersonEdit::Set(ProfileField::OptOut, year)) {
            Ok(()) => toasts.offer(
                t!(requests.opted_out),
                t!(requests.undo),
                device.take_back(),
            ),
            Err(why) => toasts.say(t!(requests.not_kept, why = why.to_string())),
        }
    };
    view! {
        <Show when=move || asks.get()>
            <section class="card requests__question" aria-labelledby="requests-question">
                <h2 id="requests-question">{t!(requests.question)}</h2>
                <p class="quiet">{t!(requests.question_why)}</p>
                <div class="card__acts cluster">
                    <a class="button button--act" href=Route::Requests.path()>{t!(requests.write)}</a>
                    <Button on_press=no>{t!(requests.not_needed)}</Button>
                </div>
            </section>
        </Show>
    }
}
