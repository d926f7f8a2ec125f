//! The file that one device saves for another: read as it was written, and nothing else is taken for one.

mod support;

use automerge::{AutoCommit, ChangeHash};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use ryadom_sync::carried::{
    Certificate, CopyFile, FORMAT, FileError, KEY, Packed, Parcel, SIGNATURE, Seal, UnpackError,
    pack, unpack,
};
use ryadom_sync::{PROOF, Receipt, limits};
use sha2::{Digest, Sha256};
use support::{genesis, put, values};

/// A file as version 1 writes it. Never made anew: what people have on their sticks is this.
const KEPT: &[u8] = include_bytes!("fixtures/copy-1.ryadom");

fn certificate() -> impl Strategy<Value = Certificate> {
    let name = "[a-zA-Z0-9]{1,40}";
    (name, name, name, any::<[u8; 32]>()).prop_map(|(school, device, person, bytes)| Certificate {
        school,
        device,
        person,
        key: std::array::from_fn(|at| bytes[at % 32]),
        signature: std::array::from_fn(|at| bytes[(at + 7) % 32]),
    })
}

fn parcel() -> impl Strategy<Value = Parcel> {
    let receipt =
        (vec(any::<[u8; 32]>(), 1..4), any::<[u8; PROOF]>()).prop_map(|(heads, proof)| {
            let heads = heads.into_iter().map(ChangeHash).collect();
            Receipt { heads, proof }
        });
    let seal = (certificate(), any::<[u8; 32]>()).prop_map(|(certificate, bytes)| Seal {
        certificate,
        signature: std::array::from_fn(|at| bytes[at % 32]),
    });
    (
        "[a-zA-Z0-9]{1,40}",
        "[a-z]{1,12}",
        vec(any::<u8>(), 0..400),
        option::of(receipt),
        option::of(seal),
    )
        .prop_map(|(document, kind, message, receipt, seal)| Parcel {
            document,
            kind,
            message,
            receipt,
            seal,
        })
}

fn file() -> impl Strategy<Value = CopyFile> {
    (
        "[a-zA-Z0-9]{1,40}",
        "[а-яА-Я №«»0-9]{0,300}",
        "[0-9a-f]{32}",
        "[а-яА-Я ]{0,60}",
        0..1_u64 << 50,
        any::<bool>(),
        vec(parcel(), 0..6),
    )
        .prop_map(
            |(school, school_name, person, name, made, whole, parcels)| CopyFile {
                school,
                school_name,
                person,
                name,
                made,
                whole,
                parcels,
            },
        )
}

/// Puts a checksum behind bytes that were tampered with, as somebody would who wants them to be read.
fn with_checksum(mut bytes: Vec<u8>) -> Vec<u8> {
    bytes.truncate(bytes.len().saturating_sub(32));
    let checksum = Sha256::digest(&bytes);
    bytes.extend_from_slice(&checksum);
    bytes
}

proptest! {
    #[test]
    fn a_file_is_read_as_it_was_written(file in file()) {
        prop_assert_eq!(CopyFile::decode(&file.encode()), Ok(file));
    }

    #[test]
    fn a_parcel_is_read_as_it_was_written(parcel in parcel()) {
        prop_assert_eq!(Parcel::decode(&parcel.encode()), Some(parcel));
    }

    #[test]
    fn a_file_that_was_cut_off_or_has_one_wrong_byte_is_not_opened(
        file in file(), at in any::<prop::sample::Index>(), flip in 1..=255_u8
    ) {
        let bytes = file.encode();
        let at = at.index(bytes.len());
        prop_assert!(CopyFile::decode(&bytes[..at]).is_err());
        let mut wrong = bytes;
        wrong[at] ^= flip;
        prop_assert!(CopyFile::decode(&wrong).is_err());
    }

    #[test]
    fn whatever_somebody_puts_a_true_checksum_behind_does_no_harm(
        file in file(), changes in vec((any::<prop::sample::Index>(), any::<u8>()), 1..20)
    ) {
        let mut bytes = file.encode();
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        if let Ok(read) = CopyFile::decode(&with_checksum(bytes)) {
            for parcel in read.parcels {
                drop(unpack(&parcel.message));
            }
        }
    }

    #[test]
    fn any_bytes_at_all_do_no_harm(bytes in vec(any::<u8>(), 0..600)) {
        drop(CopyFile::decode(&bytes));
        drop(Parcel::decode(&bytes));
        drop(Certificate::decode(&bytes));
        drop(unpack(&bytes));
    }

    #[test]
    fn no_two_parcels_are_signed_for_alike(one in parcel(), other in parcel(), by in certificate()) {
        let unsealed = |parcel: &Parcel| Parcel { seal: None, ..parcel.clone() };
        prop_assert_eq!(one.signed(&by) == other.signed(&by), unsealed(&one) == unsealed(&other));
    }
}

#[test]
fn what_is_signed_changes_with_every_part_of_a_parcel_and_of_a_certificate() {
    let certificate = Certificate {
        school: "s".into(),
        device: "d".into(),
        person: "p".into(),
        key: [1; KEY],
        signature: [2; SIGNATURE],
    };
    let others = [
        Certificate {
            school: "x".into(),
            ..certificate.clone()
        },
        Certificate {
            device: "x".into(),
            ..certificate.clone()
        },
        Certificate {
            person: "x".into(),
            ..certificate.clone()
        },
        Certificate {
            key: [9; KEY],
            ..certificate.clone()
        },
    ];
    let parcel = Parcel {
        document: "plan".into(),
        kind: "programme".into(),
        message: vec![1, 2],
        receipt: None,
        seal: None,
    };
    for other in &others {
        assert_ne!(certificate.signed(), other.signed());
        assert_ne!(parcel.signed(&certificate), parcel.signed(other));
    }
    // A letter moved from one part to the next is another thing.
    let moved = Parcel {
        document: "planp".into(),
        kind: "rogramme".into(),
        ..parcel.clone()
    };
    assert_ne!(parcel.signed(&certificate), moved.signed(&certificate));
}

#[test]
fn each_kind_of_wrong_file_is_told_apart() {
    let bytes = CopyFile::default().encode();
    assert_eq!(CopyFile::decode(b""), Err(FileError::Foreign));
    assert_eq!(
        CopyFile::decode(b"PK\x03\x04 a table"),
        Err(FileError::Foreign)
    );
    assert_eq!(CopyFile::decode(&bytes[..20]), Err(FileError::Damaged));
    let mut newer = bytes.clone();
    newer[8] = FORMAT + 1;
    assert_eq!(
        CopyFile::decode(&newer),
        Err(FileError::Newer { format: FORMAT + 1 }),
        "even though this version cannot check it"
    );
    let mut giant = bytes;
    giant.resize(limits::FILE + 1, 0);
    assert_eq!(CopyFile::decode(&giant), Err(FileError::TooLarge));
}

#[test]
fn a_file_that_claims_more_than_it_holds_costs_nothing() {
    // A list of 2^32 parcels of which none follows.
    let mut bytes = CopyFile::default().encode();
    let end = bytes.len() - 32;
    assert_eq!(bytes[end - 1], 0x80, "an empty list is last");
    bytes.truncate(end - 1);
    bytes.extend([0x9b, 0, 0, 0, 1, 0, 0, 0, 0]);
    bytes.extend([0; 32]);
    assert_eq!(
        CopyFile::decode(&with_checksum(bytes)),
        Err(FileError::Damaged)
    );
}

#[test]
fn more_parcels_than_a_school_has_documents_are_not_opened() {
    let parcel = Parcel {
        document: "a".into(),
        kind: "b".into(),
        message: Vec::new(),
        receipt: None,
        seal: None,
    };
    let file = CopyFile {
        parcels: vec![parcel; limits::DOCUMENTS + 1],
        ..CopyFile::default()
    };
    assert_eq!(CopyFile::decode(&file.encode()), Err(FileError::TooLarge));
}

fn loaded(messages: &[Vec<u8>]) -> AutoCommit {
    let mut document = genesis();
    for message in messages {
        for piece in unpack(message).expect("a message").pieces {
            document.load_incremental(&piece).expect("loads");
        }
    }
    document
}

#[test]
fn a_document_goes_in_and_comes_out_as_snapshot_and_as_changes() {
    let mut document = genesis();
    put(&mut document, "goal", "Цель");
    let before = document.get_heads();
    put(&mut document, "goal", "Новая цель");
    let heads = document.get_heads();

    let whole = pack(&heads, vec![document.save()]);
    assert_eq!(loaded(&whole).get_heads(), heads);
    assert_eq!(unpack(&whole[0]).expect("a message").heads, heads);

    let since = document.get_changes(&before);
    let raw = since.iter().map(|change| change.raw_bytes().to_vec());
    let since = pack(&heads, raw.collect());
    assert_eq!(unpack(&since[0]).expect("a message").pieces.len(), 1);
    let mut other = genesis();
    other
        .apply_changes(document.get_changes(&[])[..2].iter().cloned())
        .expect("applies");
    for piece in unpack(&since[0]).expect("a message").pieces {
        other.load_incremental(&piece).expect("loads");
    }
    assert_eq!(values(&other, "goal"), ["Новая цель"]);
}

#[test]
fn much_is_packed_into_several_parcels_and_each_passes_for_a_frame() {
    let mut document = genesis();
    for n in 0..5 {
        // What cannot be compressed: digits of a hash after another.
        let mut words = String::new();
        for i in 0..15_000 {
            words.push_str(&format!(
                "{:x?}",
                Sha256::digest(format!("{n} {i}")).as_slice()
            ));
        }
        put(&mut document, "words", &words);
    }
    let raw = document.get_changes(&[]);
    let raw = raw.iter().map(|change| change.raw_bytes().to_vec());
    let messages = pack(&document.get_heads(), raw.collect());
    assert!(messages.len() > 1, "{}", messages.len());
    assert!(
        messages
            .iter()
            .all(|message| message.len() <= limits::FRAME)
    );
    assert_eq!(loaded(&messages).get_heads(), document.get_heads());
}

#[test]
fn weeks_of_work_change_by_change_are_plain_and_what_counts_wrongly_is_not() {
    let mut before = genesis();
    let mut document = before.clone();
    for n in 0..600 {
        put(&mut document, "goal", &format!("Правка {n}"));
    }
    let mut changes: Vec<_> = document
        .get_changes(&before.get_heads())
        .iter()
        .map(|change| change.raw_bytes().to_vec())
        .collect();
    let contents = before.document();
    assert!(Packed::is_plain(&changes, contents));
    // What builds on what is not there cannot be told from what never will be.
    let first = changes.remove(0);
    assert!(!Packed::is_plain(&changes, contents));
    changes.insert(0, [&first[..], b"more"].concat());
    assert!(!Packed::is_plain(&changes, contents));
    put(&mut document, "goal", &"много слов ".repeat(40_000));
    let long = document.get_last_local_change().expect("a change");
    assert!(!Packed::is_plain(
        &[long.raw_bytes().to_vec()],
        document.document()
    ));
}

#[test]
fn a_message_that_asks_for_too_much_is_not_unpacked() {
    assert_eq!(
        unpack(&vec![0; limits::FRAME + 1]),
        Err(UnpackError::TooLarge)
    );
    assert_eq!(unpack(b"no message"), Err(UnpackError::Malformed));
}

/// What is in the kept file.
fn kept() -> CopyFile {
    CopyFile {
        school: "4NMNnkMhL8jXrdJ9jamS58PAVdXu".into(),
        school_name: "Школа № 7".into(),
        person: "0a".repeat(16),
        name: "Иванова А. П.".into(),
        made: 1_795_341_600,
        whole: true,
        parcels: vec![Parcel {
            document: "3nMNnkMhL8jXrdJ9jamS58PAVdXu".into(),
            kind: "programme".into(),
            message: Vec::new(),
            receipt: Some(Receipt {
                heads: vec![ChangeHash([3; 32])],
                proof: [4; PROOF],
            }),
            seal: Some(Seal {
                certificate: Certificate {
                    school: "4NMNnkMhL8jXrdJ9jamS58PAVdXu".into(),
                    device: "0d".repeat(16),
                    person: "0a".repeat(16),
                    key: [5; KEY],
                    signature: [6; SIGNATURE],
                },
                signature: [8; SIGNATURE],
            }),
        }],
    }
}

#[test]
fn a_file_of_the_first_version_is_opened() {
    let mut file = CopyFile::decode(KEPT).expect("a file");
    assert_eq!(file.encode(), KEPT, "and written as it was");
    let message = std::mem::take(&mut file.parcels[0].message);
    assert_eq!(file, kept());
    assert_eq!(values(&loaded(&[message]), "goal"), ["Цель"]);
}
