//! What is known of a document without loading it.

use ryadom_domain::DocumentKind;
use ryadom_replica::ChangeHash;
use serde::{Deserialize, Serialize};

/// Kept for every document on the device, and in memory while the app runs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::device) struct Record {
    /// What the document is.
    pub(in crate::device) kind: DocumentKind,
    /// The heads of what is kept, in hex.
    pub(in crate::device) heads: Vec<String>,
    /// How many edits the person made on this device that the relay is not known to have.
    #[serde(default)]
    pub(in crate::device) unsent: usize,
}

impl Record {
    /// A document of which nothing is kept.
    pub(in crate::device) fn new(kind: DocumentKind) -> Self {
        Self {
            kind,
            heads: Vec::new(),
            unsent: 0,
        }
    }

    /// The heads; `None` when nothing is kept, so that they must be had from the document itself.
    pub(in crate::device) fn heads(&self) -> Option<Vec<ChangeHash>> {
        let heads: Option<Vec<_>> = self.heads.iter().map(|head| head.parse().ok()).collect();
        heads.filter(|heads| !heads.is_empty())
    }
}
