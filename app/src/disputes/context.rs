//! Whose disputes about one pair the reader may see, and who else reads them.

use crate::device::{Device, Handle, use_device};
use crate::i18n::*;
use crate::told::{Names, dates};
use crate::ui::{Toasts, use_toasts};
use jiff::civil::Date;
use leptos::prelude::*;
use ryadom_domain::{DisputeId, DisputeStage, DocumentId, PairId, PersonId, Registry};
use ryadom_replica::{DisputeDoc, DisputeEdit, DisputeRow, DisputeView};
use std::collections::BTreeSet;

/// Somebody, and where their disputes lie.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Place {
    /// Whose.
    pub owner: PersonId,
    /// Where.
    pub document: DocumentId,
}

/// Where somebody's disputes lie; `None` for whom the curator has not given a place yet.
pub fn place_of(registry: &Registry, owner: PersonId) -> Option<Place> {
    let said = registry.people.get(&owner)?.confidential?;
    let document = said.beside();
    Some(Place { owner, document })
}

/// The page's own. `Copy`; kept in context.
#[derive(Clone, Copy)]
pub struct Disputes {
    /// The device.
    pub device: Device,
    /// About which pair.
    pub pair: PairId,
    toasts: Toasts,
}

/// Gives everything under the page what it needs.
pub fn provide_disputes(pair: PairId) -> Disputes {
    let made = Disputes {
        device: use_device(),
        pair,
        toasts: use_toasts(),
    };
    provide_context(made);
    made
}

/// The disputes of the page that this is part of.
pub fn use_disputes() -> Disputes {
    expect_context()
}

impl Disputes {
    /// Who is at this device.
    pub fn me(self) -> PersonId {
        self.device.person()
    }

    /// Where the reader opens a dispute of their own: whoever is in the pair, and the curator.
    pub fn own(self) -> Option<Place> {
        let me = self.me();
        self.device.registry().with(|registry| {
            let in_pair = registry.pairs.get(&self.pair)?.side(me).is_some();
            let place = place_of(registry, me)?;
            (in_pair || is_curator(registry, me)).then_some(place)
        })
    }

    /// Every place that has a dispute about this pair and that the reader may look into. Summaries are only of documents
    /// that the person may read.
    pub fn places(self) -> Vec<Place> {
        let (registry, people) = (self.device.registry(), self.device.people());
        let (registry, people) = (registry.read(), people.read());
        let about = |known: &ryadom_replica::KnownDispute| known.pair == self.pair;
        let mut all: Vec<Place> = people
            .iter()
            .filter(|(_, summary)| summary.disputes.all.iter().any(about))
            .filter_map(|(owner, _)| place_of(&registry, *owner))
            .filter(|place| registry.grant(self.me(), place.document).is_some())
            .collect();
        // One's own first.
        all.sort_by_key(|place| place.owner != self.me());
        all
    }

    /// Where whoever was called in has their copies, as far as the reader may see them: curators do.
    pub fn copies(self, called: Vec<PersonId>) -> Copies {
        let registry = self.device.registry();
        let registry = registry.read();
        let place = |owner: PersonId| {
            let place = place_of(&registry, owner)?;
            registry.grant(self.me(), place.document)?;
            Some((owner, self.device.open::<DisputeDoc>(place.document)))
        };
        called.into_iter().filter_map(place).collect()
    }

    /// Whether somebody looks after the school.
    pub fn is_curator(self, person: PersonId) -> bool {
        self.device
            .registry()
            .with(|registry| is_curator(registry, person))
    }

    /// «вы», «Кузнецова М. О.».
    pub fn name(self, person: Option<PersonId>) -> String {
        self.device.registry().with(|registry| {
            Names {
                registry,
                reader: Some(self.me()),
                today: self.device.today(),
            }
            .person(locale(), person)
        })
    }

    /// «Кто это читает: вы и Сидорова И. А. Больше никто.»: everybody by name, for nobody should have to trust a role.
    pub fn seen(self, document: DocumentId, called: &[PersonId]) -> String {
        let readers: BTreeSet<PersonId> = self.device.registry().with(|registry| {
            let readers = registry.readers(document);
            readers.into_iter().chain(called.iter().copied()).collect()
        });
        let me = self.me();
        let (own, others): (Vec<_>, Vec<_>) = readers.into_iter().partition(|one| *one == me);
        let names: Vec<String> = own
            .into_iter()
            .chain(others)
            .map(|one| self.name(Some(one)))
            .collect();
        t!(disputes.seen, names = names.join(", "))
    }

    /// Somebody of the pair who reads it for being a curator too: said, for it is not what people expect.
    pub fn seen_in_pair(self, document: DocumentId) -> Option<String> {
        let me = self.me();
        let both = self.device.registry().with(|registry| {
            let pair = registry.pairs.get(&self.pair)?;
            let owner = |one: &PersonId| place_of(registry, *one).map(|place| place.document);
            let mut readers = registry.readers(document).into_iter();
            readers
                .find(|one| *one != me && pair.side(*one).is_some() && owner(one) != Some(document))
        })?;
        Some(t!(disputes.seen_in_pair, name = self.name(Some(both))))
    }

    /// Makes an edit; says what was kept, and how to take it back.
    pub fn keep(self, handle: Handle<DisputeDoc>, edit: DisputeEdit, said: String) -> bool {
        let device = self.device;
        match handle.edit(edit) {
            Ok(()) => self
                .toasts
                .offer(said, t!(disputes.undo), device.take_back()),
            Err(why) => {
                self.toasts
                    .say(t!(disputes.not_kept, why = why.to_string()));
                return false;
            }
        }
        true
    }

    /// Says that something else could not be kept.
    pub fn not_kept(self, why: &impl std::fmt::Display) {
        self.toasts
            .say(t!(disputes.not_kept, why = why.to_string()));
    }
}

fn is_curator(registry: &Registry, person: PersonId) -> bool {
    let found = registry.people.get(&person);
    found.is_some_and(|found| found.roles.curator)
}

/// Whom of the council the curator has called in, each once.
pub fn called(row: &DisputeRow) -> Vec<PersonId> {
    let all: BTreeSet<PersonId> = row.steps.iter().filter_map(|row| row.step.to).collect();
    all.into_iter().collect()
}

/// Where copies of a dispute lie: whose, and the document.
pub type Copies = Vec<(PersonId, Handle<DisputeDoc>)>;

/// The copies of a dispute that stand in somebody's document: more than one, when two curators handed it on apart.
pub fn copies_of(view: &DisputeView, of: DisputeId) -> impl Iterator<Item = &DisputeRow> {
    let all = view.disputes.iter();
    all.filter(move |row| row.dispute.copy_of == Some(of))
}

/// How a dispute stands.
pub fn stage_words(stage: Option<DisputeStage>) -> &'static str {
    match stage {
        None => t!(disputes.opened),
        Some(DisputeStage::Talk) => t!(disputes.talk),
        Some(DisputeStage::Agreement) => t!(disputes.agreement),
        Some(DisputeStage::Council) => t!(disputes.council),
        Some(DisputeStage::Closed) => t!(disputes.closed),
    }
}

/// A day in words; nothing for none.
pub fn day_words(day: Option<Date>, today: Date) -> String {
    day.map(|day| dates::plain(locale(), day, today))
        .unwrap_or_default()
}
