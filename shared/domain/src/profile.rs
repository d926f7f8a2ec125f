//! What somebody says of themselves: as a teacher, as a mentor, as somebody who is to be led.

use crate::due::days_between;
use crate::{
    Form, FreeTime, Kind, Level, Meets, MenteeCategory, MentorStage, Qualification, Topic, Training,
};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// How many people one mentor leads when nothing else is said.
pub const USUAL_LIMIT: u16 = 2;
/// So many days before a qualification category ends, its owner is told.
pub const EXPIRY_NOTICE_DAYS: i32 = 90;

/// Facts of a teacher's work.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TeacherProfile {
    /// Предмет, возрастная группа.
    pub subject: String,
    /// Педагогический стаж, лет.
    pub experience: Option<u16>,
    /// Квалификационная категория.
    pub qualification: Option<Qualification>,
    /// Until when it holds.
    pub qualified_until: Option<Date>,
}

/// What a mentor offers.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct MentorProfile {
    /// Has said that they are ready to lead somebody.
    pub ready: bool,
    /// With what they help.
    pub topics: BTreeSet<Topic>,
    /// What they can teach, in their own words, and how well.
    pub competences: BTreeMap<String, Level>,
    /// Измеримые результаты.
    pub results: String,
    /// Обучение наставников in words, as it was kept before there were [`Profile::trainings`].
    pub training: String,
    /// Hours a week.
    pub hours: Option<u16>,
    /// How many people they lead at most.
    pub limit: Option<u16>,
    /// How they like to meet.
    pub meets: Option<Meets>,
    /// When they have time.
    pub times: BTreeSet<FreeTime>,
    /// Whom they would like to lead; empty for anybody.
    pub wants: BTreeSet<MenteeCategory>,
    /// In what forms; empty for any.
    pub forms: BTreeSet<Form>,
    /// In what kinds; empty for any.
    pub kinds: BTreeSet<Kind>,
    /// How far the school has taken them on the way to being a mentor.
    pub stage: Option<MentorStage>,
}

/// What somebody who is to be led says.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct MenteeProfile {
    /// Never a sensitive one: that is not kept where the council reads.
    pub category: Option<MenteeCategory>,
    /// Сильные стороны.
    pub strengths: String,
    /// Ожидания.
    pub expectations: String,
    /// Пожелания к наставнику.
    pub wishes: String,
    /// Опыт участия.
    pub experience: String,
    /// How they like to meet.
    pub meets: Option<Meets>,
    /// When they have time.
    pub times: BTreeSet<FreeTime>,
    /// The school year for which they need no help, by its first calendar year.
    pub opt_out: Option<i16>,
}

/// Everything that a profile says.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Profile {
    /// As a teacher.
    pub teacher: TeacherProfile,
    /// As a mentor.
    pub mentor: MentorProfile,
    /// As a mentee.
    pub mentee: MenteeProfile,
    /// What they have learned, the newest first.
    pub trainings: Vec<Training>,
}

/// A category that will not hold much longer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expiry {
    /// It has ended, so many days ago.
    Ended(i32),
    /// It ends in so many days.
    Ends(i32),
}

/// What a school looks at before it makes somebody a mentor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Criterion {
    /// Results that can be measured are written down.
    Results,
    /// At least one topic or competence is named.
    Competences,
    /// First category or higher.
    Qualification,
    /// Three years of work or more.
    Experience,
    /// Has time for it.
    Hours,
    /// Was taught to be a mentor.
    Training,
}

impl TeacherProfile {
    /// Whether the category has ended or is about to. The highest and first ones have no end since 2023, so no day means
    /// no warning.
    pub fn expiry(&self, today: Date) -> Option<Expiry> {
        match days_between(today, self.qualified_until?) {
            left if left < 0 => Some(Expiry::Ended(-left)),
            left if left <= EXPIRY_NOTICE_DAYS => Some(Expiry::Ends(left)),
            _ => None,
        }
    }

    /// First category or higher.
    pub const fn is_qualified(&self) -> bool {
        matches!(
            self.qualification,
            Some(
                Qualification::First
                    | Qualification::Highest
                    | Qualification::Methodist
                    | Qualification::Mentor
            )
        )
    }
}

impl MentorProfile {
    /// How many people they lead at most.
    pub fn limit(&self) -> u16 {
        self.limit.unwrap_or(USUAL_LIMIT)
    }

    /// May be offered to somebody: they said so, and the school has not put it off.
    pub const fn is_offered(&self) -> bool {
        self.ready && !matches!(self.stage, Some(MentorStage::Paused | MentorStage::Left))
    }

    /// Somebody has written something here.
    pub fn is_begun(&self) -> bool {
        *self != Self::default()
    }
}

impl Profile {
    /// Was taught to be a mentor, by a row of the register or by the words that were written before there was one.
    pub fn is_trained_mentor(&self) -> bool {
        !self.mentor.training.trim().is_empty() || self.trainings.iter().any(|one| one.mentoring)
    }
}

impl Criterion {
    /// In the order in which they are asked.
    pub const ALL: [Self; 6] = [
        Self::Results,
        Self::Competences,
        Self::Qualification,
        Self::Experience,
        Self::Hours,
        Self::Training,
    ];

    /// Whether a profile meets it. None of them forbids anything: they are what the school asks about.
    pub fn is_met(self, profile: &Profile) -> bool {
        let Profile {
            teacher, mentor, ..
        } = profile;
        match self {
            Self::Results => !mentor.results.trim().is_empty(),
            Self::Competences => !mentor.topics.is_empty() || !mentor.competences.is_empty(),
            Self::Qualification => teacher.is_qualified(),
            Self::Experience => teacher.experience.is_some_and(|years| years >= 3),
            Self::Hours => mentor.hours.is_some_and(|hours| hours > 0),
            Self::Training => profile.is_trained_mentor(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_category_that_ends_soon_or_has_ended_is_told() {
        let until = |until| TeacherProfile {
            qualified_until: until,
            ..TeacherProfile::default()
        };
        let today = date(2026, 2, 13);
        assert_eq!(until(None).expiry(today), None);
        assert_eq!(until(Some(date(2027, 1, 1))).expiry(today), None);
        let ends = until(Some(date(2026, 3, 13))).expiry(today);
        assert_eq!(ends, Some(Expiry::Ends(28)));
        assert_eq!(until(Some(today)).expiry(today), Some(Expiry::Ends(0)));
        let ended = until(Some(date(2026, 2, 3))).expiry(today);
        assert_eq!(ended, Some(Expiry::Ended(10)));
    }

    #[test]
    fn whom_the_school_put_off_is_not_offered() {
        let stage = |ready, stage| MentorProfile {
            ready,
            stage,
            ..MentorProfile::default()
        };
        assert!(stage(true, None).is_offered());
        assert!(stage(true, Some(MentorStage::Candidate)).is_offered());
        assert!(!stage(false, Some(MentorStage::Trained)).is_offered());
        assert!(!stage(true, Some(MentorStage::Paused)).is_offered());
        assert!(!stage(true, Some(MentorStage::Left)).is_offered());
    }

    #[test]
    fn every_criterion_is_asked_of_the_profile() {
        let mut profile = Profile::default();
        assert!(Criterion::ALL.iter().all(|one| !one.is_met(&profile)));
        profile.mentor.results = "90 % выпускников сдали экзамен".to_owned();
        profile.mentor.topics.insert(Topic::Methods);
        profile.teacher.qualification = Some(Qualification::First);
        profile.teacher.experience = Some(3);
        profile.mentor.hours = Some(2);
        profile.mentor.training = "Школа наставников".to_owned();
        assert!(Criterion::ALL.iter().all(|one| one.is_met(&profile)));
        profile.teacher.qualification = Some(Qualification::Conforms);
        assert!(!Criterion::Qualification.is_met(&profile));
        profile.mentor.training.clear();
        profile.trainings.push(Training::default());
        assert!(!profile.is_trained_mentor(), "a course on something else");
        profile.trainings[0].mentoring = true;
        assert!(Criterion::Training.is_met(&profile));
    }
}
