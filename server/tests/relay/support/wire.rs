//! Frames by hand: what an honest client would never say.

use super::{Socket, connect};
use futures_util::{FutureExt, SinkExt, StreamExt};
use ryadom_domain::DocumentId;
use ryadom_sync::{Ephemeral, Join, Message, Metadata, Sync};
use std::net::SocketAddr;
use tokio_tungstenite::tungstenite;

/// A socket, and everything that came over it.
pub(crate) struct Wire {
    socket: Socket,
    peer: String,
    whispers: u64,
    pub(crate) heard: Vec<Message>,
    /// Each frame as it came.
    pub(crate) frames: Vec<Vec<u8>>,
}

impl Wire {
    /// Somebody who has joined; what the relay says to that is taken in.
    pub(crate) async fn open(relay: SocketAddr, token: &str, peer: &str) -> Self {
        let mut wire = Self {
            socket: connect(relay, token).await.expect("a socket"),
            peer: peer.to_owned(),
            whispers: 0,
            heard: Vec::new(),
            frames: Vec::new(),
        };
        wire.greet().await;
        wire
    }

    pub(crate) async fn send(&mut self, message: &Message) {
        let frame = tungstenite::Message::Binary(message.encode().into());
        // The relay may have closed; reading will tell.
        drop(self.socket.send(frame).await);
    }

    /// Joins, again if need be: once it is answered, the relay has taken every frame before.
    pub(crate) async fn greet(&mut self) {
        self.join().await;
        self.until(|message| matches!(message, Message::Peer(_)))
            .await;
    }

    pub(crate) async fn join(&mut self) {
        let metadata = Metadata {
            storage: None,
            ephemeral: true,
        };
        self.send(&Message::Join(Join {
            sender: self.peer.clone(),
            metadata,
            versions: vec!["1".to_owned()],
        }))
        .await;
    }

    pub(crate) async fn sync(&mut self, document: DocumentId, data: Vec<u8>) {
        self.send(&Message::Sync(Sync {
            receipt: None,
            sender: self.peer.clone(),
            target: "relay".to_owned(),
            document: document.to_string(),
            data,
            request: false,
        }))
        .await;
    }

    pub(crate) async fn whisper(&mut self, document: DocumentId, data: &[u8]) {
        self.whispers += 1;
        self.send(&Message::Ephemeral(Ephemeral {
            sender: self.peer.clone(),
            target: "relay".to_owned(),
            document: document.to_string(),
            session: self.peer.clone(),
            count: self.whispers,
            data: data.to_vec(),
            account: None,
        }))
        .await;
    }

    /// Takes in what comes up to the first message like this, and answers with it.
    pub(crate) async fn until(&mut self, wanted: impl Fn(&Message) -> bool) -> Message {
        loop {
            let message = self.next().await.expect("an open socket");
            if wanted(&message) {
                return message;
            }
        }
    }

    /// True when there is nothing to read at this moment.
    pub(crate) fn is_silent(&mut self) -> bool {
        self.next().now_or_never().is_none()
    }

    /// The next message; nothing when the socket is closed.
    pub(crate) async fn next(&mut self) -> Option<Message> {
        loop {
            match self.socket.next().await? {
                Ok(tungstenite::Message::Binary(frame)) => {
                    let message = Message::decode(&frame).expect("a message");
                    self.frames.push(frame.to_vec());
                    self.heard.push(message.clone());
                    return Some(message);
                }
                Ok(_) => {}
                Err(_) => return None,
            }
        }
    }

    /// Whether anybody's whisper with this in it came.
    pub(crate) fn has_heard(&self, document: DocumentId, data: &[u8]) -> bool {
        let document = document.to_string();
        self.heard.iter().any(|message| {
            matches!(message, Message::Ephemeral(whisper)
                if whisper.document == document && whisper.data == data)
        })
    }
}
