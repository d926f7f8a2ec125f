//! The codec: what other clients write is understood, and no bytes do harm.

use minicbor::encode::Encoder;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use ryadom_sync::{
    DecodeError, Ephemeral, Error, Join, Message, Metadata, Peer, RemoteHeads, StoredHeads,
    Subscription, Sync, Unavailable, limits,
};

fn name() -> impl Strategy<Value = String> {
    "[a-zа-я0-9-]{1,40}"
}

fn metadata() -> impl Strategy<Value = Metadata> {
    (option::of(name()), any::<bool>())
        .prop_map(|(storage, ephemeral)| Metadata { storage, ephemeral })
}

fn message() -> impl Strategy<Value = Message> {
    let names = || vec(name(), 0..5);
    prop_oneof![
        (name(), metadata(), names()).prop_map(|(sender, metadata, versions)| {
            Message::Join(Join {
                sender,
                metadata,
                versions,
            })
        }),
        (name(), name(), metadata(), name()).prop_map(|(sender, target, metadata, version)| {
            Message::Peer(Peer {
                sender,
                target,
                metadata,
                version,
            })
        }),
        (
            name(),
            name(),
            name(),
            vec(any::<u8>(), 1..200),
            any::<bool>()
        )
            .prop_map(|(sender, target, document, data, request)| {
                Message::Sync(Sync {
                    receipt: None,
                    sender,
                    target,
                    document,
                    data,
                    request,
                })
            }),
        (name(), name(), name()).prop_map(|(sender, target, document)| {
            Message::Unavailable(Unavailable {
                sender,
                target,
                document,
            })
        }),
        (
            name(),
            name(),
            name(),
            name(),
            0..=1_u64 << 53,
            vec(any::<u8>(), 1..200),
            option::of(name())
        )
            .prop_map(
                |(sender, target, document, session, count, data, account)| {
                    Message::Ephemeral(Ephemeral {
                        sender,
                        target,
                        document,
                        session,
                        count,
                        data,
                        account,
                    })
                }
            ),
        (name(), name(), names(), names()).prop_map(|(sender, target, add, remove)| {
            Message::Subscription(Subscription {
                sender,
                target,
                add,
                remove,
            })
        }),
        (
            name(),
            name(),
            name(),
            vec((name(), names(), 0..=1_u64 << 53), 0..4)
        )
            .prop_map(|(sender, target, document, heads)| {
                let stored = |(storage, heads, at)| StoredHeads { storage, heads, at };
                let heads = heads.into_iter().map(stored).collect();
                Message::RemoteHeads(RemoteHeads {
                    sender,
                    target,
                    document,
                    heads,
                })
            }),
        (
            name(),
            name(),
            name(),
            option::of(name()),
            option::of(name())
        )
            .prop_map(
                |(sender, target, message, code, document)| Message::Error(Error {
                    sender,
                    target,
                    message,
                    code,
                    document,
                })
            ),
        name().prop_map(|sender| Message::Leave { sender }),
    ]
}

proptest! {
    #[test]
    fn every_message_survives_the_wire(message in message()) {
        prop_assert_eq!(Message::decode(&message.encode()), Ok(message));
    }

    #[test]
    fn no_bytes_do_harm(bytes in vec(any::<u8>(), 0..400)) {
        let _ = Message::decode(&bytes);
    }

    #[test]
    fn no_damage_to_a_frame_does_harm(
        message in message(),
        damage in vec((any::<prop::sample::Index>(), any::<u8>()), 1..6),
        cut in any::<prop::sample::Index>(),
    ) {
        let mut frame = message.encode();
        for (at, byte) in damage {
            let at = at.index(frame.len());
            frame[at] = byte;
        }
        let _ = Message::decode(&frame);
        frame.truncate(cut.index(frame.len() + 1));
        let _ = Message::decode(&frame);
    }
}

/// A frame as a JavaScript client writes it: an open-ended map, counts as floats, `undefined`
/// for what it leaves out, tagged bytes, and a key nobody here has heard of.
#[test]
fn a_frame_in_a_foreign_hand_is_understood() {
    let mut cbor = Encoder::new(Vec::new());
    let written = (|| {
        cbor.begin_map()?;
        cbor.str("hue")?.array(2)?.map(1)?.u8(1)?.null()?.f64(0.5)?;
        cbor.str("targetId")?.str("relay")?;
        cbor.str("count")?.f64(3.0)?;
        cbor.str("sessionId")?
            .begin_str()?
            .str("one ")?
            .str("run")?
            .end()?;
        cbor.str("peerMetadata")?.undefined()?;
        cbor.u8(7)?.str("a key that is no text")?;
        cbor.str("data")?
            .tag(minicbor::data::Tag::new(64))?
            .bytes(&[1, 2])?;
        cbor.str("documentId")?.str("plan")?;
        cbor.str("senderId")?.str("npm")?;
        cbor.str("type")?.str("ephemeral")?;
        cbor.end()?.ok()
    })();
    written.expect("memory takes it");

    let expected = Ephemeral {
        sender: "npm".into(),
        target: "relay".into(),
        document: "plan".into(),
        session: "one run".into(),
        count: 3,
        data: vec![1, 2],
        account: None,
    };
    assert_eq!(
        Message::decode(cbor.writer()),
        Ok(Message::Ephemeral(expected))
    );
}

#[test]
fn a_message_of_a_later_version_is_recognised_as_unknown() {
    let frame = frame(|cbor| {
        cbor.map(2)?
            .str("type")?
            .str("telepathy")?
            .str("to")?
            .u8(1)?
            .ok()
    });
    assert_eq!(
        Message::decode(&frame),
        Ok(Message::Unknown {
            kind: "telepathy".into()
        })
    );
}

#[test]
fn a_count_that_is_no_whole_number_is_no_count() {
    for count in [0.5, -1.0, f64::NAN, f64::INFINITY, 1e300] {
        let frame = frame(|cbor| {
            cbor.map(6)?
                .str("type")?
                .str("ephemeral")?
                .str("senderId")?
                .str("a")?;
            cbor.str("targetId")?
                .str("b")?
                .str("documentId")?
                .str("c")?;
            cbor.str("sessionId")?
                .str("d")?
                .str("count")?
                .f64(count)?
                .ok()
        });
        assert_eq!(
            Message::decode(&frame),
            Err(DecodeError::Missing("count")),
            "{count}"
        );
    }
}

#[test]
fn a_message_that_lacks_something_says_what() {
    let frame = frame(|cbor| {
        cbor.map(2)?
            .str("type")?
            .str("sync")?
            .str("senderId")?
            .str("a")?
            .ok()
    });
    assert_eq!(
        Message::decode(&frame),
        Err(DecodeError::Missing("targetId"))
    );
}

#[test]
fn a_false_length_reserves_nothing() {
    for head in [0x9b, 0xbb, 0x5b, 0x7b] {
        let mut frame = vec![0xa1, 0x61, b'x', head];
        frame.extend([0xff; 8]);
        assert_eq!(
            Message::decode(&frame),
            Err(DecodeError::NotCbor),
            "{head:x}"
        );
    }
}

#[test]
fn values_in_values_without_end_are_refused() {
    let mut frame = vec![0xa1, 0x61, b'x'];
    frame.extend(vec![0x81; 100_000]);
    assert_eq!(Message::decode(&frame), Err(DecodeError::TooLarge));
}

#[test]
fn what_is_longer_than_any_honest_message_is_refused() {
    assert_eq!(
        Message::decode(&vec![0; limits::FRAME + 1]),
        Err(DecodeError::TooLong)
    );
    let sender = "x".repeat(limits::NAME + 1);
    assert_eq!(
        Message::decode(&Message::Leave { sender }.encode()),
        Err(DecodeError::TooLarge)
    );
}

#[test]
fn two_values_in_one_frame_are_no_message() {
    let mut frame = Message::Leave { sender: "a".into() }.encode();
    frame.push(0);
    assert_eq!(Message::decode(&frame), Err(DecodeError::NotCbor));
    assert_eq!(Message::decode(&[]), Err(DecodeError::NotCbor));
    assert_eq!(
        Message::decode(b"not cbor at all"),
        Err(DecodeError::NotCbor)
    );
}

type Written = Result<(), minicbor::encode::Error<std::convert::Infallible>>;

fn frame(write: impl FnOnce(&mut Encoder<Vec<u8>>) -> Written) -> Vec<u8> {
    let mut cbor = Encoder::new(Vec::new());
    write(&mut cbor).expect("memory takes it");
    cbor.into_writer()
}
