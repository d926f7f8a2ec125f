//! From a [`Message`] to a frame.

use super::{Message, Metadata};
use minicbor::encode::{Encoder, Error};
use std::convert::Infallible;

type Written = Result<(), Error<Infallible>>;

impl Message {
    /// Writes the message as one CBOR map.
    #[must_use]
    pub fn encode(&self) -> Vec<u8> {
        let mut fields = Fields(Encoder::new(Vec::with_capacity(self.size_hint())));
        let written = self.write(&mut fields);
        debug_assert!(written.is_ok(), "writing to memory cannot fail");
        fields.0.into_writer()
    }

    fn size_hint(&self) -> usize {
        const FIELDS: usize = 192;
        match self {
            Self::Sync(sync) => FIELDS + sync.data.len(),
            Self::Ephemeral(ephemeral) => FIELDS + ephemeral.data.len(),
            _ => FIELDS,
        }
    }

    fn write(&self, fields: &mut Fields) -> Written {
        match self {
            Self::Join(join) => {
                fields.open(4, "join", &join.sender)?;
                fields.metadata(&join.metadata)?;
                fields.texts("supportedProtocolVersions", &join.versions)
            }
            Self::Peer(peer) => {
                fields.open(5, "peer", &peer.sender)?;
                fields.text("targetId", &peer.target)?;
                fields.text("selectedProtocolVersion", &peer.version)?;
                fields.metadata(&peer.metadata)
            }
            Self::Sync(sync) => {
                fields.open(
                    5 + u64::from(sync.receipt.is_some()),
                    if sync.request { "request" } else { "sync" },
                    &sync.sender,
                )?;
                if let Some(receipt) = &sync.receipt {
                    fields.bytes("receipt", receipt)?;
                }
                fields.text("targetId", &sync.target)?;
                fields.text("documentId", &sync.document)?;
                fields.bytes("data", &sync.data)
            }
            Self::Unavailable(unavailable) => {
                fields.open(4, "doc-unavailable", &unavailable.sender)?;
                fields.text("targetId", &unavailable.target)?;
                fields.text("documentId", &unavailable.document)
            }
            Self::Ephemeral(ephemeral) => {
                fields.open(
                    7 + u64::from(ephemeral.account.is_some()),
                    "ephemeral",
                    &ephemeral.sender,
                )?;
                if let Some(account) = &ephemeral.account {
                    fields.text("account", account)?;
                }
                fields.text("targetId", &ephemeral.target)?;
                fields.text("documentId", &ephemeral.document)?;
                fields.text("sessionId", &ephemeral.session)?;
                fields.count("count", ephemeral.count)?;
                fields.bytes("data", &ephemeral.data)
            }
            Self::Subscription(subscription) => {
                fields.open(5, "remote-subscription-change", &subscription.sender)?;
                fields.text("targetId", &subscription.target)?;
                fields.texts("add", &subscription.add)?;
                fields.texts("remove", &subscription.remove)
            }
            Self::RemoteHeads(remote) => {
                fields.open(5, "remote-heads-changed", &remote.sender)?;
                fields.text("targetId", &remote.target)?;
                fields.text("documentId", &remote.document)?;
                fields.0.str("newHeads")?.map(count_of(&remote.heads))?;
                for stored in &remote.heads {
                    fields.0.str(&stored.storage)?.map(2)?;
                    fields.texts("heads", &stored.heads)?;
                    fields.count("timestamp", stored.at)?;
                }
                Ok(())
            }
            Self::Error(error) => {
                let extra = [("code", &error.code), ("documentId", &error.document)];
                let extra = extra
                    .iter()
                    .filter_map(|(key, value)| Some((*key, value.as_deref()?)));
                fields.open(4 + extra.clone().count() as u64, "error", &error.sender)?;
                fields.text("targetId", &error.target)?;
                fields.text("message", &error.message)?;
                for (key, value) in extra {
                    fields.text(key, value)?;
                }
                Ok(())
            }
            Self::Leave { sender } => fields.open(2, "leave", sender),
            Self::Unknown { kind } => fields.0.map(1)?.str("type")?.str(kind)?.ok(),
        }
    }
}

struct Fields(Encoder<Vec<u8>>);

impl Fields {
    /// Begins a map of `length` fields, two of which it writes.
    fn open(&mut self, length: u64, kind: &str, sender: &str) -> Written {
        self.0.map(length)?;
        self.text("type", kind)?;
        self.text("senderId", sender)
    }

    fn text(&mut self, key: &str, value: &str) -> Written {
        self.0.str(key)?.str(value)?.ok()
    }

    fn bytes(&mut self, key: &str, value: &[u8]) -> Written {
        self.0.str(key)?.bytes(value)?.ok()
    }

    fn count(&mut self, key: &str, value: u64) -> Written {
        self.0.str(key)?.u64(value)?.ok()
    }

    fn texts(&mut self, key: &str, values: &[String]) -> Written {
        self.0.str(key)?.array(count_of(values))?;
        values.iter().try_for_each(|value| self.0.str(value)?.ok())
    }

    fn metadata(&mut self, metadata: &Metadata) -> Written {
        self.0
            .str("peerMetadata")?
            .map(1 + u64::from(metadata.storage.is_some()))?;
        if let Some(storage) = &metadata.storage {
            self.text("storageId", storage)?;
        }
        self.0.str("isEphemeral")?.bool(metadata.ephemeral)?.ok()
    }
}

fn count_of<T>(items: &[T]) -> u64 {
    items.len().try_into().unwrap_or(u64::MAX)
}
