//! What somebody says of themselves, as those read it who work with them: the mentor the mentee's profile, the mentee the
//! mentor's card. Nothing of what was said to the curator alone is in either.

use super::trainings::hours_in_words;
use crate::device::use_device;
use crate::i18n::*;
use crate::told::{capital, people_vocabulary as words, training_facts};
use crate::ui::EmptyState;
use leptos::prelude::*;
use ryadom_domain::{Card, DocumentId, FreeTime, Level, Meets, MenteeProfile, PairId, PersonId};
use ryadom_replica::{CardDoc, PersonDoc};
use std::collections::{BTreeMap, BTreeSet};

/// Names of things with what they are.
type Facts = Vec<(&'static str, String)>;

/// The page below its heading.
#[component]
pub fn Seen(person: PersonId, profile: DocumentId) -> impl IntoView {
    let device = use_device();
    let me = device.person();
    let may = Memo::new(move |_| {
        device.registry().with(|registry| {
            let reads = |document| registry.grant(me, document).is_some();
            (reads(profile), reads(profile.beside()))
        })
    });
    move || match may.get() {
        (true, _) => view! { <Profile person profile/> }.into_any(),
        (false, true) => view! { <Shown person card=profile.beside()/> }.into_any(),
        (false, false) => view! {
            <EmptyState title=t!(profile.not_yours) why=t!(profile.not_yours_why)/>
        }
        .into_any(),
    }
}

/// The whole profile: for the mentor and the council.
#[component]
fn Profile(person: PersonId, profile: DocumentId) -> impl IntoView {
    let device = use_device();
    let me = device.person();
    let handle = device.open::<PersonDoc>(profile);
    let ours: Memo<BTreeSet<PairId>> = Memo::new(move |_| {
        device.registry().with(|registry| {
            let pairs = registry.pairs_ever_of(person);
            pairs
                .filter(|pair| pair.side(me).is_some())
                .map(|pair| pair.id)
                .collect()
        })
    });
    let is_ours = move || {
        let registry = device.registry();
        registry.read().leads(me, person)
    };
    let card = move || handle.with(|view| view.card());
    let asked = move || {
        handle.with(|view| {
            let asked = view.requests.iter().map(|row| row.asked());
            let asked = asked.filter(|asked| {
                let pair = asked.pair.as_ref();
                pair.is_some_and(|pair| ours.read().contains(pair))
            });
            let one = |asked: ryadom_domain::Asked| {
                let topic = asked.request.topic;
                let topic = topic.map(|topic| capital(words::topic(locale(), topic)));
                [topic, Some(asked.request.words)]
                    .into_iter()
                    .flatten()
                    .filter(|words| !words.trim().is_empty())
                    .collect::<Vec<_>>()
                    .join(": ")
            };
            asked.map(one).collect::<Vec<_>>().join("\n")
        })
    };
    let as_mentee = move || {
        let mut facts: Facts = vec![(t!(profile.asked_for), asked())];
        facts.extend(handle.with(|view| of_mentee(&view.profile().mentee)));
        facts
    };
    let learnt = move || {
        let profile = handle.with(|view| view.profile());
        let today = device.today();
        let one = |one: &ryadom_domain::Training| {
            let facts = training_facts(locale(), one, today);
            format!("{}: {facts}", one.title)
        };
        let rows: Vec<String> = profile.trainings.iter().map(one).collect();
        let hours = hours_in_words(&profile.trainings).unwrap_or_default();
        vec![
            (t!(profile.trainings_rows), rows.join("\n")),
            (t!(profile.trainings_hours), hours),
            (t!(profile.trainings_earlier), profile.mentor.training),
        ]
    };
    view! {
        <Show when=move || handle.ready()>
            <div class="stack profile">
                <p class="quiet">{move || seen_by(is_ours())}</p>
                <Section title=t!(profile.contacts) facts=Signal::derive(move || contacts(&card())) always=true/>
                <Section title=t!(profile.as_mentee) facts=Signal::derive(as_mentee) always=true/>
                <Section title=t!(profile.seen_work) facts=Signal::derive(move || work(&card()))/>
                <Section title=t!(profile.as_mentor) facts=Signal::derive(move || of_mentor(&card()))/>
                <Section title=t!(profile.trainings) facts=Signal::derive(learnt)/>
            </div>
        </Show>
    }
}

/// The card: for the mentee, and the head.
#[component]
fn Shown(person: PersonId, card: DocumentId) -> impl IntoView {
    let device = use_device();
    let handle = device.open::<CardDoc>(card);
    let is_ours = move || {
        let registry = device.registry();
        registry.read().leads(person, device.person())
    };
    let card = move || handle.with(|view| view.card());
    view! {
        <Show when=move || handle.ready()>
            <div class="stack profile">
                <p class="quiet">{move || seen_by(is_ours())}</p>
                <Section title=t!(profile.contacts) facts=Signal::derive(move || contacts(&card())) always=true/>
                <Section title=t!(profile.as_mentor) facts=Signal::derive(move || of_mentor(&card())) always=true/>
                <Section title=t!(profile.seen_work) facts=Signal::derive(move || work(&card()))/>
            </div>
        </Show>
    }
}

/// What is said; of an `always` section also that nothing is.
#[component]
fn Section(
    title: &'static str,
    facts: Signal<Facts>,
    #[prop(optional)] always: bool,
) -> impl IntoView {
    let said = move || {
        let mut facts = facts.get();
        facts.retain(|(_, words)| !words.trim().is_empty());
        facts
    };
    let any = Memo::new(move |_| !said().is_empty());
    let lines = move || {
        let one = |(name, words)| {
            view! {
                <dt class="facts__name">{name}</dt>
                <dd class="facts__what profile__said">{words}</dd>
            }
        };
        said().into_iter().map(one).collect_view()
    };
    view! {
        <Show when=move || any.get() || always>
            <section class="sheet sheet--padded stack">
                <h2>{title}</h2>
                <Show when=move || any.get() fallback=|| view! { <p class="quiet">{t!(profile.nothing_said)}</p> }>
                    <dl class="facts">{lines}</dl>
                </Show>
            </section>
        </Show>
    }
}

/// Of a pair it is true only for a while; council and head have it by their office.
fn seen_by(is_ours: bool) -> &'static str {
    if is_ours {
        t!(profile.seen_while)
    } else {
        t!(profile.seen_by)
    }
}

fn contacts(card: &Card) -> Facts {
    vec![
        (t!(profile.phone), card.phone.clone()),
        (t!(profile.email), card.email.clone()),
        (t!(profile.messenger), card.messenger.clone()),
    ]
}

fn work(card: &Card) -> Facts {
    let qualification = card
        .qualification
        .map(|one| capital(words::qualification(locale(), one)));
    vec![
        (t!(profile.subject), card.subject.clone()),
        (t!(profile.experience), number(card.experience)),
        (t!(profile.qualification), qualification.unwrap_or_default()),
    ]
}

fn of_mentor(card: &Card) -> Facts {
    let topics = card.topics.iter();
    let topics: Vec<&str> = topics.map(|one| words::topic(locale(), *one)).collect();
    vec![
        (t!(profile.topics), capital(&topics.join(", "))),
        (t!(profile.competences), competences(&card.competences)),
        (t!(profile.results), card.results.clone()),
        (t!(profile.hours), number(card.hours)),
        (t!(profile.meets), meets(card.meets)),
        (t!(profile.times), times(&card.times)),
    ]
}

fn of_mentee(mentee: &MenteeProfile) -> Facts {
    let category = mentee
        .category
        .map(|one| capital(words::mentee_category(locale(), one)));
    vec![
        (t!(profile.category), category.unwrap_or_default()),
        (t!(profile.strengths), mentee.strengths.clone()),
        (t!(profile.expectations), mentee.expectations.clone()),
        (t!(profile.wishes), mentee.wishes.clone()),
        (t!(profile.meets), meets(mentee.meets)),
        (t!(profile.times), times(&mentee.times)),
        (t!(profile.prior), mentee.experience.clone()),
    ]
}

fn number(number: Option<u16>) -> String {
    number.map(|number| number.to_string()).unwrap_or_default()
}

fn competences(all: &BTreeMap<String, Level>) -> String {
    all.keys().cloned().collect::<Vec<_>>().join(", ")
}

fn meets(meets: Option<Meets>) -> String {
    meets
        .map(|one| capital(words::meets(locale(), one)))
        .unwrap_or_default()
}

fn times(times: &BTreeSet<FreeTime>) -> String {
    let times: Vec<&str> = times
        .iter()
        .map(|one| words::free_time(locale(), *one))
        .collect();
    capital(&times.join(", "))
}
