//! Bringing documents into memory, showing what is in them, and letting go of them again.

use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use ryadom_domain::DocumentId;
use ryadom_sync::device::Input;
use wasm_bindgen_futures::spawn_local;

use super::browser::{Later, sleep};
use super::core::Core;
use super::shelf::assemble;
use super::store::{Chunk, Kept};

/// How long a document stays in memory after nobody looks at it any more: going back and forth must not read the disk.
const LINGERS: Duration = Duration::from_secs(30);

thread_local! {
    static TIDY: Later = Later::default();
}

impl Core {
    /// Brings a document into memory, unless it is there or on its way.
    pub(super) fn bring(self: &Rc<Self>, address: &Arc<str>) {
        let needed = self.shelf.borrow_mut().at(address).is_some_and(|book| {
            let needed = book.document.is_none() && !book.loading;
            book.loading |= needed;
            needed
        });
        if needed {
            spawn_local(Rc::clone(self).read(Arc::clone(address)));
        }
    }

    /// Waits until a document is in memory.
    pub(super) async fn until_in_memory(self: &Rc<Self>, document: DocumentId) {
        let address: Arc<str> = document.to_string().into();
        loop {
            let there = self
                .shelf
                .borrow_mut()
                .at(&address)
                .is_none_or(|book| book.document.is_some());
            if there {
                return;
            }
            self.bring(&address);
            sleep(Duration::from_millis(10)).await;
        }
    }

    async fn read(self: Rc<Self>, address: Arc<str>) {
        let mut failed = false;
        let kept = loop {
            let Some(store) = self.store() else {
                break Kept::default();
            };
            match store.load(&address).await {
                Ok(kept) => {
                    if std::mem::take(&mut failed) {
                        self.trouble.set(false);
                        self.refresh_status();
                    }
                    break kept;
                }
                // Never taken for an empty document: that would show a school nothing where there is something.
                Err(error) => {
                    leptos::logging::log!("{error}");
                    failed = true;
                    self.trouble.set(true);
                    self.refresh_status();
                    sleep(Duration::from_secs(2)).await;
                }
            }
        };
        self.place(&address, kept);
        self.show(&address);
        self.tell_line(Input::Loaded(Arc::clone(&address)));
        self.summarise_soon(&address);
        self.tidy_later();
    }

    fn place(&self, address: &str, kept: Kept) {
        let mut shelf = self.shelf.borrow_mut();
        let Some(book) = shelf.at(address) else {
            return;
        };
        let (mut document, damaged) = assemble(book.record.kind, &kept);
        if let Some(error) = &damaged {
            leptos::logging::warn!("a part of a document could not be read: {error}");
        }
        for changes in book.meanwhile.drain(..) {
            // What another tab has saved will be read again next time.
            let _ = document.apply([changes.as_slice()]);
        }
        book.record.heads = document.heads().iter().map(ToString::to_string).collect();
        // The damaged pieces stay on the disk, untouched, for whoever can read them: nothing replaces them.
        book.kept = if damaged.is_some() {
            Kept::default()
        } else {
            names_of(kept)
        };
        book.document = Some(document);
        book.loading = false;
    }

    /// Runs again whatever shows something of a document.
    pub(super) fn show(&self, address: &str) {
        let shows: Vec<_> = {
            let mut shelf = self.shelf.borrow_mut();
            let Some(book) = shelf.at(address) else {
                return;
            };
            let rereads = book.rereads.clone();
            let Some(document) = &mut book.document else {
                return;
            };
            rereads.iter().map(|reread| reread(document)).collect()
        };
        for show in shows {
            show();
        }
    }

    /// Lets documents leave memory some time from now.
    pub(super) fn tidy_later(self: &Rc<Self>) {
        let core = Rc::clone(self);
        TIDY.with(|later| {
            if !later.is_set() {
                later.set(LINGERS, move || core.tidy());
            }
        });
    }

    fn tidy(&self) {
        for (_, book) in self.shelf.borrow_mut().iter_mut() {
            if book.is_idle() {
                book.document = None;
            }
        }
    }
}

/// What is kept, without the bytes: only the names are needed later.
fn names_of(kept: Kept) -> Kept {
    Kept {
        snapshots: kept
            .snapshots
            .into_iter()
            .map(|(name, _)| (name, Vec::new()))
            .collect(),
        chunks: kept
            .chunks
            .into_iter()
            .map(|chunk| Chunk {
                bytes: Vec::new(),
                ..chunk
            })
            .collect(),
    }
}
