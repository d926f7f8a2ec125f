//! The school's registry: people, pairs, and which document is whose.

mod edit;
mod view;

pub use edit::{PairEdit, PersonRowEdit, RegistryEdit};
pub use view::{PairRow, PersonRow, RegistryView};

/// The registry document.
#[derive(Debug, Clone, Copy)]
pub struct RegistryDoc;

impl crate::Kind for RegistryDoc {
    const KIND: ryadom_domain::DocumentKind = ryadom_domain::DocumentKind::Registry;
    type View = RegistryView;
    type Edit = RegistryEdit;
    type Text = crate::NoText;

    fn read(_document: &mut crate::Document) -> RegistryView {
        RegistryView::default()
    }

    fn edit(
        _document: &mut crate::Document,
        _author: &crate::Author,
        _at: ryadom_domain::Timestamp,
        _edit: &RegistryEdit,
    ) -> Result<crate::Edited<RegistryEdit>, crate::EditError> {
        Err(crate::EditError::Damaged("implementation"))
    }

    fn write(text: crate::NoText, _splice: crate::Splice) -> RegistryEdit {
        match text {}
    }

    fn several(edits: Vec<RegistryEdit>) -> RegistryEdit {
        RegistryEdit::Several(edits)
    }
}
