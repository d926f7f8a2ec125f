//! What would change by a file, worked out on copies.

use std::collections::BTreeMap;

use ryadom_domain::{DocumentId, PersonId};
use ryadom_replica::{CarriedError, ChangeHash, Document, RawChange};
use ryadom_sync::carried::Packed;

/// All that one device packed of one document.
pub(super) struct Bundle {
    pub(super) by: PersonId,
    pub(super) id: DocumentId,
    pub(super) pieces: Vec<Vec<u8>>,
    pub(super) heads: Vec<ChangeHash>,
    pub(super) is_theirs: bool,
}

/// Why a bundle is not taken in as the work of who sealed it.
#[derive(PartialEq)]
pub(super) enum NotTaken {
    /// It is not plain, or its rehearsal did not end well: only the relay can try it safely.
    NotPlain,
    Carried(CarriedError),
}

/// What would change, worked out on copies.
#[derive(Default)]
pub(super) struct Trial {
    pub(super) documents: BTreeMap<DocumentId, Document>,
    /// New changes by document, with who sealed them.
    pub(super) new: Vec<(DocumentId, PersonId, Vec<RawChange>)>,
}

impl Trial {
    /// Takes in whatever can be taken in as its author's, and gives back what cannot, each with why not.
    pub(super) fn take(&mut self, mut bundles: Vec<Bundle>) -> Vec<(Bundle, NotTaken)> {
        loop {
            let before = bundles.len();
            let mut left = Vec::new();
            for bundle in bundles {
                if let Err(error) = self.add(&bundle, Some(bundle.by)) {
                    left.push((bundle, error));
                }
            }
            // One may build on another that comes later.
            if left.len() == before || left.is_empty() {
                return left;
            }
            bundles = left.into_iter().map(|(bundle, _)| bundle).collect();
        }
    }

    /// `by` nobody: the relay has vouched for it.
    pub(super) fn add(&mut self, bundle: &Bundle, by: Option<PersonId>) -> Result<(), NotTaken> {
        let Some(document) = self.documents.get_mut(&bundle.id) else {
            return Err(NotTaken::Carried(CarriedError::Damaged));
        };
        let contents = document.automerge().document();
        if by.is_some() && !Packed::is_plain(&bundle.pieces, contents) {
            return Err(NotTaken::NotPlain);
        }
        let new = document
            .take_carried(&bundle.pieces, &bundle.heads, by)
            .map_err(NotTaken::Carried)?;
        if !new.is_empty() {
            self.new.push((bundle.id, bundle.by, new));
        }
        Ok(())
    }
}
