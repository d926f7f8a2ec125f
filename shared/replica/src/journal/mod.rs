//! A pair's journal: its meetings, and the notes it shares with the curator.

mod edit;
mod view;

pub use edit::{JournalEdit, JournalText, MeetingEdit, MeetingText};
pub use view::{AgreementRow, JournalView, MeetingRow};

/// The journal document.
#[derive(Debug, Clone, Copy)]
pub struct JournalDoc;

impl crate::Kind for JournalDoc {
    const KIND: ryadom_domain::DocumentKind = ryadom_domain::DocumentKind::Journal;
    type View = JournalView;
    type Edit = JournalEdit;
    type Text = crate::JournalText;

    fn read(_document: &mut crate::Document) -> JournalView {
        JournalView::default()
    }

    fn edit(
        _document: &mut crate::Document,
        _author: &crate::Author,
        _at: ryadom_domain::Timestamp,
        _edit: &JournalEdit,
    ) -> Result<crate::Edited<JournalEdit>, crate::EditError> {
        Err(crate::EditError::Damaged("implementation"))
    }

    fn write(text: crate::JournalText, splice: crate::Splice) -> JournalEdit {
        JournalEdit::Write { text, splice }
    }

    fn several(edits: Vec<JournalEdit>) -> JournalEdit {
        JournalEdit::Several(edits)
    }
}
