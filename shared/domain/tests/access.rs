//! The whole table of who may do what, cell by cell, and the grants that follow from it.

use ryadom_domain::{
    DocumentId, DocumentKind, Grant, Name, Pair, PairId, PairState, Person, PersonId, Registry,
    Relation, Role, SchoolRoles, Side, Standing, Verb, access,
};

const MEMBER: SchoolRoles = SchoolRoles {
    curator: false,
    council: false,
    head: false,
};
const CURATOR: SchoolRoles = SchoolRoles {
    curator: true,
    ..MEMBER
};
const COUNCIL: SchoolRoles = SchoolRoles {
    council: true,
    ..MEMBER
};
const HEAD: SchoolRoles = SchoolRoles {
    head: true,
    ..MEMBER
};

/// Everybody that the table knows, as its columns.
const COLUMNS: [(&str, SchoolRoles, Relation); 7] = [
    ("curator", CURATOR, Relation::None),
    ("council", COUNCIL, Relation::None),
    ("head", HEAD, Relation::None),
    ("own", MEMBER, Relation::Own),
    ("mentor", MEMBER, Relation::Pair(Side::Mentor)),
    ("mentee", MEMBER, Relation::Pair(Side::Mentee)),
    ("member", MEMBER, Relation::None),
];

/// `W` may write (and read), `R` may read, `-` neither; in the order of the columns. A relation that a kind cannot
/// have (nobody is a mentor of a school) is `.`, and means no more than being a member.
const TABLE: [(DocumentKind, &str); 10] = [
    (DocumentKind::Registry, "WRR...R"),
    (DocumentKind::School, "WWW...R"),
    (DocumentKind::Person, "WR-W..-"),
    (DocumentKind::Personnel, "W-R...-"),
    (DocumentKind::Programme, "WRR.WW-"),
    (DocumentKind::Journal, "R--.WW-"),
    (DocumentKind::Reflection, "---.WW-"),
    (DocumentKind::Private, "---W..-"),
    (DocumentKind::Answers, "R--W..-"),
    (DocumentKind::Monitoring, "WWR...-"),
];

#[test]
fn every_cell_of_the_table_is_as_the_school_was_promised() {
    let kinds: Vec<DocumentKind> = TABLE.iter().map(|(kind, _)| *kind).collect();
    assert_eq!(kinds, DocumentKind::ALL);
    for (kind, cells) in TABLE {
        for ((name, roles, relation), cell) in COLUMNS.into_iter().zip(cells.chars()) {
            if cell == '.' {
                continue;
            }
            let standing = Standing { roles, relation };
            let expected = (matches!(cell, 'W' | 'R'), cell == 'W');
            let found = (
                access::may(&standing, Verb::Read, kind),
                access::may(&standing, Verb::Write, kind),
            );
            assert_eq!(found, expected, "{name}, {kind}");
        }
    }
}

#[test]
fn roles_add_up_and_whoever_may_write_may_read() {
    for (kind, _) in TABLE {
        for bits in 0..8_u8 {
            let roles = SchoolRoles {
                curator: bits & 1 > 0,
                council: bits & 2 > 0,
                head: bits & 4 > 0,
            };
            for relation in [
                Relation::None,
                Relation::Own,
                Relation::Pair(Side::Mentor),
                Relation::Pair(Side::Mentee),
            ] {
                let may = |roles, verb| access::may(&Standing { roles, relation }, verb, kind);
                let single = [
                    SchoolRoles {
                        curator: roles.curator,
                        ..MEMBER
                    },
                    SchoolRoles {
                        council: roles.council,
                        ..MEMBER
                    },
                    SchoolRoles {
                        head: roles.head,
                        ..MEMBER
                    },
                ];
                for verb in [Verb::Read, Verb::Write] {
                    assert_eq!(
                        may(roles, verb),
                        single.into_iter().any(|one| may(one, verb)),
                        "{kind} {roles:?}"
                    );
                }
                assert!(
                    !may(roles, Verb::Write) || may(roles, Verb::Read),
                    "{kind} {roles:?}"
                );
            }
        }
    }
}

fn person(number: u8) -> PersonId {
    PersonId::from_random([number; 16])
}

fn document(number: u8) -> DocumentId {
    DocumentId::from_random([number; 16])
}

/// A curator (1), a mentor (2), a mentee (3), a colleague of no pair (4).
fn school() -> Registry {
    let mut registry = Registry::new(document(100));
    registry.school = Some(document(101));
    for (number, last, roles) in [
        (1, "Сидорова", CURATOR),
        (2, "Иванова", MEMBER),
        (3, "Кузнецова", MEMBER),
        (4, "Ким", MEMBER),
    ] {
        let found = Person {
            name: Name::new(last, "Анна", "Павловна"),
            roles,
            profile: Some(document(number)),
            private: Some(document(number + 10)),
            ..Person::default()
        };
        registry.people.insert(person(number), found);
    }
    let pair = Pair {
        id: PairId::from_random([1; 16]),
        form: None,
        kind: None,
        state: PairState::Working,
        mentors: [person(2)].into(),
        mentees: [person(3)].into(),
        start: None,
        end: None,
        programme: Some(document(50)),
        journal: Some(document(51)),
        reflection: Some(document(52)),
    };
    registry.pairs.insert(pair.id, pair);
    registry
}

#[test]
fn a_grant_is_what_the_table_says_of_the_document_and_the_person() {
    let registry = school();
    let write = |kind| Some(Grant { kind, write: true });
    let read = |kind| Some(Grant { kind, write: false });
    for (who, what, expected) in [
        (1, 100, write(DocumentKind::Registry)),
        (4, 100, read(DocumentKind::Registry)),
        (4, 101, read(DocumentKind::School)),
        (1, 50, write(DocumentKind::Programme)),
        (2, 50, write(DocumentKind::Programme)),
        (4, 50, None),
        (1, 51, read(DocumentKind::Journal)),
        (1, 52, None),
        (3, 52, write(DocumentKind::Reflection)),
        (2, 2, write(DocumentKind::Person)),
        (3, 2, None),
        (1, 2, write(DocumentKind::Person)),
        (2, 12, write(DocumentKind::Private)),
        (1, 12, None),
        (2, 99, None),
        (9, 100, None),
    ] {
        assert_eq!(
            registry.grant(person(who), document(what)),
            expected,
            "{who} {what}"
        );
    }
}

#[test]
fn registering_a_private_document_again_as_something_wider_opens_nothing() {
    let mut registry = school();
    let pair = PairId::from_random([2; 16]);
    let mut trap = registry.pairs[&PairId::from_random([1; 16])].clone();
    trap.id = pair;
    trap.mentors = [person(1)].into();
    // The curator's own pair claims the mentor's private document as its programme, and the other pair's notes as its own.
    trap.programme = Some(document(12));
    trap.reflection = Some(document(52));
    trap.journal = None;
    registry.pairs.insert(pair, trap);
    assert_eq!(registry.grant(person(1), document(12)), None);
    assert_eq!(registry.grant(person(1), document(52)), None);
    assert_eq!(registry.kind_of(document(12)), None);
    assert_eq!(
        registry.kind_of(document(52)),
        Some(DocumentKind::Reflection)
    );
}

#[test]
fn who_sees_a_document_is_everybody_with_a_grant() {
    let registry = school();
    assert_eq!(
        registry.readers(document(52)),
        [person(2), person(3)].into()
    );
    assert_eq!(
        registry.readers(document(50)),
        [person(1), person(2), person(3)].into()
    );
    let pair = PairId::from_random([1; 16]);
    assert_eq!(
        registry.readers_of_pair(pair, DocumentKind::Journal),
        registry.readers(document(51))
    );
    assert_eq!(registry.readers(document(99)), [].into());
    let documents = registry.documents_of(person(3));
    assert_eq!(documents.keys().copied().collect::<Vec<_>>().len(), 7);
    assert!(documents.keys().all(|id| registry.documents().contains(id)));
}

#[test]
fn a_person_acts_in_every_capacity_that_they_hold() {
    let mut registry = school();
    let pair = PairId::from_random([1; 16]);
    assert_eq!(registry.capacities(person(2), pair), [Role::Mentor].into());
    registry
        .people
        .entry(person(2))
        .and_modify(|found| found.roles = COUNCIL);
    assert_eq!(
        registry.capacities(person(2), pair),
        [Role::Council, Role::Mentor].into()
    );
    assert_eq!(registry.capacities(person(9), pair), [].into());
    assert_eq!(registry.curators().collect::<Vec<_>>(), [person(1)]);
    assert_eq!(registry.name(person(2)).short(), "Иванова А. П.");
    assert_eq!(
        registry.pair_of(document(51)).map(|found| found.id),
        Some(pair)
    );
    assert_eq!(registry.pairs_of(person(3)).count(), 1);
}

#[test]
fn what_is_said_to_the_curator_alone_is_read_by_nobody_else() {
    let mut registry = school();
    let said = document(60);
    registry.people.entry(person(3)).and_modify(|marina| {
        marina.confidential = Some(said);
    });
    for (number, roles) in [
        (
            5,
            SchoolRoles {
                council: true,
                ..MEMBER
            },
        ),
        (
            6,
            SchoolRoles {
                head: true,
                ..MEMBER
            },
        ),
    ] {
        let found = Person {
            roles,
            ..Person::default()
        };
        registry.people.insert(person(number), found);
    }
    let write = |number| {
        registry
            .grant(person(number), said)
            .map(|grant| grant.write)
    };
    assert_eq!(write(3), Some(true), "her own");
    assert_eq!(write(1), Some(false), "the curator reads");
    for number in [2, 4, 5, 6] {
        assert_eq!(write(number), None, "mentor, colleague, council, head");
    }
}
