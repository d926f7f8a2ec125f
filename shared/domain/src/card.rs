//! What a mentor shows to those they lead.

use crate::{FreeTime, Level, Meets, Profile, Qualification, Topic};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// The part of a profile that is for those whom the person leads: how to reach them and with what they help. Nothing of
/// what they ask for themselves, of whom they would rather lead, or of how the school sees them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Card {
    /// Телефон.
    pub phone: String,
    /// Почта.
    pub email: String,
    /// Мессенджер.
    pub messenger: String,
    /// Предмет, возрастная группа.
    pub subject: String,
    /// Педагогический стаж, лет.
    pub experience: Option<u16>,
    /// Квалификационная категория.
    pub qualification: Option<Qualification>,
    /// With what they help.
    pub topics: BTreeSet<Topic>,
    /// What they can teach, and how well.
    pub competences: BTreeMap<String, Level>,
    /// Измеримые результаты.
    pub results: String,
    /// Hours a week.
    pub hours: Option<u16>,
    /// How they like to meet.
    pub meets: Option<Meets>,
    /// When they have time.
    pub times: BTreeSet<FreeTime>,
}

impl Card {
    /// What of a profile is shown. Contacts are the caller's to add.
    pub fn of(profile: &Profile) -> Self {
        let Profile {
            teacher, mentor, ..
        } = profile;
        Self {
            subject: teacher.subject.clone(),
            experience: teacher.experience,
            qualification: teacher.qualification,
            topics: mentor.topics.clone(),
            competences: mentor.competences.clone(),
            results: mentor.results.clone(),
            hours: mentor.hours,
            meets: mentor.meets,
            times: mentor.times.clone(),
            ..Self::default()
        }
    }

    /// Nothing is said.
    pub fn is_blank(&self) -> bool {
        *self == Self::default()
    }
}
