//! What a mentor offers.

use super::about::About;
use super::competences::Competences;
use super::field::{OneOf, SomeOf, Words};
use crate::i18n::*;
use crate::told::{capital, people_vocabulary as words, vocabulary};
use crate::ui::{Checkbox, Glyph, Icon, More, Offered};
use leptos::prelude::*;
use ryadom_domain::profile::Criterion;
use ryadom_domain::{Form, FreeTime, Kind, Meets, MenteeCategory, MentorStage, Topic};
use ryadom_replica::{ProfileField, ProfileTag, ready};

/// The section: one box for everybody, the rest for who is ready.
#[component]
pub fn Mentor(about: About, #[prop(into)] by_curator: Signal<bool>) -> impl IntoView {
    let begun = move || about.handle.with(|view| view.profile().mentor.is_begun());
    let is_ready = Signal::derive(move || about.handle.with(|view| view.profile().mentor.ready));
    let numbers = |from: u16, to: u16| {
        (from..=to)
            .map(|number| Offered::new(number.to_string(), number.to_string()))
            .collect::<Vec<_>>()
    };
    view! {
        <section class="sheet sheet--padded stack" aria-labelledby="profile-mentor">
            <h2 id="profile-mentor">{t!(profile.as_mentor)}</h2>
            <Checkbox
                checked=is_ready
                on_change=move |yes| about.set(ProfileField::Ready, ready(yes))
                disabled=Signal::derive(move || about.is_still())
            >
                {t!(profile.ready)} <small class="check__why">{t!(profile.ready_why)}</small>
            </Checkbox>
            <Show when=begun>
                <SomeOf about label=t!(profile.topics) options=topics()/>
                <Competences about/>
                <Words
                    about
                    field=ProfileField::Results
                    label=t!(profile.results)
                    hint=t!(profile.results_hint)
                    lines=true
                />
                <div class="fields">
                    <OneOf about field=ProfileField::Hours label=t!(profile.hours) options=numbers(1, 6)/>
                    <OneOf about field=ProfileField::Limit label=t!(profile.limit) options=numbers(1, 6)/>
                    <OneOf about field=ProfileField::MentorMeets label=t!(profile.meets) options=meets()/>
                </div>
                <SomeOf
                    about
                    label=t!(profile.times)
                    options=times(ProfileTag::MentorTime)
                />
                <SomeOf about label=t!(profile.wants) options=wants()/>
                <More summary=t!(profile.sorts)>
                    <div class="stack">
                        <SomeOf about label=t!(profile.forms) options=forms()/>
                        <SomeOf about label=t!(profile.kinds) options=kinds()/>
                    </div>
                </More>
                <Show when=move || by_curator.get()>
                    <div class="fields">
                        <OneOf about field=ProfileField::Stage label=t!(profile.stage) options=stages()/>
                    </div>
                    <Criteria about/>
                </Show>
            </Show>
        </section>
    }
}

/// What the school asks of a mentor, and what of it is there.
#[component]
fn Criteria(about: About) -> impl IntoView {
    let all = move || {
        let profile = about.handle.with(|view| view.profile());
        Criterion::ALL
            .into_iter()
            .map(|one| {
                let met = one.is_met(&profile);
                let words = match one {
                    Criterion::Results => t!(profile.criterion_results),
                    Criterion::Competences => t!(profile.criterion_competences),
                    Criterion::Qualification => t!(profile.criterion_qualification),
                    Criterion::Experience => t!(profile.criterion_experience),
                    Criterion::Hours => t!(profile.criterion_hours),
                    Criterion::Training => t!(profile.criterion_training),
                };
                let said = if met {
                    t!(profile.met)
                } else {
                    t!(profile.not_met)
                };
                let glyph = if met { Glyph::Check } else { Glyph::Close };
                view! {
                    <li class="profile__criterion" class:quiet=!met>
                        <Icon glyph small=true/>
                        {words}
                        <span class="unseen">{said}</span>
                    </li>
                }
            })
            .collect_view()
    };
    view! {
        <div>
            <h3 class="choice__label">{t!(profile.criteria)}</h3>
            <ul class="profile__criteria">{all}</ul>
        </div>
    }
}

fn topics() -> Vec<(ProfileTag, &'static str)> {
    let one = |topic: &Topic| (ProfileTag::Topic(*topic), words::topic(locale(), *topic));
    Topic::ALL.iter().map(one).collect()
}

/// When somebody has time, on either side.
pub fn times(of: fn(FreeTime) -> ProfileTag) -> Vec<(ProfileTag, &'static str)> {
    let one = |time: &FreeTime| (of(*time), words::free_time(locale(), *time));
    FreeTime::ALL.iter().map(one).collect()
}

fn wants() -> Vec<(ProfileTag, &'static str)> {
    MenteeCategory::open()
        .map(|one| {
            (
                ProfileTag::Wants(one),
                words::mentee_category(locale(), one),
            )
        })
        .collect()
}

fn forms() -> Vec<(ProfileTag, &'static str)> {
    let one = |form: &Form| (ProfileTag::Form(*form), vocabulary::form(locale(), *form));
    Form::ALL.iter().map(one).collect()
}

fn kinds() -> Vec<(ProfileTag, &'static str)> {
    let one = |kind: &Kind| (ProfileTag::Kind(*kind), vocabulary::kind(locale(), *kind));
    Kind::ALL.iter().map(one).collect()
}

/// How somebody likes to meet.
pub fn meets() -> Vec<Offered> {
    let one = |one: &Meets| Offered::new(one.as_str(), capital(words::meets(locale(), *one)));
    Meets::ALL.iter().map(one).collect()
}

fn stages() -> Vec<Offered> {
    let one = |one: &MentorStage| {
        Offered::new(one.as_str(), capital(words::mentor_stage(locale(), *one)))
    };
    MentorStage::ALL.iter().map(one).collect()
}
