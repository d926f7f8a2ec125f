//! What a pair notes on its way in and out: the first thirty days, and the closing of a year.

use crate::codes::coded;
use crate::{Pair, PersonId, ProgrammeState, TaskId};
use std::fmt;
use std::str::FromStr;

coded! {
    /// Part of a case for the bank of practices.
    CaseField {
        /// Название.
        Title = "title",
        /// Какую задачу решали.
        Problem = "problem",
        /// Для кого.
        Audience = "audience",
        /// Как работали: по шагам.
        Technology = "technology",
        /// За какой срок.
        Period = "period",
        /// Что понадобилось.
        Resources = "resources",
        /// Что получилось: числа и чем подтверждается.
        Results = "results",
        /// Риски.
        Risks = "risks",
        /// Кому и где подойдёт ещё.
        Transfer = "transfer",
        /// Материалы и ссылки.
        Materials = "materials",
    }
}

coded! {
    /// Whether a mentee could lead somebody next year.
    Future {
        /// Да.
        Yes = "yes",
        /// Не в этом году.
        Later = "later",
        /// Нет.
        No = "no",
    }
}

/// One thing that is noted in a pair's journal, as one plain value: two devices that note it apart then have two values of
/// one field, and nothing goes out of sight.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PairStep {
    /// The day on which a newcomer had done a point of the first thirty days. A point is known by its words.
    First(PersonId, String),
    /// Three words about the pair.
    Words(PersonId),
    /// What somebody learnt from the other.
    Learnt(PersonId),
    /// Thanks of one to another.
    Thanks(PersonId, PersonId),
    /// What came of the goal.
    GoalResult,
    /// What came of a task.
    TaskResult(TaskId),
    /// A part of the case for the bank of practices.
    Case(CaseField),
    /// The day on which somebody agreed that the case be passed on.
    CaseConsent(PersonId),
    /// What a mentee says of leading somebody: a [`Future`].
    Future(PersonId),
    /// What the mentor says of it: a [`Future`].
    Recommended(PersonId),
}

impl PairStep {
    /// Whether it is something said, of which two versions are worth a look; of a day, either will do.
    pub const fn is_words(&self) -> bool {
        !matches!(self, Self::First(..) | Self::CaseConsent(_))
    }
}

/// A text that names no step, or one of a newer version.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not a known step")]
pub struct UnknownStep;

impl fmt::Display for PairStep {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::First(person, words) => write!(f, "first/{person}/{words}"),
            Self::Words(person) => write!(f, "words/{person}"),
            Self::Learnt(person) => write!(f, "learnt/{person}"),
            Self::Thanks(from, to) => write!(f, "thanks/{from}/{to}"),
            Self::GoalResult => f.write_str("result"),
            Self::TaskResult(task) => write!(f, "result/{task}"),
            Self::Case(field) => write!(f, "case/{field}"),
            Self::CaseConsent(person) => write!(f, "consent/{person}"),
            Self::Future(person) => write!(f, "future/{person}"),
            Self::Recommended(person) => write!(f, "recommended/{person}"),
        }
    }
}

impl FromStr for PairStep {
    type Err = UnknownStep;

    fn from_str(text: &str) -> Result<Self, UnknownStep> {
        fn read<T: FromStr>(text: &str) -> Result<T, UnknownStep> {
            text.parse().map_err(|_| UnknownStep)
        }
        let parts: Vec<&str> = text.splitn(3, '/').collect();
        Ok(match parts.as_slice() {
            ["first", person, words] => Self::First(read(person)?, (*words).to_owned()),
            ["words", person] => Self::Words(read(person)?),
            ["learnt", person] => Self::Learnt(read(person)?),
            ["thanks", from, to] => Self::Thanks(read(from)?, read(to)?),
            ["result"] => Self::GoalResult,
            ["result", task] => Self::TaskResult(read(task)?),
            ["case", field] => Self::Case(read(field)?),
            ["consent", person] => Self::CaseConsent(read(person)?),
            ["future", person] => Self::Future(read(person)?),
            ["recommended", person] => Self::Recommended(read(person)?),
            _ => return Err(UnknownStep),
        })
    }
}

coded! {
    /// The steps by which a pair's year is closed, in their order.
    ClosingStep {
        /// Итоговая диагностика.
        Diagnostics = "diagnostics",
        /// Итоговая рефлексия обоих.
        Reflections = "reflections",
        /// Результаты рядом с ожидаемыми.
        Results = "results",
        /// Благодарности.
        Thanks = "thanks",
        /// Кейс для банка практик.
        Case = "case",
        /// Наставляемый как будущий наставник.
        Future = "future",
        /// Завершение: programme closed, pair ended.
        End = "end",
    }
}

impl ClosingStep {
    /// A year is closed without these too.
    pub const fn is_optional(self) -> bool {
        matches!(self, Self::Thanks | Self::Case)
    }
}

/// What the steps of a closing are judged by.
pub struct ClosingFacts<'a> {
    /// The pair.
    pub pair: &'a Pair,
    /// Where its programme is in its life.
    pub programme: ProgrammeState,
    /// Whether somebody has answered the final questionnaire about themselves.
    pub answered: &'a dyn Fn(PersonId) -> bool,
    /// Whether something is noted.
    pub noted: &'a dyn Fn(&PairStep) -> bool,
    /// How many deficits have no level at the end.
    pub unmeasured: usize,
}

/// How one step of a closing stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClosingLine {
    /// Which.
    pub step: ClosingStep,
    /// Nothing is left of it.
    pub is_done: bool,
    /// Whose turn it is; empty for what is done, and for the curator's.
    pub waits_for: Vec<PersonId>,
}

/// Every step of a closing, and whose turn it is.
pub fn closing(facts: &ClosingFacts<'_>) -> Vec<ClosingLine> {
    ClosingStep::ALL
        .iter()
        .map(|step| {
            let waits_for = waits_for(*step, facts);
            let is_done = match step {
                ClosingStep::End => !facts.pair.state.is_open() && facts.programme.is_over(),
                ClosingStep::Case => case_is_whole(facts.noted) && waits_for.is_empty(),
                _ => waits_for.is_empty(),
            };
            ClosingLine {
                step: *step,
                is_done,
                waits_for,
            }
        })
        .collect()
}

/// Whether a case says what was done, for what, and with what result.
fn case_is_whole(noted: &dyn Fn(&PairStep) -> bool) -> bool {
    [
        CaseField::Title,
        CaseField::Problem,
        CaseField::Technology,
        CaseField::Results,
    ]
    .into_iter()
    .all(|field| noted(&PairStep::Case(field)))
}

fn waits_for(step: ClosingStep, facts: &ClosingFacts<'_>) -> Vec<PersonId> {
    let pair = facts.pair;
    let noted = facts.noted;
    let mentors = || pair.mentors.iter().copied();
    let mentees = || pair.mentees.iter().copied();
    match step {
        ClosingStep::Diagnostics => mentees().filter(|who| !(facts.answered)(*who)).collect(),
        ClosingStep::Reflections => pair
            .members()
            .filter(|who| !noted(&PairStep::Words(*who)) || !noted(&PairStep::Learnt(*who)))
            .collect(),
        ClosingStep::Results => {
            let open = facts.unmeasured > 0 || !noted(&PairStep::GoalResult);
            mentors().filter(|_| open).collect()
        }
        ClosingStep::Thanks => pair
            .members()
            .filter(|who| {
                pair.members()
                    .all(|other| other == *who || !noted(&PairStep::Thanks(*who, other)))
            })
            .collect(),
        // Nobody is asked to agree to a case that nobody has begun.
        ClosingStep::Case if case_is_whole(noted) => pair
            .members()
            .filter(|who| !noted(&PairStep::CaseConsent(*who)))
            .collect(),
        ClosingStep::Future => {
            let unsaid = mentees().any(|who| !noted(&PairStep::Recommended(who)));
            mentors()
                .filter(|_| unsaid)
                .chain(mentees().filter(|who| !noted(&PairStep::Future(*who))))
                .collect()
        }
        ClosingStep::Case | ClosingStep::End => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{PairId, PairState};
    use std::collections::BTreeSet;

    fn person(number: u8) -> PersonId {
        PersonId::from_random([number; 16])
    }

    fn pair(state: PairState) -> Pair {
        Pair {
            id: PairId::from_random([9; 16]),
            form: None,
            kind: None,
            state,
            mentors: [person(1)].into(),
            mentees: [person(2)].into(),
            start: None,
            end: None,
            programme: None,
            journal: None,
            reflection: None,
        }
    }

    fn lines(noted: &[PairStep], answered: bool, unmeasured: usize) -> Vec<ClosingLine> {
        let noted: BTreeSet<&PairStep> = noted.iter().collect();
        closing(&ClosingFacts {
            pair: &pair(PairState::Working),
            programme: ProgrammeState::Running,
            answered: &|_| answered,
            noted: &|step| noted.contains(step),
            unmeasured,
        })
    }

    fn waits(lines: &[ClosingLine], step: ClosingStep) -> Vec<PersonId> {
        let found = lines.iter().find(|line| line.step == step);
        found.map(|line| line.waits_for.clone()).unwrap_or_default()
    }

    #[test]
    fn every_step_is_read_back_from_its_text() {
        let (one, other) = (person(1), person(2));
        let mut steps = vec![
            PairStep::First(one, "познакомиться с учителями 5/6 классов".to_owned()),
            PairStep::Words(one),
            PairStep::Learnt(one),
            PairStep::Thanks(one, other),
            PairStep::GoalResult,
            PairStep::TaskResult(TaskId::from_random([3; 16])),
            PairStep::CaseConsent(one),
            PairStep::Future(other),
            PairStep::Recommended(other),
        ];
        steps.extend(CaseField::ALL.iter().map(|field| PairStep::Case(*field)));
        for step in steps {
            assert_eq!(step.to_string().parse(), Ok(step));
        }
        for unknown in ["", "words", "words/x", "case/x", "thanks/1", "other/1"] {
            assert_eq!(unknown.parse::<PairStep>(), Err(UnknownStep), "{unknown}");
        }
    }

    #[test]
    fn at_first_everything_waits_for_whoever_must_do_it() {
        let lines = lines(&[], false, 2);
        let (mentor, mentee) = (person(1), person(2));
        assert_eq!(waits(&lines, ClosingStep::Diagnostics), [mentee]);
        assert_eq!(waits(&lines, ClosingStep::Reflections), [mentor, mentee]);
        assert_eq!(waits(&lines, ClosingStep::Results), [mentor]);
        assert_eq!(waits(&lines, ClosingStep::Thanks), [mentor, mentee]);
        assert_eq!(waits(&lines, ClosingStep::Case), []);
        assert_eq!(waits(&lines, ClosingStep::Future), [mentor, mentee]);
        assert!(lines.iter().all(|line| !line.is_done));
    }

    #[test]
    fn a_step_is_done_when_nobody_has_anything_left_to_do() {
        let (mentor, mentee) = (person(1), person(2));
        let mut noted = vec![
            PairStep::Words(mentor),
            PairStep::Learnt(mentor),
            PairStep::Words(mentee),
            PairStep::GoalResult,
            PairStep::Thanks(mentor, mentee),
            PairStep::Recommended(mentee),
        ];
        let half = lines(&noted, true, 0);
        assert_eq!(waits(&half, ClosingStep::Reflections), [mentee]);
        assert_eq!(waits(&half, ClosingStep::Thanks), [mentee]);
        assert_eq!(waits(&half, ClosingStep::Future), [mentee]);
        noted.extend([
            PairStep::Learnt(mentee),
            PairStep::Thanks(mentee, mentor),
            PairStep::Future(mentee),
        ]);
        let whole = lines(&noted, true, 0);
        let left: Vec<_> = whole.iter().filter(|line| !line.is_done).collect();
        let left: Vec<_> = left.iter().map(|line| line.step).collect();
        assert_eq!(left, [ClosingStep::Case, ClosingStep::End]);
        assert_eq!(
            waits(&lines(&noted, true, 1), ClosingStep::Results),
            [mentor],
            "a level is missing"
        );
    }

    #[test]
    fn a_case_waits_for_the_consent_of_all() {
        let mut noted: Vec<_> = [
            CaseField::Title,
            CaseField::Problem,
            CaseField::Technology,
            CaseField::Results,
        ]
        .map(PairStep::Case)
        .into();
        let case = |noted: &[PairStep]| {
            let lines = lines(noted, true, 0);
            let line = lines.iter().find(|line| line.step == ClosingStep::Case);
            line.map(|line| (line.is_done, line.waits_for.clone()))
        };
        assert_eq!(case(&noted), Some((false, vec![person(1), person(2)])));
        noted.extend([person(1), person(2)].map(PairStep::CaseConsent));
        assert_eq!(case(&noted), Some((true, vec![])));
    }

    #[test]
    fn the_end_is_there_when_the_pair_is_ended_and_its_programme_closed() {
        for (state, programme, expected) in [
            (PairState::Working, ProgrammeState::Closed, false),
            (PairState::Completed, ProgrammeState::Running, false),
            (PairState::Completed, ProgrammeState::Closed, true),
            (PairState::Dissolved, ProgrammeState::Terminated, true),
        ] {
            let lines = closing(&ClosingFacts {
                pair: &pair(state),
                programme,
                answered: &|_| true,
                noted: &|_| false,
                unmeasured: 0,
            });
            let end = lines.iter().find(|line| line.step == ClosingStep::End);
            assert_eq!(end.map(|line| line.is_done), Some(expected));
        }
    }
}
