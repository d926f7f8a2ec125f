//! Everything that a trial needs to know.

use super::{
    super::inspect::Delivery,
    pieces::{Pieces, put},
};
use automerge::ActorId;
use ryadom_domain::{DocumentId, DocumentKind, PersonId, Timestamp};
use ryadom_sync::Receipt;
use std::collections::HashMap;

/// A message, and the document that it is for.
#[derive(Debug)]
pub(in super::super) struct Request {
    pub(in super::super) document: DocumentId,
    pub(in super::super) delivery: Delivery,
    /// The document, saved.
    pub(in super::super) saved: Vec<u8>,
    /// Whom each actor is.
    pub(in super::super) actors: HashMap<ActorId, PersonId>,
    /// What the member sent earlier, before what it builds on.
    pub(in super::super) unplaced: Vec<Vec<u8>>,
    /// The sync message.
    pub(in super::super) data: Vec<u8>,
}

impl Request {
    pub(in super::super) fn encode(&self) -> Vec<u8> {
        // Of actors that say whose they are the relay thinks for itself, when it takes in what was tried.
        let Delivery {
            kind,
            person,
            relay,
            at,
            receipt,
            school: _,
        } = &self.delivery;
        let place = DocumentKind::ALL
            .iter()
            .position(|known| known == kind)
            .unwrap_or_default();
        let mut actors = Vec::new();
        for (actor, person) in &self.actors {
            put(&mut actors, actor.to_bytes());
            put(&mut actors, person.as_bytes());
        }
        let mut unplaced = Vec::new();
        for change in &self.unplaced {
            put(&mut unplaced, change);
        }
        let receipt = receipt.as_ref().map(Receipt::encode).unwrap_or_default();
        let pieces: [&[u8]; 10] = [
            self.document.as_bytes(),
            &[u8::try_from(place).unwrap_or_default()],
            person.as_bytes(),
            relay.to_bytes(),
            &at.seconds().to_le_bytes(),
            &receipt,
            &self.saved,
            &actors,
            &unplaced,
            &self.data,
        ];
        let mut request = Vec::with_capacity(pieces.iter().map(|piece| piece.len() + 4).sum());
        for piece in pieces {
            put(&mut request, piece);
        }
        request
    }

    pub(super) fn decode(request: &[u8]) -> Option<Self> {
        let mut pieces = Pieces(request);
        let document = DocumentId::from_random(pieces.next()?.try_into().ok()?);
        let &[place] = pieces.next()? else {
            return None;
        };
        let delivery = Delivery {
            kind: *DocumentKind::ALL.get(usize::from(place))?,
            person: PersonId::from_random(pieces.next()?.try_into().ok()?),
            relay: ActorId::from(pieces.next()?),
            at: Timestamp(i64::from_le_bytes(pieces.next()?.try_into().ok()?)),
            receipt: Receipt::decode(pieces.next()?),
            school: None,
        };
        let saved = pieces.next()?.to_vec();
        let mut named = Pieces(pieces.next()?);
        let mut actors = HashMap::new();
        while let (Some(actor), Some(person)) = (named.next(), named.next()) {
            actors.insert(
                ActorId::from(actor),
                PersonId::from_random(person.try_into().ok()?),
            );
        }
        let unplaced = Pieces(pieces.next()?).map(<[u8]>::to_vec).collect();
        let data = pieces.next()?.to_vec();
        Some(Self {
            document,
            delivery,
            saved,
            actors,
            unplaced,
            data,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ryadom_sync::{PROOF, automerge::ChangeHash};

    #[test]
    fn a_request_is_read_as_it_was_written() {
        let receipt = Receipt {
            heads: vec![ChangeHash([4; 32])],
            proof: [5; PROOF],
        };
        let request = Request {
            document: DocumentId::from_random([1; 16]),
            delivery: Delivery {
                kind: DocumentKind::Reflection,
                person: PersonId::from_random([2; 16]),
                relay: ActorId::from([3; 16]),
                at: Timestamp(-5),
                receipt: Some(receipt),
                school: None,
            },
            saved: b"saved".to_vec(),
            actors: HashMap::from([(ActorId::from([6; 16]), PersonId::from_random([7; 16]))]),
            unplaced: vec![b"one".to_vec(), Vec::new()],
            data: b"message".to_vec(),
        };
        let bytes = request.encode();
        let read = Request::decode(&bytes).expect("reads");
        assert_eq!(format!("{read:?}"), format!("{request:?}"));
        for length in 0..bytes.len() {
            assert!(Request::decode(&bytes[..length]).is_none(), "{length}");
        }
    }
}
