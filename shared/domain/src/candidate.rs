//! The sheet by which a school chooses its mentors: criteria with points, and from how many points on a candidate is taken.
//!
//! Source: DOMAIN.md 2.4 (`selectionResult`) and 6, S4-16.

use crate::codes::coded;
use crate::profile::Criterion;
use std::collections::BTreeMap;

/// So many points a criterion has when nothing else is said.
pub const USUAL_POINTS: u16 = 3;
/// More than that for one criterion says nothing any more.
pub const POINTS_MOST: u16 = 100;
/// So many criteria a sheet has at most.
pub const CRITERIA_MOST: usize = 30;
/// What may stand between a criterion and its points.
pub const SEPARATORS: [char; 4] = ['—', '–', '-', ':'];
/// From this share of all points on a candidate is taken, in percent, until the school says how many.
const USUAL_SHARE: u32 = 60;

coded! {
    /// The criteria of a school that has not written its own.
    UsualCriterion {
        /// Измеримые результаты работы.
        Results = "results",
        /// Знает, чему может научить.
        Competences = "competences",
        /// Первая или высшая категория.
        Qualification = "qualification",
        /// Стаж.
        Experience = "experience",
        /// Умение общаться.
        Rapport = "rapport",
        /// Желание быть наставником.
        Wish = "wish",
        /// Время.
        Hours = "hours",
        /// Обучение наставничеству.
        Training = "training",
    }
}

impl UsualCriterion {
    /// What the profile says of it, where it says anything.
    pub const fn of_profile(self) -> Option<Criterion> {
        Some(match self {
            Self::Results => Criterion::Results,
            Self::Competences => Criterion::Competences,
            Self::Qualification => Criterion::Qualification,
            Self::Experience => Criterion::Experience,
            Self::Hours => Criterion::Hours,
            Self::Training => Criterion::Training,
            Self::Rapport | Self::Wish => return None,
        })
    }
}

/// One criterion of a sheet.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Asked {
    /// By what the points are kept: the code of a usual one, the words of the school's own. Whoever words it anew asks
    /// for something else, and it is scored anew.
    pub key: String,
    /// Points at most.
    pub most: u16,
}

impl Asked {
    /// The usual criterion that it is; `None` for the school's own.
    pub fn usual(&self) -> Option<UsualCriterion> {
        self.key.parse().ok()
    }
}

/// The sheet of a school.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CandidateSheet {
    /// The criteria, in order.
    pub criteria: Vec<Asked>,
    /// From so many points on a candidate is taken.
    pub threshold: u32,
}

/// What a candidate has reached.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Reached {
    /// Points.
    pub points: u32,
    /// How many criteria have points.
    pub scored: usize,
}

impl CandidateSheet {
    /// The sheet that a school has: its own lines («Стаж от пяти лет — 5», one a line), or the usual criteria; and its
    /// threshold, or the usual share of all points.
    pub fn of(lines: &str, threshold: &str) -> Self {
        let mut criteria: Vec<Asked> = Vec::new();
        for line in lines.lines() {
            let Some(asked) = asked(line) else { continue };
            let is_new = criteria.iter().all(|one| one.key != asked.key);
            if is_new && criteria.len() < CRITERIA_MOST {
                criteria.push(asked);
            }
        }
        if criteria.is_empty() {
            criteria = UsualCriterion::ALL
                .iter()
                .map(|one| Asked {
                    key: one.to_string(),
                    most: USUAL_POINTS,
                })
                .collect();
        }
        let mut sheet = Self {
            criteria,
            threshold: 0,
        };
        let most = sheet.most();
        let said = threshold.trim().parse().ok();
        sheet.threshold = said
            .filter(|said| (1..=most).contains(said))
            .unwrap_or_else(|| (most * USUAL_SHARE).div_ceil(100));
        sheet
    }

    /// All points together.
    pub fn most(&self) -> u32 {
        self.criteria.iter().map(|one| u32::from(one.most)).sum()
    }

    /// What points come to. Those of criteria that the sheet does not have any more are not counted, and none counts for
    /// more than the sheet gives.
    pub fn reached(&self, points: &BTreeMap<String, u16>) -> Reached {
        let given = self
            .criteria
            .iter()
            .filter_map(|one| Some(u32::from((*points.get(&one.key)?).min(one.most))));
        given.fold(Reached::default(), |sum, points| Reached {
            points: sum.points + points,
            scored: sum.scored + 1,
        })
    }

    /// Every criterion has its points, and they are enough.
    pub fn is_passed(&self, reached: Reached) -> bool {
        self.is_whole(reached) && reached.points >= self.threshold
    }

    /// Every criterion has its points.
    pub fn is_whole(&self, reached: Reached) -> bool {
        reached.scored == self.criteria.len()
    }
}

/// The first line whose number is none of points: nothing, less than nothing, or more than [`POINTS_MOST`]. The number is
/// then read as words.
pub fn misread(lines: &str) -> Option<&str> {
    lines.lines().map(str::trim).find(|line| {
        let Some((words, most)) = line.rsplit_once(SEPARATORS) else {
            return false;
        };
        let most = most.trim();
        let is_number = !most.is_empty() && most.bytes().all(|byte| byte.is_ascii_digit());
        let are_points = most
            .parse()
            .is_ok_and(|most: u16| (1..=POINTS_MOST).contains(&most));
        let is_negative = words.trim_end().ends_with(SEPARATORS);
        is_number && (!are_points || is_negative)
    })
}

/// A line of the school's own list; `None` for an empty one. A number behind the last dash or colon says the points.
fn asked(line: &str) -> Option<Asked> {
    let line = line.trim();
    let (words, most) = line
        .rsplit_once(SEPARATORS)
        .and_then(|(words, most)| {
            let most = most.trim().parse().ok()?;
            (1..=POINTS_MOST).contains(&most).then_some((words, most))
        })
        .unwrap_or((line, USUAL_POINTS));
    let words = words.trim();
    let key = words.to_owned();
    (!key.is_empty()).then_some(Asked { key, most })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_that_is_none_of_points_is_told() {
        for wrong in ["Странный — 0", "Огромный — 99999999999", "Минус — -4"]
        {
            let lines = format!("Стаж — 5\n{wrong}");
            assert_eq!(misread(&lines), Some(wrong));
        }
        assert_eq!(misread("Стаж — 5\nПоёт\nчто-то\nОпыт: 100"), None);
    }

    fn keys(sheet: &CandidateSheet) -> Vec<(&str, u16)> {
        let criteria = sheet.criteria.iter();
        criteria.map(|one| (one.key.as_str(), one.most)).collect()
    }

    #[test]
    fn a_school_that_has_written_nothing_has_the_usual_sheet() {
        let sheet = CandidateSheet::of(" \n", "");
        assert_eq!(sheet.criteria.len(), UsualCriterion::ALL.len());
        assert_eq!((sheet.most(), sheet.threshold), (24, 15));
        assert!(sheet.criteria.iter().all(|one| one.usual().is_some()));
    }

    #[test]
    fn own_lines_say_their_points() {
        let sheet = CandidateSheet::of(
            "Стаж от пяти лет — 5\n\nПобедитель конкурса: 2\nЛюбит детей\nВедёт кружок - 0\nЛюбит детей",
            "8",
        );
        assert_eq!(
            keys(&sheet),
            [
                ("Стаж от пяти лет", 5),
                ("Победитель конкурса", 2),
                ("Любит детей", 3),
                ("Ведёт кружок - 0", 3),
            ]
        );
        assert_eq!(sheet.threshold, 8);
        assert_eq!(CandidateSheet::of("Одно — 5", "9").threshold, 3);
    }

    #[test]
    fn only_what_is_asked_counts_and_only_as_much() {
        let sheet = CandidateSheet::of("Стаж — 5\nОпыт — 2", "6");
        let points = |all: &[(&str, u16)]| {
            all.iter()
                .map(|(key, points)| ((*key).to_owned(), *points))
                .collect()
        };
        let part = sheet.reached(&points(&[("Стаж", 4), ("Прежнее", 9)]));
        assert_eq!(
            part,
            Reached {
                points: 4,
                scored: 1
            }
        );
        assert!(!sheet.is_passed(part));
        let whole = sheet.reached(&points(&[("Стаж", 400), ("Опыт", 1)]));
        assert_eq!(
            whole,
            Reached {
                points: 6,
                scored: 2
            }
        );
        assert!(sheet.is_passed(whole));
        let most = "слово\n".repeat(3) + &(0..100).map(|n| format!("{n}а\n")).collect::<String>();
        assert_eq!(CandidateSheet::of(&most, "").criteria.len(), CRITERIA_MOST);
    }
}
