//! What every [`Store`] must do. Each adapter's tests call [`holds`].

use super::{
    Append, Arrived, Code, CodeKind, CodeRefusal, Enrolment, FileKey, FileLimits, FilesHeld,
    Founding, NewChange, NoRoom, Piece, Position, Quarantined, Snapshot, Store, StoreError,
    TokenHash,
};
use automerge::{ActorId, ChangeHash};
use ryadom_domain::{DeviceId, Digest, DocumentId, FILE_PIECE, PersonId, Timestamp};
use sha2::{Digest as _, Sha256};

const NOW: Timestamp = Timestamp(1_700_000_000);

fn document(n: u8) -> DocumentId {
    DocumentId::from_random([n; 16])
}

fn person(n: u8) -> PersonId {
    PersonId::from_random([n; 16])
}

fn device(n: u8) -> DeviceId {
    DeviceId::from_random([n; 16])
}

fn hash(n: u8) -> TokenHash {
    TokenHash([n; 32])
}

fn change(n: u8) -> NewChange {
    NewChange {
        hash: ChangeHash([n; 32]),
        bytes: vec![n; 3],
    }
}

fn append(to: u8, changes: &[u8]) -> Append {
    Append {
        document: document(to),
        changes: changes.iter().copied().map(change).collect(),
        actors: Vec::new(),
        by: None,
        at: NOW,
    }
}

fn binding(to: u8, actor: &[u8], owner: u8) -> Append {
    Append {
        actors: vec![(ActorId::from(actor), person(owner))],
        ..append(to, &[])
    }
}

fn code(n: u8, kind: CodeKind, owner: u8) -> Code {
    Code {
        hash: hash(n),
        kind,
        person: person(owner),
        expires: Timestamp(NOW.0 + 600),
    }
}

fn enrolment(code: u8, to: u8, token: u8) -> Enrolment {
    Enrolment {
        code: hash(code),
        device: device(to),
        name: "tablet".to_owned(),
        token: hash(token),
        at: NOW,
        founding: None,
    }
}

fn school() -> Founding {
    Founding {
        registry: document(9),
        documents: vec![append(9, &[1]), append(8, &[2])],
        settings: vec![("demo".to_owned(), b"yes".to_vec())],
    }
}

/// Runs every clause on a fresh store each.
///
/// # Panics
/// When a clause does not hold.
pub async fn holds<S: Store, F: Future<Output = S>>(fresh: impl Fn() -> F) {
    keeps_changes_once_and_in_order(&fresh().await).await;
    a_damaged_change_is_mended_by_the_same_change(&fresh().await).await;
    starts_from_the_snapshot(&fresh().await).await;
    an_actor_stays_one_persons(&fresh().await).await;
    founds_one_school(&fresh().await).await;
    a_failed_founding_leaves_nothing(&fresh().await).await;
    a_code_lets_in_one_device(&fresh().await).await;
    an_expired_code_is_told_from_a_wrong_one(&fresh().await).await;
    a_device_stays_one_persons(&fresh().await).await;
    the_founding_code_brings_the_school(&fresh().await).await;
    a_revoked_device_has_no_session(&fresh().await).await;
    settings_are_kept_at_first_writing(&fresh().await).await;
    quarantine_is_counted(&fresh().await).await;
    a_file_comes_in_pieces_and_is_there_once_it_is_what_its_name_says(&fresh().await).await;
    a_file_that_is_not_what_its_name_says_is_thrown_away(&fresh().await).await;
    files_take_no_more_room_than_they_may(&fresh().await).await;
}

async fn keeps_changes_once_and_in_order(store: &impl Store) {
    assert!(store.is_empty().await.expect("reads"));
    let first = store.append(append(1, &[7, 3])).await.expect("appends");
    let again = store
        .append(append(1, &[3, 7]))
        .await
        .expect("appends again");
    assert_eq!(first, again, "what is there already moves nothing");
    let later = store.append(append(1, &[7, 5])).await.expect("appends");
    assert!(later > first);
    store
        .append(append(2, &[7]))
        .await
        .expect("the same change in another document is another change");

    let stored = store.load(document(1)).await.expect("loads");
    assert_eq!(stored.changes, [vec![7; 3], vec![3; 3], vec![5; 3]]);
    assert_eq!(stored.position, later);
    assert_eq!(
        store
            .changes_after(document(1), first)
            .await
            .expect("reads on"),
        [vec![5; 3]]
    );
    assert_eq!(
        store.load(document(3)).await.expect("loads"),
        super::StoredDocument::default()
    );
    assert_eq!(
        store.documents(None, 10).await.expect("lists"),
        [document(1), document(2)]
    );
    assert_eq!(
        store.documents(Some(document(1)), 10).await.expect("lists"),
        [document(2)]
    );
    assert_eq!(
        store.documents(None, 1).await.expect("lists"),
        [document(1)]
    );
    assert!(!store.is_empty().await.expect("reads"));
}

async fn a_damaged_change_is_mended_by_the_same_change(store: &impl Store) {
    let mut damaged = append(1, &[7, 3]);
    damaged.changes[0].bytes = b"rotten".to_vec();
    let first = store.append(damaged).await.expect("appends");
    let again = store.append(append(1, &[7])).await.expect("appends");
    assert_eq!(first, again, "it stays where it was");
    let stored = store.load(document(1)).await.expect("loads");
    assert_eq!(stored.changes, [vec![7; 3], vec![3; 3]]);
}

async fn starts_from_the_snapshot(store: &impl Store) {
    let position = store.append(append(1, &[1, 2])).await.expect("appends");
    let snapshot = Snapshot {
        bytes: vec![42; 100],
        position,
    };
    store
        .save_snapshot(document(1), snapshot.clone())
        .await
        .expect("keeps the snapshot");
    let last = store.append(append(1, &[3])).await.expect("appends");

    let stored = store.load(document(1)).await.expect("loads");
    assert_eq!(stored.snapshot, Some(snapshot));
    assert_eq!(stored.changes, [vec![3; 3]]);
    assert_eq!(stored.position, last);
    let raw = store
        .changes_after(document(1), Position::default())
        .await
        .expect("reads");
    assert_eq!(raw.len(), 3, "raw changes stay beside their snapshot");
}

async fn an_actor_stays_one_persons(store: &impl Store) {
    store.append(binding(1, b"anna", 1)).await.expect("binds");
    store
        .append(binding(1, b"anna", 1))
        .await
        .expect("binding again changes nothing");
    store
        .append(binding(2, b"anna", 2))
        .await
        .expect("another document is another matter");
    let mut forged = append(1, &[1]);
    forged.actors = vec![(ActorId::from(b"anna".as_slice()), person(2))];
    assert!(matches!(
        store.append(forged).await,
        Err(StoreError::ActorTaken)
    ));
    assert_eq!(
        store.load(document(1)).await.expect("loads").changes.len(),
        0,
        "nothing of it is kept"
    );
    assert_eq!(
        store.actors(document(1)).await.expect("reads"),
        [(ActorId::from(b"anna".as_slice()), person(1))]
    );
}

async fn founds_one_school(store: &impl Store) {
    assert_eq!(store.registry().await.expect("reads"), None);
    store.found(school()).await.expect("founds");
    assert_eq!(store.registry().await.expect("reads"), Some(document(9)));
    assert_eq!(
        store.load(document(8)).await.expect("loads").changes.len(),
        1
    );
    assert_eq!(
        store.setting("demo").await.expect("reads"),
        Some(b"yes".to_vec())
    );
    assert!(matches!(
        store.found(school()).await,
        Err(StoreError::AlreadyFounded)
    ));
}

async fn a_failed_founding_leaves_nothing(store: &impl Store) {
    let mut broken = school();
    broken.documents.push(binding(8, b"anna", 1));
    broken.documents.push(binding(8, b"anna", 2));
    assert!(matches!(
        store.found(broken).await,
        Err(StoreError::ActorTaken)
    ));
    assert!(store.is_empty().await.expect("reads"));
    assert_eq!(store.registry().await.expect("reads"), None);
    assert_eq!(store.setting("demo").await.expect("reads"), None);
}

async fn a_code_lets_in_one_device(store: &impl Store) {
    store
        .add_code(code(1, CodeKind::Invitation, 5))
        .await
        .expect("keeps the code");
    assert_eq!(
        store.code(hash(1), NOW).await.expect("reads"),
        Ok(code(1, CodeKind::Invitation, 5))
    );

    let enrolled = store
        .enrol(enrolment(1, 1, 11))
        .await
        .expect("enrols")
        .expect("lets in");
    assert_eq!(enrolled.person, person(5));
    let session = store
        .session(hash(11))
        .await
        .expect("reads")
        .expect("a session");
    assert_eq!((session.person, session.device), (person(5), device(1)));

    let used = CodeRefusal::Used {
        by: device(1),
        at: NOW,
    };
    assert_eq!(
        store.enrol(enrolment(1, 2, 12)).await.expect("answers"),
        Err(used)
    );
    assert_eq!(store.code(hash(1), NOW).await.expect("reads"), Err(used));
    assert_eq!(store.session(hash(12)).await.expect("reads"), None);
    assert_eq!(store.device(device(2)).await.expect("reads"), None);
}

async fn an_expired_code_is_told_from_a_wrong_one(store: &impl Store) {
    store
        .add_code(code(1, CodeKind::Device, 5))
        .await
        .expect("keeps the code");
    let late = Enrolment {
        at: Timestamp(NOW.0 + 600),
        ..enrolment(1, 1, 11)
    };
    assert_eq!(
        store.enrol(late).await.expect("answers"),
        Err(CodeRefusal::Expired)
    );
    assert_eq!(
        store.enrol(enrolment(2, 1, 11)).await.expect("answers"),
        Err(CodeRefusal::Unknown)
    );
}

async fn a_device_stays_one_persons(store: &impl Store) {
    for (n, owner) in [(1, 5), (2, 6), (3, 5), (4, 5)] {
        store
            .add_code(code(n, CodeKind::Invitation, owner))
            .await
            .expect("keeps the code");
    }
    store
        .enrol(enrolment(1, 1, 11))
        .await
        .expect("answers")
        .expect("lets in");
    assert_eq!(
        store.enrol(enrolment(2, 1, 12)).await.expect("answers"),
        Err(CodeRefusal::DeviceTaken)
    );
    assert!(
        store.code(hash(2), NOW).await.expect("reads").is_ok(),
        "the code is not used up by a refusal"
    );
    store
        .enrol(enrolment(3, 1, 13))
        .await
        .expect("answers")
        .expect("the same person may come again");
    assert_eq!(
        store.devices(Some(person(5))).await.expect("lists").len(),
        1
    );
    store.revoke(device(1), NOW).await.expect("revokes");
    assert_eq!(
        store.enrol(enrolment(4, 1, 14)).await.expect("answers"),
        Err(CodeRefusal::DeviceTaken)
    );
}

async fn the_founding_code_brings_the_school(store: &impl Store) {
    store
        .add_code(code(1, CodeKind::Founding, 1))
        .await
        .expect("keeps the code");
    store.drop_founding_codes().await.expect("drops");
    assert_eq!(
        store.code(hash(1), NOW).await.expect("reads"),
        Err(CodeRefusal::Unknown)
    );

    store
        .add_code(code(2, CodeKind::Founding, 1))
        .await
        .expect("keeps the code");
    store
        .add_code(code(3, CodeKind::Founding, 2))
        .await
        .expect("keeps the code");
    let founding = Enrolment {
        founding: Some(school()),
        ..enrolment(2, 1, 11)
    };
    store
        .enrol(founding)
        .await
        .expect("answers")
        .expect("lets in");
    assert_eq!(store.registry().await.expect("reads"), Some(document(9)));
    let second = Enrolment {
        founding: Some(school()),
        ..enrolment(3, 2, 12)
    };
    assert_eq!(
        store.enrol(second).await.expect("answers"),
        Err(CodeRefusal::AlreadyFounded)
    );
}

async fn a_revoked_device_has_no_session(store: &impl Store) {
    store
        .add_code(code(1, CodeKind::Invitation, 5))
        .await
        .expect("keeps the code");
    store
        .enrol(enrolment(1, 1, 11))
        .await
        .expect("answers")
        .expect("lets in");
    store
        .add_session(device(1), hash(12), NOW)
        .await
        .expect("one more session");
    store
        .seen(device(1), Timestamp(NOW.0 + 5))
        .await
        .expect("notes");
    let listed = store.devices(None).await.expect("lists");
    assert_eq!(listed.len(), 1);
    assert_eq!(listed[0].seen, Some(Timestamp(NOW.0 + 5)));
    assert_eq!(listed[0].name, "tablet");

    store.revoke(device(1), NOW).await.expect("revokes");
    store
        .revoke(device(1), Timestamp(NOW.0 + 9))
        .await
        .expect("revoking twice is revoking once");
    for token in [11, 12] {
        assert_eq!(store.session(hash(token)).await.expect("reads"), None);
    }
    assert_eq!(store.devices(None).await.expect("lists"), []);
    let device = store
        .device(device(1))
        .await
        .expect("reads")
        .expect("still known");
    assert_eq!(device.revoked, Some(NOW));
}

async fn settings_are_kept_at_first_writing(store: &impl Store) {
    assert_eq!(
        store
            .setting_or("storage", b"a".to_vec())
            .await
            .expect("keeps"),
        b"a"
    );
    assert_eq!(
        store
            .setting_or("storage", b"b".to_vec())
            .await
            .expect("keeps"),
        b"a"
    );
    assert_eq!(
        store.setting("storage").await.expect("reads"),
        Some(b"a".to_vec())
    );
    assert!(
        store.is_empty().await.expect("reads"),
        "a setting is not a school"
    );
}

async fn quarantine_is_counted(store: &impl Store) {
    let refused = Quarantined {
        document: document(1),
        by: Some(device(1)),
        reason: "panic".to_owned(),
        bytes: vec![1],
        at: NOW,
    };
    store.quarantine(refused.clone()).await.expect("keeps");
    store.quarantine(refused).await.expect("keeps");
    assert_eq!(store.quarantined().await.expect("counts"), 2);
}

/// Bytes of more than one piece.
fn photo() -> Vec<u8> {
    (0..FILE_PIECE + 100).map(|n| (n % 251) as u8).collect()
}

fn file(to: u8, bytes: &[u8]) -> FileKey {
    FileKey {
        document: document(to),
        sha: Digest(Sha256::digest(bytes).into()),
    }
}

fn piece(file: FileKey, bytes: &[u8], from: usize, by: u8) -> Piece {
    let end = bytes.len().min(from + FILE_PIECE);
    Piece {
        file,
        size: bytes.len() as u64,
        from: from as u64,
        bytes: bytes[from..end].to_vec(),
        person: person(by),
        device: device(by),
        at: NOW,
        limits: FileLimits::default(),
    }
}

fn part(have: usize) -> Arrived {
    Arrived {
        have: have as u64,
        whole: false,
    }
}

async fn a_file_comes_in_pieces_and_is_there_once_it_is_what_its_name_says(store: &impl Store) {
    let bytes = photo();
    let key = file(1, &bytes);
    assert_eq!(store.arrived(key, device(1)).await.expect("reads"), part(0));
    let put = async |from, by| {
        let put = store.put_piece(piece(key, &bytes, from, by)).await;
        put.expect("writes").expect("there is room")
    };
    assert_eq!(
        put(FILE_PIECE, 1).await,
        part(0),
        "the beginning comes first"
    );
    assert_eq!(put(0, 1).await, part(FILE_PIECE));
    assert_eq!(put(0, 1).await, part(FILE_PIECE), "twice is once");
    assert_eq!(
        store.arrived(key, device(2)).await.expect("reads"),
        part(0),
        "another device begins for itself"
    );
    assert!(!store.finish_file(key, device(1)).await.expect("reads"));
    assert_eq!(store.file_size(key).await.expect("reads"), None);
    assert_eq!(store.file_piece(key, 0).await.expect("reads"), None);
    assert_eq!(put(FILE_PIECE, 1).await, part(bytes.len()));
    assert_eq!(put(bytes.len(), 1).await, part(bytes.len()));
    assert!(store.finish_file(key, device(1)).await.expect("finishes"));
    assert!(
        store
            .finish_file(key, device(1))
            .await
            .expect("finishes once")
    );

    let whole = Arrived {
        have: bytes.len() as u64,
        whole: true,
    };
    assert_eq!(store.arrived(key, device(2)).await.expect("reads"), whole);
    assert_eq!(put(0, 2).await, whole, "nobody sends it again");
    let size = store.file_size(key).await.expect("reads");
    assert_eq!(size, Some(bytes.len() as u64));
    let mut read = Vec::new();
    while let Some(piece) = store
        .file_piece(key, read.len() as u64)
        .await
        .expect("reads")
    {
        read.extend(piece);
    }
    assert_eq!(read, bytes);
    let elsewhere = file(2, &bytes);
    assert_eq!(store.file_size(elsewhere).await.expect("reads"), None);
    let held = FilesHeld {
        files: 1,
        bytes: bytes.len() as u64,
        coming: 0,
    };
    assert_eq!(store.files_held().await.expect("counts"), held);
}

async fn a_file_that_is_not_what_its_name_says_is_thrown_away(store: &impl Store) {
    let key = file(1, b"what was said");
    let other = piece(key, b"something new", 0, 1);
    let put = store.put_piece(other).await.expect("writes");
    assert_eq!(put, Ok(part(13)));
    assert!(!store.finish_file(key, device(1)).await.expect("finishes"));
    assert_eq!(store.arrived(key, device(1)).await.expect("reads"), part(0));
    assert_eq!(
        store.files_held().await.expect("counts"),
        FilesHeld::default()
    );
    let put = store.put_piece(piece(key, b"what was said", 0, 1)).await;
    assert_eq!(put.expect("writes"), Ok(part(13)));
    assert!(store.finish_file(key, device(1)).await.expect("finishes"));
}

async fn files_take_no_more_room_than_they_may(store: &impl Store) {
    let put = async |to: u8, by: u8, words: &[u8], limits: FileLimits| {
        let piece = Piece {
            limits,
            ..piece(file(to, words), words, 0, by)
        };
        store.put_piece(piece).await.expect("writes").err()
    };
    // Even the smallest takes some.
    let two = 2 * super::file::LEAST;
    let usual = FileLimits::default();
    let in_document = FileLimits {
        document: two,
        ..usual
    };
    assert_eq!(put(1, 1, b"one", in_document).await, None);
    assert_eq!(put(1, 2, b"two", in_document).await, None);
    assert_eq!(
        put(1, 1, b"three", in_document).await,
        Some(NoRoom::InDocument)
    );
    assert_eq!(put(1, 1, b"one", in_document).await, None, "it was begun");
    let for_person = FileLimits {
        person: two,
        ..usual
    };
    assert_eq!(put(2, 1, b"three", for_person).await, None);
    assert_eq!(
        put(3, 1, b"four", for_person).await,
        Some(NoRoom::ForPerson)
    );
    let in_school = FileLimits {
        school: 2 * two,
        ..usual
    };
    assert_eq!(put(4, 3, b"four", in_school).await, None);
    assert_eq!(put(5, 3, b"five", in_school).await, Some(NoRoom::InSchool));
}
