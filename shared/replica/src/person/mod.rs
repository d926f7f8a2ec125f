//! A person's own profile: contacts, what they offer as a mentor and want as a mentee, what they have
//! learned, and their requests.

mod apply;
mod edit;
mod field;
mod read;
mod training;
mod view;

pub use edit::{PersonEdit, PersonText, RequestEdit};
pub(crate) use field::{ACKNOWLEDGED, COMPETENCE, MENTEE, MENTOR};
pub use field::{ProfileField, ProfileTag};
pub(crate) use training::TRAINING;
pub use training::{TrainingEdit, TrainingRow};
pub use view::{PersonView, RequestRow};

use crate::{Author, Document, EditError, Edited, Kind, Splice, write};
use ryadom_domain::{DocumentKind, Timestamp};

/// The profile document.
#[derive(Debug, Clone, Copy)]
pub struct PersonDoc;

impl Kind for PersonDoc {
    const KIND: DocumentKind = DocumentKind::Person;
    type View = PersonView;
    type Edit = PersonEdit;
    type Text = PersonText;

    fn read(document: &mut Document) -> PersonView {
        read::person(&document.reader().root())
    }

    fn edit(
        document: &mut Document,
        author: &Author,
        at: Timestamp,
        edit: &PersonEdit,
    ) -> Result<Edited<PersonEdit>, EditError> {
        write::make::<Self>(document, author, at, edit)
    }

    fn write(text: PersonText, splice: Splice) -> PersonEdit {
        PersonEdit::Write { text, splice }
    }

    fn several(edits: Vec<PersonEdit>) -> PersonEdit {
        PersonEdit::Several(edits)
    }
}

/// How [`ProfileField::Ready`] is said.
pub fn ready(yes: bool) -> String {
    if yes { view::YES } else { "" }.to_owned()
}
