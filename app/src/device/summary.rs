//! What lists say of a pair or a person, kept beside the documents so that no list ever loads one.

use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;
use ryadom_domain::{DocumentId, DocumentKind, PairId, PersonId, Timestamp};
use ryadom_replica::{
    ConfidentialSummary, DisputeSummary, JournalSummary, PersonSummary, ProfileSummary,
    ProgrammeSummary, ReviewSummary, Summary,
};
use serde::{Deserialize, Serialize};
use wasm_bindgen_futures::spawn_local;

use super::browser::Later;
use super::core::Core;
use super::tabs::Word;

/// One document's part in the summary of its pair or person.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Part {
    /// Of a programme.
    Programme(Box<ProgrammeSummary>),
    /// Of a journal.
    Journal(Box<JournalSummary>),
    /// Of a profile.
    Profile(Box<ProfileSummary>),
    /// Of what somebody says to the curator alone.
    Confidential(Box<ConfidentialSummary>),
    /// Of what is said of a programme.
    Review(Box<ReviewSummary>),
    /// Of somebody's disputes.
    Dispute(Box<DisputeSummary>),
}

impl Part {
    /// The newest moment that any change of a pair's paper claims; nothing of the other papers.
    fn touched(&self) -> Option<Timestamp> {
        match self {
            Self::Programme(part) => Some(part.touched),
            Self::Journal(part) => Some(part.touched),
            Self::Review(part) => Some(part.touched),
            Self::Profile(_) | Self::Confidential(_) | Self::Dispute(_) => None,
        }
    }

    /// Whether nothing is in it because it has not come yet, as far as a device can tell that never had everything.
    fn is_awaited(&self, had_everything: bool) -> bool {
        !had_everything && self.touched() == Some(Timestamp::default())
    }

    fn heads(&self) -> &[String] {
        match self {
            Self::Programme(part) => &part.heads,
            Self::Journal(part) => &part.heads,
            Self::Profile(part) => &part.heads,
            Self::Confidential(part) => &part.heads,
            Self::Review(part) => &part.heads,
            Self::Dispute(part) => &part.heads,
        }
    }

    /// How many places of the document are worth a look.
    pub(super) fn places(&self) -> usize {
        match self {
            Self::Programme(part) => part.places,
            Self::Journal(part) => part.places,
            Self::Profile(part) => part.places,
            Self::Confidential(_) | Self::Review(_) | Self::Dispute(_) => 0,
        }
    }
}

/// Lists may be this much behind: a burst of changes is then counted once.
const PAUSE: Duration = Duration::from_millis(40);

thread_local! {
    static GATHER: Later = Later::default();
}

impl Core {
    /// Brings a document's summary up to date with it, if lists say anything of it.
    pub(super) fn summarise_soon(self: &Rc<Self>, address: &Arc<str>) {
        let part = {
            let mut shelf = self.shelf.borrow_mut();
            let Some(book) = shelf.at(address) else {
                return;
            };
            let known = self
                .parts
                .borrow()
                .get(address)
                .is_some_and(|part| part.heads() == book.record.heads);
            let Some(document) = book.document.as_mut().filter(|_| !known) else {
                return;
            };
            match book.record.kind {
                DocumentKind::Programme => {
                    Part::Programme(Box::new(ProgrammeSummary::of(document)))
                }
                DocumentKind::Journal => Part::Journal(Box::new(JournalSummary::of(document))),
                DocumentKind::Person => Part::Profile(Box::new(ProfileSummary::of(document))),
                DocumentKind::Answers => {
                    Part::Confidential(Box::new(ConfidentialSummary::of(document)))
                }
                DocumentKind::Review => Part::Review(Box::new(ReviewSummary::of(document))),
                DocumentKind::Dispute => Part::Dispute(Box::new(DisputeSummary::of(document))),
                _ => return,
            }
        };
        let json = serde_json::to_string(&part).unwrap_or_default();
        self.tell_tabs(&Word::Summary {
            document: Arc::clone(address),
            json,
        });
        if let Some(store) = self.store() {
            let (address, part) = (Arc::clone(address), part.clone());
            spawn_local(async move {
                // A summary that was not kept is made again when the document is next read.
                let _ = store.set_summary(&address, &part).await;
            });
        }
        self.parts.borrow_mut().insert(Arc::clone(address), part);
        self.gather_soon();
    }

    /// Makes the summaries that lists lack: of documents that came just before a tab was closed, and of kinds of which an
    /// earlier version kept none.
    pub(super) fn summarise_missing(self: &Rc<Self>) {
        let missing: Vec<DocumentId> = {
            let (mut shelf, parts) = (self.shelf.borrow_mut(), self.parts.borrow());
            let wanted = self.wanted();
            let lacks = wanted.iter().filter(|wanted| {
                let has_summary = matches!(
                    wanted.kind,
                    DocumentKind::Programme
                        | DocumentKind::Journal
                        | DocumentKind::Person
                        | DocumentKind::Answers
                        | DocumentKind::Review
                        | DocumentKind::Dispute
                );
                let known = parts.get(&wanted.address).map(Part::heads);
                let book = shelf.at(&wanted.address);
                has_summary
                    && book.is_some_and(|book| {
                        let kept = &book.record.heads;
                        book.document.is_none()
                            && !kept.is_empty()
                            && known.is_none_or(|known| known != kept.as_slice())
                    })
            });
            lacks.map(|wanted| wanted.id).collect()
        };
        if missing.is_empty() {
            return;
        }
        let core = Rc::clone(self);
        // One after the other, behind the first screen.
        spawn_local(async move {
            for document in missing {
                core.until_in_memory(document).await;
            }
        });
    }

    /// Another tab has made a summary.
    pub(super) fn take_summary(self: &Rc<Self>, address: Arc<str>, json: &str) {
        if let Ok(part) = serde_json::from_str(json) {
            self.parts.borrow_mut().insert(address, part);
            self.gather_soon();
        }
    }

    pub(super) fn gather_soon(self: &Rc<Self>) {
        let core = Rc::clone(self);
        GATHER.with(|later| {
            if !later.is_set() {
                later.set(PAUSE, move || core.gather());
            }
        });
    }

    /// Puts each pair's and each person's summary together.
    pub(super) fn gather(&self) {
        let registry = self.registry.get_untracked();
        let parts = self.parts.borrow();
        // Nobody is said to have done nothing by a device to which their work has not come yet.
        let had_everything = self.contact.borrow().received.is_some();
        let part = |document: Option<DocumentId>| {
            let part = parts.get(document?.to_string().as_str())?;
            (!part.is_awaited(had_everything)).then_some(part)
        };
        let mut summaries: BTreeMap<PairId, Summary> = BTreeMap::new();
        for (&id, pair) in &registry.pairs {
            let programme = part(pair.programme).and_then(|part| match part {
                Part::Programme(summary) => Some((**summary).clone()),
                _ => None,
            });
            let journal = part(pair.journal).and_then(|part| match part {
                Part::Journal(summary) => Some((**summary).clone()),
                _ => None,
            });
            let beside = pair.programme.map(|programme| programme.beside());
            let review = part(beside).and_then(|part| match part {
                Part::Review(summary) => Some((**summary).clone()),
                _ => None,
            });
            if programme.is_some() || journal.is_some() {
                let summary = Summary {
                    programme,
                    journal,
                    review,
                };
                summaries.insert(id, summary);
            }
        }
        self.summaries.set(Arc::new(summaries));
        let mut people: BTreeMap<PersonId, PersonSummary> = BTreeMap::new();
        for (&id, person) in &registry.people {
            let profile = part(person.profile).and_then(|part| match part {
                Part::Profile(summary) => Some((**summary).clone()),
                _ => None,
            });
            let confidential = part(person.confidential).and_then(|part| match part {
                Part::Confidential(summary) => Some((**summary).clone()),
                _ => None,
            });
            let beside = person.confidential.map(|said| said.beside());
            let disputes = part(beside).and_then(|part| match part {
                Part::Dispute(summary) => Some((**summary).clone()),
                _ => None,
            });
            if profile.is_some() || confidential.is_some() || disputes.is_some() {
                let (profile, confidential, disputes) = (
                    profile.unwrap_or_default(),
                    confidential.unwrap_or_default(),
                    disputes.unwrap_or_default(),
                );
                people.insert(
                    id,
                    PersonSummary {
                        profile,
                        confidential,
                        disputes,
                    },
                );
            }
        }
        if **self.people.read_untracked() != people {
            self.people.set(Arc::new(people));
        }
    }
}
