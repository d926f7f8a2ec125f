//! Meetings of a pair, and what was agreed at them.

use crate::{AgreementId, ItemId, MeetingFormat, PersonId};
use jiff::civil::{Date, Time};
use std::collections::BTreeSet;

/// One entry of the meeting journal.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub struct Meeting {
    /// The day; the one thing that must be there.
    pub date: Option<Date>,
    /// When it began.
    pub time: Option<Time>,
    /// How long, in minutes.
    pub minutes: Option<u16>,
    /// How it was held.
    pub format: Option<MeetingFormat>,
    /// Where.
    pub place: String,
    /// Тема.
    pub topic: String,
    /// Обсудили.
    pub discussed: String,
    /// Трудности.
    pub difficulties: String,
    /// Рекомендации.
    pub recommendations: String,
    /// Who was there.
    pub participants: BTreeSet<PersonId>,
    /// The plan items that it worked on.
    pub items: BTreeSet<ItemId>,
    /// Договорённости.
    pub agreements: Vec<(AgreementId, Agreement)>,
    /// When and where the pair meets next.
    pub next: NextMeeting,
}

/// When and where a pair meets next.
#[derive(
    Debug,
    Clone,
    Default,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    serde::Serialize,
    serde::Deserialize,
)]
#[serde(default)]
pub struct NextMeeting {
    /// The day.
    pub date: Option<Date>,
    /// The hour.
    pub time: Option<Time>,
    /// Where.
    pub place: String,
}

/// One thing that somebody promised.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub struct Agreement {
    /// What.
    pub what: String,
    /// Who; `None` for both.
    pub who: Option<PersonId>,
    /// By when.
    pub due: Option<Date>,
    /// Kept.
    pub done: bool,
}

/// Why a meeting is not complete. Nothing is refused for it: screens say what is missing.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MeetingError {
    /// A meeting needs its day.
    #[error("a meeting needs a date")]
    NoDate,
    /// A meeting needs its topic.
    #[error("a meeting needs a topic")]
    NoTopic,
    /// The next meeting cannot be before this one.
    #[error("the next meeting ({next}) is before this one ({date})")]
    NextIsEarlier {
        /// This meeting's day.
        date: Date,
        /// The next one's.
        next: Date,
    },
}

impl Meeting {
    /// Everything that is missing or cannot be, in the order of the form.
    pub fn missing(&self) -> Vec<MeetingError> {
        let mut missing = Vec::new();
        if self.date.is_none() {
            missing.push(MeetingError::NoDate);
        }
        if self.topic.trim().is_empty() {
            missing.push(MeetingError::NoTopic);
        }
        if let (Some(date), Some(next)) = (self.date, self.next.date)
            && next < date
        {
            missing.push(MeetingError::NextIsEarlier { date, next });
        }
        missing
    }
}
