//! Files that hang on what documents hold: kept here first, sent and fetched when there is a network. See
//! `docs/decisions/0021`.
//!
//! `transfers` decides, `picture` makes photos small, `moving` sends and fetches.

mod moving;
mod picture;
mod transfers;

use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;
use std::rc::Rc;
use std::sync::Arc;

use js_sys::{Array, Uint8Array};
use leptos::prelude::*;
use ryadom_domain::{Contents, Digest, DocumentId, DocumentKind, FILE_MOST, FileType};
use sha2::{Digest as _, Sha256};
use wasm_bindgen_futures::spawn_local;
use web_sys::{Blob, BlobPropertyBag, File, Url};

use super::browser::Later;
use super::core::Core;
use super::store::StoreError;
use super::tabs::Word;
use super::{Device, files};
pub use transfers::{FileKey, Standing, Transfer, Transfers, Way};

/// What this room holds while the app runs.
#[derive(Default)]
pub(super) struct Attachments {
    pub(super) state: RwSignal<Arc<Transfers>>,
    running: Cell<bool>,
    /// What could not go a moment ago.
    put_off: RefCell<BTreeSet<FileKey>>,
    retry: Later,
    /// How often in a row something was put off.
    failures: Cell<u32>,
    /// The relay was asked since the start what it lacks of these.
    pub(super) asked: Cell<bool>,
}

/// A file that is on this device from now on, and what is to be said of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptFile {
    /// What it is called.
    pub name: String,
    /// What it is.
    pub kind: FileType,
    /// Its bytes.
    pub contents: Contents,
    /// Its small picture, if it is one.
    pub thumb: Option<Contents>,
}

/// Why a file was not kept. Nothing of it is here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotKept {
    /// It is larger than files may be: so many bytes.
    #[error("the file has {0} bytes, which is too many")]
    TooLarge(u64),
    /// Such files are not kept.
    #[error("files of this kind are not kept")]
    OtherKind,
    /// It says that it is a picture, and this browser cannot read it.
    #[error("this browser cannot read the picture")]
    NoPicture,
    /// It cannot be read, or is empty.
    #[error("the file cannot be read")]
    Unreadable,
    /// This device would not keep it.
    #[error("this device has no room for it")]
    NoPlace,
}

fn digest(bytes: &Uint8Array) -> Contents {
    Contents {
        sha: Digest(Sha256::digest(bytes.to_vec()).into()),
        size: u64::from(bytes.length()),
    }
}

impl Device {
    /// How it stands with every file.
    pub fn attachments(self) -> Signal<Arc<Transfers>> {
        self.core().attachments.state.into()
    }

    /// How many files are on this device alone. Tracked.
    pub fn files_waiting(self) -> usize {
        self.core().attachments.state.with(|files| files.waiting())
    }

    /// Keeps a file on this device, durably, to be sent when there is a network. Photos are made small. It is in no
    /// document yet.
    ///
    /// # Errors
    /// [`NotKept`] says why.
    pub async fn keep_file(self, document: DocumentId, file: File) -> Result<KeptFile, NotKept> {
        let (kind, bytes, thumb) = contents_of(&file).await?;
        let core = self.core();
        let address: Arc<str> = document.to_string().into();
        let contents = digest(&bytes);
        let small = thumb.as_ref().map(digest);
        let mut all = vec![(contents, bytes, true)];
        all.extend(small.zip(thumb).map(|(small, bytes)| (small, bytes, false)));
        core.keep_files(&address, all)
            .await
            .map_err(|_| NotKept::NoPlace)?;
        Ok(KeptFile {
            name: named(&file.name(), kind),
            kind,
            contents,
            thumb: small,
        })
    }

    /// Has the small pictures of a document come, as far as they are not here.
    pub fn want_small(self, document: DocumentId) {
        self.core().want_small(&document.to_string().into());
    }

    /// Has a file come, if it is not here.
    pub fn want_file(self, document: DocumentId, contents: Contents) {
        let core = self.core();
        core.want_files(&document.to_string().into(), [contents], true);
    }

    /// An address under which the page can show a file that is here; whoever asked gives it back by
    /// [`Device::forget_shown`].
    pub async fn show_file(
        self,
        document: DocumentId,
        sha: Digest,
        kind: FileType,
    ) -> Option<String> {
        // Only pictures are ever shown, and under their own type.
        let kind = kind.is_picture().then(|| kind.as_str())?;
        let bytes = self.core().file(document, sha).await?;
        let options = BlobPropertyBag::new();
        options.set_type(kind);
        let blob =
            Blob::new_with_u8_array_sequence_and_options(&Array::of1(&bytes), &options).ok()?;
        Url::create_object_url_with_blob(&blob).ok()
    }

    /// Such an address is needed no longer.
    pub fn forget_shown(self, address: &str) {
        // It fails only for what is no address.
        let _ = Url::revoke_object_url(address);
    }

    /// Offers a file that is here as a download. False when it is not here, or the browser would not.
    pub async fn save_attached(
        self,
        document: DocumentId,
        sha: Digest,
        name: &str,
        kind: Option<FileType>,
    ) -> bool {
        let Some(bytes) = self.core().file(document, sha).await else {
            return false;
        };
        let kind = kind.map_or("application/octet-stream", FileType::as_str);
        files::save(name, kind, &bytes.to_vec())
    }

    /// Offers the relay once more the files that it would not take.
    pub fn offer_files_again(self) {
        self.core().offer_files_again();
    }
}

/// What a file is, its bytes, and its small picture.
async fn contents_of(file: &File) -> Result<(FileType, Uint8Array, Option<Uint8Array>), NotKept> {
    let said = FileType::of_name(&file.name());
    // Whatever the camera makes of it, and however it calls that.
    let is_picture = said.is_some_and(FileType::is_picture) || file.type_().starts_with("image/");
    if is_picture {
        let shrunk = picture::shrink(file).await.ok_or(NotKept::NoPicture)?;
        return Ok((FileType::Jpeg, shrunk.photo, Some(shrunk.thumb)));
    }
    let kind = said.ok_or(NotKept::OtherKind)?;
    if file.size() > FILE_MOST as f64 {
        return Err(NotKept::TooLarge(file.size() as u64));
    }
    let bytes = picture::bytes(file).await;
    let bytes = bytes.filter(|bytes| bytes.length() > 0);
    Ok((kind, bytes.ok_or(NotKept::Unreadable)?, None))
}

/// What a file is called, with the ending of what it has become.
fn named(name: &str, kind: FileType) -> String {
    if FileType::of_name(name) == Some(kind) {
        return name.to_owned();
    }
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    format!("{stem}.{}", kind.ending())
}

impl Core {
    /// Reads which files are here and which are on their way.
    pub(super) async fn read_attachments(&self) -> Result<(), StoreError> {
        let Some(store) = self.store() else {
            return Ok(());
        };
        let mut state = Transfers {
            held: store.file_keys().await?.into_iter().collect(),
            open: store.transfers().await?.into_iter().collect(),
        };
        // A device that lost the bytes cannot send them; that they are gone shows where they are asked for.
        let held = state.held.clone();
        state
            .open
            .retain(|key, one| one.way == Way::Down || held.contains(key));
        self.attachments.state.set(Arc::new(state));
        Ok(())
    }

    async fn keep_files(
        self: &Rc<Self>,
        address: &Arc<str>,
        all: Vec<(Contents, Uint8Array, bool)>,
    ) -> Result<(), StoreError> {
        let store = self.store().ok_or(StoreError::Aborted)?;
        let mut state = Transfers::clone(&self.attachments.state.read_untracked());
        let mut kept = Vec::new();
        for (contents, bytes, asked) in all {
            let key = (Arc::clone(address), contents.sha);
            let settled = state.holds(&key) && !state.open.contains_key(&key);
            // The same bytes again are here and there already.
            if !settled {
                let transfer = state.attached(key.clone(), contents.size, asked);
                kept.push((key, bytes, transfer));
            }
        }
        store.put_files(&kept).await?;
        // Anew, for something else may have changed meanwhile.
        self.change_attachments(|state| {
            for (key, _, transfer) in kept {
                state.attached(key, transfer.size, transfer.asked);
            }
        });
        self.tell_tabs(&Word::Files);
        self.move_files();
        Ok(())
    }

    fn change_attachments(&self, change: impl FnOnce(&mut Transfers)) {
        let mut state = Transfers::clone(&self.attachments.state.read_untracked());
        change(&mut state);
        if **self.attachments.state.read_untracked() != state {
            self.attachments.state.set(Arc::new(state));
        }
    }

    /// Another tab has changed something.
    pub(super) fn hear_of_files(self: &Rc<Self>) {
        let core = Rc::clone(self);
        spawn_local(async move {
            // What cannot be read now is read at the next word, or the next start.
            if core.read_attachments().await.is_ok() {
                core.move_files();
            }
        });
    }

    async fn file(&self, document: DocumentId, sha: Digest) -> Option<Uint8Array> {
        let store = self.store()?;
        let key = (Arc::from(document.to_string()), sha);
        store.file(&key).await.ok()?
    }

    /// Has the small pictures come of a document that is in memory.
    pub(super) fn want_small(self: &Rc<Self>, address: &Arc<str>) {
        let small: Vec<Contents> = {
            let mut shelf = self.shelf.borrow_mut();
            let Some(book) = shelf.at(address) else {
                return;
            };
            if !matches!(
                book.record.kind,
                DocumentKind::Programme | DocumentKind::Journal | DocumentKind::School
            ) {
                return;
            }
            let Some(document) = &mut book.document else {
                return;
            };
            let listed = ryadom_replica::attached(document.automerge().document());
            listed.into_iter().filter_map(|(_, small)| small).collect()
        };
        self.want_files(address, small, false);
    }

    fn want_files(
        self: &Rc<Self>,
        address: &Arc<str>,
        wanted: impl IntoIterator<Item = Contents>,
        asked: bool,
    ) {
        let mut new = Vec::new();
        self.change_attachments(|state| {
            let wanted = wanted.into_iter();
            new.extend(wanted.filter_map(|contents| state.want(address, contents, asked)));
        });
        if asked {
            // Somebody looks at it: now, whatever was said a moment ago.
            self.attachments.put_off.borrow_mut().clear();
        }
        if new.is_empty() && !asked {
            return;
        }
        let core = Rc::clone(self);
        spawn_local(async move {
            if let Some(store) = core.store() {
                for (key, transfer) in &new {
                    // One that is not noted is wanted again when its document is next looked at.
                    let _ = store.set_transfer(key, transfer).await;
                }
            }
            core.tell_tabs(&Word::Files);
            core.move_files();
        });
    }

    fn offer_files_again(self: &Rc<Self>) {
        self.change_attachments(Transfers::offer_again);
        self.attachments.put_off.borrow_mut().clear();
        let all = self.attachments.state.get_untracked();
        let core = Rc::clone(self);
        spawn_local(async move {
            if let Some(store) = core.store() {
                for (key, transfer) in &all.open {
                    // The next start offers it again in any case.
                    let _ = store.set_transfer(key, transfer).await;
                }
            }
            core.tell_tabs(&Word::Files);
            core.move_files();
        });
    }

    /// Documents that have left the device take their files along.
    pub(super) fn forget_attachments(&self, documents: &[Arc<str>]) {
        self.change_attachments(|state| state.forget(documents));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test]
    fn a_photo_that_became_another_kind_is_called_so() {
        assert_eq!(named("IMG_2031.HEIC", FileType::Jpeg), "IMG_2031.jpg");
        assert_eq!(named("board.jpeg", FileType::Jpeg), "board.jpeg");
        assert_eq!(named("screen.png", FileType::Jpeg), "screen.jpg");
        assert_eq!(named("image", FileType::Jpeg), "image.jpg");
    }
}
