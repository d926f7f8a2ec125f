//! The school's registry: people, pairs, and which document is whose.

mod apply;
mod edit;
mod past;
mod read;
mod view;

pub use edit::{PairEdit, PersonDetail, PersonRowEdit, RegistryEdit};
pub(crate) use past::year_at;
pub(crate) use read::roster;
pub use view::{PairRow, PersonRow, RegistryView};

use crate::{Author, Document, EditError, Edited, Kind, NoText, Splice, write};
use ryadom_domain::{DocumentKind, Timestamp};

/// The registry document.
#[derive(Debug, Clone, Copy)]
pub struct RegistryDoc;

impl Kind for RegistryDoc {
    const KIND: DocumentKind = DocumentKind::Registry;
    type View = RegistryView;
    type Edit = RegistryEdit;
    type Text = NoText;

    fn read(document: &mut Document) -> RegistryView {
        read::registry(&document.reader().root())
    }

    fn edit(
        document: &mut Document,
        author: &Author,
        at: Timestamp,
        edit: &RegistryEdit,
    ) -> Result<Edited<RegistryEdit>, EditError> {
        write::make::<Self>(document, author, at, edit)
    }

    fn write(text: NoText, _: Splice) -> RegistryEdit {
        match text {}
    }

    fn several(edits: Vec<RegistryEdit>) -> RegistryEdit {
        RegistryEdit::Several(edits)
    }
}
