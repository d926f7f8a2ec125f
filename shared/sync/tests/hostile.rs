//! Sync messages that are small and would take a lot of memory, and large ones that are honest.

mod support;

use automerge::sync::{ChunkList, Message, MessageVersion};
use automerge::transaction::{CommitOptions, Transactable};
use automerge::{ActorId, AutoCommit, ROOT, ReadDoc};
use flate2::Compression;
use flate2::read::DeflateEncoder;
use ryadom_sync::limits;
use ryadom_sync::relay::{Grant, MemberId, Received, Refusal, Room};
use std::io::Read;
use support::{genesis, stored};

const DOCUMENT: u8 = 0;
const CHANGE: u8 = 1;
const DEFLATED_CHANGE: u8 = 2;
const BUNDLE: u8 = 3;

fn receive(chunks: Vec<Vec<u8>>) -> Result<Received, Refusal> {
    let mallory = MemberId(1);
    let mut room = Room::new("relay".into(), "plan".into(), stored(&[]));
    room.enter(mallory, "mallory".into(), Grant::Write);
    let message = Message {
        heads: Vec::new(),
        need: Vec::new(),
        have: Vec::new(),
        changes: ChunkList::from(chunks),
        flags: None,
        version: MessageVersion::V1,
    };
    room.receive(mallory, &message.encode())
}

fn chunk(kind: u8, body: &[u8]) -> Vec<u8> {
    [
        &[0x85, 0x6f, 0x4a, 0x83, 0, 0, 0, 0, kind],
        &*number(body.len() as u64),
        body,
    ]
    .concat()
}

fn number(mut value: u64) -> Vec<u8> {
    let mut bytes = Vec::new();
    while value > 127 {
        bytes.push(u8::try_from(value & 127).expect("seven bits") | 128);
        value >>= 7;
    }
    bytes.push(u8::try_from(value).expect("seven bits"));
    bytes
}

/// A positive number where a negative one could stand.
fn signed(value: u64) -> Vec<u8> {
    let mut bytes = number(value);
    if bytes.last().is_some_and(|last| last & 0x40 != 0) {
        *bytes.last_mut().expect("not empty") |= 0x80;
        bytes.push(0);
    }
    bytes
}

/// A change with one column.
fn change_with(specification: u8, column: &[u8]) -> Vec<u8> {
    let head = [
        0, // nothing before it
        1,
        7, // its actor
        1,
        1,
        0, // number, first operation, time
        0, // no message
        0, // no other actors
        1,
        specification, // one column
    ];
    [&head, &*number(column.len() as u64), column].concat()
}

fn deflated(bytes: &[u8]) -> Vec<u8> {
    let mut all = Vec::new();
    DeflateEncoder::new(bytes, Compression::best())
        .read_to_end(&mut all)
        .expect("in memory");
    all
}

fn refusal(chunks: Vec<Vec<u8>>) -> Refusal {
    receive(chunks).expect_err("this should go no further")
}

#[test]
fn millions_of_rows_in_a_few_bytes_are_refused() {
    let equal_values = [signed(1 << 40), number(1)].concat();
    let gaps = [signed(0), number(1 << 40)].concat();
    let switches = [number(0), number(1 << 40)].concat();
    for (specification, column) in [
        (0x42, &equal_values),
        (0x43, &equal_values),
        (0x01, &equal_values),
        (0x42, &gaps),
    ]
    .into_iter()
    .chain([(0x34, &switches)])
    {
        let refused = refusal(vec![chunk(CHANGE, &change_with(specification, column))]);
        assert_eq!(refused, Refusal::TooLarge, "column {specification:x}");
    }
}

#[test]
fn many_small_runs_are_added_up() {
    let run = [signed(60_000), number(1)].concat();
    let refused = refusal(vec![chunk(CHANGE, &change_with(0x42, &run.repeat(40)))]);
    assert_eq!(refused, Refusal::TooLarge);
}

#[test]
fn a_long_key_repeated_without_end_is_refused() {
    let key = [number(10_000), vec![b'x'; 10_000]].concat();
    let column = [signed(90_000), key].concat();
    assert_eq!(
        refusal(vec![chunk(CHANGE, &change_with(0x15, &column))]),
        Refusal::TooLarge
    );
}

#[test]
fn values_that_claim_to_be_huge_are_refused() {
    let column = [signed(1), number(u64::MAX)].concat();
    assert_eq!(
        refusal(vec![chunk(CHANGE, &change_with(0x56, &column))]),
        Refusal::TooLarge
    );
    let predecessors = [signed(2), number(1 << 50)].concat();
    assert_eq!(
        refusal(vec![chunk(CHANGE, &change_with(0x70, &predecessors))]),
        Refusal::TooLarge
    );
}

#[test]
fn what_inflates_without_end_is_refused_wherever_it_stands() {
    let bomb = deflated(&vec![0; limits::INFLATED + 1]);
    assert!(bomb.len() < limits::FRAME / 10, "it is small on the wire");
    assert_eq!(
        refusal(vec![chunk(DEFLATED_CHANGE, &bomb)]),
        Refusal::TooLarge
    );

    // No actors, no heads, one deflated column of changes, none of operations.
    let document = [
        &[0, 0, 1, 0x57 | 8],
        &*number(bomb.len() as u64),
        &[0],
        &*bomb,
    ]
    .concat();
    assert_eq!(refusal(vec![chunk(DOCUMENT, &document)]), Refusal::TooLarge);

    let half = deflated(&change_with(0x57, &vec![0; limits::INFLATED / 2]));
    let chunk = chunk(DEFLATED_CHANGE, &half);
    assert_eq!(
        refusal(vec![chunk.clone(), chunk.clone(), chunk]),
        Refusal::TooLarge
    );
}

#[test]
fn what_is_no_change_is_refused_before_automerge_sees_it() {
    let honest = change_with(0x42, &[signed(1), number(1)].concat());
    let cases = [
        vec![b"not a chunk".to_vec()],
        vec![chunk(BUNDLE, &honest)],
        vec![chunk(9, &honest)],
        vec![chunk(CHANGE, &honest[..6])],
        vec![chunk(CHANGE, &honest)[..12].to_vec()],
        vec![chunk(DEFLATED_CHANGE, b"not deflated at all")],
        vec![chunk(CHANGE, &change_with(0x42, &[0x80; 20]))],
    ];
    for case in cases {
        assert!(
            matches!(refusal(case.clone()), Refusal::Malformed(_)),
            "{case:x?}"
        );
    }
}

/// A novel, typed letter by letter, and the whole of it as one message in either form.
#[test]
fn a_large_honest_document_goes_through() {
    let mut document = genesis().with_actor(ActorId::from([1; 16]));
    let (_, text) = document
        .get(ROOT, "text")
        .expect("readable")
        .expect("genesis has it");
    for pause in 0..100 {
        let words =
            format!("Сегодня мы разобрали урок номер {pause}, и вот что вышло. ").repeat(25);
        let end = document.length(&text);
        document
            .splice_text(&text, end, 0, &words)
            .expect("at the end");
        document
            .put(ROOT, format!("mark {}", pause % 40), i64::from(pause))
            .expect("a value");
        document.commit_with(CommitOptions::default().with_time(0));
    }
    let whole = document.save();
    let changes = document.get_changes(&[]);
    let raw: Vec<_> = changes
        .iter()
        .map(|change| change.raw_bytes().to_vec())
        .collect();
    let small: Vec<_> = changes
        .into_iter()
        .map(|mut change| change.bytes().into_owned())
        .collect();
    for form in [vec![whole], raw, small] {
        let length: usize = form.iter().map(Vec::len).sum();
        match receive(form) {
            Ok(Received::Attempt(attempt)) => {
                let staged = attempt.apply(|_, _| Ok(())).expect("it is honest");
                assert_eq!(staged.contents().get_heads(), document.get_heads());
            }
            other => panic!("{length} bytes were refused: {other:?}"),
        }
    }
}

/// The most compact thing an honest person does: the same letter, again and again.
#[test]
fn a_key_held_down_goes_through() {
    let mut document = AutoCommit::new().with_actor(ActorId::from([1; 16]));
    let text = document
        .put_object(ROOT, "text", automerge::ObjType::Text)
        .expect("a map");
    document
        .splice_text(&text, 0, 0, &"а".repeat(90_000))
        .expect("at the beginning");
    document.commit();
    assert!(matches!(
        receive(vec![document.save()]),
        Ok(Received::Attempt(_))
    ));
}
