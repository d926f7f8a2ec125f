//! Who waits and who helps, from what lists keep of everybody. Pure.

use ryadom_domain::pairing::{Eligibility, Helper, Lack, Seeker};
use ryadom_domain::{
    Asked, EndReason, PairId, PersonId, PersonKind, Profile, Registry, RequestState, Side, Topic,
};
use ryadom_replica::{PersonSummary, PersonnelView, RegistryView, Summary};
use std::collections::{BTreeMap, BTreeSet};

/// Everybody who waits for a mentor, and everybody who may be one.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct School {
    /// Who waits: what is urgent first, then who waits longest.
    pub seekers: Vec<(PersonId, Seeker)>,
    /// The request of each who waits.
    pub asked: BTreeMap<PersonId, Asked>,
    /// Who helps.
    pub helpers: BTreeMap<PersonId, Helper>,
}

impl School {
    /// Works it out.
    pub fn of(
        registry: &Registry,
        view: &RegistryView,
        people: &BTreeMap<PersonId, PersonSummary>,
        (personnel, rule): (&PersonnelView, Eligibility),
        summaries: &BTreeMap<PairId, Summary>,
    ) -> Self {
        let mut school = Self::default();
        for (id, person) in &registry.people {
            let Some(summary) = people.get(id) else {
                continue;
            };
            let row = view.people.iter().find(|row| row.id == *id);
            let profile = &summary.profile.profile;
            let kind = row.and_then(|row| row.kind.value);
            if profile.mentor.is_offered() {
                let mut helper = helper(registry, view, *id, profile);
                helper.rule = rule;
                school.helpers.insert(*id, helper);
            }
            if let Some(asked) = waiting(registry, summary) {
                let seeker = Seeker {
                    request: asked.request.clone(),
                    deficits: lacking(registry, summaries, *id),
                    subject: profile.teacher.subject.clone(),
                    category: profile.mentee.category,
                    meets: profile.mentee.meets,
                    times: profile.mentee.times.clone(),
                    manager: row.and_then(|row| row.manager.value),
                    parted: parted(registry, personnel, *id),
                    position: person.position.clone(),
                    is_staff: is_staff(kind),
                };
                school.seekers.push((*id, seeker));
                school.asked.insert(*id, asked.clone());
            }
        }
        school.seekers.sort_by_key(|(id, seeker)| {
            let request = &seeker.request;
            (std::cmp::Reverse(request.urgency), request.made, *id)
        });
        school
    }
}

/// Whoever is not said to be somebody else works in the school.
fn is_staff(kind: Option<PersonKind>) -> bool {
    matches!(kind, None | Some(PersonKind::Staff))
}

/// Somebody as one who leads; the school's rule is the usual one.
fn helper(registry: &Registry, view: &RegistryView, id: PersonId, profile: &Profile) -> Helper {
    let person = registry.people.get(&id);
    let row = view.people.iter().find(|row| row.id == id);
    Helper {
        mentor: profile.mentor.clone(),
        teacher: profile.teacher.clone(),
        load: load(registry, id),
        is_head: person.is_some_and(|person| person.roles.head),
        is_staff: is_staff(row.and_then(|row| row.kind.value)),
        position: person
            .map(|person| person.position.clone())
            .unwrap_or_default(),
        rule: Eligibility::USUAL,
    }
}

/// Whom of a pair's form the school's rule keeps apart: mentor, mentee, and what the mentor lacks. Of a mentor whose
/// profile is not on this device nothing is said.
pub fn barred(
    registry: &Registry,
    view: &RegistryView,
    people: &BTreeMap<PersonId, PersonSummary>,
    rule: Eligibility,
    (mentors, mentees): (&BTreeSet<PersonId>, &BTreeSet<PersonId>),
) -> Vec<(PersonId, PersonId, Vec<Lack>)> {
    let mut found = Vec::new();
    for mentor in mentors {
        let Some(summary) = people
            .get(mentor)
            .filter(|one| !one.profile.heads.is_empty())
        else {
            continue;
        };
        let helper = helper(registry, view, *mentor, &summary.profile.profile);
        for mentee in mentees {
            let row = view.people.iter().find(|row| row.id == *mentee);
            let person = registry.people.get(mentee);
            let seeker = Seeker {
                position: person
                    .map(|person| person.position.clone())
                    .unwrap_or_default(),
                is_staff: is_staff(row.and_then(|row| row.kind.value)),
                ..Seeker::default()
            };
            let lacks = rule.bars(&seeker, &helper);
            if !lacks.is_empty() {
                found.push((*mentor, *mentee, lacks));
            }
        }
    }
    found
}

/// The request of somebody that waits for a pair: the most urgent one, and of those the newest.
pub fn waiting<'a>(registry: &Registry, summary: &'a PersonSummary) -> Option<&'a Asked> {
    let requests = summary.profile.requests.iter();
    requests
        .filter(|asked| is_waiting(registry, asked))
        .max_by_key(|asked| (asked.request.urgency, asked.request.made))
}

/// What somebody's programmes say they still find hard.
pub fn lacking(
    registry: &Registry,
    summaries: &BTreeMap<PairId, Summary>,
    mentee: PersonId,
) -> BTreeSet<Topic> {
    let led = registry
        .pairs_of(mentee)
        .filter(|pair| pair.mentees.contains(&mentee));
    let programmes = led.filter_map(|pair| summaries.get(&pair.id)?.programme.as_ref());
    programmes
        .flat_map(|programme| programme.lacking.iter().copied().map(Topic::of))
        .collect()
}

/// A request whose pair was taken back waits again.
fn is_waiting(registry: &Registry, asked: &Asked) -> bool {
    let has_pair = asked
        .pair
        .is_some_and(|pair| registry.pairs.contains_key(&pair));
    asked.state.is_open() || (asked.state == RequestState::Paired && !has_pair)
}

/// How many people somebody leads in pairs that are not ended.
fn load(registry: &Registry, mentor: PersonId) -> u16 {
    let led: BTreeSet<PersonId> = registry
        .pairs_of(mentor)
        .filter(|pair| pair.state.is_open() && pair.side(mentor) == Some(Side::Mentor))
        .flat_map(|pair| pair.mentees.iter().copied())
        .collect();
    u16::try_from(led.len()).unwrap_or(u16::MAX)
}

/// The pairs of somebody that were ended because the two did not suit each other, the newest last.
pub fn replaced<'a>(
    registry: &'a Registry,
    personnel: &'a PersonnelView,
    mentee: PersonId,
) -> impl Iterator<Item = PairId> + 'a {
    registry
        .pairs_of(mentee)
        .filter(move |pair| !pair.state.is_open() && pair.mentees.contains(&mentee))
        .map(|pair| pair.id)
        .filter(|pair| {
            let papers = personnel.pairs.get(pair);
            papers.is_some_and(|papers| papers.end_reason.value == Some(EndReason::Replaced))
        })
}

fn parted(registry: &Registry, personnel: &PersonnelView, mentee: PersonId) -> BTreeSet<PersonId> {
    replaced(registry, personnel, mentee)
        .filter_map(|pair| registry.pairs.get(&pair))
        .flat_map(|pair| pair.mentors.iter().copied())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use ryadom_domain::pairing::Strictness;
    use ryadom_domain::{
        Area, DocumentId, Pair, PairState, Person, Qualification, Request, RequestId,
    };
    use ryadom_replica::PairPapers;
    use wasm_bindgen_test::wasm_bindgen_test;

    const MENTOR: PersonId = PersonId::from_random([1; 16]);
    const MENTEE: PersonId = PersonId::from_random([2; 16]);
    const PAIR: PairId = PairId::from_random([3; 16]);

    fn registry(state: PairState) -> Registry {
        let mut registry = Registry::new(DocumentId::from_random([0; 16]));
        registry.people.insert(MENTOR, Person::default());
        registry.people.insert(MENTEE, Person::default());
        let pair = Pair {
            id: PAIR,
            form: None,
            kind: None,
            state,
            mentors: [MENTOR].into(),
            mentees: [MENTEE].into(),
            start: None,
            end: None,
            programme: None,
            journal: None,
            reflection: None,
        };
        registry.pairs.insert(PAIR, pair);
        registry
    }

    fn people(state: RequestState, pair: Option<PairId>) -> BTreeMap<PersonId, PersonSummary> {
        let mut mentor = PersonSummary::default();
        mentor.profile.profile.mentor.ready = true;
        let mut mentee = PersonSummary::default();
        mentee.profile.requests.push(Asked {
            id: RequestId::from_random([4; 16]),
            request: Request::default(),
            state,
            pair,
        });
        [(MENTOR, mentor), (MENTEE, mentee)].into()
    }

    fn school(registry: &Registry, people: &BTreeMap<PersonId, PersonSummary>) -> School {
        let mut personnel = PersonnelView::default();
        let mut papers = PairPapers::default();
        papers.end_reason.value = Some(EndReason::Replaced);
        personnel.pairs.insert(PAIR, papers);
        let mut summary = Summary::default();
        let programme = summary.programme.get_or_insert_default();
        programme.lacking = [Area::Digital].into();
        School::of(
            registry,
            &RegistryView::default(),
            people,
            (&personnel, Eligibility::USUAL),
            &[(PAIR, summary)].into(),
        )
    }

    #[wasm_bindgen_test]
    fn who_leads_somebody_has_less_room_and_who_is_led_waits_no_more() {
        let paired = people(RequestState::Paired, Some(PAIR));
        let made = school(&registry(PairState::Working), &paired);
        assert_eq!(made.helpers[&MENTOR].load, 1);
        assert!(made.seekers.is_empty());
    }

    #[wasm_bindgen_test]
    fn who_comes_from_a_pair_that_did_not_suit_waits_and_it_is_known() {
        let waits = people(RequestState::InBase, Some(PAIR));
        let made = school(&registry(PairState::Dissolved), &waits);
        assert_eq!(made.helpers[&MENTOR].load, 0);
        let (_, seeker) = &made.seekers[0];
        assert_eq!(seeker.parted, [MENTOR].into());
        assert_eq!(seeker.deficits, [Topic::Digital].into());
    }

    #[wasm_bindgen_test]
    fn the_rule_of_the_school_is_asked_of_a_pair_that_a_curator_makes() {
        let registry = registry(PairState::Working);
        let view = RegistryView::default();
        let mut people = people(RequestState::New, None);
        let strict = Eligibility {
            category: Strictness::Hard,
            ..Eligibility::USUAL
        };
        let (mentors, mentees) = (BTreeSet::from([MENTOR]), BTreeSet::from([MENTEE]));
        let of = |people: &BTreeMap<PersonId, PersonSummary>, rule| {
            barred(&registry, &view, people, rule, (&mentors, &mentees))
        };
        assert_eq!(of(&people, strict), [], "the profile is not here");
        let mentor = people.get_mut(&MENTOR).expect("is there");
        mentor.profile.heads.push("00".to_owned());
        let lacks = vec![Lack::Category];
        assert_eq!(of(&people, strict), [(MENTOR, MENTEE, lacks)]);
        assert_eq!(of(&people, Eligibility::USUAL), []);
        let mentor = people.get_mut(&MENTOR).expect("is there");
        mentor.profile.profile.teacher.qualification = Some(Qualification::First);
        assert_eq!(of(&people, strict), []);
    }

    #[wasm_bindgen_test]
    fn a_pair_that_was_taken_back_gives_the_request_back() {
        let mut registry = registry(PairState::Consent);
        registry.pairs.clear();
        let paired = people(RequestState::Paired, Some(PAIR));
        assert_eq!(school(&registry, &paired).seekers.len(), 1);
    }
}
