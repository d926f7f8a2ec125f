//! For the first screen: who with a role is away, until when, and who stands in.

use super::keeping::Keeping;
use crate::i18n::*;
use crate::route::Route;
use crate::told::dates;
use jiff::civil::Date;
use leptos::prelude::*;
use ryadom_domain::PersonId;
use ryadom_replica::PersonDetail;

/// The lines; nothing while everybody is there.
#[component]
pub fn Absent() -> impl IntoView {
    let keeping = Keeping::here();
    let away = Memo::new(move |_| {
        let today = keeping.device.today();
        let registry = keeping.registry.read();
        keeping.with_view(|view| {
            let of = |row: &ryadom_replica::PersonRow| {
                let day = |of| row.detail(of).parse::<Date>().ok();
                let (from, to) = (day(PersonDetail::AbsentFrom)?, day(PersonDetail::AbsentTo));
                let is_away = from <= today && to.is_none_or(|to| today <= to);
                let roles = row.roles();
                let has_role = roles.curator || roles.council || roles.head;
                (is_away && has_role).then(|| {
                    let stand_in = row.detail(PersonDetail::StandIn).parse().ok();
                    let stand_in = stand_in.map(|id: PersonId| registry.name(id).short());
                    (row.id, row.name().short(), to, stand_in)
                })
            };
            view.people.iter().filter_map(of).collect::<Vec<_>>()
        })
    });
    let words = move |(name, to, stand_in): (String, Option<Date>, Option<String>)| {
        let away = match to {
            Some(to) => t!(
                people.away_until,
                name = name,
                day = dates::plain(locale(), to, keeping.device.today())
            ),
            None => t!(people.away, name = name),
        };
        match stand_in {
            Some(who) => t!(people.away_stand_in, away = away, name = who),
            None => t!(people.away_nobody, away = away),
        }
    };
    view! {
        <For each=move || away.get() key=|one| one.clone() let:one>
            <p class="requests__line">
                <a href=Route::Person(one.0).path()>{words((one.1, one.2, one.3))}</a>
            </p>
        </For>
    }
}
