//! What a form holds before it is kept, what is wrong with it, and the edit it becomes. Pure.

mod pair;
mod person;

pub use pair::{PairDocuments, PairDraft, PairFault};
pub use person::{OwnDocuments, PersonDraft};

use ryadom_replica::RegistryEdit;
use serde::{Deserialize, Serialize};

/// What stands in a form, and what it began with: only what differs is the person's own wish.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Typed<I, T> {
    /// The row it changes; for a new one, the row it will be, so that a form that is saved twice makes one.
    pub id: I,
    /// What the registry had when the form was opened.
    pub before: T,
    /// What the form has.
    pub now: T,
}

impl<I, T: Clone> Typed<I, T> {
    /// A form that nobody has touched.
    pub fn new(id: I, before: T) -> Self {
        Self {
            id,
            now: before.clone(),
            before,
        }
    }
}

/// What was typed; what was not, as others have made it meanwhile.
fn onto<V: PartialEq + Clone>(before: &V, now: &V, newest: &V) -> V {
    if before == now { newest } else { now }.clone()
}

/// One edit, several as one change, or none at all.
fn several(edits: impl Iterator<Item = RegistryEdit>) -> Option<RegistryEdit> {
    let mut edits: Vec<_> = edits.collect();
    match edits.len() {
        0 => None,
        1 => edits.pop(),
        _ => Some(RegistryEdit::Several(edits)),
    }
}
