//! For the first screen: which of the year's deadlines are near, or late, for whom they concern.

use crate::attention::my_roles;
use crate::device::use_device;
use crate::i18n::*;
use crate::route::Route;
use crate::told::{capital, dates, vocabulary};
use jiff::civil::Date;
use leptos::prelude::*;
use ryadom_domain::{Deadline, Pair, ProgrammeState, SchoolYear};
use ryadom_replica::{SchoolDoc, Summary};

/// So many days ahead a deadline is said.
const AHEAD: i32 = 14;
/// So many days after it one stops saying it: the year has gone on.
const BEHIND: i32 = 30;

/// What a deadline asks of a pair that is open: `None` where it asks nothing of pairs.
fn is_missed(deadline: Deadline, pair: &Pair, summary: Option<&Summary>) -> Option<bool> {
    // Nobody is told that something is missing which was not read yet.
    let state = summary?.programme.as_ref()?.state?;
    match deadline {
        Deadline::Programme => Some(state == ProgrammeState::Draft),
        Deadline::Approval => Some(matches!(
            state,
            ProgrammeState::Draft | ProgrammeState::Agreed
        )),
        Deadline::Closing => Some(pair.state.is_open()),
        _ => None,
    }
}

/// The lines; nothing while no deadline is near.
#[component]
pub fn Due() -> impl IntoView {
    let device = use_device();
    let roles = my_roles();
    let school = device.registry().with_untracked(|registry| registry.school);
    let school = school.map(|school| device.open::<SchoolDoc>(school));
    let near = Memo::new(move |_| {
        let Some(school) = school else {
            return Vec::new();
        };
        if !school.ready() {
            return Vec::new();
        }
        let today = device.today();
        let year = SchoolYear::of(today);
        let (registry, summaries) = (device.registry(), device.summaries());
        let (registry, summaries) = (registry.read(), summaries.read());
        let curator = roles.get().curator;
        let mine = |pair: &&Pair| {
            let is_current = !registry.past.contains_key(&pair.id) && pair.state.is_open();
            is_current && (curator || pair.side(device.person()).is_some())
        };
        let mut near: Vec<(Date, Deadline, usize)> = Vec::new();
        for deadline in Deadline::ALL.iter().copied() {
            let day = school.with(|view| view.deadline(year, deadline));
            let days = today.until(day).map_or(i32::MAX, |span| span.get_days());
            if !(-BEHIND..=AHEAD).contains(&days) {
                continue;
            }
            let late: Vec<bool> = registry
                .pairs
                .values()
                .filter(mine)
                .filter_map(|pair| is_missed(deadline, pair, summaries.get(&pair.id)))
                .collect();
            let missing = late.iter().filter(|late| **late).count();
            // What asks nothing of pairs is the curator's own, and is not late once its day has gone.
            let of_curator = matches!(deadline, Deadline::Requests | Deadline::Report);
            let said = if late.is_empty() {
                days >= 0 && (curator || !of_curator)
            } else {
                missing > 0
            };
            if said {
                near.push((day, deadline, missing));
            }
        }
        near.sort();
        near
    });
    let line = move |(day, deadline, missing): (Date, Deadline, usize)| {
        let today = device.today();
        let words = capital(vocabulary::deadline(locale(), deadline));
        let when = dates::plain(locale(), day, today);
        let late = day < today;
        let words = match (missing, roles.get_untracked().curator) {
            (missing, true) if missing > 0 => t!(
                year.due_pairs,
                what = words,
                day = when,
                count = crate::attention::short(missing)
            ),
            _ if late => t!(year.late, what = words, day = when),
            _ => t!(year.due, what = words, day = when),
        };
        view! {
            <p class="requests__line" class:need=late>
                <a href=Route::Year.path()>{words}</a>
            </p>
        }
    };
    view! { <For each=move || near.get() key=|one| *one children=line/> }
}
