use super::*;
use crate::store::contract;
use std::sync::atomic::{AtomicU32, Ordering};

#[tokio::test]
async fn sqlite_keeps_the_contract() {
    let folder = tempfile::tempdir().expect("a folder");
    let count = AtomicU32::new(0);
    contract::holds(|| {
        let path = folder
            .path()
            .join(format!("{}.db", count.fetch_add(1, Ordering::Relaxed)));
        async move { SqliteStore::open(&path).expect("opens") }
    })
    .await;
}

fn one_change() -> Append {
    Append {
        document: DocumentId::from_random([1; 16]),
        changes: vec![crate::store::NewChange {
            hash: automerge::ChangeHash([2; 32]),
            bytes: vec![3],
        }],
        actors: Vec::new(),
        by: None,
        at: Timestamp(4),
    }
}

#[tokio::test]
async fn what_was_answered_is_there_after_opening_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("ryadom.db");
    let store = SqliteStore::open(&path).expect("opens");
    let position = store.append(one_change()).await.expect("appends");
    // Not closed: as if the power had gone.
    drop(store);

    let store = SqliteStore::open(&path).expect("opens again");
    let stored = store
        .load(DocumentId::from_random([1; 16]))
        .await
        .expect("loads");
    assert_eq!(
        stored,
        StoredDocument {
            snapshot: None,
            changes: vec![vec![3]],
            position
        }
    );
    store.close().await.expect("closes");
    assert!(matches!(
        store.append(one_change()).await,
        Err(StoreError::Closed)
    ));
}

#[test]
fn a_file_of_a_newer_version_is_refused_and_left_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("ryadom.db");
    let newer = Connection::open(&path).expect("opens");
    newer
        .execute_batch("CREATE TABLE schema (version INTEGER); INSERT INTO schema VALUES (99);")
        .expect("writes");
    drop(newer);
    let before = std::fs::read(&path).expect("reads");

    assert!(matches!(
        SqliteStore::open(&path),
        Err(OpenError::Newer { found: 99 })
    ));
    assert_eq!(std::fs::read(&path).expect("reads"), before);
}

#[test]
fn somebody_elses_file_is_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("ryadom.db");
    Connection::open(&path)
        .expect("opens")
        .execute_batch("CREATE TABLE cats (name TEXT);")
        .expect("writes");
    assert!(matches!(SqliteStore::open(&path), Err(OpenError::Foreign)));

    std::fs::write(
        &path,
        b"not a database at all, but long enough to have a header of one",
    )
    .expect("writes");
    assert!(matches!(
        SqliteStore::open(&path),
        Err(OpenError::Sqlite(_))
    ));
}

#[tokio::test]
async fn many_writes_at_once_all_stay() {
    let folder = tempfile::tempdir().expect("a folder");
    let store =
        std::sync::Arc::new(SqliteStore::open(&folder.path().join("ryadom.db")).expect("opens"));
    let writes = (0..400_u32).map(|n| {
        let store = std::sync::Arc::clone(&store);
        tokio::spawn(async move {
            let mut append = one_change();
            append.changes[0].hash.0[..4].copy_from_slice(&n.to_be_bytes());
            store.append(append).await
        })
    });
    for write in writes.collect::<Vec<_>>() {
        write.await.expect("runs").expect("appends");
    }
    assert_eq!(
        store
            .load(DocumentId::from_random([1; 16]))
            .await
            .expect("loads")
            .changes
            .len(),
        400
    );
}
