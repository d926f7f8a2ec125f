//! Changes of one row by one person, brought together before they are worded.

use ryadom_domain::{MeetingId, PersonId, Timestamp};
use ryadom_replica::{Field, Subject, Told, Value, What};
use std::collections::BTreeSet;

/// Everything that one person did to one row.
pub(super) struct Fold<'a> {
    pub(super) by: Option<PersonId>,
    /// Of the last of them.
    pub(super) at: Timestamp,
    pub(super) subject: &'a Subject,
    pub(super) what: Vec<&'a What>,
}

/// Brings changes together by person and row, in the order in which each row was first touched.
///
/// What goes without saying is left out: the fields of a row that was added just now, the agreements of a meeting that
/// was logged just now, and a row that was added and removed again.
pub(super) fn fold(told: &[Told]) -> Vec<Fold<'_>> {
    let mut folds: Vec<Fold<'_>> = Vec::new();
    for one in told {
        match folds
            .iter_mut()
            .find(|fold| fold.by == one.by && same_row(fold.subject, &one.subject))
        {
            Some(fold) => {
                fold.at = fold.at.max(one.at);
                fold.subject = &one.subject;
                fold.what.push(&one.what);
            }
            None => folds.push(Fold {
                by: one.by,
                at: one.at,
                subject: &one.subject,
                what: vec![&one.what],
            }),
        }
    }
    let logged = logged(told);
    folds.retain(|fold| !goes_without_saying(fold, &logged));
    folds
}

impl<'a> Fold<'a> {
    pub(super) fn has(&self, what: &What) -> bool {
        self.what.contains(&what)
    }

    /// What a field was before the first change and is after the last.
    pub(super) fn set(&self, field: &Field) -> Option<(&'a Value, &'a Value)> {
        let mut values = self.what.iter().filter_map(|what| match what {
            What::Set {
                field: found,
                before,
                after,
            } if found == field => Some((before, after)),
            _ => None,
        });
        let (before, after) = values.next()?;
        Some((before, values.next_back().map_or(after, |(_, after)| after)))
    }

    /// What a text is after the last change.
    pub(super) fn wrote(&self, field: &Field) -> Option<&'a str> {
        self.what.iter().rev().find_map(|what| match what {
            What::Wrote {
                field: found,
                after,
                ..
            } if found == field => Some(after.as_str()),
            _ => None,
        })
    }
}

fn same_row(one: &Subject, other: &Subject) -> bool {
    match (one, other) {
        (Subject::Whole, Subject::Whole) => true,
        (Subject::Item { id: one, .. }, Subject::Item { id: other, .. }) => one == other,
        (Subject::Task { id: one, .. }, Subject::Task { id: other, .. }) => one == other,
        (Subject::Deficit { id: one, .. }, Subject::Deficit { id: other, .. }) => one == other,
        (Subject::Correction { id: one, .. }, Subject::Correction { id: other, .. }) => {
            one == other
        }
        (Subject::Comment { id: one, .. }, Subject::Comment { id: other, .. }) => one == other,
        (Subject::Approval { id: one, .. }, Subject::Approval { id: other, .. }) => one == other,
        (Subject::Meeting { id: one, .. }, Subject::Meeting { id: other, .. }) => one == other,
        (Subject::Agreement { id: one, .. }, Subject::Agreement { id: other, .. }) => one == other,
        (Subject::Observation { id: one, .. }, Subject::Observation { id: other, .. }) => {
            one == other
        }
        (Subject::LessonNote { id: one, .. }, Subject::LessonNote { id: other, .. }) => {
            one == other
        }
        (Subject::Stage { id: one, .. }, Subject::Stage { id: other, .. }) => one == other,
        (Subject::OpenLesson { id: one, .. }, Subject::OpenLesson { id: other, .. }) => {
            one == other
        }
        (Subject::Sheet { id: one, .. }, Subject::Sheet { id: other, .. }) => one == other,
        (Subject::Record { id: one, .. }, Subject::Record { id: other, .. }) => one == other,
        (Subject::File { id: one, .. }, Subject::File { id: other, .. }) => one == other,
        (Subject::Note { id: one, .. }, Subject::Note { id: other, .. }) => one == other,
        (Subject::Person { id: one, .. }, Subject::Person { id: other, .. }) => one == other,
        (Subject::Act { id: one, .. }, Subject::Act { id: other, .. }) => one == other,
        (Subject::Blank { id: one, .. }, Subject::Blank { id: other, .. }) => one == other,
        (Subject::Line { id: one, .. }, Subject::Line { id: other, .. }) => one == other,
        (Subject::Template { id: one, .. }, Subject::Template { id: other, .. }) => one == other,
        (Subject::Pair { id: one }, Subject::Pair { id: other }) => one == other,
        (Subject::Training { id: one, .. }, Subject::Training { id: other, .. }) => one == other,
        (Subject::Request { id: one, .. }, Subject::Request { id: other, .. }) => one == other,
        _ => false,
    }
}

fn logged(told: &[Told]) -> BTreeSet<MeetingId> {
    told.iter()
        .filter_map(|one| match (&one.subject, &one.what) {
            (Subject::Meeting { id, .. }, What::Added) => Some(*id),
            _ => None,
        })
        .collect()
}

fn goes_without_saying(fold: &Fold<'_>, logged: &BTreeSet<MeetingId>) -> bool {
    let added = fold.has(&What::Added);
    if added && fold.has(&What::Removed) {
        return true;
    }
    matches!(fold.subject, Subject::Agreement { meeting, .. } if added && logged.contains(meeting))
}
