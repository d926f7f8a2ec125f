//! Looking at a copy on a device that nobody has joined: the relay may be gone for good.
//!
//! All screens work, from memory. Nothing of it is kept here and nothing can be changed, for nobody is there whose change
//! it would be.

use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::*;
use ryadom_domain::{DeviceId, DocumentId, DocumentKind, Timestamp};
use ryadom_replica::Document;
use ryadom_sync::carried::{CopyFile, unpack};

use super::super::core::Core;
use super::super::me::Me;
use super::{NotOpened, Viewed};

impl Core {
    /// Whether a copy is being looked at, and nobody is here.
    pub(in crate::device) fn is_viewing(&self) -> bool {
        self.carry.viewing.read_untracked().is_some()
    }

    pub(super) fn view_copy(self: &Rc<Self>, file: CopyFile) -> Result<(), NotOpened> {
        let me = Me {
            person: file.person.parse().map_err(|_| NotOpened::Unreadable)?,
            device: DeviceId::from_random([0; 16]),
            registry: file.school.parse().map_err(|_| NotOpened::Unreadable)?,
        };
        let documents = documents(&file)?;
        if !documents.contains_key(&me.registry) {
            // Names and pairs are in it: without it nothing could be shown. A file for somebody else has none.
            return Err(NotOpened::NotForYou);
        }
        // What is only looked at is not written anywhere.
        *self.store.borrow_mut() = None;
        let mut addresses = Vec::new();
        for (id, mut document) in documents {
            let address: Arc<str> = id.to_string().into();
            let mut shelf = self.shelf.borrow_mut();
            let book = shelf.book(id, document.kind());
            book.record.heads = document.heads().iter().map(ToString::to_string).collect();
            book.document = Some(document);
            // Somebody always looks at it, so it never leaves memory.
            book.users += 1;
            drop(shelf);
            addresses.push(address);
        }
        self.carry.viewing.set(Some(Viewed {
            name: file.name,
            made: Timestamp(i64::try_from(file.made).unwrap_or_default()),
        }));
        self.me.set(Some(me));
        self.follow_registry(me);
        for address in &addresses {
            self.show(address);
            self.summarise_soon(address);
        }
        self.refresh_status();
        Ok(())
    }
}

/// Every document of a copy, put together.
fn documents(file: &CopyFile) -> Result<BTreeMap<DocumentId, Document>, NotOpened> {
    let mut pieces: BTreeMap<DocumentId, (DocumentKind, Vec<u8>)> = BTreeMap::new();
    for parcel in &file.parcels {
        let id = parcel.document.parse().map_err(|_| NotOpened::Unreadable)?;
        let kind = parcel.kind.parse().map_err(|_| NotOpened::Unreadable)?;
        let packed = unpack(&parcel.message).map_err(|_| NotOpened::Unreadable)?;
        let (known, bytes) = pieces.entry(id).or_insert((kind, Vec::new()));
        if *known != kind {
            return Err(NotOpened::Unreadable);
        }
        bytes.extend(packed.pieces.into_iter().flatten());
    }
    let load = |(id, (kind, bytes)): (DocumentId, (DocumentKind, Vec<u8>))| {
        let document = Document::load(kind, &bytes).map_err(|_| NotOpened::Unreadable)?;
        Ok((id, document))
    };
    pieces.into_iter().map(load).collect()
}
