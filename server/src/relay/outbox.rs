//! What waits to be written to one socket, within bounds.

use ryadom_domain::DocumentId;
use ryadom_sync::{Reason, relay::MemberId};
use std::sync::{
    Arc, OnceLock,
    atomic::{AtomicUsize, Ordering},
};
use tokio::sync::{
    Notify,
    mpsc::{self, UnboundedReceiver, UnboundedSender},
};

/// Bytes that may wait before the socket's own requests wait too.
pub(super) const ENOUGH: usize = 1024 * 1024;
/// Bytes that may wait before the socket is closed: its reader does not keep up, and comes back to catch up at once.
const MOST: usize = 24 * 1024 * 1024;
/// What a waiting frame costs beside its bytes.
const OVERHEAD: usize = 64;

/// Something for the socket's task to do.
#[derive(Debug)]
pub(super) enum Post {
    /// Write this frame.
    Frame(Vec<u8>),
    /// The person may not, or may no longer, read this document.
    Unavailable(DocumentId),
    /// The registry changed: what was refused may be open now.
    Look,
}

/// The sending side, held by rooms and by the table of sockets.
#[derive(Debug, Clone)]
pub(super) struct Outbox {
    shared: Arc<Shared>,
    post: UnboundedSender<Post>,
}

/// The receiving side, held by the socket's task.
#[derive(Debug)]
pub(super) struct Inbox {
    pub(super) shared: Arc<Shared>,
    post: UnboundedReceiver<Post>,
}

#[derive(Debug)]
pub(super) struct Shared {
    pub(super) member: MemberId,
    waiting: AtomicUsize,
    end: OnceLock<End>,
    ended: Notify,
}

/// Why a socket is closed by the relay.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum End {
    /// The client is told why, by an `error` message.
    Refused(Refused),
    /// It reads too slowly.
    TooSlow,
    /// The person has opened too many since.
    TooMany,
    /// The relay stops.
    Stopping,
}

/// What an `error` message says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Refused {
    pub(super) reason: Reason,
    /// The document it is about, if it is about one.
    pub(super) document: Option<DocumentId>,
    pub(super) why: String,
}

impl End {
    /// For a reason that is no document's.
    pub(super) fn refused(why: &str) -> Self {
        Self::because(Reason::Other, why)
    }

    /// This device was taken off.
    pub(super) fn revoked() -> Self {
        Self::because(Reason::Revoked, "this device was revoked")
    }

    /// The person left the school.
    pub(super) fn not_a_member() -> Self {
        let why = "this person is not in the registry any more";
        Self::because(Reason::NotAMember, why)
    }

    fn because(reason: Reason, why: &str) -> Self {
        Self::Refused(Refused {
            reason,
            document: None,
            why: why.to_owned(),
        })
    }

    /// For the relay's own trouble, whoever asks.
    pub(super) fn no_store() -> Self {
        Self::Refused(Refused {
            reason: Reason::NotStored,
            document: None,
            why: "the relay cannot reach its store; try again later".to_owned(),
        })
    }

    /// Over a document.
    pub(super) fn over(document: DocumentId, reason: Reason, why: String) -> Self {
        Self::Refused(Refused {
            reason,
            document: Some(document),
            why,
        })
    }
}

/// A new pair.
pub(super) fn outbox(member: MemberId) -> (Outbox, Inbox) {
    let (sender, receiver) = mpsc::unbounded_channel();
    let shared = Arc::new(Shared {
        member,
        waiting: AtomicUsize::new(0),
        end: OnceLock::new(),
        ended: Notify::new(),
    });
    (
        Outbox {
            shared: Arc::clone(&shared),
            post: sender,
        },
        Inbox {
            shared,
            post: receiver,
        },
    )
}

fn cost(post: &Post) -> usize {
    match post {
        Post::Frame(frame) => frame.len() + OVERHEAD,
        Post::Unavailable(_) | Post::Look => OVERHEAD,
    }
}

impl Outbox {
    pub(super) fn member(&self) -> MemberId {
        self.shared.member
    }

    /// Puts something in the queue; ends the socket when too much waits there already.
    pub(super) fn send(&self, post: Post) {
        if self.is_closed() {
            return;
        }
        let cost = cost(&post);
        if self.shared.waiting.fetch_add(cost, Ordering::Relaxed) + cost > MOST {
            self.end(End::TooSlow);
            return;
        }
        // The task may have ended just now.
        drop(self.post.send(post));
    }

    /// The same, for what may be lost: carets and presence are stale by the time a slow reader would see them.
    pub(super) fn whisper(&self, frame: Vec<u8>) {
        if self.shared.waiting.load(Ordering::Relaxed) < ENOUGH {
            self.send(Post::Frame(frame));
        }
    }

    /// Closes the socket, ahead of everything that waits. The first reason stands.
    pub(super) fn end(&self, end: End) {
        drop(self.shared.end.set(end));
        self.shared.ended.notify_one();
    }

    pub(super) fn is_closed(&self) -> bool {
        self.shared.end.get().is_some() || self.post.is_closed()
    }
}

impl Inbox {
    /// The next thing to do.
    pub(super) async fn next(&mut self) -> Option<Post> {
        let post = self.post.recv().await?;
        self.shared
            .waiting
            .fetch_sub(cost(&post), Ordering::Relaxed);
        Some(post)
    }

    /// Whether so much waits that no more should be asked for.
    pub(super) fn is_full(&self) -> bool {
        self.shared.waiting.load(Ordering::Relaxed) >= ENOUGH
    }
}

impl Shared {
    /// Waits until the relay wants the socket closed.
    pub(super) async fn ended(&self) -> End {
        loop {
            let notified = self.ended.notified();
            if let Some(end) = self.end.get() {
                return end.clone();
            }
            notified.await;
        }
    }
}
