//! A store that forgets everything when it is dropped: for tests and for trying things out.

use super::file::LEAST;
use super::{
    Append, Arrived, Code, CodeKind, CodeRefusal, Device, Enrolled, Enrolment, FileKey, FilesHeld,
    Founding, NoRoom, Piece, Position, Quarantined, SessionOf, Snapshot, Store, StoreError,
    StoredDocument, TokenHash,
};
use async_trait::async_trait;
use automerge::{ActorId, ChangeHash};
use ryadom_domain::{DeviceId, Digest, DocumentId, FILE_PIECE, PersonId, Timestamp};
use sha2::{Digest as _, Sha256};
use std::{
    collections::{BTreeMap, HashMap},
    sync::{Mutex, MutexGuard, PoisonError},
};

/// How many refused byte strings are kept.
const QUARANTINE: usize = 500;

/// Keeps everything in maps.
#[derive(Debug, Default)]
pub struct MemoryStore {
    shelves: Mutex<Shelves>,
}

#[derive(Debug, Default, Clone)]
struct Shelves {
    settings: HashMap<String, Vec<u8>>,
    registry: Option<DocumentId>,
    last: Position,
    documents: BTreeMap<DocumentId, Document>,
    quarantine: Vec<Quarantined>,
    codes: HashMap<TokenHash, (Code, Option<(DeviceId, Timestamp)>)>,
    devices: HashMap<DeviceId, Device>,
    sessions: HashMap<TokenHash, DeviceId>,
    /// What has come; whole ones are nobody's device's any more.
    files: BTreeMap<(FileKey, Option<DeviceId>), File>,
}

#[derive(Debug, Clone)]
struct File {
    size: u64,
    bytes: Vec<u8>,
    person: PersonId,
}

#[derive(Debug, Default, Clone)]
struct Document {
    known: HashMap<ChangeHash, Position>,
    changes: Vec<(Position, Vec<u8>)>,
    snapshot: Option<Snapshot>,
    actors: HashMap<ActorId, PersonId>,
}

impl Shelves {
    fn append(&mut self, append: Append) -> Result<Position, StoreError> {
        let document = self.documents.entry(append.document).or_default();
        let taken = |(actor, person)| {
            document
                .actors
                .get(actor)
                .is_some_and(|owner| owner != person)
        };
        if append
            .actors
            .iter()
            .map(|(actor, person)| (actor, person))
            .any(taken)
        {
            return Err(StoreError::ActorTaken);
        }
        document.actors.extend(append.actors);
        for change in append.changes {
            if let Some(kept) = document.known.get(&change.hash) {
                let place = document
                    .changes
                    .binary_search_by_key(kept, |change| change.0);
                if let Ok(place) = place {
                    document.changes[place].1 = change.bytes;
                }
            } else {
                self.last.0 += 1;
                document.known.insert(change.hash, self.last);
                document.changes.push((self.last, change.bytes));
            }
        }
        Ok(document
            .changes
            .last()
            .map_or_else(Position::default, |(position, _)| *position))
    }

    fn found(&mut self, founding: Founding) -> Result<(), StoreError> {
        if self.registry.is_some() {
            return Err(StoreError::AlreadyFounded);
        }
        for append in founding.documents {
            self.append(append)?;
        }
        self.settings.extend(founding.settings);
        self.registry = Some(founding.registry);
        Ok(())
    }

    fn code(&self, hash: TokenHash, now: Timestamp) -> Result<Code, CodeRefusal> {
        match self.codes.get(&hash) {
            None => Err(CodeRefusal::Unknown),
            Some((_, Some((by, at)))) => Err(CodeRefusal::Used { by: *by, at: *at }),
            Some((code, None)) if code.expires <= now => Err(CodeRefusal::Expired),
            Some((code, None)) => Ok(code.clone()),
        }
    }

    fn enrol(&mut self, enrolment: Enrolment) -> Result<Result<Enrolled, CodeRefusal>, StoreError> {
        let code = match self.code(enrolment.code, enrolment.at) {
            Ok(code) => code,
            Err(refusal) => return Ok(Err(refusal)),
        };
        match self.devices.get(&enrolment.device) {
            Some(device) if device.person != code.person || device.revoked.is_some() => {
                return Ok(Err(CodeRefusal::DeviceTaken));
            }
            _ => {}
        }
        if code.kind == CodeKind::Founding {
            match enrolment.founding {
                Some(_) if self.registry.is_some() => return Ok(Err(CodeRefusal::AlreadyFounded)),
                Some(founding) => self.found(founding)?,
                None => return Ok(Err(CodeRefusal::Unknown)),
            }
        }
        self.devices.entry(enrolment.device).or_insert(Device {
            id: enrolment.device,
            person: code.person,
            name: enrolment.name,
            added: enrolment.at,
            seen: None,
            revoked: None,
        });
        self.sessions.insert(enrolment.token, enrolment.device);
        if let Some((_, used)) = self.codes.get_mut(&enrolment.code) {
            *used = Some((enrolment.device, enrolment.at));
        }
        Ok(Ok(Enrolled {
            person: code.person,
        }))
    }
}

impl Shelves {
    fn arrived(&self, file: FileKey, device: DeviceId) -> Arrived {
        let whole = self.files.get(&(file, None));
        let found = whole.or_else(|| self.files.get(&(file, Some(device))));
        Arrived {
            have: found.map_or(0, |found| found.bytes.len() as u64),
            whole: whole.is_some(),
        }
    }

    fn put_piece(&mut self, piece: &Piece) -> Result<Arrived, NoRoom> {
        if self.files.contains_key(&(piece.file, None)) {
            return Ok(self.arrived(piece.file, piece.device));
        }
        let key = (piece.file, Some(piece.device));
        if self
            .files
            .get(&key)
            .is_some_and(|file| file.size != piece.size)
        {
            self.files.remove(&key);
        }
        if !self.files.contains_key(&key) {
            self.look_for_room(piece)?;
        }
        let file = self.files.entry(key).or_insert_with(|| File {
            size: piece.size,
            bytes: Vec::new(),
            person: piece.person,
        });
        if file.bytes.len() as u64 == piece.from {
            file.bytes.extend(&piece.bytes);
        }
        Ok(self.arrived(piece.file, piece.device))
    }

    fn look_for_room(&self, piece: &Piece) -> Result<(), NoRoom> {
        let taken = |of: &dyn Fn(&FileKey, &File) -> bool| {
            let files = self.files.iter().filter(|((key, _), file)| of(key, file));
            files.map(|(_, file)| file.size.max(LEAST)).sum::<u64>() + piece.size.max(LEAST)
        };
        if taken(&|key, _| key.document == piece.file.document) > piece.limits.document {
            Err(NoRoom::InDocument)
        } else if taken(&|_, file| file.person == piece.person) > piece.limits.person {
            Err(NoRoom::ForPerson)
        } else if taken(&|_, _| true) > piece.limits.school {
            Err(NoRoom::InSchool)
        } else {
            Ok(())
        }
    }
}

impl MemoryStore {
    fn shelves(&self) -> MutexGuard<'_, Shelves> {
        self.shelves.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Runs `work` on a copy and keeps the copy only if it succeeds.
    fn all_or_nothing<T>(
        &self,
        work: impl FnOnce(&mut Shelves) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let mut shelves = self.shelves();
        let mut copy = shelves.clone();
        let answer = work(&mut copy)?;
        *shelves = copy;
        Ok(answer)
    }
}

#[async_trait]
impl Store for MemoryStore {
    async fn check(&self) -> Result<(), StoreError> {
        Ok(())
    }

    async fn setting(&self, name: &str) -> Result<Option<Vec<u8>>, StoreError> {
        Ok(self.shelves().settings.get(name).cloned())
    }

    async fn setting_or(&self, name: &str, value: Vec<u8>) -> Result<Vec<u8>, StoreError> {
        Ok(self
            .shelves()
            .settings
            .entry(name.to_owned())
            .or_insert(value)
            .clone())
    }

    async fn registry(&self) -> Result<Option<DocumentId>, StoreError> {
        Ok(self.shelves().registry)
    }

    async fn found(&self, founding: Founding) -> Result<(), StoreError> {
        self.all_or_nothing(|shelves| shelves.found(founding))
    }

    async fn is_empty(&self) -> Result<bool, StoreError> {
        let shelves = self.shelves();
        Ok(
            shelves.registry.is_none()
                && shelves.documents.is_empty()
                && shelves.devices.is_empty(),
        )
    }

    async fn append(&self, append: Append) -> Result<Position, StoreError> {
        self.shelves().append(append)
    }

    async fn load(&self, document: DocumentId) -> Result<StoredDocument, StoreError> {
        let shelves = self.shelves();
        let Some(document) = shelves.documents.get(&document) else {
            return Ok(StoredDocument::default());
        };
        let after = document
            .snapshot
            .as_ref()
            .map_or_else(Position::default, |snapshot| snapshot.position);
        let later = document
            .changes
            .iter()
            .filter(|(position, _)| *position > after);
        Ok(StoredDocument {
            snapshot: document.snapshot.clone(),
            changes: later.map(|(_, bytes)| bytes.clone()).collect(),
            position: document
                .changes
                .last()
                .map_or_else(Position::default, |(position, _)| *position),
        })
    }

    async fn changes_after(
        &self,
        document: DocumentId,
        position: Position,
    ) -> Result<Vec<Vec<u8>>, StoreError> {
        let shelves = self.shelves();
        let changes = shelves
            .documents
            .get(&document)
            .map(|document| document.changes.as_slice());
        let later = changes
            .unwrap_or_default()
            .iter()
            .filter(|(at, _)| *at > position);
        Ok(later.map(|(_, bytes)| bytes.clone()).collect())
    }

    async fn documents(
        &self,
        after: Option<DocumentId>,
        limit: usize,
    ) -> Result<Vec<DocumentId>, StoreError> {
        let shelves = self.shelves();
        let stored = shelves
            .documents
            .iter()
            .filter(|(_, document)| !document.changes.is_empty());
        Ok(stored
            .map(|(id, _)| *id)
            .filter(|id| after.is_none_or(|after| *id > after))
            .take(limit)
            .collect())
    }

    async fn save_snapshot(
        &self,
        document: DocumentId,
        snapshot: Snapshot,
    ) -> Result<(), StoreError> {
        self.shelves()
            .documents
            .entry(document)
            .or_default()
            .snapshot = Some(snapshot);
        Ok(())
    }

    async fn actors(&self, document: DocumentId) -> Result<Vec<(ActorId, PersonId)>, StoreError> {
        let shelves = self.shelves();
        let actors = shelves
            .documents
            .get(&document)
            .map(|document| &document.actors);
        Ok(actors
            .into_iter()
            .flatten()
            .map(|(actor, person)| (actor.clone(), *person))
            .collect())
    }

    async fn quarantine(&self, quarantined: Quarantined) -> Result<(), StoreError> {
        let quarantine = &mut self.shelves().quarantine;
        quarantine.push(quarantined);
        let surplus = quarantine.len().saturating_sub(QUARANTINE);
        quarantine.drain(..surplus);
        Ok(())
    }

    async fn quarantined(&self) -> Result<u64, StoreError> {
        Ok(self.shelves().quarantine.len() as u64)
    }

    async fn add_code(&self, code: Code) -> Result<(), StoreError> {
        self.shelves().codes.insert(code.hash, (code, None));
        Ok(())
    }

    async fn drop_founding_codes(&self) -> Result<(), StoreError> {
        self.shelves()
            .codes
            .retain(|_, (code, used)| code.kind != CodeKind::Founding || used.is_some());
        Ok(())
    }

    async fn code(
        &self,
        hash: TokenHash,
        now: Timestamp,
    ) -> Result<Result<Code, CodeRefusal>, StoreError> {
        Ok(self.shelves().code(hash, now))
    }

    async fn enrol(
        &self,
        enrolment: Enrolment,
    ) -> Result<Result<Enrolled, CodeRefusal>, StoreError> {
        self.all_or_nothing(|shelves| shelves.enrol(enrolment))
    }

    async fn add_session(
        &self,
        device: DeviceId,
        token: TokenHash,
        _: Timestamp,
    ) -> Result<(), StoreError> {
        self.shelves().sessions.insert(token, device);
        Ok(())
    }

    async fn session(&self, token: TokenHash) -> Result<Option<SessionOf>, StoreError> {
        let shelves = self.shelves();
        let device = shelves
            .sessions
            .get(&token)
            .and_then(|device| shelves.devices.get(device));
        let live = device.filter(|device| device.revoked.is_none());
        Ok(live.map(|device| SessionOf {
            person: device.person,
            device: device.id,
        }))
    }

    async fn device(&self, device: DeviceId) -> Result<Option<Device>, StoreError> {
        Ok(self.shelves().devices.get(&device).cloned())
    }

    async fn devices(&self, person: Option<PersonId>) -> Result<Vec<Device>, StoreError> {
        let shelves = self.shelves();
        let live = shelves
            .devices
            .values()
            .filter(|device| device.revoked.is_none());
        let mut devices: Vec<_> = live
            .filter(|device| person.is_none_or(|id| device.person == id))
            .cloned()
            .collect();
        devices.sort_by_key(|device| (device.added, device.id));
        Ok(devices)
    }

    async fn seen(&self, device: DeviceId, at: Timestamp) -> Result<(), StoreError> {
        if let Some(device) = self.shelves().devices.get_mut(&device) {
            device.seen = Some(at);
        }
        Ok(())
    }

    async fn revoke(&self, device: DeviceId, at: Timestamp) -> Result<(), StoreError> {
        if let Some(device) = self.shelves().devices.get_mut(&device) {
            device.revoked.get_or_insert(at);
        }
        Ok(())
    }

    async fn arrived(&self, file: FileKey, device: DeviceId) -> Result<Arrived, StoreError> {
        Ok(self.shelves().arrived(file, device))
    }

    async fn put_piece(&self, piece: Piece) -> Result<Result<Arrived, NoRoom>, StoreError> {
        Ok(self.shelves().put_piece(&piece))
    }

    async fn finish_file(&self, file: FileKey, device: DeviceId) -> Result<bool, StoreError> {
        let mut shelves = self.shelves();
        let came = shelves.files.remove(&(file, Some(device)));
        if let Some(came) = came {
            let is_all = came.bytes.len() as u64 == came.size;
            if !is_all {
                shelves.files.insert((file, Some(device)), came);
            } else if Digest(Sha256::digest(&came.bytes).into()) == file.sha {
                shelves.files.insert((file, None), came);
            }
        }
        Ok(shelves.files.contains_key(&(file, None)))
    }

    async fn file_size(&self, file: FileKey) -> Result<Option<u64>, StoreError> {
        let shelves = self.shelves();
        Ok(shelves.files.get(&(file, None)).map(|file| file.size))
    }

    async fn file_piece(&self, file: FileKey, from: u64) -> Result<Option<Vec<u8>>, StoreError> {
        let shelves = self.shelves();
        let from = usize::try_from(from).unwrap_or(usize::MAX);
        let bytes = shelves.files.get(&(file, None)).map(|file| &file.bytes);
        let rest = bytes.and_then(|bytes| bytes.get(from..));
        let piece = rest.map(|rest| rest[..rest.len().min(FILE_PIECE)].to_vec());
        Ok(piece.filter(|piece| !piece.is_empty()))
    }

    async fn files_held(&self) -> Result<FilesHeld, StoreError> {
        let mut held = FilesHeld::default();
        for ((_, device), file) in &self.shelves().files {
            match device {
                None => {
                    held.files += 1;
                    held.bytes += file.size;
                }
                Some(_) => held.coming += 1,
            }
        }
        Ok(held)
    }

    async fn close(&self) -> Result<(), StoreError> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn memory_keeps_the_contract() {
        crate::store::contract::holds(|| async { MemoryStore::default() }).await;
    }
}
