//! CBOR maps with text keys, and byte strings that are made of several without doubt about where one ends.

use crate::message::reader::Reader;
use minicbor::encode::{Encoder, Error};
use std::convert::Infallible;

pub(super) type Written = Result<(), Error<Infallible>>;

/// A map that is being written.
pub(super) struct Fields(pub(super) Encoder<Vec<u8>>);

impl Fields {
    /// Writes one map of `length` fields.
    pub(super) fn map(length: u64, write: impl FnOnce(&mut Self) -> Written) -> Vec<u8> {
        let mut fields = Self(Encoder::new(Vec::new()));
        let opened = fields.0.map(length).map(drop);
        let written = opened.and_then(|()| write(&mut fields));
        debug_assert!(written.is_ok(), "writing to memory cannot fail");
        fields.0.into_writer()
    }

    pub(super) fn text(&mut self, key: &str, value: &str) -> Written {
        self.0.str(key)?.str(value)?.ok()
    }

    pub(super) fn bytes(&mut self, key: &str, value: &[u8]) -> Written {
        self.0.str(key)?.bytes(value)?.ok()
    }

    pub(super) fn count(&mut self, key: &str, value: u64) -> Written {
        self.0.str(key)?.u64(value)?.ok()
    }

    pub(super) fn flag(&mut self, key: &str, value: bool) -> Written {
        self.0.str(key)?.bool(value)?.ok()
    }
}

/// Reads one map that is all of `bytes`; nothing if it is not one.
pub(super) fn read(
    bytes: &[u8],
    mut field: impl FnMut(&mut Reader<'_>, &str) -> Result<(), crate::DecodeError>,
) -> Option<()> {
    let mut reader = Reader::new(bytes);
    let is_map = reader.map_or_skip(&mut field).ok()?;
    (is_map && reader.at_end()).then_some(())
}

/// What is signed: its purpose, then each part behind its length.
pub(super) fn framed(purpose: &str, parts: &[&[u8]]) -> Vec<u8> {
    let mut bytes = purpose.as_bytes().to_vec();
    for part in parts {
        bytes.extend((part.len() as u64).to_be_bytes());
        bytes.extend_from_slice(part);
    }
    bytes
}
