//! For the first screen: acts to read, and how far the first thirty days are.

use super::points::{DAYS, done, points, school};
use crate::device::{Handle, use_device};
use crate::i18n::*;
use crate::route::Route;
use leptos::prelude::*;
use ryadom_domain::{DocumentId, PairId, PersonId};
use ryadom_replica::{JournalDoc, PersonDoc, SchoolDoc};

/// How many acts the reader is asked to read and has not read.
#[component]
pub fn ToRead() -> impl IntoView {
    let device = use_device();
    let school = school(device);
    let profile = Memo::new(move |_| {
        device
            .registry()
            .with(|registry| registry.people.get(&device.person())?.profile)
    });
    let own = Memo::new(move |_| profile.get().map(|id| device.open::<PersonDoc>(id)));
    let count = Memo::new(move |_| {
        let (Some(school), Some(own)) = (school, own.get()) else {
            return 0;
        };
        if !own.ready() || !school.ready() {
            return 0;
        }
        let registry = device.registry();
        let registry = registry.read();
        school.with(|school| {
            own.with(|own| {
                let is_read = |id| {
                    own.acknowledged
                        .get(id)
                        .is_some_and(|day| day.value.is_some())
                };
                school
                    .acts
                    .iter()
                    .filter(|row| row.readers().asks(&registry, device.person()))
                    .filter(|row| !is_read(&row.id))
                    .count()
            })
        })
    });
    view! {
        <Show when=move || { count.get() > 0 }>
            <p class="requests__line">
                <a href=Route::Acts.path()>
                    {move || t!(newcomer.to_read, count = crate::attention::short(count.get()))}
                </a>
            </p>
        </Show>
    }
}

/// How far the first thirty days are, of each pair that began not long ago.
#[component]
pub fn DaysCard() -> impl IntoView {
    let device = use_device();
    let school = school(device);
    let pairs = Memo::new(move |_| {
        let today = device.today();
        device.registry().with(|registry| {
            registry
                .pairs_of(device.person())
                .filter(|pair| pair.state.is_open() && !pair.mentees.is_empty())
                .filter(|pair| {
                    let days = pair.start.and_then(|start| start.until(today).ok());
                    days.is_some_and(|days| (0..=2 * DAYS).contains(&days.get_days()))
                })
                .filter(|pair| registry.years_before(pair.id).is_empty())
                .filter_map(|pair| {
                    let mentees: Vec<PersonId> = pair.mentees.iter().copied().collect();
                    Some((pair.id, pair.journal?, mentees))
                })
                .collect::<Vec<_>>()
        })
    });
    view! {
        <For each=move || pairs.get() key=|one| one.clone() let:one>
            <OnePair pair=one.0 journal=one.1 mentees=one.2 school/>
        </For>
    }
}

#[component]
fn OnePair(
    pair: PairId,
    journal: DocumentId,
    mentees: Vec<PersonId>,
    school: Option<Handle<SchoolDoc>>,
) -> impl IntoView {
    let journal = use_device().open::<JournalDoc>(journal);
    let counts = Memo::new(move |_| {
        let all = match school {
            Some(school) => school.with(|view| points(locale(), Some(view))),
            None => points(locale(), None),
        };
        let done = journal.with(|view| {
            let of = |who: &PersonId| {
                let is_done = |point: &&String| done(view, *who, point).is_some();
                all.iter().filter(is_done).count()
            };
            mentees.iter().map(of).sum::<usize>()
        });
        (done, all.len() * mentees.len())
    });
    let is_open = move || {
        let (done, all) = counts.get();
        journal.ready() && done < all
    };
    view! {
        <Show when=is_open>
            <p class="requests__line">
                <a href=Route::FirstDays(pair).path()>
                    {move || {
                        let (done, all) = counts.get();
                        t!(newcomer.days_line, done = done, all = all)
                    }}
                </a>
            </p>
        </Show>
    }
}
