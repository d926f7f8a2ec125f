//! Who may be a mentor by the school's own rule: «та же должность, первая или высшая категория». The school sets each
//! half as it likes: not asked, a reason against, or a bar that only a curator's own reason lifts.
//!
//! Source: DOMAIN.md 6, S3-14.

use super::{Helper, Seeker};
use crate::codes::coded;

coded! {
    /// How strictly a school asks for something.
    Strictness {
        /// It is not asked.
        Off = "off",
        /// It is a reason against.
        Soft = "soft",
        /// Without it nobody is offered.
        Hard = "hard",
    }
}

/// The school's rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Eligibility {
    /// Первая или высшая категория.
    pub category: Strictness,
    /// Та же должность.
    pub position: Strictness,
}

/// What of the rule a mentor does not meet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lack {
    /// Has no first or highest category.
    Category,
    /// Has another job.
    Position,
}

impl Eligibility {
    /// What holds until a school says otherwise: a category is looked at and forbids nothing.
    pub const USUAL: Self = Self {
        category: Strictness::Soft,
        position: Strictness::Off,
    };

    /// What of the rule is not met, as strictly as that is asked. Only of those who work in the school: a parent or an
    /// employer has no category, and the class of a pupil is no job.
    pub fn lacks(self, seeker: &Seeker, helper: &Helper, asked: Strictness) -> Vec<Lack> {
        let lacks_category = helper.is_staff && !helper.teacher.is_qualified();
        let is_known = !seeker.position.trim().is_empty() && !helper.position.trim().is_empty();
        let lacks_position = helper.is_staff
            && seeker.is_staff
            && is_known
            && !same_job(&seeker.position, &helper.position);
        [
            (Lack::Category, self.category, lacks_category),
            (Lack::Position, self.position, lacks_position),
        ]
        .into_iter()
        .filter(|(_, strictness, lacks)| *lacks && *strictness == asked)
        .map(|(lack, ..)| lack)
        .collect()
    }

    /// Why this mentor may not be offered; empty when they may.
    pub fn bars(self, seeker: &Seeker, helper: &Helper) -> Vec<Lack> {
        self.lacks(seeker, helper, Strictness::Hard)
    }
}

impl Default for Eligibility {
    fn default() -> Self {
        Self::USUAL
    }
}

/// Whether two have a job in common: «учитель физики» and «учитель, классный руководитель» are both «учитель».
pub fn same_job(one: &str, other: &str) -> bool {
    let (one, other) = (jobs(one), jobs(other));
    one.iter().any(|job| other.contains(job))
}

/// The first noun of each job that somebody has. A rule that bars errs on the side of those whom it would bar: a
/// junior's job is taken for the same too.
fn jobs(position: &str) -> Vec<String> {
    let position = position.to_lowercase().replace('ё', "е");
    position
        .split([',', ';', '/', '+'])
        .flat_map(|job| job.split(" и "))
        .filter_map(|job| {
            // «старший», «ведущая»: an adjective before a job makes no other one of it.
            let is_adjective = |word: &&str| word.ends_with(['й', 'я']);
            let noun = job.split_whitespace().find(|word| !is_adjective(word));
            noun.or_else(|| job.split_whitespace().next())
                .map(str::to_owned)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Qualification, TeacherProfile};

    fn seeker(position: &str) -> Seeker {
        Seeker {
            position: position.to_owned(),
            is_staff: true,
            ..Seeker::default()
        }
    }

    fn helper(position: &str, qualification: Option<Qualification>) -> Helper {
        Helper {
            position: position.to_owned(),
            is_staff: true,
            teacher: TeacherProfile {
                qualification,
                ..TeacherProfile::default()
            },
            ..Helper::default()
        }
    }

    const STRICT: Eligibility = Eligibility {
        category: Strictness::Hard,
        position: Strictness::Hard,
    };

    #[test]
    fn a_job_is_the_same_whatever_is_taught_and_whatever_else_one_does() {
        assert!(same_job("учитель физики", "Учитель математики"));
        assert!(same_job("Старший воспитатель", "воспитатель"));
        assert!(same_job(
            "заместитель директора, учитель истории",
            "учитель химии"
        ));
        assert!(!same_job("воспитатель", "музыкальный руководитель"));
        assert!(!same_job("педагог-психолог", "учитель-логопед"));
    }

    #[test]
    fn what_is_asked_strictly_bars_and_what_is_asked_softly_does_not() {
        let (asks, first) = (seeker("учитель физики"), Some(Qualification::First));
        assert_eq!(STRICT.bars(&asks, &helper("учитель химии", first)), []);
        assert_eq!(
            STRICT.bars(&asks, &helper("воспитатель", None)),
            [Lack::Category, Lack::Position]
        );
        let usual = Eligibility::USUAL;
        let plain = helper("воспитатель", None);
        assert_eq!(usual.bars(&asks, &plain), []);
        assert_eq!(
            usual.lacks(&asks, &plain, Strictness::Soft),
            [Lack::Category]
        );
    }

    #[test]
    fn whoever_does_not_work_here_is_asked_neither() {
        let mut parent = helper("инженер", None);
        parent.is_staff = false;
        assert_eq!(STRICT.bars(&seeker("учитель"), &parent), []);
        let mut pupil = seeker("9 «Б»");
        pupil.is_staff = false;
        let first = Some(Qualification::First);
        assert_eq!(STRICT.bars(&pupil, &helper("учитель", first)), []);
        assert_eq!(STRICT.bars(&seeker(""), &helper("учитель", first)), []);
    }
}
