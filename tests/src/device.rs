//! A device that keeps nothing: the app's sync session over a real socket.

use crate::Failure;
use crate::account::{Account, Socket};
use futures_util::{SinkExt, StreamExt};
use ryadom_domain::{DocumentId, DocumentKind, PersonId};
use ryadom_replica::{ActorId, ChangeHash, Document, RawChange};
use ryadom_sync::Sync;
use ryadom_sync::automerge::transaction::Transactable;
use ryadom_sync::automerge::{Change, ROOT, ReadDoc};
use ryadom_sync::device::{
    Connection, Documents, Effect, Held, Identity, Input, Session, Standing,
};
use std::collections::HashMap;
use std::sync::Arc;
use std::time::Instant;
use tokio_tungstenite::tungstenite::Message;

/// One device of one person, online until it is dropped.
pub struct Device {
    account: Account,
    peer: String,
    actor: ActorId,
    session: Session,
    documents: Memory,
    socket: Socket,
    news: Vec<News>,
}

/// Something worth knowing that came over the socket.
#[derive(Debug)]
pub enum News {
    /// Others' changes are in the document.
    Merged {
        /// Which.
        document: Arc<str>,
        /// The changes.
        changes: Vec<ChangeHash>,
        /// When their frame had come.
        at: Instant,
    },
    /// The relay has stored all of the document.
    Confirmed {
        /// Which.
        document: Arc<str>,
        /// When that had come.
        at: Instant,
    },
    /// The relay has no such document for this person.
    Unavailable(Arc<str>),
}

/// A frame that has come and was not looked at yet.
pub struct Frame(Vec<u8>);

#[derive(Default)]
struct Memory(HashMap<Arc<str>, Document>);

impl Documents for Memory {
    fn get(&mut self, document: &str) -> Held<'_> {
        self.0
            .get_mut(document)
            .map_or(Held::Absent, |document| Held::Ready(document.automerge()))
    }
}

impl Device {
    /// Connects. `number` tells the devices of one program apart.
    ///
    /// # Errors
    /// When the relay refuses or goes away.
    pub async fn connect(account: &Account, number: u128) -> Result<Self, Failure> {
        let socket = account.socket().await?;
        let peer = format!("load-{number:x}");
        let identity = Identity {
            peer: peer.as_str().into(),
            storage: None,
            session: "load".into(),
        };
        let mut device = Self {
            account: account.clone(),
            peer,
            actor: ActorId::from(number.to_be_bytes()),
            session: Session::new(identity),
            documents: Memory::default(),
            socket,
            news: Vec::new(),
        };
        device.handle(Input::Wake).await?;
        device.handle(Input::Connected).await?;
        while device.session.connection() != Connection::Online {
            let frame = device.frame().await?;
            device.take(frame).await?;
        }
        Ok(device)
    }

    /// Opens documents, and waits until each is as the relay has it.
    ///
    /// # Errors
    /// When the relay refuses one or goes away.
    pub async fn open(&mut self, all: &[(DocumentId, DocumentKind)]) -> Result<(), Failure> {
        let fresh = all.iter().map(|(id, kind)| (*id, Document::genesis(*kind)));
        self.bring(fresh.collect()).await
    }

    /// Begins documents that nobody has written in, and waits until the relay has them.
    ///
    /// # Errors
    /// When the relay refuses one or goes away.
    pub async fn create(&mut self, all: &[(DocumentId, DocumentKind)]) -> Result<(), Failure> {
        let mut begun = Vec::new();
        for (id, kind) in all {
            let mut document = Document::genesis(*kind);
            write(&mut document, &self.actor, self.account.person, "begun")?;
            begun.push((*id, document));
        }
        self.bring(begun).await
    }

    /// Opens documents that were on the device before, and waits until the relay and the device
    /// have the same.
    ///
    /// # Errors
    /// When the relay refuses one or goes away.
    pub async fn bring(&mut self, all: Vec<(DocumentId, Document)>) -> Result<(), Failure> {
        let mut left = all.len();
        for (id, contents) in all {
            let document: Arc<str> = id.to_string().into();
            self.documents.0.insert(Arc::clone(&document), contents);
            self.handle(Input::Opened {
                document,
                saved: None,
                heads: None,
            })
            .await?;
        }
        while left > 0 {
            let frame = self.frame().await?;
            for news in self.take(frame).await? {
                match news {
                    News::Confirmed { .. } => left -= 1,
                    News::Unavailable(document) => {
                        return Err(format!("{document} is unavailable").into());
                    }
                    News::Merged { .. } => {}
                }
            }
        }
        Ok(())
    }

    /// An open document.
    pub fn document(&mut self, id: DocumentId) -> Option<&mut Document> {
        self.documents.0.get_mut(id.to_string().as_str())
    }

    /// Writes a little into an open document and sends it. Answers the change and when it began.
    ///
    /// # Errors
    /// When the document is not open, or the relay is gone.
    pub async fn edit(
        &mut self,
        id: DocumentId,
        words: &str,
    ) -> Result<(ChangeHash, Instant), Failure> {
        let (actor, person) = (self.actor.clone(), self.account.person);
        let begin = Instant::now();
        let document = self.document(id).ok_or("the document is not open")?;
        let change = write(document, &actor, person, words)?;
        self.handle(Input::Changed(id.to_string().into())).await?;
        Ok((change, begin))
    }

    /// Sends what was written into an open document.
    ///
    /// # Errors
    /// When the relay is gone.
    pub async fn changed(&mut self, id: DocumentId) -> Result<(), Failure> {
        self.handle(Input::Changed(id.to_string().into())).await
    }

    /// Takes in what comes until the relay has stored all of a document.
    ///
    /// # Errors
    /// When the relay refuses or goes away.
    pub async fn until_confirmed(&mut self, id: DocumentId) -> Result<(), Failure> {
        let address = id.to_string();
        loop {
            let frame = self.frame().await?;
            let mut news = self.take(frame).await?.into_iter();
            if news.any(
                |news| matches!(news, News::Confirmed { document, .. } if *document == *address),
            ) {
                return Ok(());
            }
        }
    }

    /// Puts changes that this person has made elsewhere into an open document and sends them.
    ///
    /// # Errors
    /// When the document is not open, or the relay is gone.
    pub async fn give(&mut self, id: DocumentId, changes: &[RawChange]) -> Result<(), Failure> {
        let document = self.document(id).ok_or("the document is not open")?;
        document.apply(changes.iter().map(|change| change.bytes.as_slice()))?;
        self.handle(Input::Changed(id.to_string().into())).await
    }

    /// Takes in what comes until the relay is known to have stored all of these documents.
    ///
    /// # Errors
    /// When the relay refuses or goes away.
    pub async fn until_all_confirmed(&mut self, all: &[DocumentId]) -> Result<(), Failure> {
        let is_confirmed = |session: &Session, id: &DocumentId| {
            session.standing(&id.to_string()) == Standing::Confirmed
        };
        while !all.iter().all(|id| is_confirmed(&self.session, id)) {
            let frame = self.frame().await?;
            self.take(frame).await?;
        }
        Ok(())
    }

    /// Sends bytes as a sync message for a document, whatever they are.
    ///
    /// # Errors
    /// When the relay is gone.
    pub async fn throw(&mut self, id: DocumentId, data: Vec<u8>) -> Result<(), Failure> {
        let sync = Sync {
            receipt: None,
            sender: self.peer.clone(),
            target: "relay".to_owned(),
            document: id.to_string(),
            data,
            request: false,
        };
        let frame = ryadom_sync::Message::Sync(sync).encode();
        Ok(self.socket.send(Message::binary(frame)).await?)
    }

    /// Waits for the next frame. May be given up at any moment without loss.
    ///
    /// # Errors
    /// When the relay goes away.
    pub async fn frame(&mut self) -> Result<Frame, Failure> {
        loop {
            if let Message::Binary(frame) =
                self.socket.next().await.ok_or("the relay hung up")??
            {
                return Ok(Frame(frame.to_vec()));
            }
        }
    }

    /// Takes in a frame. Answers what news it brought.
    ///
    /// # Errors
    /// When the relay refuses or goes away.
    pub async fn take(&mut self, frame: Frame) -> Result<Vec<News>, Failure> {
        self.handle(Input::Received(frame.0)).await?;
        Ok(std::mem::take(&mut self.news))
    }

    /// Closes the socket.
    ///
    /// # Errors
    /// When it is closed already.
    pub async fn leave(mut self) -> Result<(), Failure> {
        Ok(self.socket.close(None).await?)
    }

    async fn handle(&mut self, input: Input) -> Result<(), Failure> {
        let at = Instant::now();
        for effect in self.session.handle(input, &mut self.documents) {
            match effect {
                Effect::Send(frame) => self.socket.send(Message::binary(frame)).await?,
                Effect::Merged {
                    document, changes, ..
                } => {
                    let changes = changes.iter().map(Change::hash).collect();
                    self.news.push(News::Merged {
                        document,
                        changes,
                        at,
                    });
                }
                Effect::Confirmed(document) => self.news.push(News::Confirmed { document, at }),
                Effect::Unavailable(document) => self.news.push(News::Unavailable(document)),
                Effect::Refused { why, .. } => {
                    return Err(format!("the relay refused: {why}").into());
                }
                Effect::Connect
                | Effect::RetryAfter(_)
                | Effect::Disconnect
                | Effect::Load(_)
                | Effect::Remember { .. }
                | Effect::Ephemeral { .. } => {}
            }
        }
        Ok(())
    }
}

/// Writes a little into a document, as one change by this actor of this person.
///
/// # Errors
/// When it is not a document of ours.
pub fn write(
    document: &mut Document,
    actor: &ActorId,
    person: PersonId,
    words: &str,
) -> Result<ChangeHash, Failure> {
    let contents = document.automerge();
    contents.set_actor(actor.clone());
    let authors = contents
        .get(ROOT, "authors")?
        .ok_or("the document has no authors")?
        .1;
    let own = actor.to_hex_string();
    if contents.get(&authors, &own)?.is_none() {
        contents.put(&authors, &own, person.to_string())?;
    }
    contents.put(ROOT, "load", words)?;
    contents
        .commit()
        .ok_or_else(|| "nothing was written".into())
}
