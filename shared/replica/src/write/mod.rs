//! One edit as one Automerge transaction.

mod pieces;
mod rows;
mod tx;
mod typing;

pub(crate) use tx::Tx;

use crate::rich::{Dress, RichEdit, difference_before};
use crate::{Author, Document, EditError, Edited, Kind, Mode, Splice, TextRef};
use automerge::ChangeHash;
use automerge::transaction::CommitOptions;
use ryadom_domain::Timestamp;
use typing::Wrote;

/// How a kind's edits are made. The public face is [`Kind::edit`].
pub(crate) trait Editing: Kind {
    /// Makes the edit within the transaction.
    fn apply(tx: &mut Tx<'_, Self>, edit: &Self::Edit) -> Result<(), EditError>
    where
        Self: Sized;

    /// The edit that types at a position of an earlier version.
    fn write_at(text: Self::Text, splice: Splice, heads: Vec<ChangeHash>) -> Self::Edit;

    /// The edit of a rich text at positions of an earlier version. Of a kind without rich texts, the words alone.
    fn compose_at(text: Self::Text, edit: RichEdit, heads: Vec<ChangeHash>) -> Self::Edit {
        Self::write_at(text, edit.splice.unwrap_or_default(), heads)
    }

    /// Every such edit within this one, in the order in which [`Editing::apply`] comes to them.
    fn rewrites(edit: &Self::Edit, found: &mut Vec<Rewrite>);
}

/// An edit of a text at positions of an earlier version.
#[derive(Debug)]
pub(crate) struct Rewrite {
    pub(crate) text: TextRef,
    pub(crate) splice: Option<Splice>,
    pub(crate) dress: Vec<Dress>,
    pub(crate) heads: Vec<ChangeHash>,
}

/// What it comes to at this version: splices in their order, and what lines and words become after them.
#[derive(Debug, Default)]
pub(crate) struct Rewritten {
    pub(crate) splices: Vec<Splice>,
    pub(crate) dress: Vec<Dress>,
    /// Whether it is meant for the text as the edits before it have left it, and not as it was before all of them.
    pub(crate) is_here: bool,
}

/// Makes an edit: all of it as one change, or nothing.
pub(crate) fn make<K: Editing>(
    document: &mut Document,
    author: &Author,
    at: Timestamp,
    edit: &K::Edit,
) -> Result<Edited<K::Edit>, EditError> {
    if let Mode::NewerSchema(schema) = document.mode() {
        return Err(EditError::NewerSchema(schema));
    }
    // Positions of earlier versions are found before the transaction: comparing versions would commit it.
    let now = document.heads();
    let mut rewrites = Vec::new();
    K::rewrites(edit, &mut rewrites);
    let rewrites = rewrites
        .into_iter()
        .map(|rewrite| document.carry(rewrite, &now))
        .collect();

    let inner = document.automerge();
    let mut tx = Tx::<K>::begin(inner, author, at, rewrites);
    let made = K::apply(&mut tx, edit).and_then(|()| tx.sign(author));
    let (undo, wrote) = tx.end();
    if let Err(error) = made {
        inner.rollback();
        return Err(error);
    }
    let Some(hash) = inner.commit_with(CommitOptions::default().with_time(at.seconds())) else {
        return Ok(Edited {
            change: None,
            undo: None,
        });
    };
    let change = document.change(&hash);
    Ok(Edited {
        change,
        undo: undo_of::<K>(document, undo, wrote, hash),
    })
}

/// The edit that takes everything back, the last first.
fn undo_of<K: Editing>(
    document: &mut Document,
    mut undo: Vec<K::Edit>,
    wrote: Vec<Wrote<K>>,
    hash: ChangeHash,
) -> Option<K::Edit> {
    for Wrote {
        text,
        before,
        rich,
        pieces,
    } in wrote
    {
        let back = pieces.back(&before);
        if let Some(rich) = rich {
            let after = document.rich(&text.clone().into()).unwrap_or_default();
            let behind = pieces.behind(before.encode_utf16().count());
            let inverse = difference_before(&after, &rich, behind);
            let is_plain = inverse.as_ref().is_some_and(|edit| edit.dress.is_empty());
            if is_plain && back.len() > 1 {
                undo.extend(back.into_iter().map(|splice| {
                    K::compose_at(text.clone(), RichEdit::typing(splice), vec![hash])
                }));
            } else {
                undo.extend(inverse.map(|inverse| K::compose_at(text, inverse, vec![hash])));
            }
            continue;
        }
        undo.extend(
            back.into_iter()
                .map(|splice| K::write_at(text.clone(), splice, vec![hash])),
        );
    }
    undo.reverse();
    match undo.len() {
        0 => None,
        1 => undo.pop(),
        _ => Some(K::several(undo)),
    }
}
