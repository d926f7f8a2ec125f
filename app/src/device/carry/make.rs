//! Packing a file.

use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;
use ryadom_domain::{DocumentId, DocumentKind, PersonId};
use ryadom_replica::{ChangeHash, Document, Kind, SchoolDoc, is_genesis};
use ryadom_sync::carried::{CopyFile, Parcel, pack};
use ryadom_sync::device::remembered;
use ryadom_sync::limits;
use wasm_bindgen_futures::spawn_local;

use super::super::browser::sleep;
use super::super::core::Core;
use super::super::follow::Wanted;
use super::super::seal::Papers;
use super::super::shelf::assemble;
use super::super::store::Kept;
use super::super::{clock, files};
use super::{LAST, LastCopy, NotSaved, Saved};

/// What the files are, to browsers and systems.
const TYPE: &str = "application/octet-stream";

/// How long an edit may take to be durable before the file is packed without waiting for it.
const DURABLE: Duration = Duration::from_secs(2);
const LOOK: Duration = Duration::from_millis(20);

/// Heads of documents that another person is known to have, by address, in hex.
pub(super) type Had = BTreeMap<String, Vec<String>>;

/// The name under which that is kept.
pub(super) fn had_name(person: PersonId) -> String {
    format!("had:{person}")
}

impl Core {
    pub(super) async fn save_copy(self: &Rc<Self>) -> Result<Saved, NotSaved> {
        self.settle().await;
        let papers = self.papers_or_ask().await;
        let wanted = self.wanted();
        let mut parcels = Vec::new();
        let mut documents = 0;
        let packing = Packing::begin(self, wanted.len());
        for wanted in wanted.iter() {
            packing.step(self)?;
            let mut document = self.whole(wanted).await.ok_or(NotSaved::Unread)?;
            let pieces = whole_pieces(&mut document)?;
            documents += 1;
            parcels.extend(
                self.packed(wanted, &mut document, pieces, papers.as_deref())
                    .await,
            );
        }
        drop(packing);
        let saved = self.save_file(true, parcels, documents).await?;
        let last = LastCopy {
            at: clock::now(),
            documents,
        };
        self.carry.last.set(Some(last));
        if let Some(store) = self.store() {
            // It is only shown.
            let _ = store.set_meta(LAST, &last).await;
        }
        Ok(saved)
    }

    pub(super) async fn save_for(self: &Rc<Self>, addressee: PersonId) -> Result<Saved, NotSaved> {
        let me = self.me.get_untracked().ok_or(NotSaved::Nobody)?;
        self.settle().await;
        let papers = self.papers_or_ask().await.ok_or(NotSaved::NoPapers)?;
        let had = self.had(addressee).await;
        let registry = self.registry.get_untracked();
        let is_for_both = |wanted: &&Wanted| {
            let mine = registry.grant(me.person, wanted.id);
            mine.is_some_and(|grant| grant.write) && registry.grant(addressee, wanted.id).is_some()
        };
        let wanted = self.wanted();
        let chosen: Vec<_> = wanted.iter().filter(is_for_both).collect();
        let mut documents = 0;
        // What others brought here and the relay does not have goes along, and first: what is written here may build on it.
        let mut parcels = self.waiting_parcels().await;
        parcels.retain(|parcel| {
            let document = parcel.document.parse::<DocumentId>();
            document.is_ok_and(|id| registry.grant(addressee, id).is_some())
        });
        let packing = Packing::begin(self, chosen.len());
        for wanted in chosen {
            packing.step(self)?;
            let mut document = self.whole(wanted).await.ok_or(NotSaved::Unread)?;
            let heads: Vec<ChangeHash> = match had.get(wanted.address.as_ref()) {
                Some(heads) => heads.iter().filter_map(|head| head.parse().ok()).collect(),
                None => Document::genesis(wanted.kind).heads(),
            };
            // Never as a snapshot: only change by change can a device without a network tell that they are harmless. And
            // every end makes for itself what all documents begin with.
            let since = document.changes_since(&heads).into_iter();
            let pieces: Vec<_> = since
                .filter(|change| !is_genesis(wanted.kind, &change.hash))
                .map(|change| change.bytes)
                .collect();
            let is_empty =
                pieces.is_empty() || document.heads() == Document::genesis(wanted.kind).heads();
            if is_empty {
                continue;
            }
            documents += 1;
            parcels.extend(
                self.packed(wanted, &mut document, pieces, Some(&papers))
                    .await,
            );
        }
        drop(packing);
        if parcels.is_empty() {
            return Err(NotSaved::NothingNew);
        }
        self.save_file(false, parcels, documents).await
    }

    /// Puts what is typed into the documents, and waits until it is on the disk. Where it cannot be, a file is the safer
    /// place for it, provided that this actor never writes again: see `keep`.
    async fn settle(self: &Rc<Self>) {
        self.flush(None);
        let mut waited = Duration::ZERO;
        while self.shelf.borrow().has_unsaved() {
            if waited >= DURABLE || self.trouble.get() {
                return self.write_as_somebody_new();
            }
            sleep(LOOK).await;
            waited += LOOK;
        }
    }

    /// A document as it is now, without keeping it in memory; `None` when it cannot be read.
    pub(super) async fn whole(&self, wanted: &Wanted) -> Option<Document> {
        let in_memory = {
            let mut shelf = self.shelf.borrow_mut();
            let book = shelf.at(&wanted.address);
            book.and_then(|book| book.document.clone())
        };
        if in_memory.is_some() {
            return in_memory;
        }
        let kept = self.store()?.load(&wanted.address).await.ok()?;
        let (document, damaged) = assemble(wanted.kind, &kept);
        (damaged == Kept::default()).then_some(document)
    }

    async fn packed(
        &self,
        wanted: &Wanted,
        document: &mut Document,
        pieces: Vec<Vec<u8>>,
        papers: Option<&Papers>,
    ) -> Vec<Parcel> {
        let receipt = {
            let mut shelf = self.shelf.borrow_mut();
            let state = shelf
                .at(&wanted.address)
                .and_then(|book| book.sync_state.clone());
            state.and_then(|state| remembered(&state).1)
        };
        let mut parcels = Vec::new();
        for message in pack(&document.heads(), pieces) {
            let parcel = Parcel {
                document: wanted.address.as_ref().into(),
                kind: wanted.kind.to_string(),
                message,
                receipt: receipt.clone(),
                seal: None,
            };
            parcels.push(match papers {
                Some(papers) => papers.seal(parcel).await,
                None => parcel,
            });
        }
        parcels
    }

    async fn save_file(
        &self,
        whole: bool,
        parcels: Vec<Parcel>,
        documents: usize,
    ) -> Result<Saved, NotSaved> {
        let me = self.me.get_untracked().ok_or(NotSaved::Nobody)?;
        let registry = self.registry.get_untracked();
        let name = registry.name(me.person).short();
        let school_name = self.school_name().await;
        let file = CopyFile {
            school: me.registry.to_string(),
            person: me.person.to_string(),
            made: u64::try_from(clock::now().seconds()).unwrap_or_default(),
            whole,
            parcels,
            name,
            school_name,
        };
        let bytes = file.encode();
        // What is called a copy can be opened again.
        if CopyFile::decode(&bytes).as_ref() != Ok(&file) {
            return Err(NotSaved::Unread);
        }
        let of = if whole { &file.school_name } else { &file.name };
        let name = format!("Ryadom-{}-{}.ryadom", files::in_a_name(of), clock::today());
        if files::save(&name, TYPE, &bytes) {
            Ok(Saved { name, documents })
        } else {
            Err(NotSaved::Browser)
        }
    }

    async fn school_name(&self) -> String {
        let school = self.registry.read_untracked().school;
        let Some(id) = school else {
            return String::new();
        };
        let wanted = Wanted {
            id,
            address: id.to_string().into(),
            kind: DocumentKind::School,
        };
        let Some(mut document) = self.whole(&wanted).await else {
            return String::new();
        };
        let view = SchoolDoc::read(&mut document);
        if view.short_name.value.is_empty() {
            view.name.value
        } else {
            view.short_name.value
        }
    }

    /// What somebody said that they had, in the last file of theirs that was opened here.
    pub(super) async fn had(&self, person: PersonId) -> Had {
        let Some(store) = self.store() else {
            return Had::new();
        };
        let known = store.meta(&had_name(person)).await;
        known.ok().flatten().unwrap_or_default()
    }

    /// When the last copy was made here.
    pub(in crate::device) async fn last_copy_made(&self) -> Option<i64> {
        let last = self.store()?.meta::<LastCopy>(LAST).await.ok()??;
        Some(last.at.seconds())
    }

    /// Reads when the last copy was made, once.
    pub(super) fn read_last_copy(self: &Rc<Self>) {
        if self.carry.last.get_untracked().is_some() {
            return;
        }
        let (Some(store), last) = (self.store(), self.carry.last) else {
            return;
        };
        spawn_local(async move {
            if let Ok(Some(known)) = store.meta::<LastCopy>(LAST).await {
                last.set(Some(known));
            }
        });
    }
}

/// Everything in a document: in one piece that was proved to load, or change by change where that is too long.
fn whole_pieces(document: &mut Document) -> Result<Vec<Vec<u8>>, NotSaved> {
    let snapshot = document.save().map_err(|_| NotSaved::Unread)?;
    if snapshot.len() <= limits::PARCEL {
        return Ok(vec![snapshot]);
    }
    let changes = document.changes_since(&[]);
    Ok(changes.into_iter().map(|change| change.bytes).collect())
}

/// Says how far the packing is, for as long as it lasts.
struct Packing {
    shown: RwSignal<Option<(usize, usize)>>,
}

impl Packing {
    fn begin(core: &Core, documents: usize) -> Self {
        core.carry.called_off.set(false);
        let shown = core.carry.packing;
        shown.set(Some((0, documents)));
        Self { shown }
    }

    fn step(&self, core: &Core) -> Result<(), NotSaved> {
        self.shown.update(|shown| {
            if let Some((done, _)) = shown {
                *done += 1;
            }
        });
        if core.carry.called_off.get() {
            Err(NotSaved::CalledOff)
        } else {
            Ok(())
        }
    }
}

impl Drop for Packing {
    fn drop(&mut self) {
        self.shown.set(None);
    }
}

/// Where a document of this address is put.
pub(super) fn wanted_of(id: DocumentId, kind: DocumentKind) -> Wanted {
    Wanted {
        id,
        address: Arc::from(id.to_string()),
        kind,
    }
}
