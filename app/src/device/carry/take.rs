//! Opening a file on the device of somebody who has joined.
//!
//! First everything is checked, on copies: whose seal it is, whether this person may read it, whether the changes are
//! their author's. Only when all of it is as it should be does anything change, and then all of it does.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;
use ryadom_domain::{DocumentId, DocumentKind, PersonId};
use ryadom_replica::CarriedError;
use ryadom_sync::carried::{CopyFile, Packed, Parcel, unpack};
use ryadom_sync::device::Input;

use super::super::browser::sleep;
use super::super::core::Core;
use super::super::me::Me;
use super::super::seal::{Papers, is_sealed};
use super::super::store::Chunk;
use super::deliver::{Delivery, bring};
use super::make::{had_name, wanted_of};
use super::rehearsal::ends_well;
use super::trial::{Bundle, NotTaken, Trial};
use super::{NotOpened, Opened, Taken};

const LOOK: Duration = Duration::from_millis(20);

/// Why a seal says nothing.
pub(super) enum NotSealed {
    Missing,
    False,
}

/// One parcel, once it is known who answers for it and that this person may read it.
struct Letter {
    parcel: Parcel,
    packed: Packed,
    by: PersonId,
    id: DocumentId,
    kind: DocumentKind,
    /// Whether who sealed it may write there; otherwise it says nothing of its own.
    is_theirs: bool,
}

impl Core {
    pub(super) async fn open_file(self: &Rc<Self>, bytes: &[u8]) -> Result<Opened, NotOpened> {
        let file = CopyFile::decode(bytes)?;
        match self.me.get_untracked() {
            Some(me) if !self.is_viewing() => self.take_file(me, file).await.map(Opened::Taken),
            _ => self.view_copy(file).map(|()| Opened::Viewing),
        }
    }

    async fn take_file(self: &Rc<Self>, me: Me, file: CopyFile) -> Result<Taken, NotOpened> {
        if file.school != me.registry.to_string() {
            return Err(NotOpened::OtherSchool);
        }
        if self.store().is_none() || self.trouble.get() {
            return Err(NotOpened::NotKept);
        }
        self.flush(None);
        let papers = self.papers_or_ask().await.ok_or(NotOpened::NeedsRelay)?;
        let letters = self.checked(me, &papers, file.parcels).await?;
        let mut trial = self.trial(&letters).await?;
        let bundles = bundles(&letters);
        let left = if ends_well(&mut trial, &bundles).await {
            trial.take(bundles)
        } else {
            let unsure = |bundle| (bundle, NotTaken::NotPlain);
            bundles.into_iter().map(unsure).collect()
        };
        let vouched = self.have_vouched(&mut trial, &letters, left).await?;

        let touched: BTreeSet<_> = trial.new.iter().map(|(id, ..)| *id).collect();
        let others: Vec<_> = letters
            .iter()
            .filter(|letter| {
                letter.by != me.person && letter.is_theirs && touched.contains(&letter.id)
            })
            .map(|letter| letter.parcel.clone())
            .collect();
        let mut waits = false;
        if !vouched && !others.is_empty() {
            match bring(&others).await {
                Delivery::Done => {}
                Delivery::Refused(problem) => return Err(NotOpened::Refused(problem)),
                Delivery::Later => {
                    if !self.keep_parcels(file.made, &others).await {
                        return Err(NotOpened::NotKept);
                    }
                    waits = true;
                }
            }
        }
        let changes = self.take_over(trial).await;
        self.remember_what_they_have(&file.person, &letters).await;
        Ok(Taken { changes, waits })
    }

    /// Who answers for each parcel, and whether this person may read it.
    async fn checked(
        &self,
        me: Me,
        papers: &Papers,
        parcels: Vec<Parcel>,
    ) -> Result<Vec<Letter>, NotOpened> {
        let registry = self.registry.get_untracked();
        let mut known = BTreeSet::new();
        let mut letters = Vec::new();
        for parcel in parcels {
            let seal = parcel.seal.as_ref().ok_or(NotSealed::Missing)?;
            let certificate = &seal.certificate;
            if !known.contains(&certificate.signature) && !papers.vouches_for(certificate).await {
                return Err(NotSealed::False.into());
            }
            known.insert(certificate.signature);
            if !is_sealed(&parcel, seal).await {
                return Err(NotSealed::False.into());
            }
            let by: PersonId = certificate.person.parse().map_err(|_| NotSealed::False)?;
            let id: DocumentId = parcel.document.parse().map_err(|_| NotOpened::Unreadable)?;
            let Some(grant) = registry.grant(me.person, id) else {
                // One's own copy may hold what has since become somebody else's.
                if by == me.person {
                    continue;
                }
                return Err(NotOpened::NotForYou);
            };
            if parcel.kind != grant.kind.as_str() {
                return Err(NotOpened::Unreadable);
            }
            let packed = unpack(&parcel.message).map_err(|_| NotOpened::Unreadable)?;
            let is_theirs = registry.grant(by, id).is_some_and(|grant| grant.write);
            letters.push(Letter {
                parcel,
                packed,
                by,
                id,
                kind: grant.kind,
                is_theirs,
            });
        }
        Ok(letters)
    }

    /// Copies of the documents that the letters are about.
    async fn trial(&self, letters: &[Letter]) -> Result<Trial, NotOpened> {
        let mut trial = Trial::default();
        for letter in letters {
            if let Entry::Vacant(place) = trial.documents.entry(letter.id) {
                let document = self.whole(&wanted_of(letter.id, letter.kind)).await;
                place.insert(document.ok_or(NotOpened::NotKept)?);
            }
        }
        Ok(trial)
    }

    /// Has the relay vouch for what is not the work of who sealed it, or lacks something. True when it was asked.
    async fn have_vouched(
        &self,
        trial: &mut Trial,
        letters: &[Letter],
        mut left: Vec<(Bundle, NotTaken)>,
    ) -> Result<bool, NotOpened> {
        // What a reader's copy says of a document that they only read, the relay says better.
        left.retain(|(bundle, _)| bundle.is_theirs);
        if left.is_empty() {
            return Ok(false);
        }
        if left
            .iter()
            .any(|(_, error)| *error == NotTaken::Carried(CarriedError::Damaged))
        {
            return Err(NotOpened::Unreadable);
        }
        let parcels: Vec<_> = letters
            .iter()
            .filter(|letter| letter.is_theirs)
            .map(|letter| letter.parcel.clone())
            .collect();
        match bring(&parcels).await {
            Delivery::Done => {}
            Delivery::Later => return Err(NotOpened::NeedsRelay),
            Delivery::Refused(problem) => return Err(NotOpened::Refused(problem)),
        }
        for (bundle, _) in &left {
            match trial.add(bundle, None) {
                // The relay has the rest, and sends it.
                Ok(()) | Err(NotTaken::Carried(CarriedError::Incomplete)) => {}
                Err(_) => return Err(NotOpened::Unreadable),
            }
        }
        Ok(true)
    }

    /// Everything was as it should be: it goes into the documents, and onto the disk.
    async fn take_over(self: &Rc<Self>, trial: Trial) -> Vec<(PersonId, usize)> {
        let own = self.author.borrow().clone().map(|author| author.actor);
        let mut by_person = BTreeMap::new();
        let mut touched = BTreeSet::new();
        for (id, by, changes) in trial.new {
            self.until_in_memory(id).await;
            self.flush(Some(id));
            let address: Arc<str> = id.to_string().into();
            let applied = {
                let mut shelf = self.shelf.borrow_mut();
                let document = shelf.at(&address).and_then(|book| book.document.as_mut());
                document.is_some_and(|document| {
                    let bytes = changes.iter().map(|change| change.bytes.as_slice());
                    document.apply(bytes).is_ok()
                })
            };
            if !applied {
                continue;
            }
            // This device has lost what it wrote under this name: it must not use the same numbers again.
            if changes
                .iter()
                .any(|change| Some(&change.actor) == own.as_ref())
            {
                self.write_as_somebody_new();
            }
            *by_person.entry(by).or_default() += changes.len();
            let chunks = changes.into_iter().map(|change| Chunk {
                hash: change.hash.to_string(),
                bytes: change.bytes,
            });
            self.keep_others(&address, chunks.collect());
            self.show(&address);
            touched.insert(address);
        }
        while self.queue.borrow().is_writing() && !self.trouble.get() {
            sleep(LOOK).await;
        }
        for address in touched {
            self.tell_line(Input::Changed(address));
        }
        self.refresh_status();
        by_person.into_iter().collect()
    }

    /// What the one who saved the file had then, need not be in a file for them again.
    async fn remember_what_they_have(&self, person: &str, letters: &[Letter]) {
        let (Ok(person), Some(store)) = (person.parse::<PersonId>(), self.store()) else {
            return;
        };
        let mut had = self.had(person).await;
        for letter in letters.iter().filter(|letter| letter.by == person) {
            let heads = letter.packed.heads.iter().map(ToString::to_string);
            had.insert(letter.parcel.document.clone(), heads.collect());
        }
        // Without it the next file is only longer.
        let _ = store.set_meta(&had_name(person), &had).await;
    }
}

/// Puts the parcels of one document by one device together: a long one is cut into several.
fn bundles(letters: &[Letter]) -> Vec<Bundle> {
    let mut bundles: Vec<Bundle> = Vec::new();
    for letter in letters {
        let Packed { heads, pieces } = &letter.packed;
        let same = bundles.iter_mut().find(|bundle| {
            bundle.id == letter.id && bundle.by == letter.by && bundle.heads == *heads
        });
        match same {
            Some(bundle) => bundle.pieces.extend(pieces.iter().cloned()),
            None => bundles.push(Bundle {
                by: letter.by,
                id: letter.id,
                pieces: pieces.clone(),
                heads: heads.clone(),
                is_theirs: letter.is_theirs,
            }),
        }
    }
    bundles
}
