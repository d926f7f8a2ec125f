//! What the relay says it has stored, so that it can be believed again by itself.
//!
//! A relay that is restored from an older copy has lost changes, and with them the memory of who wrote them. The devices
//! still have both. With each set of heads the relay gives a proof that only it can make; a device keeps the newest one
//! and shows it beside the changes that the relay seems to lack. The relay then knows them for ones it has taken before.

use automerge::ChangeHash;

/// Length of a proof, in bytes.
pub const PROOF: usize = 32;
/// Length of a change's hash, in bytes.
const HASH: usize = 32;
/// Most heads that a receipt is given for.
const HEADS: usize = 64;

/// "These changes, and all before them, were stored."
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receipt {
    /// In order, without repeats.
    pub heads: Vec<ChangeHash>,
    /// What only the relay can make of them and the document's address.
    pub proof: [u8; PROOF],
}

impl Receipt {
    /// Has `prove` make a receipt; none for a document that is too torn to name in short.
    pub(crate) fn of(
        heads: Vec<ChangeHash>,
        prove: impl FnOnce(&[ChangeHash]) -> [u8; PROOF],
    ) -> Option<Self> {
        if heads.is_empty() || heads.len() > HEADS {
            return None;
        }
        let proof = prove(&heads);
        Some(Self { heads, proof })
    }

    /// As it travels: the heads, then the proof.
    #[must_use]
    pub fn encode(&self) -> Vec<u8> {
        let heads = self.heads.iter().flat_map(|head| head.0);
        heads.chain(self.proof).collect()
    }

    /// Reads [`Receipt::encode`]; none if it is not one.
    #[must_use]
    pub fn decode(bytes: &[u8]) -> Option<Self> {
        let at = bytes.len().checked_sub(PROOF)?;
        let (heads, proof) = bytes.split_at_checked(at)?;
        if heads.is_empty() || heads.len() % HASH != 0 || heads.len() / HASH > HEADS {
            return None;
        }
        let heads = heads.chunks_exact(HASH).map(ChangeHash::try_from);
        Some(Self {
            heads: heads.collect::<Result<_, _>>().ok()?,
            proof: proof.try_into().ok()?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_receipt_is_read_as_it_was_written_and_nothing_else_is_one() {
        let receipt = Receipt {
            heads: vec![ChangeHash([1; 32]), ChangeHash([2; 32])],
            proof: [3; PROOF],
        };
        let bytes = receipt.encode();
        assert_eq!(Receipt::decode(&bytes), Some(receipt));
        for length in (0..bytes.len()).filter(|length| length % HASH != 0 || *length <= PROOF) {
            assert_eq!(Receipt::decode(&bytes[..length]), None, "{length}");
        }
    }
}
