//! The audit of one route: what every field reads, and the one way to write in it.

use crate::device::{Device, Handle, use_device};
use crate::i18n::*;
use crate::ui::{Toasts, use_toasts};
use leptos::prelude::*;
use ryadom_domain::{
    AuditCriterion, AuditField, AuditMark, DocumentId, PairId, PersonId, Registry, SchoolRoles,
};
use ryadom_replica::{Choice, ProgrammeDoc, ReviewDoc, ReviewEdit};
use std::collections::BTreeSet;

/// A pair's programme, if this person may read it.
pub fn found(registry: &Registry, person: PersonId, pair: PairId) -> Option<DocumentId> {
    let programme = registry.pairs.get(&pair)?.programme?;
    registry.grant(person, programme)?;
    Some(programme)
}

/// The audit on the page. `Copy`; kept in context by the page.
#[derive(Clone, Copy)]
pub struct Audit {
    device: Device,
    /// Whose route.
    pub pair: PairId,
    /// The programme with the route.
    pub programme: Handle<ProgrammeDoc>,
    /// What is said of it.
    pub review: Handle<ReviewDoc>,
    /// The paper is in the page.
    pub printing: RwSignal<bool>,
    toasts: Toasts,
}

/// Opens what the page reads.
pub fn provide_audit(pair: PairId, programme: DocumentId) -> Audit {
    let device = use_device();
    let made = Audit {
        device,
        pair,
        programme: device.open(programme),
        review: device.open(programme.beside()),
        printing: RwSignal::new(false),
        toasts: use_toasts(),
    };
    provide_context(made);
    made
}

/// The audit of the page that this is part of.
pub fn use_audit() -> Audit {
    expect_context()
}

impl Audit {
    /// Whether everything was read from the disk.
    pub fn ready(self) -> bool {
        self.programme.ready() && self.review.ready()
    }

    /// Whether the route is at its end: closed, broken off, or its last day is over.
    pub fn is_finished(self) -> bool {
        let today = self.device.today();
        self.programme.with(|view| view.is_finished(today))
    }

    /// Whether the reader may look at the route: curator and council, but not at their own.
    pub fn may_write(self) -> bool {
        let me = self.device.person();
        let roles = self.device.registry().with(|registry| {
            let found = registry.people.get(&me);
            found.map(|found| found.roles).unwrap_or_default()
        });
        let SchoolRoles {
            curator, council, ..
        } = roles;
        (curator || council) && self.is_outside(me) && self.review.may_write()
    }

    /// Nobody looks at a route of their own.
    fn is_outside(self, person: PersonId) -> bool {
        self.device.registry().with(|registry| {
            let pair = registry.pairs.get(&self.pair);
            pair.is_some_and(|pair| pair.side(person).is_none())
        })
    }

    /// What is said. Tracked.
    pub fn choice(self, field: AuditField) -> Choice<String> {
        self.review
            .with(|view| view.audited(field, |by| self.is_outside(by)))
    }

    /// What is said, without who set it apart.
    pub fn said(self, field: AuditField) -> String {
        self.choice(field).value
    }

    /// How a criterion is met.
    pub fn mark(self, criterion: AuditCriterion) -> Option<AuditMark> {
        self.said(AuditField::Mark(criterion)).parse().ok()
    }

    /// How many criteria have this mark.
    pub fn count(self, mark: AuditMark) -> usize {
        let criteria = AuditCriterion::ALL.iter();
        criteria
            .filter(|one| self.mark(**one) == Some(mark))
            .count()
    }

    /// Everybody who has said something, by name.
    pub fn auditors(self) -> Vec<String> {
        let by = |field| self.choice(field).written.and_then(|stamp| stamp.by);
        let all: BTreeSet<PersonId> = AuditField::all().filter_map(by).collect();
        self.device.registry().with(|registry| {
            all.iter()
                .map(|person| registry.name(*person).short())
                .collect()
        })
    }

    /// Full names of the mentees, whose route it is, and of the mentors.
    pub fn names(self) -> [String; 2] {
        self.device.registry().with(|registry| {
            let names = |all: &BTreeSet<PersonId>| {
                let all = all.iter().map(|person| registry.name(*person).full());
                all.collect::<Vec<_>>().join(", ")
            };
            let pair = registry.pairs.get(&self.pair);
            pair.map(|pair| [names(&pair.mentees), names(&pair.mentors)])
                .unwrap_or_default()
        })
    }

    /// Keeps what is said. Whoever says the first thing says the day too.
    pub fn keep(self, field: AuditField, words: String) {
        let before = untrack(|| self.choice(field));
        if before.value == words && !before.is_torn() {
            return;
        }
        let mut edits = vec![ReviewEdit::Audit(field, words)];
        let has_day = untrack(|| self.choice(AuditField::Day)).written.is_some();
        if field != AuditField::Day && !has_day {
            let today = self.device.today().to_string();
            edits.push(ReviewEdit::Audit(AuditField::Day, today));
        }
        let device = self.device;
        match self.review.edit(ReviewEdit::Several(edits)) {
            Ok(()) => self
                .toasts
                .offer(t!(audit.kept), t!(audit.undo), device.take_back()),
            Err(why) => self.toasts.say(t!(audit.not_kept, why = why.to_string())),
        }
    }
}
