//! What people say of a programme and its plan items: a thread under each (DOMAIN.md S0-14, S2-82).

use crate::{ItemId, PersonId};

/// One thing said of a programme.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Comment {
    /// Of which item; `None` for the programme as a whole.
    pub item: Option<ItemId>,
    /// Whom it asks; `None` when it asks nobody.
    pub asks: Option<PersonId>,
    /// What is said.
    pub text: String,
}
