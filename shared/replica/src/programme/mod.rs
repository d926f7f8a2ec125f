//! A pair's programme: title block, goal, deficits, tasks, plan.

mod edit;
mod view;

pub use edit::{
    DeficitEdit, ItemEdit, ItemText, PersonFact, ProgrammeEdit, ProgrammeText, TitleEdit, Wave,
};
pub use view::{DeficitRow, FactsView, ItemRow, ProgrammeView, TaskRow, TitleView};

/// The programme document.
#[derive(Debug, Clone, Copy)]
pub struct ProgrammeDoc;

impl crate::Kind for ProgrammeDoc {
    const KIND: ryadom_domain::DocumentKind = ryadom_domain::DocumentKind::Programme;
    type View = ProgrammeView;
    type Edit = ProgrammeEdit;
    type Text = crate::ProgrammeText;

    fn read(_document: &mut crate::Document) -> ProgrammeView {
        ProgrammeView::default()
    }

    fn edit(
        _document: &mut crate::Document,
        _author: &crate::Author,
        _at: ryadom_domain::Timestamp,
        _edit: &ProgrammeEdit,
    ) -> Result<crate::Edited<ProgrammeEdit>, crate::EditError> {
        Err(crate::EditError::Damaged("implementation"))
    }

    fn write(text: crate::ProgrammeText, splice: crate::Splice) -> ProgrammeEdit {
        ProgrammeEdit::Write { text, splice }
    }

    fn several(edits: Vec<ProgrammeEdit>) -> ProgrammeEdit {
        ProgrammeEdit::Several(edits)
    }
}
