//! A pair's programme: title block, goal, deficits, tasks, plan.

mod apply;
mod edit;
mod log;
mod proposed;
mod read;
mod view;

pub use edit::{
    DeficitEdit, ItemEdit, ItemText, PersonFact, ProgrammeEdit, ProgrammeText, TitleEdit, Wave,
};
pub use view::{
    CorrectionRow, DeficitRow, EditionRow, FactsView, ItemRow, ProgrammeView, TaskRow, TitleView,
};

use crate::{Author, Document, EditError, Edited, Kind, Splice, write};
use ryadom_domain::{DocumentKind, Timestamp};

/// The programme document.
#[derive(Debug, Clone, Copy)]
pub struct ProgrammeDoc;

impl Kind for ProgrammeDoc {
    const KIND: DocumentKind = DocumentKind::Programme;
    type View = ProgrammeView;
    type Edit = ProgrammeEdit;
    type Text = ProgrammeText;

    fn read(document: &mut Document) -> ProgrammeView {
        read::programme(&document.reader().root())
    }

    fn edit(
        document: &mut Document,
        author: &Author,
        at: Timestamp,
        edit: &ProgrammeEdit,
    ) -> Result<Edited<ProgrammeEdit>, EditError> {
        write::make::<Self>(document, author, at, edit)
    }

    fn write(text: ProgrammeText, splice: Splice) -> ProgrammeEdit {
        ProgrammeEdit::Write { text, splice }
    }

    fn several(edits: Vec<ProgrammeEdit>) -> ProgrammeEdit {
        ProgrammeEdit::Several(edits)
    }
}
