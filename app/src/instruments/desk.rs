//! What every part of the instruments' screens has at hand: the pair's journal and programme, the device, who is who.

use crate::device::{Device, Handle, use_device};
use crate::i18n::*;
use crate::told::{Names, dates, part, seen_by};
use crate::ui::{Offered, Part, Toasts, use_toasts};
use leptos::prelude::*;
use ryadom_domain::{DocumentId, DocumentKind, PairId, PersonId, Registry, Side, Timestamp};
use ryadom_replica::{JournalDoc, JournalEdit, ProgrammeDoc};

/// A pair whose records the person may read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Papers {
    /// The pair.
    pub pair: PairId,
    journal: DocumentId,
    programme: DocumentId,
}

impl Papers {
    /// The pair's papers, if this person may read its journal.
    pub fn of(registry: &Registry, person: PersonId, pair: PairId) -> Option<Self> {
        let found = registry.pairs.get(&pair)?;
        let journal = found.journal?;
        registry.grant(person, journal)?;
        Some(Self {
            pair,
            journal,
            programme: found.programme?,
        })
    }
}

/// A pair's records under the pen. `Copy`; kept in context by the page.
#[derive(Clone, Copy)]
pub struct Desk {
    pub pair: PairId,
    pub device: Device,
    pub journal: Handle<JournalDoc>,
    pub programme: Handle<ProgrammeDoc>,
    pub toasts: Toasts,
    /// This person only reads.
    pub still: Memo<bool>,
}

/// Opens a pair's papers for everything under the page.
pub fn provide_desk(papers: Papers) -> Desk {
    let device = use_device();
    let journal = device.open::<JournalDoc>(papers.journal);
    let desk = Desk {
        pair: papers.pair,
        device,
        journal,
        programme: device.open(papers.programme),
        toasts: use_toasts(),
        still: Memo::new(move |_| !journal.may_write()),
    };
    provide_context(desk);
    desk
}

/// The desk of the page that this is part of.
pub fn use_desk() -> Desk {
    expect_context()
}

impl Desk {
    /// Makes an edit; says so, and answers false, when that fails.
    pub fn edit(self, edit: JournalEdit) -> bool {
        let made = self.journal.edit(edit).is_ok();
        if !made {
            self.toasts.say(t!(instruments.not_saved));
        }
        made
    }

    /// Makes an edit and offers to take it back.
    pub fn edit_with_way_back(
        self,
        edit: JournalEdit,
        words: &'static str,
        back: JournalEdit,
    ) -> bool {
        let made = self.edit(edit);
        if made {
            let undo = move || {
                self.edit(back.clone());
            };
            self.toasts.offer(words, t!(instruments.undo), undo);
        }
        made
    }

    /// «Кузнецова М. О.»; empty for nobody.
    pub fn name(self, person: Option<PersonId>) -> String {
        let name = |person| {
            self.device
                .registry()
                .with(|registry| registry.name(person))
        };
        person
            .map(|person| name(person).short())
            .unwrap_or_default()
    }

    /// The members of the pair, mentors first.
    pub fn members(self) -> Vec<(PersonId, Side)> {
        self.device.registry().with(|registry| {
            let Some(pair) = registry.pairs.get(&self.pair) else {
                return Vec::new();
            };
            let with_side = pair
                .members()
                .filter_map(|person| Some((person, pair.side(person)?)));
            with_side.collect()
        })
    }

    /// Whoever is on this side; of several, who holds the pen.
    pub fn on(self, side: Side) -> Option<PersonId> {
        let me = self.device.person();
        let members = self.members();
        let mut all = members
            .iter()
            .filter(|(_, found)| *found == side)
            .map(|(person, _)| *person);
        let first = all.clone().next();
        all.find(|person| *person == me).or(first)
    }

    /// The members by name, to choose one from; nobody first.
    pub fn offered_members(self) -> Vec<Offered> {
        let nobody = Offered::new("", t!(instruments.nobody));
        let members = self.members().into_iter();
        let named =
            members.map(|(person, _)| Offered::new(person.to_string(), self.name(Some(person))));
        std::iter::once(nobody).chain(named).collect()
    }

    /// A person as a signature shows them: name, initials, part.
    pub fn signed(self, person: Option<PersonId>) -> (String, String, Part) {
        self.device.registry().with(|registry| {
            let name = self.names(registry).person(locale(), person);
            let pair = registry.pairs.get(&self.pair);
            let initials = person.map(|person| registry.name(person).initials());
            let part = person.map(|person| part(registry, pair, person));
            (name, initials.unwrap_or_default(), part.unwrap_or_default())
        })
    }

    /// When something was written.
    pub fn moment(self, at: Timestamp) -> String {
        let now = self.device.local(self.device.now());
        dates::moment(locale(), self.device.local(at), now)
    }

    /// «Видят: вы, Кузнецова М. О., куратор».
    pub fn seen(self) -> String {
        self.device.registry().with(|registry| {
            let pair = registry.pairs.get(&self.pair);
            seen_by(locale(), &self.names(registry), pair, DocumentKind::Journal)
        })
    }

    /// How people are named for who reads.
    pub fn names(self, registry: &Registry) -> Names<'_> {
        Names {
            registry,
            reader: Some(self.device.person()),
            today: self.device.today(),
        }
    }
}
