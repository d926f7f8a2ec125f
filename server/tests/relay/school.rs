//! The documents of the demo school, by the names that stories use.

use super::support::TestRelay;
use ryadom_domain::{DocumentId, Pair, PersonId};
use ryadom_replica::{NoteEdit, NoteRow};

/// Anna Petrovna and Marina Olegovna.
pub(crate) fn first_pair(relay: &TestRelay) -> Pair {
    let mentor = relay.called("Иванова");
    let registry = relay.registry();
    registry
        .pairs
        .values()
        .find(|pair| pair.mentors.contains(&mentor))
        .expect("a pair")
        .clone()
}

pub(crate) fn programme(relay: &TestRelay) -> DocumentId {
    first_pair(relay).programme.expect("a programme")
}

pub(crate) fn reflection(relay: &TestRelay) -> DocumentId {
    first_pair(relay).reflection.expect("a reflection")
}

pub(crate) fn private(relay: &TestRelay, person: PersonId) -> DocumentId {
    relay.registry().people[&person]
        .private
        .expect("a private document")
}

pub(crate) fn note(n: u8, title: &str) -> NoteEdit {
    NoteEdit::Add {
        id: ryadom_domain::NoteId::from_random([n; 16]),
        note: Box::new(ryadom_domain::Note {
            title: title.to_owned(),
            ..ryadom_domain::Note::default()
        }),
    }
}

pub(crate) fn titles(notes: &[NoteRow]) -> Vec<String> {
    let mut titles: Vec<_> = notes.iter().map(|note| note.title.clone()).collect();
    titles.sort();
    titles
}
