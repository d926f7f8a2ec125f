//! The programme that the page shows: what every part of the page reads, and the few ways to change it.

mod leads;
mod words;

use crate::attached::Hook;
use crate::device::{Device, Handle, Refused, use_device};
use crate::i18n::*;
use crate::route::{self, Route};
use crate::ui::{Toasts, use_toasts};
use crate::writing;
use jiff::civil::Date;
use leptos::prelude::*;
use ryadom_domain::{FileOf, ItemId, Pair, PairId, PersonId, PlanItem, Registry, Role, Side};
use ryadom_replica::{
    CommentRow, ItemEdit, ItemRow, ItemText, ProgrammeDoc, ProgrammeEdit, ProgrammeText,
    ProgrammeView, ReviewDoc, SchoolDoc,
};
use std::collections::BTreeSet;

/// One pair's programme on the page. `Copy`; kept in context by the page, so that rows need no long list of props.
#[derive(Clone, Copy)]
pub struct Programme {
    device: Device,
    handle: Handle<ProgrammeDoc>,
    review: Handle<ReviewDoc>,
    school: Option<Handle<SchoolDoc>>,
    pair: PairId,
    capacities: Memo<BTreeSet<Role>>,
    may_write: Memo<bool>,
    plain_items: Memo<Vec<PlanItem>>,
    today: Memo<Date>,
    open_item: Signal<Option<ItemId>>,
    only_waiting: RwSignal<bool>,
    /// The item that was just added here: its field of words takes focus.
    added: StoredValue<Option<ItemId>>,
    printing: RwSignal<bool>,
    toasts: Toasts,
}

/// Opens a pair's programme for everything under the page.
pub fn provide_programme(
    pair: PairId,
    handle: Handle<ProgrammeDoc>,
    open_item: Signal<Option<ItemId>>,
) -> Programme {
    let device = use_device();
    let registry = device.registry();
    let programme = Programme {
        device,
        handle,
        review: device.open(handle.document().beside()),
        school: registry
            .with_untracked(|registry| registry.school)
            .map(|school| device.open(school)),
        pair,
        capacities: Memo::new(move |_| {
            registry.with(|registry| registry.capacities(device.person(), pair))
        }),
        may_write: Memo::new(move |_| handle.may_plan()),
        plain_items: Memo::new(move |_| {
            handle.with(|view| view.items.iter().map(ItemRow::plain).collect())
        }),
        today: Memo::new(move |_| device.today()),
        open_item,
        only_waiting: RwSignal::new(false),
        added: StoredValue::new(None),
        printing: RwSignal::new(false),
        toasts: use_toasts(),
    };
    provide_context(programme);
    programme
}

/// The programme of the page that this is part of.
pub fn use_programme() -> Programme {
    expect_context()
}

impl Programme {
    /// The files of a plan item.
    pub fn files(self, id: ItemId) -> Hook {
        Hook::programme(self.handle, FileOf::Item(id), self.still())
    }

    /// The document, for the fields of `writing`.
    pub const fn handle(self) -> Handle<ProgrammeDoc> {
        self.handle
    }

    /// What is said and decided about it by those who only read it.
    pub const fn review(self) -> Handle<ReviewDoc> {
        self.review
    }

    /// The school's own document, where it is said that programmes were tried out.
    pub const fn school(self) -> Option<Handle<SchoolDoc>> {
        self.school
    }

    /// Whether this person may say something of it.
    pub fn may_say(self) -> bool {
        self.handle.may_write() || self.review.may_write()
    }

    /// Everything that was said of the programme and its items, in both documents, oldest first.
    pub fn comments<R>(self, read: impl FnOnce(Vec<&CommentRow>) -> R) -> R {
        self.review.with(|review| {
            self.view(|view| {
                let mut all: Vec<&CommentRow> =
                    view.comments.iter().chain(&review.comments).collect();
                all.sort_by_key(|row| (row.created, row.id));
                read(all)
            })
        })
    }

    /// Whose programme it is.
    pub const fn pair(self) -> PairId {
        self.pair
    }

    /// The device.
    pub const fn device(self) -> Device {
        self.device
    }

    /// Reads the programme, and runs again when it changes: wrap it in a memo of what is needed.
    pub fn view<R>(self, read: impl FnOnce(&ProgrammeView) -> R) -> R {
        self.handle.with(read)
    }

    /// Reads the programme once.
    pub fn view_untracked<R>(self, read: impl FnOnce(&ProgrammeView) -> R) -> R {
        untrack(|| self.handle.with(read))
    }

    /// Every item's shown values.
    pub const fn plain_items(self) -> Memo<Vec<PlanItem>> {
        self.plain_items
    }

    /// One item; `None` when it is not in the plan (any more). Changes only when the item does, so that an edit
    /// elsewhere in the document runs no other row again.
    pub fn item(self, id: ItemId) -> Memo<Option<ItemRow>> {
        Memo::new(move |_| self.view(|view| view.items.iter().find(|item| item.id == id).cloned()))
    }

    /// Part of an item, which changes only when that part does.
    pub fn part<T: Clone + Default + PartialEq + Send + Sync + 'static>(
        self,
        id: ItemId,
        read: fn(&ItemRow) -> T,
    ) -> Memo<T> {
        self.of_item(id, read)
    }

    /// The same, where what is read depends on more than the item.
    pub fn of_item<T: Clone + Default + PartialEq + Send + Sync + 'static>(
        self,
        id: ItemId,
        read: impl Fn(&ItemRow) -> T + Send + Sync + 'static,
    ) -> Memo<T> {
        Memo::new(move |_| {
            self.view(|view| {
                let item = view.items.iter().find(|item| item.id == id);
                item.map(&read).unwrap_or_default()
            })
        })
    }

    /// First and last day.
    pub fn days(self) -> (Option<Date>, Option<Date>) {
        self.view(|view| (view.title.starts.value, view.title.ends.value))
    }

    /// Today, which turns at midnight.
    pub fn today(self) -> Memo<Date> {
        self.today
    }

    /// Whether this person may change the programme, which goes on.
    pub const fn may_write(self) -> Memo<bool> {
        self.may_write
    }

    /// The same the other way round, for fields that are disabled.
    pub fn still(self) -> Signal<bool> {
        let may_write = self.may_write;
        Signal::derive(move || !may_write.get())
    }

    /// Whether this person acts on this pair in that capacity, and may write.
    pub fn is(self, role: Role) -> bool {
        self.may_write.get()
            && self
                .capacities
                .with(|capacities| capacities.contains(&role))
    }

    /// Every capacity in which this person acts on the pair.
    pub const fn capacities(self) -> Memo<BTreeSet<Role>> {
        self.capacities
    }

    /// The side of the pair that this person is on.
    pub fn side(self) -> Option<Side> {
        self.capacities.with(|capacities| {
            if capacities.contains(&Role::Mentor) {
                Some(Side::Mentor)
            } else if capacities.contains(&Role::Mentee) {
                Some(Side::Mentee)
            } else {
                None
            }
        })
    }

    /// Who else is writing in an item just now.
    pub fn writers(self, id: ItemId) -> Memo<Vec<PersonId>> {
        const TEXTS: [ItemText; 5] = [
            ItemText::Event,
            ItemText::ExpectedResult,
            ItemText::Product,
            ItemText::ActualResult,
            ItemText::Reason,
        ];
        let texts = TEXTS.map(|text| writing::name_of(ProgrammeText::Item(id, text)));
        let present = self.device.presence(self.handle.document());
        let me = self.device.person();
        Memo::new(move |_| {
            let here = present.get();
            let writers = here.iter().filter(|one| texts.contains(&one.text));
            let mut writers: Vec<_> = writers.map(|one| one.person).collect();
            // Somebody may be here in two tabs; in another tab of one's own, it is oneself.
            writers.retain(|person| *person != me);
            writers.sort_unstable();
            writers.dedup();
            writers
        })
    }

    /// The item that the address names.
    pub const fn open_item(self) -> Signal<Option<ItemId>> {
        self.open_item
    }

    /// Opens an item that was just added, to be written.
    pub fn open_added(self, id: ItemId) {
        self.added.set_value(Some(id));
        route::go(Route::Item(self.pair, id));
    }

    /// Whether the item was just added here, so that its words are what comes next.
    pub fn is_new(self, id: ItemId) -> bool {
        self.added.get_value() == Some(id)
    }

    /// Back to the list.
    pub fn close_item(self) {
        self.added.set_value(None);
        route::go(Route::PairProgramme(self.pair));
    }

    /// Whether only the places to look at are shown.
    pub const fn only_waiting(self) -> RwSignal<bool> {
        self.only_waiting
    }

    /// Whether the paper is in the page, to be printed.
    pub const fn printing(self) -> RwSignal<bool> {
        self.printing
    }

    /// Makes an edit. What the device refuses is said, and nothing is changed.
    pub fn edit(self, edit: ProgrammeEdit) {
        self.made(self.handle.edit(edit));
    }

    /// Says so when the device refused an edit of the programme, or of what lies beside it. Answers whether it was made.
    pub fn made(self, result: Result<(), Refused>) -> bool {
        if let Err(refused) = &result {
            leptos::logging::warn!("an edit of the programme was refused: {refused}");
            self.toasts.say(t!(programme.refused));
        }
        result.is_ok()
    }

    /// Edits one item.
    pub fn edit_item(self, id: ItemId, edit: ItemEdit) {
        self.edit(ProgrammeEdit::Item { id, edit });
    }

    /// Takes back this person's last edit.
    pub fn undo(self) {
        self.device.undo();
    }

    /// What takes back what this person did last by now.
    pub fn take_back(self) -> impl Fn() + Copy + Send + Sync + 'static {
        self.device.take_back()
    }

    /// New random bytes, for an id.
    pub fn random(self) -> [u8; 16] {
        self.device.random()
    }

    /// Reads the pair; `None` when it is not in the registry (any more).
    pub fn with_pair<R>(self, read: impl FnOnce(&Registry, &Pair) -> R) -> Option<R> {
        self.device.registry().with(|registry| {
            registry
                .pairs
                .get(&self.pair)
                .map(|pair| read(registry, pair))
        })
    }
}
