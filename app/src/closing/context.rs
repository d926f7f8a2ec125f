//! The closing of one pair: what every step reads, and the one way to note something.

use crate::device::{Device, Handle, use_device};
use crate::i18n::*;
use crate::told::{Names, dates, part, seen_by};
use crate::ui::{OneValue, Toasts, use_toasts};
use leptos::prelude::*;
use ryadom_domain::{
    AnswerSheet, Audience, ClosingFacts, ClosingLine, DocumentId, DocumentKind, Pair, PairId,
    PairStep, PersonId, Registry, Round, Side, Skill, answered, closing,
};
use ryadom_replica::{
    Choice, JournalDoc, JournalEdit, JournalView, ProgrammeDoc, ProgrammeEdit, ProgrammeView,
    SchoolDoc, Written,
};

/// A pair's papers, if this person may read its journal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Papers {
    /// The pair.
    pub pair: PairId,
    /// Where what is said stands.
    pub journal: DocumentId,
    /// What was meant to be done.
    pub programme: DocumentId,
    /// What kind of school it is.
    pub school: Option<DocumentId>,
}

impl Papers {
    /// The papers of a pair.
    pub fn of(registry: &Registry, person: PersonId, pair: PairId) -> Option<Self> {
        let found = registry.pairs.get(&pair)?;
        let (journal, programme) = (found.journal?, found.programme?);
        registry.grant(person, journal)?;
        Some(Self {
            pair,
            journal,
            programme,
            school: registry.school,
        })
    }
}

/// The closing on the page. `Copy`; kept in context by the page.
#[derive(Clone, Copy)]
pub struct Closing {
    /// The device.
    pub device: Device,
    /// Whose.
    pub pair: PairId,
    /// The journal, which holds what is said.
    pub journal: Handle<JournalDoc>,
    /// The programme, which says what was meant.
    pub programme: Handle<ProgrammeDoc>,
    school: Option<Handle<SchoolDoc>>,
    /// Where lines are said.
    pub toasts: Toasts,
    /// The paper is in the page.
    pub printing: RwSignal<bool>,
}

/// Opens a pair's papers for everything under the page.
pub fn provide_closing(papers: Papers) -> Closing {
    let device = use_device();
    let made = Closing {
        device,
        pair: papers.pair,
        journal: device.open(papers.journal),
        programme: device.open(papers.programme),
        school: papers.school.map(|school| device.open(school)),
        toasts: use_toasts(),
        printing: RwSignal::new(false),
    };
    provide_context(made);
    made
}

/// The closing of the page that this is part of.
pub fn use_closing() -> Closing {
    expect_context()
}

/// How every step stands, from what is in the papers.
pub fn lines(
    pair: &Pair,
    journal: &JournalView,
    programme: &ProgrammeView,
    asked: &[Skill],
) -> Vec<ClosingLine> {
    let is_answered = |who: PersonId| {
        let sheet = AnswerSheet::own(Round::Final, who);
        let answers = journal.diagnostics.answers(&sheet);
        answered(asked.iter().copied(), &answers) == asked.len()
    };
    let unmeasured = programme
        .deficits
        .iter()
        .filter(|row| row.end.value.is_none())
        .count();
    closing(&ClosingFacts {
        pair,
        programme: programme.state(),
        answered: &is_answered,
        noted: &|step| !journal.step(step).is_empty(),
        unmeasured,
    })
}

impl Closing {
    /// Whether everything was read from the disk.
    pub fn ready(self) -> bool {
        self.journal.ready() && self.programme.ready() && self.school.is_none_or(Handle::ready)
    }

    /// Whether the route can be audited already.
    pub fn is_finished(self) -> bool {
        let today = self.device.today();
        self.programme.with(|view| view.is_finished(today))
    }

    /// Who is at this device.
    pub fn me(self) -> PersonId {
        self.device.person()
    }

    /// On which side the reader is; `None` for who looks after the pair.
    pub fn side(self) -> Option<Side> {
        self.with_pair(|_, pair| pair.side(self.me())).flatten()
    }

    /// Reads the pair. Tracked.
    pub fn with_pair<R>(self, read: impl FnOnce(&Registry, &Pair) -> R) -> Option<R> {
        self.device.registry().with(|registry| {
            let pair = registry.pairs.get(&self.pair)?;
            Some(read(registry, pair))
        })
    }

    /// Everybody of the pair, mentors first.
    pub fn members(self) -> Vec<PersonId> {
        self.with_pair(|_, pair| pair.members().collect())
            .unwrap_or_default()
    }

    /// The mentees.
    pub fn mentees(self) -> Vec<PersonId> {
        self.with_pair(|_, pair| pair.mentees.iter().copied().collect())
            .unwrap_or_default()
    }

    /// Every question of the questionnaire.
    pub fn asked(self) -> Vec<Skill> {
        let org_type = self
            .school
            .and_then(|school| school.with(|school| school.org_type.value));
        let form = self.with_pair(|_, pair| pair.form).flatten();
        Skill::asked(Audience::of(form, org_type)).collect()
    }

    /// How many questions a mentee has answered in the final round.
    pub fn answered(self, who: PersonId) -> usize {
        let sheet = AnswerSheet::own(Round::Final, who);
        let answers = self.journal.with(|view| view.diagnostics.answers(&sheet));
        answered(self.asked(), &answers)
    }

    /// How every step stands.
    pub fn lines(self) -> Vec<ClosingLine> {
        let asked = self.asked();
        self.with_pair(|_, pair| {
            self.journal.with(|journal| {
                self.programme
                    .with(|programme| lines(pair, journal, programme, &asked))
            })
        })
        .unwrap_or_default()
    }

    /// What is said. Tracked.
    pub fn said(self, step: &PairStep) -> String {
        self.journal.with(|view| view.step(step).to_owned())
    }

    /// What is said, with everything that was said apart.
    pub fn choice(self, step: &PairStep) -> Choice<String> {
        self.journal
            .with(|view| view.steps.get(step).cloned().unwrap_or_default())
    }

    /// Notes something, if that changes anything.
    pub fn note(self, step: PairStep, words: String) {
        let before = untrack(|| self.choice(&step));
        if before.value == words && !before.is_torn() {
            return;
        }
        if let Err(why) = self.journal.edit(JournalEdit::Step(step, words)) {
            self.toasts.say(t!(closing.not_kept, why = why.to_string()));
            return;
        }
        let device = self.device;
        self.toasts
            .offer(t!(closing.kept), t!(closing.undo), device.take_back());
    }

    /// Edits the programme.
    pub fn edit(self, edit: ProgrammeEdit) {
        match self.programme.edit(edit) {
            Ok(()) => {
                let device = self.device;
                self.toasts
                    .offer(t!(closing.kept), t!(closing.undo), device.take_back());
            }
            Err(why) => self.toasts.say(t!(closing.not_kept, why = why.to_string())),
        }
    }

    /// Whether the reader may note anything. Tracked.
    pub fn may_write(self) -> bool {
        self.journal.may_write() && self.side().is_some()
    }

    /// A person's name in a sentence: «вы», «Кузнецова М. О.».
    pub fn name(self, person: PersonId) -> String {
        self.device.registry().with(|registry| {
            Names {
                registry,
                reader: Some(self.me()),
                today: self.device.today(),
            }
            .person(locale(), Some(person))
        })
    }

    /// «Видят: вы, Кузнецова М. О., куратор».
    pub fn seen(self) -> String {
        self.device.registry().with(|registry| {
            let names = Names {
                registry,
                reader: Some(self.me()),
                today: self.device.today(),
            };
            seen_by(
                locale(),
                &names,
                registry.pairs.get(&self.pair),
                DocumentKind::Journal,
            )
        })
    }

    /// One of several values that were set apart, as it is shown.
    pub fn one_value(self, written: &Written<String>, value: String) -> OneValue {
        let now = self.device.local(self.device.now());
        self.device.registry().with(|registry| {
            let pair = registry.pairs.get(&self.pair);
            OneValue {
                who: Names {
                    registry,
                    reader: Some(self.me()),
                    today: self.device.today(),
                }
                .person(locale(), written.by),
                initials: written
                    .by
                    .map(|by| registry.name(by).initials())
                    .unwrap_or_default(),
                part: written
                    .by
                    .map(|by| part(registry, pair, by))
                    .unwrap_or_default(),
                value,
                when: dates::moment(locale(), self.device.local(written.at), now),
            }
        })
    }
}
