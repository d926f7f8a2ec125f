//! What the mentees of a pair have learned, for the individual route: course hours beside the deficits they are about.

use super::context::use_programme;
use crate::device::{Handle, use_device};
use crate::i18n::*;
use crate::route::Route;
use crate::told::training_facts;
use leptos::prelude::*;
use ryadom_domain::training::hours_in;
use ryadom_domain::{PersonId, SchoolYear, Training};
use ryadom_replica::PersonDoc;

/// One mentee's register.
#[derive(Debug, Clone, PartialEq)]
pub struct Learnt {
    person: PersonId,
    name: String,
    trainings: Vec<Training>,
}

/// The registers of those mentees whose profile the reader may read; the head reads none.
pub fn learnt() -> Memo<Vec<Learnt>> {
    let device = use_device();
    let programme = use_programme();
    let found = Memo::new(move |_| {
        let all = programme.with_pair(|registry, pair| {
            let profile = |person: &PersonId| {
                let profile = registry.people.get(person)?.profile?;
                registry.grant(device.person(), profile)?;
                Some((*person, registry.name(*person).full(), profile))
            };
            pair.mentees.iter().filter_map(profile).collect::<Vec<_>>()
        });
        all.unwrap_or_default()
    });
    let profiles: Memo<Vec<(PersonId, String, Handle<PersonDoc>)>> = Memo::new(move |_| {
        let all = found.get().into_iter();
        all.map(|(person, name, profile)| (person, name, device.open(profile)))
            .collect()
    });
    Memo::new(move |_| {
        let all = profiles.get().into_iter();
        all.map(|(person, name, profile)| Learnt {
            person,
            name,
            trainings: profile.with(|view| view.profile().trainings),
        })
        .collect()
    })
}

/// The card on the screen: each mentee's rows, and the hours of this school year.
#[component]
pub fn LearntCard(all: Memo<Vec<Learnt>>) -> impl IntoView {
    let device = use_device();
    let one = move |learnt: Learnt| {
        let is_own = learnt.person == device.person();
        let route = if is_own {
            Route::Me
        } else {
            Route::Person(learnt.person)
        };
        let today = device.today();
        let rows = learnt.trainings.iter().map(|training| {
            let facts = training_facts(locale(), training, today);
            view! {
                <li>{training.title.clone()}<span class="line__more">{facts}</span></li>
            }
        });
        let none = learnt.trainings.is_empty();
        view! {
            <h3 class="choice__label"><a href=route.path()>{learnt.name.clone()}</a></h3>
            <p>{hours_words(&learnt, today)}</p>
            {(!none).then(|| view! { <ul class="preview__items">{rows.collect_view()}</ul> })}
        }
    };
    view! {
        <Show when=move || !all.read().is_empty()>
            <section class="card way" aria-labelledby="route-learnt">
                <h2 class="way__name" id="route-learnt">{t!(programme.learnt)}</h2>
                {move || all.get().into_iter().map(one).collect_view()}
            </section>
        </Show>
    }
}

/// The part of the paper.
pub fn learnt_paper(all: &[Learnt]) -> impl IntoView + use<> {
    let today = use_device().today();
    let any = all.iter().any(|one| !one.trainings.is_empty());
    let lines: Vec<String> = all
        .iter()
        .flat_map(|learnt| {
            let rows = learnt.trainings.iter().map(move |training| {
                let facts = training_facts(locale(), training, jiff::civil::Date::MIN);
                let words = [learnt.name.clone(), training.title.clone(), facts];
                let said = words.into_iter().filter(|words| !words.is_empty());
                said.collect::<Vec<_>>().join(" · ")
            });
            let sum = format!("{}: {}", learnt.name, hours_words(learnt, today));
            rows.chain([sum]).collect::<Vec<_>>()
        })
        .collect();
    any.then(|| {
        view! {
            <h2 class="print__part">{t!(programme.learnt)}</h2>
            <ul>{lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}</ul>
        }
    })
}

/// «В 2025/2026 учебном году: 36 часов».
fn hours_words(learnt: &Learnt, today: jiff::civil::Date) -> String {
    let year = SchoolYear::of(today);
    match hours_in(&learnt.trainings, year) {
        0 => t!(programme.learnt_none, year = year.to_string()),
        hours => t!(
            programme.learnt_hours,
            year = year.to_string(),
            hours = t!(vocabulary.hours, count = hours)
        ),
    }
}
