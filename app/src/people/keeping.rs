//! Keeping the registry: every edit of people and pairs goes through here, says what was done and offers to take it back.

use crate::device::{Device, Handle, use_device};
use crate::i18n::*;
use crate::ui::{Toasts, use_toasts};
use leptos::prelude::*;
use ryadom_domain::{DocumentId, Pair, Registry, TitleBlock};
use ryadom_replica::{
    ProgrammeDoc, ProgrammeEdit, RegistryDoc, RegistryEdit, RegistryView, SchoolDoc,
};
use std::sync::Arc;

/// What a page of the room needs to change the registry. `Copy`; made by the page, so that it outlives its dialogs.
#[derive(Clone, Copy)]
pub struct Keeping {
    /// The device.
    pub device: Device,
    /// Everybody and every pair.
    pub registry: Signal<Arc<Registry>>,
    /// Where lines are said.
    pub toasts: Toasts,
    handle: Handle<RegistryDoc>,
    owner: StoredValue<Owner>,
}

impl Keeping {
    /// Opens the registry for the page that calls it.
    pub fn here() -> Self {
        let device = use_device();
        let registry = device.registry();
        Self {
            device,
            registry,
            toasts: use_toasts(),
            handle: device.open::<RegistryDoc>(registry.read_untracked().document),
            owner: StoredValue::new(Owner::current().unwrap_or_default()),
        }
    }

    /// Whether the reader keeps the registry. Tracked.
    pub fn may_write(self) -> bool {
        self.handle.may_write()
    }

    /// The registry as it is shown, removed rows included. Tracked.
    pub fn with_view<R>(self, read: impl FnOnce(&RegistryView) -> R) -> R {
        self.handle.with(read)
    }

    /// Makes an edit and says so. Says why when it was refused; then nothing has changed.
    pub fn keep(self, edit: RegistryEdit, said: String) -> bool {
        let device = self.device;
        match self.handle.edit(edit) {
            Ok(()) => {
                self.toasts
                    .offer(said, t!(people.undo), move || device.undo());
                true
            }
            Err(why) => {
                self.toasts.say(t!(people.not_done, why = why.to_string()));
                false
            }
        }
    }

    /// A fresh document address.
    pub fn fresh_document(self) -> DocumentId {
        DocumentId::from_random(self.device.random())
    }

    /// Writes the head of a new pair's programme, as soon as the document is there: milliseconds. A head that somebody
    /// has written already is let be.
    pub fn fill_title(self, pair: &Pair, name: String, curator: String) {
        let Some(document) = pair.programme else {
            return;
        };
        let registry = self.registry.get_untracked();
        let title = super::title::title_block(&registry, pair, name, curator);
        let school = registry.school;
        let fill = move || {
            let programme = self.device.open::<ProgrammeDoc>(document);
            let school = school.map(|school| self.device.open::<SchoolDoc>(school));
            let done = StoredValue::new(false);
            Effect::new(move || {
                let school_is_there = school.is_none_or(|school| school.ready());
                if !programme.ready() || !school_is_there || done.get_value() {
                    return;
                }
                done.set_value(true);
                if programme.with(|view| !view.title.name.value.is_empty()) {
                    return;
                }
                let title = TitleBlock {
                    organisation: school
                        .map(|school| school.with(|view| view.name.value.clone()))
                        .unwrap_or_default(),
                    ..title.clone()
                };
                // A head that could not be written is empty; whoever opens the programme writes it.
                let _ = programme.edit(ProgrammeEdit::FillTitle(Box::new(title)));
            });
        };
        // The page's owner: the dialog that asked is gone by the time the document is there.
        if let Some(owner) = self.owner.try_get_value() {
            owner.with(fill);
        }
    }
}
