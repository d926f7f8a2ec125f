//! The questionnaires of one pair: what every part of the page reads, and the few ways to change it.

use crate::device::{Device, Handle, use_device};
use crate::i18n::*;
use crate::told::{Names, seen_by};
use crate::ui::{Toasts, use_toasts};
use leptos::prelude::*;
use ryadom_domain::{
    AnswerSheet, Answers, Audience, DocumentId, DocumentKind, Inquiry, OrgType, PairId, PersonId,
    Registry, Round, Side, Skill, answered,
};
use ryadom_replica::{
    InquiryView, JournalDoc, JournalEdit, ProgrammeDoc, ProgrammeEdit, SchoolDoc,
};

/// A pair whose answers the person may read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Papers {
    /// The pair.
    pub pair: PairId,
    /// Its journal, which holds the answers.
    pub journal: DocumentId,
    /// Its programme, which holds the deficits.
    pub programme: DocumentId,
    school: Option<DocumentId>,
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
            school: registry.school,
        })
    }
}

/// One pair's questionnaires on the page. `Copy`; kept in context by the page.
#[derive(Clone, Copy)]
pub struct Diagnostics {
    device: Device,
    papers: Papers,
    journal: Handle<JournalDoc>,
    programme: Handle<ProgrammeDoc>,
    school: Option<Handle<SchoolDoc>>,
    org_type: Memo<Option<OrgType>>,
    audience: Memo<Audience>,
    toasts: Toasts,
}

/// Opens a pair's papers for everything under the page.
pub fn provide_diagnostics(papers: Papers) -> Diagnostics {
    let device = use_device();
    let school = papers.school.map(|school| device.open::<SchoolDoc>(school));
    let org_type =
        Memo::new(move |_| school.and_then(|school| school.with(|school| school.org_type.value)));
    let diagnostics = Diagnostics {
        device,
        papers,
        journal: device.open(papers.journal),
        programme: device.open(papers.programme),
        school,
        org_type,
        audience: Memo::new(move |_| {
            let registry = device.registry();
            let form = registry.with(|registry| registry.pairs.get(&papers.pair)?.form);
            Audience::of(form, org_type.get())
        }),
        toasts: use_toasts(),
    };
    provide_context(diagnostics);
    diagnostics
}

/// The questionnaires of the page that this is part of.
pub fn use_diagnostics() -> Diagnostics {
    expect_context()
}

impl Diagnostics {
    /// Whether the papers were read from the disk, and which questions a school of this kind is asked.
    pub fn ready(self) -> bool {
        self.journal.ready() && self.programme.ready() && self.school.is_none_or(Handle::ready)
    }

    /// The pair.
    pub const fn pair(self) -> PairId {
        self.papers.pair
    }

    /// Who is at this device.
    pub fn me(self) -> PersonId {
        self.device.person()
    }

    /// New random bytes, for an id.
    pub fn random(self) -> [u8; 16] {
        self.device.random()
    }

    /// The journal.
    pub const fn journal(self) -> Handle<JournalDoc> {
        self.journal
    }

    /// The programme.
    pub const fn programme(self) -> Handle<ProgrammeDoc> {
        self.programme
    }

    /// Where offers to undo go.
    pub const fn toasts(self) -> Toasts {
        self.toasts
    }

    /// The round of this time of the year.
    pub fn now(self) -> Round {
        Round::of(self.device.today())
    }

    /// What kind of organisation it is, for the words of the questions.
    pub fn org_type(self) -> Option<OrgType> {
        self.org_type.get()
    }

    /// Whose skills are asked about.
    pub fn audience(self) -> Audience {
        self.audience.get()
    }

    /// Whether it is pupils who are asked.
    pub fn is_of_pupils(self) -> bool {
        self.audience() == Audience::Pupils
    }

    /// Every question.
    pub fn asked(self) -> Vec<Skill> {
        Skill::asked(self.audience()).collect()
    }

    /// The mentees of the pair.
    pub fn mentees(self) -> Vec<PersonId> {
        self.device.registry().with(|registry| {
            let pair = registry.pairs.get(&self.papers.pair);
            pair.map(|pair| pair.mentees.iter().copied().collect())
                .unwrap_or_default()
        })
    }

    /// The mentors of the pair.
    pub fn mentors(self) -> Vec<PersonId> {
        self.device.registry().with(|registry| {
            let pair = registry.pairs.get(&self.papers.pair);
            pair.map(|pair| pair.mentors.iter().copied().collect())
                .unwrap_or_default()
        })
    }

    /// Whether this person answers about this mentee: about oneself, or as the mentor.
    pub fn may_answer(self, about: PersonId) -> bool {
        let me = self.me();
        let side = self.device.registry().with(|registry| {
            registry
                .pairs
                .get(&self.papers.pair)
                .and_then(|pair| pair.side(me))
        });
        self.journal.may_write() && (me == about || side == Some(Side::Mentor))
    }

    /// A sheet's answers.
    pub fn answers(self, sheet: AnswerSheet) -> Answers {
        self.journal.with(|view| view.diagnostics.answers(&sheet))
    }

    /// What the mentee said.
    pub fn own(self, round: Round, about: PersonId) -> Answers {
        self.answers(AnswerSheet::own(round, about))
    }

    /// What the mentor says; of several mentors, of the first who answered.
    pub fn estimate(self, round: Round, about: PersonId) -> Answers {
        let of = |by| self.answers(AnswerSheet { round, about, by });
        let mut all = self.mentors().into_iter().map(of);
        all.find(|answers| !answers.is_empty()).unwrap_or_default()
    }

    /// The school's own document.
    pub const fn school(self) -> Option<Handle<SchoolDoc>> {
        self.school
    }

    /// A questionnaire of a round.
    pub fn inquiry(self, round: Round, inquiry: Inquiry) -> InquiryView {
        self.journal.with(|view| {
            let found = view.diagnostics.inquiries.get(&(round, inquiry));
            found.cloned().unwrap_or_default()
        })
    }

    /// Changes a questionnaire of a round, and offers to take that back.
    pub fn inquire_with_undo(self, edit: JournalEdit, said: &'static str) {
        match self.journal.edit(edit) {
            Ok(()) => {
                let device = self.device;
                self.toasts
                    .offer(said, t!(diagnostics.undo), device.take_back());
            }
            Err(refused) => {
                leptos::logging::warn!("a questionnaire was refused: {refused}");
                self.toasts.say(t!(diagnostics.refused));
            }
        }
    }

    /// How many questions a sheet answers.
    pub fn done(self, answers: &Answers) -> usize {
        answered(self.asked(), answers)
    }

    /// Answers a question.
    pub fn answer(self, edit: JournalEdit) {
        if let Err(refused) = self.journal.edit(edit) {
            leptos::logging::warn!("an answer was refused: {refused}");
            self.toasts.say(t!(diagnostics.refused));
        }
    }

    /// Edits the programme; answers whether it was taken.
    pub fn edit(self, edit: ProgrammeEdit) -> bool {
        let result = self.programme.edit(edit);
        if let Err(refused) = &result {
            leptos::logging::warn!("an edit of the programme was refused: {refused}");
            self.toasts.say(t!(diagnostics.refused_programme));
        }
        result.is_ok()
    }

    /// Edits the programme, and offers to take that back.
    pub fn edit_with_undo(self, edit: ProgrammeEdit, said: &'static str) {
        if self.edit(edit) {
            let device = self.device;
            let undo = device.take_back();
            self.toasts.offer(said, t!(diagnostics.undo), undo);
        }
    }

    /// A person's name in a sentence.
    pub fn name(self, person: PersonId) -> String {
        self.device
            .registry()
            .with(|registry| self.names(registry).person(locale(), Some(person)))
    }

    /// «Видят: вы, Кузнецова М. О., куратор».
    pub fn seen(self) -> String {
        self.device.registry().with(|registry| {
            seen_by(
                locale(),
                &self.names(registry),
                registry.pairs.get(&self.papers.pair),
                DocumentKind::Journal,
            )
        })
    }

    fn names(self, registry: &Registry) -> Names<'_> {
        Names {
            registry,
            reader: Some(self.me()),
            today: self.device.today(),
        }
    }
}
