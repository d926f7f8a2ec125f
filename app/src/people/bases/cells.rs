//! The columns of a base, and what stands in them, in words (DOMAIN.md 2.6, 2.7). Pure.

use super::view::Sources;
use crate::i18n::*;
use crate::people::scores::points_in_words;
use crate::told::{dates, people_vocabulary as words, vocabulary};
use ryadom_domain::candidate::Reached;
use ryadom_domain::training::hours_in;
use ryadom_domain::{MentorProfile, Pair, PersonId, PersonKind, Profile, SchoolYear, Side};
use ryadom_replica::{PersonRow, PersonSummary};
use std::collections::BTreeSet;

/// The names of the columns after the name. `has_points`: the reader may read the points of candidates.
pub fn columns(locale: Locale, side: Side, has_points: bool) -> Vec<&'static str> {
    let contacts = td_string!(locale, people.base_contacts);
    let place = td_string!(locale, people.base_place);
    let entered = td_string!(locale, people.base_entered);
    let form = td_string!(locale, people.form);
    let ended = td_string!(locale, people.base_ended);
    let results = td_string!(locale, people.base_results);
    match side {
        Side::Mentor => {
            let mut all = vec![
                contacts,
                place,
                td_string!(locale, people.base_competences),
                td_string!(locale, people.base_achievements),
                td_string!(locale, people.base_wants),
                td_string!(locale, people.base_hours),
                td_string!(locale, people.base_training),
            ];
            all.extend(has_points.then(|| td_string!(locale, people.base_points)));
            all.extend([
                entered,
                td_string!(locale, people.mentees),
                form,
                ended,
                results,
            ]);
            all
        }
        Side::Mentee => vec![
            contacts,
            place,
            td_string!(locale, people.born),
            td_string!(locale, people.base_request),
            entered,
            td_string!(locale, people.mentors),
            td_string!(locale, people.base_mentor_place),
            form,
            ended,
            results,
        ],
    }
}

/// What the columns say of a mentor.
pub(super) fn of_mentor(
    sources: Sources<'_>,
    person: PersonId,
    (summary, profile): (Option<&PersonSummary>, &Profile),
    reached: Option<Reached>,
    pairs: &[&Pair],
) -> Vec<String> {
    let locale = sources.locale;
    let mentor = &profile.mentor;
    let wants = mentor.wants.iter();
    let wants = wants.map(|one| words::mentee_category(locale, *one).to_owned());
    let mut cells = vec![
        contacts(summary),
        place(sources, person),
        join(can(locale, mentor)),
        mentor.results.clone(),
        join(wants),
        mentor
            .hours
            .map(|hours| hours.to_string())
            .unwrap_or_default(),
        training(sources, profile),
    ];
    cells.extend(sources.sheet.map(|sheet| {
        let words = reached.map(|reached| points_in_words(locale, sheet, reached));
        words.unwrap_or_default()
    }));
    cells.extend([
        entered(sources, pairs),
        others(sources, pairs, Side::Mentee),
        forms(sources, pairs),
        ended(sources, pairs),
        results(sources, pairs),
    ]);
    cells
}

/// What they help with and can teach. Who ticked «работа с родителями» often writes it as well: it is said once.
fn can(locale: Locale, mentor: &MentorProfile) -> impl Iterator<Item = String> {
    let topics = mentor.topics.iter();
    let topics: Vec<_> = topics.map(|topic| words::topic(locale, *topic)).collect();
    let is_own = |words: &&String| {
        let folded = words.trim().to_lowercase();
        !topics.iter().any(|topic| topic.to_lowercase() == folded)
    };
    let own: Vec<_> = mentor.competences.keys().filter(is_own).cloned().collect();
    topics.into_iter().map(str::to_owned).chain(own)
}

/// The hours of this school year, and whether they lack what a mentor is taught.
fn training(sources: Sources<'_>, profile: &Profile) -> String {
    let hours = hours_in(&profile.trainings, SchoolYear::of(sources.today));
    let hours = (hours > 0).then(|| hours.to_string());
    let untrained = td_string!(sources.locale, people.base_untrained_cell).to_owned();
    join(
        hours
            .into_iter()
            .chain((!profile.is_trained_mentor()).then_some(untrained)),
    )
}

/// What the columns say of a mentee.
pub(super) fn of_mentee(
    sources: Sources<'_>,
    person: PersonId,
    summary: Option<&PersonSummary>,
    pairs: &[&Pair],
) -> Vec<String> {
    let born = sources.personnel.birth_years.get(&person);
    let born = born.and_then(|year| year.value);
    let asked = summary.and_then(|summary| summary.profile.requests.last());
    let request = asked.map(|asked| {
        let topic = asked.request.topic;
        let topic = topic.map(|topic| words::topic(sources.locale, topic).to_owned());
        join(
            topic
                .into_iter()
                .chain([asked.request.words.trim().to_owned()]),
        )
    });
    let mentors: BTreeSet<PersonId> = pairs
        .iter()
        .flat_map(|pair| pair.mentors.iter().copied())
        .collect();
    vec![
        contacts(summary),
        place(sources, person),
        born.map(|year| year.to_string()).unwrap_or_default(),
        request.unwrap_or_default(),
        entered(sources, pairs),
        others(sources, pairs, Side::Mentor),
        join(mentors.into_iter().map(|mentor| place(sources, mentor))),
        forms(sources, pairs),
        ended(sources, pairs),
        results(sources, pairs),
    ]
}

fn contacts(summary: Option<&PersonSummary>) -> String {
    join(
        summary
            .into_iter()
            .flat_map(|summary| summary.profile.contacts.clone()),
    )
}

/// Position, or class; and the organisation of who is from outside.
fn place(sources: Sources<'_>, person: PersonId) -> String {
    let position = sources
        .registry
        .people
        .get(&person)
        .map(|found| found.position.clone());
    let row: Option<&PersonRow> = sources.view.people.iter().find(|row| row.id == person);
    let organisation = row.map(|row| row.organisation.value.clone());
    let kind = row.and_then(|row| row.kind.value);
    let kind = kind.filter(|kind| !matches!(kind, PersonKind::Staff | PersonKind::Pupil));
    let kind = kind.map(|kind| words::person_kind(sources.locale, kind).to_owned());
    join([position, organisation, kind].into_iter().flatten())
}

fn entered(sources: Sources<'_>, pairs: &[&Pair]) -> String {
    pairs
        .iter()
        .find_map(|pair| pair.start)
        .map(|day| dates::plain(sources.locale, day, sources.today))
        .unwrap_or_default()
}

fn ended(sources: Sources<'_>, pairs: &[&Pair]) -> String {
    let days = pairs.iter().filter_map(|pair| pair.end);
    join(days.map(|day| dates::plain(sources.locale, day, sources.today)))
}

fn others(sources: Sources<'_>, pairs: &[&Pair], side: Side) -> String {
    let named = pairs.iter().flat_map(|pair| {
        let people = match side {
            Side::Mentor => &pair.mentors,
            Side::Mentee => &pair.mentees,
        };
        people
            .iter()
            .map(|person| sources.registry.name(*person).short())
    });
    let mut seen = BTreeSet::new();
    join(named.filter(|name| seen.insert(name.clone())))
}

fn forms(sources: Sources<'_>, pairs: &[&Pair]) -> String {
    let all: BTreeSet<&'static str> = pairs
        .iter()
        .filter_map(|pair| pair.form)
        .map(|form| vocabulary::form(sources.locale, form))
        .collect();
    join(all.into_iter().map(str::to_owned))
}

/// How far the plans and the deficits are.
fn results(sources: Sources<'_>, pairs: &[&Pair]) -> String {
    let all = pairs.iter().filter_map(|pair| {
        let programme = sources.summaries.get(&pair.id)?.programme.as_ref()?;
        let (done, all) = (programme.done(), programme.items.len());
        (all > 0).then(|| {
            let plan = td_string!(sources.locale, people.plan_of, done = done, all = all);
            let moved = (programme.deficits > 0).then(|| {
                td_string!(
                    sources.locale,
                    people.base_moved,
                    moved = programme.deficits_moved,
                    all = programme.deficits
                )
            });
            join([plan].into_iter().chain(moved))
        })
    });
    all.collect::<Vec<_>>().join("; ")
}

fn join(words: impl IntoIterator<Item = String>) -> String {
    let all: Vec<String> = words
        .into_iter()
        .filter(|words| !words.trim().is_empty())
        .collect();
    all.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use ryadom_domain::{Level, Topic};
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test]
    fn what_was_ticked_and_written_is_said_once() {
        let ticked = words::topic(Locale::ru, Topic::Parents);
        let written = format!("{} ", ticked.to_uppercase());
        let mentor = MentorProfile {
            topics: [Topic::Parents].into(),
            competences: [written, "Шахматы".to_owned()]
                .map(|words| (words, Level::ALL[2]))
                .into(),
            ..MentorProfile::default()
        };
        let said: Vec<_> = can(Locale::ru, &mentor).collect();
        assert_eq!(said, [ticked, "Шахматы"]);
    }
}
