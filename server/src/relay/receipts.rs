//! Proofs for receipts: what the relay once stored it can believe again.
//!
//! The key is made once for a store and lies in it, so every copy of the store knows the receipts of all later ones.
//! See `docs/decisions/0008`.

use automerge::ChangeHash;
use hmac::{Hmac, KeyInit, Mac};
use ryadom_domain::DocumentId;
use ryadom_sync::{PROOF, Receipt, relay::Prove};
use sha2::Sha256;
use std::sync::Arc;

/// The setting that holds the key.
pub(super) const SETTING: &str = "receipts";

/// Makes and checks proofs.
#[derive(Clone)]
pub(super) struct Receipts(Arc<Hmac<Sha256>>);

impl Receipts {
    pub(super) fn new(key: &[u8]) -> Option<Self> {
        let mac = <Hmac<Sha256> as KeyInit>::new_from_slice(key).ok()?;
        Some(Self(Arc::new(mac)))
    }

    fn of(&self, document: DocumentId, heads: &[ChangeHash]) -> Hmac<Sha256> {
        let mut mac = Hmac::clone(&self.0);
        mac.update(document.as_bytes());
        for head in heads {
            mac.update(&head.0);
        }
        mac
    }

    /// What a room calls to make its receipts.
    pub(super) fn prover(&self, document: DocumentId) -> Prove {
        let receipts = self.clone();
        Box::new(move |heads| {
            let mut proof = [0; PROOF];
            proof.copy_from_slice(&receipts.of(document, heads).finalize().into_bytes());
            proof
        })
    }

    /// Whether this relay gave the receipt, for this document.
    pub(super) fn is_genuine(&self, document: DocumentId, receipt: &Receipt) -> bool {
        let mac = self.of(document, &receipt.heads);
        mac.verify_slice(&receipt.proof).is_ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_receipt_is_good_for_its_document_its_heads_and_its_relay_only() {
        let receipts = Receipts::new(&[1; 32]).expect("a key");
        let (plan, notes) = (
            DocumentId::from_random([1; 16]),
            DocumentId::from_random([2; 16]),
        );
        let heads = vec![ChangeHash([3; 32])];
        let proof = receipts.prover(plan)(&heads);
        let receipt = Receipt { heads, proof };
        assert!(receipts.is_genuine(plan, &receipt));
        assert!(!receipts.is_genuine(notes, &receipt));
        let other = Receipts::new(&[2; 32]).expect("a key");
        assert!(!other.is_genuine(plan, &receipt));
        let more = Receipt {
            heads: vec![ChangeHash([3; 32]), ChangeHash([4; 32])],
            ..receipt
        };
        assert!(!receipts.is_genuine(plan, &more));
    }
}
