//! The best plan for everybody who waits, and what changes when one is asked «а если?».

use super::suit::is_possible;
use super::{Helper, Lack, Seeker, Suit, assign, suit};
use crate::PersonId;
use std::collections::{BTreeMap, BTreeSet};

/// What a curator holds fast: who is to be with whom, and who is not.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct WhatIf {
    /// Together, whatever the points say, and before anybody else has a place.
    pub pinned: BTreeMap<PersonId, PersonId>,
    /// Not together.
    pub forbidden: BTreeSet<(PersonId, PersonId)>,
}

/// What is proposed to one who waits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// Who waits.
    pub seeker: PersonId,
    /// The mentor of the best plan; `None` when there is nobody.
    pub helper: Option<PersonId>,
    /// Everybody who could be, best first.
    pub all: Vec<(PersonId, Suit)>,
    /// Who could be but for the school's rule, and what of it they lack.
    pub barred: Vec<(PersonId, Vec<Lack>)>,
}

/// A plan for everybody.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Plan {
    /// In the order in which they were asked for.
    pub proposals: Vec<Proposal>,
    /// The sum of the points.
    pub total: u32,
}

/// What is other in a plan than in another one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Change {
    /// Who waits.
    pub seeker: PersonId,
    /// Whom they had.
    pub before: Option<PersonId>,
    /// Whom they have.
    pub after: Option<PersonId>,
}

impl WhatIf {
    /// Nothing is held fast.
    pub fn is_empty(&self) -> bool {
        self.pinned.is_empty() && self.forbidden.is_empty()
    }

    fn allows(&self, seeker: PersonId, helper: PersonId) -> bool {
        !self.pinned.contains_key(&seeker) && !self.forbidden.contains(&(seeker, helper))
    }
}

impl Plan {
    /// Everybody to whom the plan gives this mentor, in the order in which they were asked for.
    pub fn given_to(&self, helper: PersonId) -> impl Iterator<Item = PersonId> + '_ {
        let given = self.proposals.iter();
        let given = given.filter(move |one| one.helper == Some(helper));
        given.map(|one| one.seeker)
    }

    /// What is other than it was in `before`.
    pub fn changes_from(&self, before: &Self) -> Vec<Change> {
        let earlier: BTreeMap<PersonId, Option<PersonId>> = before
            .proposals
            .iter()
            .map(|one| (one.seeker, one.helper))
            .collect();
        self.proposals
            .iter()
            .filter_map(|one| {
                let before = earlier.get(&one.seeker).copied().flatten();
                (before != one.helper).then_some(Change {
                    seeker: one.seeker,
                    before,
                    after: one.helper,
                })
            })
            .collect()
    }
}

/// The plan with the largest sum of points, with what is held fast.
pub fn plan(
    seekers: &[(PersonId, Seeker)],
    helpers: &BTreeMap<PersonId, Helper>,
    what_if: &WhatIf,
) -> Plan {
    let suits: Vec<BTreeMap<PersonId, Suit>> = seekers
        .iter()
        .map(|(id, seeker)| {
            helpers
                .iter()
                .filter_map(|(helping, helper)| {
                    Some((*helping, suit((*id, seeker), (*helping, helper))?))
                })
                .collect()
        })
        .collect();
    let scores: Vec<Vec<Option<u16>>> = seekers
        .iter()
        .zip(&suits)
        .map(|((id, _), suits)| {
            helpers
                .keys()
                .map(|helping| {
                    let suit = suits.get(helping)?;
                    what_if.allows(*id, *helping).then_some(suit.score)
                })
                .collect()
        })
        .collect();
    let mut places: Vec<usize> = helpers
        .values()
        .map(|helper| usize::from(helper.free()))
        .collect();
    let order: Vec<PersonId> = helpers.keys().copied().collect();
    let held: Vec<Option<usize>> = seekers
        .iter()
        .zip(&suits)
        .map(|((id, _), suits)| {
            let helper = what_if
                .pinned
                .get(id)
                .filter(|one| suits.contains_key(one))?;
            let place = order.iter().position(|one| one == helper)?;
            let free = places.get_mut(place).filter(|free| **free > 0)?;
            *free -= 1;
            Some(place)
        })
        .collect();
    let given = held.into_iter().zip(assign(&scores, &places));
    let mut made = Plan::default();
    for (((seeker, seeking), suits), given) in seekers.iter().zip(suits).zip(given) {
        let (held, assigned) = given;
        let helper = held
            .or(assigned)
            .and_then(|place| order.get(place).copied());
        let score = helper
            .and_then(|helper| suits.get(&helper))
            .map(|suit| suit.score);
        made.total += u32::from(score.unwrap_or_default());
        let mut all: Vec<(PersonId, Suit)> = suits.into_iter().collect();
        all.sort_by_key(|(id, suit)| (std::cmp::Reverse(suit.score), *id));
        made.proposals.push(Proposal {
            seeker: *seeker,
            helper,
            all,
            barred: barred((*seeker, seeking), helpers),
        });
    }
    made
}

/// Whom the school's rule alone keeps from somebody.
fn barred(
    (seeking, seeker): (PersonId, &Seeker),
    helpers: &BTreeMap<PersonId, Helper>,
) -> Vec<(PersonId, Vec<Lack>)> {
    helpers
        .iter()
        .filter(|(helping, helper)| is_possible(seeking, **helping, helper))
        .map(|(helping, helper)| (*helping, helper.rule.bars(seeker, helper)))
        .filter(|(_, lacks)| !lacks.is_empty())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pairing::Strictness;
    use crate::{MentorProfile, Request, Topic};

    const fn person(number: u8) -> PersonId {
        PersonId::from_random([number; 16])
    }

    fn seeker(number: u8, topic: Topic) -> (PersonId, Seeker) {
        let request = Request {
            topic: Some(topic),
            ..Request::default()
        };
        let seeker = Seeker {
            request,
            ..Seeker::default()
        };
        (person(number), seeker)
    }

    fn helper(number: u8, topics: &[Topic], limit: u16) -> (PersonId, Helper) {
        let mentor = MentorProfile {
            ready: true,
            limit: Some(limit),
            topics: topics.iter().copied().collect(),
            ..MentorProfile::default()
        };
        let helper = Helper {
            mentor,
            ..Helper::default()
        };
        (person(number), helper)
    }

    fn given(plan: &Plan) -> Vec<Option<PersonId>> {
        plan.proposals.iter().map(|one| one.helper).collect()
    }

    #[test]
    fn what_if_moves_the_others_and_says_what_changed() {
        let seekers = [seeker(1, Topic::Methods), seeker(2, Topic::Parents)];
        let helpers = BTreeMap::from([
            helper(11, &[Topic::Methods, Topic::Parents], 1),
            helper(12, &[Topic::Methods], 1),
        ]);
        let best = plan(&seekers, &helpers, &WhatIf::default());
        assert_eq!(given(&best), [Some(person(12)), Some(person(11))]);

        let pinned = WhatIf {
            pinned: [(person(1), person(11))].into(),
            ..WhatIf::default()
        };
        let other = plan(&seekers, &helpers, &pinned);
        assert_eq!(given(&other), [Some(person(11)), Some(person(12))]);
        assert!(other.total < best.total);
        assert_eq!(other.changes_from(&best).len(), 2);

        let forbidden = WhatIf {
            forbidden: [(person(2), person(11))].into(),
            ..WhatIf::default()
        };
        let other = plan(&seekers, &helpers, &forbidden);
        assert_eq!(given(&other), [Some(person(11)), Some(person(12))]);
        assert_eq!(best.changes_from(&best), []);
    }

    #[test]
    fn what_is_held_fast_has_its_place_before_others_however_few_its_points() {
        let seekers = [seeker(1, Topic::Methods), seeker(2, Topic::Parents)];
        let helpers = BTreeMap::from([helper(11, &[Topic::Parents], 1)]);
        let best = plan(&seekers, &helpers, &WhatIf::default());
        assert_eq!(given(&best), [None, Some(person(11))]);
        let pinned = WhatIf {
            pinned: [(person(1), person(11))].into(),
            ..WhatIf::default()
        };
        let other = plan(&seekers, &helpers, &pinned);
        assert_eq!(given(&other), [Some(person(11)), None]);
    }

    #[test]
    fn whom_the_rule_bars_is_not_offered_and_it_is_said_why() {
        let seekers = [seeker(1, Topic::Methods)];
        let (id, mut strict) = helper(11, &[Topic::Methods], 1);
        strict.is_staff = true;
        strict.rule.category = Strictness::Hard;
        let helpers = BTreeMap::from([(id, strict), helper(12, &[], 1)]);
        let made = plan(&seekers, &helpers, &WhatIf::default());
        assert_eq!(given(&made), [Some(person(12))]);
        assert_eq!(made.proposals[0].all.len(), 1);
        assert_eq!(made.proposals[0].barred, [(id, vec![Lack::Category])]);
    }

    #[test]
    fn a_mentor_takes_no_more_than_the_limit() {
        let seekers = [
            seeker(1, Topic::Methods),
            seeker(2, Topic::Methods),
            seeker(3, Topic::Methods),
        ];
        let helpers = BTreeMap::from([helper(11, &[Topic::Methods], 2)]);
        let made = plan(&seekers, &helpers, &WhatIf::default());
        assert_eq!(given(&made).iter().flatten().count(), 2);
        assert_eq!(made.given_to(person(11)).count(), 2, "who could be a group");
        assert_eq!(
            made.proposals[0].all.len(),
            1,
            "everybody who could be is shown"
        );
    }
}
