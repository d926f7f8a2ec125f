//! A school with one of everything: each role, each kind of document, one pair and another.

use super::{Curator, Joined, Mentee, Mentor, Other, Role, TestRelay};
use crate::support::TestWorld;
use automerge::{ActorId, ROOT, ReadDoc, transaction::Transactable};
use ryadom_domain::{
    DocumentId, DocumentKind, Name, Pair, PairId, PairState, Person, PersonId, SchoolRoles,
    Timestamp,
};
use ryadom_replica::{Author, Document, Kind, RegistryDoc, RegistryEdit};
use ryadom_server::store::{Append, Founding, MemoryStore, NewChange, Store};
use std::{collections::BTreeSet, sync::Arc};

/// What is written in every document before anybody comes; who finds it has read the document.
pub(super) const SEED: &str = "seed";

/// Who is who, and which document is where.
pub(super) struct SmallSchool;

impl SmallSchool {
    pub(super) async fn open() -> (Self, TestRelay) {
        let school = Self;
        let store: Arc<dyn Store> = Arc::new(MemoryStore::default());
        store.found(school.founding()).await.expect("founds");
        let relay = TestRelay::start(store, Arc::new(TestWorld::new())).await;
        (school, relay)
    }

    pub(super) fn person(&self, role: Role) -> PersonId {
        let role = if role == Role::Revoked { Mentor } else { role };
        PersonId::from_random([role as u8 + 1; 16])
    }

    /// The document of this kind that the tables are about: the mentor's own, or that of the mentor's pair.
    pub(super) fn document(&self, kind: DocumentKind) -> DocumentId {
        match kind {
            DocumentKind::Card => self.document(DocumentKind::Person).beside(),
            DocumentKind::Dispute => self.document(DocumentKind::Answers).beside(),
            DocumentKind::Review => self.document(DocumentKind::Programme).beside(),
            DocumentKind::Counsel => self.document(DocumentKind::School).beside(),
            _ => DocumentId::from_random([0x40 + kind as u8; 16]),
        }
    }

    /// The profile of whom the mentor leads.
    pub(super) fn profile_of_the_mentee(&self) -> DocumentId {
        self.own(Mentee, DocumentKind::Person)
    }

    fn own(&self, role: Role, kind: DocumentKind) -> DocumentId {
        match role {
            Mentor => self.document(kind),
            _ => DocumentId::from_random([0xa0 + 16 * (kind as u8 % 2) + role as u8; 16]),
        }
    }

    pub(super) async fn join(&self, relay: &TestRelay, role: Role) -> Joined {
        let link = relay.server.invitation_link(self.person(role)).await;
        let link = link.expect("a link");
        relay.join_by(link.split_once('#').expect("a code").1).await
    }

    fn founding(&self) -> Founding {
        let registered = |kind: &DocumentKind| *kind != DocumentKind::Registry;
        let seeded = DocumentKind::ALL.iter().copied().filter(registered);
        let mut documents: Vec<_> = seeded
            .map(|kind| self.seed(kind, Document::genesis(kind)))
            .collect();
        documents.push(self.seed(DocumentKind::Registry, self.registry()));
        let profile = self.profile_of_the_mentee();
        for (address, kind) in [
            (profile, DocumentKind::Person),
            (profile.beside(), DocumentKind::Card),
        ] {
            documents.push(Append {
                document: address,
                ..self.seed(kind, Document::genesis(kind))
            });
        }
        Founding {
            registry: self.document(DocumentKind::Registry),
            documents,
            settings: Vec::new(),
        }
    }

    fn author(&self) -> Author {
        Author {
            person: self.person(Curator),
            actor: ActorId::from([0xee; 16]),
        }
    }

    fn seed(&self, kind: DocumentKind, mut document: Document) -> Append {
        let inner = document.automerge();
        inner.set_actor(self.author().actor);
        inner.put(ROOT, SEED, true).expect("writes");
        inner.commit();
        let changes = document.changes_since(&[]).into_iter();
        Append {
            document: self.document(kind),
            changes: changes
                .map(|change| NewChange {
                    hash: change.hash,
                    bytes: change.bytes,
                })
                .collect(),
            actors: vec![(self.author().actor, self.person(Curator))],
            by: None,
            at: Timestamp(1_790_000_000),
        }
    }

    fn registry(&self) -> Document {
        let mut edits = vec![RegistryEdit::SetSchool(self.document(DocumentKind::School))];
        edits.extend(super::ROLES.into_iter().filter_map(|role| self.enter(role)));
        edits.push(self.pair(1, Mentor, Mentee, |kind| self.document(kind)));
        edits.push(self.pair(2, Other, Role::Plain, |kind| {
            DocumentId::from_random([0x80 + kind as u8; 16])
        }));
        // Whoever is in no pair is in no pair.
        if let Some(RegistryEdit::AddPair(pair)) = edits.last_mut() {
            pair.mentees.clear();
        }
        let mut registry = Document::genesis(DocumentKind::Registry);
        let at = Timestamp(1_790_000_000);
        RegistryDoc::edit(
            &mut registry,
            &self.author(),
            at,
            &RegistryEdit::Several(edits),
        )
        .expect("an edit");
        // No screen makes these yet; access knows them.
        let inner = registry.automerge();
        let (_, documents) = inner.get(ROOT, "documents").expect("reads").expect("a map");
        for kind in [DocumentKind::Personnel, DocumentKind::Monitoring] {
            let address = self.document(kind).to_string();
            inner.put(&documents, kind.as_str(), address).expect("puts");
        }
        registry
    }

    fn enter(&self, role: Role) -> Option<RegistryEdit> {
        if matches!(role, Role::Revoked | Role::Nobody) {
            return None;
        }
        let own = |kind| self.own(role, kind);
        let confidential = match role {
            Mentor => self.document(DocumentKind::Answers),
            _ => DocumentId::from_random([0xd0 + role as u8; 16]),
        };
        let person = Person {
            name: Name {
                last: format!("{role:?}"),
                ..Name::default()
            },
            roles: SchoolRoles {
                curator: role == Curator,
                council: role == Role::Council,
                head: role == Role::Head,
            },
            profile: Some(own(DocumentKind::Person)),
            private: Some(own(DocumentKind::Private)),
            confidential: Some(confidential),
            ..Person::default()
        };
        Some(RegistryEdit::AddPerson {
            id: self.person(role),
            person: Box::new(person),
        })
    }

    fn pair(
        &self,
        n: u8,
        mentor: Role,
        mentee: Role,
        at: impl Fn(DocumentKind) -> DocumentId,
    ) -> RegistryEdit {
        RegistryEdit::AddPair(Box::new(Pair {
            id: PairId::from_random([n; 16]),
            form: None,
            kind: None,
            state: PairState::Working,
            mentors: BTreeSet::from([self.person(mentor)]),
            mentees: BTreeSet::from([self.person(mentee)]),
            start: None,
            end: None,
            programme: Some(at(DocumentKind::Programme)),
            journal: Some(at(DocumentKind::Journal)),
            reflection: Some(at(DocumentKind::Reflection)),
        }))
    }
}
