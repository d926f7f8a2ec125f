//! Reflection notes and who may read them.

use crate::{DocumentKind, MeetingId, Rich};
use jiff::civil::Date;
use std::collections::BTreeSet;

/// A reflection note.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Note {
    /// Its heading; may be empty.
    pub title: String,
    /// Its words.
    pub body: Rich,
    /// The meeting that it is about.
    pub meeting: Option<MeetingId>,
    /// How its author felt.
    pub mood: Option<Mood>,
    /// Which part of the year it is about.
    pub period: Option<Period>,
    /// Its tags, in its author's words.
    pub tags: BTreeSet<String>,
}

crate::codes::coded! {
    /// Who may read a note. A note's visibility is the document that holds it, so it cannot be got wrong by a screen.
    Visibility {
        /// Только я.
        OnlyMe = "only_me",
        /// Пара.
        Pair = "pair",
        /// Пара и куратор.
        PairAndCurator = "pair_and_curator",
    }
}

impl Visibility {
    /// The kind of document that holds notes of this visibility.
    pub const fn document(self) -> DocumentKind {
        match self {
            Self::OnlyMe => DocumentKind::Private,
            Self::Pair => DocumentKind::Reflection,
            Self::PairAndCurator => DocumentKind::Journal,
        }
    }

    /// The visibility of the notes in a kind of document; `None` for documents without notes.
    pub const fn in_document(kind: DocumentKind) -> Option<Self> {
        match kind {
            DocumentKind::Private => Some(Self::OnlyMe),
            DocumentKind::Reflection => Some(Self::Pair),
            DocumentKind::Journal => Some(Self::PairAndCurator),
            _ => None,
        }
    }
}

crate::codes::coded! {
    /// The part of a school year that a note is about.
    Period {
        /// I четверть.
        First = "quarter_1",
        /// II четверть.
        Second = "quarter_2",
        /// III четверть.
        Third = "quarter_3",
        /// IV четверть.
        Fourth = "quarter_4",
        /// Весь год.
        Year = "year",
    }
}

impl Period {
    /// The quarter of this day; of one in summer the last.
    pub fn of(day: Date) -> Self {
        match day.month() {
            9 | 10 => Self::First,
            11 | 12 => Self::Second,
            1..=3 => Self::Third,
            _ => Self::Fourth,
        }
    }
}

crate::codes::coded! {
    /// How somebody felt, from 1 to 5.
    Mood {
        /// Тяжело.
        Hard = "1",
        /// Непросто.
        Uneasy = "2",
        /// Ровно.
        Even = "3",
        /// Хорошо.
        Good = "4",
        /// Отлично.
        Great = "5",
    }
}
