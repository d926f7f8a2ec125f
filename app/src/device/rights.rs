//! What this person may read no more: it leaves the device, and what the relay never got of it does not leave unsaid.
//!
//! Nothing is removed for want of an answer. A document goes when the registry, as the relay has confirmed it, gives this
//! person no right to it any more, or when the relay says outright that the device was taken off or that the person is
//! not in the school. See decision 0017.

use std::cell::Cell;
use std::collections::BTreeSet;
use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::*;
use ryadom_domain::{DocumentId, DocumentKind, Registry};
use ryadom_sync::device::Standing;
use wasm_bindgen_futures::spawn_local;

use super::core::Core;
use super::status::Away;

/// Under this name it is kept which documents have left the device, until somebody has read it.
const PARTED: &str = "parted";

/// What became of rights.
#[derive(Default)]
pub(super) struct Rights {
    /// The registry has changed since it was last looked at.
    pub(super) changed: Cell<bool>,
    /// Everything of the school's was let go of: the page goes on only after it was loaded anew.
    pub(super) parted_from_all: Cell<bool>,
    /// How often this device was let in since the page was opened. What the relay said of it before is old news.
    pub(super) let_in: Cell<u32>,
    /// Documents that have left the device, and nobody has read yet that they did.
    pub(super) parted: RwSignal<Arc<Vec<DocumentId>>>,
}

/// A document that is on the device.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct OnDevice<'a> {
    address: &'a Arc<str>,
    kind: DocumentKind,
    /// The relay does not have everything that was written in it here.
    has_unsent: bool,
}

/// Those of the documents that must leave: nobody here may read them, and nothing of them is here alone.
fn leaving<'a>(
    all: impl IntoIterator<Item = OnDevice<'a>>,
    may_stay: impl Fn(&OnDevice<'a>) -> bool,
) -> Vec<Arc<str>> {
    all.into_iter()
        .filter(|document| !document.has_unsent && !may_stay(document))
        .map(|document| Arc::clone(document.address))
        .collect()
}

impl Core {
    /// Whether the registry on this device is the one that the relay has, whole, and this person is in it. Only such a
    /// registry can take a right away.
    fn registry_is_certain(&self) -> bool {
        let Some(me) = self.me.get_untracked() else {
            return false;
        };
        let address = me.registry.to_string();
        let session = self.line.session.borrow();
        let is_confirmed = session
            .as_ref()
            .is_some_and(|session| session.standing(&address) == Standing::Confirmed);
        let is_whole = !self.unread.borrow().contains_key(address.as_str());
        let knows_me = |registry: &Registry| registry.people.contains_key(&me.person);
        is_confirmed && is_whole && knows_me(&self.registry.read_untracked())
    }

    /// Lets go of what the registry no longer gives this person.
    pub(super) fn part_with_what_is_not_ours(self: &Rc<Self>) {
        if !self.rights.changed.get() || !self.registry_is_certain() {
            return;
        }
        self.rights.changed.set(false);
        let wanted: BTreeSet<Arc<str>> = self
            .wanted()
            .iter()
            .map(|wanted| Arc::clone(&wanted.address))
            .collect();
        let gone = self.those_that_leave(|document| wanted.contains(document.address));
        if gone.is_empty() {
            return;
        }
        let core = Rc::clone(self);
        spawn_local(async move {
            let told = gone.iter().filter_map(|address| address.parse().ok());
            let told: Vec<_> = told.collect();
            core.forget(&gone).await;
            core.note_parted(told).await;
        });
    }

    /// What the relay said when it would not have this device.
    pub(super) async fn was_turned_away(self: &Rc<Self>, problem: &str) {
        let away = Away::of(problem);
        if away == Away::No {
            return;
        }
        self.hang_up();
        self.change_contact(|contact| {
            contact.away = away;
            contact.online = false;
        });
        self.keep_contact(true);
        self.part_with_everything().await;
    }

    /// The relay knows this device after all.
    pub(super) fn is_known_again(self: &Rc<Self>) {
        let was_away = self.contact.borrow().away != Away::No;
        self.change_contact(|contact| contact.away = Away::No);
        if !was_away {
            return;
        }
        if self.rights.parted_from_all.get() {
            self.keep_contact(true);
            super::browser::reload();
        } else if self.line_is_mine.get() && !self.has_line() {
            self.take_line();
        }
    }

    /// The school's documents leave the device; one's own notes stay until their person has decided, and so does
    /// whatever the relay never got.
    pub(super) async fn part_with_everything(self: &Rc<Self>) {
        if !self.contact.borrow().away.is_final() || self.rights.parted_from_all.replace(true) {
            return;
        }
        self.flush(None);
        self.until_all_durable().await;
        let gone = self.those_that_leave(|document| document.kind == DocumentKind::Private);
        self.forget(&gone).await;
    }

    fn those_that_leave(&self, may_stay: impl Fn(&OnDevice<'_>) -> bool) -> Vec<Arc<str>> {
        let mut shelf = self.shelf.borrow_mut();
        let all = shelf.iter_mut().map(|(address, book)| OnDevice {
            address,
            kind: book.record.kind,
            has_unsent: book.record.unsent > 0
                || book.unsaved.changes > 0
                || self.attachments.state.read_untracked().has_unsent(address),
        });
        leaving(all, may_stay)
    }

    /// Removes documents from memory and from the device.
    ///
    /// They may come back from the relay with what was written here, and until then they are empty: whoever wrote must
    /// not write again, or two changes would have one number, and the relay's could never be taken.
    pub(super) async fn forget(self: &Rc<Self>, documents: &[Arc<str>]) {
        let is_any = !documents.is_empty();
        if is_any {
            self.take_new_actor();
        }
        {
            let mut shelf = self.shelf.borrow_mut();
            for address in documents {
                shelf.remove(address);
                self.unread.borrow_mut().remove(address);
                self.parts.borrow_mut().remove(address);
            }
        }
        self.forget_waiting(documents);
        self.forget_attachments(documents);
        // Before the disk forgets them, and not before they have left memory: nothing may be typed in between.
        if is_any {
            self.burn_kept_actors().await;
        }
        if let Some(store) = self.store() {
            let names: Vec<&str> = documents.iter().map(AsRef::as_ref).collect();
            if let Err(error) = store.forget(&names).await {
                // The next look at the registry, or the next start, tries again.
                leptos::logging::log!("{error}");
                self.rights.changed.set(true);
            }
        }
        self.refresh_status();
    }

    /// The documents of which the relay lacks something and that this person may write no more.
    pub(super) fn left_behind(&self) -> Vec<DocumentId> {
        let wanted = self.wanted();
        let everything = self.contact.borrow().away.is_final();
        let mut shelf = self.shelf.borrow_mut();
        shelf
            .iter_mut()
            .filter(|(address, book)| {
                let is_wanted = wanted.iter().any(|wanted| wanted.address == **address);
                let files = self.attachments.state.read_untracked();
                let has_unsent = book.record.unsent > 0 || files.has_unsent(address);
                has_unsent && (everything || !is_wanted)
            })
            .filter_map(|(address, _)| address.parse().ok())
            .collect()
    }

    /// Remembers what has left the device, so that it can be told.
    async fn note_parted(&self, mut documents: Vec<DocumentId>) {
        documents.extend(self.rights.parted.read_untracked().iter());
        self.rights.parted.set(Arc::new(documents.clone()));
        if let Some(store) = self.store() {
            // What cannot be noted is told until this tab is closed.
            let _ = store.set_meta(PARTED, &documents).await;
        }
    }

    /// Reads what has left the device and was not told yet.
    pub(super) async fn read_parted(&self) {
        if let Some(store) = self.store()
            && let Ok(Some(documents)) = store.meta::<Vec<DocumentId>>(PARTED).await
        {
            self.rights.parted.set(Arc::new(documents));
        }
    }

    /// Somebody has read it.
    pub(super) fn dismiss_parted(self: &Rc<Self>) {
        self.rights.parted.set(Arc::default());
        if let Some(store) = self.store() {
            spawn_local(async move {
                // It is told once more, then.
                let _ = store.forget_meta(PARTED).await;
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test]
    fn what_is_here_alone_never_leaves_by_itself() {
        let (plan, notes, own): (Arc<str>, Arc<str>, Arc<str>) =
            ("plan".into(), "notes".into(), "own".into());
        let all = [
            (&plan, DocumentKind::Programme, false),
            (&notes, DocumentKind::Reflection, true),
            (&own, DocumentKind::Private, false),
        ];
        let all = all.map(|(address, kind, has_unsent)| OnDevice {
            address,
            kind,
            has_unsent,
        });
        let gone = leaving(all, |document| document.kind == DocumentKind::Private);
        assert_eq!(gone, std::slice::from_ref(&plan));
        assert!(leaving(all, |_| true).is_empty());
    }
}
