//! What people say of a plan item: a thread under it (DOMAIN.md S0-14, S2-82).

use crate::{ItemId, PersonId};

/// One thing said of a plan item.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Comment {
    /// Of which item.
    pub item: Option<ItemId>,
    /// Whom it asks; `None` when it asks nobody.
    pub asks: Option<PersonId>,
    /// What is said.
    pub text: String,
}
