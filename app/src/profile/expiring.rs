//! For the first screens: whose qualification category ends soon or has ended. Everybody sees their own, whoever looks after
//! people sees all.

use crate::device::use_device;
use crate::i18n::*;
use crate::route::Route;
use crate::told::dates;
use jiff::civil::Date;
use leptos::prelude::*;
use ryadom_domain::PersonId;
use ryadom_domain::profile::Expiry;

/// The lines; nothing while every category holds.
#[component]
pub fn Expiring() -> impl IntoView {
    let device = use_device();
    let people = device.people();
    let all = Memo::new(move |_| {
        let today = device.today();
        people
            .read()
            .iter()
            .filter_map(|(id, summary)| {
                let teacher = &summary.profile.profile.teacher;
                let has_ended = matches!(teacher.expiry(today)?, Expiry::Ended(_));
                Some((*id, has_ended, teacher.qualified_until?))
            })
            .collect::<Vec<_>>()
    });
    let one = move |(id, has_ended, until): (PersonId, bool, Date)| {
        let is_own = id == device.person();
        let day = dates::plain(locale(), until, device.today());
        let name = device.registry().read().name(id).short();
        let words = match (is_own, has_ended) {
            (true, true) => t!(profile.own_ended, day = day),
            (true, false) => t!(profile.own_ends, day = day),
            (false, true) => t!(profile.their_ended, name = name, day = day),
            (false, false) => t!(profile.their_ends, name = name, day = day),
        };
        let route = if is_own { Route::Me } else { Route::Person(id) };
        view! { <p class="requests__line"><a href=route.path()>{words}</a></p> }
    };
    move || all.get().into_iter().map(one).collect_view()
}
