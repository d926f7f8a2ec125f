//! Everything the device holds while the app runs. One per tab; the files beside this one each add a part of what it
//! does.

use std::cell::{Cell, OnceCell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;

use jiff::civil::Date;
use leptos::prelude::*;
use ryadom_domain::{DocumentId, PairId, PersonId, Registry};
use ryadom_replica::{Author, ChangeHash, PersonSummary, Summary};

use super::attach::Attachments;
use super::browser::Later;
use super::carry::Carry;
use super::clock;
use super::drafts::Drafts;
use super::follow::Wanted;
use super::keep::Queue;
use super::lasting::Lasting;
use super::line::Line;
use super::lock::Lock;
use super::me::Me;
use super::merged::{Absence, Merging};
use super::presence::Whispers;
use super::rights::Rights;
use super::seal::Papers;
use super::shelf::Shelf;
use super::status::{Away, Contact, Facts, SyncStatus};
use super::store::Store;
use super::summary::Part;
use super::tabs::{Tabs, Word};
use super::trouble::{Trouble, Unread};
use super::undo::Undo;
use super::worker::Worker;

/// What a text area does to put into the document what was typed and is not there yet.
pub(super) struct Flush {
    pub(super) id: u64,
    pub(super) document: DocumentId,
    pub(super) run: Rc<dyn Fn()>,
}

/// The device's state. Its signals belong to no screen: those made later are made under `owner`, which lives as long
/// as the page.
pub(super) struct Core {
    pub(super) owner: Owner,
    /// This person's storage. `None`: the browser gave none, and everything is in memory only.
    pub(super) store: RefCell<Option<Rc<Store>>>,
    /// Where it stands who is here; the first person's storage as well.
    pub(super) base: RefCell<Option<Rc<Store>>>,
    /// The database was taken away and is being opened again.
    pub(super) storage_is_away: Cell<bool>,
    /// Somebody else is here now, and this tab is about to go.
    pub(super) leaving: Cell<bool>,
    pub(super) shelf: RefCell<Shelf>,
    /// Who this tab writes as; `None` until an actor was taken.
    pub(super) author: RefCell<Option<Author>>,
    pub(super) me: RwSignal<Option<Me>>,
    /// What is on the device was read: screens may be shown.
    pub(super) started: RwSignal<bool>,
    pub(super) registry: RwSignal<Arc<Registry>>,
    /// The person's own document, once it is followed.
    pub(super) private: Cell<Option<DocumentId>>,
    /// What this person may read, and this device therefore keeps.
    pub(super) wanted: RefCell<Rc<Vec<Wanted>>>,
    pub(super) parts: RefCell<BTreeMap<Arc<str>, Part>>,
    pub(super) summaries: RwSignal<Arc<BTreeMap<PairId, Summary>>>,
    pub(super) people: RwSignal<Arc<BTreeMap<PersonId, PersonSummary>>>,
    pub(super) seen: RwSignal<Arc<BTreeMap<DocumentId, Vec<ChangeHash>>>>,
    pub(super) status: RwSignal<SyncStatus>,
    pub(super) contact: RefCell<Contact>,
    /// What the relay said when it turned this device away.
    pub(super) away: RwSignal<Away>,
    pub(super) troubles: RwSignal<Arc<Vec<Trouble>>>,
    /// Documents of which something could not be read.
    pub(super) unread: RefCell<BTreeMap<Arc<str>, Unread>>,
    /// The browser's storage failed.
    pub(super) trouble: Cell<bool>,
    pub(super) queue: RefCell<Queue>,
    pub(super) keeping_contact: Later,
    pub(super) line: Line,
    /// This tab holds the lock for the line.
    pub(super) line_is_mine: Cell<bool>,
    pub(super) tabs: OnceCell<Tabs>,
    pub(super) undo: RefCell<Undo>,
    pub(super) drafts: Drafts,
    pub(super) carry: Carry,
    pub(super) lasting: Lasting,
    /// What this device seals with, once it was looked for.
    pub(super) papers: RefCell<Option<Rc<Papers>>>,
    pub(super) whispers: Whispers,
    pub(super) flushes: RefCell<Vec<Flush>>,
    pub(super) today: RwSignal<Date>,
    pub(super) merging: RefCell<Merging>,
    pub(super) absence: RwSignal<Option<Absence>>,
    pub(super) rights: Rights,
    pub(super) attachments: Attachments,
    pub(super) lock: Lock,
    pub(super) worker: Worker,
}

impl Core {
    /// A device that has read nothing yet.
    pub(super) fn new() -> Rc<Self> {
        let nobody = DocumentId::from_random([0; 16]);
        Rc::new(Self {
            owner: Owner::new(),
            store: RefCell::default(),
            base: RefCell::default(),
            storage_is_away: Cell::new(false),
            leaving: Cell::new(false),
            shelf: RefCell::default(),
            author: RefCell::default(),
            me: RwSignal::new(None),
            started: RwSignal::new(false),
            registry: RwSignal::new(Arc::new(Registry::new(nobody))),
            private: Cell::new(None),
            wanted: RefCell::default(),
            parts: RefCell::default(),
            summaries: RwSignal::default(),
            people: RwSignal::default(),
            seen: RwSignal::default(),
            status: RwSignal::new(SyncStatus::Starting),
            contact: RefCell::default(),
            away: RwSignal::default(),
            troubles: RwSignal::default(),
            unread: RefCell::default(),
            trouble: Cell::new(false),
            queue: RefCell::default(),
            keeping_contact: Later::default(),
            line: Line::default(),
            line_is_mine: Cell::new(false),
            tabs: OnceCell::new(),
            undo: RefCell::default(),
            drafts: Drafts::default(),
            carry: Carry::new(),
            lasting: Lasting::new(),
            papers: RefCell::default(),
            whispers: Whispers::default(),
            flushes: RefCell::default(),
            today: RwSignal::new(clock::today()),
            merging: RefCell::default(),
            absence: RwSignal::new(None),
            rights: Rights::default(),
            attachments: Attachments::default(),
            lock: Lock::default(),
            worker: Worker::new(),
        })
    }

    /// The open storage, if there is any.
    pub(super) fn store(&self) -> Option<Rc<Store>> {
        self.store.borrow().clone()
    }

    /// Tells the other tabs.
    pub(super) fn tell_tabs(&self, word: &Word) {
        if let Some(tabs) = self.tabs.get().filter(|_| !self.leaving.get()) {
            tabs.tell(word);
        }
    }

    /// Says anew how things stand, if that has changed.
    pub(super) fn refresh_status(&self) {
        let troubles = self.troubles_now();
        let (unsaved, unsent) = self.shelf.borrow().edits();
        let facts = Facts {
            viewing: self.is_viewing(),
            started: self.started.get_untracked() && self.me.get_untracked().is_some(),
            contact: self.contact.borrow().clone(),
            trouble: self.trouble.get(),
            unsaved,
            unsent,
            refused: troubles
                .iter()
                .filter_map(Trouble::refused)
                .reduce(|sum, edits| sum + edits),
        };
        if **self.troubles.read_untracked() != troubles {
            self.troubles.set(Arc::new(troubles));
        }
        let status = facts.status();
        if self.status.get_untracked() != status {
            self.status.set(status);
        }
    }

    /// Changes what is known of the relay, and tells the other tabs when this one has the socket.
    pub(super) fn change_contact(self: &Rc<Self>, change: impl FnOnce(&mut Contact)) {
        let before = self.contact.borrow().clone();
        change(&mut self.contact.borrow_mut());
        let after = self.contact.borrow().clone();
        if before != after {
            let turned = (before.online, before.away) != (after.online, after.away);
            if before.away != after.away {
                self.away.set(after.away);
            }
            if before.received.is_none() && after.received.is_some() {
                self.gather_soon();
            }
            self.keep_contact(turned);
            self.tell_tabs(&Word::Contact(after));
            self.refresh_status();
        }
    }

    /// Puts into a document what is typed and not there yet.
    pub(super) fn flush(&self, document: Option<DocumentId>) {
        let wanted = |flush: &&Flush| document.is_none_or(|document| flush.document == document);
        let runs: Vec<_> = self
            .flushes
            .borrow()
            .iter()
            .filter(wanted)
            .map(|flush| Rc::clone(&flush.run))
            .collect();
        for run in runs {
            run();
        }
    }
}
