//! The words of mentoring kept in Automerge documents: reading, editing, differences, authorship.
//!
//! Every edit is named for what a person does and is one Automerge transaction, so it merges as one. Reading never
//! fails: what a newer or hostile document holds in an unexpected shape reads as if it were not there, and is kept.
//! Pure: the author, the moment and every random id come in as arguments.

mod actor;
mod anew;
mod attention;
mod card;
mod carried;
mod choice;
mod comments;
mod confidential;
mod counsel;
mod dispute;
mod document;
mod edit;
mod entry;
mod files;
mod genesis;
mod history;
mod journal;
mod notes;
mod order;
mod past;
mod people_summary;
mod person;
mod personnel;
mod plain;
mod private;
mod programme;
mod read;
mod registry;
mod relay;
mod review;
mod rich;
mod row;
mod schema;
mod school;
mod splice;
mod summary;
mod text;
mod told;
mod write;

pub use actor::{actor_of, is_actor_of};
pub use anew::{Anew, Forgotten, write_anew};
pub use attention::pair_facts;
pub use automerge::{ActorId, AutoCommit, Automerge, ChangeHash};
pub use card::{CardDoc, CardEdit, CardView};
pub use carried::CarriedError;
pub use choice::{Choice, Stamp, Written};
pub use comments::{CommentEdit, CommentRow};
pub use confidential::{ConfidentialDoc, ConfidentialEdit, ConfidentialView};
pub use counsel::{CounselDoc, CounselEdit, CounselView, TalkEdit, TalkRow};
pub use dispute::{DisputeDoc, DisputeEdit, DisputeRow, DisputeStepRow, DisputeView};
pub use document::{ApplyError, Author, Document, LoadError, Mode, RawChange, SCHEMA, SaveError};
pub use edit::{EditError, Edited, Kind, NoText};
pub use entry::{EntryEdit, EntryRow};
pub use files::{FileEdit, FileRow, FilesView, attached};
pub use journal::{
    AgreementRow, AnswerEdit, AnswerView, DiagnosticsView, GivenView, InquiryEdit, InquiryView,
    JournalDoc, JournalEdit, JournalText, JournalView, LessonNoteRow, MeetingEdit, MeetingRow,
    MeetingText, ObservationEdit, ObservationRow, ObservationText, OpenLessonEdit, OpenLessonRow,
    OpenLessonText, RecordEdit, RecordRow, ScoresView, SheetRow, StageRow,
};
pub use notes::{NoteEdit, NoteRow, NoteText, NotesText, NotesView, ReflectionDoc};
pub use past::Stretch;
pub use people_summary::{
    ConfidentialSummary, DisputeSummary, KnownDispute, PersonSummary, ProfileSummary,
};
pub use person::{
    PersonDoc, PersonEdit, PersonText, PersonView, ProfileField, ProfileTag, RequestEdit,
    RequestRow, TrainingEdit, TrainingRow, ready,
};
pub use personnel::{PairPapers, PersonnelDoc, PersonnelEdit, PersonnelView};
pub use private::{PrivateDoc, PrivateEdit, PrivateView};
pub use programme::{
    CorrectionRow, DeficitEdit, DeficitRow, EditionRow, FactsView, ItemEdit, ItemRow, ItemText,
    PersonFact, ProgrammeDoc, ProgrammeEdit, ProgrammeText, ProgrammeView, TaskRow, TitleEdit,
    TitleView, Wave,
};
pub use registry::{
    PairEdit, PairRow, PersonDetail, PersonRow, PersonRowEdit, RegistryDoc, RegistryEdit,
    RegistryView,
};
pub use relay::{
    GENESIS_ACTOR, authors_of, complete, genesis_hash, is_genesis, kind_of, name_actor,
    read_registry,
};
pub use review::{ApprovalRow, ReviewDoc, ReviewEdit, ReviewText, ReviewView};
pub use rich::{Dress, RichEdit, difference};
pub use row::Fate;
pub use schema::Field;
pub use school::{
    ActEdit, ActRow, BlankEdit, BlankRow, CURATOR_LABEL, HEAD_APPROVES, LineRow, SchoolDoc,
    SchoolEdit, SchoolField, SchoolView, TemplateRow,
};
pub use splice::{Splice, SpliceError, splice_between};
pub use summary::{
    JournalSummary, OpenAgreement, PlannedItem, ProgrammeSummary, ReviewSummary, Summary,
};
pub use text::TextRef;
pub use told::{Subject, Told, Value, What, told};
