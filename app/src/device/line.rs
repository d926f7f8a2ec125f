//! The line to the relay: turns what the sync session decides into sockets, timers and storage.
//!
//! Only the tab that holds the lock `ryadom-socket` has a line; the others follow over the BroadcastChannel.

use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use js_sys::{ArrayBuffer, Uint8Array};
use leptos::prelude::GetUntracked;
use ryadom_sync::Message;
use ryadom_sync::device::{Connection, Effect, Identity, Input, Session, Standing};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_futures::spawn_local;
use web_sys::{BinaryType, Event, MessageEvent, WebSocket};

use super::browser::{Later, random_name, random_u64};
use super::carry::Delivery;
use super::clock;
use super::core::Core;
use super::status::Away;
use super::store::Chunk;
use super::tabs::Word;

/// How often the socket's silence is looked at.
const LOOK: Duration = Duration::from_secs(5);
/// A socket on which the relay owes a word and nothing has come at so many looks is dead, whatever the browser says.
/// Looks are counted, and no clock is asked: it may be set to another year at any moment.
const SILENT_LOOKS: u32 = 4;
/// After so many looks at which nothing came the relay is asked for a sign of life, though it owes none: a line that is
/// dead without a word would otherwise look like one on which nothing happens.
const QUIET_LOOKS: u32 = 12;
/// A look that comes this much later than it should, in milliseconds, comes after sleep. Nothing is then known of the
/// socket.
const SLEPT: f64 = 120_000.0;
/// While somebody is at work the relay is tried no more often than this, in milliseconds.
const HURRY: f64 = 5_000.0;
/// How long to wait before asking again for a document that the relay did not have: its registration may be on the way.
const ASK_AGAIN: Duration = Duration::from_secs(3);

/// The line's state; without a session this tab does not have the line.
#[derive(Default)]
pub(super) struct Line {
    pub(super) session: RefCell<Option<Session>>,
    /// The documents that the session keeps in step.
    pub(super) in_step: RefCell<BTreeSet<Arc<str>>>,
    socket: RefCell<Option<Socket>>,
    retry: Later,
    watch: Later,
    again: Later,
    pub(super) offers: Later,
    /// Looks since something was heard.
    silent: Cell<u32>,
    /// When the socket was last looked at, in milliseconds.
    looked: Cell<f64>,
    /// When the relay was last tried because somebody is at work here, in milliseconds since the page was opened.
    hurried: Cell<f64>,
    /// How often a connection was begun. Only the newest becomes a socket: between two of them the session may be a new one.
    begun: Cell<u32>,
    /// This socket was open at some time.
    opened: Cell<bool>,
    /// Inputs that came while another was being handled.
    pending: RefCell<Vec<Input>>,
    busy: Cell<bool>,
}

/// An open or opening socket. Dropping it silences it, so that a late event of an old socket is never taken for one of
/// the new socket.
struct Socket {
    socket: WebSocket,
    _opened: Closure<dyn FnMut(Event)>,
    _heard: Closure<dyn FnMut(MessageEvent)>,
    _closed: Closure<dyn FnMut(Event)>,
}

impl Drop for Socket {
    fn drop(&mut self) {
        self.socket.set_onopen(None);
        self.socket.set_onmessage(None);
        self.socket.set_onclose(None);
        // It fails only for a wrong code or reason, and none is given.
        let _ = self.socket.close();
    }
}

impl Core {
    /// This tab has the line now.
    pub(super) fn take_line(self: &Rc<Self>) {
        if self.is_viewing() {
            return;
        }
        let identity = Identity {
            peer: format!("ryadom-app-{}", random_name()).into(),
            storage: None,
            session: random_name().into(),
        };
        *self.line.session.borrow_mut() = Some(Session::new(identity));
        self.line.in_step.borrow_mut().clear();
        self.keep_in_step();
        self.tell_line(Input::Wake);
    }

    /// Whether this tab has the line.
    pub(super) fn has_line(&self) -> bool {
        self.line.session.borrow().is_some()
    }

    /// Closes the socket and stays away from the relay: this device has no session any more.
    pub(super) fn hang_up(&self) {
        self.line.retry.clear();
        self.line.watch.clear();
        *self.line.session.borrow_mut() = None;
        *self.line.socket.borrow_mut() = None;
    }

    /// Tells the sync session what happened, and does what it answers. Nothing in a tab without the line.
    pub(super) fn tell_line(self: &Rc<Self>, input: Input) {
        self.line.pending.borrow_mut().push(input);
        if self.line.busy.replace(true) {
            return;
        }
        loop {
            let next = {
                let mut pending = self.line.pending.borrow_mut();
                if pending.is_empty() {
                    None
                } else {
                    Some(pending.remove(0))
                }
            };
            let Some(input) = next else { break };
            let effects = match self.line.session.borrow_mut().as_mut() {
                Some(session) => session.handle(input, &mut *self.shelf.borrow_mut()),
                None => Vec::new(),
            };
            for effect in effects {
                self.carry_out(effect);
            }
        }
        self.line.busy.set(false);
        self.notice_connection();
        self.part_with_what_is_not_ours();
        self.refresh_status();
    }

    fn carry_out(self: &Rc<Self>, effect: Effect) {
        match effect {
            Effect::Connect => self.connect(),
            Effect::Disconnect => self.disconnect(),
            Effect::RetryAfter(time) => {
                let core = Rc::clone(self);
                self.line
                    .retry
                    .set(time, move || core.tell_line(Input::RetryDue));
            }
            Effect::Send(frame) => {
                if let Some(socket) = &*self.line.socket.borrow() {
                    // A socket that will not take it is about to say that it is closed.
                    let _ = socket.socket.send_with_u8_array(&frame);
                }
            }
            Effect::Load(address) => self.bring(&address),
            Effect::Merged {
                document, changes, ..
            } => {
                let actors = changes
                    .iter()
                    .map(|change| change.actor_id().to_hex_string());
                let actors: BTreeSet<_> = actors.collect();
                let chunks: Vec<_> = changes
                    .iter()
                    .map(|change| Chunk {
                        hash: change.hash().to_string(),
                        bytes: change.raw_bytes().to_vec(),
                    })
                    .collect();
                self.merging
                    .borrow_mut()
                    .came(&document, chunks.len(), actors);
                self.keep_others(&document, chunks);
                self.show(&document);
                self.want_small(&document);
            }
            Effect::Remember { document, state } => {
                if let Some(book) = self.shelf.borrow_mut().at(&document) {
                    book.sync_state = Some(state.clone());
                }
                self.keep_state(&document, state);
                self.carry.stir();
            }
            Effect::Confirmed(document) => {
                self.confirmed(&document);
                self.tell_tabs(&Word::Confirmed(document));
            }
            Effect::Unavailable(document) => self.ask_again_for(document),
            Effect::Ephemeral {
                document,
                from,
                account,
                data,
            } => {
                // A payload can claim to be anybody's: only the relay's word counts.
                if let Some(person) = account {
                    self.heard_afar(&document, &from, &person, &data);
                    self.tell_tabs(&Word::Heard {
                        document,
                        from,
                        person,
                        data,
                    });
                }
            }
            Effect::Refused { document, why, .. } => {
                leptos::logging::log!("the relay refused: {why}");
                if document.is_none() {
                    // It may be about this device or its person; only a call can tell.
                    self.ask_who_i_am();
                }
            }
        }
    }

    /// Opens the socket, once the relay has what came in files: see `carry`.
    fn connect(self: &Rc<Self>) {
        let core = Rc::clone(self);
        let begun = self.line.begun.get() + 1;
        self.line.begun.set(begun);
        spawn_local(async move {
            let delivery = core.deliver_waiting().await;
            if !core.has_line() || core.line.begun.get() != begun {
                return;
            }
            if delivery == Delivery::Later {
                let random = random_u64();
                return core.tell_line(Input::Disconnected { random });
            }
            core.open_socket();
        });
    }

    fn open_socket(self: &Rc<Self>) {
        let Some(socket) = address().and_then(|address| WebSocket::new(&address).ok()) else {
            return self.tell_line(Input::Disconnected {
                random: random_u64(),
            });
        };
        socket.set_binary_type(BinaryType::Arraybuffer);
        let core = Rc::clone(self);
        let opened = Closure::<dyn FnMut(Event)>::new(move |_| {
            core.line.silent.set(0);
            core.line.opened.set(true);
            core.tell_line(Input::Connected);
        });
        let core = Rc::clone(self);
        let heard =
            Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| core.frame(&event));
        let core = Rc::clone(self);
        let closed = Closure::<dyn FnMut(Event)>::new(move |_| {
            // Out of the socket's own callback first: it is dropped below.
            let core = Rc::clone(&core);
            spawn_local(async move { core.lost() });
        });
        socket.set_onopen(Some(opened.as_ref().unchecked_ref()));
        socket.set_onmessage(Some(heard.as_ref().unchecked_ref()));
        socket.set_onclose(Some(closed.as_ref().unchecked_ref()));
        self.line.silent.set(0);
        *self.line.socket.borrow_mut() = Some(Socket {
            socket,
            _opened: opened,
            _heard: heard,
            _closed: closed,
        });
        self.watch_silence();
    }

    fn frame(self: &Rc<Self>, event: &MessageEvent) {
        self.line.silent.set(0);
        let Ok(buffer) = event.data().dyn_into::<ArrayBuffer>() else {
            return;
        };
        let frame = Uint8Array::new(&buffer).to_vec();
        // What is typed and not in the document yet must be there before others' words are, or it would be placed by
        // guess rather than by the document's own rules.
        if let Ok(Message::Sync(sync)) = Message::decode(&frame)
            && let Ok(document) = sync.document.parse()
        {
            self.flush(Some(document));
        }
        self.tell_line(Input::Received(frame));
    }

    fn disconnect(self: &Rc<Self>) {
        // Reported from outside whatever is going on now.
        let core = Rc::clone(self);
        spawn_local(async move { core.lost() });
    }

    fn lost(self: &Rc<Self>) {
        if self.line.socket.borrow_mut().take().is_none() {
            return;
        }
        self.line.watch.clear();
        self.whispers.silence();
        self.tell_line(Input::Disconnected {
            random: random_u64(),
        });
        if !self.line.opened.replace(false) {
            // Away, or no longer willing: only a call can tell.
            self.ask_who_i_am();
        }
    }

    fn watch_silence(self: &Rc<Self>) {
        let core = Rc::clone(self);
        self.line.looked.set(clock::milliseconds());
        self.line.watch.set(LOOK, move || {
            let late = clock::milliseconds() - core.line.looked.get();
            let is_waiting = core
                .line
                .session
                .borrow()
                .as_ref()
                .is_some_and(Session::is_waiting);
            let silent = core.line.silent.get() + 1;
            core.line.silent.set(silent);
            // A clock that was set back by years says the same as one that has run on: look again.
            if late.abs() > SLEPT {
                core.lost();
                core.tell_line(Input::Wake);
            } else if is_waiting && silent > SILENT_LOOKS {
                core.lost();
            } else {
                if silent > QUIET_LOOKS {
                    core.line.silent.set(0);
                    core.tell_line(Input::Wake);
                }
                core.watch_silence();
            }
        });
    }

    /// There is reason to hope: the network is back, or somebody looks at the page again.
    pub(super) fn wake(self: &Rc<Self>) {
        if self.has_line() {
            self.tell_line(Input::Wake);
        } else if self.line_is_mine.get() && self.contact.borrow().away != Away::No {
            self.ask_who_i_am();
        }
    }

    /// Somebody is at work while the relay is away: they should not wait out a minute that was begun without them. Where
    /// the relay has turned this device away, the tap may be on what lets it in again, and nothing is asked beside that.
    pub(super) fn hurry(self: &Rc<Self>) {
        let now = clock::steady();
        let is_due = now - self.line.hurried.get() > HURRY;
        if is_due && self.has_line() && !self.contact.borrow().online {
            self.line.hurried.set(now);
            self.tell_line(Input::Wake);
        }
    }

    /// The relay does not have it, or says so. If the registry says it is ours to read, its registration is on the way.
    fn ask_again_for(self: &Rc<Self>, document: Arc<str>) {
        let core = Rc::clone(self);
        self.line.again.set(ASK_AGAIN, move || {
            for wanted in core.wanted().iter() {
                core.tell_line(Input::Retry(Arc::clone(&wanted.address)));
            }
        });
        leptos::logging::log!("the relay has no document {document} for this person yet");
        let me = self.me.get_untracked();
        if me.is_some_and(|me| me.registry.to_string() == *document) {
            // Everybody has the registry; so it is another one now, or this person is somebody else to the relay.
            self.ask_who_i_am();
        }
    }

    /// The relay has everything of a document: what is left is what was written since and is not durable.
    pub(super) fn confirmed(self: &Rc<Self>, address: &Arc<str>) {
        let changed = self.shelf.borrow_mut().at(address).is_some_and(|book| {
            let had = std::mem::take(&mut book.record.unsent);
            had > 0
        });
        if changed {
            self.keep_record(address);
        }
        self.look_for_what_was_lost(address);
    }

    /// The relay may have confirmed edits before they were on the disk, and does not say so twice.
    pub(super) fn confirm_what_was_lent(self: &Rc<Self>, documents: &[Arc<str>]) {
        for document in documents {
            let is_looked_at = self
                .shelf
                .borrow_mut()
                .at(document)
                .is_some_and(|book| book.document.is_some() && book.unsaved.changes == 0);
            let session = self.line.session.borrow();
            let standing = session.as_ref().map(|session| session.standing(document));
            drop(session);
            if is_looked_at && standing == Some(Standing::Confirmed) {
                self.confirmed(document);
                self.tell_tabs(&Word::Confirmed(Arc::clone(document)));
            }
        }
        self.notice_connection();
        self.refresh_status();
    }

    fn notice_connection(self: &Rc<Self>) {
        let connection = match &*self.line.session.borrow() {
            Some(session) => session.connection(),
            None => return,
        };
        let online = connection == Connection::Online;
        let was_online = self.contact.borrow().online;
        let (_, unsent) = self.shelf.borrow().edits();
        if online && !was_online {
            let last = self.contact.borrow().last;
            self.merging.borrow_mut().begin(last, clock::now(), unsent);
            self.get_papers();
        }
        let is_new = online && !was_online;
        let settled = online && unsent == 0 && self.all_confirmed();
        if settled {
            self.finish_merging();
        }
        let refused = online.then(|| self.refused_now());
        if refused.as_ref().is_some_and(|refused| !refused.is_empty()) {
            self.offer_again_later();
        }
        self.change_contact(|contact| {
            if let Some(refused) = refused {
                contact.refused = refused;
            }
            contact.failed = match connection {
                Connection::Online => false,
                Connection::Offline => true,
                Connection::Connecting => contact.failed,
            };
            if online || contact.online {
                contact.last = Some(clock::now());
            }
            contact.online = online;
            if settled && !contact.settled {
                contact.received = Some(clock::now());
            }
            contact.settled = settled;
        });
        if is_new {
            self.move_files_anew();
        }
    }

    /// Whether the relay has confirmed every document that this person keeps.
    fn all_confirmed(&self) -> bool {
        let session = self.line.session.borrow();
        let Some(session) = &*session else {
            return false;
        };
        self.wanted().iter().all(|wanted| {
            // Read-only changes of one's own and documents that are not registered yet do not come any further.
            !matches!(
                session.standing(&wanted.address),
                Standing::Unknown | Standing::Sending { .. }
            )
        })
    }
}

/// The relay's own address for sockets.
fn address() -> Option<String> {
    let location = web_sys::window()?.location();
    let scheme = if location.protocol().ok()? == "https:" {
        "wss"
    } else {
        "ws"
    };
    Some(format!("{scheme}://{}/sync", location.host().ok()?))
}
