//! Keeping the registry: every edit of people and pairs goes through here, says what was done and offers to take it back.

use crate::device::{Deed, Device, Handle, use_device};
use crate::i18n::*;
use crate::ui::{Toasts, use_toasts};
use leptos::prelude::*;
use ryadom_domain::{DocumentId, DocumentKind, Pair, Registry, TitleBlock};
use ryadom_replica::{
    Kind, PersonnelDoc, PersonnelEdit, PersonnelView, ProgrammeDoc, ProgrammeEdit, RegistryDoc,
    RegistryEdit, RegistryView, SchoolDoc,
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

/// «Иванова — Кузнецова: пара создана», or a group.
pub fn told_created(pair: &Pair, name: &str) -> String {
    if pair.is_group() {
        t!(people.group_created, pair = name.to_owned())
    } else {
        t!(people.pair_created, pair = name.to_owned())
    }
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
                self.toasts.offer(said, t!(people.undo), device.take_back());
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

    /// The school's own document, opened for the page that calls it.
    pub fn school(self) -> Option<Handle<SchoolDoc>> {
        let school = self.registry.with_untracked(|registry| registry.school);
        school.map(|school| self.device.open(school))
    }

    /// Consents, reasons, years of birth, points; nothing for who may not read them. Tracked.
    pub fn papers(self) -> Signal<PersonnelView> {
        let papers = self.papers_handle();
        Signal::derive(move || {
            let papers = papers.get();
            papers
                .map(|papers| papers.with(Clone::clone))
                .unwrap_or_default()
        })
    }

    /// The same as a document; `None` for who may not read it, and while the school has none.
    pub fn papers_handle(self) -> Memo<Option<Handle<PersonnelDoc>>> {
        let document = Memo::new(move |_| {
            let registry = self.registry.read();
            let document = registry.shared.get(&DocumentKind::Personnel).copied()?;
            let granted = registry.grant(self.device.person(), document);
            granted.is_some().then_some(document)
        });
        Memo::new(move |_| {
            document
                .get()
                .map(|document| self.device.open::<PersonnelDoc>(document))
        })
    }

    /// Writes into those papers what is somebody's wish of its own: it is said, and taken back alone.
    pub fn keep_papers(self, edit: PersonnelEdit, said: String) {
        let device = self.device;
        let document = self.papers_address();
        self.when_there::<PersonnelDoc>(document, move |papers| match papers.edit(edit) {
            Ok(()) => self.toasts.offer(said, t!(people.undo), device.take_back()),
            Err(why) => self.toasts.say(t!(people.not_done, why = why.to_string())),
        });
    }

    /// Where they are; they begin with the first thing that is written there.
    fn papers_address(self) -> DocumentId {
        let registry = self.registry.get_untracked();
        let known = registry.shared.get(&DocumentKind::Personnel).copied();
        known.unwrap_or_else(|| {
            let fresh = registry.beside();
            // It fails only where the reader may not write, and then nothing of this is shown.
            let _ = self.handle.note(RegistryEdit::SetPersonnel(fresh));
            fresh
        })
    }

    /// Writes something into the school's papers about people, which begin with the first thing that is written there.
    /// It is taken back with `deed`, if it belongs to one.
    pub fn write_papers(self, edit: PersonnelEdit, deed: Option<Deed>) {
        let document = self.papers_address();
        self.edit_later::<PersonnelDoc>(document, edit, deed);
    }

    /// Makes an edit in a document that may not have been read yet, as soon as it is there: milliseconds. It is taken
    /// back with `deed`, if it belongs to one.
    pub fn edit_later<K: Kind>(self, document: DocumentId, edit: K::Edit, deed: Option<Deed>)
    where
        K::View: Send + Sync,
        K::Edit: Send + Sync,
    {
        self.when_there::<K>(document, move |handle| {
            if let Err(why) = handle.edit_too(edit, deed) {
                self.toasts.say(t!(people.not_done, why = why.to_string()));
            }
        });
    }

    /// Does something with a document once, as soon as it is there.
    fn when_there<K: Kind>(
        self,
        document: DocumentId,
        act: impl FnOnce(Handle<K>) + Send + Sync + 'static,
    ) where
        K::View: Send + Sync,
    {
        let Some(owner) = self.owner.try_get_value() else {
            return;
        };
        owner.with(|| {
            let handle = self.device.open::<K>(document);
            let act = StoredValue::new(Some(act));
            Effect::new(move || {
                if handle.ready()
                    && let Some(act) = act.try_update_value(Option::take).flatten()
                {
                    act(handle);
                }
            });
        });
    }

    /// Writes the head of a new pair's programme, under the name that new programmes have.
    pub fn fill_new_title(self, pair: &Pair, name: &str) {
        let deed = self.device.last_deed();
        let registry = self.registry.get_untracked();
        let me = registry.people.get(&self.device.person());
        let curator = me
            .map(|me| {
                [me.name.short(), me.position.clone()]
                    .into_iter()
                    .filter(|part| !part.is_empty())
                    .collect::<Vec<_>>()
                    .join(", ")
            })
            .unwrap_or_default();
        self.fill_title(
            pair,
            t!(people.programme_name, pair = name.to_owned()),
            curator,
            deed,
        );
    }

    /// Writes the head of a new pair's programme, as soon as the document is there: milliseconds. A head that somebody
    /// has written already is let be.
    fn fill_title(self, pair: &Pair, name: String, curator: String, deed: Option<Deed>) {
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
                let _ = programme.edit_too(ProgrammeEdit::FillTitle(Box::new(title)), deed);
            });
        };
        // The page's owner: the dialog that asked is gone by the time the document is there.
        if let Some(owner) = self.owner.try_get_value() {
            owner.with(fill);
        }
    }
}
