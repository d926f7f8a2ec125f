//! From a frame to a [`Message`].

use super::reader::Reader;
use super::{
    DecodeError, Ephemeral, Error, Join, Message, Metadata, Peer, RemoteHeads, StoredHeads,
    Subscription, Sync, Unavailable,
};
use crate::limits;

impl Message {
    /// Reads one frame.
    ///
    /// # Errors
    /// When the frame is too long, is not one CBOR map, or lacks what its type needs. A type that
    /// is not known here is no error: it is [`Message::Unknown`].
    pub fn decode(frame: &[u8]) -> Result<Self, DecodeError> {
        if frame.len() > limits::FRAME {
            return Err(DecodeError::TooLong);
        }
        let mut reader = Reader::new(frame);
        let mut fields = Fields::default();
        let is_map = reader.map_or_skip(|reader, key| fields.read(reader, key))?;
        if !is_map || !reader.at_end() {
            return Err(DecodeError::NotCbor);
        }
        fields.into_message()
    }
}

/// Every field that any message has, as far as the frame had it.
#[derive(Default)]
struct Fields {
    kind: Option<String>,
    sender: Option<String>,
    target: Option<String>,
    document: Option<String>,
    data: Option<Vec<u8>>,
    receipt: Option<Vec<u8>>,
    account: Option<String>,
    count: Option<u64>,
    session: Option<String>,
    message: Option<String>,
    code: Option<String>,
    metadata: Option<Metadata>,
    versions: Option<Vec<String>>,
    version: Option<String>,
    add: Option<Vec<String>>,
    remove: Option<Vec<String>>,
    heads: Vec<StoredHeads>,
}

impl Fields {
    fn read(&mut self, reader: &mut Reader<'_>, key: &str) -> Result<(), DecodeError> {
        match key {
            "type" => self.kind = reader.name_or_skip()?,
            "senderId" => self.sender = reader.name_or_skip()?,
            "targetId" => self.target = reader.name_or_skip()?,
            "documentId" => self.document = reader.name_or_skip()?,
            "data" => self.data = reader.bytes_or_skip()?,
            "account" => self.account = reader.name_or_skip()?,
            "receipt" => self.receipt = reader.bytes_or_skip()?,
            "count" => self.count = reader.count_or_skip()?,
            "sessionId" => self.session = reader.name_or_skip()?,
            "message" => self.message = reader.text_or_skip()?.map(Into::into),
            "code" => self.code = reader.name_or_skip()?,
            "peerMetadata" => self.metadata = read_metadata(reader)?,
            "supportedProtocolVersions" => self.versions = reader.names_or_skip()?,
            "selectedProtocolVersion" => self.version = reader.name_or_skip()?,
            "add" => self.add = reader.names_or_skip()?,
            "remove" => self.remove = reader.names_or_skip()?,
            "newHeads" => self.heads = read_heads(reader)?,
            _ => reader.skip()?,
        }
        Ok(())
    }

    fn into_message(self) -> Result<Message, DecodeError> {
        use DecodeError::Missing;
        let kind = self.kind.ok_or(Missing("type"))?;
        let sender = self.sender.ok_or(Missing("senderId"));
        let target = self.target.ok_or(Missing("targetId"));
        let about = self.document;
        let document = || about.clone().ok_or(Missing("documentId"));
        let data = self.data.ok_or(Missing("data"));

        Ok(match kind.as_str() {
            "join" => Message::Join(Join {
                sender: sender?,
                metadata: self.metadata.unwrap_or_default(),
                versions: self.versions.unwrap_or_default(),
            }),
            "peer" => Message::Peer(Peer {
                sender: sender?,
                target: target?,
                metadata: self.metadata.unwrap_or_default(),
                version: self.version.ok_or(Missing("selectedProtocolVersion"))?,
            }),
            "sync" | "request" => Message::Sync(Sync {
                sender: sender?,
                target: target?,
                document: document()?,
                data: data?,
                request: kind == "request",
                receipt: self.receipt,
            }),
            "doc-unavailable" => Message::Unavailable(Unavailable {
                sender: sender?,
                target: target?,
                document: document()?,
            }),
            "ephemeral" => Message::Ephemeral(Ephemeral {
                sender: sender?,
                target: target?,
                document: document()?,
                session: self.session.ok_or(Missing("sessionId"))?,
                count: self.count.ok_or(Missing("count"))?,
                data: data?,
                account: self.account,
            }),
            "remote-subscription-change" => Message::Subscription(Subscription {
                sender: sender?,
                target: target?,
                add: self.add.unwrap_or_default(),
                remove: self.remove.unwrap_or_default(),
            }),
            "remote-heads-changed" => Message::RemoteHeads(RemoteHeads {
                sender: sender?,
                target: target?,
                document: document()?,
                heads: self.heads,
            }),
            "error" => Message::Error(Error {
                sender: sender.unwrap_or_default(),
                target: target.unwrap_or_default(),
                message: self.message.unwrap_or_default(),
                code: self.code,
                document: about,
            }),
            "leave" => Message::Leave { sender: sender? },
            _ => Message::Unknown { kind },
        })
    }
}

fn read_metadata(reader: &mut Reader<'_>) -> Result<Option<Metadata>, DecodeError> {
    let mut metadata = Metadata::default();
    let is_map = reader.map_or_skip(|reader, key| {
        match key {
            "storageId" => metadata.storage = reader.name_or_skip()?,
            "isEphemeral" => metadata.ephemeral = reader.bool_or_skip()?.unwrap_or_default(),
            _ => reader.skip()?,
        }
        Ok(())
    })?;
    Ok(is_map.then_some(metadata))
}

fn read_heads(reader: &mut Reader<'_>) -> Result<Vec<StoredHeads>, DecodeError> {
    let mut all = Vec::new();
    reader.map_or_skip(|reader, storage| {
        if all.len() == limits::LIST || storage.len() > limits::NAME {
            return Err(DecodeError::TooLarge);
        }
        let mut stored = StoredHeads {
            storage: storage.to_owned(),
            heads: Vec::new(),
            at: 0,
        };
        reader.map_or_skip(|reader, key| {
            match key {
                "heads" => stored.heads = reader.names_or_skip()?.unwrap_or_default(),
                "timestamp" => stored.at = reader.count_or_skip()?.unwrap_or_default(),
                _ => reader.skip()?,
            }
            Ok(())
        })?;
        all.push(stored);
        Ok(())
    })?;
    Ok(all)
}
