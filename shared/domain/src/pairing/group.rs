//! Several at once: one mentor with several who wait, several mentors with one (DOMAIN.md S1-16).

use super::{Helper, Lack, Seeker, Suit, suit};
use crate::PersonId;
use std::collections::{BTreeMap, BTreeSet};

/// People who are to be one group.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Group {
    /// Who leads.
    pub mentors: BTreeSet<PersonId>,
    /// Who waits.
    pub mentees: BTreeSet<PersonId>,
}

/// How well one of the mentees suits one of the mentors.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Between {
    /// Who waits.
    pub mentee: PersonId,
    /// Who leads.
    pub mentor: PersonId,
    /// How well, and why.
    pub suit: Suit,
}

impl Group {
    /// More than two people.
    pub fn is_more_than_a_pair(&self) -> bool {
        self.mentors.len() + self.mentees.len() > 2
    }

    /// The first mentor who takes fewer than so many, and how many that are.
    pub fn too_many_for(&self, helpers: &BTreeMap<PersonId, Helper>) -> Option<(PersonId, u16)> {
        let wanted = u16::try_from(self.mentees.len()).unwrap_or(u16::MAX);
        self.mentors
            .iter()
            .filter_map(|id| Some((*id, helpers.get(id)?.free())))
            .find(|(_, free)| *free < wanted)
    }

    /// The first two of it whom the school's rule keeps apart, mentor first, and why.
    pub fn barred(
        &self,
        seekers: &[(PersonId, Seeker)],
        helpers: &BTreeMap<PersonId, Helper>,
    ) -> Option<(PersonId, PersonId, Vec<Lack>)> {
        let mentees = || seekers.iter().filter(|(id, _)| self.mentees.contains(id));
        self.mentors
            .iter()
            .filter_map(|id| Some((*id, helpers.get(id)?)))
            .find_map(|(mentor, helper)| {
                mentees().find_map(|(mentee, seeker)| {
                    let lacks = helper.rule.bars(seeker, helper);
                    (!lacks.is_empty()).then_some((mentor, *mentee, lacks))
                })
            })
    }

    /// Everybody with everybody, mentee by mentee. Whoever cannot be together is left out.
    pub fn between(
        &self,
        seekers: &[(PersonId, Seeker)],
        helpers: &BTreeMap<PersonId, Helper>,
    ) -> Vec<Between> {
        let of = |(mentee, seeker): &(PersonId, Seeker)| {
            let mentors = self
                .mentors
                .iter()
                .filter_map(|id| Some((*id, helpers.get(id)?)));
            let found = mentors.filter_map(|(mentor, helper)| {
                let suit = suit((*mentee, seeker), (mentor, helper))?;
                Some(Between {
                    mentee: *mentee,
                    mentor,
                    suit,
                })
            });
            found.collect::<Vec<_>>()
        };
        let mentees = seekers.iter().filter(|(id, _)| self.mentees.contains(id));
        mentees.flat_map(of).collect()
    }
}

/// The points of a group: of all its twos in the middle.
pub fn mean_score(all: &[Between]) -> Option<u16> {
    let sum: u32 = all.iter().map(|one| u32::from(one.suit.score)).sum();
    let count = u32::try_from(all.len()).ok().filter(|count| *count > 0)?;
    u16::try_from((sum + count / 2) / count).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{MentorProfile, Request, Topic};

    const fn person(number: u8) -> PersonId {
        PersonId::from_random([number; 16])
    }

    fn seekers() -> Vec<(PersonId, Seeker)> {
        let seeker = |number, topic| {
            let request = Request {
                topic: Some(topic),
                ..Request::default()
            };
            let seeker = Seeker {
                request,
                ..Seeker::default()
            };
            (person(number), seeker)
        };
        vec![
            seeker(1, Topic::Methods),
            seeker(2, Topic::Parents),
            seeker(3, Topic::Methods),
        ]
    }

    fn helpers() -> BTreeMap<PersonId, Helper> {
        let helper = |number, topic, limit, load| {
            let mentor = MentorProfile {
                ready: true,
                limit: Some(limit),
                topics: [topic].into(),
                ..MentorProfile::default()
            };
            let helper = Helper {
                mentor,
                load,
                ..Helper::default()
            };
            (person(number), helper)
        };
        [
            helper(11, Topic::Methods, 3, 1),
            helper(12, Topic::Parents, 1, 0),
        ]
        .into()
    }

    fn group(mentors: &[u8], mentees: &[u8]) -> Group {
        let people = |all: &[u8]| all.iter().copied().map(person).collect();
        Group {
            mentors: people(mentors),
            mentees: people(mentees),
        }
    }

    #[test]
    fn the_limit_of_each_mentor_counts_for_a_group() {
        let helpers = helpers();
        assert_eq!(group(&[11], &[1, 3]).too_many_for(&helpers), None);
        assert_eq!(
            group(&[11], &[1, 2, 3]).too_many_for(&helpers),
            Some((person(11), 2))
        );
        assert_eq!(
            group(&[11, 12], &[1, 3]).too_many_for(&helpers),
            Some((person(12), 1))
        );
        assert!(!group(&[11], &[1]).is_more_than_a_pair());
        assert!(group(&[11, 12], &[1]).is_more_than_a_pair());
    }

    #[test]
    fn everybody_of_a_group_has_reasons_and_it_has_the_points_in_the_middle() {
        let (seekers, helpers) = (seekers(), helpers());
        let all = group(&[11, 12], &[1, 2]).between(&seekers, &helpers);
        let twos: Vec<_> = all.iter().map(|one| (one.mentee, one.mentor)).collect();
        assert_eq!(
            twos,
            [
                (person(1), person(11)),
                (person(1), person(12)),
                (person(2), person(11)),
                (person(2), person(12)),
            ]
        );
        let scores: Vec<u32> = all.iter().map(|one| u32::from(one.suit.score)).collect();
        assert!(scores[0] > scores[1] && scores[3] > scores[2]);
        let mean = (scores.iter().sum::<u32>() + 2) / 4;
        assert_eq!(mean_score(&all).map(u32::from), Some(mean));
        assert_eq!(mean_score(&[]), None);
    }
}
