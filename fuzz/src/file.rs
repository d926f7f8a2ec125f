//! A file that one device saved for another: from its bytes to the document that comes of it.

use crate::corpus::Seed;
use crate::mutate;
use crate::target::{Broken, Outcome, sender};
use rand::RngExt;
use rand::rngs::SmallRng;
use ryadom_domain::DocumentKind;
use ryadom_replica::Document;
use ryadom_sync::carried::{CopyFile, Packed, Parcel, unpack};
use sha2::{Digest, Sha256};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// How long a file's checksum is.
const CHECKSUM: usize = 32;

/// A file with a seed's message in it, spoilt: in the message, or anywhere else with a checksum that is right again.
/// The document is the seed's.
pub fn spoilt(seed: &Seed, others: &[Seed], random: &mut SmallRng) -> Option<Seed> {
    let in_message = random.random_bool(0.7);
    let data = if in_message {
        of(&mutate::seed(seed, others, random)?.data)
    } else {
        let mut body = of(&seed.data);
        body.truncate(body.len().checked_sub(CHECKSUM)?);
        mutate::bytes(&mut body, random);
        let checksum = Sha256::digest(&body);
        body.extend_from_slice(&checksum);
        body
    };
    Some(Seed {
        document: seed.document.clone(),
        data,
    })
}

/// An honest file that brings this message.
pub fn of(message: &[u8]) -> Vec<u8> {
    let file = CopyFile {
        school: "school".into(),
        school_name: "Школа № 7".into(),
        person: sender().to_string(),
        name: "Иванова А. П.".into(),
        made: 1_790_000_000,
        whole: false,
        parcels: vec![Parcel {
            document: "document".into(),
            kind: DocumentKind::Reflection.as_str().into(),
            message: message.to_vec(),
            receipt: None,
            seal: None,
        }],
    };
    file.encode()
}

/// What a device without a network does with it, once the seals were found to be right, in its rehearsal. What is read is
/// written again as it was; the rehearsal has little memory, and may panic or leave what cannot be read.
///
/// # Errors
/// [`Broken`], when a file is read as another.
pub fn taken(document: &Document, bytes: &[u8]) -> Result<Outcome, Broken> {
    let Ok(file) = CopyFile::decode(bytes) else {
        return Ok(Outcome::NotRead);
    };
    if CopyFile::decode(&file.encode()).as_ref() != Ok(&file) {
        return Err(Broken(
            "a file was read that is another when it is written again",
        ));
    }
    let mut outcome = Outcome::Refused;
    for parcel in &file.parcels {
        let Ok(packed) = unpack(&parcel.message) else {
            continue;
        };
        let mut document = document.clone();
        // Everything else is for the relay to try.
        if !Packed::is_plain(&packed.pieces, document.automerge().document()) {
            continue;
        }
        let done = catch_unwind(AssertUnwindSafe(|| {
            let taken = document.take_carried(&packed.pieces, &packed.heads, Some(sender()));
            taken.is_ok().then(|| is_readable(&mut document))
        }));
        match done {
            Ok(None) => {}
            Ok(Some(true)) => outcome = Outcome::Taken,
            // The rehearsal finds out: it reads back, and may end.
            Ok(Some(false)) => return Ok(Outcome::Unreadable),
            Err(_) => return Ok(Outcome::Panicked),
        }
    }
    Ok(outcome)
}

fn is_readable(document: &mut Document) -> bool {
    let heads = document.heads();
    let Ok(saved) = document.save() else {
        return false;
    };
    Document::load(document.kind(), &saved).is_ok_and(|mut again| again.heads() == heads)
}
