//! Who wrote an operation, and when: from its change, and from what the document says of that change's actor.

use crate::Stamp;
use automerge::{ActorId, Automerge, ChangeHash, ObjId};
use ryadom_domain::{PersonId, Timestamp};
use std::collections::{BTreeMap, HashMap};

/// An index of the document's changes, brought up to date before each read.
#[derive(Debug, Clone, Default)]
pub(crate) struct History {
    heads: Vec<ChangeHash>,
    authors: BTreeMap<ActorId, PersonId>,
    /// Of each actor: its changes in order, as (last operation's number, moment).
    changes: HashMap<ActorId, Vec<(u64, Timestamp)>>,
}

impl History {
    pub(crate) fn refresh(&mut self, document: &Automerge) {
        let heads = document.get_heads();
        if heads == self.heads {
            return;
        }
        // Another document was put in this one's place: nothing known holds.
        if self
            .heads
            .iter()
            .any(|head| document.get_change_meta_by_hash(head).is_none())
        {
            *self = Self::default();
        }
        // An actor's changes follow one another, so new ones always come after those known.
        for change in document.get_changes_meta(&self.heads) {
            let of_actor = self.changes.entry(change.actor.into_owned()).or_default();
            of_actor.push((change.max_op, Timestamp(change.timestamp)));
        }
        self.authors = crate::authors_of(document);
        self.heads = heads;
    }

    pub(crate) fn author(&self, actor: &ActorId) -> Option<PersonId> {
        self.authors.get(actor).copied()
    }

    /// Who wrote the operation, and when.
    pub(crate) fn stamp(&self, operation: &ObjId) -> Stamp {
        let ObjId::Id(counter, actor, _) = operation else {
            return Stamp::default();
        };
        let at = self.changes.get(actor).and_then(|changes| {
            let index = changes.partition_point(|(last, _)| last < counter);
            changes.get(index).map(|(_, at)| *at)
        });
        Stamp {
            by: self.author(actor),
            at: at.unwrap_or_default(),
        }
    }
}
