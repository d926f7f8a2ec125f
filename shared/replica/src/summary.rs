//! What lists and the overview need of a pair's documents, small enough to keep for every pair.

use crate::{
    CommentRow, Document, JournalDoc, JournalView, Kind, MeetingRow, ProgrammeDoc, ReviewDoc, Stamp,
};
use jiff::civil::Date;
use ryadom_domain::{
    AgreementId, Area, CaseField, Due, Future, ItemId, Mark, MeetingId, NextMeeting, PairStep,
    PersonId, PlanDate, ProgrammeState, Timestamp,
};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// What is known of a pair without loading its documents. Serialised into the device's store.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Summary {
    /// Of its programme, once it was read.
    pub programme: Option<ProgrammeSummary>,
    /// Of its journal, once it was read and if it may be.
    pub journal: Option<JournalSummary>,
    /// Of what is said of its programme, once it was read and if it may be.
    pub review: Option<ReviewSummary>,
}

/// What lists need of a programme.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ProgrammeSummary {
    /// The version it was made from, as hex hashes.
    pub heads: Vec<String>,
    /// Name of the programme.
    pub name: String,
    /// Where it is in its life.
    pub state: Option<ProgrammeState>,
    /// Its first day.
    pub starts: Option<Date>,
    /// Its last day.
    pub ends: Option<Date>,
    /// Every plan item, so that what is overdue can be told for any day.
    pub items: Vec<PlannedItem>,
    /// Fields with two values and rows that came back.
    pub places: usize,
    /// How many deficits it works on.
    pub deficits: usize,
    /// How many of them are at a higher level than at the start.
    pub deficits_moved: usize,
    /// What those are about that are not where they are aimed at yet.
    pub lacking: BTreeSet<Area>,
    /// How many questions wait for whom.
    pub asked: BTreeMap<PersonId, usize>,
    /// The newest moment that any change claims, by its device's clock.
    pub touched: Timestamp,
    /// Who made that change.
    pub touched_by: Option<PersonId>,
}

/// What lists need of what is said of a programme.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ReviewSummary {
    /// The version it was made from, as hex hashes.
    pub heads: Vec<String>,
    /// Who gave, or gave again, the approvals that stand. Only a head's counts.
    pub approved_by: BTreeSet<PersonId>,
    /// How many questions wait for whom.
    pub asked: BTreeMap<PersonId, usize>,
    /// The newest moment that any change claims, by its device's clock.
    pub touched: Timestamp,
}

/// What lists need of a plan item.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PlannedItem {
    /// Its id.
    pub id: ItemId,
    /// Мероприятие.
    pub event: String,
    /// Раздел.
    pub section: String,
    /// Плановый срок.
    pub planned: Option<PlanDate>,
    /// Дата факта.
    pub actual_date: Option<Date>,
    /// Отметка о выполнении.
    pub mark: Option<Mark>,
    /// Отметка наставника.
    pub mentor_mark: bool,
    /// Отметка наставляемого.
    pub mentee_mark: bool,
    /// Отметка куратора.
    pub confirmed: bool,
    /// Marked by the pair and not confirmed by a curator.
    pub waits: bool,
    /// Fields with two values, plus one when it came back.
    pub places: usize,
}

/// What lists need of a journal.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct JournalSummary {
    /// The version it was made from, as hex hashes.
    pub heads: Vec<String>,
    /// The day of each meeting, oldest first.
    pub meetings: Vec<Date>,
    /// Agreements that are not kept yet.
    pub open_agreements: Vec<OpenAgreement>,
    /// What the newest meeting says of the next one.
    pub next: NextMeeting,
    /// Fields with two values and rows that came back.
    pub places: usize,
    /// Notes shared with the curator.
    pub notes: usize,
    /// What mentees say of leading somebody next year, and what their mentor says.
    pub future: BTreeMap<PersonId, (Option<Future>, Option<Future>)>,
    /// What the case for the bank of practices is called; empty when there is none.
    pub case: String,
    /// The newest moment that any change claims, by its device's clock.
    pub touched: Timestamp,
    /// Who made that change.
    pub touched_by: Option<PersonId>,
}

/// An agreement that is not kept yet.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct OpenAgreement {
    /// The meeting it was made at.
    pub meeting: MeetingId,
    /// Its id.
    pub id: AgreementId,
    /// What.
    pub what: String,
    /// Who; `None` for both.
    pub who: Option<PersonId>,
    /// By when.
    pub due: Option<Date>,
}

impl Summary {
    /// How many questions about the programme wait for somebody.
    pub fn asked(&self, person: PersonId) -> usize {
        let of = |asked: &BTreeMap<PersonId, usize>| asked.get(&person).copied().unwrap_or(0);
        self.programme.as_ref().map_or(0, |part| of(&part.asked))
            + self.review.as_ref().map_or(0, |part| of(&part.asked))
    }
}

impl ProgrammeSummary {
    /// How many items are done, wholly or in part.
    pub fn done(&self) -> usize {
        self.items
            .iter()
            .filter(|item| matches!(item.mark, Some(Mark::Done | Mark::Partly)))
            .count()
    }

    /// The items that are late on `today`.
    pub fn overdue(&self, today: Date) -> impl Iterator<Item = &PlannedItem> {
        self.items
            .iter()
            .filter(move |item| item.due(today).is_overdue())
    }

    /// The items that the pair has marked and no curator has confirmed.
    pub fn waiting(&self) -> impl Iterator<Item = &PlannedItem> {
        self.items.iter().filter(|item| item.waits)
    }

    /// Of the items that were due by `today`: how many, and how many of them are done.
    pub fn by(&self, today: Date) -> (usize, usize) {
        let due = self.items.iter().filter(|item| {
            item.planned
                .and_then(|planned| planned.due())
                .is_some_and(|due| due <= today)
        });
        due.fold((0, 0), |(due, done), item| {
            (
                due + 1,
                done + usize::from(matches!(item.mark, Some(Mark::Done | Mark::Partly))),
            )
        })
    }
}

impl PlannedItem {
    /// Where it stands on `today`.
    pub fn due(&self, today: Date) -> Due {
        Due::of_item(self.planned, self.mark, today)
    }
}

impl OpenAgreement {
    /// Where it stands on `today`.
    pub fn due(&self, today: Date) -> Due {
        Due::of_agreement(self.due, false, today)
    }
}

impl JournalSummary {
    /// The day of the last meeting that was held by `today`.
    pub fn last_meeting(&self, today: Date) -> Option<Date> {
        self.meetings.iter().copied().rfind(|day| *day <= today)
    }
}

impl ProgrammeSummary {
    /// Makes it from a programme.
    pub fn of(document: &mut Document) -> Self {
        let view = ProgrammeDoc::read(document);
        let Stamp { by, at } = document.touched();
        let items = view.items.iter().map(|item| PlannedItem {
            id: item.id,
            event: item.event.clone(),
            section: item.section.value.clone(),
            planned: item.planned.value,
            actual_date: item.actual_date.value,
            mark: item.mark.value,
            mentor_mark: item.mentor_mark.value,
            mentee_mark: item.mentee_mark.value,
            confirmed: item.confirmed.value,
            waits: item.plain().waits_for_confirmation(),
            places: item.places(),
        });
        Self {
            heads: heads(document),
            name: view.title.name.value.clone(),
            state: Some(view.state()),
            starts: view.title.starts.value,
            ends: view.title.ends.value,
            items: items.collect(),
            places: view.places(),
            deficits: view.deficits.len(),
            deficits_moved: view
                .deficits
                .iter()
                .filter(|deficit| deficit.plain().moved())
                .count(),
            lacking: view
                .deficits
                .iter()
                .filter(|deficit| !deficit.plain().reached())
                .filter_map(|deficit| deficit.area.value)
                .collect(),
            asked: asked(view.comments.iter().filter(|row| {
                // Of an item that is not in the plan any more nobody is asked.
                let is_planned = |item| view.items.iter().any(|found| found.id == item);
                row.item.is_none_or(is_planned)
            })),
            touched: at,
            touched_by: by,
        }
    }
}

impl ReviewSummary {
    /// Makes it from a review.
    pub fn of(document: &mut Document) -> Self {
        let view = ReviewDoc::read(document);
        let approvals = view.approvals.iter();
        Self {
            heads: heads(document),
            approved_by: approvals.filter_map(|row| row.touched?.by).collect(),
            asked: asked(view.comments.iter()),
            touched: document.touched().at,
        }
    }
}

fn asked<'a>(comments: impl Iterator<Item = &'a CommentRow>) -> BTreeMap<PersonId, usize> {
    let mut asked = BTreeMap::new();
    let waiting = comments.filter(|row| !row.settled.value);
    for person in waiting.filter_map(|row| row.asks) {
        *asked.entry(person).or_default() += 1;
    }
    asked
}

impl JournalSummary {
    /// Makes it from a journal.
    pub fn of(document: &mut Document) -> Self {
        let view = JournalDoc::read(document);
        let Stamp { by, at } = document.touched();
        let mut meetings: Vec<Date> = view
            .meetings
            .iter()
            .filter_map(|meeting| meeting.date.value)
            .collect();
        meetings.sort_unstable();
        let open_agreements = view.meetings.iter().flat_map(|meeting| {
            let open = meeting
                .agreements
                .iter()
                .filter(|agreement| !agreement.done.value);
            open.map(|agreement| OpenAgreement {
                meeting: meeting.id,
                id: agreement.id,
                what: agreement.what.clone(),
                who: agreement.who.value,
                due: agreement.due.value,
            })
        });
        // The newest meeting that says when the next one is: others may be written down without it.
        let next = view
            .meetings
            .iter()
            .find(|meeting| meeting.next_date.value.is_some());
        Self {
            heads: heads(document),
            meetings,
            open_agreements: open_agreements.collect(),
            next: next.map(MeetingRow::next).unwrap_or_default(),
            places: view.places(),
            notes: view.notes.notes.len(),
            future: future(&view),
            case: view.step(&PairStep::Case(CaseField::Title)).to_owned(),
            touched: at,
            touched_by: by,
        }
    }
}

fn future(view: &JournalView) -> BTreeMap<PersonId, (Option<Future>, Option<Future>)> {
    let mut said: BTreeMap<PersonId, (Option<Future>, Option<Future>)> = BTreeMap::new();
    for (step, words) in &view.steps {
        match step {
            PairStep::Future(who) => said.entry(*who).or_default().0 = words.value.parse().ok(),
            PairStep::Recommended(who) => {
                said.entry(*who).or_default().1 = words.value.parse().ok();
            }
            _ => {}
        }
    }
    said
}

fn heads(document: &mut Document) -> Vec<String> {
    document.heads().iter().map(ToString::to_string).collect()
}
