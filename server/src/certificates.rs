//! Whose word a device's seal is: the relay certifies the keys of devices that have joined, and knows its own
//! signature again. So changes that travelled in a file are believed as their author's, whoever brings them.
//!
//! The key is made once for a store and lies in it. See `docs/decisions/0014`.

use crate::{
    store::{SessionOf, Store, StoreError},
    world::World,
};
use p256::ecdsa::{
    Signature, SigningKey, VerifyingKey,
    signature::{Signer, Verifier},
};
use ryadom_domain::{DocumentId, PersonId};
use ryadom_sync::carried::{Certificate, KEY, Parcel, SIGNATURE};

/// The setting that holds the key.
const SETTING: &str = "certificates";

/// Gives certificates, and checks what is sealed by them.
pub(crate) struct Certificates {
    key: SigningKey,
}

impl Certificates {
    /// Takes the key from the store, or makes one.
    pub(crate) async fn start(store: &dyn Store, world: &dyn World) -> Result<Self, StoreError> {
        let fresh = world.bytes::<32>().to_vec();
        let kept = store.setting_or(SETTING, fresh).await?;
        let key = SigningKey::from_slice(&kept).map_err(|_| {
            StoreError::Failed("the key for certificates in the store is damaged".into())
        })?;
        Ok(Self { key })
    }

    /// The public half, by which devices that are offline know a certificate.
    pub(crate) fn public(&self) -> [u8; KEY] {
        point(self.key.verifying_key())
    }

    /// Certifies a device's key; nothing if it is no key.
    pub(crate) fn issue(
        &self,
        school: DocumentId,
        of: SessionOf,
        key: [u8; KEY],
    ) -> Option<Certificate> {
        VerifyingKey::from_sec1_bytes(&key).ok()?;
        let mut certificate = Certificate {
            school: school.to_string(),
            device: of.device.to_string(),
            person: of.person.to_string(),
            key,
            signature: [0; SIGNATURE],
        };
        let signature: Signature = self.key.sign(&certificate.signed());
        certificate.signature = signature.to_bytes().into();
        Some(certificate)
    }

    /// Whose device has sealed a parcel, in this school; nobody if the seal or the certificate is not genuine.
    pub(crate) fn sealed_by(&self, school: DocumentId, parcel: &Parcel) -> Option<SessionOf> {
        let seal = parcel.seal.as_ref()?;
        let certificate = &seal.certificate;
        let ours = self.key.verifying_key();
        let signed = certificate.signed();
        if certificate.school != school.to_string()
            || !is_signed(ours, &signed, &certificate.signature)
        {
            return None;
        }
        let theirs = VerifyingKey::from_sec1_bytes(&certificate.key).ok()?;
        let signed = parcel.signed(certificate);
        is_signed(&theirs, &signed, &seal.signature).then_some(SessionOf {
            person: certificate.person.parse::<PersonId>().ok()?,
            device: certificate.device.parse().ok()?,
        })
    }
}

fn is_signed(by: &VerifyingKey, bytes: &[u8], signature: &[u8; SIGNATURE]) -> bool {
    Signature::from_slice(signature).is_ok_and(|signature| by.verify(bytes, &signature).is_ok())
}

fn point(key: &VerifyingKey) -> [u8; KEY] {
    let mut bytes = [0; KEY];
    let encoded = key.to_sec1_point(false);
    bytes.copy_from_slice(encoded.as_bytes());
    bytes
}
