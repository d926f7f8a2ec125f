//! The relay as its driver must run it.

use super::stored;
use automerge::{Change, ChangeHash};
use ryadom_sync::relay::{
    Grant, Identity, MemberId, Objection, Outgoing, Received, Refusal, Room, Session, Step,
};
use ryadom_sync::{PROOF, Reason, Receipt};
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::sync::Arc;

/// One socket, with what is on its way in both directions.
pub struct Socket {
    pub session: Session,
    pub device: usize,
    pub to_relay: VecDeque<Vec<u8>>,
    pub to_device: VecDeque<Vec<u8>>,
    /// The relay closed it: the device learns that after the last frame.
    pub closed: bool,
}

#[derive(Default)]
pub struct Relay {
    /// What survives a restart.
    pub store: BTreeMap<Arc<str>, Vec<Change>>,
    pub rooms: BTreeMap<Arc<str>, Room>,
    pub sockets: BTreeMap<MemberId, Socket>,
    /// What each device's person may do.
    pub grants: BTreeMap<(usize, Arc<str>), Grant>,
    /// How many of the next writes to the store fail.
    pub failing: usize,
    /// Changes that the relay will not take.
    pub objects_to: BTreeSet<ChangeHash>,
    /// Receipts that devices showed.
    pub shown: Vec<Receipt>,
    /// Why sockets were closed.
    pub refusals: Vec<String>,
    connections: u64,
}

impl Relay {
    pub fn accept(&mut self, device: usize) -> MemberId {
        self.connections += 1;
        let member = MemberId(self.connections);
        let identity = Identity {
            peer: "relay".into(),
            storage: "relay-storage".into(),
        };
        let socket = Socket {
            session: Session::new(identity),
            device,
            to_relay: VecDeque::new(),
            to_device: VecDeque::new(),
            closed: false,
        };
        self.sockets.insert(member, socket);
        member
    }

    /// The socket is gone, with everything that was on it.
    pub fn hang_up(&mut self, member: MemberId) {
        if let Some(socket) = self.sockets.remove(&member) {
            for document in socket.session.documents() {
                self.leave(document, member);
            }
        }
    }

    fn leave(&mut self, document: &Arc<str>, member: MemberId) {
        if let Some(room) = self.rooms.get_mut(document) {
            room.leave(member);
            if room.is_empty() {
                self.rooms.remove(document);
            }
        }
    }

    /// Stops and starts again with what was stored.
    pub fn restart(&mut self) {
        self.rooms.clear();
        self.sockets.clear();
    }

    /// Takes the next frame off a socket. Answers whether there was one.
    pub fn read(&mut self, member: MemberId) -> bool {
        let Some(socket) = self.sockets.get_mut(&member) else {
            return false;
        };
        if socket.closed {
            socket.to_relay.clear();
        }
        let Some(frame) = socket.to_relay.pop_front() else {
            return false;
        };
        let device = socket.device;
        match socket.session.receive(&frame) {
            None => {}
            Some(Step::Send(frame)) => socket.to_device.push_back(frame),
            Some(Step::Sync {
                document,
                data,
                receipt,
            }) => {
                self.shown.extend(receipt);
                match self.grants.get(&(device, Arc::clone(&document))) {
                    None => {
                        let frame = socket.session.unavailable(&document);
                        socket.to_device.push_back(frame);
                    }
                    Some(&grant) => self.sync(member, &document, grant, &data),
                }
            }
            Some(Step::Ephemeral { document, whisper }) => {
                if let Some(room) = self.rooms.get_mut(&document) {
                    let outgoing =
                        room.ephemeral(member, &format!("account of {}", member.0), whisper);
                    self.send(outgoing);
                }
            }
            Some(Step::Close { frame, why }) => self.close(member, frame, why),
        }
        true
    }

    fn sync(&mut self, member: MemberId, document: &Arc<str>, grant: Grant, data: &[u8]) {
        let peer = self.sockets[&member]
            .session
            .peer()
            .expect("it joined")
            .clone();
        let store = self.store.entry(Arc::clone(document)).or_default();
        let room = self.rooms.entry(Arc::clone(document)).or_insert_with(|| {
            Room::new("relay".into(), Arc::clone(document), stored(store))
                .with_receipts(Box::new(prove))
        });
        room.enter(member, peer, grant);

        let objects_to = &self.objects_to;
        let inspect = |changes: &[Change]| {
            let bad = changes.iter().any(|c| objects_to.contains(&c.hash()));
            let objection = || Objection {
                reason: Reason::Author,
                why: "not yours".into(),
            };
            if bad { Err(objection()) } else { Ok(()) }
        };
        let outgoing = match room.receive(member, data) {
            Err(refusal) => return self.refuse(member, document, &refusal),
            Ok(Received::Answered(outgoing)) => outgoing,
            Ok(Received::Attempt(attempt)) => match attempt.apply(|_, changes| inspect(changes)) {
                Err(refusal) => {
                    assert_eq!(room.abandon(), Some(member));
                    return self.refuse(member, document, &refusal);
                }
                Ok(staged) => {
                    if self.failing > 0 && !staged.changes().is_empty() {
                        self.failing -= 1;
                        assert_eq!(room.abandon(), Some(member));
                        return self.say_why(
                            member,
                            Reason::NotStored,
                            document,
                            "the relay could not store this",
                        );
                    }
                    let known: BTreeSet<_> = store.iter().map(Change::hash).collect();
                    let news = staged
                        .changes()
                        .iter()
                        .filter(|c| !known.contains(&c.hash()));
                    store.extend(news.cloned());
                    room.commit(staged)
                }
            },
        };
        self.send(outgoing);
    }

    pub fn send(&mut self, outgoing: impl IntoIterator<Item = Outgoing>) {
        for Outgoing { member, frame } in outgoing {
            if let Some(socket) = self.sockets.get_mut(&member) {
                socket.to_device.push_back(frame);
            }
        }
    }

    fn refuse(&mut self, member: MemberId, document: &Arc<str>, refusal: &Refusal) {
        self.say_why(member, refusal.reason(), document, &refusal.to_string());
    }

    fn say_why(&mut self, member: MemberId, reason: Reason, document: &Arc<str>, why: &str) {
        let session = &self.sockets[&member].session;
        let frame = session.refuse(reason, Some(document), why);
        self.close(member, Some(frame), why.to_owned());
    }

    fn close(&mut self, member: MemberId, frame: Option<Vec<u8>>, why: String) {
        self.refusals.push(why);
        let Some(socket) = self.sockets.get_mut(&member) else {
            return;
        };
        socket.to_device.extend(frame);
        socket.closed = true;
        let documents: Vec<_> = socket.session.documents().cloned().collect();
        for document in &documents {
            self.leave(document, member);
        }
    }

    /// Changes what a device's person may do, on open sockets too.
    pub fn grant(&mut self, device: usize, document: &Arc<str>, grant: Option<Grant>) {
        let key = (device, Arc::clone(document));
        match grant {
            Some(grant) => self.grants.insert(key, grant),
            None => self.grants.remove(&key),
        };
        let members: Vec<_> = self
            .sockets
            .iter()
            .filter(|(_, socket)| {
                socket.device == device && socket.session.documents().any(|d| d == document)
            })
            .map(|(&member, _)| member)
            .collect();
        for member in members {
            match grant {
                Some(grant) => {
                    let room = self.rooms.get_mut(document);
                    let told = room.and_then(|room| room.set_grant(member, grant));
                    self.send(told);
                }
                None => {
                    self.leave(document, member);
                    let socket = self.sockets.get_mut(&member).expect("just found");
                    let frame = socket.session.unavailable(document);
                    socket.to_device.push_back(frame);
                }
            }
        }
    }

    /// What is stored of a document.
    pub fn hashes(&self, document: &Arc<str>) -> BTreeSet<ChangeHash> {
        let changes = self.store.get(document);
        changes.into_iter().flatten().map(Change::hash).collect()
    }

    /// The document as it would be after a restart.
    pub fn contents(&self, document: &Arc<str>) -> automerge::AutoCommit {
        let changes = self
            .store
            .get(document)
            .map(Vec::as_slice)
            .unwrap_or_default();
        automerge::AutoCommit::load(&stored(changes).save()).expect("what is stored loads")
    }
}

/// Only as hard to forge as a test needs.
pub fn prove(heads: &[ChangeHash]) -> [u8; PROOF] {
    heads.iter().fold([7; PROOF], |mut proof, head| {
        proof.iter_mut().zip(head.0).for_each(|(p, h)| *p ^= h);
        proof
    })
}
