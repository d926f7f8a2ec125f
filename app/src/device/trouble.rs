//! What goes wrong with single documents: edits that the relay refuses, and pieces that cannot be read any more.
//!
//! Neither loses anything by itself. What was refused stays here and is offered again; what cannot be read is set aside,
//! and the relay is asked for all of the document.

use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;
use ryadom_domain::DocumentId;
use ryadom_replica::ChangeHash;
use ryadom_sync::Reason;
use ryadom_sync::device::{Input, Standing};
use serde::{Deserialize, Serialize};
use wasm_bindgen_futures::spawn_local;

use super::actors;
use super::core::Core;
use super::store::{Chunk, Kept};
use super::tabs::Word;

/// What was refused is offered again after this long: whoever it waits for may have been there meanwhile.
const OFFER_AGAIN: Duration = Duration::from_secs(600);

/// Something about one document that a person should know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trouble {
    /// The document.
    pub document: DocumentId,
    /// What is the matter with it.
    pub what: What,
}

impl Trouble {
    /// How many edits the relay does not take; nothing when it is another kind of trouble.
    pub(super) fn refused(&self) -> Option<usize> {
        match self.what {
            What::Refused { edits, .. } | What::LeftBehind { edits } => Some(edits),
            What::Unread | What::Gone => None,
        }
    }
}

/// What is the matter with a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// The relay does not take these edits. They stay on the device.
    Refused {
        /// How many of this person's; none when what it refuses is others'.
        edits: usize,
        /// Why.
        reason: Reason,
    },
    /// This person may not write there any more, and these edits never reached the relay. They stay on the device until
    /// their person has taken them or let them go.
    LeftBehind {
        /// How many.
        edits: usize,
    },
    /// Something kept on the device cannot be read; the relay was asked for it.
    Unread,
    /// It cannot be read, and the relay does not have it.
    Gone,
}

/// A document whose changes the relay refused, as the tabs tell each other.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Refused {
    pub(super) document: Arc<str>,
    /// A [`Reason`]'s code.
    pub(super) reason: String,
}

/// What of a document could not be read.
#[derive(Debug)]
pub(super) struct Unread {
    /// The changes that the document should have.
    expected: Vec<ChangeHash>,
    /// The relay has given everything it has.
    gone: bool,
}

impl Core {
    /// Which documents the relay has refused changes of, as the line knows it.
    pub(super) fn refused_now(&self) -> Vec<Refused> {
        let session = self.line.session.borrow();
        let Some(session) = &*session else {
            return Vec::new();
        };
        let wanted = self.wanted();
        let mut shelf = self.shelf.borrow_mut();
        let refused = wanted.iter().filter_map(|wanted| {
            let reason = match session.standing(&wanted.address) {
                Standing::Refused { reason, .. } => reason,
                // What others wrote and the relay has lost it takes from them.
                Standing::NotAccepted { .. } if shelf.at(&wanted.address)?.record.unsent > 0 => {
                    Reason::ReadOnly
                }
                _ => return None,
            };
            Some(Refused {
                document: Arc::clone(&wanted.address),
                reason: reason.to_string(),
            })
        });
        refused.collect()
    }

    /// Has the relay asked again, some time from now, whether it takes what it has refused.
    pub(super) fn offer_again_later(self: &Rc<Self>) {
        if !self.line.offers.is_set() {
            let core = Rc::clone(self);
            self.line
                .offers
                .set(OFFER_AGAIN, move || core.offer_again());
        }
    }

    /// Offers the relay everything that it has refused.
    pub(super) fn offer_again(self: &Rc<Self>) {
        if !self.has_line() {
            return self.tell_tabs(&Word::OfferAgain);
        }
        for refused in self.refused_now() {
            self.tell_line(Input::SendAgain(refused.document));
        }
    }

    /// Everything that is the matter with documents now.
    pub(super) fn troubles_now(&self) -> Vec<Trouble> {
        let contact = self.contact.borrow();
        let mut shelf = self.shelf.borrow_mut();
        let refused = contact.refused.iter().filter_map(|refused| {
            let edits = shelf.at(&refused.document)?.record.unsent;
            let what = What::Refused {
                edits,
                reason: Reason::of(&refused.reason),
            };
            Some((&refused.document, what))
        });
        let mut refused: Vec<_> = refused.collect();
        // A document that is somebody else's by now is not asked for any more, and what was written in it is still here.
        let wanted = self.wanted();
        let is_wanted =
            |document: &Arc<str>| wanted.iter().any(|wanted| wanted.address == *document);
        let left: Vec<_> = shelf
            .iter_mut()
            .filter(|(document, book)| book.record.unsent > 0 && !is_wanted(document))
            .map(|(document, book)| (Arc::clone(document), book.record.unsent))
            .collect();
        if !wanted.is_empty() {
            refused.extend(
                left.iter()
                    .map(|(document, edits)| (document, What::LeftBehind { edits: *edits })),
            );
        }
        let unread = self.unread.borrow();
        let unread = unread.iter().map(|(document, unread)| {
            let what = if unread.gone {
                What::Gone
            } else {
                What::Unread
            };
            (document, what)
        });
        let all = refused.into_iter().chain(unread);
        all.filter_map(|(document, what)| {
            let document = document.parse().ok()?;
            Some(Trouble { document, what })
        })
        .collect()
    }

    /// A document was read that lacks some of what is kept of it, or was.
    pub(super) fn lost_pieces(
        self: &Rc<Self>,
        address: &Arc<str>,
        damaged: Kept,
        expected: Vec<ChangeHash>,
    ) {
        leptos::logging::log!("a part of the document {address} could not be read");
        let unread = Unread {
            expected,
            gone: false,
        };
        self.unread.borrow_mut().insert(Arc::clone(address), unread);
        self.write_as_somebody_new();
        self.tell_line(Input::Lost(Arc::clone(address)));
        if !self.has_line() {
            self.tell_tabs(&Word::Lost(Arc::clone(address)));
        }
        self.refresh_status();
        if let Some(store) = self.store() {
            let address = Arc::clone(address);
            spawn_local(async move {
                // Where even this fails everything stays where it is, and is met again when it is next read.
                let _ = store.set_aside(&address, &damaged).await;
            });
        }
    }

    /// Another tab found pieces of a document damaged. What is whole in this tab's memory is kept once more.
    pub(super) fn lost_pieces_elsewhere(self: &Rc<Self>, address: &Arc<str>) {
        if !self.has_line() {
            return;
        }
        let changes = self.shelf.borrow_mut().at(address).and_then(|book| {
            let document = book.document.as_mut()?;
            Some(document.changes_since(&[]))
        });
        let chunks = changes.into_iter().flatten().map(|change| Chunk {
            hash: change.hash.to_string(),
            bytes: change.bytes,
        });
        self.keep_others(address, chunks.collect());
        self.tell_line(Input::Lost(Arc::clone(address)));
    }

    /// The relay has given everything it has of a document: what was lost is there again, or is gone.
    pub(super) fn look_for_what_was_lost(self: &Rc<Self>, address: &Arc<str>) {
        let Some(expected) = self
            .unread
            .borrow()
            .get(address)
            .map(|unread| unread.expected.clone())
        else {
            return;
        };
        let is_back = self
            .shelf
            .borrow_mut()
            .at(address)
            .and_then(|book| book.document.as_mut())
            .is_some_and(|document| document.has(&expected));
        if is_back {
            self.unread.borrow_mut().remove(address);
        } else if let Some(unread) = self.unread.borrow_mut().get_mut(address) {
            unread.gone = true;
        }
        // What is known of it without loading it is made anew, or the next start would miss the same again.
        self.keep_record(address);
        self.refresh_status();
    }

    /// Changes of this device may be among those that are lost. Whoever wrote them must not write again: the next change
    /// would take the number of one that others may have.
    pub(super) fn write_as_somebody_new(self: &Rc<Self>) {
        self.take_new_actor();
        let core = Rc::clone(self);
        spawn_local(async move { core.burn_kept_actors().await });
    }

    /// From now on this tab writes as another.
    pub(super) fn take_new_actor(&self) {
        let actor = actors::renew(self.author.borrow().as_ref());
        if let (Some(actor), Some(author)) = (actor, &mut *self.author.borrow_mut()) {
            author.actor = actor;
        }
    }

    /// No later tab writes as any that wrote here before.
    pub(super) async fn burn_kept_actors(&self) {
        if let (Some(store), Some(me)) = (self.store(), self.me.get_untracked()) {
            actors::burn_all(&store, me.person).await;
        }
    }
}
