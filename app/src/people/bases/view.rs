//! What a base shows, worked out from the registry and what lists keep of everybody. Pure.

use crate::i18n::*;
use crate::people::scores::points_in_words;
use crate::told::{dates, people_vocabulary as words, vocabulary};
use jiff::civil::Date;
use ryadom_domain::candidate::{CandidateSheet, Reached};
use ryadom_domain::training::hours_in;
use ryadom_domain::{
    MentorStage, Pair, PairId, PersonId, PersonKind, Profile, Registry, RequestState, SchoolYear,
    Side,
};
use ryadom_replica::{PersonRow, PersonSummary, PersonnelView, RegistryView, Summary};
use std::collections::{BTreeMap, BTreeSet};

/// Where somebody of a base stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stands {
    /// Waits: for a mentee, or for a mentor.
    Free,
    /// In a pair that goes on.
    Paired,
    /// Was in a pair.
    Ended,
    /// The school has put it off.
    Away,
}

/// One line of a base.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// Who.
    pub person: PersonId,
    /// The full name.
    pub name: String,
    /// Where they stand.
    pub stands: Stands,
    /// How far on the way to being a mentor; of mentors only.
    pub stage: Option<MentorStage>,
    /// Was taught to be a mentor.
    pub is_trained: bool,
    /// Hours of training in this school year.
    pub hours: u32,
    /// Is to be chosen: was put down as a candidate, or is ready and never led anybody.
    pub is_candidate: bool,
    /// What a candidate has reached; `None` while nobody has scored them.
    pub reached: Option<Reached>,
    /// The first day of the first pair.
    pub entered: Option<Date>,
    /// The other columns, in words, one for each of [`columns`].
    pub cells: Vec<String>,
}

/// Everything that a base is worked out from.
#[derive(Clone, Copy)]
pub struct Sources<'a> {
    /// People and pairs.
    pub registry: &'a Registry,
    /// The same as it is shown: kinds, organisations.
    pub view: &'a RegistryView,
    /// Profiles.
    pub people: &'a BTreeMap<PersonId, PersonSummary>,
    /// Programmes and journals.
    pub summaries: &'a BTreeMap<PairId, Summary>,
    /// Years of birth, points of candidates.
    pub personnel: &'a PersonnelView,
    /// The sheet by which candidates are chosen; `None` for who may not read their points.
    pub sheet: Option<&'a CandidateSheet>,
    /// The day.
    pub today: Date,
    /// The language.
    pub locale: Locale,
}

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

/// The base of one side, by name.
pub fn base(sources: Sources<'_>, side: Side) -> Vec<Line> {
    let mut lines: Vec<Line> = sources
        .registry
        .people
        .keys()
        .filter_map(|person| line(sources, side, *person))
        .collect();
    lines.sort_by(|one, other| (&one.name, one.person).cmp(&(&other.name, other.person)));
    lines
}

fn line(sources: Sources<'_>, side: Side, person: PersonId) -> Option<Line> {
    let found = sources.registry.people.get(&person)?;
    let summary = sources.people.get(&person);
    let profile = summary.map(|summary| &summary.profile.profile);
    let mentor = profile.map(|profile| &profile.mentor);
    let mut pairs: Vec<&Pair> = sources
        .registry
        .pairs_ever_of(person)
        .filter(|pair| pair.side(person) == Some(side))
        .collect();
    pairs.sort_by_key(|pair| (pair.start, pair.id));
    let asked = summary.and_then(|summary| {
        let mut asked = summary.profile.requests.iter().rev();
        asked.find(|asked| matches!(asked.state, RequestState::InBase | RequestState::Paired))
    });
    let belongs = match side {
        Side::Mentor => mentor.is_some_and(|mentor| mentor.ready || mentor.stage.is_some()),
        Side::Mentee => asked.is_some(),
    };
    if !belongs && pairs.is_empty() {
        return None;
    }
    let stage = mentor
        .and_then(|mentor| mentor.stage)
        .filter(|_| side == Side::Mentor);
    let is_away = matches!(stage, Some(MentorStage::Paused | MentorStage::Left));
    let stands = if pairs.iter().any(|pair| pair.state.is_open()) {
        Stands::Paired
    } else if is_away {
        Stands::Away
    } else if belongs {
        Stands::Free
    } else {
        Stands::Ended
    };
    let profile = profile.cloned().unwrap_or_default();
    let reached = sources.sheet.and_then(|sheet| {
        let reached = sheet.reached(&sources.personnel.points(person));
        (side == Side::Mentor && reached.scored > 0).then_some(reached)
    });
    let hours = hours_in(&profile.trainings, SchoolYear::of(sources.today));
    let cells = match side {
        Side::Mentor => of_mentor(sources, person, (summary, &profile), reached, &pairs),
        Side::Mentee => of_mentee(sources, person, summary, &pairs),
    };
    Some(Line {
        person,
        name: found.name.full(),
        stands,
        stage,
        is_trained: profile.is_trained_mentor(),
        hours,
        is_candidate: stage == Some(MentorStage::Candidate)
            || (side == Side::Mentor && stage.is_none() && pairs.is_empty()),
        reached,
        entered: pairs.iter().find_map(|pair| pair.start),
        cells,
    })
}

fn of_mentor(
    sources: Sources<'_>,
    person: PersonId,
    (summary, profile): (Option<&PersonSummary>, &Profile),
    reached: Option<Reached>,
    pairs: &[&Pair],
) -> Vec<String> {
    let locale = sources.locale;
    let mentor = &profile.mentor;
    let topics = mentor.topics.iter();
    let can = topics
        .map(|topic| words::topic(locale, *topic).to_owned())
        .chain(mentor.competences.keys().cloned());
    let wants = mentor.wants.iter();
    let wants = wants.map(|one| words::mentee_category(locale, *one).to_owned());
    let mut cells = vec![
        contacts(summary),
        place(sources, person),
        join(can),
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

fn of_mentee(
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
    use jiff::civil::date;
    use ryadom_domain::{DocumentId, Form, Name, PairState, Person};
    use wasm_bindgen_test::wasm_bindgen_test;

    const ANNA: PersonId = PersonId::from_random([1; 16]);
    const MARINA: PersonId = PersonId::from_random([2; 16]);
    const OLEG: PersonId = PersonId::from_random([3; 16]);

    fn registry() -> Registry {
        let mut registry = Registry::new(DocumentId::from_random([0; 16]));
        for (id, last) in [(ANNA, "Иванова"), (MARINA, "Кузнецова"), (OLEG, "Ким")]
        {
            let person = Person {
                name: Name::new(last, "", ""),
                ..Person::default()
            };
            registry.people.insert(id, person);
        }
        // Anna leads Marina, and Marina leads Oleg: one person stands on both sides, in two pairs.
        for (byte, mentor, mentee) in [(1, ANNA, MARINA), (2, MARINA, OLEG)] {
            let pair = Pair {
                id: PairId::from_random([byte; 16]),
                form: Some(Form::TeacherTeacher),
                kind: None,
                state: PairState::Working,
                mentors: [mentor].into(),
                mentees: [mentee].into(),
                start: Some(date(2025, 9, 15)),
                end: None,
                programme: None,
                journal: None,
                reflection: None,
            };
            registry.pairs.insert(pair.id, pair);
        }
        registry
    }

    fn names(side: Side, people: &BTreeMap<PersonId, PersonSummary>) -> Vec<(String, Stands)> {
        let sources = Sources {
            registry: &registry(),
            view: &RegistryView::default(),
            people,
            summaries: &BTreeMap::new(),
            personnel: &PersonnelView::default(),
            sheet: None,
            today: date(2026, 2, 13),
            locale: Locale::ru,
        };
        let lines = base(sources, side);
        for line in &lines {
            assert_eq!(line.cells.len(), columns(Locale::ru, side, false).len());
        }
        lines
            .into_iter()
            .map(|line| (line.name, line.stands))
            .collect()
    }

    #[wasm_bindgen_test]
    fn one_person_stands_in_both_bases_when_they_lead_and_are_led() {
        let nobody = BTreeMap::new();
        let paired = |name: &str| (name.to_owned(), Stands::Paired);
        assert_eq!(
            names(Side::Mentor, &nobody),
            [paired("Иванова"), paired("Кузнецова")]
        );
        assert_eq!(
            names(Side::Mentee, &nobody),
            [paired("Ким"), paired("Кузнецова")]
        );
    }

    #[wasm_bindgen_test]
    fn hours_and_points_stand_in_their_columns() {
        let mut summary = PersonSummary::default();
        let profile = &mut summary.profile.profile;
        profile.mentor.ready = true;
        profile.trainings.push(ryadom_domain::Training {
            to: Some(date(2025, 11, 3)),
            hours: Some(36),
            ..ryadom_domain::Training::default()
        });
        let people = [(OLEG, summary)].into();
        let sheet = CandidateSheet::of("Стаж — 5\nОпыт — 3", "6");
        let mut personnel = PersonnelView::default();
        for (key, points) in [("Стаж", 4), ("Опыт", 3)] {
            let given = personnel.points.entry(OLEG).or_default();
            let choice = given.entry(key.to_owned()).or_default();
            choice.value = Some(points);
        }
        let sources = Sources {
            registry: &registry(),
            view: &RegistryView::default(),
            people: &people,
            summaries: &BTreeMap::new(),
            personnel: &personnel,
            sheet: Some(&sheet),
            today: date(2026, 2, 13),
            locale: Locale::ru,
        };
        let lines = base(sources, Side::Mentor);
        let line = lines.iter().find(|line| line.person == OLEG);
        let line = line.expect("is there");
        let names = columns(Locale::ru, Side::Mentor, true);
        assert_eq!(line.cells.len(), names.len());
        let cell = |name: &str| {
            let place = names.iter().position(|one| *one == name);
            line.cells[place.expect("a column")].as_str()
        };
        assert_eq!(
            cell("Обучение, часов за год"),
            "36, не учился наставничеству"
        );
        assert_eq!(cell("Баллы отбора"), "7 из 8, проходит");
        assert!(line.is_candidate && !line.is_trained);
    }

    #[wasm_bindgen_test]
    fn who_is_ready_stands_in_the_base_before_there_is_a_pair() {
        let mut summary = PersonSummary::default();
        summary.profile.profile.mentor.ready = true;
        let people = [(OLEG, summary)].into();
        let found = names(Side::Mentor, &people);
        assert!(found.contains(&("Ким".to_owned(), Stands::Free)));
    }
}
