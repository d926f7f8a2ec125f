//! The adapter, in a real browser.

use super::schema;
use super::*;
use ryadom_domain::DocumentKind;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

fn chunk(name: &str) -> Chunk {
    Chunk {
        hash: name.into(),
        bytes: name.as_bytes().into(),
    }
}

fn append(document: &str, chunks: &[&str]) -> Append {
    Append {
        document: document.into(),
        chunks: chunks.iter().map(|name| chunk(name)).collect(),
        record: Record {
            heads: vec!["beef".into()],
            unsent: 1,
            ..Record::new(DocumentKind::Programme)
        },
    }
}

async fn fresh(name: &str) -> Store {
    let factory = idb::Factory::new().expect("IndexedDB");
    factory
        .delete(name)
        .expect("a request")
        .await
        .expect("deleted");
    Store::open(name).await.expect("opens")
}

async fn reopened(store: Store, name: &str) -> Store {
    store.close();
    Store::open(name).await.expect("opens again")
}

#[wasm_bindgen_test]
async fn what_was_saved_is_there_after_opening_again() {
    let store = fresh("test-reopen").await;
    store
        .append(&[append("plan", &["a", "b"]), append("notes", &["c"])])
        .await
        .expect("saves");
    store.remember("plan", &[1, 2]).await.expect("saves");
    store.set_meta("who", &"anna").await.expect("saves");
    store.set_summary("plan", &7).await.expect("saves");

    let store = reopened(store, "test-reopen").await;
    assert_eq!(
        store.load("plan").await.expect("loads").chunks,
        [chunk("a"), chunk("b")]
    );
    assert_eq!(
        store.load("notes").await.expect("loads").chunks,
        [chunk("c")]
    );
    assert_eq!(store.records().await.expect("loads").len(), 2);
    assert_eq!(
        store.sync_states().await.expect("loads"),
        [("plan".to_owned(), vec![1, 2])]
    );
    assert_eq!(
        store.meta::<String>("who").await.expect("loads").as_deref(),
        Some("anna")
    );
    assert_eq!(
        store.summaries::<u8>().await.expect("loads"),
        [("plan".to_owned(), 7)]
    );
}

#[wasm_bindgen_test]
async fn the_same_change_twice_is_kept_once() {
    let store = fresh("test-twice").await;
    for _ in 0..2 {
        store
            .append(&[append("plan", &["a"])])
            .await
            .expect("saves");
    }
    assert_eq!(
        store.load("plan").await.expect("loads").chunks,
        [chunk("a")]
    );
}

#[wasm_bindgen_test]
async fn a_document_of_which_nothing_is_kept_is_empty() {
    let store = fresh("test-nothing").await;
    assert_eq!(store.load("plan").await.expect("loads"), Kept::default());
    assert_eq!(store.meta::<String>("who").await.expect("loads"), None);
}

#[wasm_bindgen_test]
async fn values_are_found_by_how_their_names_begin_until_they_are_forgotten() {
    let store = fresh("test-metas").await;
    for (name, words) in [("draft:a:pair", "1"), ("draft:b:pair", "2"), ("me", "3")] {
        store.set_meta(name, words).await.expect("saves");
    }
    let found = |words: &str| vec![("pair".to_owned(), words.to_owned())];
    assert_eq!(store.metas("draft:a:").await.expect("loads"), found("1"));
    store.forget_meta("draft:a:pair").await.expect("forgets");
    let none: Vec<(String, String)> = store.metas("draft:a:").await.expect("loads");
    assert!(none.is_empty());
    assert_eq!(store.metas("draft:b:").await.expect("loads"), found("2"));
}

#[wasm_bindgen_test]
async fn a_database_of_version_1_keeps_everything_under_the_newest_code() {
    // Word for word what version 1 was, so that a later change of `schema` cannot change this test with it.
    let factory = idb::Factory::new().expect("IndexedDB");
    factory
        .delete("test-old")
        .expect("a request")
        .await
        .expect("deleted");
    let mut first = idb::Database::builder("test-old").version(1);
    for name in [
        "meta",
        "documents",
        "chunks",
        "snapshots",
        "sync",
        "summaries",
    ] {
        first = first.add_object_store(ObjectStore::builder(name));
    }
    first.build().await.expect("opens").close();
    let old = Store::open("test-old").await.expect("opens");
    old.append(&[append("plan", &["a"])]).await.expect("saves");
    old.set_meta("who", &"anna").await.expect("saves");
    let kept = old.load("plan").await.expect("loads");
    assert!(
        old.compact("notes", "whole", b"snapshot", &kept)
            .await
            .expect("compacts")
    );

    let store = reopened(old, "test-old").await;
    assert_eq!(store.load("plan").await.expect("loads"), kept);
    assert_eq!(store.load("notes").await.expect("loads").snapshots.len(), 1);
    assert_eq!(
        store.meta::<String>("who").await.expect("loads").as_deref(),
        Some("anna")
    );
}

#[wasm_bindgen_test]
async fn a_newer_version_of_the_app_adds_to_the_database_and_the_older_goes_on_beside_it() {
    // F19
    let store = fresh("test-upgrade").await;
    store
        .append(&[append("plan", &["a"])])
        .await
        .expect("saves");

    // The older tab is open, and lets the newer one have what it wants.
    let (newer, is_new) = schema::open("test-upgrade", Some(99))
        .await
        .expect("upgrades");
    assert!(!is_new);
    store
        .append(&[append("plan", &["b"])])
        .await
        .expect("saves beside the newer version");
    newer.close();

    let store = reopened(store, "test-upgrade").await;
    assert_eq!(
        store.load("plan").await.expect("loads").chunks,
        [chunk("a"), chunk("b")]
    );
}

#[wasm_bindgen_test]
async fn a_database_that_was_deleted_is_made_again_and_says_so() {
    // F13
    let store = fresh("test-deleted").await;
    store
        .append(&[append("plan", &["a"])])
        .await
        .expect("saves");
    let told = Rc::new(std::cell::Cell::new(0));
    let telling = Rc::clone(&told);
    store.on_lost(move || telling.set(telling.get() + 1));
    assert!(!store.open_again().await.expect("is open"));

    let factory = idb::Factory::new().expect("IndexedDB");
    factory
        .delete("test-deleted")
        .expect("a request")
        .await
        .expect("this tab does not hold it up");
    assert_eq!(told.get(), 1);

    store
        .append(&[append("plan", &["b"])])
        .await
        .expect("saves");
    assert!(store.open_again().await.expect("is open"));
    assert_eq!(
        store.load("plan").await.expect("loads").chunks,
        [chunk("b")]
    );
}

#[wasm_bindgen_test]
async fn a_forgotten_document_is_gone_and_no_other() {
    let store = fresh("test-forget").await;
    store
        .append(&[append("plan", &["a"]), append("notes", &["c"])])
        .await
        .expect("saves");
    store.remember("plan", &[1]).await.expect("saves");
    store.set_summary("plan", &7).await.expect("saves");
    let damaged = Kept {
        chunks: vec![chunk("a")],
        ..Kept::default()
    };
    store.set_aside("plan", &damaged).await.expect("sets aside");
    let kept = store.load("notes").await.expect("loads");

    store.forget(&["plan"]).await.expect("forgets");

    assert_eq!(store.load("plan").await.expect("loads"), Kept::default());
    assert_eq!(
        store.set_aside_of("plan").await.expect("loads"),
        Kept::default()
    );
    let records = store.records().await.expect("loads");
    assert_eq!(records.len(), 1);
    assert!(store.sync_states().await.expect("loads").is_empty());
    assert!(store.summaries::<u8>().await.expect("loads").is_empty());
    assert_eq!(store.load("notes").await.expect("loads"), kept);

    store.set_meta("who", &"anna").await.expect("saves");
    store.set_meta("first", &"marina").await.expect("saves");
    store.clear_but(&["first"]).await.expect("clears");
    assert!(store.records().await.expect("loads").is_empty());
    let left: Vec<(String, String)> = store.metas("").await.expect("loads");
    assert_eq!(left, [("first".to_owned(), "marina".to_owned())]);
}

#[wasm_bindgen_test]
async fn compacting_replaces_only_what_the_snapshot_covers() {
    let store = fresh("test-compact").await;
    store
        .append(&[append("plan", &["a", "b"])])
        .await
        .expect("saves");
    let covered = store.load("plan").await.expect("loads");
    store
        .append(&[append("plan", &["later"]), append("notes", &["a"])])
        .await
        .expect("saves");

    assert!(
        store
            .compact("plan", "ab", b"a and b", &covered)
            .await
            .expect("compacts")
    );

    let kept = store.load("plan").await.expect("loads");
    assert_eq!(kept.chunks, [chunk("later")]);
    assert_eq!(kept.snapshots, [("ab".to_owned(), b"a and b".to_vec())]);
    assert_eq!(
        store.load("notes").await.expect("loads").chunks,
        [chunk("a")]
    );
}

// F12
#[wasm_bindgen_test]
async fn opening_it_500_times_adds_nothing() {
    let mut store = fresh("test-500").await;
    store
        .append(&[append("plan", &["a", "b", "c"])])
        .await
        .expect("saves");
    for _ in 0..500 {
        store = reopened(store, "test-500").await;
        assert_eq!(store.load("plan").await.expect("loads").chunks.len(), 3);
    }
    assert_eq!(store.records().await.expect("loads").len(), 1);
    assert!(store.sync_states().await.expect("loads").is_empty());
}

#[wasm_bindgen_test]
async fn a_damaged_piece_is_kept_aside_and_not_met_again() {
    let store = fresh("test-aside").await;
    store
        .append(&[append("plan", &["a", "b"])])
        .await
        .expect("saves");
    let damaged = Kept {
        chunks: vec![chunk("b")],
        ..Kept::default()
    };
    store.set_aside("plan", &damaged).await.expect("sets aside");

    let store = reopened(store, "test-aside").await;
    assert_eq!(
        store.load("plan").await.expect("loads").chunks,
        [chunk("a")]
    );
    assert_eq!(store.set_aside_of("plan").await.expect("loads"), damaged);
}

#[wasm_bindgen_test]
async fn a_whole_piece_that_came_in_the_place_of_a_damaged_one_stays() {
    let store = fresh("test-aside-late").await;
    store
        .append(&[append("plan", &["a", "b"])])
        .await
        .expect("saves");
    let damaged = Kept {
        chunks: vec![Chunk {
            bytes: vec![0],
            ..chunk("b")
        }],
        ..Kept::default()
    };
    // What was read as damaged is whole again by the time it is set aside.
    store.set_aside("plan", &damaged).await.expect("sets aside");

    let store = reopened(store, "test-aside-late").await;
    assert_eq!(
        store.load("plan").await.expect("loads").chunks,
        [chunk("a"), chunk("b")]
    );
    assert_eq!(store.set_aside_of("plan").await.expect("loads"), damaged);
}
