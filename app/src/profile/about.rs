//! Whose profile it is, and keeping it: every edit goes through here, says so and offers to take it back.

use crate::device::{Device, Handle, use_device};
use crate::i18n::*;
use crate::ui::{Toasts, use_toasts};
use leptos::prelude::*;
use ryadom_domain::{DocumentId, PersonId};
use ryadom_replica::{PersonDoc, PersonEdit, ProfileField, ProfileTag};

/// A profile that a page shows. `Copy`.
#[derive(Clone, Copy)]
pub struct About {
    /// The device.
    pub device: Device,
    /// Whose it is.
    pub person: PersonId,
    /// The document.
    pub handle: Handle<PersonDoc>,
    toasts: Toasts,
}

impl About {
    /// Opens the profile for the component that calls this.
    pub fn open(person: PersonId, document: DocumentId) -> Self {
        let device = use_device();
        Self {
            device,
            person,
            handle: device.open(document),
            toasts: use_toasts(),
        }
    }

    /// It is the reader's own.
    pub fn is_own(self) -> bool {
        self.person == self.device.person()
    }

    /// Whether the reader may only look. Tracked.
    pub fn is_still(self) -> bool {
        !self.handle.may_write()
    }

    /// A field's words. Tracked.
    pub fn words(self, field: ProfileField) -> String {
        self.handle.with(|view| view.words(field).to_owned())
    }

    /// Whether a mark is put. Tracked.
    pub fn has(self, tag: ProfileTag) -> bool {
        self.handle.with(|view| view.tags.contains(&tag))
    }

    /// Writes a field, if that changes anything.
    pub fn set(self, field: ProfileField, words: String) {
        let same = untrack(|| {
            self.handle.with(|view| {
                let choice = view.fields.get(&field);
                choice.is_some_and(|choice| choice.value == words && !choice.is_torn())
                    || (choice.is_none() && words.is_empty())
            })
        });
        if !same {
            self.keep(PersonEdit::Set(field, words));
        }
    }

    /// Makes an edit and says so, or why not. Whether it was made: until then a form keeps what was typed.
    pub fn keep(self, edit: PersonEdit) -> bool {
        let device = self.device;
        let made = self.handle.edit(edit);
        match &made {
            Ok(()) => self
                .toasts
                .offer(t!(profile.saved), t!(profile.undo), device.take_back()),
            Err(why) => self
                .toasts
                .say(t!(profile.not_saved, why = why.to_string())),
        }
        made.is_ok()
    }
}
