//! Whose this device is at the moment. Several people may use one device in turn: each has a database of their own here,
//! so that nothing of one is shown to, mixed up with or sent by another. What somebody wrote waits there until they are
//! back.
//!
//! The first person's database is the one that also remembers who is here now.

use std::rc::Rc;

use leptos::prelude::*;
use ryadom_domain::{DeviceId, PersonId};

use super::browser::random;
use super::call::{self, CallError};
use super::core::Core;
use super::me::Me;
use super::store::{NAME, Store, StoreError};
use super::tabs::Word;

const ME: &str = "me";
const DEVICE: &str = "device";
/// Whoever was here has left, and took everything with them; until somebody comes.
const LEFT: &str = "left";
/// Whose the first database is; not noted while nobody else has ever been here.
const FIRST: &str = "first";

/// The database of a person, on a device whose first person was `first`.
fn database_of(person: PersonId, first: Option<PersonId>) -> String {
    match first {
        Some(first) if first != person => format!("{NAME}-{person}"),
        _ => NAME.to_owned(),
    }
}

impl Core {
    /// Opens the storage of whoever is here, and answers who that is.
    pub(super) async fn open_home(&self) -> Result<Option<Me>, StoreError> {
        let base = Rc::new(Store::open(NAME).await?);
        let me = base.meta::<Me>(ME).await?;
        let first = base.meta::<PersonId>(FIRST).await?;
        let home = match me.map(|me| database_of(me.person, first)) {
            Some(name) if name != NAME => Rc::new(Store::open(&name).await?),
            _ => Rc::clone(&base),
        };
        *self.base.borrow_mut() = Some(base);
        *self.store.borrow_mut() = Some(home);
        Ok(me)
    }

    /// Who is here, as any tab last noted.
    pub(super) async fn who_is_here(&self) -> Option<Me> {
        let base = self.base.borrow().clone();
        base?.meta(ME).await.ok()?
    }

    /// Notes who is here from now on.
    pub(super) async fn note_who_is_here(&self, me: Me) -> Result<(), StoreError> {
        let base = self.base.borrow().clone();
        let Some(base) = base else { return Ok(()) };
        if let Some(before) = base.meta::<Me>(ME).await?
            && before.person != me.person
            && base.meta::<PersonId>(FIRST).await?.is_none()
        {
            base.set_meta(FIRST, &before.person).await?;
        }
        base.set_meta(DEVICE, &me.device).await?;
        base.forget_meta(LEFT).await?;
        base.set_meta(ME, &me).await
    }

    /// The id that this device gives itself. With it a lost answer of the relay can be asked for again.
    pub(super) async fn own_device(&self) -> DeviceId {
        let base = self.base.borrow().clone();
        let known = match base {
            Some(base) => base.meta(DEVICE).await.ok().flatten(),
            None => None,
        };
        match known {
            Some(known) => known,
            None => self.fresh_device().await,
        }
    }

    /// A new id for this device: the relay knows the last one as somebody else's.
    pub(super) async fn fresh_device(&self) -> DeviceId {
        let fresh = DeviceId::from_random(random());
        // One that could not be noted is simply not met again.
        let _ = self.note_device(fresh).await;
        fresh
    }

    /// Notes that the first database is somebody else's than who is here.
    pub(super) async fn note_first(&self, base: &Store, first: PersonId) -> Result<(), StoreError> {
        base.set_meta(FIRST, &first).await
    }

    /// Nobody is here any more, and nothing of whoever was.
    ///
    /// # Errors
    /// When this device would not write; what was there is still there then.
    pub(super) async fn forget_who_is_here(&self) -> Result<(), StoreError> {
        let (base, home) = (self.base.borrow().clone(), self.store());
        let (Some(base), Some(home)) = (base, home) else {
            return Ok(());
        };
        home.clear_but(&[FIRST]).await?;
        if !Rc::ptr_eq(&base, &home) {
            base.forget_meta(ME).await?;
            base.forget_meta(DEVICE).await?;
        }
        base.set_meta(LEFT, &true).await
    }

    /// Removes what a tab wrote that had not heard yet that its person had left.
    pub(super) async fn forget_the_rest(&self) -> Result<(), StoreError> {
        let base = self.base.borrow().clone();
        match base {
            Some(base) if base.meta::<bool>(LEFT).await? == Some(true) => {
                base.clear_but(&[FIRST]).await
            }
            _ => Ok(()),
        }
    }

    /// Whether the person of this tab has left the device.
    pub(super) async fn has_left(&self) -> bool {
        let base = self.base.borrow().clone();
        match base {
            Some(base) => matches!(base.meta::<bool>(LEFT).await, Ok(Some(true))),
            None => false,
        }
    }

    async fn note_device(&self, device: DeviceId) -> Result<(), StoreError> {
        let base = self.base.borrow().clone();
        match base {
            Some(base) => base.set_meta(DEVICE, &device).await,
            None => Ok(()),
        }
    }

    /// Whoever is here leaves, and the person of this code comes in.
    ///
    /// # Errors
    /// What the relay said, or that this device writes nothing: then the person before has not left. Once they have, the
    /// same code can be tried again.
    pub(super) async fn join_instead(
        self: Rc<Self>,
        code: String,
        name: String,
    ) -> Result<(), CallError> {
        // Of a device that writes nothing nobody else could take over, and the one who is here would be out as well.
        let fresh = DeviceId::from_random(random());
        self.note_device(fresh)
            .await
            .map_err(|_| CallError::NotKept)?;
        self.flush(None);
        self.until_all_durable().await;
        if let Some(me) = self.me.get_untracked() {
            match call::revoke(me.device).await {
                Ok(()) => {}
                // The school took the device off before.
                Err(CallError::Refused(_)) => {}
                Err(error) => return Err(error),
            }
        }
        self.join(code, name).await
    }

    /// Somebody else is here now: nothing of the person before may stay on the screen or in memory.
    pub(super) async fn make_way(&self) {
        // The tabs of whoever is here now have other documents.
        self.leaving.set(true);
        self.flush(None);
        self.until_all_durable().await;
        if let Some(window) = web_sys::window() {
            // The page is being loaded anew; nothing after this matters.
            let _ = window.location().replace("/");
        }
    }

    /// Another tab says that somebody has joined.
    pub(super) async fn somebody_joined(self: Rc<Self>) {
        let Some(me) = self.who_is_here().await else {
            return;
        };
        match self.me.get_untracked() {
            None => {
                self.become_person(me).await;
                if self.line_is_mine.get() {
                    self.take_line();
                }
            }
            Some(before) if before.person != me.person => self.make_way().await,
            // What was let go of is read anew.
            Some(_) if self.rights.parted_from_all.get() => self.make_way().await,
            Some(_) => {}
        }
    }

    /// Tells the other tabs who is here, and goes on as them.
    ///
    /// # Errors
    /// When this device cannot note it. The person before stays then, and what they write here is sent no more: the
    /// session is somebody else's.
    pub(super) async fn give_way_to(self: &Rc<Self>, me: Me) -> Result<(), StoreError> {
        // Nothing of the person before is sent in the session of the one who comes.
        self.hang_up();
        if let Err(error) = self.note_who_is_here(me).await {
            // Loaded anew, the page would find the person before again, and so on for ever.
            self.trouble.set(true);
            self.refresh_status();
            return Err(error);
        }
        self.tell_tabs(&Word::Joined);
        self.make_way().await;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test]
    fn each_person_has_a_database_and_the_first_keeps_theirs() {
        let (anna, marina) = (
            PersonId::from_random([1; 16]),
            PersonId::from_random([2; 16]),
        );
        assert_eq!(database_of(anna, None), NAME);
        assert_eq!(database_of(anna, Some(anna)), NAME);
        assert_eq!(database_of(marina, Some(anna)), format!("{NAME}-{marina}"));
    }
}
