use super::{Joined, TestRelay};
use automerge::{AutoCommit, ChangeHash};
use futures_util::{SinkExt, StreamExt};
use ryadom_domain::{DocumentId, DocumentKind, PersonId, Timestamp};
use ryadom_replica::{Author, Document, Kind};
use ryadom_sync::Reason;
use ryadom_sync::device::{self, Documents, Effect, Held, Input, Session, Standing};
use std::{
    collections::{HashMap, HashSet},
    net::SocketAddr,
    sync::Arc,
    time::Duration,
};
use tokio::net::TcpStream;
use tokio_tungstenite::{
    WebSocketStream, client_async,
    tungstenite::{
        Error, Message, client::IntoClientRequest, http::HeaderValue,
        protocol::frame::coding::CloseCode,
    },
};

/// Far above what anything takes here; only a broken test waits so long.
const PATIENCE: Duration = Duration::from_secs(60);

pub(crate) type Socket = WebSocketStream<TcpStream>;

/// Opens a socket by bearer token.
pub(crate) async fn connect(address: SocketAddr, token: &str) -> Result<Socket, Error> {
    let mut request = format!("ws://{address}/sync")
        .into_client_request()
        .expect("an address");
    let bearer = HeaderValue::from_str(&format!("Bearer {token}")).expect("a header");
    request.headers_mut().insert("authorization", bearer);
    let stream = TcpStream::connect(address).await.map_err(Error::Io)?;
    client_async(request, stream)
        .await
        .map(|(socket, _)| socket)
}

/// A device of somebody: documents, a sync session, and a socket.
pub(crate) struct Device {
    pub(crate) person: PersonId,
    session: Session,
    documents: Copies,
    socket: Option<Socket>,
    actor: automerge::ActorId,
    pub(crate) unavailable: HashSet<DocumentId>,
    pub(crate) refused: Vec<String>,
    /// What `refused` was for, for programs.
    pub(crate) reasons: Vec<Reason>,
    pub(crate) heard: Vec<Vec<u8>>,
    /// Whom the relay named for the last of them.
    pub(crate) speaker: Option<String>,
    pub(crate) closed: Option<(CloseCode, String)>,
}

#[derive(Default)]
struct Copies(HashMap<Arc<str>, Document>);

impl Documents for Copies {
    fn get(&mut self, document: &str) -> Held<'_> {
        self.0
            .get_mut(document)
            .map_or(Held::Absent, |document| Held::Ready(document.automerge()))
    }
}

fn address(document: DocumentId) -> Arc<str> {
    document.to_string().into()
}

impl Device {
    pub(crate) fn new(joined: &Joined, n: u8) -> Self {
        let name: Arc<str> = format!("device-{n}").into();
        let identity = device::Identity {
            peer: Arc::clone(&name),
            storage: Some(joined.device.as_str().into()),
            session: name,
        };
        Self {
            person: joined.person,
            session: Session::new(identity),
            documents: Copies::default(),
            socket: None,
            actor: automerge::ActorId::from([n; 16].as_slice()),
            unavailable: HashSet::new(),
            refused: Vec::new(),
            reasons: Vec::new(),
            heard: Vec::new(),
            speaker: None,
            closed: None,
        }
    }

    /// A device that is connected.
    pub(crate) async fn online(relay: &TestRelay, joined: &Joined, n: u8) -> Self {
        let mut device = Self::new(joined, n);
        device.connect(relay.address, &joined.token).await;
        device
    }

    pub(crate) async fn connect(&mut self, relay: SocketAddr, token: &str) {
        let socket = connect(relay, token).await.expect("a socket");
        self.socket = Some(socket);
        self.closed = None;
        self.tell(Input::Wake).await;
        self.tell(Input::Connected).await;
    }

    /// Pulls the plug.
    pub(crate) async fn disconnect(&mut self) {
        self.socket = None;
        self.tell(Input::Disconnected { random: 0 }).await;
    }

    /// Keeps a document in step from now on; it begins as its genesis.
    pub(crate) async fn open(&mut self, document: DocumentId, kind: DocumentKind) {
        self.documents
            .0
            .insert(address(document), Document::genesis(kind));
        self.tell(Input::Opened {
            document: address(document),
            saved: None,
            heads: None,
        })
        .await;
    }

    pub(crate) fn document(&mut self, document: DocumentId) -> &mut Document {
        self.documents.0.get_mut(&address(document)).expect("open")
    }

    pub(crate) fn automerge(&mut self, document: DocumentId) -> &mut AutoCommit {
        self.document(document).automerge()
    }

    pub(crate) fn heads(&mut self, document: DocumentId) -> Vec<ChangeHash> {
        self.document(document).heads()
    }

    pub(crate) fn view<K: Kind>(&mut self, document: DocumentId) -> K::View {
        K::read(self.document(document))
    }

    /// Makes an edit and sends it if there is a connection.
    pub(crate) async fn edit<K: Kind>(&mut self, document: DocumentId, edit: K::Edit) {
        let author = Author {
            person: self.person,
            actor: self.actor.clone(),
        };
        self.edit_as::<K>(document, &author, edit).await;
    }

    /// Makes an edit in whoever's name.
    pub(crate) async fn edit_as<K: Kind>(
        &mut self,
        document: DocumentId,
        author: &Author,
        edit: K::Edit,
    ) {
        K::edit(
            self.document(document),
            author,
            Timestamp(1_790_000_100),
            &edit,
        )
        .expect("an edit");
        self.tell(Input::Changed(address(document))).await;
    }

    /// Sends what was written into the document directly.
    pub(crate) async fn changed(&mut self, document: DocumentId) {
        self.tell(Input::Changed(address(document))).await;
    }

    pub(crate) async fn say(&mut self, document: DocumentId, data: &[u8]) {
        self.tell(Input::Ephemeral {
            document: address(document),
            data: data.to_vec(),
        })
        .await;
    }

    pub(crate) fn is_confirmed(&self, document: DocumentId) -> bool {
        self.session.standing(&document.to_string()) == Standing::Confirmed
    }

    pub(crate) fn is_unavailable(&self, document: DocumentId) -> bool {
        self.session.standing(&document.to_string()) == Standing::Unavailable
    }

    pub(crate) fn standing(&self, document: DocumentId) -> Standing {
        self.session.standing(&document.to_string())
    }

    /// Takes in what comes until `done`.
    pub(crate) async fn until(&mut self, what: &str, mut done: impl FnMut(&mut Self) -> bool) {
        while !done(self) {
            let more = tokio::time::timeout(PATIENCE, self.receive()).await;
            assert!(
                more.expect(what),
                "{what}: the socket closed: {:?} {:?}",
                self.closed,
                self.refused
            );
        }
    }

    /// Waits until the relay has everything.
    pub(crate) async fn until_confirmed(&mut self, document: DocumentId) {
        self.until("confirmed", |device| device.is_confirmed(document))
            .await;
    }

    /// Comes back until the relay has everything, as the app would.
    pub(crate) async fn persist(&mut self, relay: SocketAddr, token: &str, document: DocumentId) {
        for _ in 0..5 {
            if self.socket.is_none()
                && let Ok(socket) = connect(relay, token).await
            {
                self.socket = Some(socket);
                self.closed = None;
                self.tell(Input::Wake).await;
                self.tell(Input::Connected).await;
            }
            while !self.is_confirmed(document) {
                let more = tokio::time::timeout(PATIENCE, self.receive()).await;
                if !more.expect("an answer or an end") {
                    break;
                }
            }
            if self.is_confirmed(document) {
                return;
            }
            self.disconnect().await;
        }
        panic!("the relay does not take it: {:?}", self.refused);
    }

    /// Waits until the relay closes the socket.
    pub(crate) async fn until_closed(&mut self) {
        while tokio::time::timeout(PATIENCE, self.receive())
            .await
            .expect("closed")
        {}
    }

    /// Takes in one frame; false when the socket is closed.
    pub(crate) async fn receive(&mut self) -> bool {
        let Some(socket) = &mut self.socket else {
            return false;
        };
        match socket.next().await {
            Some(Ok(Message::Binary(frame))) => self.tell(Input::Received(frame.to_vec())).await,
            Some(Ok(Message::Close(frame))) => {
                self.closed = frame.map(|frame| (frame.code, frame.reason.to_string()));
            }
            Some(Ok(_)) => {}
            Some(Err(_)) | None => {
                self.socket = None;
                return false;
            }
        }
        true
    }

    async fn tell(&mut self, input: Input) {
        let effects = self.session.handle(input, &mut self.documents);
        for effect in effects {
            match effect {
                Effect::Send(frame) => {
                    if let Some(socket) = &mut self.socket {
                        // The relay may have closed; reading will tell.
                        drop(socket.send(Message::Binary(frame.into())).await);
                    }
                }
                Effect::Unavailable(document) => {
                    self.unavailable
                        .insert(document.parse().expect("an address"));
                }
                Effect::Refused { why, reason, .. } => {
                    self.refused.push(why);
                    self.reasons.push(reason);
                }
                Effect::Ephemeral { data, account, .. } => {
                    self.heard.push(data);
                    self.speaker = account.map(|account| account.to_string());
                }
                _ => {}
            }
        }
    }
}
