//! A pair's journal: its meetings, its lessons, its records, and the notes it shares with the curator.

mod apply;
mod diagnostics;
mod edit;
mod inquiries;
mod lessons;
mod read;
mod records;
mod view;

pub(crate) use diagnostics::answer_at;
pub use diagnostics::{AnswerEdit, AnswerView, DiagnosticsView};
pub use edit::{JournalEdit, JournalText, MeetingEdit, MeetingText};
pub use inquiries::{GivenView, InquiryEdit, InquiryView};
pub(crate) use inquiries::{InquiryKey, inquiry_at};
pub use lessons::{
    LessonNoteRow, ObservationEdit, ObservationRow, ObservationText, OpenLessonEdit, OpenLessonRow,
    OpenLessonText, ScoresView, SheetRow, StageRow,
};
pub use records::{RecordEdit, RecordRow};
pub use view::{AgreementRow, JournalView, MeetingRow};

use crate::{Author, Document, EditError, Edited, Kind, Splice, write};
use ryadom_domain::{DocumentKind, Timestamp};

/// What the keys of a pair's steps begin with; they stand in the root, which every journal has.
pub(crate) const STEP: &str = "step/";

/// The journal document.
#[derive(Debug, Clone, Copy)]
pub struct JournalDoc;

impl Kind for JournalDoc {
    const KIND: DocumentKind = DocumentKind::Journal;
    type View = JournalView;
    type Edit = JournalEdit;
    type Text = JournalText;

    fn read(document: &mut Document) -> JournalView {
        read::journal(&document.reader().root())
    }

    fn edit(
        document: &mut Document,
        author: &Author,
        at: Timestamp,
        edit: &JournalEdit,
    ) -> Result<Edited<JournalEdit>, EditError> {
        write::make::<Self>(document, author, at, edit)
    }

    fn write(text: JournalText, splice: Splice) -> JournalEdit {
        JournalEdit::Write { text, splice }
    }

    fn several(edits: Vec<JournalEdit>) -> JournalEdit {
        JournalEdit::Several(edits)
    }
}
