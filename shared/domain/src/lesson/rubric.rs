//! What a lesson is scored by, and what the scores come to.

use crate::codes::coded;
use std::collections::BTreeMap;

coded! {
    /// How criteria are scored.
    Style {
        /// Направление, критерий, 2, 1 или 0 с описанием каждого уровня.
        Levels = "levels",
        /// Раздел, критерий с весом, да, частично или нет.
        Weighted = "weighted",
    }
}

coded! {
    /// What one criterion was given.
    Score {
        /// 2, да.
        Two = "2",
        /// 1, частично.
        One = "1",
        /// 0, нет.
        Zero = "0",
        /// Не наблюдалось: counts neither for nor against.
        NotSeen = "not_seen",
    }
}

/// Scores by the keys of their criteria.
pub type Scores = BTreeMap<String, Score>;

/// A list of criteria, in sections.
#[derive(Debug, Clone, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
pub struct Rubric {
    /// Its name; empty for the usual checklist.
    pub name: String,
    /// How its criteria are scored.
    pub style: Style,
    /// Its sections, in order.
    pub sections: Vec<Section>,
}

/// A section of a rubric: a direction of work.
#[derive(Debug, Clone, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
pub struct Section {
    /// Unique in its rubric.
    pub key: String,
    /// Its name; empty in the usual checklist, whose words the screens have.
    pub name: String,
    /// Its criteria, in order.
    pub criteria: Vec<Criterion>,
}

/// One criterion.
#[derive(Debug, Clone, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
pub struct Criterion {
    /// Unique in its rubric: scores go by it.
    pub key: String,
    /// What is looked at; empty in the usual checklist.
    pub words: String,
    /// How much it counts.
    pub weight: u16,
    /// What 2, 1 and 0 look like; may be empty.
    pub levels: [String; 3],
}

/// Points, which may be halves: «частично» of an odd weight.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Points(u32);

/// What the scores of one section, or of the whole rubric, come to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// Given.
    pub points: Points,
    /// The most that could be given, without what was not seen.
    pub most: Points,
    /// Criteria with a score.
    pub scored: usize,
    /// Criteria.
    pub of: usize,
}

/// Sums by section, in the rubric's order, and of all.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tallies {
    /// Of each section.
    pub sections: Vec<Tally>,
    /// Of all.
    pub all: Tally,
}

impl Default for Rubric {
    fn default() -> Self {
        Self::usual(Style::Levels)
    }
}

impl Rubric {
    /// Every criterion, in order.
    pub fn criteria(&self) -> impl Iterator<Item = &Criterion> {
        self.sections.iter().flat_map(|section| &section.criteria)
    }

    /// The most points that can be given.
    pub fn most(&self) -> u32 {
        self.tally(&Scores::new()).all.most.floor()
    }

    /// What scores come to.
    pub fn tally(&self, scores: &Scores) -> Tallies {
        let of_section = |section: &Section| {
            let tallied = section.criteria.iter().map(|criterion| {
                let score = scores.get(&criterion.key).copied();
                Tally::of(criterion.weight, self.style, score)
            });
            tallied.fold(Tally::default(), Tally::and)
        };
        let sections: Vec<Tally> = self.sections.iter().map(of_section).collect();
        let all = sections.iter().copied().fold(Tally::default(), Tally::and);
        Tallies { sections, all }
    }
}

impl Score {
    /// 0, 1 or 2; `None` for what was not seen.
    pub const fn level(self) -> Option<u8> {
        match self {
            Self::Two => Some(2),
            Self::One => Some(1),
            Self::Zero => Some(0),
            Self::NotSeen => None,
        }
    }
}

impl Points {
    /// So many whole points.
    pub const fn whole(points: u32) -> Self {
        Self(points.saturating_mul(2))
    }

    /// Without a half that may be left.
    pub const fn floor(self) -> u32 {
        self.0 / 2
    }

    /// Whether there is half a point besides.
    pub const fn has_half(self) -> bool {
        !self.0.is_multiple_of(2)
    }
}

impl Tally {
    /// Of one criterion.
    fn of(weight: u16, style: Style, score: Option<Score>) -> Self {
        // A «да» is the weight itself; of levels each is the weight once.
        let halves_of_a_level = match style {
            Style::Weighted => 1,
            Style::Levels => 2,
        };
        let level = u32::from(weight) * halves_of_a_level;
        let (points, most) = match score {
            Some(Score::NotSeen) => (0, 0),
            Some(Score::Two) => (2 * level, 2 * level),
            Some(Score::One) => (level, 2 * level),
            Some(Score::Zero) | None => (0, 2 * level),
        };
        Self {
            points: Points(points),
            most: Points(most),
            scored: usize::from(score.is_some()),
            of: 1,
        }
    }

    fn and(self, other: Self) -> Self {
        Self {
            points: Points(self.points.0.saturating_add(other.points.0)),
            most: Points(self.most.0.saturating_add(other.most.0)),
            scored: self.scored + other.scored,
            of: self.of + other.of,
        }
    }

    /// True when every criterion has a score.
    pub const fn is_complete(&self) -> bool {
        self.of > 0 && self.scored == self.of
    }

    /// Points of the most, in percent, rounded half up. `None` while criteria wait for a score: a percent of half a sheet
    /// would be compared with those of whole ones.
    pub fn percent(&self) -> Option<u8> {
        if !self.is_complete() || self.most.0 == 0 {
            return None;
        }
        let (points, most) = (u64::from(self.points.0), u64::from(self.most.0));
        u8::try_from((200 * points + most) / (2 * most)).ok()
    }
}

/// The mean of several percents, rounded half up; `None` of none.
pub fn mean(percents: &[u8]) -> Option<u8> {
    let count = u32::try_from(percents.len())
        .ok()
        .filter(|count| *count > 0)?;
    let sum: u32 = percents.iter().copied().map(u32::from).sum();
    u8::try_from((2 * sum + count) / (2 * count)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn own(style: Style, weights: &[&[u16]]) -> Rubric {
        let section = |(place, weights): (usize, &&[u16])| Section {
            key: place.to_string(),
            name: String::new(),
            criteria: (0..)
                .zip(*weights)
                .map(|(number, weight): (u32, _)| Criterion {
                    key: format!("{place}.{number}"),
                    words: String::new(),
                    weight: *weight,
                    levels: Default::default(),
                })
                .collect(),
        };
        Rubric {
            name: "Лист школы".to_owned(),
            style,
            sections: weights.iter().enumerate().map(section).collect(),
        }
    }

    fn scores(all: &[(&str, Score)]) -> Scores {
        all.iter()
            .map(|(key, score)| ((*key).to_owned(), *score))
            .collect()
    }

    fn all_of(rubric: &Rubric, score: Score) -> Scores {
        rubric
            .criteria()
            .map(|criterion| (criterion.key.clone(), score))
            .collect()
    }

    #[test]
    fn the_usual_checklist_has_forty_two_points() {
        let rubric = Rubric::usual(Style::Levels);
        let best = rubric.tally(&all_of(&rubric, Score::Two)).all;
        assert_eq!(
            (best.points, best.most),
            (Points::whole(42), Points::whole(42))
        );
        assert_eq!((best.of, best.percent()), (21, Some(100)));
        let middle = rubric.tally(&all_of(&rubric, Score::One)).all;
        assert_eq!(
            (middle.points, middle.percent()),
            (Points::whole(21), Some(50))
        );
    }

    #[test]
    fn weights_count_in_their_section_and_a_partly_is_half_of_one() {
        let rubric = own(Style::Weighted, &[&[3, 1], &[2]]);
        let tallies = rubric.tally(&scores(&[
            ("0.0", Score::One),
            ("0.1", Score::Two),
            ("1.0", Score::Zero),
        ]));
        let [first, second] = tallies.sections.as_slice() else {
            panic!("two sections");
        };
        assert_eq!((first.points.floor(), first.points.has_half()), (2, true));
        assert_eq!(first.most, Points::whole(4));
        assert_eq!(
            (second.points, second.most),
            (Points::whole(0), Points::whole(2))
        );
        // 2.5 of 6.
        assert_eq!(tallies.all.percent(), Some(42));
    }

    #[test]
    fn what_was_not_seen_counts_neither_way() {
        let rubric = own(Style::Levels, &[&[1, 1, 1]]);
        let tally = rubric
            .tally(&scores(&[
                ("0.0", Score::Two),
                ("0.1", Score::NotSeen),
                ("0.2", Score::One),
            ]))
            .all;
        assert_eq!(
            (tally.points, tally.most),
            (Points::whole(3), Points::whole(4))
        );
        assert_eq!(tally.percent(), Some(75));
        let nothing = rubric.tally(&all_of(&rubric, Score::NotSeen)).all;
        assert!(nothing.is_complete());
        assert_eq!(nothing.percent(), None);
    }

    #[test]
    fn half_a_sheet_has_no_percent() {
        let rubric = own(Style::Levels, &[&[1, 1]]);
        let tally = rubric.tally(&scores(&[("0.0", Score::Two)])).all;
        assert_eq!((tally.scored, tally.of, tally.percent()), (1, 2, None));
        assert_eq!(tally.most, Points::whole(4));
    }

    #[test]
    fn scores_of_another_rubric_are_passed_over() {
        let rubric = own(Style::Levels, &[&[1]]);
        let tally = rubric.tally(&scores(&[("elsewhere", Score::Two)])).all;
        assert_eq!((tally.scored, tally.points), (0, Points::whole(0)));
    }

    #[test]
    fn experts_agree_on_a_mean() {
        assert_eq!(mean(&[]), None);
        assert_eq!(mean(&[81]), Some(81));
        assert_eq!(mean(&[80, 81]), Some(81));
        assert_eq!(mean(&[80, 81, 79]), Some(80));
    }

    proptest! {
        #[test]
        fn sections_add_up_to_the_whole(
            weights in proptest::collection::vec(proptest::collection::vec(0..u16::MAX, 0..5), 0..5),
            levels in any::<bool>(),
            given in proptest::collection::vec(0..5_usize, 25),
        ) {
            let style = if levels { Style::Levels } else { Style::Weighted };
            let sections: Vec<&[u16]> = weights.iter().map(Vec::as_slice).collect();
            let rubric = own(style, &sections);
            let scores: Scores = rubric
                .criteria()
                .zip(&given)
                .filter_map(|(criterion, score)| Some((criterion.key.clone(), *Score::ALL.get(*score)?)))
                .collect();
            let tallies = rubric.tally(&scores);
            let sum = |part: fn(&Tally) -> u32| tallies.sections.iter().map(part).sum::<u32>();
            prop_assert_eq!(sum(|tally| tally.points.0), tallies.all.points.0);
            prop_assert_eq!(sum(|tally| tally.most.0), tallies.all.most.0);
            prop_assert!(tallies.all.points <= tallies.all.most);
            prop_assert!(tallies.all.percent().is_none_or(|percent| percent <= 100));
        }
    }
}
