//! One document's changes, and whose word stands for them.

use super::fields::{Fields, framed, read};
use crate::limits;
use crate::receipt::Receipt;

/// Length of a public key: a point of P-256, uncompressed.
pub const KEY: usize = 65;
/// Length of a signature: ECDSA over P-256 with SHA-256, as two numbers.
pub const SIGNATURE: usize = 64;

/// "This key belongs to this device of this person": signed by the relay, so that a device which is offline knows too.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Certificate {
    /// The address of the school's registry.
    pub school: String,
    /// The device.
    pub device: String,
    /// Whose it is.
    pub person: String,
    /// The device's public key.
    pub key: [u8; KEY],
    /// The relay's signature of [`Certificate::signed`].
    pub signature: [u8; SIGNATURE],
}

/// A device's word for a parcel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seal {
    /// Who the device is.
    pub certificate: Certificate,
    /// The device's signature of [`Parcel::signed`].
    pub signature: [u8; SIGNATURE],
}

/// Changes of one document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parcel {
    /// The document's address.
    pub document: String,
    /// What kind of document it is.
    pub kind: String,
    /// An automerge sync message: see [`super::pack`].
    pub message: Vec<u8>,
    /// What the relay once gave the device for this document.
    pub receipt: Option<Receipt>,
    /// `None` when the device had nothing to seal with: it can then be looked at, and not taken over.
    pub seal: Option<Seal>,
}

impl Certificate {
    /// What the relay signs.
    #[must_use]
    pub fn signed(&self) -> Vec<u8> {
        let parts = [
            self.school.as_bytes(),
            self.device.as_bytes(),
            self.person.as_bytes(),
            &self.key,
        ];
        framed("ryadom-certificate-1", &parts)
    }

    /// As it is kept and sent.
    #[must_use]
    pub fn encode(&self) -> Vec<u8> {
        Fields::map(5, |fields| {
            fields.text("school", &self.school)?;
            fields.text("device", &self.device)?;
            fields.text("person", &self.person)?;
            fields.bytes("key", &self.key)?;
            fields.bytes("signature", &self.signature)
        })
    }

    /// Reads [`Certificate::encode`]; nothing if it is not one.
    #[must_use]
    pub fn decode(bytes: &[u8]) -> Option<Self> {
        let (mut school, mut device, mut person) = (None, None, None);
        let (mut key, mut signature) = (None, None);
        read(bytes, |reader, name| {
            match name {
                "school" => school = reader.name_or_skip()?,
                "device" => device = reader.name_or_skip()?,
                "person" => person = reader.name_or_skip()?,
                "key" => key = reader.bytes_or_skip()?,
                "signature" => signature = reader.bytes_or_skip()?,
                _ => reader.skip()?,
            }
            Ok(())
        })?;
        Some(Self {
            school: school?,
            device: device?,
            person: person?,
            key: key?.try_into().ok()?,
            signature: signature?.try_into().ok()?,
        })
    }
}

impl Parcel {
    /// What the device signs: everything that is done with a parcel depends on it, so all of it.
    #[must_use]
    pub fn signed(&self, certificate: &Certificate) -> Vec<u8> {
        let receipt = self.receipt.as_ref().map(Receipt::encode);
        let parts = [
            self.document.as_bytes(),
            self.kind.as_bytes(),
            &self.message,
            &receipt.unwrap_or_default(),
            &certificate.encode(),
        ];
        framed("ryadom-parcel-1", &parts)
    }

    /// As it travels.
    #[must_use]
    pub fn encode(&self) -> Vec<u8> {
        let more = u64::from(self.receipt.is_some()) + 2 * u64::from(self.seal.is_some());
        Fields::map(3 + more, |fields| {
            fields.text("document", &self.document)?;
            fields.text("kind", &self.kind)?;
            fields.bytes("message", &self.message)?;
            if let Some(receipt) = &self.receipt {
                fields.bytes("receipt", &receipt.encode())?;
            }
            if let Some(seal) = &self.seal {
                fields.bytes("certificate", &seal.certificate.encode())?;
                fields.bytes("signature", &seal.signature)?;
            }
            Ok(())
        })
    }

    /// Reads [`Parcel::encode`]; nothing if it is not one, or larger than one may be.
    #[must_use]
    pub fn decode(bytes: &[u8]) -> Option<Self> {
        if bytes.len() > limits::PARCEL_IN_ALL {
            return None;
        }
        let (mut document, mut kind, mut message) = (None, None, None);
        let (mut receipt, mut certificate, mut signature) = (None, None, None);
        read(bytes, |reader, name| {
            match name {
                "document" => document = reader.name_or_skip()?,
                "kind" => kind = reader.name_or_skip()?,
                "message" => message = reader.bytes_or_skip()?,
                "receipt" => receipt = reader.bytes_or_skip()?,
                "certificate" => certificate = reader.bytes_or_skip()?,
                "signature" => signature = reader.bytes_or_skip()?,
                _ => reader.skip()?,
            }
            Ok(())
        })?;
        let seal = match (certificate, signature) {
            (Some(certificate), Some(signature)) => Some(Seal {
                certificate: Certificate::decode(&certificate)?,
                signature: signature.try_into().ok()?,
            }),
            (None, None) => None,
            _ => return None,
        };
        Some(Self {
            document: document?,
            kind: kind?,
            message: message?,
            receipt: receipt.as_deref().and_then(Receipt::decode),
            seal,
        })
    }
}
