//! What the relay asks: whose an actor is, what kind a document is, who may touch it.

mod support;

use ryadom_domain::{
    DocumentKind, Grant, Name, Pair, Person, SchoolRole, SchoolRoles, Side, Timestamp,
};
use ryadom_replica::{
    ActorId, Document, GENESIS_ACTOR, Kind, PairEdit, PersonRowEdit, ProgrammeDoc, ProgrammeEdit,
    RegistryDoc, RegistryEdit, TitleEdit, authors_of, genesis_hash, is_genesis, kind_of,
    name_actor,
};
use support::{Device, document, empty_pair, pair, person};

fn named(last: &str, roles: SchoolRoles) -> Box<Person> {
    Box::new(Person {
        name: Name::new(last, "Анна", ""),
        roles,
        ..Person::default()
    })
}

/// A curator (1), a mentor (2) and a mentee (3) with a programme (1) and notes (3).
fn school() -> Device<RegistryDoc> {
    let mut curator = Device::<RegistryDoc>::new(1);
    let roles = SchoolRoles {
        curator: true,
        ..SchoolRoles::default()
    };
    curator.edit(&RegistryEdit::AddPerson {
        id: person(1),
        person: named("Сидорова", roles),
    });
    curator.edit(&RegistryEdit::AddPerson {
        id: person(2),
        person: named("Иванова", SchoolRoles::default()),
    });
    curator.edit(&RegistryEdit::AddPerson {
        id: person(3),
        person: named("Кузнецова", SchoolRoles::default()),
    });
    curator.edit(&RegistryEdit::AddPair(Box::new(Pair {
        mentors: [person(2)].into(),
        mentees: [person(3)].into(),
        programme: Some(document(1)),
        reflection: Some(document(3)),
        ..empty_pair(1)
    })));
    curator
}

fn grant(curator: &mut Device<RegistryDoc>, who: u8, what: u8) -> Option<Grant> {
    curator
        .document
        .registry(document(9))
        .grant(person(who), document(what))
}

#[test]
fn a_registry_that_was_written_grants_what_it_says() {
    let mut curator = school();
    let programme = Grant {
        kind: DocumentKind::Programme,
        write: true,
    };
    assert_eq!(grant(&mut curator, 2, 1), Some(programme));
    assert_eq!(grant(&mut curator, 1, 1), Some(programme));
    assert_eq!(
        grant(&mut curator, 1, 3),
        None,
        "the curator does not read the pair's notes"
    );
    assert_eq!(
        grant(&mut curator, 3, 3),
        Some(Grant {
            kind: DocumentKind::Reflection,
            write: true
        })
    );
    assert_eq!(
        grant(&mut curator, 2, 9),
        Some(Grant {
            kind: DocumentKind::Registry,
            write: false
        })
    );
    assert_eq!(grant(&mut curator, 8, 9), None, "a stranger");

    curator.edit(&RegistryEdit::Person {
        id: person(2),
        edit: PersonRowEdit::Remove,
    });
    assert_eq!(grant(&mut curator, 2, 1), None);
    let leave = PairEdit::Member(Side::Mentee, person(3), false);
    curator.edit(&RegistryEdit::Pair {
        id: pair(1),
        edit: leave,
    });
    assert_eq!(grant(&mut curator, 3, 3), None);
}

#[test]
fn what_two_curators_disagree_on_is_not_granted() {
    let mut one = school();
    let mut other = one.fork(4);
    let role = |held| RegistryEdit::Person {
        id: person(2),
        edit: PersonRowEdit::Role(SchoolRole::Head, held),
    };
    one.edit(&role(true));
    other.edit(&role(true));
    other.edit(&role(false));
    one.edit(&RegistryEdit::Person {
        id: person(3),
        edit: PersonRowEdit::Remove,
    });
    other.edit(&RegistryEdit::Person {
        id: person(3),
        edit: PersonRowEdit::Position("учитель".to_owned()),
    });
    one.exchange(&mut other);

    let registry = one.document.registry(document(9));
    assert!(!registry.people[&person(2)].roles.head);
    assert!(!registry.people.contains_key(&person(3)));
    let view = one.view();
    assert_eq!(view.people.len(), 3, "screens show the one who came back");
    assert!(view.people.iter().any(|row| row.head.is_torn()));

    one.edit(&role(true));
    one.edit(&RegistryEdit::Person {
        id: person(3),
        edit: PersonRowEdit::Restore,
    });
    let registry = one.document.registry(document(9));
    assert!(registry.people[&person(2)].roles.head && registry.people.contains_key(&person(3)));
}

#[test]
fn a_document_is_known_by_the_change_it_starts_with() {
    for kind in DocumentKind::ALL.iter().copied() {
        let mut genesis = Document::genesis(kind);
        assert_eq!(kind_of(genesis.automerge().document()), Some(kind));
        let changes = genesis.changes_since(&[]);
        assert_eq!(changes[0].hash, genesis_hash(kind));
        for change in &changes {
            assert_eq!(change.actor.to_bytes(), GENESIS_ACTOR);
            assert!(is_genesis(kind, &change.hash));
        }
        let other = match kind {
            DocumentKind::Programme => DocumentKind::Journal,
            _ => DocumentKind::Programme,
        };
        assert!(!is_genesis(other, &genesis_hash(kind)));
        assert_eq!(
            Document::load(kind, &[]).expect("nothing stored").heads(),
            genesis.heads()
        );
    }
    let mut two = Document::genesis(DocumentKind::Programme);
    let other = Document::genesis(DocumentKind::Journal).changes_since(&[]);
    // The all-zero actor has made its first change here already.
    assert!(two.apply([other[0].bytes.as_slice()]).is_err());
    assert_eq!(
        kind_of(two.automerge().document()),
        Some(DocumentKind::Programme)
    );
}

#[test]
fn an_actor_is_named_by_its_first_edit_or_by_the_relay() {
    let mut mentor = Device::<ProgrammeDoc>::new(2);
    mentor.edit(&ProgrammeEdit::Title(TitleEdit::Name(
        "Первый год".to_owned(),
    )));
    let authors = authors_of(mentor.document.automerge().document());
    assert_eq!(authors.get(&mentor.author.actor), Some(&person(2)));

    let (relay, stranger) = (ActorId::from([7; 16]), ActorId::from([8; 16]));
    let named = name_actor(
        mentor.document.automerge(),
        &relay,
        Timestamp(1),
        &stranger,
        person(3),
    )
    .expect("named");
    assert_eq!(named.expect("a change").actor, relay);
    assert_eq!(
        authors_of(mentor.document.automerge().document()).get(&stranger),
        Some(&person(3))
    );
    let again = name_actor(
        mentor.document.automerge(),
        &relay,
        Timestamp(2),
        &stranger,
        person(3),
    )
    .expect("known");
    assert_eq!(again, None);
}

#[test]
fn an_actor_claimed_for_two_people_is_nobodys() {
    let mut mentor = Device::<ProgrammeDoc>::new(2);
    let mut liar = mentor.fork(3);
    liar.author.actor = ActorId::from([5; 16]);
    let (relay, other) = (ActorId::from([7; 16]), ActorId::from([8; 16]));
    let name = |device: &mut Device<ProgrammeDoc>, by: &ActorId, who| {
        name_actor(
            device.document.automerge(),
            by,
            Timestamp(1),
            &ActorId::from([4; 16]),
            person(who),
        )
        .expect("named");
    };
    name(&mut mentor, &relay, 2);
    name(&mut liar, &other, 3);
    mentor.exchange(&mut liar);
    assert_eq!(
        authors_of(mentor.document.automerge().document()),
        [].into()
    );
    assert_eq!(ProgrammeDoc::read(&mut mentor.document), mentor.view());
}
