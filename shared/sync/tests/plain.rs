//! Which changes are so regular that the relay takes them in where they arrive, and which it tries elsewhere first.

mod support;

use automerge::sync::{ChunkList, Message, MessageVersion, State, SyncDoc};
use automerge::transaction::{CommitOptions, Transactable};
use automerge::{
    ActorId, AutoCommit, Automerge, Change, ObjId, ObjType, ROOT, ReadDoc, ScalarValue,
};
use ryadom_sync::relay::{Attempt, Grant, MemberId, Received, Room};
use support::{genesis, stored, type_in};

/// What the relay, which has `known`, makes of these.
fn receive(known: &[Change], chunks: Vec<Vec<u8>>) -> Option<Attempt> {
    let mut room = Room::new("relay".into(), "plan".into(), stored(known));
    let anna = MemberId(1);
    room.enter(anna, "anna".into(), Grant::Write);
    let message = Message {
        heads: Vec::new(),
        need: Vec::new(),
        have: Vec::new(),
        changes: ChunkList::from(chunks),
        flags: None,
        version: MessageVersion::V1,
    };
    match room.receive(anna, &message.encode()) {
        Ok(Received::Attempt(attempt)) => Some(attempt),
        // Refused before anything is made of it.
        _ => None,
    }
}

fn are_plain(known: &[Change], chunks: Vec<Vec<u8>>) -> bool {
    receive(known, chunks).is_some_and(|attempt| attempt.is_plain())
}

fn commit(document: &mut AutoCommit) -> Change {
    let hash = document
        .commit_with(CommitOptions::default().with_time(1_790_000_000))
        .expect("something to commit");
    document.get_change_by_hash(&hash).expect("just made")
}

fn annas() -> AutoCommit {
    genesis().with_actor(ActorId::from([1; 16]))
}

fn text(document: &AutoCommit) -> ObjId {
    document
        .get(ROOT, "text")
        .expect("readable")
        .expect("there")
        .1
}

/// Everything that an edit of ours is made of.
fn honest() -> Vec<Change> {
    let mut document = annas();
    let mut changes = vec![type_in(&mut document, 0, "Сегодня")];
    let text = text(&document);
    document.splice_text(&text, 2, 3, "👩‍🏫").expect("splices");
    changes.push(commit(&mut document));
    let row = document
        .put_object(ROOT, "row", ObjType::Map)
        .expect("a row");
    for (key, value) in [
        ("words", ScalarValue::from("слова")),
        ("done", ScalarValue::from(true)),
        ("count", ScalarValue::Int(-7)),
        ("whole", ScalarValue::Uint(7)),
        ("half", ScalarValue::F64(0.5)),
        ("at", ScalarValue::Timestamp(1_790_000_000_000)),
        ("bytes", ScalarValue::Bytes(vec![1, 2, 3])),
        ("marks", ScalarValue::counter(1)),
        ("nothing", ScalarValue::Null),
    ] {
        document.put(&row, key, value).expect("a value");
    }
    changes.push(commit(&mut document));
    document.put(&row, "done", false).expect("a value");
    document.delete(&row, "words").expect("was there");
    document.increment(&row, "marks", 2).expect("a counter");
    let list = document
        .put_object(&row, "list", ObjType::List)
        .expect("a list");
    document.insert(&list, 0, "first").expect("inserts");
    document.insert(&list, 1, "second").expect("inserts");
    document.put(&list, 0, "once more").expect("replaces");
    document.delete(&list, 1).expect("was there");
    changes.push(commit(&mut document));
    changes
}

#[test]
fn what_people_write_is_plain_one_by_one_and_together() {
    let changes = honest();
    for (place, change) in changes.iter().enumerate() {
        let known = &changes[..place];
        assert!(
            are_plain(known, vec![change.raw_bytes().to_vec()]),
            "change {place}"
        );
        let deflated = change.clone().bytes().into_owned();
        assert!(are_plain(known, vec![deflated]), "deflated {place}");
    }
    let all = changes.iter().map(|change| change.raw_bytes().to_vec());
    assert!(are_plain(&[], all.collect()));
}

#[test]
fn two_who_wrote_at_once_and_one_who_saw_both_are_plain() {
    let mut anna = annas();
    let mut marina = genesis().with_actor(ActorId::from([2; 16]));
    let changes = vec![
        type_in(&mut anna, 0, "раз"),
        type_in(&mut marina, 0, "два"),
        type_in(&mut marina, 0, "три"),
    ];
    anna.merge(&mut marina).expect("merges");
    let joined = type_in(&mut anna, 2, "вместе");
    assert!(are_plain(&changes, vec![joined.raw_bytes().to_vec()]));
    let all = changes.into_iter().chain([joined]);
    let chunks = all.map(|change| change.raw_bytes().to_vec()).collect();
    assert!(are_plain(&[], chunks));
}

#[test]
fn a_document_that_was_just_begun_is_plain_as_a_whole() {
    let mut document = annas();
    type_in(&mut document, 0, "Первая запись");
    let mut relay = stored(&[]);
    let (mut here, mut there) = (State::new(), State::new());
    let first = document
        .sync()
        .generate_sync_message(&mut here)
        .expect("a message");
    relay
        .receive_sync_message(&mut there, first)
        .expect("an honest one");
    let answer = relay.generate_sync_message(&mut there).expect("an answer");
    document
        .sync()
        .receive_sync_message(&mut here, answer)
        .expect("an honest one");
    let edit = document
        .sync()
        .generate_sync_message(&mut here)
        .expect("the edit");
    let chunks: Vec<_> = edit.changes.iter().map(<[u8]>::to_vec).collect();
    assert_eq!(chunks[0][8], 0, "a whole document");
    assert!(are_plain(&[], chunks));
}

#[test]
fn what_is_large_or_unusual_is_not_plain() {
    let mut document = annas();
    let large = type_in(&mut document, 0, &"ой, ".repeat(20_000));
    assert!(!are_plain(&[], vec![large.raw_bytes().to_vec()]));
    assert!(!are_plain(&[], vec![large.clone().bytes().into_owned()]));
    assert!(!are_plain(&[], vec![document.save()]));

    let mut document = annas();
    let first = type_in(&mut document, 0, "раз");
    let second = type_in(&mut document, 0, "два");
    // What it builds on has not come.
    assert!(!are_plain(&[], vec![second.raw_bytes().to_vec()]));
    assert!(are_plain(&[first], vec![second.raw_bytes().to_vec()]));

    let mut document = annas();
    let text = text(&document);
    document.splice_text(&text, 0, 0, "жирно").expect("splices");
    commit(&mut document);
    let bold = automerge::marks::Mark::new("bold".to_owned(), true, 0, 3);
    let sides = automerge::marks::ExpandMark::Both;
    document.mark(&text, bold, sides).expect("marks");
    commit(&mut document);
    let marked = document.get_changes(&[]);
    assert!(!are_plain(
        &marked[1..2],
        vec![marked[2].raw_bytes().to_vec()]
    ));
}

/// Each bit of an honest change, turned over, leaves it plain only where that does no harm.
#[test]
fn one_bit_more_or_less_is_never_plain_and_harmful() {
    let changes = honest();
    let (mut plain, mut taken) = (0, 0);
    for (place, change) in changes.iter().enumerate() {
        let honest = change.raw_bytes();
        // Behind the head: mark, checksum, kind, and a length of one or two bytes.
        for bit in 11 * 8..honest.len() * 8 {
            let mut bytes = honest.to_vec();
            bytes[bit / 8] ^= 1 << (bit % 8);
            let attempt = receive(&changes[..place], vec![support::with_checksum(bytes)]);
            let Some(attempt) = attempt.filter(Attempt::is_plain) else {
                continue;
            };
            plain += 1;
            // A panic is outlived; a document that nobody can read again would not be.
            if let Ok(staged) = attempt.apply(|_, _| Ok(())) {
                let saved = Automerge::load(&staged.contents().save()).expect("readable");
                let heads = staged.contents().get_heads();
                assert_eq!(saved.get_heads(), heads, "{place}, {bit}");
                taken += 1;
            }
        }
    }
    // Letters are as good as other letters.
    assert!(taken > 100 && plain < 4 * taken, "{taken} of {plain}");
}
