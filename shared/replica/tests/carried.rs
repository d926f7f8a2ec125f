//! What comes in a file is taken as the work of who sealed it, and of nobody else.

mod support;

use proptest::prelude::*;
use ryadom_domain::{DocumentKind, PersonId};
use ryadom_replica::{
    ActorId, CarriedError, ChangeHash, Document, ProgrammeDoc, ProgrammeEdit, RawChange, TitleEdit,
};
use support::{Device, person};

fn name(words: &str) -> ProgrammeEdit {
    ProgrammeEdit::Title(TitleEdit::Name(words.to_owned()))
}

fn raw(changes: &[RawChange]) -> Vec<Vec<u8>> {
    changes.iter().map(|change| change.bytes.clone()).collect()
}

/// What a file brings of one document.
#[derive(Clone)]
struct Packed {
    pieces: Vec<Vec<u8>>,
    heads: Vec<ChangeHash>,
}

/// What a device has that the document does not, as its file would hold it.
fn packed(device: &mut Device<ProgrammeDoc>, since: &mut Document) -> Packed {
    Packed {
        pieces: raw(&device.document.changes_since(&since.heads())),
        heads: device.document.heads(),
    }
}

fn take(document: &mut Document, packed: &Packed, by: PersonId) -> Result<usize, CarriedError> {
    let before = document.heads();
    let taken = document
        .take_carried(&packed.pieces, &packed.heads, Some(by))
        .map(|new| new.len());
    if taken.is_err() {
        assert_eq!(document.heads(), before, "nothing was added");
    }
    taken
}

/// A mentor (2) and a curator's document, both with what the mentor wrote once and the mentee (3) as well.
fn school() -> (Device<ProgrammeDoc>, Device<ProgrammeDoc>, Document) {
    let mut mentor = Device::new(2);
    mentor.edit(&name("Первый год"));
    let mut mentee = mentor.fork(3);
    mentee.edit(&name("Второй год"));
    mentor.take(&mut mentee);
    let curator = mentor.document.clone();
    (mentor, mentee, curator)
}

#[test]
fn what_the_one_who_sealed_it_wrote_is_taken_as_changes_and_as_a_whole() {
    let (mut mentor, _, mut curator) = school();
    mentor.edit(&name("Третий год"));
    // Written in another tab: by an actor that nobody here has met.
    mentor.author.actor = ActorId::from([22; 16]);
    mentor.edit(&name("Четвёртый год"));
    let whole = Packed {
        pieces: vec![mentor.document.save().expect("saves")],
        heads: mentor.document.heads(),
    };
    let pieces = packed(&mut mentor, &mut curator);
    let mut other = curator.clone();
    assert_eq!(take(&mut curator, &pieces, person(2)), Ok(2));
    assert_eq!(take(&mut other, &whole, person(2)), Ok(2));
    assert_eq!(curator.heads(), mentor.document.heads());
    assert_eq!(other.heads(), mentor.document.heads());
    assert_eq!(
        take(&mut curator, &whole, person(2)),
        Ok(0),
        "again is nothing"
    );
}

#[test]
fn nobody_brings_the_words_of_another() {
    let (mentor, mut mentee, mut curator) = school();
    mentee.edit(&name("Слова подопечного"));
    let pieces = packed(&mut mentee, &mut curator);
    assert_eq!(
        take(&mut curator, &pieces, person(2)),
        Err(CarriedError::OfOthers)
    );
    assert_eq!(take(&mut curator, &pieces, person(3)), Ok(1));

    // In the name of the mentee, under the mentor's own actor and a fresh one.
    for actor in [mentor.author.actor.clone(), ActorId::from([9; 16])] {
        let mut liar = mentor.fork(3);
        liar.author.actor = actor;
        liar.edit(&name("Подделка"));
        let pieces = packed(&mut liar, &mut curator);
        let as_mentee = take(&mut curator.clone(), &pieces, person(3));
        let as_mentor = take(&mut curator.clone(), &pieces, person(2));
        assert!(
            as_mentee.is_err() || as_mentor.is_err(),
            "it cannot be both people's"
        );
    }
}

#[test]
fn a_claim_about_another_actor_is_not_taken() {
    let (mentor, mentee, mut curator) = school();
    for (actor, person_claimed) in [
        (mentee.author.actor.clone(), person(2)),
        (ActorId::from([5; 16]), person(3)),
    ] {
        let mut liar = mentor.fork(2);
        ryadom_replica::name_actor(
            liar.document.automerge(),
            &mentor.author.actor,
            ryadom_domain::Timestamp(1),
            &actor,
            person_claimed,
        )
        .expect("named");
        let pieces = packed(&mut liar, &mut curator);
        assert_eq!(
            take(&mut curator, &pieces, person(2)),
            Err(CarriedError::OfOthers)
        );
    }
}

#[test]
fn what_the_relay_vouches_for_may_be_anybodys() {
    let (_, mut mentee, mut curator) = school();
    mentee.edit(&name("Слова подопечного"));
    let pieces = packed(&mut mentee, &mut curator);
    let new = curator
        .take_carried(&pieces.pieces, &pieces.heads, None)
        .expect("vouched for");
    assert_eq!(new.len(), 1);
}

#[test]
fn what_builds_on_missing_changes_waits_for_them() {
    let (mut mentor, mut mentee, mut curator) = school();
    mentee.edit(&name("Сначала это"));
    let first = packed(&mut mentee, &mut curator);
    mentor.take(&mut mentee);
    let between = mentor.document.heads();
    mentor.edit(&name("Потом это"));
    let second = Packed {
        pieces: raw(&mentor.document.changes_since(&between)),
        heads: mentor.document.heads(),
    };
    assert_eq!(
        take(&mut curator, &second, person(2)),
        Err(CarriedError::Incomplete)
    );
    assert_eq!(take(&mut curator, &first, person(3)), Ok(1));
    assert_eq!(take(&mut curator, &second, person(2)), Ok(1));
}

#[test]
fn another_kind_of_document_is_not_taken() {
    let (_, _, mut curator) = school();
    let mut journal = Document::genesis(DocumentKind::Journal);
    let whole = Packed {
        pieces: vec![journal.save().expect("saves")],
        heads: journal.heads(),
    };
    assert_eq!(
        take(&mut curator, &whole, person(2)),
        Err(CarriedError::Damaged)
    );
}

#[test]
fn what_automerge_passes_over_is_missed() {
    let (mut mentor, _, mut curator) = school();
    mentor.edit(&name("Третий год"));
    let mut damaged = packed(&mut mentor, &mut curator);
    damaged.pieces[0].truncate(20);
    assert_eq!(
        take(&mut curator, &damaged, person(2)),
        Err(CarriedError::Incomplete)
    );
}

proptest! {
    /// Whoever edits whatever on however many devices: one person's changes are taken exactly when they are that person's.
    #[test]
    fn only_the_authors_own_changes_pass(edits in proptest::collection::vec((2..4_u8, 0..3_u8), 1..12)) {
        let mut base = Device::<ProgrammeDoc>::new(2);
        base.edit(&name("Начало"));
        let mut curator = base.document.clone();
        let mut work = base.fork(2);
        let mut writers = std::collections::BTreeSet::new();
        for (n, (who, tab)) in edits.iter().enumerate() {
            work.author.person = person(*who);
            work.author.actor = ActorId::from([who * 10 + tab; 16]);
            work.edit(&name(&format!("Правка {n}")));
            writers.insert(*who);
        }
        let pieces = packed(&mut work, &mut curator);
        for who in [2, 3] {
            let expected = if writers == [who].into() { Ok(pieces.pieces.len()) } else { Err(CarriedError::OfOthers) };
            prop_assert_eq!(take(&mut curator.clone(), &pieces, person(who)), expected);
        }
    }
}
