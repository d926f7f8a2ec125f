//! Sending and fetching, one file at a time, in the tab that has the line. What is interrupted goes on where the relay
//! says it is; what cannot go now is tried again, later and later.

use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use js_sys::Uint8Array;
use leptos::prelude::*;
use ryadom_domain::{Digest, FILE_PIECE};
use wasm_bindgen_futures::spawn_local;

use super::digest;
use super::transfers::{FileKey, Transfer, Way};
use crate::device::call::{self, CallError};
use crate::device::core::Core;
use crate::device::tabs::Word;

/// Where it is noted which files were fetched to be looked at, the oldest first.
const FETCHED: &str = "fetched files";
/// What those may take here, in bytes.
const FETCHED_MOST: u64 = 200_000_000;
const FIRST_RETRY: Duration = Duration::from_secs(4);
const LONGEST_RETRY: Duration = Duration::from_secs(300);
/// Names asked for at once.
const ASKED: usize = 100;

/// Why a file did not go.
enum Stopped {
    /// There is no relay: everything else would fare the same.
    Offline,
    /// Not now: the relay has not got it yet, or has trouble of its own.
    Later,
    /// The relay will not take it.
    Refused(String),
}

impl From<CallError> for Stopped {
    fn from(error: CallError) -> Self {
        match error {
            CallError::Unreachable => Self::Offline,
            CallError::Refused(problem) => match problem.as_str() {
                "file-too-large" | "file-no-room" | "file-read-only" => Self::Refused(problem),
                "not-signed-in" | "device-revoked" | "not-a-member" => Self::Offline,
                _ => Self::Later,
            },
            CallError::Strange | CallError::NotKept => Self::Later,
        }
    }
}

impl Core {
    /// Sends and fetches what waits, if there is a relay and this is the tab that speaks to it.
    pub(in crate::device) fn move_files(self: &Rc<Self>) {
        if !self.has_line() || !self.contact.borrow().online {
            return;
        }
        if self.attachments.running.replace(true) {
            return;
        }
        spawn_local(Rc::clone(self).move_all());
    }

    /// The relay has just been reached.
    pub(in crate::device) fn move_files_anew(self: &Rc<Self>) {
        self.attachments.put_off.borrow_mut().clear();
        self.attachments.failures.set(0);
        let core = Rc::clone(self);
        spawn_local(async move {
            if !core.attachments.asked.replace(true) {
                core.ask_what_is_missing().await;
            }
            core.move_files();
        });
    }

    async fn move_all(self: Rc<Self>) {
        loop {
            let next = {
                let state = self.attachments.state.read_untracked();
                state.next(&self.attachments.put_off.borrow())
            };
            let Some((key, transfer)) = next.filter(|_| self.contact.borrow().online) else {
                break;
            };
            match self.move_one(&key, &transfer).await {
                Ok(()) => {
                    self.attachments.failures.set(0);
                    self.change_attachments(|state| state.done(&key));
                    self.tell_tabs(&Word::Files);
                }
                Err(Stopped::Refused(problem)) => {
                    let mut refused = None;
                    self.change_attachments(|state| refused = state.refuse(&key, &problem));
                    if let (Some(store), Some(refused)) = (self.store(), refused) {
                        // It is offered again at the next start in any case.
                        let _ = store.set_transfer(&key, &refused).await;
                    }
                    self.tell_tabs(&Word::Files);
                }
                Err(Stopped::Later) => {
                    self.attachments.put_off.borrow_mut().insert(key);
                }
                Err(Stopped::Offline) => {
                    self.attachments.put_off.borrow_mut().insert(key);
                    break;
                }
            }
        }
        self.attachments.running.set(false);
        if !self.attachments.put_off.borrow().is_empty() {
            self.try_again_later();
        }
    }

    fn try_again_later(self: &Rc<Self>) {
        let failures = self.attachments.failures.get();
        self.attachments.failures.set(failures.saturating_add(1));
        let wait = FIRST_RETRY
            .saturating_mul(1 << failures.min(10))
            .min(LONGEST_RETRY);
        let core = Rc::clone(self);
        self.attachments.retry.set(wait, move || {
            core.attachments.put_off.borrow_mut().clear();
            core.move_files();
        });
    }

    async fn move_one(&self, key: &FileKey, transfer: &Transfer) -> Result<(), Stopped> {
        match transfer.way {
            Way::Up => self.send(key, transfer.size).await,
            Way::Down => self.fetch(key, transfer).await,
        }
    }

    async fn send(&self, (document, sha): &FileKey, size: u64) -> Result<(), Stopped> {
        let key = (Arc::clone(document), *sha);
        let store = self.store().ok_or(Stopped::Later)?;
        let bytes = store.file(&key).await.map_err(|_| Stopped::Later)?;
        let bytes = bytes.ok_or(Stopped::Later)?;
        let mut come = call::file_arrived(document, *sha).await?;
        while !come.whole {
            let from = u32::try_from(come.have).map_err(|_| Stopped::Later)?;
            let piece = u32::try_from(FILE_PIECE).unwrap_or(u32::MAX);
            let to = bytes.length().min(from.saturating_add(piece));
            let next = bytes.slice(from, to);
            let answer = call::bring_piece(document, *sha, size, come.have, &next).await?;
            if !answer.whole && answer.have <= come.have {
                // It is not getting on; what is there now is asked for anew.
                return Err(Stopped::Later);
            }
            come = answer;
        }
        store.end_transfer(&key).await.map_err(|_| Stopped::Later)
    }

    async fn fetch(&self, key: &FileKey, transfer: &Transfer) -> Result<(), Stopped> {
        let (document, sha) = key;
        let store = self.store().ok_or(Stopped::Later)?;
        // Its row may be here before its bytes are there: that is no error, and is not told as one.
        if call::missing_files(document, &[*sha]).await?.contains(sha) {
            return Err(Stopped::Later);
        }
        let bytes: Uint8Array = call::file(document, *sha).await?;
        if digest(&bytes).sha != *sha {
            return Err(Stopped::Later);
        }
        store
            .file_came(key, &bytes)
            .await
            .map_err(|_| Stopped::Later)?;
        if transfer.asked {
            self.make_room(key, transfer.size).await;
        }
        Ok(())
    }

    /// Files that were fetched to be looked at take no more room than they may.
    async fn make_room(&self, key: &FileKey, size: u64) {
        let Some(store) = self.store() else { return };
        let noted = store.meta::<Vec<((String, Digest), u64)>>(FETCHED).await;
        let noted = noted.ok().flatten().unwrap_or_default().into_iter();
        let mut fetched: Vec<(FileKey, u64)> = noted
            .map(|((document, sha), size)| ((document.into(), sha), size))
            .collect();
        fetched.push((key.clone(), size));
        let superfluous = {
            let state = self.attachments.state.read_untracked();
            state.superfluous(&fetched, FETCHED_MOST)
        };
        for key in superfluous {
            let is_sent = !self
                .attachments
                .state
                .read_untracked()
                .open
                .contains_key(&key);
            // What could not be removed only takes room, and is tried again.
            if is_sent && store.drop_file(&key).await.is_ok() {
                fetched.retain(|(other, _)| *other != key);
                self.change_attachments(|state| {
                    state.held.remove(&key);
                });
            }
        }
        let fetched: Vec<_> = fetched
            .iter()
            .map(|((document, sha), size)| ((document.to_string(), *sha), *size))
            .collect();
        let _ = store.set_meta(FETCHED, &fetched).await;
    }

    /// A relay that was restored from an older copy lacks files that are here: they are sent again.
    async fn ask_what_is_missing(self: &Rc<Self>) {
        let mut of_documents: BTreeMap<Arc<str>, Vec<Digest>> = BTreeMap::new();
        let state = self.attachments.state.get_untracked();
        for (document, _) in &state.held {
            of_documents
                .entry(Arc::clone(document))
                .or_insert_with(|| state.settled(document));
        }
        for (document, files) in of_documents {
            if !self.may_write_in(&document) {
                continue;
            }
            for some in files.chunks(ASKED) {
                let Ok(missing) = call::missing_files(&document, some).await else {
                    // Asked again at the next start.
                    return;
                };
                for sha in missing {
                    self.send_again((Arc::clone(&document), sha)).await;
                }
            }
        }
    }

    fn may_write_in(&self, document: &str) -> bool {
        let me = self.me.get_untracked().map(|me| me.person);
        let document = document.parse().ok();
        me.zip(document).is_some_and(|(me, document)| {
            let registry = self.registry.read_untracked();
            registry
                .grant(me, document)
                .is_some_and(|grant| grant.write)
        })
    }

    async fn send_again(&self, key: FileKey) {
        let Some(store) = self.store() else { return };
        let Ok(Some(bytes)) = store.file(&key).await else {
            return;
        };
        let size = u64::from(bytes.length());
        let mut transfer = None;
        self.change_attachments(|state| transfer = Some(state.attached(key.clone(), size, true)));
        if let Some(transfer) = transfer {
            // With its bytes, which may have gone to make room meanwhile. One that is not noted is asked for at the next
            // start.
            let _ = store.put_files(&[(key, bytes, transfer)]).await;
        }
    }
}
