//! One socket, from its opening to its end.

use super::{
    Hub,
    outbox::{End, Inbox, Outbox, Post},
    room::{Event, Letter},
};
use crate::{points, store::SessionOf};
use axum::extract::ws::{CloseFrame, Message, WebSocket, close_code};
use bytes::Bytes;
use ryadom_domain::DocumentId;
use ryadom_sync::{
    Reason, Receipt,
    relay::{Session, Step},
};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
    time::{Duration, Instant},
};
use tokio::{sync::Semaphore, time::MissedTickBehavior};

/// Time to say "join".
const HANDSHAKE: Duration = Duration::from_secs(10);
/// Silence after which the other end is asked for a sign of life, and after twice which it is given up.
const SILENCE: Duration = Duration::from_secs(30);
/// Time for one frame to go out.
const WRITE: Duration = Duration::from_secs(30);
/// Time for the last words.
const LAST_WORDS: Duration = Duration::from_secs(1);
/// Requests of one socket that may be under way in rooms.
const UNDER_WAY: usize = 16;
/// Requests that were refused for want of a grant and are kept for the moment when the registry grants it.
const KNOCKS: usize = 256;
/// Longest such request, in bytes.
const KNOCK: usize = 8 * 1024;

/// Talks to one client until either side ends it.
pub(crate) async fn converse(socket: WebSocket, hub: Hub, session: SessionOf) {
    let (outbox, inbox) = hub.connect(session);
    let member = outbox.member();
    // Entered in the table first: a device that is revoked at this moment is found by one or the other.
    match hub.0.store.device(session.device).await {
        // A device that is told so when it is not might forget what it holds.
        Err(error) => {
            tracing::error!(%error, "a device could not be looked up");
            hub.0.metrics.store_failed();
            outbox.end(End::no_store());
        }
        Ok(device)
            if device
                .as_ref()
                .is_none_or(|device| device.revoked.is_some()) =>
        {
            outbox.end(End::revoked());
        }
        Ok(_) => {
            if let Err(error) = hub.0.store.seen(session.device, hub.0.world.now()).await {
                tracing::warn!(%error, "the moment of a connection could not be noted");
            }
        }
    }
    let mut conversation = Conversation {
        session: Session::new(hub.0.identity.clone()),
        who: session,
        hub: hub.clone(),
        outbox,
        inbox,
        socket,
        under_way: Arc::new(Semaphore::new(UNDER_WAY)),
        open: BTreeSet::new(),
        knocks: BTreeMap::new(),
        rests: None,
    };
    let last = conversation.run().await;
    for document in std::mem::take(&mut conversation.open) {
        hub.hand_if_open(document, Event::Leave(member));
    }
    conversation.say_last(last).await;
    hub.disconnect(member);
}

struct Conversation {
    session: Session,
    who: SessionOf,
    hub: Hub,
    outbox: Outbox,
    inbox: Inbox,
    socket: WebSocket,
    under_way: Arc<Semaphore>,
    /// Documents whose rooms know this socket.
    open: BTreeSet<DocumentId>,
    /// Frames that asked for documents which this person may not read, or not yet.
    knocks: BTreeMap<DocumentId, Bytes>,
    /// Until when nothing is read, when this person has said too much.
    rests: Option<Instant>,
}

/// What is said last.
enum Last {
    /// An `error` message and the reason for closing.
    Error {
        frame: Option<Vec<u8>>,
        code: u16,
        why: String,
    },
    /// Only a close frame.
    Close { code: u16, why: &'static str },
    /// The other end is gone already.
    Nothing,
}

fn last_of(session: &Session, end: End) -> Last {
    match end {
        End::Refused(refused) => {
            let document = refused.document.map(|document| document.to_string());
            Last::Error {
                frame: Some(session.refuse(refused.reason, document.as_deref(), &refused.why)),
                code: close_code::POLICY,
                why: refused.why,
            }
        }
        End::TooSlow => Last::Close {
            code: close_code::AGAIN,
            why: "too slow",
        },
        End::TooMany => Last::Close {
            code: close_code::AGAIN,
            why: "too many connections of one person",
        },
        End::Stopping => Last::Close {
            code: close_code::AWAY,
            why: "the relay stops",
        },
    }
}

async fn rest(until: Option<Instant>) {
    if let Some(until) = until {
        tokio::time::sleep_until(until.into()).await;
    }
}

impl Conversation {
    async fn run(&mut self) -> Last {
        let shared = Arc::clone(&self.inbox.shared);
        let last = tokio::select! {
            biased;
            end = shared.ended() => Err(end),
            last = self.talk() => Ok(last),
        };
        match last {
            Ok(last) => last,
            Err(end) => last_of(&self.session, end),
        }
    }

    async fn talk(&mut self) -> Last {
        match tokio::time::timeout(HANDSHAKE, self.handshake()).await {
            Ok(None) => {}
            Ok(Some(last)) => return last,
            Err(_) => {
                return last_of(&self.session, End::refused("\"join\" did not come in time"));
            }
        }
        let mut silence = tokio::time::interval(SILENCE);
        silence.set_missed_tick_behavior(MissedTickBehavior::Delay);
        silence.reset();
        let mut asked = false;
        loop {
            let may_ask_more = !self.inbox.is_full()
                && self.under_way.available_permits() > 0
                && self.rests.is_none();
            tokio::select! {
                post = self.inbox.next() => match post {
                    Some(post) => {
                        if let Some(last) = self.deliver(post).await {
                            return last;
                        }
                    }
                    None => return Last::Nothing,
                },
                message = self.socket.recv(), if may_ask_more => {
                    asked = false;
                    silence.reset();
                    if let Some(last) = self.hear(message).await {
                        return last;
                    }
                }
                // One of the requests under way has ended.
                permit = Arc::clone(&self.under_way).acquire_owned(), if self.under_way.available_permits() == 0 => drop(permit),
                () = rest(self.rests), if self.rests.is_some() => self.pay(),
                _ = silence.tick() => {
                    if asked && may_ask_more {
                        return Last::Close { code: close_code::NORMAL, why: "no sign of life" };
                    }
                    asked = true;
                    if !self.write(Message::Ping(Bytes::new())).await {
                        return Last::Nothing;
                    }
                }
            }
        }
    }

    async fn handshake(&mut self) -> Option<Last> {
        while self.session.peer().is_none() {
            let message = self.socket.recv().await;
            if let Some(last) = self.hear(message).await {
                return Some(last);
            }
        }
        None
    }

    async fn hear(&mut self, message: Option<Result<Message, axum::Error>>) -> Option<Last> {
        match message {
            Some(Ok(Message::Binary(frame))) => {
                self.pay();
                self.take(frame).await
            }
            Some(Ok(Message::Ping(_) | Message::Pong(_))) => None,
            Some(Ok(Message::Text(_))) => {
                self.hub.0.metrics.refused("text");
                Some(last_of(
                    &self.session,
                    End::refused("frames are binary here"),
                ))
            }
            Some(Ok(Message::Close(_))) | None => Some(Last::Nothing),
            Some(Err(error)) => Some(self.broken(&error)),
        }
    }

    /// Counts a frame. One too many is taken in all the same, and no other is read until its time has come.
    fn pay(&mut self) {
        let paid = self.hub.0.limits.messages_by.check(&self.who.person);
        self.rests = paid.err().map(|wait| Instant::now() + wait);
    }

    /// The socket failed. A frame that is too large is told from a connection that is gone.
    fn broken(&self, error: &axum::Error) -> Last {
        let text = error.to_string();
        if !text.contains("too long") && !text.contains("too big") {
            return Last::Nothing;
        }
        self.hub.0.metrics.refused("too-large");
        let why = "the frame is too long".to_owned();
        Last::Error {
            frame: Some(self.session.refuse(Reason::TooLarge, None, &why)),
            code: close_code::SIZE,
            why,
        }
    }

    async fn take(&mut self, frame: Bytes) -> Option<Last> {
        points::pass("a frame arrived");
        match self.session.receive(&frame)? {
            Step::Send(answer) => {
                (!self.write(Message::Binary(answer.into())).await).then_some(Last::Nothing)
            }
            Step::Sync {
                document,
                data,
                receipt,
            } => self.ask(&document, data, receipt, frame).await,
            Step::Ephemeral { document, whisper } => {
                if let Ok(id) = document.parse() {
                    self.hub.hand_if_open(
                        id,
                        Event::Whisper(Box::new((self.outbox.member(), whisper))),
                    );
                }
                None
            }
            Step::Close { frame, why } => {
                if frame.is_some() {
                    self.hub.0.metrics.refused("frame");
                    tracing::warn!(why, "a frame was refused");
                }
                let code = if frame.is_some() {
                    close_code::POLICY
                } else {
                    close_code::NORMAL
                };
                Some(Last::Error { frame, code, why })
            }
        }
    }

    async fn ask(
        &mut self,
        document: &Arc<str>,
        data: Vec<u8>,
        receipt: Option<Receipt>,
        frame: Bytes,
    ) -> Option<Last> {
        let id: Option<DocumentId> = document.parse().ok();
        let id = id
            .filter(|id| self.hub.0.school.grant(self.who.person, *id).is_some())
            .ok_or(id);
        let id = match id {
            Ok(id) => id,
            // Unknown and forbidden look alike, and neither opens a room.
            Err(asked) => {
                if let Some(asked) = asked
                    && frame.len() <= KNOCK
                    && (self.knocks.len() < KNOCKS || self.knocks.contains_key(&asked))
                {
                    self.knocks.insert(asked, frame);
                }
                let answer = self.session.unavailable(document);
                return (!self.write(Message::Binary(answer.into())).await)
                    .then_some(Last::Nothing);
            }
        };
        let peer = Arc::clone(self.session.peer()?);
        let permit = Arc::clone(&self.under_way).acquire_owned().await.ok()?;
        self.open.insert(id);
        self.knocks.remove(&id);
        let letter = Letter {
            outbox: self.outbox.clone(),
            session: self.who,
            peer,
            data,
            receipt,
            permit,
            arrived: Instant::now(),
        };
        self.hub.hand(id, Event::Sync(Box::new(letter)));
        None
    }

    async fn deliver(&mut self, post: Post) -> Option<Last> {
        match post {
            Post::Frame(frame) => {
                (!self.write(Message::Binary(frame.into())).await).then_some(Last::Nothing)
            }
            Post::Unavailable(id) => {
                self.open.remove(&id);
                let answer = self.session.unavailable(&id.to_string());
                (!self.write(Message::Binary(answer.into())).await).then_some(Last::Nothing)
            }
            Post::Look => self.look().await,
        }
    }

    /// Takes up the requests that the registry grants by now. The client hears an answer as if it had just asked.
    async fn look(&mut self) -> Option<Last> {
        let hub = self.hub.clone();
        let granted = |id: &DocumentId| hub.0.school.grant(self.who.person, *id).is_some();
        let open: Vec<_> = self.knocks.keys().copied().filter(granted).collect();
        for id in open {
            if let Some(frame) = self.knocks.remove(&id)
                && let Some(last) = Box::pin(self.take(frame)).await
            {
                return Some(last);
            }
        }
        None
    }

    /// Writes one message; false when the other end is gone or does not read.
    async fn write(&mut self, message: Message) -> bool {
        matches!(
            tokio::time::timeout(WRITE, self.socket.send(message)).await,
            Ok(Ok(()))
        )
    }

    async fn say_last(&mut self, last: Last) {
        let (frame, code, why) = match last {
            Last::Error { frame, code, why } => (frame, code, why),
            Last::Close { code, why } => (None, code, why.to_owned()),
            Last::Nothing => return,
        };
        let words = async {
            if let Some(frame) = frame {
                self.socket.send(Message::Binary(frame.into())).await?;
            }
            // A close frame holds 125 bytes, two of them the code.
            let reason: String = why.chars().take(40).collect();
            self.socket
                .send(Message::Close(Some(CloseFrame {
                    code,
                    reason: reason.into(),
                })))
                .await?;
            // Wait for the answer, so that the last words are not lost with the connection.
            while let Some(Ok(message)) = self.socket.recv().await {
                if matches!(message, Message::Close(_)) {
                    break;
                }
            }
            Ok::<_, axum::Error>(())
        };
        drop(tokio::time::timeout(LAST_WORDS, words).await);
    }
}
