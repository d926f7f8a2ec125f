//! Visits to lessons, and open lessons, as rows of a journal.

pub(super) mod apply;
mod edit;
pub(super) mod read;
mod view;

pub use edit::{ObservationEdit, ObservationText, OpenLessonEdit, OpenLessonText};
pub use view::{LessonNoteRow, ObservationRow, OpenLessonRow, ScoresView, SheetRow, StageRow};
