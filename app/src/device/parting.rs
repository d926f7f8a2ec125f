//! What a person takes along when they part with a device or with a pair: their own notes, and what they wrote that never
//! reached the relay.

use std::collections::{BTreeSet, HashSet};
use std::rc::Rc;

use leptos::prelude::*;
use ryadom_domain::{DocumentId, DocumentKind, PersonId};
use ryadom_replica::{ChangeHash, Document, Kind, NoteRow, PrivateDoc, Told, told};

use super::core::Core;

/// Everything of one document that would be gone.
#[derive(Debug, Clone, PartialEq)]
pub struct Unsent {
    /// The document.
    pub document: DocumentId,
    /// What it is.
    pub kind: DocumentKind,
    /// What this person did there, oldest first.
    pub told: Vec<Told>,
}

/// What a person takes along.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Belongings {
    /// Notes that nobody else sees.
    pub notes: Vec<NoteRow>,
    /// What is in no note of one's own and the relay does not have.
    pub unsent: Vec<Unsent>,
    /// Words that stand in forms which were not saved, form by form.
    pub drafts: Vec<Vec<String>>,
}

impl Belongings {
    /// Whether there is nothing to take along.
    pub fn is_empty(&self) -> bool {
        self.notes.is_empty() && self.unsent.is_empty() && self.drafts.is_empty()
    }
}

impl Core {
    /// What this person would want to have before everything is gone from this device; of one part only, when `of` says
    /// which documents.
    pub(super) async fn belongings(self: &Rc<Self>, of: Option<&[DocumentId]>) -> Belongings {
        let Some(me) = self.me.get_untracked() else {
            return Belongings::default();
        };
        let documents: Vec<(DocumentId, DocumentKind, usize)> = {
            let mut shelf = self.shelf.borrow_mut();
            let all = shelf.iter_mut().filter_map(|(address, book)| {
                let document: DocumentId = address.parse().ok()?;
                let unsent = book.record.unsent + book.unsaved.edits;
                Some((document, book.record.kind, unsent))
            });
            all.filter(|(document, kind, unsent)| {
                let is_asked = of.is_none_or(|of| of.contains(document));
                is_asked && (*unsent > 0 || *kind == DocumentKind::Private)
            })
            .collect()
        };
        let mut belongings = Belongings::default();
        for (document, kind, unsent) in documents {
            self.until_in_memory(document).await;
            let mut shelf = self.shelf.borrow_mut();
            let Some(contents) = shelf
                .at(&document.to_string())
                .and_then(|book| book.document.as_mut())
            else {
                continue;
            };
            if kind == DocumentKind::Private {
                belongings
                    .notes
                    .extend(PrivateDoc::read(contents).notes.notes);
                continue;
            }
            let since = before_the_last(contents, me.person, unsent);
            let told = told(contents, &since)
                .into_iter()
                .filter(|told| told.by == Some(me.person));
            belongings.unsent.push(Unsent {
                document,
                kind,
                told: told.collect(),
            });
        }
        if of.is_none() {
            belongings.drafts = self.words_of_drafts();
        }
        belongings
    }
}

/// The version of a document before the last changes of this person's: the newest changes that are neither among those nor
/// after them.
fn before_the_last(document: &mut Document, person: PersonId, count: usize) -> Vec<ChangeHash> {
    let authors = document.authors();
    let changes = document.automerge().get_changes(&[]);
    let own: Vec<ChangeHash> = changes
        .iter()
        .filter(|change| authors.get(change.actor_id()) == Some(&person))
        .map(|change| change.hash())
        .collect();
    let mut left_out: HashSet<ChangeHash> = own
        .iter()
        .skip(own.len().saturating_sub(count))
        .copied()
        .collect();
    let mut newest: BTreeSet<ChangeHash> = BTreeSet::new();
    // In this order no change comes before one that it follows.
    for change in &changes {
        let follows = change.deps().iter().any(|dep| left_out.contains(dep));
        if follows || left_out.contains(&change.hash()) {
            left_out.insert(change.hash());
        } else {
            for dep in change.deps() {
                newest.remove(dep);
            }
            newest.insert(change.hash());
        }
    }
    newest.into_iter().collect()
}

/// The words in a draft, wherever they stand in it. What no person has typed is short or has no space in it.
pub(super) fn words_in(draft: &serde_json::Value) -> Vec<String> {
    let mut words = Vec::new();
    gather(draft, &mut words);
    words
}

fn gather(value: &serde_json::Value, words: &mut Vec<String>) {
    match value {
        serde_json::Value::String(text) => {
            let is_typed = !text.is_ascii() || text.trim().contains(char::is_whitespace);
            if is_typed {
                words.push(text.trim().to_owned());
            }
        }
        serde_json::Value::Array(all) => all.iter().for_each(|one| gather(one, words)),
        serde_json::Value::Object(all) => all.values().for_each(|one| gather(one, words)),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ryadom_domain::Timestamp;
    use ryadom_replica::{
        ActorId, Author, ProgrammeDoc, ProgrammeEdit, ProgrammeText, Splice, What,
    };
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test]
    fn only_ones_own_last_edits_are_taken_along() {
        let mut document = Document::genesis(DocumentKind::Programme);
        let (anna, marina) = (
            PersonId::from_random([1; 16]),
            PersonId::from_random([2; 16]),
        );
        let write = |document: &mut Document, person, actor: u8, words: &str| {
            let author = Author {
                person,
                actor: ActorId::from([actor; 16].as_slice()),
            };
            let splice = Splice {
                at: 0,
                delete: 0,
                insert: words.into(),
            };
            let text = ProgrammeText::Goal;
            let edit = ProgrammeEdit::Write { text, splice };
            ProgrammeDoc::edit(document, &author, Timestamp(1), &edit).expect("edits");
        };
        write(&mut document, anna, 1, "раз ");
        write(&mut document, marina, 2, "два ");
        let known = document.heads();
        write(&mut document, anna, 1, "три ");
        write(&mut document, anna, 3, "четыре ");

        assert_eq!(before_the_last(&mut document, anna, 2), known);
        let told = told(&mut document, &known);
        assert!(told.iter().any(
            |told| matches!(&told.what, What::Wrote { after, .. } if after.contains("четыре"))
        ));
        assert_eq!(
            before_the_last(&mut document, anna, 0),
            document.heads(),
            "nothing is left out"
        );
    }

    #[wasm_bindgen_test]
    fn a_draft_gives_its_words_and_no_ids() {
        let draft = serde_json::json!({
            "id": "3Jx9aQ",
            "meeting": { "topic": "Разбор урока", "minutes": 45, "format": "in_person", "place": "room 12" },
        });
        let mut words = words_in(&draft);
        words.sort();
        assert_eq!(words, ["room 12", "Разбор урока"]);
    }
}
