//! Which pairs somebody is in, and in what order.

use ryadom_domain::{DocumentId, Pair, PairId, PairState, PersonId, Registry};

const ANNA: PersonId = PersonId::from_random([1; 16]);
const MARINA: PersonId = PersonId::from_random([2; 16]);

fn pair(number: u8, state: PairState) -> Pair {
    Pair {
        id: PairId::from_random([number; 16]),
        form: None,
        kind: None,
        state,
        mentors: [ANNA].into(),
        mentees: [MARINA].into(),
        start: None,
        end: None,
        programme: None,
        journal: None,
        reflection: None,
    }
}

#[test]
fn whoever_was_paired_anew_finds_the_pair_that_goes_on_first() {
    let mut registry = Registry::new(DocumentId::from_random([0; 16]));
    let over = pair(1, PairState::Dissolved);
    let goes_on = pair(2, PairState::Working);
    for pair in [&over, &goes_on] {
        registry.pairs.insert(pair.id, pair.clone());
    }
    for person in [ANNA, MARINA] {
        let pairs = registry.pairs_of(person).map(|pair| pair.id);
        assert_eq!(pairs.collect::<Vec<_>>(), [goes_on.id, over.id]);
    }
}
