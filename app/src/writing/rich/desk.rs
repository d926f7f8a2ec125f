//! A rich text of some document, whichever kind of document that is.

use std::sync::Arc;

use leptos::prelude::*;
use ryadom_domain::DocumentId;
use ryadom_replica::{ChangeHash, Document, RichEdit, TextRef};

use crate::device::{Device, Refused};

/// Looks into the document; answers whether it was there.
type Read = dyn Fn(&mut dyn FnMut(&mut Document)) -> bool + Send + Sync;
/// Makes an edit at a version of the document.
type Edit = dyn Fn(RichEdit, Vec<ChangeHash>) -> Result<(), Refused> + Send + Sync;

/// A rich text, and how it is read and written.
#[derive(Clone)]
pub struct Desk {
    device: Device,
    document: DocumentId,
    place: TextRef,
    version: Signal<u64>,
    may_write: Signal<bool>,
    read: Arc<Read>,
    edit: Arc<Edit>,
}

impl Desk {
    /// A text of a document that is open on this device.
    pub fn new(
        (device, document, place): (Device, DocumentId, TextRef),
        version: Signal<u64>,
        may_write: Signal<bool>,
        read: Arc<Read>,
        edit: Arc<Edit>,
    ) -> Self {
        Self {
            device,
            document,
            place,
            version,
            may_write,
            read,
            edit,
        }
    }

    pub(super) const fn device(&self) -> Device {
        self.device
    }

    pub(super) const fn document(&self) -> DocumentId {
        self.document
    }

    pub(super) const fn place(&self) -> &TextRef {
        &self.place
    }

    /// Grows with every change of the document. Tracked.
    pub(super) fn version(&self) -> u64 {
        self.version.get()
    }

    /// Whether this person may write here. Tracked.
    pub(super) fn may_write(&self) -> bool {
        self.may_write.get()
    }

    pub(super) fn edit(&self, edit: RichEdit, heads: Vec<ChangeHash>) -> Result<(), Refused> {
        (self.edit)(edit, heads)
    }

    /// Looks into the document; `None` until it is ready.
    pub(super) fn read<R>(&self, read: impl FnOnce(&mut Document, &TextRef) -> R) -> Option<R> {
        let mut read = Some(read);
        let mut found = None;
        (self.read)(&mut |document| {
            found = read.take().map(|read| read(document, &self.place));
        });
        found
    }
}
