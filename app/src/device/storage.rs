//! When the browser's storage is taken away: forbidden, deleted under the app, or held by somebody else. What is in
//! memory goes on, the status says that nothing is kept, and everything goes back as soon as there is a place for it.

use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;
use ryadom_domain::PersonId;
use wasm_bindgen_futures::spawn_local;

use super::browser::{random, sleep};
use super::call;
use super::core::Core;
use super::start::me_of;
use super::store::{Chunk, Store, StoreError};

/// How often a browser that would not open its storage is asked again.
const ASK_STORAGE: Duration = Duration::from_secs(5);

impl Core {
    /// Sees to it that a database that is taken away is opened again, and filled again if it was emptied.
    pub(super) fn watch_storage(self: &Rc<Self>) {
        let stores = [self.base.borrow().clone(), self.store()];
        for store in stores.into_iter().flatten() {
            let core = Rc::clone(self);
            store.on_lost(move || {
                if !core.leaving.get() && !core.storage_is_away.replace(true) {
                    spawn_local(Rc::clone(&core).storage_was_taken_away());
                }
            });
        }
    }

    async fn storage_was_taken_away(self: Rc<Self>) {
        let mut failed = false;
        loop {
            match self.open_both_again().await {
                Ok(was_emptied) => {
                    self.storage_is_away.set(false);
                    if self.has_left().await {
                        return self.go_after_leaving();
                    }
                    if was_emptied {
                        leptos::logging::log!("this browser's storage was emptied");
                        self.fill_anew().await;
                    }
                    if failed {
                        self.trouble.set(false);
                    }
                    return self.refresh_status();
                }
                Err(_) if self.leaving.get() => return,
                Err(error) => {
                    leptos::logging::log!("{error}");
                    failed = true;
                    self.trouble.set(true);
                    self.refresh_status();
                    sleep(ASK_STORAGE).await;
                }
            }
        }
    }

    async fn open_both_again(&self) -> Result<bool, StoreError> {
        let mut was_emptied = false;
        let stores = [self.base.borrow().clone(), self.store()];
        for store in stores.into_iter().flatten() {
            was_emptied |= store.open_again().await?;
        }
        Ok(was_emptied)
    }

    /// Everything that was on the device is gone, and this tab still has some of it. The relay is asked for the rest.
    async fn fill_anew(self: &Rc<Self>) {
        let Some(me) = self.me.get_untracked() else {
            return;
        };
        let (base, home) = (self.base.borrow().clone(), self.store());
        if let (Some(base), Some(home)) = (base, home)
            && !Rc::ptr_eq(&base, &home)
        {
            self.is_not_the_first(&base).await;
        }
        // Where not even this is taken, the status says that nothing is kept.
        if self.note_who_is_here(me).await.is_err() {
            self.trouble.set(true);
        }
        // Files that were here alone are gone with it; others come again.
        if let Err(error) = self.read_attachments().await {
            leptos::logging::log!("{error}");
        }
        self.keep_everything_again();
        self.keep_drafts_again();
        self.keep_contact(true);
        for wanted in self.wanted().iter() {
            self.bring(&wanted.address);
        }
    }

    /// Whoever is here has a database of their own, and is to find it the next time.
    async fn is_not_the_first(&self, base: &Store) {
        let nobody = PersonId::from_random(random());
        // What cannot be noted is found out about by the note that follows.
        let _ = self.note_first(base, nobody).await;
    }

    /// Has everything that is in memory written once more. A change that is kept already stays as it is.
    fn keep_everything_again(self: &Rc<Self>) {
        let whole: Vec<_> = {
            let mut shelf = self.shelf.borrow_mut();
            let books = shelf.iter_mut();
            books
                .filter_map(|(address, book)| {
                    let changes = book.document.as_mut()?.changes_since(&[]);
                    Some((Arc::clone(address), changes, book.sync_state.clone()))
                })
                .collect()
        };
        for (address, changes, state) in whole {
            let chunk = |change: ryadom_replica::RawChange| Chunk {
                hash: change.hash.to_string(),
                bytes: change.bytes,
            };
            self.keep_others(&address, changes.into_iter().map(chunk).collect());
            if let Some(state) = state {
                self.keep_state(&address, state);
            }
        }
    }

    /// The browser would not open its storage. The app works without, and asks again.
    pub(super) fn go_on_in_memory(self: &Rc<Self>, error: &StoreError) {
        leptos::logging::log!("{error}");
        self.trouble.set(true);
        let core = Rc::clone(self);
        spawn_local(async move {
            loop {
                sleep(ASK_STORAGE).await;
                if core.open_home().await.is_ok() {
                    return core.storage_came_back().await;
                }
            }
        });
    }

    /// The device does not say who is here. The relay may: the browser has kept its session.
    pub(super) fn ask_who_is_here(self: &Rc<Self>) {
        let core = Rc::clone(self);
        spawn_local(async move {
            let device = core.own_device().await;
            if let Ok(welcome) = call::session(device).await
                && core.me.get_untracked().is_none()
            {
                core.become_person(me_of(welcome)).await;
                if core.line_is_mine.get() {
                    core.take_line();
                }
                core.refresh_status();
            }
        });
    }

    /// The browser has changed its mind: everything that is in memory goes to the device.
    async fn storage_came_back(self: Rc<Self>) {
        let kept = match self.store() {
            Some(store) => store.records().await.unwrap_or_default(),
            None => Vec::new(),
        };
        let Some(me) = self.me.get_untracked() else {
            // Nothing was typed yet, and the device knows more than this page.
            return super::browser::reload();
        };
        if self.note_who_is_here(me).await.is_err() || self.open_home().await.is_err() {
            return self.go_on_in_memory(&StoreError::Aborted);
        }
        self.watch_storage();
        let knew_more = !kept.is_empty();
        for (address, record) in kept {
            if let Some(book) = self.shelf.borrow_mut().at(&address) {
                book.record.unsent += record.unsent;
            }
        }
        self.keep_everything_again();
        self.keep_drafts_again();
        self.trouble.set(false);
        self.refresh_status();
        if knew_more {
            // What was on the device before is not in memory, and comes together with it on the next start.
            self.flush(None);
            self.until_all_durable().await;
            super::browser::reload();
        }
    }
}
