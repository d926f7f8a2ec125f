//! Following the registry: from it come all the documents that this person may read, and each is kept on the device, so
//! that every screen works without the relay.

use std::collections::BTreeSet;
use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::*;
use ryadom_domain::{DocumentId, DocumentKind, PersonId, Registry};
use ryadom_replica::{Kind, PrivateDoc};
use ryadom_sync::device::Input;

use super::core::Core;
use super::me::Me;

/// A document that this person may read.
#[derive(Debug, Clone)]
pub(super) struct Wanted {
    pub(super) id: DocumentId,
    pub(super) address: Arc<str>,
    pub(super) kind: DocumentKind,
}

impl Core {
    /// What this person may read.
    pub(super) fn wanted(&self) -> Rc<Vec<Wanted>> {
        Rc::clone(&self.wanted.borrow())
    }

    /// Shows the registry of this person's school from now on, and keeps what it names.
    pub(super) fn follow_registry(self: &Rc<Self>, me: Me) {
        let address: Arc<str> = me.registry.to_string().into();
        let core = Rc::clone(self);
        {
            let mut shelf = self.shelf.borrow_mut();
            let book = shelf.book(me.registry, DocumentKind::Registry);
            book.users += 1;
            book.rereads.push(Rc::new(move |document| {
                let registry = document.registry(me.registry);
                let core = Rc::clone(&core);
                Box::new(move || core.registry_changed(me.person, registry))
            }));
        }
        self.bring(&address);
    }

    fn registry_changed(self: &Rc<Self>, person: PersonId, registry: Registry) {
        if **self.registry.read_untracked() == registry && !self.wanted().is_empty() {
            return;
        }
        let mut wanted: Vec<Wanted> = registry
            .documents_of(person)
            .into_iter()
            .map(|(id, grant)| Wanted {
                id,
                address: id.to_string().into(),
                kind: grant.kind,
            })
            .collect();
        if !wanted.iter().any(|wanted| wanted.id == registry.document) {
            // Before the first word from the relay it names nobody, not even oneself.
            let (id, kind) = (registry.document, DocumentKind::Registry);
            wanted.push(Wanted {
                id,
                address: id.to_string().into(),
                kind,
            });
        }
        let private = registry
            .people
            .get(&person)
            .and_then(|person| person.private);
        self.registry.set(Arc::new(registry));
        self.rights.changed.set(true);
        *self.wanted.borrow_mut() = Rc::new(wanted);
        for wanted in self.wanted().iter() {
            self.shelf.borrow_mut().book(wanted.id, wanted.kind);
        }
        self.keep_in_step();
        self.gather();
        self.summarise_missing();
        if let Some(private) = private {
            self.follow_private(private);
        }
    }

    /// Has the sync session keep exactly the wanted documents in step.
    pub(super) fn keep_in_step(self: &Rc<Self>) {
        if !self.has_line() {
            return;
        }
        let wanted: BTreeSet<Arc<str>> = self
            .wanted()
            .iter()
            .map(|wanted| Arc::clone(&wanted.address))
            .collect();
        let (open, close) = {
            let mut in_step = self.line.in_step.borrow_mut();
            let open: Vec<_> = wanted.difference(&in_step).cloned().collect();
            let close: Vec<_> = in_step.difference(&wanted).cloned().collect();
            in_step.clone_from(&wanted);
            (open, close)
        };
        for document in close {
            self.tell_line(Input::Closed(document));
        }
        for document in open {
            let (saved, heads) = {
                let mut shelf = self.shelf.borrow_mut();
                let book = shelf.at(&document);
                book.map_or((None, None), |book| {
                    (book.sync_state.clone(), book.record.heads())
                })
            };
            self.tell_line(Input::Opened {
                document,
                saved,
                heads,
            });
        }
    }

    fn follow_private(self: &Rc<Self>, private: DocumentId) {
        let address: Arc<str> = private.to_string().into();
        let core = Rc::clone(self);
        {
            let mut shelf = self.shelf.borrow_mut();
            if self.private.replace(Some(private)) == Some(private) {
                return;
            }
            let book = shelf.book(private, DocumentKind::Private);
            book.users += 1;
            book.rereads.push(Rc::new(move |document| {
                let seen = PrivateDoc::read(document).seen;
                let core = Rc::clone(&core);
                Box::new(move || {
                    if **core.seen.read_untracked() != seen {
                        core.seen.set(Arc::new(seen));
                    }
                })
            }));
        }
        self.bring(&address);
        // It may be in memory already, for a screen of its own.
        self.show(&address);
    }

    /// Everything has come: one quiet card, if there is something to tell.
    pub(super) fn finish_merging(&self) {
        let finished = self.merging.borrow_mut().finish();
        if let Some((mut report, documents)) = finished {
            let parts = self.parts.borrow();
            report.places = documents
                .iter()
                .filter_map(|document| parts.get(document))
                .map(|part| part.places())
                .sum();
            self.absence.set(Some(report));
        }
    }
}
