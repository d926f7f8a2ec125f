//! What a plan is built from, and the programme it is built into.

use crate::device::{Device, Handle, use_device};
use crate::i18n::*;
use crate::told::pair_name;
use crate::ui::{Toasts, use_toasts};
use jiff::civil::Date;
use leptos::prelude::*;
use leptos::task::spawn_local;
use ryadom_domain::{
    DocumentId, Form, Kind, MenteeCategory, OrgType, PairId, PlanBook, SchoolYear,
};
use ryadom_replica::{ProgrammeDoc, ProgrammeEdit, SchoolDoc, SchoolEdit, TemplateRow};
use std::sync::Arc;

/// The builder on the page. `Copy`; kept in context by the page.
#[derive(Clone, Copy)]
pub struct Builder {
    device: Device,
    pair: PairId,
    programme: Handle<ProgrammeDoc>,
    school: Option<Handle<SchoolDoc>>,
    org_type: Memo<Option<OrgType>>,
    book: RwSignal<Option<Arc<PlanBook>>>,
    no_book: RwSignal<bool>,
    toasts: Toasts,
}

/// Opens the programme, and fetches what the app brings along.
pub fn provide_builder(pair: PairId, programme: DocumentId) -> Builder {
    let device = use_device();
    let school = device.registry().with_untracked(|registry| registry.school);
    let school = school.map(|school| device.open::<SchoolDoc>(school));
    let builder = Builder {
        device,
        pair,
        programme: device.open(programme),
        school,
        org_type: Memo::new(move |_| {
            school.and_then(|school| school.with(|school| school.org_type.value))
        }),
        book: RwSignal::new(None),
        no_book: RwSignal::new(false),
        toasts: use_toasts(),
    };
    let language = locale().language();
    spawn_local(async move {
        let book = device.plan_book(language).await;
        // The page may be left by now.
        match book {
            Ok(book) => drop(builder.book.try_set(Some(Arc::new(book)))),
            Err(_) => drop(builder.no_book.try_set(true)),
        }
    });
    provide_context(builder);
    builder
}

/// The builder of the page that this is part of.
pub fn use_builder() -> Builder {
    expect_context()
}

impl Builder {
    /// The pair.
    pub const fn pair(self) -> PairId {
        self.pair
    }

    /// The device.
    pub const fn device(self) -> Device {
        self.device
    }

    /// The programme.
    pub const fn programme(self) -> Handle<ProgrammeDoc> {
        self.programme
    }

    /// What the app brings along, once it is here.
    pub const fn book(self) -> RwSignal<Option<Arc<PlanBook>>> {
        self.book
    }

    /// Whether it could not be had.
    pub const fn no_book(self) -> RwSignal<bool> {
        self.no_book
    }

    /// What kind of organisation it is.
    pub fn org_type(self) -> Option<OrgType> {
        self.org_type.get()
    }

    /// The templates that the school keeps.
    pub fn templates(self) -> Vec<TemplateRow> {
        let school = self.school;
        school.map_or_else(Vec::new, |school| {
            school.with(|view| view.templates.clone())
        })
    }

    /// The school's own document.
    pub const fn school(self) -> Option<Handle<SchoolDoc>> {
        self.school
    }

    /// Whether this person may change what the school keeps.
    pub fn may_keep(self) -> bool {
        self.school.is_some_and(Handle::may_write)
    }

    /// Changes what the school keeps, and offers to take it back.
    pub fn keep(self, edit: SchoolEdit, said: &'static str) {
        let kept = self.school.map(|school| school.edit(edit));
        if let Some(Ok(())) = kept {
            let device = self.device;
            self.toasts.offer(said, t!(build.undo), device.take_back());
        } else {
            self.toasts.say(t!(build.refused_school));
        }
    }

    /// What the pair is called, for a template without a name of its own.
    pub fn name(self) -> String {
        let name = self.programme.with(|view| view.title.name.value.clone());
        if !name.trim().is_empty() {
            return name;
        }
        self.device.registry().with(|registry| {
            let pair = registry.pairs.get(&self.pair);
            pair.map(|pair| pair_name(registry, pair))
                .unwrap_or_default()
        })
    }

    /// Form and kind: what the title block says, else what the pair was made as.
    pub fn form_and_kind(self) -> (Option<Form>, Option<Kind>) {
        let (form, kind) = self
            .programme
            .with(|view| (view.title.form.value, view.title.kind.value));
        self.device.registry().with(|registry| {
            let pair = registry.pairs.get(&self.pair);
            (form.or_else(|| pair?.form), kind.or_else(|| pair?.kind))
        })
    }

    /// The categories of the mentees that this person knows of, each once.
    pub fn categories(self) -> Vec<MenteeCategory> {
        let (registry, people) = (self.device.registry(), self.device.people());
        let (registry, people) = (registry.read(), people.read());
        let pair = registry.pairs.get(&self.pair);
        let mentees = pair.into_iter().flat_map(|pair| &pair.mentees);
        let mut all: Vec<_> = mentees
            .filter_map(|mentee| people.get(mentee))
            .flat_map(|known| known.categories())
            .collect();
        all.sort();
        all.dedup();
        all
    }

    /// First and last day of the plan: the programme's, else those of this school year.
    pub fn days(self) -> (Date, Option<Date>) {
        let (starts, ends) = self
            .programme
            .with(|view| (view.title.starts.value, view.title.ends.value));
        let year = SchoolYear::worked_for(self.device.today());
        match starts {
            Some(starts) => (starts, ends),
            None => (year.first_day(), ends.or(Some(year.last_day()))),
        }
    }

    /// The same for what is found on the way: it begins today, and not before.
    pub fn days_left(self) -> (Date, Option<Date>) {
        let (starts, ends) = self.days();
        let today = self.device.today();
        let is_left = ends.is_none_or(|ends| today <= ends);
        (if is_left { starts.max(today) } else { starts }, ends)
    }

    /// Makes the edit, offers to take it back, and answers whether it was taken.
    pub fn add(self, edit: ProgrammeEdit) -> bool {
        let result = self.programme.edit(edit);
        if let Err(refused) = &result {
            leptos::logging::warn!("an edit of the programme was refused: {refused}");
            self.toasts.say(t!(build.refused));
            return false;
        }
        let device = self.device;
        self.toasts
            .offer(t!(build.added), t!(build.undo), device.take_back());
        true
    }
}
