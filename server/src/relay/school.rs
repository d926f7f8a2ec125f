//! Who may open what, as the registry document says at this moment.

use arc_swap::ArcSwapOption;
use ryadom_domain::{DocumentId, Grant, PersonId, Registry};
use std::sync::Arc;

/// The registry that is in force.
#[derive(Debug, Default)]
pub(super) struct School {
    registry: ArcSwapOption<Registry>,
}

impl School {
    pub(super) fn now(&self) -> Option<Arc<Registry>> {
        self.registry.load_full()
    }

    pub(super) fn set(&self, registry: Registry) {
        self.registry.store(Some(Arc::new(registry)));
    }

    /// What a person may do with a document; nothing while there is no school.
    pub(super) fn grant(&self, person: PersonId, document: DocumentId) -> Option<Grant> {
        self.registry.load().as_ref()?.grant(person, document)
    }

    pub(super) fn knows(&self, person: PersonId) -> bool {
        self.registry
            .load()
            .as_ref()
            .is_some_and(|registry| registry.people.contains_key(&person))
    }
}
