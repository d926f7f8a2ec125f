//! One open document, and everyone who has it open.

use super::attempt::{Parts, Sender, contained};
use super::members::{Member, Members};
use super::{Attempt, Grant, MemberId, Outgoing, Refusal, Staged, Whisper};
use crate::conversation::{incoming, plain};
use crate::message::{Ephemeral, Message, Sync};
use crate::receipt::{PROOF, Receipt};
use automerge::sync::ChunkList;
use automerge::{Automerge, ChangeHash};
use std::fmt;
use std::sync::Arc;

/// A document in the relay's memory.
///
/// It holds nothing that the store does not: drop it when [`Room::is_empty`], and build it again
/// from the stored changes when someone comes.
pub struct Room {
    relay: Arc<str>,
    document: Arc<str>,
    contents: Automerge,
    members: Members,
    /// Whether an attempt or a staged change is out, and whose.
    out: Option<Option<MemberId>>,
    prove: Option<Prove>,
}

/// Makes the proof in a [`Receipt`] for these heads of one document.
pub type Prove = Box<dyn Fn(&[ChangeHash]) -> [u8; PROOF] + Send + std::marker::Sync>;

impl fmt::Debug for Room {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Room")
            .field("document", &self.document)
            .field("members", &self.members.len())
            .finish_non_exhaustive()
    }
}

/// What became of a member's message.
#[derive(Debug)]
pub enum Received {
    /// It brought no changes; send these.
    Answered(Vec<Outgoing>),
    /// It may bring changes: [`Attempt::apply`] it, away from whatever must not wait.
    Attempt(Attempt),
}

impl Room {
    /// Opens a document. `relay` is the relay's peer id.
    #[must_use]
    pub fn new(relay: Arc<str>, document: Arc<str>, contents: Automerge) -> Self {
        Self {
            relay,
            document,
            contents,
            members: Members::default(),
            out: None,
            prove: None,
        }
    }

    /// Gives receipts from now on.
    #[must_use]
    pub fn with_receipts(mut self, prove: Prove) -> Self {
        self.prove = Some(prove);
        self
    }

    /// The document's address.
    #[must_use]
    pub fn document(&self) -> &Arc<str> {
        &self.document
    }

    /// The document, as stored.
    #[must_use]
    pub fn contents(&self) -> &Automerge {
        &self.contents
    }

    /// The document's heads, as stored.
    #[must_use]
    pub fn heads(&self) -> Vec<ChangeHash> {
        self.contents.get_heads()
    }

    /// How many have it open.
    #[must_use]
    pub fn members(&self) -> usize {
        self.members.len()
    }

    /// Whether nobody has it open and nothing is under way.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.members.len() == 0 && self.out.is_none()
    }

    /// Lets a member in. One that is in already stays as it is: see [`Room::set_grant`].
    pub fn enter(&mut self, member: MemberId, peer: Arc<str>, grant: Grant) {
        self.members.enter(member, || Member::new(peer, grant));
    }

    /// Lets a member go: its socket closed, or it may no longer read the document.
    pub fn leave(&mut self, member: MemberId) {
        self.members.remove(member);
    }

    /// Changes what a member may do, and tells it so. Does nothing for who is not in the room.
    #[must_use]
    pub fn set_grant(&mut self, member: MemberId, grant: Grant) -> Option<Outgoing> {
        let guest = self.members.get_mut(member)?;
        if guest.grant == grant {
            return None;
        }
        guest.grant = grant;
        guest.unplaced.clear();
        // One whose attempt is out hears of it on commit.
        guest
            .conversation
            .as_mut()?
            .set_read_only(grant == Grant::Read);
        self.next_for(member)
    }

    /// Takes in a sync message from a member.
    ///
    /// # Errors
    /// The member is to be told why and its socket closed. The document is as it was.
    pub fn receive(&mut self, member: MemberId, data: &[u8]) -> Result<Received, Refusal> {
        if self.out.is_some() {
            return Err(Refusal::Busy);
        }
        let guest = self.members.get_mut(member).ok_or(Refusal::NotAMember)?;
        let mut message = incoming::decode(data)?;
        if guest.grant == Grant::Read {
            message.changes = ChunkList::empty();
        }
        let conversation = guest.conversation.as_mut().ok_or(Refusal::Busy)?;

        if message.changes.is_empty() && guest.unplaced.is_empty() {
            let contents = &mut self.contents;
            contained(|| {
                let received = conversation.receive(contents, message);
                received.map_err(|error| Refusal::Malformed(error.to_string()))
            })?;
            return Ok(Received::Answered(
                self.next_for(member).into_iter().collect(),
            ));
        }

        let is_plain =
            guest.unplaced.is_empty() && plain::is_plain(&message.changes, &self.contents);
        self.out = Some(Some(member));
        let conversation = guest.conversation.take().ok_or(Refusal::Busy)?;
        Ok(Received::Attempt(Attempt(Box::new(Parts {
            member,
            contents: self.contents.clone(),
            conversation,
            message,
            unplaced: std::mem::take(&mut guest.unplaced),
            is_plain,
        }))))
    }

    /// Stages an edit of the relay's own.
    ///
    /// # Errors
    /// [`Refusal::Busy`] while something else is out, [`Refusal::Panicked`] if `edit` did.
    pub fn own(&mut self, edit: impl FnOnce(&mut Automerge)) -> Result<Staged, Refusal> {
        if self.out.is_some() {
            return Err(Refusal::Busy);
        }
        let mut contents = Box::new(self.contents.clone());
        let before = contents.get_heads();
        let staged = contained(|| {
            edit(&mut contents);
            let changes = contents.get_changes(&before);
            Ok(Staged {
                contents,
                changes,
                by: None,
            })
        })?;
        self.out = Some(None);
        Ok(staged)
    }

    /// Makes what was staged the document. Call once [`Staged::changes`] are stored.
    ///
    /// Answers the sender, and passes the changes on to everyone else who has the document open.
    #[must_use]
    pub fn commit(&mut self, staged: Staged) -> Vec<Outgoing> {
        self.out = None;
        let is_news = !staged.changes.is_empty();
        self.contents = *staged.contents;
        let mut outgoing = Vec::new();
        let sender = staged.by.as_ref().map(|sender| sender.member);
        outgoing.extend(staged.by.and_then(|sender| self.give_back(sender)));
        if is_news {
            let others: Vec<_> = self
                .members
                .ids()
                .filter(|&id| Some(id) != sender)
                .collect();
            outgoing.extend(others.into_iter().filter_map(|id| self.next_for(id)));
        }
        outgoing
    }

    /// Forgets the attempt or staged change that is out: it was refused, could not be stored, or
    /// was lost. The document is as it was.
    ///
    /// Gives the member whose it was, which is in the room no more: close its socket. It will
    /// come back and send again.
    #[must_use]
    pub fn abandon(&mut self) -> Option<MemberId> {
        let member = self.out.take().flatten()?;
        self.members.remove(member);
        Some(member)
    }

    /// Passes on something passing to everyone else who has the document open, with the account behind it.
    #[must_use]
    pub fn ephemeral(
        &mut self,
        member: MemberId,
        account: &str,
        whisper: Whisper,
    ) -> Vec<Outgoing> {
        let Some(guest) = self.members.get_mut(member) else {
            return Vec::new();
        };
        if !guest.heard.is_news(&whisper) {
            return Vec::new();
        }
        let mut message = Ephemeral {
            sender: guest.peer.to_string(),
            target: String::new(),
            document: self.document.to_string(),
            session: whisper.session,
            count: whisper.count,
            data: whisper.data,
            account: Some(account.to_owned()),
        };
        let others = self.members.iter().filter(|(other, _)| *other != member);
        others
            .map(|(other, guest)| {
                message.target = guest.peer.to_string();
                Outgoing {
                    member: other,
                    frame: Message::Ephemeral(message.clone()).encode(),
                }
            })
            .collect()
    }

    /// Puts back what a member's attempt took along. Answers what it is owed.
    fn give_back(&mut self, sender: Sender) -> Option<Outgoing> {
        let guest = self.members.get_mut(sender.member)?;
        let conversation = guest.conversation.insert(sender.conversation);
        if guest.grant == Grant::Read {
            // Taken away while the attempt was out.
            conversation.set_read_only(true);
            return self.next_for(sender.member);
        }
        guest.unplaced = sender.unplaced;
        let data = sender.reply?;
        self.wrap(sender.member, data)
    }

    /// What a member is owed now, if anything.
    fn next_for(&mut self, member: MemberId) -> Option<Outgoing> {
        let contents = &self.contents;
        let conversation = self.members.get_mut(member)?.conversation.as_mut()?;
        let data = contained(|| Ok(conversation.next(contents)))
            .ok()
            .flatten()?;
        self.wrap(member, data)
    }

    fn receipt(&self) -> Option<Receipt> {
        let prove = self.prove.as_ref()?;
        Receipt::of(self.contents.get_heads(), prove)
    }

    fn wrap(&self, member: MemberId, data: Vec<u8>) -> Option<Outgoing> {
        let sync = Sync {
            sender: self.relay.to_string(),
            target: self.members.get(member)?.peer.to_string(),
            document: self.document.to_string(),
            data,
            request: false,
            receipt: self.receipt().map(|receipt| receipt.encode()),
        };
        Some(Outgoing {
            member,
            frame: Message::Sync(sync).encode(),
        })
    }
}
