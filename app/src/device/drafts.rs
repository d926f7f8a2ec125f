//! What is typed into a form and is in no document yet.
//!
//! It is kept on the device while it is typed, so that a killed tab loses no words; under its person, so that whoever
//! has the device next is not shown it; and beside the documents, so that nobody else is ever sent it. A form that two
//! tabs have open is the same form: what is typed in one stands in the other.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;
use ryadom_domain::PersonId;
use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen_futures::spawn_local;

use super::Device;
use super::browser::sleep;
use super::core::Core;
use super::parting::words_in;
use super::tabs::Word;

/// How long to wait before a draft that the browser would not keep is tried again.
const AGAIN: Duration = Duration::from_secs(2);
/// How often it is looked whether an edit is durable, so that its draft may go.
const LOOK: Duration = Duration::from_millis(50);

/// The drafts of this device's person.
#[derive(Default)]
pub(super) struct Drafts {
    slots: RefCell<BTreeMap<Arc<str>, Slot>>,
    waiting: RefCell<BTreeSet<Arc<str>>>,
    running: Cell<bool>,
}

/// What is known of one draft.
#[derive(Clone, Copy)]
struct Slot {
    /// What is typed, as JSON; `None` when nothing is.
    typed: RwSignal<Option<Arc<str>>>,
    /// The browser has kept what is typed.
    durable: RwSignal<bool>,
}

/// What stands in one form. `Copy`; get one with [`Device::draft`].
pub struct Draft<T: Send + Sync + 'static> {
    device: Device,
    name: StoredValue<Arc<str>>,
    slot: Slot,
    value: RwSignal<T>,
    start: StoredValue<T>,
    found: RwSignal<bool>,
    done: StoredValue<bool>,
}

impl<T: Send + Sync + 'static> Clone for Draft<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync + 'static> Copy for Draft<T> {}

impl<T> Draft<T>
where
    T: Clone + PartialEq + Serialize + DeserializeOwned + Send + Sync + 'static,
{
    pub(super) fn open(device: Device, name: &str, start: T) -> Self {
        let core = device.core();
        let slot = core.draft(name);
        let found: Option<T> = read(slot.typed.get_untracked().as_deref());
        let draft = Self {
            device,
            name: StoredValue::new(name.into()),
            slot,
            found: RwSignal::new(found.is_some()),
            value: RwSignal::new(found.unwrap_or_else(|| start.clone())),
            start: StoredValue::new(start),
            done: StoredValue::new(false),
        };
        draft.follow();
        draft
    }

    /// Typed here: kept. Typed in another tab, or taken back: shown here.
    fn follow(self) {
        Effect::new(move || {
            let value = self.value.get();
            if self.done.get_value() {
                return;
            }
            let typed = self.slot.typed.get_untracked();
            let fresh = (value != self.start.get_value()).then_some(&value);
            if read(typed.as_deref()).as_ref() != fresh {
                // It fails only for values that JSON has no words for, and no form has one.
                let text = fresh.and_then(|value| serde_json::to_string(value).ok());
                self.device
                    .core()
                    .keep_draft(&self.name.get_value(), text.map(Arc::from));
            }
        });
        Effect::new(move || {
            let typed = self.slot.typed.get();
            if self.done.get_value() {
                return;
            }
            let there = read(typed.as_deref()).unwrap_or_else(|| self.start.get_value());
            if *self.value.read_untracked() != there {
                self.value.set(there);
            }
        });
    }

    /// What stands in the form.
    pub fn value(self) -> RwSignal<T> {
        self.value
    }

    /// It was begun before this form was opened.
    pub fn found(self) -> Signal<bool> {
        self.found.into()
    }

    /// What is typed is on the device.
    pub fn kept(self) -> Signal<bool> {
        let Slot { typed, durable } = self.slot;
        Signal::derive(move || typed.read().is_some() && durable.get())
    }

    /// It was saved: the draft goes, but not before the edit that was made of it is durable.
    pub fn done(self) {
        self.done.set_value(true);
        self.device.core().keep_draft(&self.name.get_value(), None);
    }

    /// Begins anew; answers what brings back what stood there, also when the form is gone by then. `None` when nothing
    /// was typed.
    pub fn throw_away(self) -> Option<impl Fn() + Send + Sync + 'static> {
        let (device, name) = (self.device, self.name.get_value());
        let typed = self.slot.typed.get_untracked()?;
        self.found.set(false);
        device.core().keep_draft(&name, None);
        Some(move || device.core().keep_draft(&name, Some(Arc::clone(&typed))))
    }
}

fn read<T: DeserializeOwned>(typed: Option<&str>) -> Option<T> {
    serde_json::from_str(typed?).ok()
}

/// Where the device keeps this person's drafts.
fn place(person: PersonId) -> String {
    format!("draft:{person}:")
}

impl Core {
    /// Reads what this person began on this device.
    pub(super) async fn read_drafts(&self, person: PersonId) {
        let Some(store) = self.store() else { return };
        match store.metas::<String>(&place(person)).await {
            Ok(drafts) => {
                for (name, text) in drafts {
                    let slot = self.draft(&name);
                    slot.typed.set(Some(text.into()));
                    slot.durable.set(true);
                }
            }
            // What could not be read stays where it is.
            Err(error) => leptos::logging::log!("{error}"),
        }
    }

    /// Whether something is typed into a form.
    pub(super) fn has_draft(&self, name: &str) -> Signal<bool> {
        let typed = self.draft(name).typed;
        Signal::derive(move || typed.read().is_some())
    }

    fn draft(&self, name: &str) -> Slot {
        let known = self.drafts.slots.borrow().get(name).copied();
        known.unwrap_or_else(|| {
            let slot = self.owner.with(|| Slot {
                typed: RwSignal::new(None),
                durable: RwSignal::new(false),
            });
            self.drafts.slots.borrow_mut().insert(name.into(), slot);
            slot
        })
    }

    fn keep_draft(self: &Rc<Self>, name: &Arc<str>, typed: Option<Arc<str>>) {
        let slot = self.draft(name);
        slot.durable.set(false);
        slot.typed.set(typed);
        self.drafts.waiting.borrow_mut().insert(Arc::clone(name));
        if !self.drafts.running.replace(true) {
            spawn_local(Rc::clone(self).write_drafts());
        }
    }

    /// The words of every draft that has any.
    pub(super) fn words_of_drafts(&self) -> Vec<Vec<String>> {
        let slots = self.drafts.slots.borrow();
        let typed = slots.values().filter_map(|slot| {
            let draft = serde_json::from_str(&slot.typed.get_untracked()?).ok()?;
            Some(words_in(&draft))
        });
        typed.filter(|words| !words.is_empty()).collect()
    }

    /// Has every draft written once more.
    pub(super) fn keep_drafts_again(self: &Rc<Self>) {
        let typed: Vec<_> = {
            let slots = self.drafts.slots.borrow();
            let typed = slots.iter().filter_map(|(name, slot)| {
                let typed = slot.typed.get_untracked()?;
                Some((Arc::clone(name), typed))
            });
            typed.collect()
        };
        for (name, typed) in typed {
            self.keep_draft(&name, Some(typed));
        }
    }

    /// Another tab has this in its form, and has kept it.
    pub(super) fn hear_draft(&self, name: &str, typed: Option<Arc<str>>) {
        let slot = self.draft(name);
        if slot.typed.get_untracked() != typed {
            slot.typed.set(typed);
            slot.durable.set(true);
        }
    }

    /// Writes until nothing waits: one at a time, and of each what it has become meanwhile.
    async fn write_drafts(self: Rc<Self>) {
        let mut failed = false;
        while let Some(name) = self.next_draft() {
            let slot = self.draft(&name);
            let typed = slot.typed.get_untracked();
            let (Some(store), Some(me)) = (self.store(), self.me.get_untracked()) else {
                // Memory is the only place, and the status says so.
                continue;
            };
            let place = place(me.person) + &name;
            let written = match &typed {
                Some(typed) => store.set_meta(&place, &**typed).await,
                None => {
                    self.until_durable().await;
                    // It may have been begun again while that took its time.
                    if slot.typed.get_untracked().is_some() {
                        continue;
                    }
                    store.forget_meta(&place).await
                }
            };
            match written {
                Ok(()) => {
                    if slot.typed.get_untracked() == typed {
                        slot.durable.set(true);
                    }
                    self.tell_tabs(&Word::Draft { name, typed });
                }
                Err(error) => {
                    leptos::logging::log!("{error}");
                    failed = true;
                    self.trouble.set(true);
                    self.refresh_status();
                    self.drafts.waiting.borrow_mut().insert(name);
                    sleep(AGAIN).await;
                    continue;
                }
            }
            if std::mem::take(&mut failed) {
                self.trouble.set(false);
                self.refresh_status();
            }
        }
        self.drafts.running.set(false);
    }

    fn next_draft(&self) -> Option<Arc<str>> {
        self.drafts.waiting.borrow_mut().pop_first()
    }

    /// Waits until nothing of this tab, drafts included, is in memory alone.
    pub(super) async fn until_all_durable(&self) {
        self.until_durable().await;
        while self.drafts.running.get() {
            sleep(LOOK).await;
        }
    }

    /// Waits until no change of this tab is in memory alone.
    async fn until_durable(&self) {
        while self.shelf.borrow().has_unsaved() {
            sleep(LOOK).await;
        }
    }
}
