//! Actors that carry their person.
//!
//! An actor is sixteen bytes: eight of chance, so that no two are the same, and the first eight of its person's id. So
//! nobody can take an actor that is somebody else's, even where nothing is remembered of it. Chance comes first because
//! Automerge lets the greater actor win where two write at once, which must not be the same person every time.

use automerge::ActorId;
use ryadom_domain::PersonId;

const HALF: usize = 8;

/// An actor of this person.
pub fn actor_of(person: PersonId, random: [u8; HALF]) -> ActorId {
    let (half, _) = person.as_bytes().split_at(HALF);
    ActorId::from([&random, half].concat())
}

/// Whether an actor says that it is this person's. One that other programs made says nothing of anybody.
pub fn is_actor_of(actor: &ActorId, person: PersonId) -> bool {
    let (half, _) = person.as_bytes().split_at(HALF);
    actor.to_bytes().len() == 2 * HALF && actor.to_bytes().ends_with(half)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_actor_says_whose_it_is() {
        let [anna, marina] = [1, 2].map(|n| PersonId::from_random([n; 16]));
        let actor = actor_of(anna, [7; 8]);
        assert!(is_actor_of(&actor, anna) && !is_actor_of(&actor, marina));
        let foreign = ActorId::from([9; 16]);
        assert!(!is_actor_of(&foreign, anna) && !is_actor_of(&foreign, marina));
        let longer = ActorId::from([[1; 16], [1; 16]].concat());
        assert!(!is_actor_of(&longer, anna));
    }
}
