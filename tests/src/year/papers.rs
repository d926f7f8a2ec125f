//! The papers on one device, and what is done to them.

use super::{Act, Deed};
use crate::Failure;
use ryadom_domain::{DocumentKind, PersonId};
use ryadom_replica::{
    ActorId, Author, CardDoc, CardView, ConfidentialDoc, ConfidentialView, CounselDoc, CounselView,
    DisputeDoc, DisputeView, Document, JournalDoc, JournalView, Kind, NotesView, PersonDoc,
    PersonView, PersonnelDoc, PersonnelView, PrivateDoc, PrivateView, ProgrammeDoc, ProgrammeView,
    RawChange, ReflectionDoc, RegistryDoc, RegistryView, ReviewDoc, ReviewView, SchoolDoc,
    SchoolView,
};
use std::collections::BTreeMap;

/// Who works in a pair's papers, or beside them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "each is named for the role")]
pub enum Who {
    Mentor,
    Mentee,
    Curator,
    Council,
    Head,
}

impl Who {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::Mentor,
        Self::Mentee,
        Self::Curator,
        Self::Council,
        Self::Head,
    ];

    /// The person, when nobody says whom they are.
    #[must_use]
    pub const fn person(self) -> PersonId {
        PersonId::from_random([0xA0 + self as u8; 16])
    }
}

/// A pair's papers on one device.
#[derive(Clone)]
pub struct Papers {
    authors: BTreeMap<Who, Author>,
    documents: BTreeMap<DocumentKind, Document>,
    undo: BTreeMap<(Who, DocumentKind), Vec<Act>>,
}

/// Everything that the papers show.
#[derive(Debug, PartialEq)]
#[expect(missing_docs, reason = "each is named for its paper")]
pub struct Shown {
    pub programme: ProgrammeView,
    pub journal: JournalView,
    pub reflection: NotesView,
    pub private: PrivateView,
    pub person: PersonView,
    pub registry: RegistryView,
    pub school: SchoolView,
    pub confidential: ConfidentialView,
    pub personnel: PersonnelView,
    pub card: CardView,
    pub review: ReviewView,
    pub counsel: CounselView,
    pub disputes: DisputeView,
}

const KINDS: [DocumentKind; 13] = [
    DocumentKind::Programme,
    DocumentKind::Journal,
    DocumentKind::Reflection,
    DocumentKind::Private,
    DocumentKind::Person,
    DocumentKind::Registry,
    DocumentKind::School,
    DocumentKind::Answers,
    DocumentKind::Personnel,
    DocumentKind::Card,
    DocumentKind::Review,
    DocumentKind::Counsel,
    DocumentKind::Dispute,
];

impl Default for Papers {
    fn default() -> Self {
        let author = |who: Who| Author {
            person: who.person(),
            actor: ActorId::from([0xB0 + who as u8; 16]),
        };
        Self {
            authors: Who::ALL.map(|who| (who, author(who))).into(),
            documents: KINDS.map(|kind| (kind, Document::genesis(kind))).into(),
            undo: BTreeMap::new(),
        }
    }
}

impl Papers {
    /// Papers of which some were begun elsewhere, written in by these people.
    #[must_use]
    pub fn begun(authors: BTreeMap<Who, Author>, documents: Vec<Document>) -> Self {
        let mut papers = Self {
            authors,
            ..Self::default()
        };
        papers.replace(documents);
        papers
    }

    /// Takes these in the place of those that were there.
    pub fn replace(&mut self, documents: Vec<Document>) {
        for document in documents {
            self.documents.insert(document.kind(), document);
        }
    }

    /// From now on these people write.
    pub fn written_by(&mut self, authors: BTreeMap<Who, Author>) {
        self.authors = authors;
    }

    /// Does it. Answers what was done, which tells what a taking back came to, and the change, if one was made.
    ///
    /// # Errors
    /// When it cannot be done: the year is then told wrongly.
    pub fn take(&mut self, deed: &Deed) -> Result<(Act, Option<RawChange>), Failure> {
        let act = match &deed.act {
            Act::TakeBack(kind) => {
                let last = self.undo.get_mut(&(deed.who, *kind)).and_then(Vec::pop);
                last.ok_or("there is nothing to take back")?
            }
            act => act.clone(),
        };
        let change = match &act {
            Act::Programme(edit) => self.make::<ProgrammeDoc>(deed, edit, Act::Programme),
            Act::Journal(edit) => self.make::<JournalDoc>(deed, edit, Act::Journal),
            Act::Reflection(edit) => self.make::<ReflectionDoc>(deed, edit, Act::Reflection),
            Act::Private(edit) => self.make::<PrivateDoc>(deed, edit, Act::Private),
            Act::Person(edit) => self.make::<PersonDoc>(deed, edit, Act::Person),
            Act::Registry(edit) => self.make::<RegistryDoc>(deed, edit, Act::Registry),
            Act::School(edit) => self.make::<SchoolDoc>(deed, edit, Act::School),
            Act::Confidential(edit) => self.make::<ConfidentialDoc>(deed, edit, Act::Confidential),
            Act::Personnel(edit) => self.make::<PersonnelDoc>(deed, edit, Act::Personnel),
            Act::Card(edit) => self.make::<CardDoc>(deed, edit, Act::Card),
            Act::Review(edit) => self.make::<ReviewDoc>(deed, edit, Act::Review),
            Act::Counsel(edit) => self.make::<CounselDoc>(deed, edit, Act::Counsel),
            Act::Dispute(edit) => self.make::<DisputeDoc>(deed, edit, Act::Dispute),
            Act::TakeBack(_) => Err("a taking back is not taken back".into()),
        };
        Ok((act, change?))
    }

    fn make<K: Kind>(
        &mut self,
        deed: &Deed,
        edit: &K::Edit,
        back: fn(K::Edit) -> Act,
    ) -> Result<Option<RawChange>, Failure> {
        let author = &self.authors[&deed.who];
        let document = self.documents.get_mut(&K::KIND).ok_or("no such paper")?;
        let made = K::edit(document, author, deed.at, edit)
            .map_err(|error| format!("{error}: {deed:?}"))?;
        let undo = self.undo.entry((deed.who, K::KIND)).or_default();
        undo.extend(made.undo.map(back));
        Ok(made.change)
    }

    /// One of the papers.
    ///
    /// # Errors
    /// When there is none of that kind.
    pub fn document(&mut self, kind: DocumentKind) -> Result<&mut Document, Failure> {
        let document = self.documents.get_mut(&kind);
        document.ok_or_else(|| format!("no paper is a {kind}").into())
    }

    /// All of them, by kind.
    pub fn documents(&mut self) -> impl Iterator<Item = (DocumentKind, &mut Document)> {
        self.documents
            .iter_mut()
            .map(|(kind, document)| (*kind, document))
    }

    /// Gets everything that another device has.
    ///
    /// # Errors
    /// When a change is not one.
    pub fn merge(&mut self, other: &mut Self) -> Result<(), Failure> {
        for (kind, document) in &mut self.documents {
            let theirs = other.documents.get_mut(kind).ok_or("no such paper")?;
            let changes = theirs.changes_since(&document.heads());
            document.apply(changes.iter().map(|change| change.bytes.as_slice()))?;
        }
        Ok(())
    }

    /// What they show.
    ///
    /// # Errors
    /// When one is missing.
    pub fn shown(&mut self) -> Result<Shown, Failure> {
        Ok(Shown {
            programme: ProgrammeDoc::read(self.document(DocumentKind::Programme)?),
            journal: JournalDoc::read(self.document(DocumentKind::Journal)?),
            reflection: ReflectionDoc::read(self.document(DocumentKind::Reflection)?),
            private: PrivateDoc::read(self.document(DocumentKind::Private)?),
            person: PersonDoc::read(self.document(DocumentKind::Person)?),
            registry: RegistryDoc::read(self.document(DocumentKind::Registry)?),
            school: SchoolDoc::read(self.document(DocumentKind::School)?),
            confidential: ConfidentialDoc::read(self.document(DocumentKind::Answers)?),
            personnel: PersonnelDoc::read(self.document(DocumentKind::Personnel)?),
            card: CardDoc::read(self.document(DocumentKind::Card)?),
            review: ReviewDoc::read(self.document(DocumentKind::Review)?),
            counsel: CounselDoc::read(self.document(DocumentKind::Counsel)?),
            disputes: DisputeDoc::read(self.document(DocumentKind::Dispute)?),
        })
    }
}
