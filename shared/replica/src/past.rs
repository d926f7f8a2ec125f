//! A document's life: who worked on it one after another, and the document as it then was.

use crate::Document;
use automerge::{AutomergeError, Change, ChangeHash};
use ryadom_domain::{PersonId, Timestamp};
use std::collections::BTreeSet;

/// What one person did without anybody else between, and without a long pause by their own clock.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stretch {
    /// Who; `None` for a device that the document does not name.
    pub by: Option<PersonId>,
    /// When it began, by that device's clock: only ever shown.
    pub from: Timestamp,
    /// When it ended.
    pub to: Timestamp,
    /// How many changes it has.
    pub changes: usize,
    /// The version after it.
    pub heads: Vec<ChangeHash>,
}

/// A pause that ends a stretch, in seconds.
const PAUSE: i64 = 30 * 60;

impl Document {
    /// The document's life, oldest first, in an order that is the same on every device and lets nothing come before what
    /// it follows. What every document begins with is not in it.
    pub fn life(&mut self) -> Vec<Stretch> {
        let kind = self.kind();
        let mut changes = self.automerge().get_changes(&[]);
        changes.sort_by(|one, other| {
            (one.start_op(), one.actor_id()).cmp(&(other.start_op(), other.actor_id()))
        });
        let authors = self.authors();
        let mut heads = BTreeSet::new();
        let mut life: Vec<Stretch> = Vec::new();
        for change in changes {
            follow(&mut heads, &change);
            if crate::is_genesis(kind, &change.hash()) {
                continue;
            }
            let by = authors.get(change.actor_id()).copied();
            let at = Timestamp(change.timestamp());
            let now: Vec<ChangeHash> = heads.iter().copied().collect();
            match life.last_mut() {
                Some(last)
                    if last.by == by && (at.seconds() - last.to.seconds()).abs() <= PAUSE =>
                {
                    last.to = at;
                    last.changes += 1;
                    last.heads = now;
                }
                _ => life.push(Stretch {
                    by,
                    from: at,
                    to: at,
                    changes: 1,
                    heads: now,
                }),
            }
        }
        life
    }

    /// The document as it was at a version, with nothing that came later.
    ///
    /// # Errors
    /// When it lacks one of the changes that name the version.
    pub fn at(&mut self, heads: &[ChangeHash]) -> Result<Self, AutomergeError> {
        let kind = self.kind();
        let forked = self.automerge().fork_at(heads)?;
        Ok(Self::new(kind, forked))
    }
}

fn follow(heads: &mut BTreeSet<ChangeHash>, change: &Change) {
    for before in change.deps() {
        heads.remove(before);
    }
    heads.insert(change.hash());
}
