//! The device: the only room that does input and output. It keeps documents in the browser's storage, exchanges them
//! with the relay and with other tabs, and knows the clock.
//!
//! What it decides is in plain functions and state machines (`status`, `merged`, `shelf`, and the sync session); what it
//! does is in the files around them.

mod actors;
mod attach;
mod browser;
mod call;
mod carry;
mod check;
mod clock;
mod copy;
mod core;
mod download;
mod drafts;
mod files;
mod follow;
mod handle;
mod home;
mod keep;
mod lasting;
mod leave;
mod line;
mod lock;
mod locks;
mod me;
mod merged;
mod open;
mod parting;
mod presence;
mod rights;
mod seal;
mod shelf;
mod start;
mod status;
mod storage;
mod store;
mod summary;
mod support;
mod tabs;
mod trouble;
mod undo;
mod worker;

use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;

use jiff::civil::{Date, DateTime};
use leptos::prelude::*;
use ryadom_domain::{DeviceId, DocumentId, PairId, PersonId, PlanBook, Registry, Timestamp};
use ryadom_replica::{ChangeHash, Document, Kind, PersonSummary, PrivateDoc, PrivateEdit, Summary};
use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen_futures::spawn_local;

use self::core::{Core, Flush};
pub use attach::{FileKey, NotKept, Standing};
pub(crate) use browser::Later;
pub use call::{CallError, DeviceCode, DeviceRow, Invitation};
pub use carry::{NotOpened, NotSaved, Opened, Saved, Taken, offer_rehearsal};
pub use check::{Backlog, Clock};
pub use copy::copy;
pub use drafts::Draft;
pub use handle::{Handle, Refused};
pub use lasting::Install;
pub use lock::{Unlocking, is_pin};
pub use me::Me;
pub use merged::Absence;
pub use parting::{Belongings, Unsent};
pub(crate) use presence::REPEAT;
pub use presence::{Present, Saying};
pub use status::{Away, SyncStatus};
pub use support::VERSION;
pub use trouble::{Trouble, What};
pub use undo::Deed;

/// This device. `Copy`; in every component's context.
#[derive(Clone, Copy)]
pub struct Device(StoredValue<Rc<Core>, LocalStorage>);

/// The device.
///
/// # Panics
/// Outside the app's root component.
pub fn use_device() -> Device {
    expect_context()
}

impl Device {
    /// Reads what is on the device: milliseconds. The relay is reached afterwards, in the background.
    ///
    /// Once per page, before the first screen.
    pub async fn start() -> Self {
        let core = Core::new();
        let device = Self(StoredValue::new_local(Rc::clone(&core)));
        core.start().await;
        device
    }

    fn core(self) -> Rc<Core> {
        self.0.get_value()
    }

    /// Who this device belongs to; `None` until somebody joins.
    pub fn me(self) -> Signal<Option<Me>> {
        self.core().me.into()
    }

    /// The person of this device; an id that nobody has when nobody has joined. Not tracked: it never changes while
    /// screens are shown.
    pub fn person(self) -> PersonId {
        let me = self.core().me.get_untracked();
        me.map_or_else(|| PersonId::from_random([0; 16]), |me| me.person)
    }

    /// The school's people, pairs and documents.
    pub fn registry(self) -> Signal<Arc<Registry>> {
        self.core().registry.into()
    }

    /// Opens a document for as long as the component that calls this is shown.
    pub fn open<K: Kind>(self, document: DocumentId) -> Handle<K>
    where
        K::View: Send + Sync,
    {
        Handle::open(self, document)
    }

    /// What stands in a form, under a name that no other form has: kept on this device while it is typed, and there again
    /// when the form is opened the next time. `start` is what the form holds when nothing was typed.
    pub fn draft<T>(self, name: &str, start: T) -> Draft<T>
    where
        T: Clone + PartialEq + Serialize + DeserializeOwned + Send + Sync + 'static,
    {
        Draft::open(self, name, start)
    }

    /// Whether something is typed into the form of this name and not saved.
    pub fn has_draft(self, name: &str) -> Signal<bool> {
        self.core().has_draft(name)
    }

    /// One look at a document that no screen needs to have open; `None` when this person may not read it.
    pub async fn read<R>(
        self,
        document: DocumentId,
        read: impl FnOnce(&mut Document) -> R,
    ) -> Option<R> {
        let core = self.core();
        let known = core.shelf.borrow_mut().at(&document.to_string()).is_some();
        if !known {
            return None;
        }
        core.until_in_memory(document).await;
        let read = core
            .shelf
            .borrow_mut()
            .at(&document.to_string())?
            .document
            .as_mut()
            .map(read);
        core.tidy_later();
        read
    }

    /// What lists say of each pair, without loading its documents.
    pub fn summaries(self) -> Signal<Arc<BTreeMap<PairId, Summary>>> {
        self.core().summaries.into()
    }

    /// What lists say of each person whose profile may be read, without loading it.
    pub fn people(self) -> Signal<Arc<BTreeMap<PersonId, PersonSummary>>> {
        self.core().people.into()
    }

    /// How things stand with the relay.
    pub fn status(self) -> Signal<SyncStatus> {
        self.core().status.into()
    }

    /// What is the matter with single documents: edits that the relay refuses, pieces that cannot be read.
    pub fn troubles(self) -> Signal<Arc<Vec<Trouble>>> {
        self.core().troubles.into()
    }

    /// Offers the relay once more what it has refused.
    pub fn offer_again(self) {
        self.core().offer_again();
    }

    /// What came together after an absence; `None` when there is nothing to tell, or it was read.
    pub fn absence(self) -> Signal<Option<Absence>> {
        self.core().absence.into()
    }

    /// The card about the absence was read.
    pub fn dismiss_absence(self) {
        self.core().absence.set(None);
    }

    /// A new version of the app is on the device and waits.
    pub fn update_ready(self) -> Signal<bool> {
        self.core().worker.waits.into()
    }

    /// Takes the new version. What is typed is saved first; then the page is loaded anew.
    pub fn take_update(self) {
        let core = self.core();
        core.flush(None);
        core.worker.accept();
    }

    /// Now, by this device's clock. Only to be shown and written down, never to decide a merge.
    pub fn now(self) -> Timestamp {
        clock::now()
    }

    /// Today's date here. Tracked: it turns at midnight.
    pub fn today(self) -> Date {
        self.core().today.get()
    }

    /// A moment as the clock on the wall here says it.
    pub fn local(self, at: Timestamp) -> DateTime {
        clock::local(at)
    }

    /// Fresh random bytes, for a new id.
    pub fn random(self) -> [u8; 16] {
        browser::random()
    }

    /// What plans are built from, in one language.
    ///
    /// # Errors
    /// When the app was never whole on this device, and there is no network.
    pub async fn plan_book(self, language: &str) -> Result<PlanBook, CallError> {
        call::plan_book(language).await
    }

    /// Takes back this tab's last edit, in whichever document it was.
    pub fn undo(self) {
        self.core().undo();
    }

    /// What takes back, when it is called, what this person did last by now: for the line that says that it was done.
    pub fn take_back(self) -> impl Fn() + Copy + Send + Sync + 'static {
        let deed = self.last_deed();
        move || {
            if let Some(deed) = deed {
                self.core().take_back(deed);
            }
        }
    }

    /// What this person did last on this tab, so that more can belong to it.
    pub fn last_deed(self) -> Option<Deed> {
        self.core().undo.borrow().last()
    }

    /// Does again what was last taken back.
    pub fn redo(self) {
        self.core().redo();
    }

    /// Who else is in a document.
    pub fn presence(self, document: DocumentId) -> Signal<Arc<Vec<Present>>> {
        self.core().presence(document).into()
    }

    /// Says where this tab is in a document. Never kept; fades unless repeated.
    pub fn say(self, document: DocumentId, saying: Saying) {
        self.core().say(document, saying);
    }

    /// What this person has seen of each document, on any of their devices.
    pub fn seen(self) -> Signal<Arc<BTreeMap<DocumentId, Vec<ChangeHash>>>> {
        self.core().seen.into()
    }

    /// Notes that this person has seen a document as it is now.
    pub fn saw(self, document: DocumentId) {
        let core = self.core();
        let record = core
            .shelf
            .borrow_mut()
            .at(&document.to_string())
            .and_then(|book| book.record.heads());
        let private = {
            let registry = core.registry.read_untracked();
            registry
                .people
                .get(&self.person())
                .and_then(|person| person.private)
        };
        let (Some(heads), Some(private)) = (record, private) else {
            return;
        };
        if core.seen.read_untracked().get(&document) == Some(&heads) {
            return;
        }
        spawn_local(async move {
            core.until_in_memory(private).await;
            let edit = PrivateEdit::Saw(document, heads);
            // One's own document can always be written, unless a newer version wrote it; then nothing is lost but this.
            let _ = handle::note::<PrivateDoc>(&core, private, &edit);
        });
    }

    /// Turns a code into a session of this device, and follows the person's documents from then on.
    ///
    /// # Errors
    /// What the relay said, or that it could not be reached.
    pub async fn join(self, code: String, name: String) -> Result<(), CallError> {
        self.core().join(code, name).await
    }

    /// The same, on a device that somebody else uses: they leave it. What they wrote stays here, closed to others, until
    /// they join here again.
    ///
    /// # Errors
    /// What the relay said, or that it could not be reached.
    pub async fn join_instead(self, code: String, name: String) -> Result<(), CallError> {
        self.core().join_instead(code, name).await
    }

    /// What the relay said when it turned this device away.
    pub fn away(self) -> Signal<Away> {
        self.core().away.into()
    }

    /// Documents that have left this device because this person may read them no more, until that was read.
    pub fn parted(self) -> Signal<Arc<Vec<DocumentId>>> {
        self.core().rights.parted.into()
    }

    /// It was read.
    pub fn dismiss_parted(self) {
        self.core().dismiss_parted();
    }

    /// Documents that this person may write no more and in which they wrote what the relay never got.
    pub fn left_behind(self) -> Vec<DocumentId> {
        self.core().left_behind()
    }

    /// What this person would want to have before it is gone from this device: everything, or what these documents have.
    pub async fn belongings(self, of: Option<Vec<DocumentId>>) -> Belongings {
        self.core().belongings(of.as_deref()).await
    }

    /// Removes documents from this device, with what the relay never got of them.
    pub async fn let_go_of(self, documents: Vec<DocumentId>) {
        let documents: Vec<Arc<str>> = documents
            .iter()
            .map(|document| document.to_string().into())
            .collect();
        self.core().forget(&documents).await;
    }

    /// How many edits are on this device that the relay is not known to have. Tracked.
    pub fn unsent(self) -> usize {
        let core = self.core();
        core.status.track();
        let (unsaved, unsent) = core.shelf.borrow().edits();
        unsaved + unsent
    }

    /// Signs this device off and removes everything of this person's from it, what the relay does not have included.
    /// Answers whether it was done; the page is then on its way elsewhere.
    pub async fn leave(self) -> bool {
        match self.core().leave().await {
            Ok(()) => true,
            Err(error) => {
                leptos::logging::log!("{error}");
                false
            }
        }
    }

    /// Saves words as a file of this type; answers whether the browser has taken it.
    pub fn save_file(self, name: &str, kind: &str, words: &str) -> bool {
        download::save(name, kind, words)
    }

    /// Whether the relay could not be told yet that somebody has left this device.
    pub fn sign_off_waits(self) -> bool {
        leave::is_still_to_be_told()
    }

    /// Whether a PIN must be given before anything is shown.
    pub fn locked(self) -> Signal<bool> {
        self.core().lock.locked.into()
    }

    /// After how many minutes without a touch the app locks itself; `None` without a PIN.
    pub fn pin(self) -> Signal<Option<u32>> {
        self.core().lock.minutes.into()
    }

    /// Asks for this PIN from now on; answers whether this device has kept it.
    pub async fn set_pin(self, pin: String, minutes: u32) -> bool {
        self.core().set_pin(&pin, minutes).await.is_ok()
    }

    /// Asks for no PIN any more.
    pub async fn forget_pin(self) {
        self.core().forget_pin().await;
    }

    /// Tries a PIN.
    pub async fn unlock(self, pin: String) -> Unlocking {
        self.core().unlock(&pin).await
    }

    /// Locks the app in every tab.
    pub fn lock(self) {
        self.core().lock_now();
    }

    /// Whether this device is somebody else's, on which nothing is to stay.
    pub fn borrowed(self) -> Signal<bool> {
        self.core().lock.borrowed.into()
    }

    /// Notes whether this device is somebody else's; answers whether that is kept.
    pub async fn set_borrowed(self, is_borrowed: bool) -> bool {
        self.core().set_borrowed(is_borrowed).await.is_ok()
    }

    /// Curator: a link with which a person of the registry joins, once.
    ///
    /// # Errors
    /// What the relay said, or that it could not be reached.
    pub async fn invite(self, person: PersonId) -> Result<Invitation, CallError> {
        call::invite(person).await
    }

    /// A code that adds one more device of this person, once.
    ///
    /// # Errors
    /// What the relay said, or that it could not be reached.
    pub async fn device_code(self) -> Result<DeviceCode, CallError> {
        call::device_code().await
    }

    /// This person's devices.
    ///
    /// # Errors
    /// What the relay said, or that it could not be reached.
    pub async fn devices(self) -> Result<Vec<DeviceRow>, CallError> {
        call::devices(None).await
    }

    /// Curator: another person's devices.
    ///
    /// # Errors
    /// What the relay said, or that it could not be reached.
    pub async fn devices_of(self, person: PersonId) -> Result<Vec<DeviceRow>, CallError> {
        call::devices(Some(person)).await
    }

    /// Takes a device off: it is refused within a second.
    ///
    /// # Errors
    /// What the relay said, or that it could not be reached.
    pub async fn revoke(self, device: DeviceId) -> Result<(), CallError> {
        call::revoke(device).await?;
        let core = self.core();
        if core
            .me
            .get_untracked()
            .is_some_and(|me| me.device == device)
        {
            core.ask_who_i_am();
        }
        Ok(())
    }

    /// Has `run` called whenever what is typed must go into the document, until the component is gone: before others'
    /// words are merged into it, and before the page is hidden.
    pub(crate) fn on_flush(self, document: DocumentId, run: impl Fn() + 'static) {
        let core = self.core();
        let id = browser::random_u64();
        core.flushes.borrow_mut().push(Flush {
            id,
            document,
            run: Rc::new(run),
        });
        on_cleanup(move || {
            self.core()
                .flushes
                .borrow_mut()
                .retain(|flush| flush.id != id)
        });
    }
}
