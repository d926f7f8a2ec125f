//! Files between devices: a copy of everything that a person may read, and changes that travel by USB stick or
//! messenger where there is no network. See `docs/decisions/0014`.
//!
//! `make` packs, `take` opens a file on the device of somebody who has joined, after a `rehearsal`, `view` where nobody
//! has, and `deliver` brings the relay what came in files.

mod deliver;
mod make;
mod rehearsal;
mod take;
mod trial;
mod view;

use std::cell::Cell;

use leptos::prelude::*;
use ryadom_domain::{PersonId, Timestamp};
use ryadom_sync::carried::FileError;
use serde::{Deserialize, Serialize};
use web_sys::File;

use super::{Device, files};
pub(super) use deliver::Delivery;
pub use rehearsal::offer as offer_rehearsal;
use take::NotSealed;

/// Where it is noted when the last copy was made.
const LAST: &str = "copy";

/// What this room holds while the app runs.
pub(super) struct Carry {
    /// The copy that is being looked at, on a device that nobody has joined.
    pub(super) viewing: RwSignal<Option<Viewed>>,
    /// How far the packing of a file is: documents done, and of how many.
    packing: RwSignal<Option<(usize, usize)>>,
    /// The person has called the packing off.
    called_off: Cell<bool>,
    last: RwSignal<Option<LastCopy>>,
    /// Grows whenever what the relay is known to lack may have changed.
    pub(super) recount: RwSignal<u64>,
}

impl Carry {
    pub(super) fn new() -> Self {
        Self {
            viewing: RwSignal::new(None),
            packing: RwSignal::new(None),
            called_off: Cell::new(false),
            last: RwSignal::new(None),
            recount: RwSignal::new(0),
        }
    }

    /// What the relay is known to lack may have changed.
    pub(super) fn stir(&self) {
        self.recount.update(|count| *count += 1);
    }
}

/// The newest copy that this device has saved for its person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct LastCopy {
    /// When.
    pub at: Timestamp,
    /// How many documents were in it.
    pub documents: usize,
}

/// Whose copy is being looked at, and of when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Viewed {
    /// Who saved it, as it says.
    pub name: String,
    /// When, by that device's clock.
    pub made: Timestamp,
}

/// A file that was offered as a download.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Saved {
    /// What it is called.
    pub name: String,
    /// How many documents are in it.
    pub documents: usize,
}

/// Why no file was saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotSaved {
    /// Nobody has joined here.
    #[error("nobody has joined here")]
    Nobody,
    /// Something on the device could not be read, and a copy without it would be called one wrongly.
    #[error("something on the device could not be read")]
    Unread,
    /// There is nothing that the other lacks.
    #[error("there is nothing new for them")]
    NothingNew,
    /// This device has never proved to the relay who it is, so nobody would believe what it seals.
    #[error("this device has nothing to seal with")]
    NoPapers,
    /// The browser would not save files.
    #[error("the browser would not save the file")]
    Browser,
    /// The person has called it off.
    #[error("called off")]
    CalledOff,
}

/// What came of opening a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Opened {
    /// It is shown, to be read only: nobody has joined here.
    Viewing,
    /// What was new in it is in this device's documents.
    Taken(Taken),
}

/// What was taken over from a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    /// How many changes were new here, by whoever sealed them.
    pub changes: Vec<(PersonId, usize)>,
    /// Whether some of it waits on this device for the relay.
    pub waits: bool,
}

/// Why a file was not opened. Nothing has changed then.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotOpened {
    /// It is no such file, or not whole.
    #[error(transparent)]
    File(#[from] FileError),
    /// It is of another school.
    #[error("the file is of another school")]
    OtherSchool,
    /// Something in it is not this person's to read.
    #[error("something in the file is not for this person")]
    NotForYou,
    /// Nobody answers for what is in it, or not who it says.
    #[error("the file's seal is not genuine")]
    Forged,
    /// The device that saved it had nothing to seal with.
    #[error("the file is not sealed")]
    NotSealed,
    /// What it holds cannot be read.
    #[error("what the file holds cannot be read")]
    Unreadable,
    /// Only the relay can say whether it is as it says, and it cannot be reached.
    #[error("the relay is needed for this file")]
    NeedsRelay,
    /// The relay was asked, and does not take it: its problem's name.
    #[error("the relay does not take it: {0}")]
    Refused(String),
    /// This device could not keep it.
    #[error("this device could not keep it")]
    NotKept,
}

impl From<NotSealed> for NotOpened {
    fn from(not: NotSealed) -> Self {
        match not {
            NotSealed::Missing => Self::NotSealed,
            NotSealed::False => Self::Forged,
        }
    }
}

impl Device {
    /// Saves a file with everything that this person may read and that is on the device.
    ///
    /// # Errors
    /// [`NotSaved`] says why there is none.
    pub async fn save_copy(self) -> Result<Saved, NotSaved> {
        self.core().save_copy().await
    }

    /// Saves a file with what somebody else may read and does not have yet, as far as is known.
    ///
    /// # Errors
    /// [`NotSaved`] says why there is none.
    pub async fn save_for(self, addressee: PersonId) -> Result<Saved, NotSaved> {
        self.core().save_for(addressee).await
    }

    /// How far the packing of a file is: documents done, and of how many.
    pub fn packing(self) -> Signal<Option<(usize, usize)>> {
        self.core().carry.packing.into()
    }

    /// Calls the packing off.
    pub fn stop_packing(self) {
        self.core().carry.called_off.set(true);
    }

    /// When the last copy was made on this device.
    pub fn last_copy(self) -> Signal<Option<LastCopy>> {
        let core = self.core();
        core.read_last_copy();
        core.carry.last.into()
    }

    /// Opens a file that a person has picked.
    ///
    /// # Errors
    /// [`NotOpened`] says why not; nothing has changed then.
    pub async fn open_file(self, file: File) -> Result<Opened, NotOpened> {
        let bytes = files::read(&file, ryadom_sync::limits::FILE).await;
        let bytes = bytes.ok_or(FileError::TooLarge)?;
        self.core().open_file(&bytes).await
    }

    /// The copy that is being looked at, on a device that nobody has joined.
    pub fn viewing(self) -> Signal<Option<Viewed>> {
        self.core().carry.viewing.into()
    }

    /// Looks at it no longer. What was shown of it is nowhere on the device.
    pub fn close_copy(self) {
        if let Some(window) = web_sys::window() {
            // The page is being loaded anew; nothing after this matters.
            let _ = window.location().replace("/");
        }
    }
}
