//! Whom one works with: the way to what each says of themselves, while the pair meets.

use super::pair::Papers;
use crate::device::use_device;
use crate::i18n::*;
use crate::route::Route;
use leptos::prelude::*;
use ryadom_domain::{PersonId, Side};

/// The card; nothing when there is nobody whose words may be read.
#[component]
pub fn Together(papers: Papers) -> impl IntoView {
    let device = use_device();
    let others = Memo::new(move |_| {
        let me = device.person();
        device.registry().with(|registry| {
            let Some(pair) = registry.pairs.get(&papers.pair) else {
                return Vec::new();
            };
            let theirs = match papers.side {
                Side::Mentor => &pair.mentees,
                Side::Mentee => &pair.mentors,
            };
            let may_read = |person: &&PersonId| {
                let profile = registry.people.get(*person).and_then(|found| found.profile);
                profile.is_some_and(|profile| {
                    [profile, profile.beside()]
                        .into_iter()
                        .any(|document| registry.grant(me, document).is_some())
                })
            };
            theirs.iter().filter(may_read).copied().collect::<Vec<_>>()
        })
    });
    let title = move || match papers.side {
        Side::Mentor => t!(today.together_mentees),
        Side::Mentee => t!(today.together_mentors),
    };
    let line = move |person: PersonId| {
        let name = move || {
            device
                .registry()
                .with(|registry| registry.name(person).full())
        };
        view! {
            <li class="line line--asked">
                <span class="line__body">
                    <a class="line__words" href=Route::Person(person).path()>{name}</a>
                    <span class="line__more">{t!(today.together_more)}</span>
                </span>
            </li>
        }
    };
    view! {
        <Show when=move || !others.read().is_empty()>
            <section class="card">
                <h2>{title}</h2>
                <ul><For each=move || others.get() key=|person| *person children=line/></ul>
            </section>
        </Show>
    }
}
