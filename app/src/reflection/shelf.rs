//! The documents that hold notes this person may read. Who sees a note is which of them it lies in.

use super::view::Place;
use crate::device::{Device, Handle, Refused};
use crate::writing::Desk;
use leptos::prelude::*;
use ryadom_domain::{DocumentId, NoteId, PairId, PersonId, Registry, Visibility};
use ryadom_replica::{
    Document, JournalDoc, JournalEdit, NoteEdit, NoteRow, NotesText, NotesView, PrivateDoc,
    PrivateEdit, ReflectionDoc,
};
use std::sync::Arc;

/// A document of notes, open.
#[derive(Clone, Copy, PartialEq)]
pub struct Notes {
    /// Where it is and who sees what is in it.
    pub place: Place,
    /// The document itself.
    pub handle: NotesHandle,
}

/// The three kinds of document that hold notes.
#[derive(Clone, Copy, PartialEq)]
pub enum NotesHandle {
    /// One's own.
    Private(Handle<PrivateDoc>),
    /// The pair's.
    Reflection(Handle<ReflectionDoc>),
    /// The pair's and the curator's.
    Journal(Handle<JournalDoc>),
}

impl Notes {
    /// Opens a document of notes, for as long as whoever calls this is shown.
    pub fn open(device: Device, place: Place) -> Self {
        let document = place.document;
        let handle = match place.visibility {
            Visibility::OnlyMe => NotesHandle::Private(device.open(document)),
            Visibility::Pair => NotesHandle::Reflection(device.open(document)),
            Visibility::PairAndCurator => NotesHandle::Journal(device.open(document)),
        };
        Self { place, handle }
    }

    /// Reads the notes. Tracked.
    pub fn with<R>(self, read: impl FnOnce(&NotesView) -> R) -> R {
        match self.handle {
            NotesHandle::Private(handle) => handle.with(|view| read(&view.notes)),
            NotesHandle::Reflection(handle) => handle.with(read),
            NotesHandle::Journal(handle) => handle.with(|view| read(&view.notes)),
        }
    }

    /// Reads one note. Tracked.
    pub fn note<R>(self, id: NoteId, read: impl FnOnce(&NoteRow) -> R) -> Option<R> {
        self.with(|view| view.notes.iter().find(|note| note.id == id).map(read))
    }

    /// Whether it was read from the disk. Tracked.
    pub fn ready(self) -> bool {
        match self.handle {
            NotesHandle::Private(handle) => handle.ready(),
            NotesHandle::Reflection(handle) => handle.ready(),
            NotesHandle::Journal(handle) => handle.ready(),
        }
    }

    /// Whether this person may write in it. Tracked.
    pub fn may_write(self) -> bool {
        match self.handle {
            NotesHandle::Private(handle) => handle.may_write(),
            NotesHandle::Reflection(handle) => handle.may_write(),
            NotesHandle::Journal(handle) => handle.may_write(),
        }
    }

    /// One of its texts, to be written in with headings and lists.
    pub fn desk(self, text: NotesText) -> Desk {
        let document = self.place.document;
        let version = Signal::derive(move || match self.handle {
            NotesHandle::Private(handle) => handle.version(),
            NotesHandle::Reflection(handle) => handle.version(),
            NotesHandle::Journal(handle) => handle.version(),
        });
        let read = move |look: &mut dyn FnMut(&mut Document)| {
            let found = match self.handle {
                NotesHandle::Private(handle) => handle.read(look),
                NotesHandle::Reflection(handle) => handle.read(look),
                NotesHandle::Journal(handle) => handle.read(look),
            };
            found.is_some()
        };
        let edit = move |edit, heads| {
            self.edit(NoteEdit::Compose {
                text,
                edit: Box::new(edit),
                heads,
            })
        };
        let device = match self.handle {
            NotesHandle::Private(handle) => handle.device(),
            NotesHandle::Reflection(handle) => handle.device(),
            NotesHandle::Journal(handle) => handle.device(),
        };
        Desk::new(
            (device, document, text.into()),
            version,
            Signal::derive(move || self.may_write()),
            Arc::new(read),
            Arc::new(edit),
        )
    }

    /// Makes an edit.
    ///
    /// # Errors
    /// [`Refused`] says why; nothing has changed then.
    pub fn edit(self, edit: NoteEdit) -> Result<(), Refused> {
        match self.handle {
            NotesHandle::Private(handle) => handle.edit(PrivateEdit::Note(edit)),
            NotesHandle::Reflection(handle) => handle.edit(edit),
            NotesHandle::Journal(handle) => handle.edit(JournalEdit::Note(edit)),
        }
    }
}

/// Every place of notes for a person: own ones, then the pair's, then those shared with the curator.
///
/// `shared` says which pairs have shared something: for a curator, who would otherwise open every journal of the school.
pub fn places(
    registry: &Registry,
    person: PersonId,
    shared: impl Fn(PairId) -> bool,
) -> Vec<Place> {
    let place = |visibility, pair: Option<PairId>, document: Option<DocumentId>| {
        let document = document?;
        registry.grant(person, document)?;
        Some(Place {
            visibility,
            document,
            pair,
        })
    };
    let own = registry
        .people
        .get(&person)
        .and_then(|found| place(Visibility::OnlyMe, None, found.private));
    let of_pair = |pair: &ryadom_domain::Pair| {
        let inside = pair.side(person).is_some();
        let journal = place(Visibility::PairAndCurator, Some(pair.id), pair.journal);
        [
            place(Visibility::Pair, Some(pair.id), pair.reflection),
            journal.filter(|_| inside || shared(pair.id)),
        ]
    };
    own.into_iter()
        .chain(registry.pairs.values().flat_map(of_pair).flatten())
        .collect()
}
