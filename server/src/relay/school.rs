//! Who may open what, as the registry document says at this moment.

use super::locked;
use arc_swap::ArcSwapOption;
use ryadom_domain::{DocumentId, Grant, PersonId, Registry};
use std::{
    collections::{HashMap, HashSet},
    sync::{Arc, Mutex},
};

/// Answers that are remembered. More than a large school asks for; above it they are worked out again.
const REMEMBERED: usize = 50_000;

/// The registry that is in force.
#[derive(Debug, Default)]
pub(super) struct School {
    in_force: ArcSwapOption<InForce>,
    /// Documents that were erased for good: whoever still has one and registers it again brings nothing back.
    erased: HashSet<DocumentId>,
}

/// A registry, and what was asked of it. Each message asks, and the registry looks through everybody and every pair.
#[derive(Debug)]
struct InForce {
    registry: Arc<Registry>,
    grants: Mutex<HashMap<(PersonId, DocumentId), Option<Grant>>>,
}

impl School {
    /// `erased`: the addresses of documents that were erased, one after another.
    pub(super) fn new(erased: &[u8]) -> Self {
        let addresses = erased.as_chunks().0.iter().copied();
        Self {
            erased: addresses.map(DocumentId::from_random).collect(),
            ..Self::default()
        }
    }

    pub(super) fn now(&self) -> Option<Arc<Registry>> {
        self.in_force
            .load()
            .as_ref()
            .map(|school| Arc::clone(&school.registry))
    }

    pub(super) fn set(&self, registry: Registry) {
        let in_force = InForce {
            registry: Arc::new(registry),
            grants: Mutex::default(),
        };
        self.in_force.store(Some(Arc::new(in_force)));
    }

    /// What a person may do with a document; nothing while there is no school.
    pub(super) fn grant(&self, person: PersonId, document: DocumentId) -> Option<Grant> {
        let in_force = self.in_force.load();
        let InForce { registry, grants } = &**in_force.as_ref()?;
        let mut grants = locked(grants);
        if let Some(grant) = grants.get(&(person, document)) {
            return *grant;
        }
        let grant = registry
            .grant(person, document)
            .filter(|_| !self.erased.contains(&document));
        if grants.len() >= REMEMBERED {
            grants.clear();
        }
        grants.insert((person, document), grant);
        grant
    }

    pub(super) fn knows(&self, person: PersonId) -> bool {
        self.in_force
            .load()
            .as_ref()
            .is_some_and(|school| school.registry.people.contains_key(&person))
    }
}
