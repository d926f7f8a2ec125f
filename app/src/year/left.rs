//! What a year leaves: mentees who could lead somebody, and cases for the bank of practices.

use crate::device::use_device;
use crate::i18n::*;
use crate::route::Route;
use crate::told::{pair_name, vocabulary};
use crate::ui::{Button, Tag, TagKind, use_toasts};
use leptos::prelude::*;
use ryadom_domain::{DocumentId, Future, MentorStage, PersonId};
use ryadom_replica::{PersonDoc, PersonEdit, ProfileField};

/// Somebody who could lead, as they and their mentor say.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Candidate {
    person: PersonId,
    profile: DocumentId,
    name: String,
    own: Option<Future>,
    mentor: Option<Future>,
}

/// Mentees of whom somebody says yes.
#[component]
pub fn Mentors() -> impl IntoView {
    let device = use_device();
    let all = Memo::new(move |_| {
        let (registry, summaries) = (device.registry(), device.summaries());
        let (registry, summaries) = (registry.read(), summaries.read());
        let mut all: Vec<Candidate> = Vec::new();
        for journal in summaries.values().filter_map(|one| one.journal.as_ref()) {
            for (person, (own, mentor)) in &journal.future {
                let says_yes = [own, mentor].contains(&&Some(Future::Yes));
                let profile = registry.people.get(person).and_then(|one| one.profile);
                let Some(profile) = profile.filter(|_| says_yes) else {
                    continue;
                };
                all.push(Candidate {
                    person: *person,
                    profile,
                    name: registry.name(*person).full(),
                    own: *own,
                    mentor: *mentor,
                });
            }
        }
        all.sort_by(|one, other| (&one.name, one.person).cmp(&(&other.name, other.person)));
        all.dedup_by_key(|one| one.person);
        all
    });
    view! {
        <Show when=move || !all.read().is_empty()>
            <section class="sheet sheet--padded stack" aria-labelledby="future-mentors">
                <h2 id="future-mentors">{t!(year.mentors)}</h2>
                <p class="quiet">{t!(year.mentors_why)}</p>
                <ul class="found">
                    <For each=move || all.get() key=|one| one.clone() let:one>
                        <OneCandidate one/>
                    </For>
                </ul>
            </section>
        </Show>
    }
}

#[component]
fn OneCandidate(one: Candidate) -> impl IntoView {
    let device = use_device();
    let toasts = use_toasts();
    let profile = device.open::<PersonDoc>(one.profile);
    let stage = Memo::new(move |_| {
        profile.with(|view| view.words(ProfileField::Stage).parse::<MentorStage>().ok())
    });
    let answer = |answer: Option<Future>| {
        answer.map_or_else(
            || t!(year.unsaid).to_owned(),
            |answer| vocabulary::future(locale(), answer).to_owned(),
        )
    };
    let words = t!(
        year.candidate,
        own = answer(one.own),
        mentor = answer(one.mentor)
    );
    let take = move || {
        let code = MentorStage::Candidate.to_string();
        match profile.edit(PersonEdit::Set(ProfileField::Stage, code)) {
            Ok(()) => toasts.offer(t!(year.taken), t!(year.undo), device.take_back()),
            Err(why) => toasts.say(t!(year.not_kept, why = why.to_string())),
        }
    };
    let name = one.name.clone();
    view! {
        <li class="found__one">
            <div>
                <p><a href=Route::Person(one.person).path()>{one.name}</a></p>
                <p class="quiet">{words}</p>
            </div>
            <Show
                when=move || stage.get().is_none()
                fallback=move || view! { <Tag kind=TagKind::Act>{t!(year.in_base)}</Tag> }
            >
                <Button small=true label=t!(year.take_named, name = name.clone()) on_press=take>
                    {t!(year.take)}
                </Button>
            </Show>
        </li>
    }
}

/// Cases that pairs have described.
#[component]
pub fn Cases() -> impl IntoView {
    let device = use_device();
    let all = Memo::new(move |_| {
        let (registry, summaries) = (device.registry(), device.summaries());
        let (registry, summaries) = (registry.read(), summaries.read());
        let with_case = summaries.iter().filter_map(|(pair, summary)| {
            let journal = summary.journal.as_ref()?;
            let pair = registry.pairs.get(pair)?;
            let name = pair_name(&registry, pair);
            (!journal.case.is_empty()).then(|| (pair.id, journal.case.clone(), name))
        });
        with_case.collect::<Vec<_>>()
    });
    view! {
        <Show when=move || !all.read().is_empty()>
            <section class="sheet sheet--padded stack" aria-labelledby="cases">
                <h2 id="cases">{t!(year.cases)}</h2>
                <ul class="found">
                    <For each=move || all.get() key=|one| one.clone() let:one>
                        <li class="found__one">
                            <div>
                                <p><a href=Route::Closing(one.0).path()>{one.1}</a></p>
                                <p class="quiet">{one.2}</p>
                            </div>
                        </li>
                    </For>
                </ul>
            </section>
        </Show>
    }
}
