//! Taking in what came in a file: as the work of those who wrote it, and of nobody else.
//!
//! Who sealed it is known for sure. So the new changes must be theirs, by actors that are nobody else's: the same as the
//! relay asks of a socket. What others wrote and this device does not have yet only the relay can vouch for.

use crate::{ChangeHash, Document, GENESIS_ACTOR, RawChange, authors_of, is_genesis};
use ryadom_domain::PersonId;

/// Why a document takes nothing in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CarriedError {
    /// Not changes, or not ones of this document.
    #[error("the changes cannot be read")]
    Damaged,
    /// Some are missing, or what they build on is.
    #[error("changes are missing")]
    Incomplete,
    /// Some are by somebody else than who sealed them.
    #[error("some of the changes are somebody else's")]
    OfOthers,
}

impl Document {
    /// Adds what was packed by a device of this person, or what the relay has vouched for (`by` is nobody): everything up
    /// to `heads`. Answers with the changes that are new here.
    ///
    /// # Errors
    /// When something of it is not as it should be. Nothing is added then.
    pub fn take_carried(
        &mut self,
        pieces: &[Vec<u8>],
        heads: &[ChangeHash],
        by: Option<PersonId>,
    ) -> Result<Vec<RawChange>, CarriedError> {
        let kind = self.kind();
        let before = self.heads();
        let known = self.authors();
        let mut next = self.automerge().clone();
        for piece in pieces {
            next.load_incremental(piece)
                .map_err(|_| CarriedError::Damaged)?;
        }
        // Automerge passes over what it cannot read, so what should be there is asked for.
        if !next.get_missing_deps(heads).is_empty() {
            return Err(CarriedError::Incomplete);
        }
        if crate::kind_of(next.document()) != Some(kind) {
            return Err(CarriedError::Damaged);
        }
        let new = next.get_changes(&before);
        let claimed = authors_of(next.document());
        if let Some(by) = by {
            let are_theirs = new.iter().all(|change| {
                if change.actor_id().to_bytes() == GENESIS_ACTOR {
                    is_genesis(kind, &change.hash())
                } else {
                    claimed.get(change.actor_id()) == Some(&by)
                }
            });
            let others_stay = known
                .iter()
                .all(|(actor, person)| claimed.get(actor) == Some(person));
            let only_theirs_come = claimed
                .iter()
                .all(|(actor, person)| known.contains_key(actor) || *person == by);
            if !(are_theirs && others_stay && only_theirs_come) {
                return Err(CarriedError::OfOthers);
            }
        }
        *self.automerge() = next;
        Ok(new.into_iter().map(RawChange::from).collect())
    }
}
