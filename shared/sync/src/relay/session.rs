//! One socket: who speaks on it, and what they ask for.

use super::{Identity, Whisper};
use crate::limits;
use crate::message::{Ephemeral, Error, Join, Message, Metadata, PROTOCOL, Peer, Unavailable};
use crate::reason::Reason;
use crate::receipt::Receipt;
use std::collections::BTreeSet;
use std::sync::Arc;

/// The relay's side of one socket, from its first frame to its last.
#[derive(Debug)]
pub struct Session {
    relay: Identity,
    peer: Option<Arc<str>>,
    documents: BTreeSet<Arc<str>>,
}

/// Something the caller must now do, in the order given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// Send a frame.
    Send(Vec<u8>),
    /// Look up what the person may do with this document. Nothing: send
    /// [`Session::unavailable`]. Otherwise hand `data` to its [`super::Room`].
    Sync {
        /// The document.
        document: Arc<str>,
        /// For [`super::Room::receive`].
        data: Vec<u8>,
        /// What the client shows for changes that the relay may have lost. Not believed yet.
        receipt: Option<Receipt>,
    },
    /// Hand this to the document's room, which passes it on if the member is in it.
    Ephemeral {
        /// The document.
        document: Arc<str>,
        /// For [`super::Room::ephemeral`].
        whisper: Whisper,
    },
    /// Send the frame if there is one, then close the socket.
    Close {
        /// An `error` message.
        frame: Option<Vec<u8>>,
        /// Why, for the log: names no person.
        why: String,
    },
}

impl Session {
    /// A socket that was just opened.
    #[must_use]
    pub fn new(relay: Identity) -> Self {
        Self {
            relay,
            peer: None,
            documents: BTreeSet::new(),
        }
    }

    /// Who speaks, once they have said so.
    #[must_use]
    pub fn peer(&self) -> Option<&Arc<str>> {
        self.peer.as_ref()
    }

    /// What was asked for and not answered with [`Session::unavailable`]: the rooms to leave when
    /// the socket closes.
    pub fn documents(&self) -> impl Iterator<Item = &Arc<str>> {
        self.documents.iter()
    }

    /// The one answer for a document that is unknown and for one that is forbidden.
    #[must_use]
    pub fn unavailable(&mut self, document: &str) -> Vec<u8> {
        self.documents.remove(document);
        Message::Unavailable(Unavailable {
            sender: self.relay.peer.to_string(),
            target: self.target(),
            document: document.to_owned(),
        })
        .encode()
    }

    /// Says why the socket is about to be closed, and over which document if it is over one.
    #[must_use]
    pub fn refuse(&self, reason: Reason, document: Option<&str>, why: &str) -> Vec<u8> {
        Message::Error(Error {
            sender: self.relay.peer.to_string(),
            target: self.target(),
            message: why.to_owned(),
            code: Some(reason.to_string()),
            document: document.map(str::to_owned),
        })
        .encode()
    }

    /// Takes in one frame.
    pub fn receive(&mut self, frame: &[u8]) -> Option<Step> {
        let message = match Message::decode(frame) {
            Ok(message) => message,
            Err(error) => return Some(self.close(&error.to_string())),
        };
        match (message, self.peer.clone()) {
            (Message::Join(join), None) => Some(self.join(join)),
            // A client that missed the greeting asks again.
            (Message::Join(join), Some(peer)) if *join.sender == *peer => Some(self.greet()),
            // What a newer client says first may still be a join; what it says later it can do
            // without. Neither is a reason to end it, but it may want to know.
            (Message::Unknown { kind }, _) => Some(self.not_understood(&kind)),
            (_, None) => Some(self.close("the first message must be \"join\"")),
            // Clients pass on what others whisper, to everyone they know, the relay included:
            // honest, and useless here.
            (Message::Ephemeral(ephemeral), Some(peer)) if *ephemeral.sender != *peer => None,
            (message, Some(peer)) if sender(&message).is_some_and(|sender| *sender != *peer) => {
                Some(self.close("the sender is not the one that joined"))
            }
            (message, Some(_)) => self.ask(message),
        }
    }

    fn ask(&mut self, message: Message) -> Option<Step> {
        match message {
            Message::Sync(sync) => {
                if sync.data.is_empty() {
                    return Some(self.close("the message lacks data"));
                }
                let document: Arc<str> = sync.document.into();
                if !self.documents.contains(&document) {
                    if self.documents.len() == limits::DOCUMENTS {
                        return Some(self.close("too many documents are open"));
                    }
                    self.documents.insert(Arc::clone(&document));
                }
                Some(Step::Sync {
                    document,
                    data: sync.data,
                    receipt: sync.receipt.as_deref().and_then(Receipt::decode),
                })
            }
            Message::Ephemeral(ephemeral) => self.whisper(ephemeral),
            Message::Leave { .. } => Some(Step::Close {
                frame: None,
                why: "the client left".to_owned(),
            }),
            Message::Error(error) => Some(Step::Close {
                frame: None,
                why: format!("the client refused: {}", error.message.escape_debug()),
            }),
            // The relay asks nobody for documents, and tells nobody of other storages' heads.
            Message::Unavailable(_) | Message::Subscription(_) | Message::RemoteHeads(_) => None,
            Message::Join(_) | Message::Peer(_) | Message::Unknown { .. } => {
                Some(self.close("only the relay greets"))
            }
        }
    }

    fn whisper(&mut self, ephemeral: Ephemeral) -> Option<Step> {
        if ephemeral.data.len() > limits::EPHEMERAL {
            return Some(self.close("the ephemeral message is too long"));
        }
        let document = self.documents.get(ephemeral.document.as_str())?;
        // Other clients throw on empty data.
        (!ephemeral.data.is_empty()).then(|| Step::Ephemeral {
            document: Arc::clone(document),
            whisper: Whisper {
                session: ephemeral.session,
                count: ephemeral.count,
                data: ephemeral.data,
            },
        })
    }

    fn join(&mut self, join: Join) -> Step {
        if !join.versions.is_empty() && !join.versions.iter().any(|version| version == PROTOCOL) {
            return self.close("the relay speaks version 1 of the protocol only");
        }
        if join.sender.is_empty() || *join.sender == *self.relay.peer {
            return self.close("the sender's id is not usable");
        }
        self.peer = Some(join.sender.into());
        self.greet()
    }

    fn greet(&self) -> Step {
        Step::Send(
            Message::Peer(Peer {
                sender: self.relay.peer.to_string(),
                target: self.target(),
                metadata: Metadata {
                    storage: Some(self.relay.storage.to_string()),
                    ephemeral: false,
                },
                version: PROTOCOL.to_owned(),
            })
            .encode(),
        )
    }

    fn not_understood(&self, kind: &str) -> Step {
        let why = format!("messages of type {kind:?} are not understood here");
        Step::Send(self.refuse(Reason::UnknownType, None, &why))
    }

    fn close(&self, why: &str) -> Step {
        Step::Close {
            frame: Some(self.refuse(Reason::Other, None, why)),
            why: why.to_owned(),
        }
    }

    fn target(&self) -> String {
        self.peer.as_deref().unwrap_or_default().to_owned()
    }
}

fn sender(message: &Message) -> Option<&str> {
    match message {
        Message::Join(join) => Some(&join.sender),
        Message::Peer(peer) => Some(&peer.sender),
        Message::Sync(sync) => Some(&sync.sender),
        Message::Unavailable(unavailable) => Some(&unavailable.sender),
        Message::Ephemeral(ephemeral) => Some(&ephemeral.sender),
        Message::Subscription(subscription) => Some(&subscription.sender),
        Message::RemoteHeads(remote) => Some(&remote.sender),
        Message::Error(error) => Some(&error.sender),
        Message::Leave { sender } => Some(sender),
        Message::Unknown { .. } => None,
    }
}
