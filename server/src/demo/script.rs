//! Who edited a document when: edits are collected in any order and played in the order of their days. What is still to
//! come is left out.

use super::{DemoError, append, cast::Cast, pair::DAY};
use crate::store::Append;
use jiff::{civil::Date, tz::TimeZone};
use ryadom_domain::{DocumentId, DocumentKind, PersonId, Timestamp};
use ryadom_replica::{ChangeHash, Document, Kind};

/// One document's edits.
pub(super) struct Script<K: Kind> {
    kind: DocumentKind,
    now: Timestamp,
    edits: Vec<(Timestamp, PersonId, K::Edit)>,
}

impl<K: Kind> Script<K> {
    pub(super) fn new(kind: DocumentKind, now: Timestamp) -> Self {
        Self {
            kind,
            now,
            edits: Vec::new(),
        }
    }

    pub(super) fn add(&mut self, at: Timestamp, by: PersonId, edit: K::Edit) {
        if at <= self.now {
            self.edits.push((at, by, edit));
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.edits.is_empty()
    }

    /// Makes every edit, oldest first.
    pub(super) fn play(mut self, id: DocumentId, cast: &Cast) -> Result<Played, DemoError> {
        self.edits.sort_by_key(|(at, ..)| *at);
        let visit = last_visit(self.now);
        let mut document = Document::genesis(self.kind);
        let mut seen = Vec::new();
        for (at, by, edit) in &self.edits {
            K::edit(&mut document, &cast.author(*by)?, *at, edit)?;
            if *at <= visit {
                seen = document.heads();
            }
        }
        Ok(Played {
            append: append(id, &mut document),
            seen,
        })
    }
}

/// A document with everything that was done to it.
pub(super) struct Played {
    pub(super) append: Append,
    /// The version that was there at everybody's last visit; nothing when it was not there yet.
    pub(super) seen: Vec<ChangeHash>,
}

/// When everybody looked at everything last: what came since is news.
pub(super) fn last_visit(now: Timestamp) -> Timestamp {
    Timestamp(now.0 - 8 * DAY)
}

/// A moment of a day, UTC.
pub(super) fn at(day: Date, hour: i8, minute: i8) -> Result<Timestamp, DemoError> {
    let zoned = day.at(hour, minute, 0, 0).to_zoned(TimeZone::UTC);
    let zoned = zoned.map_err(|error| DemoError::Wrong(error.to_string()))?;
    Ok(Timestamp(zoned.timestamp().as_second()))
}

/// The day of a moment, UTC.
pub(super) fn day(at: Timestamp) -> Result<Date, DemoError> {
    let at = jiff::Timestamp::from_second(at.0);
    let at = at.map_err(|error| DemoError::Wrong(error.to_string()))?;
    Ok(at.to_zoned(TimeZone::UTC).date())
}
