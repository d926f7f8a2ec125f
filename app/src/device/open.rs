//! Bringing documents into memory, showing what is in them, and letting go of them again.

use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use ryadom_domain::DocumentId;
use ryadom_replica::ChangeHash;
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
        let lost = self.place(&address, kept);
        self.show(&address);
        if let Some((damaged, expected)) = lost {
            self.lost_pieces(&address, damaged, expected);
        }
        self.tell_line(Input::Loaded(Arc::clone(&address)));
        self.summarise_soon(&address);
        self.tidy_later();
    }

    /// Puts a document that was read into its book. Answers what of it could not be read and which changes it should
    /// have, if it has not all that is known to be kept.
    fn place(&self, address: &str, kept: Kept) -> Option<(Kept, Vec<ChangeHash>)> {
        let mut shelf = self.shelf.borrow_mut();
        let book = shelf.at(address)?;
        let (mut document, damaged) = assemble(book.record.kind, &kept);
        for changes in book.meanwhile.drain(..) {
            // What another tab has saved will be read again next time.
            let _ = document.apply([changes.as_slice()]);
        }
        let mut expected: Vec<ChangeHash> = book.record.heads().unwrap_or_default();
        expected.extend(
            damaged
                .chunks
                .iter()
                .filter_map(|chunk| chunk.hash.parse::<ChangeHash>().ok()),
        );
        let is_whole = damaged == Kept::default()
            && document.has(&expected)
            && document.automerge().get_missing_deps(&[]).is_empty();
        book.record.heads = document.heads().iter().map(ToString::to_string).collect();
        // No snapshot replaces a damaged piece, for it does not contain it.
        book.kept = names_of(without(kept, &damaged));
        book.document = Some(document);
        book.loading = false;
        (!is_whole).then_some((damaged, expected))
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

    fn tidy(self: &Rc<Self>) {
        if self.queue.borrow().is_writing() {
            // What others wrote may be in memory only.
            return self.tidy_later();
        }
        for (_, book) in self.shelf.borrow_mut().iter_mut() {
            if book.is_idle() {
                book.document = None;
            }
        }
    }
}

fn without(mut kept: Kept, damaged: &Kept) -> Kept {
    kept.snapshots
        .retain(|piece| !damaged.snapshots.contains(piece));
    kept.chunks.retain(|piece| !damaged.chunks.contains(piece));
    kept
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
