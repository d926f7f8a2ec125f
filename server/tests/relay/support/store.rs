use async_trait::async_trait;
use automerge::ActorId;
use ryadom_domain::{DeviceId, DocumentId, PersonId, Timestamp};
use ryadom_server::store::{
    Append, Arrived, Code, CodeRefusal, Device, Enrolled, Enrolment, FileKey, FilesHeld, Founding,
    NoRoom, Piece, Position, Quarantined, SessionOf, Snapshot, Store, StoreError, StoredDocument,
    TokenHash,
};
use std::sync::Arc;
use tokio::sync::Notify;

/// What becomes of a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fate {
    Works,
    /// Nothing of it is kept, and the relay hears so.
    Fails,
    /// It is kept, and the relay hears that it was not.
    FailsAfterwards,
    /// It waits at the gate.
    Waits,
}

/// Where a call waits until the test lets it go on.
#[derive(Default)]
pub(crate) struct Gate {
    reached: Notify,
    opened: Notify,
}

impl Gate {
    /// Waits until a call has come.
    pub(crate) async fn until_reached(&self) {
        self.reached.notified().await;
    }

    pub(crate) fn open(&self) {
        self.opened.notify_one();
    }

    async fn pass(&self) {
        self.reached.notify_one();
        self.opened.notified().await;
    }
}

/// A store between the relay and another store, which decides the fate of each call by its name.
pub(crate) struct FatefulStore<F> {
    pub(crate) inner: Arc<dyn Store>,
    pub(crate) fate: F,
    pub(crate) gate: Arc<Gate>,
}

macro_rules! pass_on {
    ($($name:ident($($argument:ident: $type:ty),*) -> $answer:ty;)*) => {
        #[async_trait]
        impl<F: Fn(&'static str) -> Fate + Send + Sync + 'static> Store for FatefulStore<F> {
            $(async fn $name(&self, $($argument: $type),*) -> Result<$answer, StoreError> {
                let fate = (self.fate)(stringify!($name));
                let failed = || Err(StoreError::Failed("no space left".into()));
                match fate {
                    Fate::Fails => return failed(),
                    Fate::Waits => self.gate.pass().await,
                    Fate::Works | Fate::FailsAfterwards => {}
                }
                let answer = self.inner.$name($($argument),*).await?;
                if fate == Fate::FailsAfterwards { failed() } else { Ok(answer) }
            })*
        }
    };
}

pass_on! {
    check() -> ();
    setting(name: &str) -> Option<Vec<u8>>;
    setting_or(name: &str, value: Vec<u8>) -> Vec<u8>;
    registry() -> Option<DocumentId>;
    found(founding: Founding) -> ();
    is_empty() -> bool;
    append(append: Append) -> Position;
    load(document: DocumentId) -> StoredDocument;
    changes_after(document: DocumentId, position: Position) -> Vec<Vec<u8>>;
    documents(after: Option<DocumentId>, limit: usize) -> Vec<DocumentId>;
    save_snapshot(document: DocumentId, snapshot: Snapshot) -> ();
    actors(document: DocumentId) -> Vec<(ActorId, PersonId)>;
    quarantine(quarantined: Quarantined) -> ();
    quarantined() -> u64;
    add_code(code: Code) -> ();
    drop_founding_codes() -> ();
    code(hash: TokenHash, now: Timestamp) -> Result<Code, CodeRefusal>;
    enrol(enrolment: Enrolment) -> Result<Enrolled, CodeRefusal>;
    add_session(device: DeviceId, token: TokenHash, at: Timestamp) -> ();
    session(token: TokenHash) -> Option<SessionOf>;
    device(device: DeviceId) -> Option<Device>;
    devices(person: Option<PersonId>) -> Vec<Device>;
    seen(device: DeviceId, at: Timestamp) -> ();
    revoke(device: DeviceId, at: Timestamp) -> ();
    arrived(file: FileKey, device: DeviceId) -> Arrived;
    put_piece(piece: Piece) -> Result<Arrived, NoRoom>;
    finish_file(file: FileKey, device: DeviceId) -> bool;
    file_size(file: FileKey) -> Option<u64>;
    file_piece(file: FileKey, from: u64) -> Option<Vec<u8>>;
    files_held() -> FilesHeld;
    close() -> ();
}
