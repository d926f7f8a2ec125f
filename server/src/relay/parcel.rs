//! Changes that came in a file: brought by one member, believed as the work of the one whose device sealed them.
//!
//! A parcel holds the sync message that its author's device would have sent. It is given to the document's room as just
//! that, from a member who hears one answer and leaves. So everything that is asked of a socket is asked of it.

use super::{
    Hub,
    outbox::{End, Inbox, Post, outbox},
    room::{Event, Letter},
};
use crate::store::SessionOf;
use automerge::sync;
use ryadom_domain::DocumentId;
use ryadom_sync::{Message, Reason, carried::Parcel, relay::MemberId};
use std::{
    sync::{Arc, atomic::Ordering},
    time::{Duration, Instant},
};
use tokio::sync::Semaphore;

/// Far above what a room takes.
const PATIENCE: Duration = Duration::from_secs(60);

/// Why a parcel was not taken in.
#[derive(Debug)]
pub(crate) enum NotTaken {
    /// Changes are missing on which these build; with them it may be brought again.
    Incomplete,
    /// It will not be taken, now or later.
    Refused(Reason),
    /// The relay could not do it; the same may be brought again.
    Failed,
}

impl Hub {
    /// Takes in a parcel as its author's, who may write the document.
    pub(crate) async fn take_parcel(
        &self,
        document: DocumentId,
        author: SessionOf,
        parcel: Parcel,
    ) -> Result<(), NotTaken> {
        let may_write = self.0.school.grant(author.person, document);
        if !may_write.is_some_and(|grant| grant.write) {
            return Err(NotTaken::Refused(Reason::ReadOnly));
        }
        let permit = Arc::new(Semaphore::new(1)).acquire_owned().await;
        let permit = permit.map_err(|_| NotTaken::Failed)?;
        let member = MemberId(self.0.next_member.fetch_add(1, Ordering::Relaxed));
        let (outbox, inbox) = outbox(member);
        let letter = Letter {
            outbox,
            session: author,
            peer: format!("ryadom-parcel-{}", member.0).into(),
            data: parcel.message,
            receipt: parcel.receipt,
            permit,
            arrived: Instant::now(),
        };
        self.hand(document, Event::Sync(Box::new(letter)));
        let answer = tokio::time::timeout(PATIENCE, answer(inbox)).await;
        self.hand_if_open(document, Event::Leave(member));
        answer.unwrap_or(Err(NotTaken::Failed))
    }
}

async fn answer(mut inbox: Inbox) -> Result<(), NotTaken> {
    let shared = Arc::clone(&inbox.shared);
    let answered = async {
        loop {
            match inbox.next().await {
                Some(Post::Frame(frame)) => return frame,
                Some(Post::Look) => {}
                // It was granted a moment ago.
                Some(Post::Unavailable(_)) | None => return Vec::new(),
            }
        }
    };
    tokio::select! {
        biased;
        end = shared.ended() => Err(match end {
            End::Refused(refused) if refused.reason.is_about_the_changes() => NotTaken::Refused(refused.reason),
            End::Refused(_) | End::TooMany | End::TooSlow | End::Stopping => NotTaken::Failed,
        }),
        frame = answered => match lacks_something(&frame) {
            Some(false) => Ok(()),
            Some(true) => Err(NotTaken::Incomplete),
            None => Err(NotTaken::Failed),
        },
    }
}

/// Whether the room asks for changes that it needs before these.
fn lacks_something(frame: &[u8]) -> Option<bool> {
    let Message::Sync(answer) = Message::decode(frame).ok()? else {
        return None;
    };
    let answer = sync::Message::decode(&answer.data).ok()?;
    Some(!answer.need.is_empty())
}
