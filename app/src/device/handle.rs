//! One open document: read it reactively, change it only through its kind's edits.

use std::marker::PhantomData;
use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::*;
use ryadom_domain::DocumentId;
use ryadom_replica::{ChangeHash, Document, EditError, Kind, ProgrammeDoc, Told};

use super::Device;
use super::clock;
use super::core::Core;
use super::shelf::{self, Whose};
use super::undo::{Deed, Step};

/// Why an edit was not made. Nothing has changed.
#[derive(Debug, thiserror::Error)]
pub enum Refused {
    /// The document has not been read from the disk yet.
    #[error("the document is still being read")]
    NotReady,
    /// This person may only read it.
    #[error("this document is not yours to write")]
    NotYours,
    /// The document would not take it.
    #[error(transparent)]
    Document(#[from] EditError),
}

/// The signals of an open document; made once per document and tab.
pub(super) struct Shown<V: Send + Sync + 'static> {
    view: RwSignal<Arc<V>>,
    ready: RwSignal<bool>,
    version: RwSignal<u64>,
}

/// A document that a screen has open. `Copy`; get one with [`Device::open`].
pub struct Handle<K: Kind>
where
    K::View: Send + Sync,
{
    device: Device,
    document: DocumentId,
    view: RwSignal<Arc<K::View>>,
    ready: RwSignal<bool>,
    version: RwSignal<u64>,
    kind: PhantomData<fn() -> K>,
}

impl<K: Kind> Clone for Handle<K>
where
    K::View: Send + Sync,
{
    fn clone(&self) -> Self {
        *self
    }
}

impl<K: Kind> Copy for Handle<K> where K::View: Send + Sync {}

impl<K: Kind> PartialEq for Handle<K>
where
    K::View: Send + Sync,
{
    fn eq(&self, other: &Self) -> bool {
        self.document == other.document
    }
}

impl<K: Kind> Handle<K>
where
    K::View: Send + Sync,
{
    pub(super) fn open(device: Device, document: DocumentId) -> Self {
        let core = device.core();
        let shown = shown::<K>(&core, document);
        let address: Arc<str> = document.to_string().into();
        let in_memory = core.shelf.borrow_mut().at(&address).is_some_and(|book| {
            book.users += 1;
            book.document.is_some()
        });
        if !in_memory && shown.ready.get_untracked() {
            // It was let go of since it was last shown.
            shown.ready.set(false);
        }
        if Owner::current().is_some() {
            let address = Arc::clone(&address);
            on_cleanup(move || {
                let core = device.core();
                if let Some(book) = core.shelf.borrow_mut().at(&address) {
                    book.users = book.users.saturating_sub(1);
                }
                core.tidy_later();
            });
        }
        core.bring(&address);
        Self {
            device,
            document,
            view: shown.view,
            ready: shown.ready,
            version: shown.version,
            kind: PhantomData,
        }
    }

    /// Which document it is.
    pub fn document(self) -> DocumentId {
        self.document
    }

    /// The device it is on.
    pub fn device(self) -> Device {
        self.device
    }

    /// Whether it was read from the disk: a moment after it was opened. Tracked.
    pub fn ready(self) -> bool {
        self.ready.get()
    }

    /// What is in it; what an empty document holds until it is ready.
    pub fn view(self) -> Signal<Arc<K::View>> {
        self.view.into()
    }

    /// Reads what is in it. Tracked.
    pub fn with<R>(self, read: impl FnOnce(&K::View) -> R) -> R {
        read(&self.view.read())
    }

    /// Grows with every change, own or another's. Tracked.
    pub fn version(self) -> u64 {
        self.version.get()
    }

    /// Whether this person may write in it. Tracked.
    pub fn may_write(self) -> bool {
        let me = self.device.person();
        if self.device.viewing().read().is_some() {
            return false;
        }
        self.device.registry().with(|registry| {
            // A registry that names nobody is one that has not come yet, or a new school's: its curator writes it.
            registry.people.is_empty()
                || registry
                    .grant(me, self.document)
                    .is_some_and(|grant| grant.write)
        })
    }

    /// Makes an edit: shown at once, saved to the device, sent when there is a relay, and taken back by
    /// [`Device::undo`].
    ///
    /// # Errors
    /// [`Refused`] says why; nothing has changed then.
    pub fn edit(self, edit: K::Edit) -> Result<(), Refused> {
        if !untrack(|| self.may_write()) {
            return Err(Refused::NotYours);
        }
        let core = self.device.core();
        if let Some(step) = edit_now::<K>(&core, self.document, &edit, Whose::of::<K>(&edit))? {
            core.undo.borrow_mut().did(step);
        }
        Ok(())
    }

    /// Makes an edit that belongs to what was done before, in whatever document, and is taken back with it; none when that
    /// was taken back before this document was there.
    ///
    /// # Errors
    /// [`Refused`] says why; nothing has changed then.
    pub fn edit_too(self, edit: K::Edit, deed: Option<Deed>) -> Result<(), Refused> {
        let Some(deed) = deed else {
            return self.note(edit);
        };
        let core = self.device.core();
        if core.undo.borrow().is_undone(deed) {
            return Ok(());
        }
        if let Some(step) = edit_now::<K>(&core, self.document, &edit, Whose::of::<K>(&edit))? {
            core.undo.borrow_mut().did_too(deed, step);
        }
        Ok(())
    }

    /// Makes an edit that is nobody's wish of its own, and so is neither taken back nor counted: what was seen, for
    /// instance.
    ///
    /// # Errors
    /// [`Refused`] says why; nothing has changed then.
    pub fn note(self, edit: K::Edit) -> Result<(), Refused> {
        edit_now::<K>(&self.device.core(), self.document, &edit, Whose::App).map(drop)
    }

    /// Everything that changed since a version, oldest first; `None` until it is ready.
    pub fn told(self, since: &[ChangeHash]) -> Option<Arc<Vec<Told>>> {
        let core = self.device.core();
        let mut shelf = core.shelf.borrow_mut();
        shelf.at(&self.document.to_string())?.told(since)
    }

    /// Looks into the document itself; `None` until it is ready.
    pub fn read<R>(self, read: impl FnOnce(&mut Document) -> R) -> Option<R> {
        let core = self.device.core();
        let mut shelf = core.shelf.borrow_mut();
        shelf
            .at(&self.document.to_string())?
            .document
            .as_mut()
            .map(read)
    }
}

/// Makes an edit and answers how to take it back.
fn edit_now<K: Kind>(
    core: &Rc<Core>,
    document: DocumentId,
    edit: &K::Edit,
    whose: Whose,
) -> Result<Option<Step>, Refused> {
    let address: Arc<str> = document.to_string().into();
    let author = core.author.borrow().clone().ok_or(Refused::NotReady)?;
    let edited = {
        let mut shelf = core.shelf.borrow_mut();
        let book = shelf
            .at(&address)
            .and_then(|book| book.document.as_mut())
            .ok_or(Refused::NotReady)?;
        K::edit(book, &author, clock::now(), edit)?
    };
    if let Some(change) = edited.change {
        core.keep_own(&address, change, whose);
        core.show(&address);
    }
    Ok(edited.undo.map(|undo| step::<K>(document, undo)))
}

fn step<K: Kind>(document: DocumentId, undo: K::Edit) -> Step {
    // It fails only where the document has since become somebody else's to write, or is of a newer version.
    Step {
        document,
        run: Box::new(move |core| {
            edit_now::<K>(core, document, &undo, Whose::of::<K>(&undo))
                .ok()
                .flatten()
        }),
    }
}

/// The document's signals, made when it is first opened.
fn shown<K: Kind>(core: &Rc<Core>, document: DocumentId) -> Rc<Shown<K::View>>
where
    K::View: Send + Sync,
{
    let known = core
        .shelf
        .borrow_mut()
        .book(document, K::KIND)
        .shown
        .clone();
    if let Some(shown) = known.and_then(|known| known.downcast::<Shown<K::View>>().ok()) {
        return shown;
    }
    let empty = K::read(&mut Document::genesis(K::KIND));
    let shown = core.owner.with(|| {
        Rc::new(Shown {
            view: RwSignal::new(Arc::new(empty)),
            ready: RwSignal::new(false),
            version: RwSignal::new(0),
        })
    });
    let Shown {
        view,
        ready,
        version,
    } = *shown;
    let reread: shelf::Reread = Rc::new(move |document| {
        let read = K::read(document);
        Box::new(move || {
            if **view.read_untracked() != read {
                view.set(Arc::new(read));
            }
            if !ready.get_untracked() {
                ready.set(true);
            }
            version.update(|version| *version += 1);
        })
    });
    {
        let mut shelf = core.shelf.borrow_mut();
        let book = shelf.book(document, K::KIND);
        book.shown = Some(shown.clone());
        book.rereads.push(reread);
    }
    // Already in memory, for the registry or for the relay: shown at once.
    core.show(&document.to_string());
    shown
}

/// Makes an edit that is neither taken back nor counted, in a document that no screen has open.
///
/// # Errors
/// [`Refused`] says why; nothing has changed then.
pub(super) fn note<K: Kind>(
    core: &Rc<Core>,
    document: DocumentId,
    edit: &K::Edit,
) -> Result<(), Refused> {
    edit_now::<K>(core, document, edit, Whose::App).map(drop)
}

impl Handle<ProgrammeDoc> {
    /// Whether this person may plan: a programme that is over is read, until the curator resumes it. What is said of it and what
    /// came of it are not planned. Tracked.
    pub fn may_plan(self) -> bool {
        self.may_write() && !self.with(|view| view.state().is_over())
    }
}
