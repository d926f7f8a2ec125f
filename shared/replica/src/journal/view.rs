//! What is shown of a journal.

use super::lessons::{ObservationRow, OpenLessonRow};
use super::{DiagnosticsView, RecordRow};
use crate::{Choice, Fate, FilesView, NotesView, Stamp};
use jiff::civil::{Date, Time};
use ryadom_domain::{
    Agreement, AgreementId, ItemId, Meeting, MeetingFormat, MeetingId, NextMeeting, ObservationId,
    PairStep, PersonId,
};
use std::collections::{BTreeMap, BTreeSet};

/// A journal as it is shown.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct JournalView {
    /// Meetings, newest first; undated ones before them; without removed ones.
    pub meetings: Vec<MeetingRow>,
    /// Meetings that were removed, for whoever wants one back.
    pub removed_meetings: Vec<MeetingRow>,
    /// Answers to the questionnaires.
    pub diagnostics: DiagnosticsView,
    /// Visits to lessons, newest first; undated ones before them; without removed ones.
    pub observations: Vec<ObservationRow>,
    /// Visits that were removed, for whoever wants one back.
    pub removed_observations: Vec<ObservationRow>,
    /// Open lessons, newest first; undated ones before them; without removed ones.
    pub open_lessons: Vec<OpenLessonRow>,
    /// Open lessons that were removed, for whoever wants one back.
    pub removed_open_lessons: Vec<OpenLessonRow>,
    /// What was noted on the pair's way in and out.
    pub steps: BTreeMap<PairStep, Choice<String>>,
    /// Records of the instruments, newest first; undated ones before them; without removed ones.
    pub records: Vec<RecordRow>,
    /// Records that were removed, for whoever wants one back.
    pub removed_records: Vec<RecordRow>,
    /// Notes shared with the curator.
    pub notes: NotesView,
    /// Files of meetings and lessons.
    pub files: FilesView,
}

/// A meeting as it is shown.
#[derive(Debug, Clone, PartialEq)]
pub struct MeetingRow {
    /// Its id.
    pub id: MeetingId,
    /// Whether it is there.
    pub fate: Fate,
    /// Who touched it last.
    pub touched: Option<Stamp>,
    /// The day.
    pub date: Choice<Option<Date>>,
    /// When it began.
    pub time: Choice<Option<Time>>,
    /// How long, in minutes.
    pub minutes: Choice<Option<u16>>,
    /// How it was held.
    pub format: Choice<Option<MeetingFormat>>,
    /// Where.
    pub place: Choice<String>,
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
    /// Договорённости, in order; without removed ones.
    pub agreements: Vec<AgreementRow>,
    /// Agreements that were removed, for whoever wants one back.
    pub removed_agreements: Vec<AgreementRow>,
    /// When the pair meets next: the day.
    pub next_date: Choice<Option<Date>>,
    /// When the pair meets next: the hour.
    pub next_time: Choice<Option<Time>>,
    /// Where the pair meets next.
    pub next_place: Choice<String>,
    /// Подтверждение наставника, with who and when.
    pub mentor_confirmed: Choice<bool>,
    /// Подтверждение наставляемого, with who and when.
    pub mentee_confirmed: Choice<bool>,
}

/// An agreement as it is shown.
#[derive(Debug, Clone, PartialEq)]
pub struct AgreementRow {
    /// Its id.
    pub id: AgreementId,
    /// Whether it is there.
    pub fate: Fate,
    /// Who touched it last.
    pub touched: Option<Stamp>,
    /// What.
    pub what: String,
    /// Who; `None` for both.
    pub who: Choice<Option<PersonId>>,
    /// By when.
    pub due: Choice<Option<Date>>,
    /// Kept.
    pub done: Choice<bool>,
}

impl MeetingRow {
    /// Its shown values, for the rules of the domain.
    pub fn plain(&self) -> Meeting {
        Meeting {
            date: self.date.value,
            time: self.time.value,
            minutes: self.minutes.value,
            format: self.format.value,
            place: self.place.value.clone(),
            topic: self.topic.clone(),
            discussed: self.discussed.clone(),
            difficulties: self.difficulties.clone(),
            recommendations: self.recommendations.clone(),
            participants: self.participants.clone(),
            items: self.items.clone(),
            agreements: self
                .agreements
                .iter()
                .map(|row| (row.id, row.plain()))
                .collect(),
            next: self.next(),
        }
    }

    /// When and where the pair meets next, as shown.
    pub fn next(&self) -> NextMeeting {
        NextMeeting {
            date: self.next_date.value,
            time: self.next_time.value,
            place: self.next_place.value.clone(),
        }
    }

    /// Places to look at: fields with two values and rows that came back.
    pub fn places(&self) -> usize {
        let own = [
            self.fate.is_torn(),
            self.date.is_torn(),
            self.time.is_torn(),
            self.minutes.is_torn(),
            self.format.is_torn(),
            self.place.is_torn(),
            self.next_date.is_torn(),
            self.next_time.is_torn(),
            self.next_place.is_torn(),
            self.mentor_confirmed.is_torn(),
            self.mentee_confirmed.is_torn(),
        ]
        .into_iter()
        .filter(|torn| *torn)
        .count();
        own + self
            .agreements
            .iter()
            .map(AgreementRow::places)
            .sum::<usize>()
    }
}

impl AgreementRow {
    /// Its shown values, for the rules of the domain.
    pub fn plain(&self) -> Agreement {
        Agreement {
            what: self.what.clone(),
            who: self.who.value,
            due: self.due.value,
            done: self.done.value,
        }
    }

    /// Places to look at: fields with two values, plus one when it came back.
    pub fn places(&self) -> usize {
        [
            self.fate.is_torn(),
            self.who.is_torn(),
            self.due.is_torn(),
            self.done.is_torn(),
        ]
        .into_iter()
        .filter(|torn| *torn)
        .count()
    }
}

impl JournalView {
    /// Places to look at: fields with two values and rows that came back.
    pub fn places(&self) -> usize {
        self.meetings.iter().map(MeetingRow::places).sum::<usize>()
            + self.diagnostics.places()
            + self.files.places()
            + self
                .observations
                .iter()
                .map(ObservationRow::places)
                .sum::<usize>()
            + self
                .open_lessons
                .iter()
                .map(OpenLessonRow::places)
                .sum::<usize>()
            + self.records.iter().map(RecordRow::places).sum::<usize>()
            + self
                .steps
                .iter()
                .filter(|(step, said)| said.is_torn() && step.is_words())
                .count()
            + self
                .notes
                .notes
                .iter()
                .filter(|note| note.fate.is_torn())
                .count()
    }

    /// What is noted of a step; empty when nothing is.
    pub fn step(&self, step: &PairStep) -> &str {
        self.steps.get(step).map_or("", |said| said.value.trim())
    }

    /// The visit whose step a visit to this teacher asks about: the newest before it that set one. `now` is the visit
    /// that asks, when it is in the journal already; `on` its day, when it is not.
    pub fn step_before(
        &self,
        teacher: Option<PersonId>,
        now: Option<ObservationId>,
        on: Option<Date>,
    ) -> Option<&ObservationRow> {
        let place = now.and_then(|now| self.observations.iter().position(|row| row.id == now));
        let earlier = self
            .observations
            .get(place.map_or(0, |place| place + 1)..)
            .unwrap_or_default();
        earlier.iter().find(|row| {
            let is_before = place.is_some() || on.is_none() || row.date.value <= on;
            row.teacher.value == teacher && is_before && !row.step.trim().is_empty()
        })
    }
}
