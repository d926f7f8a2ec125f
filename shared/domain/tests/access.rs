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
const COLUMNS: [(&str, SchoolRoles, Relation); 9] = [
    ("curator", CURATOR, Relation::None),
    ("council", COUNCIL, Relation::None),
    ("head", HEAD, Relation::None),
    ("own", MEMBER, Relation::Own),
    ("mentor", MEMBER, Relation::Pair(Side::Mentor)),
    ("mentee", MEMBER, Relation::Pair(Side::Mentee)),
    ("member", MEMBER, Relation::None),
    ("leads its person", MEMBER, Relation::Led),
    ("is led by its person", MEMBER, Relation::Leader),
];

/// `W` may write (and read), `R` may read, `-` neither; in the order of the columns. A relation that a kind cannot
/// have (nobody is a mentor of a school) is `.`, and means no more than being a member.
const TABLE: [(DocumentKind, &str); 14] = [
    (DocumentKind::Registry, "WRR...R.."),
    (DocumentKind::School, "WWW...R.."),
    (DocumentKind::Person, "WR-W..-R-"),
    (DocumentKind::Personnel, "W-R...-.."),
    (DocumentKind::Programme, "WRR.WW-.."),
    (DocumentKind::Journal, "R--.WW-.."),
    (DocumentKind::Reflection, "---.WW-.."),
    (DocumentKind::Private, "---W..---"),
    (DocumentKind::Answers, "R--W..---"),
    (DocumentKind::Monitoring, "WWR...-.."),
    (DocumentKind::Card, "WRRW..--R"),
    (DocumentKind::Review, "WWW.WW-.."),
    (DocumentKind::Counsel, "W--...-.."),
    (DocumentKind::Dispute, "W--W..---"),
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
                Relation::Led,
                Relation::Leader,
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
    assert_eq!(documents.keys().copied().collect::<Vec<_>>().len(), 10);
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

#[test]
fn a_pair_reads_of_one_another_what_each_has_to_show_and_only_while_it_meets() {
    let mut registry = school();
    let (mentor, mentee) = (person(2), person(3));
    let id = PairId::from_random([1; 16]);
    let card = |number: u8| document(number).beside();
    let reads = |registry: &Registry, who, what| {
        registry
            .grant(who, what)
            .map(|grant| (grant.kind, grant.write))
    };
    for state in PairState::ALL.iter().copied() {
        registry
            .pairs
            .entry(id)
            .and_modify(|pair| pair.state = state);
        let meets = matches!(
            state,
            PairState::Assigned | PairState::Working | PairState::Paused
        );
        let person_doc = meets.then_some((DocumentKind::Person, false));
        let card_doc = meets.then_some((DocumentKind::Card, false));
        assert_eq!(reads(&registry, mentor, document(3)), person_doc, "{state}");
        assert_eq!(reads(&registry, mentee, card(2)), card_doc, "{state}");
        // What a mentor asks for and says as a mentee is in the profile, and nothing of their mentee's business.
        assert_eq!(reads(&registry, mentee, document(2)), None, "{state}");
        assert_eq!(reads(&registry, mentor, card(3)), None, "{state}");
        assert_eq!(reads(&registry, person(4), document(3)), None, "{state}");
        assert_eq!(reads(&registry, person(4), card(2)), None, "{state}");
    }
    // Two who lead one another read both of one another.
    registry
        .pairs
        .entry(id)
        .and_modify(|pair| pair.state = PairState::Working);
    let mut other_way = registry.pairs[&id].clone();
    other_way.id = PairId::from_random([2; 16]);
    (other_way.mentors, other_way.mentees) = ([mentee].into(), [mentor].into());
    (other_way.programme, other_way.journal, other_way.reflection) = (None, None, None);
    registry.pairs.insert(other_way.id, other_way);
    for (who, number) in [(mentor, 3), (mentee, 2)] {
        assert!(registry.grant(who, document(number)).is_some());
        assert!(registry.grant(who, card(number)).is_some());
    }
}

#[test]
fn a_question_is_put_only_to_who_may_read_and_answer_it() {
    let mut registry = school();
    let pair = PairId::from_random([1; 16]);
    registry
        .people
        .entry(person(4))
        .and_modify(|found| found.roles = COUNCIL);
    assert_eq!(
        registry.may_be_asked(person(2), pair),
        [person(3), person(1)]
    );
    assert_eq!(
        registry.may_be_asked(person(4), pair),
        [person(2), person(3), person(1)]
    );
    // Somebody who was taken out of the school, and is in the pair's row still, reads nothing.
    registry.people.remove(&person(3));
    assert_eq!(registry.may_be_asked(person(2), pair), [person(1)]);
    assert_eq!(
        registry.may_be_asked(person(2), PairId::from_random([9; 16])),
        []
    );
}

#[test]
fn what_lies_beside_a_programme_is_written_by_everybody_who_reads_the_programme() {
    let mut registry = school();
    for (number, roles) in [(5, COUNCIL), (6, HEAD)] {
        let found = Person {
            roles,
            ..Person::default()
        };
        registry.people.insert(person(number), found);
    }
    let review = document(50).beside();
    assert_eq!(registry.kind_of(review), Some(DocumentKind::Review));
    assert_eq!(registry.readers(review), registry.readers(document(50)));
    for number in [1, 2, 3, 5, 6] {
        let grant = registry.grant(person(number), review);
        assert!(grant.is_some_and(|grant| grant.write), "{number}");
    }
    assert_eq!(registry.grant(person(4), review), None);
    assert_eq!(
        registry.pair_of(review).map(|found| found.id),
        Some(PairId::from_random([1; 16]))
    );
}

#[test]
fn what_is_disputed_is_read_by_its_person_and_the_curator_and_by_nobody_else() {
    let mut registry = school();
    for (number, roles) in [(5, COUNCIL), (6, HEAD)] {
        let found = Person {
            roles,
            ..Person::default()
        };
        registry.people.insert(person(number), found);
    }
    let said = document(90);
    let mentee = registry.people.get_mut(&person(3)).expect("the mentee");
    mentee.confidential = Some(said);
    let disputes = said.beside();
    assert_eq!(registry.kind_of(disputes), Some(DocumentKind::Dispute));
    assert_eq!(registry.readers(disputes), [person(1), person(3)].into());
    for number in [1, 3] {
        let grant = registry.grant(person(number), disputes);
        assert!(grant.is_some_and(|grant| grant.write), "{number}");
    }
    assert!(registry.documents().contains(&disputes));
}
