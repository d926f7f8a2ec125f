//! What a person says to the curator alone: never to the council, the head, or the other side of a pair.

use crate::write::{self, Editing, Rewrite, Tx};
use crate::{Author, Choice, Document, EditError, Edited, Kind, NoText, Splice};
use automerge::ChangeHash;
use ryadom_domain::{DocumentKind, Fit, PairId, Timestamp};
use std::collections::BTreeMap;

/// The confidential document.
#[derive(Debug, Clone, Copy)]
pub struct ConfidentialDoc;

/// What a person may say.
#[derive(Debug, Clone, PartialEq)]
pub enum ConfidentialEdit {
    /// Выгорание: the category of mentee that no profile holds.
    Burnout(bool),
    /// What the curator should know, in own words.
    Words(String),
    /// How the first meetings of a pair went.
    Fit(PairId, Option<Fit>),
    /// Several edits as one change.
    Several(Vec<ConfidentialEdit>),
}

/// What a person has said.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ConfidentialView {
    /// Выгорание.
    pub burnout: Choice<bool>,
    /// What the curator should know.
    pub words: Choice<String>,
    /// How the first meetings of each pair went.
    pub fits: BTreeMap<PairId, Choice<Option<Fit>>>,
}

const FIT: &str = "fit:";

impl Kind for ConfidentialDoc {
    const KIND: DocumentKind = DocumentKind::Answers;
    type View = ConfidentialView;
    type Edit = ConfidentialEdit;
    type Text = NoText;

    fn read(document: &mut Document) -> ConfidentialView {
        let Some(answers) = document.reader().root().child("answers") else {
            return ConfidentialView::default();
        };
        ConfidentialView {
            burnout: answers.choice("burnout"),
            words: answers.choice("words"),
            fits: answers
                .keys()
                .filter_map(|key| {
                    let pair = key.strip_prefix(FIT)?.parse().ok()?;
                    Some((pair, answers.choice(key)))
                })
                .collect(),
        }
    }

    fn edit(
        document: &mut Document,
        author: &Author,
        at: Timestamp,
        edit: &ConfidentialEdit,
    ) -> Result<Edited<ConfidentialEdit>, EditError> {
        write::make::<Self>(document, author, at, edit)
    }

    fn write(text: NoText, _: Splice) -> ConfidentialEdit {
        match text {}
    }

    fn several(edits: Vec<ConfidentialEdit>) -> ConfidentialEdit {
        ConfidentialEdit::Several(edits)
    }
}

impl Editing for ConfidentialDoc {
    fn apply(tx: &mut Tx<'_, Self>, edit: &ConfidentialEdit) -> Result<(), EditError> {
        let answers = tx.container("answers")?;
        match edit {
            ConfidentialEdit::Burnout(yes) => {
                tx.set(&answers, "burnout", yes, ConfidentialEdit::Burnout)
            }
            ConfidentialEdit::Words(words) => {
                tx.set(&answers, "words", words, ConfidentialEdit::Words)
            }
            ConfidentialEdit::Fit(pair, fit) => {
                tx.set(&answers, &format!("{FIT}{pair}"), fit, |before| {
                    ConfidentialEdit::Fit(*pair, before)
                })
            }
            ConfidentialEdit::Several(edits) => {
                edits.iter().try_for_each(|edit| Self::apply(tx, edit))
            }
        }
    }

    fn write_at(text: NoText, _: Splice, _: Vec<ChangeHash>) -> ConfidentialEdit {
        match text {}
    }

    fn rewrites(_: &ConfidentialEdit, _: &mut Vec<Rewrite>) {}
}
