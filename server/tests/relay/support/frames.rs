use super::Socket;
use futures_util::{SinkExt, StreamExt};
use ryadom_domain::DocumentId;
use ryadom_sync::{Join, Message, Metadata, Sync};
use tokio_tungstenite::tungstenite;

/// Says a frame.
pub(crate) async fn say(socket: &mut Socket, frame: Vec<u8>) {
    // The relay may have closed already; what it said is read afterwards.
    drop(
        socket
            .send(tungstenite::Message::Binary(frame.into()))
            .await,
    );
}

/// Everything that the relay says until it closes: errors' messages.
pub(crate) async fn until_end(mut socket: Socket) -> Vec<String> {
    let mut errors = Vec::new();
    while let Some(Ok(message)) = socket.next().await {
        if let tungstenite::Message::Binary(frame) = message
            && let Ok(Message::Error(error)) = Message::decode(&frame)
        {
            errors.push(error.message);
        }
    }
    errors
}

fn join(sender: &str) -> Vec<u8> {
    let metadata = Metadata {
        storage: None,
        ephemeral: true,
    };
    Message::Join(Join {
        sender: sender.to_owned(),
        metadata,
        versions: vec!["1".to_owned()],
    })
    .encode()
}

/// A frame with a sync message.
pub(crate) fn sync(sender: &str, document: DocumentId, data: Vec<u8>) -> Vec<u8> {
    let (sender, target, document) = (sender.to_owned(), "relay".to_owned(), document.to_string());
    Message::Sync(Sync {
        receipt: None,
        sender,
        target,
        document,
        data,
        request: false,
    })
    .encode()
}

/// Says "join".
pub(crate) async fn say_join(socket: &mut Socket, sender: &str) {
    say(socket, join(sender)).await;
}

/// Says a sync message.
pub(crate) async fn say_sync(
    socket: &mut Socket,
    sender: &str,
    document: DocumentId,
    data: Vec<u8>,
) {
    say(socket, sync(sender, document, data)).await;
}
