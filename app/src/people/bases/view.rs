//! What a base shows, worked out from the registry and what lists keep of everybody. Pure.

use super::cells::{of_mentee, of_mentor};
use crate::i18n::*;
use jiff::civil::Date;
use ryadom_domain::candidate::{CandidateSheet, Reached};
use ryadom_domain::training::hours_in;
use ryadom_domain::{
    MentorStage, Pair, PairId, PersonId, Registry, RequestState, SchoolYear, Side,
};
use ryadom_replica::{PersonSummary, PersonnelView, RegistryView, Summary};
use std::collections::BTreeMap;

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
    /// The other columns, in words, one for each of [`super::cells::columns`].
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::people::bases::cells::columns;
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
