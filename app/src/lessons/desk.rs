//! What every part of the lessons' screens has at hand: the pair's journal, the device, and who is who.

use crate::attention;
use crate::device::{Device, Handle, use_device};
use crate::i18n::*;
use crate::told::{Names, dates, part, seen_by};
use crate::ui::{Offered, Part, Toasts, use_toasts};
use crate::whose::Papers;
use leptos::prelude::*;
use ryadom_domain::{DocumentKind, PersonId, Side, Timestamp};
use ryadom_replica::{JournalDoc, JournalEdit, SchoolDoc};

/// A pair's lessons under the pen. `Copy`; kept in context by the page.
#[derive(Clone, Copy)]
pub struct Desk {
    pub papers: Papers,
    pub device: Device,
    pub journal: Handle<JournalDoc>,
    pub toasts: Toasts,
    school: Option<Handle<SchoolDoc>>,
    /// The school is a kindergarten: other words.
    pub kids: Memo<bool>,
    /// This person only reads.
    pub still: Memo<bool>,
}

/// Opens a pair's journal for everything under the page.
pub fn provide_desk(papers: Papers) -> Desk {
    let device = use_device();
    let journal = device.open::<JournalDoc>(papers.journal);
    let school = device.registry().with_untracked(|registry| registry.school);
    let desk = Desk {
        papers,
        school: school.map(|school| device.open(school)),
        device,
        journal,
        toasts: use_toasts(),
        kids: attention::is_kindergarten(),
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
    /// The school's own document.
    pub const fn school(self) -> Option<Handle<SchoolDoc>> {
        self.school
    }

    /// Makes an edit; says so, and answers false, when that fails.
    pub fn edit(self, edit: JournalEdit) -> bool {
        let made = self.journal.edit(edit).is_ok();
        if !made {
            self.toasts.say(t!(lessons.not_saved));
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
            self.toasts.offer(words, t!(lessons.undo), undo);
        }
        made
    }

    /// The school's word, or the kindergarten's.
    pub fn word(self, school: &'static str, kids: &'static str) -> &'static str {
        if self.kids.get() { kids } else { school }
    }

    /// As a label that follows the school.
    pub fn label(self, school: &'static str, kids: &'static str) -> Signal<String> {
        Signal::derive(move || self.word(school, kids).to_owned())
    }

    /// «вы», «Кузнецова М. О.».
    pub fn person(self, person: Option<PersonId>) -> String {
        self.device.registry().with(|registry| {
            let names = Names {
                registry,
                reader: Some(self.device.person()),
                today: self.device.today(),
            };
            names.person(locale(), person)
        })
    }

    /// «Кузнецова М. О.», for paper; empty for nobody.
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
            let Some(pair) = registry.pairs.get(&self.papers.pair) else {
                return Vec::new();
            };
            let with_side = pair
                .members()
                .filter_map(|person| Some((person, pair.side(person)?)));
            with_side.collect()
        })
    }

    /// The members by name, to choose one from; nobody first.
    pub fn offered_members(self) -> Vec<Offered> {
        let nobody = Offered::new("", t!(lessons.nobody));
        let members = self.members().into_iter();
        let named =
            members.map(|(person, _)| Offered::new(person.to_string(), self.name(Some(person))));
        std::iter::once(nobody).chain(named).collect()
    }

    /// A person as a signature shows them: name, initials, part.
    pub fn signed(self, person: Option<PersonId>) -> (String, String, Part) {
        let name = self.person(person);
        self.device.registry().with(|registry| {
            let pair = registry.pairs.get(&self.papers.pair);
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
            let names = Names {
                registry,
                reader: Some(self.device.person()),
                today: self.device.today(),
            };
            let pair = registry.pairs.get(&self.papers.pair);
            seen_by(locale(), &names, pair, DocumentKind::Journal)
        })
    }
}
