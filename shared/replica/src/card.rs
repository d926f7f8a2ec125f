//! What a mentor shows to those they lead: a copy of part of the profile, where the mentees may read it.
//!
//! It is one plain value, written anew by the app of whoever may write the profile. What is in it is never edited by
//! hand, so of two values either is as good until the profile is next looked at.

use crate::write::{self, Editing, Rewrite, Tx};
use crate::{Author, Choice, Document, EditError, Edited, Kind, NoText, PersonView, Splice};
use automerge::{ChangeHash, ROOT};
use ryadom_domain::{Card, DocumentKind, Timestamp};

/// The card.
#[derive(Debug, Clone, Copy)]
pub struct CardDoc;

/// What may be done to it.
#[derive(Debug, Clone, PartialEq)]
pub enum CardEdit {
    /// Shows this from now on: a [`Card`] as JSON.
    Show(String),
    /// Several edits as one change.
    Several(Vec<CardEdit>),
}

/// The card as it is shown.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct CardView {
    /// A [`Card`] as JSON, which a newer version may have written.
    pub shown: Choice<String>,
}

const SHOWN: &str = "shown";

impl CardView {
    /// What is on it; nothing while nothing was put there.
    pub fn card(&self) -> Card {
        serde_json::from_str(&self.shown.value).unwrap_or_default()
    }
}

impl CardEdit {
    /// Shows this card from now on.
    pub fn show(card: &Card) -> Self {
        Self::Show(serde_json::to_string(card).unwrap_or_default())
    }
}

impl PersonView {
    /// What those may see whom this person leads.
    pub fn card(&self) -> Card {
        let words = |contact: &Choice<String>| contact.value.trim().to_owned();
        Card {
            phone: words(&self.phone),
            email: words(&self.email),
            messenger: words(&self.messenger),
            ..Card::of(&self.profile())
        }
    }
}

impl Kind for CardDoc {
    const KIND: DocumentKind = DocumentKind::Card;
    type View = CardView;
    type Edit = CardEdit;
    type Text = NoText;

    fn read(document: &mut Document) -> CardView {
        CardView {
            shown: document.reader().root().choice(SHOWN),
        }
    }

    fn edit(
        document: &mut Document,
        author: &Author,
        at: Timestamp,
        edit: &CardEdit,
    ) -> Result<Edited<CardEdit>, EditError> {
        write::make::<Self>(document, author, at, edit)
    }

    fn write(text: NoText, _: Splice) -> CardEdit {
        match text {}
    }

    fn several(edits: Vec<CardEdit>) -> CardEdit {
        CardEdit::Several(edits)
    }

    /// The work is in the profile.
    fn is_work(_: &CardEdit) -> bool {
        false
    }
}

impl Editing for CardDoc {
    fn apply(tx: &mut Tx<'_, Self>, edit: &CardEdit) -> Result<(), EditError> {
        match edit {
            CardEdit::Show(card) => tx.set(&ROOT, SHOWN, card, CardEdit::Show),
            CardEdit::Several(edits) => edits.iter().try_for_each(|edit| Self::apply(tx, edit)),
        }
    }

    fn write_at(text: NoText, _: Splice, _: Vec<ChangeHash>) -> CardEdit {
        match text {}
    }

    fn rewrites(_: &CardEdit, _: &mut Vec<Rewrite>) {}
}
