//! Writing to the device: every change is durable before anyone else hears of it.
//!
//! Changes queue here; one transaction writes all that wait. Only when the browser said `complete` are they called
//! saved, told to the other tabs and given to the sync session. When the browser will not write, they stay in the queue
//! and in memory, the status says so, and the attempt is repeated: nothing typed is dropped.

use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use ryadom_replica::RawChange;
use ryadom_sync::device::Input;
use wasm_bindgen_futures::spawn_local;

use super::actors;
use super::browser::{Later, sleep};
use super::core::Core;
use super::shelf::{Own, Whose, should_compact};
use super::store::{Append, Chunk, Store, StoreError};
use super::tabs::Word;

const FIRST_RETRY: Duration = Duration::from_secs(1);
const LONGEST_RETRY: Duration = Duration::from_secs(30);

/// What of one document waits to be written.
#[derive(Debug, Default)]
struct Waiting {
    chunks: Vec<Chunk>,
    /// Which of the chunks were written by this tab.
    own: Own,
    state: Option<Vec<u8>>,
}

/// What waits to be written, by document.
#[derive(Default)]
pub(super) struct Queue {
    waiting: BTreeMap<Arc<str>, Waiting>,
    running: bool,
    compaction: Later,
}

impl Queue {
    /// Whether something is not on the disk yet.
    pub(super) fn is_writing(&self) -> bool {
        self.running
    }
}

impl Core {
    /// Queues a change that this tab made; the document holds it already.
    pub(super) fn keep_own(self: &Rc<Self>, address: &Arc<str>, change: RawChange, whose: Whose) {
        if let Some(book) = self.shelf.borrow_mut().at(address) {
            book.unsaved.add(whose);
        }
        let chunk = Chunk {
            hash: change.hash.to_string(),
            bytes: change.bytes,
        };
        self.queue_up(address, |waiting| {
            waiting.chunks.push(chunk);
            waiting.own.add(whose);
        });
        if self.shelf.borrow().lends_unsaved {
            // The disk does not take it, so the relay is to have it first.
            self.tell_line(Input::Changed(Arc::clone(address)));
        }
        self.refresh_status();
    }

    /// Queues changes that others made; the document holds them already.
    pub(super) fn keep_others(self: &Rc<Self>, address: &Arc<str>, chunks: Vec<Chunk>) {
        self.queue_up(address, |waiting| waiting.chunks.extend(chunks));
    }

    /// Queues what the sync session wants remembered: written after the changes that are queued before it.
    pub(super) fn keep_state(self: &Rc<Self>, address: &Arc<str>, state: Vec<u8>) {
        self.queue_up(address, |waiting| waiting.state = Some(state));
    }

    /// Queues a document's record alone.
    pub(super) fn keep_record(self: &Rc<Self>, address: &Arc<str>) {
        self.queue_up(address, |_| {});
    }

    /// What waits of these documents is not written any more.
    pub(super) fn forget_waiting(&self, documents: &[Arc<str>]) {
        let mut queue = self.queue.borrow_mut();
        for document in documents {
            queue.waiting.remove(document);
        }
    }

    fn queue_up(self: &Rc<Self>, address: &Arc<str>, put: impl FnOnce(&mut Waiting)) {
        let mut queue = self.queue.borrow_mut();
        put(queue.waiting.entry(Arc::clone(address)).or_default());
        if !queue.running {
            queue.running = true;
            spawn_local(Rc::clone(self).write_all());
        }
    }

    /// Writes until nothing waits.
    async fn write_all(self: Rc<Self>) {
        let mut wait = FIRST_RETRY;
        loop {
            let batch = std::mem::take(&mut self.queue.borrow_mut().waiting);
            if batch.is_empty() {
                self.queue.borrow_mut().running = false;
                return;
            }
            let appends = self.appends(&batch);
            let written = match self.store() {
                Some(store) => write(&store, &appends, &batch).await,
                // No storage at all: memory is the only place, and the status says so.
                None => Ok(()),
            };
            match written {
                Ok(()) => {
                    wait = FIRST_RETRY;
                    let mut was_lent = false;
                    if self.store().is_some() {
                        self.trouble.set(false);
                        was_lent = std::mem::take(&mut self.shelf.borrow_mut().lends_unsaved);
                    }
                    let documents: Vec<_> = batch.keys().cloned().collect();
                    self.written(batch);
                    if was_lent {
                        self.confirm_what_was_lent(&documents);
                    }
                }
                Err(error) => {
                    leptos::logging::log!("{error}");
                    self.put_back(batch);
                    self.writing_failed();
                    sleep(wait).await;
                    wait = (wait * 2).min(LONGEST_RETRY);
                }
            }
        }
    }

    /// What to write, with each document's record as it will be when that is written.
    fn appends(&self, batch: &BTreeMap<Arc<str>, Waiting>) -> Vec<Append> {
        let mut shelf = self.shelf.borrow_mut();
        let mut appends = Vec::with_capacity(batch.len());
        for (address, waiting) in batch {
            let Some(book) = shelf.at(address) else {
                continue;
            };
            if let Some(document) = &mut book.document {
                book.record.heads = document.heads().iter().map(ToString::to_string).collect();
            }
            let mut record = book.record.clone();
            record.unsent += waiting.own.edits;
            appends.push(Append {
                document: address.as_ref().into(),
                chunks: waiting.chunks.clone(),
                record,
            });
        }
        appends
    }

    /// Everything in the batch is durable.
    fn written(self: &Rc<Self>, batch: BTreeMap<Arc<str>, Waiting>) {
        for (address, waiting) in batch {
            let Waiting { chunks, own, .. } = waiting;
            if let Some(book) = self.shelf.borrow_mut().at(&address) {
                book.unsaved.leave(own);
                book.record.unsent += own.edits;
                book.kept.chunks.extend(chunks.iter().map(|chunk| Chunk {
                    bytes: Vec::new(),
                    ..chunk.clone()
                }));
            }
            if chunks.is_empty() {
                continue;
            }
            let bytes = chunks.into_iter().flat_map(|chunk| chunk.bytes).collect();
            self.tell_tabs(&Word::Changes {
                document: Arc::clone(&address),
                bytes,
                unsent: own.edits,
            });
            if own.changes > 0 {
                self.tell_line(Input::Changed(Arc::clone(&address)));
            }
            self.summarise_soon(&address);
            self.compact_soon(&address);
        }
        self.refresh_status();
    }

    fn put_back(&self, batch: BTreeMap<Arc<str>, Waiting>) {
        let mut queue = self.queue.borrow_mut();
        for (address, mut earlier) in batch {
            let later = queue.waiting.remove(&address).unwrap_or_default();
            earlier.chunks.extend(later.chunks);
            earlier.own.join(later.own);
            earlier.state = later.state.or(earlier.state);
            queue.waiting.insert(address, earlier);
        }
    }

    /// The browser would not write. Sending is then the safer place for an edit, provided that this actor never writes
    /// again after this tab is gone: a later run would otherwise give the same numbers to other changes.
    fn writing_failed(self: &Rc<Self>) {
        if self.trouble.replace(true) {
            return;
        }
        let actor = self
            .author
            .borrow()
            .as_ref()
            .map(|author| author.actor.clone());
        if actor.is_some_and(|actor| actors::burn(&actor)) {
            self.shelf.borrow_mut().lends_unsaved = true;
            let unsaved: Vec<_> = {
                let mut shelf = self.shelf.borrow_mut();
                let books = shelf.iter_mut();
                books
                    .filter(|(_, book)| book.unsaved.changes > 0)
                    .map(|(address, _)| Arc::clone(address))
                    .collect()
            };
            for address in unsaved {
                self.tell_line(Input::Changed(address));
            }
        }
        self.refresh_status();
    }

    /// Replaces many small pieces by one snapshot, once the document has been quiet for a while.
    fn compact_soon(self: &Rc<Self>, address: &Arc<str>) {
        let due = self
            .shelf
            .borrow_mut()
            .at(address)
            .is_some_and(|book| should_compact(&book.kept));
        if due {
            let (core, address) = (Rc::clone(self), Arc::clone(address));
            let compact = move || spawn_local(core.compact(address));
            self.queue
                .borrow()
                .compaction
                .set(Duration::from_secs(5), compact);
        }
    }

    async fn compact(self: Rc<Self>, address: Arc<str>) {
        let Some(store) = self.store() else { return };
        let prepared = self.shelf.borrow_mut().at(&address).and_then(|book| {
            let document = book
                .document
                .as_mut()
                .filter(|_| book.unsaved.changes == 0)?;
            let heads = document.heads();
            // A snapshot that would not load again is not made at all.
            let bytes = document.save().ok()?;
            let name = heads
                .iter()
                .map(ToString::to_string)
                .collect::<Vec<_>>()
                .join("-");
            Some((name, bytes, std::mem::take(&mut book.kept)))
        });
        let Some((name, bytes, covered)) = prepared else {
            return;
        };
        let done = store.compact(&address, &name, &bytes, &covered).await;
        if let Some(book) = self.shelf.borrow_mut().at(&address) {
            match done {
                Ok(true) => book.kept.snapshots.push((name, Vec::new())),
                // What could not be replaced is still there.
                Ok(false) | Err(_) => {
                    book.kept.chunks.extend(covered.chunks);
                    book.kept.snapshots.extend(covered.snapshots);
                }
            }
        }
    }
}

async fn write(
    store: &Store,
    appends: &[Append],
    batch: &BTreeMap<Arc<str>, Waiting>,
) -> Result<(), StoreError> {
    store.append(appends).await?;
    for (address, waiting) in batch {
        if let Some(state) = &waiting.state {
            store.remember(address, state).await?;
        }
    }
    Ok(())
}
