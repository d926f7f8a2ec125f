//! Starting: first what is on the device, then the screens, then everyone else.

use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;
use ryadom_domain::DeviceId;
use ryadom_replica::Author;
use ryadom_sync::device::Input;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Event, VisibilityState};

use super::browser::{Later, listen, sleep};
use super::call::{self, CallError, Welcome};
use super::core::Core;
use super::lasting::Lasting;
use super::locks::hold;
use super::me::Me;
use super::shelf::Book;
use super::status::{Away, Contact};
use super::store::StoreError;
use super::tabs::{Tabs, Word};
use super::{actors, clock};

const CONTACT: &str = "contact";

/// What is only shown is not written with every word of the relay.
const KEEP_CONTACT: Duration = Duration::from_secs(10);

impl Core {
    /// Reads what is on the device and shows it; the relay comes after.
    pub(super) async fn start(self: Rc<Self>) {
        self.listen_to_page();
        Lasting::listen(&self);
        self.turn_the_day();
        self.watch_idleness();
        let me = match self.open_home().await {
            Ok(me) => me,
            Err(error) => {
                self.go_on_in_memory(&error);
                None
            }
        };
        if let Err(error) = self.read_device().await {
            leptos::logging::log!("{error}");
            self.trouble.set(true);
        }
        self.watch_storage();
        self.finish_leaving().await;
        self.open_tabs();
        match me {
            Some(me) => self.become_person(me).await,
            None if self.store().is_none() => self.ask_who_is_here(),
            None => {}
        }
        self.started.set(true);
        self.refresh_status();
        self.worker.start();
        self.wait_for_line();
    }

    /// Everything that is known without loading a document.
    async fn read_device(&self) -> Result<(), StoreError> {
        let Some(store) = self.store() else {
            return Ok(());
        };
        let contact: Contact = store.meta(CONTACT).await?.unwrap_or_default();
        self.away.set(contact.away);
        *self.contact.borrow_mut() = Contact {
            online: false,
            failed: false,
            settled: false,
            ..contact
        };
        let records = store.records().await?;
        let states = store.sync_states().await?;
        let parts = store.summaries().await?;
        self.read_attachments().await?;
        let mut shelf = self.shelf.borrow_mut();
        for (address, record) in records {
            shelf.put(address.into(), Book::new(record));
        }
        for (address, state) in states {
            if let Some(book) = shelf.at(&address) {
                book.sync_state = Some(state);
            }
        }
        let parts = parts
            .into_iter()
            .map(|(address, part)| (Arc::from(address), part));
        self.parts.borrow_mut().extend(parts);
        Ok(())
    }

    /// This device is this person's from now on.
    pub(super) async fn become_person(self: &Rc<Self>, me: Me) {
        let store = self.store();
        let actor = actors::take(store.as_deref(), me.person).await;
        *self.author.borrow_mut() = Some(Author {
            person: me.person,
            actor,
        });
        self.read_drafts(me.person).await;
        self.read_parted().await;
        self.read_lock().await;
        self.me.set(Some(me));
        self.follow_registry(me);
        // The first screen needs it: milliseconds.
        self.until_in_memory(me.registry).await;
        self.part_with_everything().await;
        self.lasting.look();
    }

    /// Turns a code into a session of this device.
    ///
    /// # Errors
    /// What the relay said; nothing has changed then.
    pub(super) async fn join(self: Rc<Self>, code: String, name: String) -> Result<(), CallError> {
        let device = self.own_device().await;
        let welcome = match call::join(&code, device, &name).await {
            // The relay knows this device as that of somebody whom it lets in no more.
            Err(CallError::Refused(problem))
                if problem == "already-joined" && is_signed_off(device).await =>
            {
                call::join(&code, self.fresh_device().await, &name).await?
            }
            answer => answer?,
        };
        let me = me_of(welcome);
        let before = self.me.get_untracked();
        if before.is_some_and(|before| before.person != me.person) {
            let noted = self.give_way_to(me).await;
            return noted.map_err(|_| CallError::NotKept);
        }
        // Without it the device must join again next time; the status says that nothing is kept.
        if self.note_who_is_here(me).await.is_err() {
            self.trouble.set(true);
        }
        match before {
            Some(_) => {
                // Whoever has a code for this very person needs no PIN any more.
                self.forget_pin().await;
                self.me.set(Some(me));
            }
            None => self.become_person(me).await,
        }
        self.rights.let_in.update(|times| times + 1);
        self.change_contact(|contact| contact.away = Away::No);
        self.tell_tabs(&Word::Joined);
        if self.rights.parted_from_all.get() {
            self.keep_contact(true);
            self.make_way().await;
            return Ok(());
        }
        if self.has_line() {
            self.keep_in_step();
            self.tell_line(Input::Wake);
        } else if self.line_is_mine.get() {
            self.take_line();
        }
        // The school's people come over the line; who has just joined would like to see them rather than a void.
        for _ in 0..100 {
            if self
                .registry
                .read_untracked()
                .people
                .contains_key(&me.person)
            {
                break;
            }
            sleep(Duration::from_millis(50)).await;
        }
        Ok(())
    }

    fn wait_for_line(self: &Rc<Self>) {
        let core = Rc::clone(self);
        spawn_local(async move {
            // Granted when no other tab has it: at once, or when that tab is gone.
            hold("ryadom-socket").await;
            core.line_is_mine.set(true);
            if core.me.get_untracked().is_some() && !core.is_viewing() {
                core.take_line();
                core.ask_who_i_am();
            }
        });
    }

    /// Asks the relay, in the background, whether it still knows this device.
    pub(super) fn ask_who_i_am(self: &Rc<Self>) {
        let Some(me) = self.me.get_untracked() else {
            return;
        };
        let core = Rc::clone(self);
        spawn_local(async move {
            let let_in = core.rights.let_in.get();
            let answer = call::session(me.device).await;
            if core.rights.let_in.get() != let_in {
                return;
            }
            match answer {
                Ok(welcome) if me_of(welcome) != me => {
                    let known = me_of(welcome);
                    if known.person != me.person {
                        // What could not be noted is told by the status.
                        let _ = core.give_way_to(known).await;
                        return;
                    }
                    // What could not be noted is asked for again at the next start.
                    let noted = core.note_who_is_here(known).await;
                    if known.registry != me.registry && noted.is_ok() {
                        // Somebody was forgotten for good: the school's documents have other addresses now.
                        core.flush(None);
                        core.until_all_durable().await;
                        super::browser::reload();
                    }
                }
                Ok(_) => core.is_known_again(),
                Err(CallError::Refused(problem)) => core.was_turned_away(&problem).await,
                // Not to be reached: nothing new.
                Err(_) => {}
            }
        });
    }

    fn open_tabs(self: &Rc<Self>) {
        let core = Rc::clone(self);
        let tabs = Tabs::open(move |word| core.hear_tab(word));
        // It is opened once.
        let _ = self.tabs.set(tabs);
        self.tell_tabs(&Word::Hello);
    }

    fn hear_tab(self: &Rc<Self>, word: Word) {
        match word {
            Word::Changes {
                document,
                bytes,
                unsent,
            } => self.take_changes(&document, bytes, unsent),
            Word::Confirmed(document) => {
                if let Some(book) = self.shelf.borrow_mut().at(&document) {
                    book.record.unsent = 0;
                }
                self.look_for_what_was_lost(&document);
                self.refresh_status();
            }
            Word::Lost(document) => self.lost_pieces_elsewhere(&document),
            Word::OfferAgain if self.has_line() => self.offer_again(),
            Word::OfferAgain => {}
            Word::Summary { document, json } => self.take_summary(document, &json),
            Word::Contact(contact) if !self.has_line() => {
                self.away.set(contact.away);
                *self.contact.borrow_mut() = contact;
                self.gather_soon();
                self.refresh_status();
                let core = Rc::clone(self);
                spawn_local(async move { core.part_with_everything().await });
            }
            Word::Contact(_) => {}
            Word::Hello if self.has_line() => {
                let contact = self.contact.borrow().clone();
                self.tell_tabs(&Word::Contact(contact));
            }
            Word::Hello => {}
            Word::Say { document, data } => self.heard_near(document, data),
            Word::Heard {
                document,
                from,
                person,
                data,
            } => self.heard_afar(&document, &from, &person, &data),
            Word::Draft { name, typed } => self.hear_draft(&name, typed),
            Word::Files => self.hear_of_files(),
            Word::Joined => spawn_local(Rc::clone(self).somebody_joined()),
            Word::Locked => self.lock_this_tab(),
            Word::Unlocked => self.unlocked_elsewhere(),
            Word::Left => self.go_after_leaving(),
        }
    }

    /// Another tab has saved changes: they are shown here too, and sent if this tab has the line.
    fn take_changes(self: &Rc<Self>, address: &Arc<str>, bytes: Vec<u8>, unsent: usize) {
        if let Ok(document) = address.parse() {
            self.flush(Some(document));
        }
        {
            let mut shelf = self.shelf.borrow_mut();
            // A document that this tab has not heard of will be read when the registry names it.
            let Some(book) = shelf.at(address) else {
                return;
            };
            book.record.unsent += unsent;
            if book.loading {
                book.meanwhile.push(bytes);
                return;
            }
            if let Some(document) = &mut book.document {
                // The other tab has saved them; what cannot be applied now is read next time.
                if document.automerge().load_incremental(&bytes).is_ok() {
                    book.record.heads = document.heads().iter().map(ToString::to_string).collect();
                }
            }
        }
        self.show(address);
        // Whatever another tab saved was made there: only the tab with the line hears from others.
        self.tell_line(Input::Changed(Arc::clone(address)));
        self.refresh_status();
    }

    fn listen_to_page(self: &Rc<Self>) {
        let Some(window) = web_sys::window() else {
            return;
        };
        let core = Rc::clone(self);
        listen(&window, "online", move |_: Event| core.wake());
        let core = Rc::clone(self);
        listen(&window, "click", move |_: Event| core.hurry());
        let core = Rc::clone(self);
        listen(&window, "pagehide", move |_: Event| core.flush(None));
        let Some(document) = window.document() else {
            return;
        };
        let core = Rc::clone(self);
        listen(&document, "resume", move |_: Event| core.wake());
        let core = Rc::clone(self);
        let page = document.clone();
        listen(&document, "visibilitychange", move |_: Event| {
            if page.visibility_state() == VisibilityState::Visible {
                core.wake();
                core.today.set(clock::today());
            } else {
                core.flush(None);
                core.keep_contact(true);
            }
        });
    }

    /// Remembers when the relay was last there, so that the next start can say it without the relay.
    pub(super) fn keep_contact(self: &Rc<Self>, now: bool) {
        if now {
            self.keeping_contact.clear();
            if let Some(store) = self.store().filter(|_| self.line_is_mine.get()) {
                let contact = self.contact.borrow().clone();
                spawn_local(async move {
                    // Only shown: the next time is soon enough.
                    let _ = store.set_meta(CONTACT, &contact).await;
                });
            }
        } else if !self.keeping_contact.is_set() {
            let core = Rc::clone(self);
            self.keeping_contact
                .set(KEEP_CONTACT, move || core.keep_contact(true));
        }
    }

    fn turn_the_day(self: &Rc<Self>) {
        let core = Rc::clone(self);
        let wait = Duration::from_millis(u64::try_from(clock::until_midnight()).unwrap_or(60_000));
        Later::default().set(wait, move || {
            core.today.set(clock::today());
            core.turn_the_day();
        });
    }
}

/// Whether the relay no longer knows the session that this browser has, if it has one.
async fn is_signed_off(device: DeviceId) -> bool {
    matches!(call::session(device).await, Err(CallError::Refused(problem)) if Away::of(&problem) != Away::No)
}

pub(super) fn me_of(welcome: Welcome) -> Me {
    Me {
        person: welcome.person,
        device: welcome.device,
        registry: welcome.registry,
    }
}
