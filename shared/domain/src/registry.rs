//! The school's people and pairs, and what follows from them: who may open which document.

use crate::access::{self, Relation, SchoolRoles, Standing, Verb};
use crate::{DocumentId, DocumentKind, Name, Pair, PairId, PersonId, Role, Side};
use std::collections::{BTreeMap, BTreeSet};

/// A person as the registry has them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Person {
    /// The person's name.
    pub name: Name,
    /// Должность, or the class of a pupil.
    pub position: String,
    /// Roles in the whole school.
    pub roles: SchoolRoles,
    /// The person's profile.
    pub profile: Option<DocumentId>,
    /// The person's private document.
    pub private: Option<DocumentId>,
    /// What the person says to the curator alone.
    pub confidential: Option<DocumentId>,
}

/// Everybody and every pair of a school, without those that were removed.
///
/// Built from the registry document with doubts settled towards less access: a role or membership that one device
/// gave and another took at the same time is not held until a curator has chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Registry {
    /// The registry document's own id.
    pub document: DocumentId,
    /// The school document.
    pub school: Option<DocumentId>,
    /// Documents that the school has one of, by kind (personnel; later ones too).
    pub shared: BTreeMap<DocumentKind, DocumentId>,
    /// People.
    pub people: BTreeMap<PersonId, Person>,
    /// Pairs and groups, and what went before of those that went on into another school year.
    pub pairs: BTreeMap<PairId, Pair>,
    /// Of which pair an entry of `pairs` is only an earlier year, and the year before which it was.
    pub past: BTreeMap<PairId, (PairId, i16)>,
}

/// What a person may do with one document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Grant {
    /// What the document is.
    pub kind: DocumentKind,
    /// May add changes, not only get them.
    pub write: bool,
}

/// Whose a document is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    School,
    Person(PersonId),
    Pair(PairId),
}

impl Registry {
    /// A registry in which nobody is.
    pub fn new(document: DocumentId) -> Self {
        Self {
            document,
            school: None,
            shared: BTreeMap::new(),
            people: BTreeMap::new(),
            pairs: BTreeMap::new(),
            past: BTreeMap::new(),
        }
    }

    /// What `person` may do with `document`; `None` when nothing, or when there is no such document.
    ///
    /// A document registered in two places gives only what both give, so that registering somebody's private document
    /// again as something wider opens nothing.
    pub fn grant(&self, person: PersonId, document: DocumentId) -> Option<Grant> {
        let roles = self.people.get(&person)?.roles;
        self.places(document)
            .into_iter()
            .map(|(kind, place)| {
                let standing = Standing {
                    roles,
                    relation: self.relation(person, kind, place),
                };
                access::may(&standing, Verb::Read, kind).then(|| Grant {
                    kind,
                    write: access::may(&standing, Verb::Write, kind),
                })
            })
            .reduce(|one, other| match (one, other) {
                (Some(one), Some(other)) if one.kind == other.kind => Some(Grant {
                    kind: one.kind,
                    write: one.write && other.write,
                }),
                _ => None,
            })
            .flatten()
    }

    /// What kind of document this is, whoever asks; `None` for one that is not registered (or registered as two kinds).
    pub fn kind_of(&self, document: DocumentId) -> Option<DocumentKind> {
        let places = self.places(document);
        let (kind, _) = places.first().copied()?;
        places
            .iter()
            .all(|(other, _)| *other == kind)
            .then_some(kind)
    }

    /// Everybody who may read a document, by id: for «Видят: …».
    pub fn readers(&self, document: DocumentId) -> BTreeSet<PersonId> {
        self.people
            .keys()
            .copied()
            .filter(|person| self.grant(*person, document).is_some())
            .collect()
    }

    /// Everybody who may read a document of this pair, even before it is made.
    pub fn readers_of_pair(&self, pair: PairId, kind: DocumentKind) -> BTreeSet<PersonId> {
        self.people
            .iter()
            .filter(|(person, found)| {
                let standing = Standing {
                    roles: found.roles,
                    relation: self.relation(**person, kind, Place::Pair(pair)),
                };
                access::may(&standing, Verb::Read, kind)
            })
            .map(|(person, _)| *person)
            .collect()
    }

    /// Every document that `person` may open, with what they may do.
    pub fn documents_of(&self, person: PersonId) -> BTreeMap<DocumentId, Grant> {
        self.documents()
            .into_iter()
            .filter_map(|id| Some((id, self.grant(person, id)?)))
            .collect()
    }

    /// Every registered document, this one included.
    pub fn documents(&self) -> BTreeSet<DocumentId> {
        let mut all: BTreeSet<DocumentId> =
            [self.document].into_iter().chain(self.school).collect();
        all.extend(self.shared.values());
        all.extend(self.counsel());
        for person in self.people.values() {
            let card = person.profile.map(|profile| profile.beside());
            let disputes = person.confidential.map(|said| said.beside());
            let own = [
                person.profile,
                card,
                person.private,
                person.confidential,
                disputes,
            ];
            all.extend(own.into_iter().flatten());
        }
        for pair in self.pairs.values() {
            let review = pair.programme.map(|programme| programme.beside());
            let of_pair = [pair.programme, review, pair.journal, pair.reflection];
            all.extend(of_pair.into_iter().flatten());
        }
        all
    }

    /// The pairs that `person` is in, each as it is now: those that go on before those that are over.
    pub fn pairs_of(&self, person: PersonId) -> impl Iterator<Item = &Pair> {
        let mut pairs: Vec<&Pair> = self
            .pairs_ever_of(person)
            .filter(|pair| !self.past.contains_key(&pair.id))
            .collect();
        pairs.sort_by_key(|pair| !pair.state.is_open());
        pairs.into_iter()
    }

    /// The pairs that `person` is in, and those that they were in in earlier school years.
    pub fn pairs_ever_of(&self, person: PersonId) -> impl Iterator<Item = &Pair> {
        self.pairs
            .values()
            .filter(move |pair| pair.side(person).is_some())
    }

    /// The earlier years of a pair, the newest first.
    pub fn years_before(&self, pair: PairId) -> Vec<&Pair> {
        let mut years: Vec<(i16, &Pair)> = self
            .past
            .iter()
            .filter(|(_, (of, _))| *of == pair)
            .filter_map(|(id, (_, year))| Some((*year, self.pairs.get(id)?)))
            .collect();
        years.sort_by_key(|(year, _)| std::cmp::Reverse(*year));
        years.into_iter().map(|(_, pair)| pair).collect()
    }

    /// The pair whose programme, journal or notes this document is, or what is said of its programme.
    pub fn pair_of(&self, document: DocumentId) -> Option<&Pair> {
        self.pairs.values().find(|pair| {
            let review = pair.programme.map(|programme| programme.beside());
            [pair.programme, review, pair.journal, pair.reflection].contains(&Some(document))
        })
    }

    /// Whether one leads the other in a pair that meets now. An earlier year of a pair has ended.
    pub fn leads(&self, mentor: PersonId, mentee: PersonId) -> bool {
        self.pairs.values().any(|pair| {
            pair.state.meets() && pair.mentors.contains(&mentor) && pair.mentees.contains(&mentee)
        })
    }

    /// Whom a question about this pair's programme may be put to: whoever may both read it where it stands and answer
    /// there, is in the pair or looks after it, and is not the one who asks.
    pub fn may_be_asked(&self, asker: PersonId, pair: PairId) -> Vec<PersonId> {
        let Some((found, document)) = self
            .pairs
            .get(&pair)
            .and_then(|found| Some((found, found.programme?)))
        else {
            return Vec::new();
        };
        let curators = self.curators().filter(|id| found.side(*id).is_none());
        found
            .members()
            .chain(curators)
            .filter(|person| *person != asker)
            .filter(|person| {
                self.grant(*person, document)
                    .is_some_and(|grant| grant.write)
            })
            .collect()
    }

    /// Every capacity in which `person` acts on a pair.
    pub fn capacities(&self, person: PersonId, pair: PairId) -> BTreeSet<Role> {
        let mut capacities = BTreeSet::new();
        let Some(found) = self.people.get(&person) else {
            return capacities;
        };
        let SchoolRoles {
            curator,
            council,
            head,
        } = found.roles;
        for (held, role) in [
            (curator, Role::Curator),
            (council, Role::Council),
            (head, Role::Head),
        ] {
            if held {
                capacities.insert(role);
            }
        }
        match self.pairs.get(&pair).and_then(|pair| pair.side(person)) {
            Some(Side::Mentor) => capacities.insert(Role::Mentor),
            Some(Side::Mentee) => capacities.insert(Role::Mentee),
            None => false,
        };
        capacities
    }

    /// Everybody with the curator's role. A school that has none cannot let anybody in, so screens keep the last one.
    pub fn curators(&self) -> impl Iterator<Item = PersonId> + '_ {
        self.people
            .iter()
            .filter(|(_, person)| person.roles.curator)
            .map(|(id, _)| *id)
    }

    /// An address for the school's papers about people: the same on every device that makes them for the first time,
    /// so that two curators who do so apart make one document.
    pub fn beside(&self) -> DocumentId {
        DocumentId::from_random(self.document.as_bytes().map(|byte| !byte))
    }

    /// Where the curators' talks with mentors are kept.
    pub fn counsel(&self) -> Option<DocumentId> {
        self.school.map(|school| school.beside())
    }

    /// Somebody's name, empty for a stranger.
    pub fn name(&self, person: PersonId) -> Name {
        self.people
            .get(&person)
            .map(|person| person.name.clone())
            .unwrap_or_default()
    }

    fn relation(&self, person: PersonId, kind: DocumentKind, place: Place) -> Relation {
        match place {
            Place::School => Relation::None,
            Place::Person(owner) if owner == person => Relation::Own,
            // Two may lead one another, in two pairs: then each document counts for what it is.
            Place::Person(owner) => match kind {
                DocumentKind::Person if self.leads(person, owner) => Relation::Led,
                DocumentKind::Card if self.leads(owner, person) => Relation::Leader,
                _ => Relation::None,
            },
            Place::Pair(pair) => self
                .pairs
                .get(&pair)
                .and_then(|pair| pair.side(person))
                .map_or(Relation::None, Relation::Pair),
        }
    }

    /// Everywhere a document is registered.
    fn places(&self, document: DocumentId) -> Vec<(DocumentKind, Place)> {
        let mut places = Vec::new();
        let mut seen = |registered: Option<DocumentId>, kind, place| {
            if registered == Some(document) {
                places.push((kind, place));
            }
        };
        seen(Some(self.document), DocumentKind::Registry, Place::School);
        seen(self.school, DocumentKind::School, Place::School);
        for (kind, id) in &self.shared {
            seen(Some(*id), *kind, Place::School);
        }
        seen(self.counsel(), DocumentKind::Counsel, Place::School);
        for (id, person) in &self.people {
            seen(person.profile, DocumentKind::Person, Place::Person(*id));
            let card = person.profile.map(|profile| profile.beside());
            seen(card, DocumentKind::Card, Place::Person(*id));
            seen(person.private, DocumentKind::Private, Place::Person(*id));
            seen(
                person.confidential,
                DocumentKind::Answers,
                Place::Person(*id),
            );
            let disputes = person.confidential.map(|said| said.beside());
            seen(disputes, DocumentKind::Dispute, Place::Person(*id));
        }
        for (id, pair) in &self.pairs {
            seen(pair.programme, DocumentKind::Programme, Place::Pair(*id));
            let review = pair.programme.map(|programme| programme.beside());
            seen(review, DocumentKind::Review, Place::Pair(*id));
            seen(pair.journal, DocumentKind::Journal, Place::Pair(*id));
            seen(pair.reflection, DocumentKind::Reflection, Place::Pair(*id));
        }
        places
    }
}
