//! The file for whoever helps: how things stand, in numbers. No names, no words, nothing out of a document.
//!
//! Everything in it is a number, a yes or no, or one of the fixed words of this program; ids are hashed. Only the
//! browser's own name of itself is a text from elsewhere.

use std::collections::BTreeMap;

use leptos::prelude::*;
use serde::Serialize;
use sha2::{Digest, Sha256};

use super::core::Core;
use super::lasting::{Install, estimate};
use super::trouble::What;
use super::{Device, check::Backlog, clock, files};

/// The version of the app.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

#[derive(Serialize)]
struct Report {
    app: &'static str,
    schema: u64,
    file_format: u8,
    made: i64,
    browser: String,
    secure: bool,
    installed: &'static str,
    lasting: Option<bool>,
    storage_bytes: Option<(f64, f64)>,
    storage_fails: bool,
    has_papers: bool,
    contact: Contact,
    not_there: NotThere,
    copy_made: Option<i64>,
    documents: BTreeMap<&'static str, Vec<Row>>,
    troubles: Vec<Told>,
}

#[derive(Serialize)]
struct Contact {
    online: bool,
    settled: bool,
    failed: bool,
    away: super::status::Away,
    last: Option<i64>,
    received: Option<i64>,
}

#[derive(Serialize)]
struct NotThere {
    edits: usize,
    documents: usize,
    parcels: usize,
}

impl From<Backlog> for NotThere {
    fn from(backlog: Backlog) -> Self {
        let Backlog {
            edits,
            documents,
            parcels,
        } = backlog;
        Self {
            edits,
            documents,
            parcels,
        }
    }
}

/// One document, by a hash of its address.
#[derive(Serialize)]
struct Row {
    id: String,
    heads: usize,
    unsent: usize,
    in_memory: bool,
}

#[derive(Serialize)]
struct Told {
    id: String,
    what: &'static str,
}

impl Device {
    /// Saves the file for whoever helps. Answers with its name; nothing when the browser would not.
    pub async fn save_for_support(self) -> Option<String> {
        let text = self.core().report().await?;
        let name = format!("Ryadom-support-{}.json", clock::today());
        files::save(&name, "application/json", text.as_bytes()).then_some(name)
    }
}

impl Core {
    async fn report(&self) -> Option<String> {
        let not_there = self.backlog().await.into();
        let contact = self.contact.borrow().clone();
        let window = web_sys::window()?;
        let report = Report {
            app: VERSION,
            schema: ryadom_replica::SCHEMA,
            file_format: ryadom_sync::carried::FORMAT,
            made: clock::now().seconds(),
            browser: window.navigator().user_agent().unwrap_or_default(),
            secure: window.is_secure_context(),
            installed: match self.lasting.install.get_untracked() {
                Install::Installed => "yes",
                Install::Offered => "offered",
                Install::ByHand => "by-hand",
                Install::Unknown => "unknown",
            },
            lasting: self.lasting.promised.get_untracked(),
            storage_bytes: estimate().await,
            storage_fails: self.trouble.get(),
            has_papers: self.papers().await.is_some(),
            contact: Contact {
                online: contact.online,
                settled: contact.settled,
                failed: contact.failed,
                away: contact.away,
                last: contact.last.map(|at| at.seconds()),
                received: contact.received.map(|at| at.seconds()),
            },
            not_there,
            copy_made: self.last_copy_made().await,
            documents: self.rows(),
            troubles: self.told(),
        };
        serde_json::to_string_pretty(&report).ok()
    }

    fn rows(&self) -> BTreeMap<&'static str, Vec<Row>> {
        let mut rows: BTreeMap<&'static str, Vec<Row>> = BTreeMap::new();
        for (address, book) in self.shelf.borrow_mut().iter_mut() {
            rows.entry(book.record.kind.as_str())
                .or_default()
                .push(Row {
                    id: hashed(address),
                    heads: book.record.heads.len(),
                    unsent: book.record.unsent,
                    in_memory: book.document.is_some(),
                });
        }
        rows
    }

    fn told(&self) -> Vec<Told> {
        let troubles = self.troubles_now();
        let told = troubles.iter().map(|trouble| Told {
            id: hashed(&trouble.document.to_string()),
            what: match trouble.what {
                What::Refused { reason, .. } => reason.as_str(),
                What::LeftBehind { .. } => "left-behind",
                What::Unread => "unread",
                What::Gone => "gone",
            },
        });
        told.collect()
    }
}

/// Tells one document from another, and not which it is.
fn hashed(id: &str) -> String {
    let hash = Sha256::digest(id.as_bytes());
    hex::encode(hash.iter().take(6).copied().collect::<Vec<u8>>())
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test]
    fn an_id_cannot_be_read_from_its_hash() {
        let id = "4NMNnkMhL8jXrdJ9jamS58PAVdXu";
        assert_eq!(hashed(id).len(), 12);
        assert!(!hashed(id).contains(&id[..4]));
        assert_ne!(hashed(id), hashed("another"));
    }
}
